from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.charts.amounts import compact, currency_words, heading_of
from bot.charts.scale import scale_of
from tests.charts.sample_charts import ORIGIN, OWING, TWO


@pytest.mark.parametrize(
    ("amount", "shown", "shorter"),
    [
        ("0", "0", "0"),
        ("0.004", "0", "0"),
        ("0.5", "0.5", "0.5"),
        ("1", "1", "1"),
        ("12.5", "12.5", "13"),
        ("999.6", "1k", "1k"),
        ("9540", "9.54k", "9.5k"),
        ("99950", "100k", "100k"),
        ("403500", "404k", "404k"),
        ("466000", "466k", "466k"),
        ("999499", "999k", "999k"),
        ("999500", "1M", "1M"),
        ("1254999", "1.25M", "1.3M"),
        ("-12500", "−12.5k", "−13k"),
        ("1e9", "1bn", "1bn"),
        ("1e12", "1tn", "1tn"),
        ("1.5e15", "1,500tn", "1,500tn"),
        ("-1.234e40", "−1.23e40", "−1.23e40"),
        ("1e99999", "1.00e99999", "1.00e99999"),
    ],
)
def test_amounts_in_three_and_in_two_digits(amount: str, shown: str, shorter: str) -> None:
    assert compact(Decimal(amount)) == shown
    assert compact(Decimal(amount), 2) == shorter


@given(st.decimals(1, 10**15, places=2))
def test_what_is_shown_is_within_half_a_percent(amount: Decimal) -> None:
    sizes = {"k": 10**3, "M": 10**6, "bn": 10**9, "tn": 10**12}
    text = compact(amount).replace(",", "")
    suffix = text.lstrip("0123456789.")
    shown = Decimal(text.removesuffix(suffix)) * sizes.get(suffix, 1)
    assert abs(shown - amount) <= amount / 200


def test_headings_say_what_is_counted() -> None:
    assert heading_of(ORIGIN) == "US dollars a year"
    assert heading_of(TWO) == "US dollars in all, month by month"
    assert heading_of(OWING) == "US dollars kept, by the month you leave"
    assert currency_words("EUR") == "Euros"
    assert currency_words("XTS") == "XTS"


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([466_000], [0, 200_000, 400_000]),
        ([0, 0], [0]),
        ([-120, 210], [-100, 0, 100, 200]),
        ([-5], [-4, -2, 0]),
        ([10**12], [0, 25 * 10**10, 5 * 10**11, 75 * 10**10, 10**12]),
    ],
)
def test_ticks_are_round_and_include_zero(values: list[int], ticks: list[int]) -> None:
    assert list(scale_of(map(Decimal, values)).ticks) == ticks


@given(st.lists(st.decimals(-(10**15), 10**15, places=3), max_size=8))
def test_values_and_ticks_lie_on_the_scale(values: list[Decimal]) -> None:
    scale = scale_of(values)
    assert all(0 <= scale.share(value) <= 1 for value in (*values, *scale.ticks))
    assert 1 <= len(scale.ticks) <= 6
