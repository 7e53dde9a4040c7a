"""What is shown folded under a valuation: year by year, leaving early, what was assumed, what the words mean."""

from collections.abc import Iterator

from bot.core.markup import literal
from bot.core.valuing.figures import bare, full, percent, years
from bot.core.valuing.valued import Valued
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
        *(year_line(year) for year in valuation.years),
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


def year_line(year: Year) -> str:
    """`2: 386,000 (base 280,000 + bonus 56,000 + stock 50,000)`."""
    shown = " + ".join(f"{NAMES[part]} {bare(getattr(year, part))}" for part in PARTS if getattr(year, part))
    return f"{year.year}: {bare(year.total)} ({shown})"


def _present_value(one: Valued) -> Iterator[str]:
    rate = one.offer.assumptions.discount_rate
    if rate:
        worth = full(one.valuation.present_value, one.offer.currency)
        yield f"In today's money at {percent(rate, 2)}: {worth}"
