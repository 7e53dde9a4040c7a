"""Counter-offers with their arithmetic in words."""

from dataclasses import replace
from decimal import Decimal

import pytest

from calculators.counter import Lever, Target, counter
from calculators.grants import Grant, Options, Ownership, Rsu
from calculators.offer import Assumptions, Bonus, Offer, Retirement, SignOn
from calculators.refusal import Refused
from calculators.valuation import value
from calculators.vesting import Vesting

TEN_K = Decimal(10_000)


@pytest.mark.parametrize(
    ("lever", "on", "target", "to"),
    [
        # 466,000 now; each 1 of base brings 1.2: 280,000 + 34,000 / 1.2 = 308,333
        ("base", "first_year", 500_000, "309000"),
        # 1,524,000 now; each 1 of base brings 4.8: 280,000 + 76,000 / 4.8 = 295,833
        ("base", "horizon_total", 1_600_000, "296000"),
        # each point brings 2,800: 20 + 34,000 / 2,800 = 32.14 points
        ("bonus", "first_year", 500_000, "0.325"),
        # each point brings 11,200 in four years: 20 + 76,000 / 11,200 = 26.8 points
        ("bonus", "horizon_total", 1_600_000, "0.27"),
        ("sign_on", "first_year", 500_000, "64000"),
        ("sign_on", "first_year", 500_001, "65000"),
        # two thirds of the grant vest in the first year: 150,000 + 34,000 * 3 / 2 = 201,000
        ("grant", "first_year", 500_000, "201000"),
        ("grant", "horizon_total", 1_600_000, "226000"),
    ],
)
def test_the_guides_example(origin: Offer, lever: Lever, on: Target, target: int, to: str) -> None:
    result = counter(origin, Decimal(target), on, lever)
    assert result.to == Decimal(to)
    assert result.reached == value(result.offer).figure(on) >= target
    assert not result.already_met


def test_matching_another_offer(origin: Offer) -> None:
    rival = replace(origin, name="Rival", base=Decimal(290_000))
    result = counter(origin, rival, "first_year", "sign_on")
    # 12,000 ahead: 10,000 of base and its bonus
    assert [result.target, result.from_, result.to] == [478_000, 30_000, 42_000]


def test_base_moves_the_bonus_and_the_retirement_contribution(plain: Offer) -> None:
    offer = replace(
        plain,
        bonus=Bonus(share=Decimal("0.3"), payout=Decimal("0.5")),
        retirement=Retirement(share=Decimal("0.1")),
        assumptions=Assumptions(horizon_years=2, raise_=Decimal("0.1")),
    )
    # each 1 of base brings (1 + 0.15 + 0.1) * (1 + 1.1) = 2.625; 315,000 now, 26,250 to go
    assert value(offer).horizon_total == 315_000
    assert counter(offer, Decimal(341_250), "horizon_total", "base").to == 130_000


def test_a_bonus_amount_becomes_a_share(plain: Offer) -> None:
    offer = replace(plain, bonus=Bonus(amount=Decimal(12_000), payout=Decimal("0.8")))
    result = counter(offer, Decimal(144_000), "first_year", "bonus")
    # 24,000 above base need 30,000 at a payout of 80 %, 25 % of base
    assert (result.from_, result.to) == (Decimal("0.1"), Decimal("0.25"))
    assert result.offer.bonus == Bonus(share=Decimal("0.25"), payout=Decimal("0.8"))


def test_a_target_that_is_met_changes_nothing(origin: Offer) -> None:
    result = counter(origin, Decimal(466_000), "first_year", "base")
    assert [result.from_, result.to, result.reached] == [280_000, 280_000, 466_000]
    assert result.already_met
    assert result.offer == origin
    assert counter(origin, Decimal(1), "horizon_total", "bonus").to == Decimal("0.2")
    assert counter(replace(origin, grants=()), Decimal(1), "first_year", "grant").to == 0


