"""What is shown folded under a valuation: year by year, leaving early, what was assumed, what the words mean."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from bot.core.markup import literal
from bot.core.replies.figures import bare, full, percent, years
from bot.core.replies.valued import Valued
from calculators.definitions import DEFINITIONS
from calculators.leaving import leaving_at
from calculators.payments import PARTS, Part, Year

NAMES: dict[Part, str] = {
    "base": "base",
    "bonus": "bonus",
    "equity": "stock",
    "one_time": "one-time",
    "contingent": "contingent",
    "retirement": "retirement",
    "benefits": "benefits",
}
LEAVING_MONTHS = (6, 12, 18, 24)


def details(one: Valued) -> str:
    """Everything under the fold."""
    valuation, currency = one.valuation, one.offer.currency
    leaving = leaving_at(one.offer, LEAVING_MONTHS)
    lines = [
        "Year by year",
        *year_lines(valuation.years),
        "",
        "If you leave after",
        " · ".join(f"{left.month} months {bare(left.total)}" for left in leaving),
        "",
        f"All {years(len(valuation.years))} together: {full(valuation.horizon_total, currency)}",
        f"Cash in the first year (base and one-time): {percent(valuation.cash_share, 2)}",
        f"A year without one-time money: {full(valuation.recurring_average, currency)}",
        *_present_value(one),
        f"Assumed: {literal('; '.join(valuation.assumed))}.",
        "",
        f"First year: {DEFINITIONS['first_year']}",
        DEFINITIONS["face_value"],
        f"Leaving: {DEFINITIONS['leaving']}",
    ]
    return "\n".join(lines)


def year_lines(told: Sequence[Year]) -> Iterator[str]:
    """A line a year; years that follow each other with the same parts share one: `3 to 5: 336,000 each (…)`."""
    for _, group in groupby(told, key=_parts):
        alike = list(group)
        span = f"{alike[0].year} to {alike[-1].year}" if len(alike) > 1 else str(alike[0].year)
        each = " each" if len(alike) > 1 else ""
        yield f"{span}: {bare(alike[0].total)}{each} ({_parts_line(alike[0])})"


def _parts(year: Year) -> tuple[Decimal, ...]:
    return tuple(getattr(year, part) for part in PARTS)


def _parts_line(year: Year) -> str:
    return " + ".join(f"{NAMES[part]} {bare(getattr(year, part))}" for part in PARTS if getattr(year, part))


def _present_value(one: Valued) -> Iterator[str]:
    rate = one.offer.assumptions.discount_rate
    if rate:
        worth = full(one.valuation.present_value, one.offer.currency)
        yield f"In today's money at {percent(rate, 2)}: {worth}"
