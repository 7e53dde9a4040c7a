"""Dates of a vesting schedule in words: "years 2-4", "each of the next three years", "on signing", "from day one"."""

from collections.abc import Sequence
from fractions import Fraction

from bot.core.reading.numbers import text_at
from bot.core.reading.quantities import Quantity
from bot.core.reading.schedule_hint import Hint, Sort
from bot.core.reading.schedule_words import NEXT, REST, STARTS, VESTING_WORDS
from bot.core.reading.tokens import Token
from bot.core.reading.units import Per

_TO = frozenset({"-", "to", "through", "till", "until"})
_MY = frozenset({"my", "your", "the", "of", "date"})
_OTHERS = NEXT | REST | {"other", "subsequent"}


def years_at(
    found: Sequence[Token], quantities: Sequence[Quantity], hints: Sequence[Hint], at: int
) -> Hint | None:
    """Read "years 2-4", "years 2 to 4"; "each of the next three years" behind the ``hints`` found so far."""
    if text_at(found, at) == "each" and text_at(found, at + 1) == "of":
        return _following_years(found, quantities, hints, at)
    first, last = text_at(found, at + 1), text_at(found, at + 3)
    if text_at(found, at) not in {"years", "yrs"} or text_at(found, at + 2) not in _TO:
        return None
    if not (first.isdigit() and last.isdigit()) or not 0 < int(first) < int(last) <= 10:
        return None
    return Hint(Sort.YEAR, at, at + 4, months=Fraction(int(first)), until=int(last))


def _following_years(
    found: Sequence[Token], quantities: Sequence[Quantity], hints: Sequence[Hint], at: int
) -> Hint | None:
    behind = at + 2 + (text_at(found, at + 2) == "the")
    length = next((quantity for quantity in quantities if quantity.first == behind + 1), None)
    last = next((hint for hint in reversed(hints) if hint.sort is Sort.YEAR and hint.months), None)
    if (
        length is None
        or length.unit is not Per.YEAR
        or length.months is None
        or last is None
        or last.months is None
    ):
        return None
    if text_at(found, behind) not in _OTHERS:
        return None
    first = last.until or int(last.months)
    return Hint(
        Sort.YEAR, at, length.behind, months=Fraction(first + 1), until=first + int(length.months) // 12
    )


def start_at(found: Sequence[Token], at: int) -> Hint | None:
    """Read the first day behind a word of vesting: "vesting on signing", "vested from day one"."""
    vests = VESTING_WORDS & {text_at(found, at - 1), text_at(found, at - 2)}
    if not vests or text_at(found, at) not in {"on", "upon", "at", "from"}:
        return None
    behind = at + 1
    while text_at(found, behind) in _MY:
        behind += 1
    if (text_at(found, behind), text_at(found, behind + 1)) in {
        ("day", "one"),
        ("day", "1"),
        ("first", "day"),
    }:
        return Hint(Sort.MOMENT, at, behind + 2, months=Fraction(1))
    return Hint(Sort.MOMENT, at, behind + 1, months=Fraction(1)) if text_at(found, behind) in STARTS else None