@pytest.mark.parametrize(
    ("grant", "to", "changed"),
    [
        # a quarter vests in the first year, so 10,000 more need 40,000 more in all
        (Rsu(Decimal(20_000), Vesting.even(48, every=3)), 60_000, Decimal(60_000)),
        # 10,000 options with a spread of 2 are worth 20,000; 60,000 are 30,000 options
        (Options(TEN_K, Decimal(1), Decimal(3), Vesting.even(48, every=3)), 60_000, Decimal(30_000)),
        # 0.1 % of 25 M after a round of 20 % is worth 20,000; 60,000 are 0.3 %
        (
            Ownership(
                Decimal("0.1"), Decimal(25_000_000), Vesting.even(48, every=3), dilution=(Decimal("0.2"),)
            ),
            60_000,
            Decimal("0.3"),
        ),
    ],
    ids=["rsu", "options", "ownership"],
)
def test_a_grant_scales_by_its_value(plain: Offer, grant: Grant, to: int, changed: Decimal) -> None:
    offer = replace(plain, grants=(grant,))
    result = counter(offer, Decimal(135_000), "first_year", "grant")
    assert [result.from_, result.to] == [20_000, to]
    assert result.grant == 1
    after = result.offer.grants[0]
    match after:
        case Rsu():
            assert after.value == changed
        case Options():
            assert after.number == changed
        case Ownership():
            assert after.percent == changed


def test_of_several_grants_the_first_that_pays_inside_the_measure_is_raised(plain: Offer) -> None:
    late = Rsu(Decimal(50_000), Vesting.even(24, every=3, cliff_months=24))
    early = Rsu(Decimal(40_000), Vesting.even(12))
    offer = replace(plain, grants=(late, early))
    within_year = counter(offer, Decimal(170_000), "first_year", "grant")
    assert [within_year.from_, within_year.to] == [40_000, 50_000]
    assert within_year.grant == 2
    assert counter(offer, Decimal(600_000), "horizon_total", "grant").grant == 1


LATE = (Rsu(Decimal(50_000), Vesting.even(24, every=3, cliff_months=24)),)
UNDER_WATER = (Options(TEN_K, Decimal(3), Decimal(1), Vesting.even(48)),)


@pytest.mark.parametrize(
    ("change", "lever", "words", "able"),
    [
        ({}, "grant", "no grant to raise", ("base", "bonus", "sign_on")),
        ({"grants": LATE}, "grant", "Nothing of the grant vests in the first 12 months", None),
        ({"grants": UNDER_WATER}, "grant", "worth nothing at this price", None),
        (
            {
                "grants": (Rsu(TEN_K, Vesting.even(12)),),
                "assumptions": Assumptions(equity_discount=Decimal(1)),
            },
            "grant",
            "count none of the equity",
            None,
        ),
        ({"bonus": Bonus(share=Decimal("0.2"), payout=Decimal(0))}, "bonus", "No bonus", ("base", "sign_on")),
    ],
)
def test_a_lever_that_cannot_says_why_and_names_those_that_can(
    plain: Offer,
    change: dict[str, object],
    lever: Lever,
    words: str,
    able: tuple[str, ...] | None,
) -> None:
    offer = replace(plain, **change)  # type: ignore[arg-type]
    with pytest.raises(Refused, match=words) as refusal:
        counter(offer, Decimal(200_000), "first_year", lever)
    assert refusal.value.field == lever
    assert refusal.value.levers == (able or ("base", "bonus", "sign_on"))
    assert "instead" in refusal.value.sentence


def test_a_lever_that_would_leave_the_bounds_of_an_offer_cannot(plain: Offer) -> None:
    with pytest.raises(Refused, match=r"would have to be 316\.5 % of base") as bonus:
        counter(plain, Decimal(499_500), "first_year", "bonus")
    assert bonus.value.levers == ("base", "sign_on")
    with pytest.raises(Refused, match="would have to be 60M"):
        counter(plain, Decimal(60_000_000), "first_year", "base")
    with pytest.raises(Refused, match="no offer holds"):
        counter(
            replace(
                plain,
                sign_on=SignOn(Decimal(1)),
                grants=(Ownership(TEN_K / 10_000, TEN_K, Vesting.even(12)),),
            ),
            Decimal(500_000),
            "first_year",
            "grant",
        )


def test_what_makes_no_sense_is_refused(plain: Offer) -> None:
    with pytest.raises(Refused, match="cannot be negative"):
        counter(plain, Decimal(-1), "first_year", "base")
    with pytest.raises(Refused, match="has to be a number"):
        counter(plain, Decimal("NaN"), "first_year", "base")
    with pytest.raises(Refused, match="Convert it first"):
        counter(plain, replace(plain, currency="EUR"), "first_year", "base")
    with pytest.raises(Refused, match="same horizon"):
        counter(plain, replace(plain, assumptions=Assumptions(horizon_years=2)), "horizon_total", "base")
    with pytest.raises(Refused, match="not by face_value"):
        counter(plain, TEN_K, "face_value", "base")  # type: ignore[arg-type]
    with pytest.raises(Refused, match="not parking"):
        counter(plain, TEN_K, "first_year", "parking")  # type: ignore[arg-type]
