from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.refusal import Refused
from calculators.vesting import Vesting


def tranches(vesting: Vesting) -> list[tuple[int, Fraction]]:
    return [(tranche.month, tranche.fraction) for tranche in vesting.tranches]


def test_eighteen_months_quarterly_are_six_equal_tranches() -> None:
    assert tranches(Vesting.even(18, every=3)) == [(month, Fraction(1, 6)) for month in (3, 6, 9, 12, 15, 18)]


@pytest.mark.parametrize(
    ("months", "cadence"),
    [(18, 3), (48, 3), (3, 3), (20, 1), (1, 1), (119, 1), (120, 3)],
)
def test_a_length_alone_vests_quarterly_if_it_divides_by_three_else_monthly(
    months: int, cadence: int
) -> None:
    vesting = Vesting.even(months)
    assert vesting.tranches == Vesting.even(months, every=cadence).tranches
    assert vesting.assumed
    assert not Vesting.even(months, every=cadence).assumed


def test_a_cliff_collects_what_would_have_vested_before_it() -> None:
    startup = tranches(Vesting.even(48, every=1, cliff_months=12))
    assert startup[:2] == [(12, Fraction(1, 4)), (13, Fraction(1, 48))]
    assert len(startup) == 37


def test_a_cliff_between_two_dates_is_a_date_of_its_own() -> None:
    assert tranches(Vesting.even(12, every=3, cliff_months=4)) == [
        (4, Fraction(1, 4)),
        (6, Fraction(1, 4)),
        (9, Fraction(1, 4)),
        (12, Fraction(1, 4)),
    ]


def test_a_cliff_as_long_as_the_vesting_is_one_tranche_at_the_end() -> None:
    assert tranches(Vesting.even(24, every=3, cliff_months=24)) == [(24, Fraction(1))]


def test_a_cadence_that_does_not_divide_the_length_leaves_a_smaller_last_tranche() -> None:
    assert tranches(Vesting.even(18, every=12)) == [(12, Fraction(2, 3)), (18, Fraction(1, 3))]


def test_yearly_weights_yearly_vest_at_the_ends_of_their_years() -> None:
    assert tranches(Vesting.weighted([5, 15, 40, 40], every=12)) == [
        (12, Fraction(1, 20)),
        (24, Fraction(3, 20)),
        (36, Fraction(2, 5)),
        (48, Fraction(2, 5)),
    ]


def test_yearly_weights_spread_over_the_quarters_of_their_year_unless_told_otherwise() -> None:
    vesting = Vesting.weighted([50, 30, 20])
    assert tranches(vesting)[:5] == [
        (3, Fraction(1, 8)),
        (6, Fraction(1, 8)),
        (9, Fraction(1, 8)),
        (12, Fraction(1, 8)),
        (15, Fraction(3, 40)),
    ]
    assert vesting.months == 36


def test_a_year_of_weight_nothing_has_no_tranche() -> None:
    assert tranches(Vesting.weighted([0, 100], every=6)) == [(18, Fraction(1, 2)), (24, Fraction(1, 2))]


@pytest.mark.parametrize(
    "weights", [[Decimal("33.3"), Decimal("33.3"), Decimal("33.4")], [Decimal("0.5")] * 2]
)
def test_weights_are_percentages_or_shares(weights: list[Decimal]) -> None:
    assert Vesting.weighted(weights).vested(120) == 1


def test_tranches_as_they_are_given() -> None:
    given = [(30, "0.2"), (12, "0.05"), (24, "0.15"), (36, "0.2"), (42, "0.2"), (48, "0.2")]
    amazon = Vesting.explicit((month, Decimal(share)) for month, share in given)
    assert amazon.vested(24) == Fraction(1, 5)
    assert amazon.vested(36) == Fraction(3, 5)
    assert amazon.describe.startswith("5 % at month 12, 15 % at month 24, 20 % at month 30")


def test_where_nothing_is_said_it_is_four_years_quarterly_with_a_cliff_and_says_so() -> None:
    usual = Vesting.usual()
    assert tranches(usual)[0] == (12, Fraction(1, 4))
    assert usual.describe == "48 months, quarterly, 12-month cliff"
    assert usual.assumed == "vesting over 48 months, quarterly, 12-month cliff"


@given(months=st.integers(1, 120), every=st.sampled_from([None, 1, 3, 6, 12]), cliff=st.integers(0, 120))
def test_even_fractions_add_up_to_one(months: int, every: int | None, cliff: int) -> None:
    vesting = Vesting.even(months, every, min(cliff, months))
    assert vesting.vested(months) == 1
    assert vesting.months == months
    assert vesting.vested(min(cliff, months) - 1) == 0


@given(
    parts=st.lists(st.integers(0, 10_000), min_size=1, max_size=10).filter(any),
    every=st.sampled_from([None, 1, 3, 6, 12]),
)
def test_weighted_fractions_add_up_to_one(parts: list[int], every: int | None) -> None:
    exact = [Fraction(part, sum(parts)) for part in parts]
    shares = [Decimal(int(share * 10**6)) / 10**6 for share in exact]
    shares[0] += 1 - sum(shares)
    vesting = Vesting.weighted(shares, every)
    for year, share in enumerate(shares, 1):
        assert vesting.vested(12 * year) - vesting.vested(12 * year - 12) == Fraction(share)


def test_a_schedule_says_itself_in_words() -> None:
    assert Vesting.weighted([38, 32, 20, 10], every=1).describe == "38/32/20/10 % by year, monthly, no cliff"
    assert Vesting.even(1).describe == "1 month, monthly, no cliff"


def test_too_long_digits_are_refused_before_anything_is_computed() -> None:
    with pytest.raises(Refused, match="too many digits"):
        Vesting.weighted([Decimal("1E-999999"), Decimal(100)])
