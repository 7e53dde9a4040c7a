"""What people write to a bot, in turn: questions, follow-ups to them, and offers with figures of their own."""

from collections.abc import Sequence

from knowledge.loading import load

PEOPLE = 400
"""So many write at the same time, each in a chat of their own."""

_FOLLOW_UPS = ("source?", "and for a vp?", "what about equity", "why", "and the caio?", "thanks")
_OFFERS = (
    "{base}k base, 20% bonus, 150k RSUs over 18 months, 30k sign-on, Seattle",
    "base {base}k, 15 % bonus, 400k over 4 years, Austin",
    "they offer {base},000 plus 0.3% equity, is that good?",
)
_ON_OFFERS = ("what if the bonus is 25%", "what should i ask for", "is that good?")


def questions() -> tuple[str, ...]:
    """The questions that the entries bring as tests, which no entry lists among its phrasings."""
    return tuple(test.ask for item in load().items.values() for test in item.entry.tests)


def written(number: int, asked: Sequence[str]) -> tuple[int, str]:
    """Who writes the message with this number, and what.

    Each person's eight messages are four questions, two follow-ups, an offer and something about it.
    """
    turn, person = divmod(number, PEOPLE)
    match (turn + person) % 8:
        case 1 | 3:
            return person, _FOLLOW_UPS[number // 8 % len(_FOLLOW_UPS)]
        case 6:
            return person, _OFFERS[person % len(_OFFERS)].format(base=200 + number % 150)
        case 7:
            return person, _ON_OFFERS[person % len(_ON_OFFERS)]
    return person, asked[number * 31 % len(asked)]
