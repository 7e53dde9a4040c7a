from decimal import ROUND_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.money import cents, clean, exceeds, grouped, percent, round_up, short


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        ("0.014", "0.01"),
        ("0.016", "0.02"),
        ("92881.795", "92881.79"),  # its binary number lies below the half
        ("2.675", "2.67"),
        ("0.145", "0.14"),
        ("1.005", "1.00"),
        ("0.155", "0.15"),
        ("0.125", "0.12"),  # exactly half in binary too: to the even cent
        ("0.375", "0.38"),
        ("-2.675", "-2.67"),
        ("-0.001", "0.00"),
        ("279999.9999999999999999999999999", "280000.00"),
        ("1000000000000.015", "1000000000000.02"),
    ],
)
def test_cents(amount: str, rounded: str) -> None:
    assert str(cents(Decimal(amount))) == rounded


@given(st.decimals(-(10**9), 10**9, places=3))
def test_cents_agree_with_whoever_rounds_the_float(amount: Decimal) -> None:
    assert float(cents(amount)) == round(float(amount), 2)


@given(st.integers(0, 10**15), st.sampled_from([Decimal(1000), Decimal("0.005")]))
def test_rounding_up_is_the_smallest_step_that_is_enough(amount: int, step: Decimal) -> None:
    rounded = round_up(Decimal(amount) / 7, step)
    assert rounded % step == 0
    assert rounded >= Decimal(amount) / 7 > rounded - step


def test_the_dust_of_a_division_does_not_cost_a_step() -> None:
    assert round_up(Decimal("281000.0000000000000000000001"), Decimal(1000)) == 281_000
    assert round_up(Decimal("281000.0001"), Decimal(1000)) == 282_000
    assert not exceeds(Decimal("1.0000000000000000000000001"), Decimal(1))


@pytest.mark.parametrize(
    ("amount", "text"),
    [("466000", "466,000"), ("235081.5463", "235,081.55"), ("-15000", "-15,000"), ("1E+40", "1e+40")],
)
def test_grouping(amount: str, text: str) -> None:
    assert grouped(Decimal(amount)) == text


@pytest.mark.parametrize(
    ("share", "text"), [("0.155", "15.5 %"), ("1", "100 %"), ("0", "0 %"), ("0.00333", "0.33 %")]
)
def test_percentages(share: str, text: str) -> None:
    assert percent(Decimal(share)) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [("280000", "280k"), ("1200000", "1.2M"), ("950", "950"), ("62500", "62.5k"), ("1E40", "1e+40")],
)
def test_short_amounts(amount: str, text: str) -> None:
    assert short(Decimal(amount)) == text


def test_a_callers_context_does_not_matter() -> None:
    with localcontext(prec=3, rounding=ROUND_UP):
        assert str(cents(Decimal("123456.784"))) == "123456.78"
        assert clean(Decimal("123456.784")) == Decimal("123456.784")
