from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from calculators.currencies import Rate, convert, convert_offer, rate_between
from calculators.grants import Options, Ownership, Refreshers, Rsu
from calculators.offer import Bonus, Contingent, Offer, Retirement, SignOn
from calculators.places import PriceLevel, compare_places, real_value
from calculators.refusal import Refused
from calculators.valuation import value
from calculators.vesting import Vesting
from calculators.what_if import share_price_moved

EURO = Rate("EUR", "USD", Decimal("1.25"), date(2026, 6, 1))


def test_real_value_follows_the_price_levels() -> None:
    # 280,000 at 115 buy what 252,000 buy at 103.5, a tenth less
    assert real_value(Decimal(280_000), Decimal(115), Decimal("103.5")) == 252_000


def test_between_metros_there_is_no_warning_between_countries_there_is() -> None:
    here, there = PriceLevel("A", Decimal(120), "2024"), PriceLevel("B", Decimal(90), "2024")
    result = compare_places(Decimal(200_000), here, there)
    assert (result.equivalent, result.ratio, result.warning) == (Decimal(150_000), Decimal("0.75"), "")
    abroad = compare_places(Decimal(200_000), here, replace(there, kind="country"))
    assert "whole countries" in abroad.warning


@pytest.mark.parametrize("level", [Decimal(0), Decimal(-1), Decimal("NaN")])
def test_a_price_level_is_above_nothing(level: Decimal) -> None:
    with pytest.raises(Refused, match="price level has to be"):
        real_value(Decimal(1), Decimal(100), level)
    with pytest.raises(Refused, match="price level has to be"):
        PriceLevel("A", level, "2024")


def test_a_rate_reads_both_ways() -> None:
    assert convert(Decimal(100), EURO) == 125
    assert rate_between("USD", "EUR", [EURO]).rate == Decimal("0.8")
    with pytest.raises(Refused, match="in GBP, another in USD"):
        rate_between("GBP", "USD", [EURO])


def test_every_amount_of_an_offer_is_converted(plain: Offer) -> None:
    vesting = Vesting.even(48)
    offer = replace(
        plain,
        currency="EUR",
        bonus=Bonus(amount=Decimal(1000)),
        sign_on=SignOn(Decimal(2000), Decimal(3000)),
        relocation=Decimal(4000),
        contingent=(Contingent("audit", Decimal(5000), Decimal("0.5")),),
        retirement=Retirement(amount=Decimal(6000)),
        benefits=Decimal(7000),
        grants=(
            Rsu(Decimal(8000), vesting),
            Options(Decimal(100), Decimal(2), Decimal(20), vesting),
            Ownership(Decimal("0.1"), Decimal(900_000), vesting),
        ),
        refreshers=Refreshers(Decimal(10_000)),
    )
    dollars = convert_offer(offer, EURO)
    assert dollars.currency == "USD"
    for figure in ("first_year", "horizon_total", "face_value", "present_value"):
        expected = value(offer).figure(figure) * EURO.rate
        assert value(dollars).figure(figure) == pytest.approx(expected)
    assert value(dollars).cash_share == pytest.approx(value(offer).cash_share)


def test_the_rate_has_to_fit_the_offer(plain: Offer) -> None:
    with pytest.raises(Refused, match="the rate converts EUR"):
        convert_offer(plain, EURO)


@pytest.mark.parametrize(
    ("base", "quote", "rate", "words"),
    [
        ("EUR", "USD", Decimal(0), "above 0"),
        ("EUR", "USD", Decimal("Infinity"), "has to be a number"),
        ("eur", "USD", Decimal(1), "three letters"),
        ("EUR", "DOLLAR", Decimal(1), "three letters"),
    ],
)
def test_impossible_rates_are_refused(base: str, quote: str, rate: Decimal, words: str) -> None:
    with pytest.raises(Refused, match=words):
        Rate(base, quote, rate, date(2026, 6, 1))


def test_a_share_price_that_moves_takes_the_equity_with_it(origin: Offer) -> None:
    # 30 % off the 100,000 of the first year
    assert value(share_price_moved(origin, Decimal("-0.3"))).first_year == 436_000
    options = Options(Decimal(100), Decimal(10), Decimal(20), Vesting.even(12))
    moved = share_price_moved(replace(origin, grants=(options,)), Decimal("0.5")).grants[0]
    # the strike stays: 100 * (30 - 10)
    assert moved.today == 2000
    with pytest.raises(Refused, match="outside -100 % to 900 %"):
        share_price_moved(origin, Decimal(-2))
