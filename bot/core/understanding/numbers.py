"""The quantities of a question, sorted by what they are: pay, percentages, years, bare numbers."""

from collections.abc import Sequence
from decimal import Decimal

from bot.core.reading.quantities import Measure as QuantityKind
from bot.core.reading.quantities import Quantity
from bot.core.reading.units import MONTHS_OF
from bot.core.understanding.query import Numbers
from knowledge.words import Word

PAID = frozenset({"base", "salary", "total", "tc", "fixed"})
LEAST_PAY = 60
"""Before these words a bare number from here to 999 is pay in thousands."""

LEAST_AMOUNT = Decimal(1000)
"""Bare numbers below this are no pay."""

FIRST_YEAR, LAST_YEAR = 1950, 2100

COUNTED = frozenset({"shares", "options"})
"""What a number before is a number of, and no money."""


def is_no_figure(quantity: Quantity) -> bool:
    """Number words that are mostly plain words: `one`, `a second`, `which one`, `in a month`."""
    if not quantity.spelled:
        return False
    if quantity.measure is QuantityKind.DURATION:
        return quantity.unit is not None and quantity.value == MONTHS_OF.get(quantity.unit, 1)
    return quantity.measure is QuantityKind.NUMBER and quantity.value < 20


def is_year(quantity: Quantity) -> bool:
    """Whether a bare number is meant as a calendar year."""
    bare = quantity.measure is QuantityKind.NUMBER and not quantity.grouped and not quantity.spelled
    return bare and quantity.value % 1 == 0 and FIRST_YEAR <= quantity.value <= LAST_YEAR


def _in_thousands(quantity: Quantity, words: Sequence[Word]) -> bool:
    """Whether a bare number is pay in thousands: `is 270 base ok for a director`."""
    bare = quantity.measure is QuantityKind.NUMBER and not quantity.spelled and quantity.value % 1 == 0
    if not bare or not LEAST_PAY <= quantity.value < 1000:
        return False
    behind = next((word.text for word in words if word.start >= quantity.end), "")
    return behind in PAID


def numbers_of(found: tuple[Quantity, ...], words: Sequence[Word] = ()) -> Numbers:
    """The quantities of a question, sorted by what they are."""
    amounts: list[Decimal] = []
    at: list[int] = []
    percents: list[Decimal] = []
    years: list[int] = []
    currency, counted = "USD", None
    for quantity in found:
        if quantity.measure is QuantityKind.PERCENT:
            percents.append(quantity.value)
        elif _in_thousands(quantity, words):
            amounts.append(quantity.value * 1000)
            at.append(sum(word.start < quantity.start for word in words))
        elif is_year(quantity):
            years.append(int(quantity.value))
        elif quantity.measure is QuantityKind.AMOUNT or (
            quantity.measure is QuantityKind.NUMBER and quantity.value >= LEAST_AMOUNT
        ):
            amounts.append(quantity.value)
            at.append(sum(word.start < quantity.start for word in words))
            currency = quantity.currency or currency
            behind = next((word.text for word in words if word.start >= quantity.end), "")
            counted = behind if not quantity.currency and behind in COUNTED else counted
    falls = any(value < 0 for value in percents)
    return Numbers(
        tuple(amounts),
        currency,
        tuple(abs(value) for value in percents),
        tuple(years),
        falls=falls,
        counted=counted,
        at=tuple(at),
    )


def bare_numbers(found: Sequence[Quantity]) -> tuple[Decimal, ...]:
    """Plain numbers of a message that are neither pay nor percent nor a year."""
    return tuple(
        quantity.months if quantity.months is not None else quantity.value
        for quantity in found
        if quantity.measure in {QuantityKind.NUMBER, QuantityKind.DURATION} and not is_year(quantity)
    )
