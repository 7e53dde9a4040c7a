"""The worked cases, with their arithmetic in words."""

from dataclasses import replace
from decimal import Decimal

import pytest

from calculators.definitions import DEFINITIONS, FIGURES, Figure
from calculators.explanation import explain
from calculators.grants import Options, Ownership, Refreshers, Rsu
from calculators.money import cents, clean
from calculators.offer import Assumptions, Bonus, Contingent, Offer, Retirement, SignOn
from calculators.valuation import Valuation, value
from calculators.vesting import Vesting


def over(offer: Offer, vesting: Vesting) -> Valuation:
    return value(replace(offer, grants=(Rsu(Decimal(150_000), vesting),)))


def assume(offer: Offer, **terms: Decimal | int) -> Offer:
    return replace(offer, assumptions=replace(offer.assumptions, **terms))  # type: ignore[arg-type]


def test_the_guides_example_over_eighteen_months(origin: Offer) -> None:
    worth = value(origin)
    # 280 base + 56 bonus + 100 (four of six quarters of 150) + 30 sign-on
    assert worth.first_year == 466_000
    # 280 + 56 + the remaining 50
    assert worth.years[1].total == 386_000
    # 280 + 56: the grant is gone
    assert worth.years[2].total == worth.years[3].total == 336_000
    # 280 + 56 + the whole 150 + 30
    assert worth.face_value == 516_000
    # nothing of it is the 446,000 that the guide prints
    assert 446_000 not in {worth.first_year, worth.face_value, worth.annual_average}


def test_the_guides_example_over_four_years(origin: Offer) -> None:
    worth = over(origin, Vesting.even(48, every=3))
    # 280 + 56 + 37.5 (a quarter of 150) + 30
    assert worth.first_year == 403_500
    # (4 * 336 + 150 + 30) / 4, the same for every schedule that ends within four years
    assert worth.annual_average == value(origin).annual_average == 381_000


@pytest.mark.parametrize(
    ("vesting", "first_year"),
    [
        (Vesting.weighted([5, 15, 40, 40], every=12), 373_500),  # 366 cash + 5 % of 150
        (Vesting.weighted([38, 32, 20, 10], every=1), 423_000),  # 366 + 38 % of 150
        (Vesting.weighted([40, 30, 20, 10]), 426_000),  # 366 + 40 % of 150
    ],
)
def test_the_guides_example_on_known_schedules(origin: Offer, vesting: Vesting, first_year: int) -> None:
    assert over(origin, vesting).first_year == first_year


def test_an_average_over_two_years(origin: Offer) -> None:
    # half of 466 + 386
    assert value(assume(origin, horizon_years=2)).annual_average == 426_000


def test_a_raise_lifts_base_bonus_and_retirement_from_the_second_year(plain: Offer) -> None:
    offer = assume(
        replace(plain, bonus=Bonus(share=Decimal("0.1")), retirement=Retirement(share=Decimal("0.05"))),
        raise_=Decimal("0.1"),
    )
    first, second, *_ = value(offer).years
    # 120 + 12 + 6, then a tenth more
    assert first.total == 138_000
    assert second.total == 151_800


def test_a_bonus_amount_does_not_rise_with_base(plain: Offer) -> None:
    offer = assume(
        replace(plain, bonus=Bonus(amount=Decimal(20_000), payout=Decimal("0.5"))), raise_=Decimal("0.1")
    )
    assert [year.bonus for year in value(offer).years] == [10_000] * 4


def test_growth_counts_to_the_month_of_the_tranche(plain: Offer) -> None:
    grant = Rsu(Decimal(100_000), Vesting.weighted([0, 50, 0, 50], every=6))
    worth = value(assume(replace(plain, grants=(grant,)), growth=Decimal("0.21")))
    # a quarter at month 18: 25,000 * 1.21^1.5 = 25,000 * 1.1^3; a quarter at month 24: 25,000 * 1.21^2
    assert cents(worth.years[1].equity) == Decimal("33275.00") + Decimal("36602.50")


