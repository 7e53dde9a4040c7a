"""What has to change for a target: "what should I ask for to reach 500k", "how much grant for 2.4 million over four years"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.core.intents.remarks import IT
from bot.core.reading.characters import words_of
from bot.core.reading.quantities import Measure, Quantity, quantities
from bot.core.reading.word_sets import words
from calculators.counter import Lever, Target

Rarity = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class CounterQuestion:
    """A question for a counter-offer. `amount` is the target; None where it is another offer, or not said."""

    amount: Decimal | None
    lever: Lever | None
    on: Target


@dataclass(frozen=True, slots=True)
class CounterAgain:
    """A counter-offer asked for once more: what is said differs from the one before, what is None stays."""

    amount: Decimal | None
    lever: Lever | None
    on: Target | None


_LEVERS: dict[str, Lever] = {
    "base": "base", "salary": "base", "bonus": "bonus", "sign-on": "sign_on", "signing": "sign_on", "signon": "sign_on",
    "stock": "grant", "rsus": "grant", "rsu": "grant", "equity": "grant", "grant": "grant", "shares": "grant",
}  # fmt: skip
_TOTAL = re.compile(
    r"\b(?:over|in|for|across)? ?(?:the |all )?(?:whole )?(?:(?:four|4|five|5|three|3|two|2|\d) ?-?years?(?: total)?|"
    r"horizon|total|years)\b|\bin total\b|\boverall\b"
)
_FIRST = re.compile(r"\b(?:in |for )?(?:the |my )?(?:first|1st) year\b|\b(?:in )?year (?:one|1)\b")
_AS_IT_WAS = re.compile(
    r"[ ,]*\b(?:and |but |with )*(?:(?:everything|all|the rest|the others?|"
    r"nothing)(?: else)?(?: \w+)? (?:as \w+(?: \w+)?|the same|unchanged|equal|changes?)"
    r"|(?:the )?same (?:goal|target|amount|aim|(?:\d+|four|three|two) years?)|(?:with |at )?(?:the |"
    r"its )?original .*|(?:the )?(?:base|salary|bonus|sign-?on|signing|stock|grant|rsus?|equity|shares|"
    r"rest)(?: bonus)?(?: \S+%?)? (?:as (?:it|they) (?:was|is|were|are)|stays?|remains?|unchanged|as is)\b.*)$"
)
"""What is said to stay as it is: "same goal", "with the original 15 % bonus"."""
_SUPPOSED = re.compile(r"(?:and |so |ok |now )*(?:what )?if\b")
_SENTENCE = re.compile(r"[.…]+(?=\s|$)")
_OF_PART = re.compile(
    r"^\S+ (?:of )?(?:base|salary|bonus|sign-?on|signing|stock|rsus?|equity|grant)\b|(?:base|salary|bonus|sign-?on|stock|rsus?|grant) of $"
)
"""An amount right beside a part."""
_GOALS = words(
    "bring brings reach match hit equal beat achieve counter need take get needs gets takes reaches matches hits close closes add adds needed required"
)
_FILLERS = words(
    """what how much many which would could should do does did i we to i'd it a an the my me of in for with on by through via
    using ask negotiate push so that and or have has be is must go up raise raised come comes make makes at least from them
    please ok now then more high large big must should worth year bonus? have if want wanted get gets as only just there total
    amount pay value gap difference between them land lands offer offers else top new give instead they he she goal target
    but move moves change lever levers too lower higher same again try not their our your its this these those all"""
)  # fmt: skip
_MUST = words("must should need needs have has")
_SURE = words("bring brings reach match hit equal beat achieve counter close closes")
_AGAIN = words("and or but with only just instead now what if through via by so ok then again more")
_CHANGING = words("drop remove without what's changed undo add double halve if")
_LEAST = Decimal(10_000)
_TELLING = 0.3
_MOST_TELLING = 2


def read_counter_question(rest: str, named: int, rarity: Rarity | None = None) -> CounterQuestion | None:
    """Read a message, with "it" for the offers named in it, as a question for what to ask for; None where it is none."""
    said = _without_what_stays(words_of(rest))
    figures = [figure for figure in quantities(said) if figure.measure is Measure.AMOUNT]
    aimed = re.search(r"\b(?:reach|match|hit|get to|target|goal|bring|need)", said) is not None
    if figures and not aimed and _is_of_part(said, figures[0]):
        return None  # "counter with 380k stock": the amount of a part, and no target
    left = said
    for figure in reversed(figures):
        left = f"{left[: figure.start]} {left[figure.end :]}"
    on: Target = "horizon_total" if not _FIRST.search(left) and _TOTAL.search(left) else "first_year"
    left = _TOTAL.sub(" ", _FIRST.sub(" ", left)).replace("sign on", "sign-on")
    found = left.split()
    levers = [_LEVERS[word] for word in found if word in _LEVERS]
    if len(figures) > 1 or len(set(levers)) > 1 or not _understood(found, rarity):
        return None
    if not figures and not (named > 1 and set(found) & _SURE):
        return None
    left_to_it = bool(set(found) & {"needed", "required"})
    asks = left_to_it or bool(set(found) & {"what", "how", "which", "reach", "match", "ask", "counter"})
    cued = (
        bool(set(found) & _SURE)
        or ("ask" in found and "for" in found)
        or bool(levers and set(found) & _GOALS)
    )
    cued = cued or bool(levers and set(found) & _MUST and set(found) & {"so", "that", "to", "for"})
    counted = (
        bool(levers) and bool({"how", "what", "which"} & set(found)) and "for" in found and bool(figures)
    )
    if not asks or not (cued or counted) or (_SUPPOSED.match(said) and not set(found) & _SURE):
        return None
    if not _understood(found, None) and not (set(found) & _SURE or (levers and set(found) & _MUST)):
        return None
    return CounterQuestion(figures[0].value if figures else None, levers[0] if levers else None, on)


def read_counter_again(text: str, rarity: Rarity) -> CounterAgain | None:
    """Read what another counter-offer is to be: through which part, up to what, in which time; None where it is none."""
    said = _without_what_stays(words_of(text))
    figures = [
        figure for figure in quantities(said) if figure.measure is Measure.AMOUNT and figure.value >= _LEAST
    ]
    left = said
    for figure in reversed(figures):
        left = f"{left[: figure.start]} {left[figure.end :]}"
    first, whole = _FIRST.search(left), _TOTAL.search(left)
    on: Target | None = "first_year" if first else "horizon_total" if whole else None
    left = _TOTAL.sub(" ", _FIRST.sub(" ", left)).replace("sign on", "sign-on")
    found = [word for word in left.split() if word not in {"%", "percent", "percentage"}]
    levers = list(dict.fromkeys(_LEVERS[word] for word in found if word in _LEVERS))
    named = bool(set(found) & {"target", "goal", "reach"})
    if figures and levers and not named and _is_of_part(said, figures[0]):
        return None  # "with 30k sign-on": the amount of a part, and no target
    if len(figures) > 1 or len(levers) > 1 or not (figures or levers or (on and len(found) <= _FEW)):
        return None
    aimed = bool(set(found) & {"target", "goal", "reach", "need", "want"})
    aimed = aimed or bool(levers and set(found) & {"with", "via", "through", "by"} and "if" not in found)
    if (figures and not aimed) or not _understood(found, rarity):
        return None
    begins = bool(set(found[:3]) & _AGAIN) or len(found) <= _FEW or bool(levers and _DOES_IT.search(said))
    if defines(text):
        return None
    if not begins or (set(found) & _CHANGING - {"if", "add"}):
        return None
    return CounterAgain(figures[0].value if figures else None, levers[0] if levers else None, on)


_FEW = 3


def _is_of_part(said: str, figure: Quantity) -> bool:
    """Whether an amount stands right beside the part that it is of: "with a 30k sign-on"."""
    return _OF_PART.search(f"{said[figure.start :]} | {said[: figure.start]}") is not None


_DOES_IT = re.compile(
    r"^(?:(?:and|so|ok|or|but) )*(?:what|which|how much|how big|how high|how large)\b.*\b(?:instead|there|do (?:it|that|the same)|"
    r"(?:have|need|has|needs) to be|must be|should be|be needed|need|required)\b"
)
"""Asks which size of a part reaches the same target."""
_DEFINES = re.compile(
    r"(?:so |and )?(?:what (?:is|are|does)|what's|whats|define|explain) (?:an? )?[\w-]+(?: mean)?"
)


def defines(text: str) -> bool:
    """Whether a message asks what a single word means: "what is a grant"."""
    return _DEFINES.fullmatch(words_of(text)) is not None


def _without_what_stays(said: str) -> str:
    """A message without the clauses at its end that say what stays as it is."""
    said = _SENTENCE.sub(" ", said)
    while (shorter := _AS_IT_WAS.sub("", said).strip(" ,")) != said:
        said = shorter
    return said


def _understood(found: Sequence[str], rarity: Rarity | None) -> bool:
    """Whether a message holds no figure and at most two telling words that are not understood."""
    unknown = [word for word in found if word not in _FILLERS | _GOALS | set(_LEVERS) | {IT}]
    if not unknown or rarity is None:
        return not unknown
    plain = all(word.replace("-", "").replace("'", "").isalpha() for word in unknown)
    return plain and sum(rarity(word) >= _TELLING for word in unknown) <= _MOST_TELLING
