"""Figures as replies print them."""

from decimal import ROUND_HALF_UP, Decimal

from knowledge.facts import GAP, grouped, money

SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "INR": "₹", "CAD": "C$", "AUD": "A$"}


def amount(value: Decimal, currency: str = "USD") -> str:
    """An amount in running text: `$340k`, `€35 million`, `CHF 250k`."""
    sign = SIGNS.get(currency, f"{currency}{GAP}")
    return money(value, sign)


def exact(value: Decimal, currency: str = "USD") -> str:
    """An amount in full, to the unit: `$466,000`."""
    sign = SIGNS.get(currency, f"{currency}{GAP}")
    rounded = value.quantize(Decimal(1), ROUND_HALF_UP)
    minus = "-" if rounded < 0 else ""
    return f"{minus}{sign}{abs(rounded):,}"


def percent(value: Decimal, places: int = 1) -> str:
    """A percentage, at most `places` decimals: `19 %`, `135.3 %`."""
    rounded = value.quantize(Decimal(10) ** -places, ROUND_HALF_UP)
    return f"{grouped(rounded)}{GAP}%"


def rounded(value: Decimal, currency: str = "USD") -> str:
    """An amount of a survey, to the nearest thousand: `$312k`."""
    return amount(value.quantize(Decimal("1E3"), ROUND_HALF_UP) if value >= 10_000 else value, currency)
