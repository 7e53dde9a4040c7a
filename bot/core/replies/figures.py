"""Amounts of a valuation: in full, to the cent where there are any, in the offer's own currency."""

from decimal import ROUND_HALF_UP, Decimal

from bot.core.answers.figures import SIGNS
from calculators.money import HUNDRED, grouped, precise
from knowledge.facts import GAP

DOT = " · "
"""Stands between the parts of a line."""


def full(value: Decimal, currency: str) -> str:
    """An amount with its sign: `$466,000`, `CHF 235,081.55`."""
    sign = SIGNS.get(currency, f"{currency}{GAP}")
    return f"{'-' if value < 0 else ''}{sign}{grouped(abs(value))}"


def bare(value: Decimal) -> str:
    """An amount without a sign: `56,000`."""
    return grouped(value)


@precise
def percent(share: Decimal, places: int = 0) -> str:
    """A share as a percentage: 0.155 with one place is `15.5 %`."""
    rounded = (share * HUNDRED).quantize(Decimal(10) ** -places, ROUND_HALF_UP)
    text = f"{rounded:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text}{GAP}%"


def points(value: Decimal) -> str:
    """Percent points as they were said: 0.3 is `0.3 %`."""
    return f"{value.normalize():f}{GAP}%"


def months(count: int) -> str:
    """A length of time in months: `18 months`."""
    return "1 month" if count == 1 else f"{count} months"


def years(count: int) -> str:
    """A length of time in years: `4 years`."""
    return "1 year" if count == 1 else f"{count} years"
