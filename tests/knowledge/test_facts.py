"""Figures as people read them."""

from decimal import Decimal

import pytest

from knowledge.facts import Fact, Unit, money, spoken, spoken_date


@pytest.mark.parametrize(
    ("amount", "sign", "read"),
    [
        ("210000", "$", "$210k"),
        ("1134000", "$", "$1.13M"),
        ("35000000", "€", "€35 million"),
        ("0.10", "$", "$0.10"),
        ("53.6", "$", "$53.60"),
        ("12345", "$", "$12,345"),
        ("2500000000", "$", "$2.5 billion"),
        ("-5000", "$", "-$5,000"),
    ],
)
def test_money(amount: str, sign: str, read: str) -> None:
    assert money(Decimal(amount), sign).replace("\u00a0", " ") == read


@pytest.mark.parametrize(
    ("value", "unit", "read"),
    [
        ("15", Unit.PERCENT, "15 %"),
        ("0.30", Unit.PERCENT, "0.30 %"),
        ("18", Unit.MONTHS, "18 months"),
        ("1", Unit.YEARS, "1 year"),
        ("4732", Unit.COUNT, "4,732"),
        ("2028", Unit.YEAR, "2028"),
        ("50", Unit.MS, "50 ms"),
    ],
)
def test_units(value: str, unit: Unit, read: str) -> None:
    assert spoken(Decimal(value), unit).replace("\u00a0", " ") == read


def test_dates() -> None:
    assert spoken_date("2024-08-01") == "1 August 2024"
    assert spoken_date("2026-06") == "June 2026"
    assert spoken_date("2025") == "2025"


def test_a_range_and_an_open_end() -> None:
    kept = {"as_of": "2026-06", "source": "guide", "status": "claim"}

    between = Fact.model_validate({"value": {"from": "12", "to": "18"}, "unit": "percent", **kept})
    floor = Fact.model_validate({"value": "800000", "unit": "usd", "at_least": "true", **kept})

    assert str(between).replace("\u00a0", " ") == "12 to 18 %"
    assert str(floor) == "$800k or more"
