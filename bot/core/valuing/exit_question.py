"""What a stake or options pay at an exit, asked in one message: `0.3 %, sold for 400M after two rounds of 20 %`."""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from bot.core.dialogue.forms import Json
from bot.core.reading.characters import plain
from bot.core.reading.quantities import Measure, Quantity, quantities
from calculators.money import HUNDRED

_EXIT = re.compile(
    r"\b(?:exit\w*|sells?|selling|sold|sale|ipos?|acqui\w+|bought|buys|buyout|goes public|liquidity)\b"
)
_DILUTION = re.compile(r"\b(?:dilut\w+|rounds?|series [a-f])\b")
_OPTIONS = re.compile(r"^[ -]*(?:stock |share )?(?:options?|isos?|nsos?)\b")
_OWN_SHARES = re.compile(r"^[ -]*shares?\b")
_STRIKE_BEFORE = re.compile(r"\b(?:strike|exercise)(?: price)?(?: is| of| at|:| =)? ?\W?$")
_STRIKE_AFTER = re.compile(r"^ ?(?:strike|exercise)\b")
_ALL_SHARES_AFTER = re.compile(
    r"^ ?(?:total |common |ordinary )?(?:fully.diluted|outstanding|fdso?|fd)\b|^ ?shares? (?:fully.diluted|outstanding|in total|total|in all)"
)
_ALL_SHARES_BEFORE = re.compile(
    r"\b(?:out of|of|total(?: of)?|fully.diluted(?: shares)?(?: of| is|:)?|fdso?:?) ?$"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "twice": 2}
_NEAR = 32
"""Characters around a figure in which its name stands."""
_LARGEST_STAKE = Decimal(50)
_LEAST_EXIT = Decimal(100_000)
_MOST_EXITS = 6


def read_exit_question(text: str) -> dict[str, Json] | None:
    """Answers of the dialogue about a stake; None where a message names no exit with an amount, or nothing that is held."""
    read = plain(text)
    if _EXIT.search(read) is None:
        return None
    found = quantities(text)
    options = _first(found, lambda one: _is_count(one) and _OPTIONS.match(read[one.end :]) is not None)
    every = _first(found, lambda one: one is not options and _is_all_shares(one, read))
    if options is None and every is not None:
        options = _first(
            found,
            lambda one: (
                one is not every and _is_count(one) and _OWN_SHARES.match(read[one.end :]) is not None
            ),
        )
    strike = _first(found, lambda one: _is_strike(one, read))
    shares = [one.value for one in found if one.measure is Measure.PERCENT]
    held = None if options is not None or not shares else shares[0]
    rounds = _rounds(read, shares if held is None else shares[1:])
    named = {id(one) for one in (options, every, strike) if one is not None}
    exits = [
        one
        for one in found
        if one.measure is Measure.AMOUNT
        and id(one) not in named
        and one.value >= _LEAST_EXIT
        and _is_exit(one, read)
    ]
    if (
        not exits
        or (held is None and options is None)
        or (held is not None and not 0 < held <= _LARGEST_STAKE)
    ):
        return None
    answers: dict[str, Json] = {
        "stake": {"options": str(options.value)} if options else {"percent": str(held)},
        "exits": [str(value) for one in exits for value in (one.value, one.upper) if value is not None][
            :_MOST_EXITS
        ],
        "currency": next((one.currency for one in exits if one.currency), "USD"),
    }
    if rounds:
        answers["dilution"] = [str(part) for part in rounds]
    if strike is not None:
        answers["strike"] = {"amount": str(strike.value)}
    if every is not None:
        answers["shares"] = str(every.value)
    return answers


def _first(found: Iterable[Quantity], fits: Callable[[Quantity], bool]) -> Quantity | None:
    return next((one for one in found if fits(one)), None)


def _is_count(one: Quantity) -> bool:
    return one.measure in {Measure.NUMBER, Measure.AMOUNT} and one.currency is None and one.value >= 1


def _before(one: Quantity, read: str) -> str:
    return read[max(0, one.start - _NEAR) : one.start]


def _is_all_shares(one: Quantity, read: str) -> bool:
    if not _is_count(one) or _OPTIONS.match(read[one.end :]):
        return False
    after = read[one.end : one.end + _NEAR]
    if _ALL_SHARES_AFTER.match(after):
        return True
    counted = _OWN_SHARES.match(after) is not None
    return counted and (one.scaled or _ALL_SHARES_BEFORE.search(_before(one, read)) is not None)


def _is_strike(one: Quantity, read: str) -> bool:
    if one.measure not in {Measure.NUMBER, Measure.AMOUNT}:
        return False
    return (
        _STRIKE_BEFORE.search(_before(one, read)) is not None
        or _STRIKE_AFTER.match(read[one.end : one.end + _NEAR]) is not None
    )


def _is_exit(one: Quantity, read: str) -> bool:
    """Whether an exit is named before the figure in the message, or right behind it."""
    return (
        _EXIT.search(read[: one.start]) is not None or _EXIT.search(read[one.end : one.end + 12]) is not None
    )


def _rounds(read: str, shares: Sequence[Decimal]) -> list[Decimal]:
    """The dilution of each later round, in percent; `two rounds of 20 %` is two."""
    if not shares or _DILUTION.search(read) is None or any(not 0 <= share < HUNDRED for share in shares):
        return []
    words = read.split()
    spelled = next((_COUNTS[word] for word in words if word in _COUNTS), 1)
    figure = re.search(r"\b([2-8]) (?:\w+ )?rounds?\b", read)
    times = int(figure[1]) if figure else spelled
    return list(shares) * times if len(shares) == 1 else list(shares)
