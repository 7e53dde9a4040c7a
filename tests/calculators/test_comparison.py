from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from calculators.comparison import compare
from calculators.currencies import Rate
from calculators.grants import Rsu
from calculators.offer import Assumptions, Bonus, Offer, SignOn
from calculators.refusal import Refused
from calculators.vesting import Vesting


def named(offer: Offer, name: str, base: int) -> Offer:
    return replace(offer, name=name, base=Decimal(base))


def test_offers_are_ranked_best_first_with_their_spread(plain: Offer) -> None:
    result = compare([plain, named(plain, "More", 150_000), named(plain, "Middle", 125_000)])
    assert [offer.name for offer, _ in result.ranked] == ["More", "Middle", "Plain"]
    # 30 over 120, and 25 over 125
    assert [result.spread, result.lead] == [Decimal("0.25"), Decimal("0.2")]
    assert result.verdict == "More"
    assert result.measure == "horizon_total"


@pytest.mark.parametrize(
    ("base", "verdict"), [(122_399, "close"), (122_400, "Other"), (117_648, "close"), (117_647, "Plain")]
)
def test_under_two_percent_nobody_wins(plain: Offer, base: int, verdict: str) -> None:
    result = compare([plain, named(plain, "Other", base)])
    assert result.verdict == verdict
    assert result.close == (verdict == "close")


def test_the_measure_decides(plain: Offer) -> None:
    sign_on = replace(plain, name="Now", sign_on=SignOn(Decimal(60_000)))
    salary = named(plain, "Later", 140_000)
    # first year 180 against 140; four years 540 against 560; recurring 120 against 140
    assert compare([sign_on, salary], "first_year").verdict == "Now"
    assert compare([sign_on, salary], "horizon_total").verdict == "Later"
    assert compare([sign_on, salary], "recurring_average").verdict == "Later"


def test_break_even_is_the_first_month_strictly_ahead(plain: Offer) -> None:
    sign_on = replace(plain, name="Now", sign_on=SignOn(Decimal(24_000)))
    salary = named(plain, "Later", 132_000)
    # 1,000 more a month: level at month 24, where the lines touch, ahead from month 25
    result = compare([sign_on, salary])
    assert result.leader == "Later"
    assert result.break_even_month == 25


def test_leading_from_the_first_month_has_no_break_even(plain: Offer) -> None:
    assert compare([plain, named(plain, "More", 150_000)]).break_even_month is None


def test_equal_first_months_are_no_lead(plain: Offer) -> None:
    bonus = replace(plain, name="Bonus", bonus=Bonus(share=Decimal("0.1")))
    assert compare([plain, bonus]).break_even_month == 12


def test_overtaking_counts_only_for_good(plain: Offer) -> None:
    # month 12: +20,000 of shares; month 24: the other's 30,000; month 36: another 20,000
    waves = replace(plain, name="Waves", grants=(Rsu(Decimal(40_000), Vesting.weighted([50, 0, 50], 12)),))
    once = replace(plain, name="Once", grants=(Rsu(Decimal(30_000), Vesting.weighted([0, 100], 12)),))
    result = compare([waves, once])
    assert (result.leader, result.break_even_month) == ("Waves", 36)


def test_the_leader_at_the_horizon_may_lose_by_the_measure(plain: Offer) -> None:
    sign_on = replace(plain, name="Now", sign_on=SignOn(Decimal(60_000)))
    result = compare([sign_on, named(plain, "Later", 140_000)], "first_year")
    assert (result.verdict, result.leader) == ("Now", "Later")
    # 60,000 / (140,000 - 120,000) * 12 = month 36 level, ahead from month 37
    assert result.break_even_month == 37


def test_of_three_the_leader_has_to_pass_both(plain: Offer) -> None:
    early = replace(plain, name="Early", sign_on=SignOn(Decimal(12_000)))
    late = replace(plain, name="Late", sign_on=SignOn(Decimal(24_000)))
    assert compare([early, late, named(plain, "Leader", 132_000)]).break_even_month == 25


def test_a_tie_at_the_horizon_has_no_leader_even_where_twelfths_do_not_terminate(plain: Offer) -> None:
    salary = named(plain, "Salary", 110_000)
    split = replace(plain, name="Split", base=Decimal(100_000), bonus=Bonus(share=Decimal("0.1")))
    result = compare([split, salary])
    assert (result.leader, result.break_even_month, result.verdict) == (None, None, "close")
    assert [offer.name for offer, _ in result.ranked] == ["Split", "Salary"]
    assert result.spread == 0


def test_other_currencies_are_converted_by_the_dated_rate(plain: Offer) -> None:
    berlin = replace(plain, name="Berlin", currency="EUR", base=Decimal(110_000))
    rate = Rate("EUR", "USD", Decimal("1.2"), date(2026, 6, 1))
    result = compare([plain, berlin], rates=[rate])
    assert (result.currency, result.verdict, result.rates) == ("USD", "Berlin", (rate,))
    assert result.ranked[0][0].base == 132_000
    backwards = compare([berlin, plain], rates=[rate])
    assert backwards.currency == "EUR"
    assert backwards.spread == pytest.approx(Decimal("0.1"))
    assert backwards.rates[0].as_of == rate.as_of


def test_what_cannot_be_compared_is_refused(plain: Offer) -> None:
    berlin = replace(plain, currency="EUR")
    short = replace(plain, name="Short", assumptions=Assumptions(horizon_years=2))
    with pytest.raises(Refused, match="in EUR, another in USD") as currency:
        compare([plain, berlin])
    assert currency.value.field == "currency"
    with pytest.raises(Refused, match="same horizon"):
        compare([plain, short])
    assert compare([plain, short], "first_year").verdict == "close"
    with pytest.raises(Refused, match="two offers"):
        compare([plain])
    with pytest.raises(Refused, match="not by luck"):
        compare([plain, plain], "luck")  # type: ignore[arg-type]
