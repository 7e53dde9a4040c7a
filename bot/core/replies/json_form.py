"""Valuations, comparisons and counter-offers as the JSON that commands print: amounts with at most two decimals, shares with four."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import ROUND_HALF_EVEN, Decimal

from calculators.comparison import Comparison
from calculators.counter import Counter
from calculators.leaving import leaving_curve
from calculators.money import cents
from calculators.payments import Year
from calculators.valuation import Valuation

Json = dict[str, object]
LEAVING_MONTHS = (6, 12, 18, 24)
SHARE_PLACES = Decimal("0.0001")


def valuation_json(valuation: Valuation) -> Json:
    """The figures of one offer."""
    offer = valuation.offer
    leaving = leaving_curve(offer, max(LEAVING_MONTHS))
    return {
        "name": offer.name,
        "currency": offer.currency,
        "first_year": number(valuation.first_year),
        "horizon_total": number(valuation.horizon_total),
        "annual_average": number(valuation.annual_average),
        "recurring_average": number(valuation.recurring_average),
        "face_value": number(valuation.face_value),
        "cash_share": _share(valuation.cash_share),
        "present_value": number(valuation.present_value),
        "years": [_year(year) for year in valuation.years],
        "leaving": {str(month): number(leaving[month].total) for month in LEAVING_MONTHS},
        "assumed": list(valuation.assumed),
    }


def comparison_json(result: Comparison) -> Json:
    """Several offers, best first."""
    return {
        "offers": [valuation_json(valuation) for _, valuation in result.ranked],
        "measure": result.measure,
        "spread": _share(result.spread),
        "verdict": result.verdict,
        "break_even_month": result.break_even_month,
    }


def counter_json(result: Counter) -> Json:
    """One lever: the bonus as a share of base, all others as amounts."""
    return {
        "lever": result.lever,
        "from": _lever(result.from_, result.lever),
        "to": _lever(result.to, result.lever),
        "measure": result.measure,
        "target": number(result.target),
        "reached": number(result.reached),
    }


def number(value: Decimal) -> int | float:
    """A JSON number with at most two decimals."""
    return _plain(cents(value))


def _lever(value: Decimal, lever: str) -> int | float:
    """A lever's value; a bonus moves in steps of half a point, 0.005."""
    return _share(value) if lever == "bonus" else number(value)


def _share(value: Decimal) -> int | float:
    """A share of one with four decimals: two would hide half a percent."""
    return _plain(value.quantize(SHARE_PLACES, ROUND_HALF_EVEN))


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _year(year: Year) -> Mapping[str, object]:
    return {
        field.name: year.year if field.name == "year" else number(getattr(year, field.name))
        for field in fields(Year)
    }