def test_options_are_worth_their_spread_when_they_vest(plain: Offer) -> None:
    grant = Options(Decimal(1000), Decimal(5), Decimal(4), Vesting.even(36, every=12))
    worth = value(assume(replace(plain, grants=(grant,)), growth=Decimal("0.5")))
    # a third a year; the price is 6, 9, 13.5 and the strike 5; today they are under water
    assert [cents(year.equity) for year in worth.years] == [
        Decimal("333.33"),
        Decimal("1333.33"),
        Decimal("2833.33"),
        0,
    ]
    assert worth.face_value == 120_000


def test_ownership_is_a_grant_of_its_value_after_dilution(plain: Offer) -> None:
    stake = Ownership(
        Decimal("0.30"),
        Decimal(50_000_000),
        Vesting.even(48, every=12),
        dilution=(Decimal("0.2"), Decimal("0.15")),
    )
    worth = value(replace(plain, grants=(stake,)))
    # 0.3 % of 50 M is 150,000; two rounds leave 0.8 * 0.85 of it, 102,000; a quarter of that a year
    assert stake.today == 102_000
    assert worth.first_year == 120_000 + 25_500


def test_the_equity_discount_leaves_paper_out_but_not_the_face_value(origin: Offer) -> None:
    worth = value(assume(origin, equity_discount=Decimal("0.6")))
    # of the 100,000 that vest, 40 % count
    assert worth.first_year == 466_000 - 60_000
    assert worth.face_value == 516_000


def test_refreshers_come_at_the_end_of_each_year_and_grow_from_there(plain: Offer) -> None:
    offer = replace(plain, refreshers=Refreshers(Decimal(100_000), Vesting.even(24, every=12)))
    # half of a grant vests a year after it was made, and half two years after
    assert [year.equity for year in value(offer).years] == [0, 50_000, 100_000, 100_000]
    growing = value(assume(offer, growth=Decimal("0.1"), equity_discount=Decimal("0.5")))
    # each at 50,000 * 1.1 after one year and 50,000 * 1.21 after two, of which half counts
    assert [clean(year.equity) for year in growing.years] == [0, 27_500, 57_750, 57_750]


def test_the_second_instalment_comes_in_month_13(plain: Offer) -> None:
    offer = replace(plain, sign_on=SignOn(Decimal(30_000), second=Decimal(20_000)), relocation=Decimal(5000))
    worth = value(offer)
    assert [year.one_time for year in worth.years] == [35_000, 20_000, 0, 0]
    assert worth.timeline.one_time[:13] == (35_000, *[0] * 11, 20_000)
    assert worth.recurring_average == 120_000
    short = value(assume(offer, horizon_years=1))
    assert short.horizon_total == short.first_year == 155_000
    assert short.face_value == 175_000


def test_contingent_money_counts_by_its_probability(plain: Offer) -> None:
    parts = (
        Contingent("audit", Decimal(20_000), Decimal("0.8")),
        Contingent("launch", Decimal(10_000), Decimal("0.25")),
    )
    worth = value(replace(plain, contingent=parts))
    assert worth.years[0].contingent == 16_000 + 2500
    assert worth.face_value == 120_000


def test_a_present_value_discounts_each_payment_from_its_own_month(plain: Offer) -> None:
    offer = replace(plain, bonus=Bonus(amount=Decimal(44_100)), sign_on=SignOn(Decimal(1000)))
    worth = value(assume(offer, horizon_years=2, discount_rate=Decimal("0.05")))
    salary = sum(10_000 / 1.05 ** (month / 12) for month in range(1, 25))
    # the bonus at months 12 and 24: 44,100 / 1.05 + 44,100 / 1.1025 = 42,000 + 40,000
    expected = salary + 82_000 + 1000 / 1.05 ** (1 / 12)
    assert float(worth.present_value) == pytest.approx(expected, abs=0.001)


def test_at_rate_nothing_the_present_value_is_the_horizon_total(origin: Offer) -> None:
    assert value(origin).present_value == value(origin).horizon_total == 1_524_000


