"""A figure with its parts: what a screen needs to show where a number comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from calculators.definitions import DEFINITIONS, Figure
from calculators.money import ZERO, precise
from calculators.payments import PARTS, Year, factors
from calculators.valuation import Valuation, face_parts


@dataclass(frozen=True, slots=True)
class Explanation:
    """A figure, what it means, what was assumed, and the parts (name, amount) that add up to it.

    The parts of `cash_share` are shares of the first year; all others are amounts. Parts of nothing are left out.
    """

    figure: Figure
    amount: Decimal
    definition: str
    parts: tuple[tuple[str, Decimal], ...]
    assumed: tuple[str, ...]


@precise
def explain(valuation: Valuation, figure: Figure) -> Explanation:
    """Take a figure of a valuation apart."""
    parts = tuple((name, amount) for name, amount in _parts(valuation, figure) if amount)
    return Explanation(figure, valuation.figure(figure), DEFINITIONS[figure], parts, valuation.assumed)


def _parts(valuation: Valuation, figure: Figure) -> Iterable[tuple[str, Decimal]]:
    first = valuation.years[0]
    count = len(valuation.years)
    if figure == "face_value":
        return face_parts(valuation.offer)
    if figure == "cash_share":
        return (("base", first.base / first.total), ("one_time", first.one_time / first.total))
    if figure == "first_year":
        return _sums([first])
    if figure == "present_value":
        return _discounted(valuation)
    if figure == "horizon_total":
        return _sums(valuation.years)
    averages = [(name, amount / count) for name, amount in _sums(valuation.years)]
    if figure == "annual_average":
        return averages
    return [(name, amount) for name, amount in averages if name != "one_time"]


def _sums(periods: Iterable[Year]) -> list[tuple[str, Decimal]]:
    listed = list(periods)
    return [(part, sum((getattr(period, part) for period in listed), ZERO)) for part in PARTS]


def _discounted(valuation: Valuation) -> list[tuple[str, Decimal]]:
    monthly = valuation.timeline
    growth = factors(valuation.offer.assumptions.discount_rate, monthly.months)[1:]
    return [
        (part, sum((paid / factor for paid, factor in zip(monthly.part(part), growth, strict=True)), ZERO))
        for part in PARTS
    ]
