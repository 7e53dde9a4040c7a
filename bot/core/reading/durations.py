"""Lengths of time: "18 months", "4-year", "3½ yrs", "a year and a half", "1 year 6 months"."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.core.reading.numbers import Number, number_at, text_at
from bot.core.reading.tokens import Kind, Token
from bot.core.reading.units import MONTHS_OF, Per, period
from bot.core.reading.word_sets import words

_HALF = Decimal("0.5")
_BEFORE_A_YEAR = words(
    """after within over in for under than least once following by until before during past only just left with : = ,
    about across nearly almost every"""
)
"""What makes "a year" a length of time; behind anything else it says how often something is paid."""
_FILLED = frozenset({"full", "whole", "calendar", "more", "further"})


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in months (years, quarters, months) or in its own unit (weeks, days, hours)."""

    value: Decimal
    unit: Per
    behind: int


def _and_a_half(found: Sequence[Token], at: int) -> bool:
    return [text_at(found, at + index) for index in range(3)] == ["and", "a", "half"]


def _unit(found: Sequence[Token], number: Number) -> tuple[Per, int] | None:
    at = number.behind
    joined = text_at(found, at) in {"-", "+"} and period(text_at(found, at + 1)) is not None
    at += joined or text_at(found, at) in _FILLED
    unit = period(text_at(found, at))
    if unit is None or (number.scaled and not number.spelled) or found[at].kind is not Kind.WORD:
        return None
    return unit, at + 1


def length_at(found: Sequence[Token], number: Number) -> Length | None:
    """Read the unit of time behind ``number`` and what belongs to it."""
    timed = _unit(found, number)
    if timed is None:
        return None
    unit, behind = timed
    value = number.value
    if _and_a_half(found, behind):
        return Length((value + _HALF) * MONTHS_OF.get(unit, Decimal(1)), unit, behind + 3)
    if unit is Per.YEAR:
        joint = behind + (text_at(found, behind) == "and")
        more = number_at(found, joint) if joint < len(found) else None
        months = _unit(found, more) if more else None
        if more and months and months[0] is Per.MONTH and more.value < 12:
            return Length(value * 12 + more.value, unit, months[1])
    return Length(value * MONTHS_OF.get(unit, Decimal(1)), unit, behind)


def bare_length_at(found: Sequence[Token], at: int) -> Length | None:
    """Read a length without a number: "a year", "half a year", "a year and a half"."""
    first, second = text_at(found, at), text_at(found, at + 1)
    if first == "half" and second == "a":
        value, behind = _HALF, at + 3
    elif first == "half":
        value, behind = _HALF, at + 2
    elif first in {"a", "an"} and (at == 0 or found[at - 1].text in _BEFORE_A_YEAR):
        value, behind = Decimal(1), at + 2
    else:
        return None
    unit = period(text_at(found, behind - 1))
    if unit is None:
        return None
    if value == 1 and _and_a_half(found, behind):
        value, behind = value + _HALF, behind + 3
    return Length(value * MONTHS_OF.get(unit, Decimal(1)), unit, behind)