def test_a_short_grant_drops_inside_the_horizon(origin: Offer) -> None:
    drop = value(origin).cliff_drop
    assert drop is not None
    # the last tranche is in year 2, so year 3 is the drop, beside the best year, the first
    assert (drop.year, drop.best_year) == (3, 1)
    assert drop.lost == drop.best_total - drop.total == 466_000 - 336_000
    assert not drop.beyond_horizon


def test_a_four_year_grant_drops_in_the_fifth_year(origin: Offer) -> None:
    drop = over(origin, Vesting.even(48, every=3)).cliff_drop
    assert drop is not None
    assert (drop.year, drop.beyond_horizon) == (5, True)
    assert drop.lost == 403_500 - 336_000


def test_without_a_grant_that_pays_nothing_drops(origin: Offer) -> None:
    assert value(replace(origin, grants=())).cliff_drop is None
    worthless = Options(Decimal(1000), Decimal(5), Decimal(4), Vesting.even(18))
    assert value(replace(origin, grants=(worthless,))).cliff_drop is None


def test_refreshers_and_raises_can_make_up_for_the_drop(plain: Offer) -> None:
    offer = replace(
        plain,
        grants=(Rsu(Decimal(10_000), Vesting.even(12)),),
        refreshers=Refreshers(Decimal(50_000), Vesting.even(12)),
    )
    assert value(offer).cliff_drop is None


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_can_be_taken_apart(origin: Offer, figure: Figure) -> None:
    offer = assume(origin, discount_rate=Decimal("0.05"), growth=Decimal("0.1"))
    told = explain(value(offer), figure)
    assert told.amount == pytest.approx(sum(amount for _, amount in told.parts), abs=Decimal("1e-15"))
    assert told.definition == DEFINITIONS[figure]


def test_the_parts_of_the_first_year(origin: Offer) -> None:
    told = explain(value(origin), "first_year")
    assert dict(told.parts) == {"base": 280_000, "bonus": 56_000, "equity": 100_000, "one_time": 30_000}


def test_assumptions_are_said_in_words(origin: Offer) -> None:
    assert value(origin).assumed == (
        "4 years ahead",
        "base stays as it is",
        "bonus paid at target",
        "share price stays flat",
    )
    stake = Ownership(Decimal(1), Decimal(10**7), Vesting.usual(), dilution=(Decimal("0.2"),))
    offer = assume(
        replace(
            origin,
            bonus=Bonus(share=Decimal("0.2"), payout=Decimal("0.9")),
            grants=(stake,),
            refreshers=Refreshers(Decimal(1000)),
            contingent=(Contingent("Audit bonus", Decimal(1000), Decimal("0.5")),),
        ),
        horizon_years=1,
        growth=Decimal("0.05"),
        raise_=Decimal("0.03"),
        equity_discount=Decimal("0.3"),
        discount_rate=Decimal("0.04"),
    )
    assert value(offer).assumed == (
        "1 year ahead",
        "base changes by 3 % a year",
        "90 % of the target bonus paid",
        "Audit bonus comes with a probability of 50 %",
        "vesting over 48 months, quarterly, 12-month cliff",
        "refreshers vest over 48 months, quarterly, no cliff",
        "share price changes by 5 % a year",
        "30 % of the equity not counted",
        "later rounds dilute by 20 %",
        "later payments discounted at 4 % a year",
    )


def test_an_offer_of_a_million_millions_is_right_to_the_cent(plain: Offer) -> None:
    grant = Rsu(Decimal(10) ** 12, Vesting.even(36, every=12))
    worth = value(assume(replace(plain, grants=(grant,)), growth=Decimal("0.21")))
    # a third of 10^12 * 1.21 after a year
    assert cents(worth.years[0].equity) == Decimal("403333333333.33")


def test_a_share_price_that_falls_to_nothing(origin: Offer) -> None:
    assert value(assume(origin, growth=Decimal(-1))).horizon_total == 4 * 336_000 + 30_000
    assert Assumptions().horizon_years == 4
