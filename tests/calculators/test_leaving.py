from dataclasses import replace
from decimal import Decimal

import pytest

from calculators.leaving import leaving, leaving_at, leaving_curve, leaving_parts
from calculators.offer import Bonus, Contingent, Offer, SignOn
from calculators.refusal import Refused


def test_the_guides_example_after_half_a_year(origin: Offer) -> None:
    balance = leaving_parts(origin, 6)
    # half a salary, 140, and the sign-on, 30; no bonus for an unfinished year
    assert balance.cash == 170_000
    # two of six quarters of 150
    assert balance.vested == 50_000
    # six of twelve months are missing: half of the sign-on goes back
    assert balance.owed_back == 15_000
    assert balance.total == leaving(origin, 6) == 205_000


def test_bonus_and_contingent_money_count_for_completed_years_only(plain: Offer) -> None:
    offer = replace(
        plain,
        bonus=Bonus(amount=Decimal(24_000)),
        contingent=(Contingent("audit", Decimal(10_000), Decimal("0.5")),),
    )
    assert leaving(offer, 11) == 110_000
    assert leaving(offer, 12) == 120_000 + 24_000 + 5000
    assert leaving(offer, 23) == 230_000 + 24_000 + 5000


@pytest.mark.parametrize(
    ("clawback", "months", "month", "owed"),
    [
        ("prorated", 12, 1, 11_000),
        ("prorated", 12, 11, 1000),
        ("prorated", 12, 12, 0),
        ("prorated", 12, 13, 0),
        ("prorated", 24, 18, 3000),
        ("full", 12, 11, 12_000),
        ("full", 12, 12, 0),
        ("full", 24, 23, 12_000),
        ("full", 0, 1, 0),
        ("prorated", 0, 1, 0),
        ("full", 12, 0, 0),  # nothing was paid yet, so nothing is owed
    ],
)
def test_what_is_owed_of_a_sign_on(plain: Offer, clawback: str, months: int, month: int, owed: int) -> None:
    sign_on = SignOn(Decimal(12_000), Decimal(5000), clawback_months=months, clawback=clawback)
    assert leaving_parts(replace(plain, sign_on=sign_on), month).owed_back == owed


def test_the_second_instalment_and_relocation_are_kept(plain: Offer) -> None:
    offer = replace(
        plain,
        sign_on=SignOn(Decimal(12_000), Decimal(6000), clawback_months=24, clawback="full"),
        relocation=Decimal(4000),
    )
    assert leaving(offer, 12) == 120_000 + 4000
    assert leaving(offer, 13) == 130_000 + 4000 + 6000


def test_the_curve_runs_from_the_first_day_to_the_horizon(origin: Offer) -> None:
    curve = leaving_curve(origin)
    assert [balance.month for balance in curve] == list(range(49))
    assert curve[0].total == 0
    assert curve[48].total == 1_524_000
    assert [balance.total for balance in curve[:25]] == [leaving(origin, month) for month in range(25)]


def test_leaving_may_lie_beyond_the_horizon(origin: Offer) -> None:
    short = replace(origin, assumptions=replace(origin.assumptions, horizon_years=1))
    assert leaving(short, 24) == leaving(origin, 24) == 852_000


@pytest.mark.parametrize("month", [-1, 121])
def test_a_month_outside_ten_years_is_refused(origin: Offer, month: int) -> None:
    with pytest.raises(Refused, match="from 0 to 120"):
        leaving(origin, month)


def test_some_months_are_those_of_the_whole_curve(origin: Offer) -> None:
    curve = leaving_curve(origin, 24)
    assert leaving_at(origin, (18, 6)) == (curve[18], curve[6])
