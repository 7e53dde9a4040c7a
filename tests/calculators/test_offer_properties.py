"""What holds for every offer, checked against counting by hand in fractions."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculators.comparison import compare
from calculators.counter import LEVERS, STEPS, TARGETS, Counter, Lever, Target, counter
from calculators.definitions import FIGURES
from calculators.explanation import explain
from calculators.grants import Grant, Options, Ownership, Refreshers, Rsu
from calculators.leaving import leaving_curve
from calculators.money import exceeds
from calculators.offer import Assumptions, Bonus, Contingent, Offer, Retirement, SignOn
from calculators.payments import PARTS
from calculators.refusal import Refused
from calculators.valuation import value
from calculators.vesting import Vesting

cheap = settings(max_examples=60, deadline=None)

DUST = Decimal("1e-15")


def amounts(highest: int = 1_000_000) -> st.SearchStrategy[Decimal]:
    return st.one_of(st.just(Decimal(0)), st.integers(0, highest).map(Decimal))


def shares(highest: int = 100) -> st.SearchStrategy[Decimal]:
    return st.integers(0, highest).map(lambda points: Decimal(points) / 100)


cadences = st.sampled_from([None, 1, 3, 6, 12])
vestings = st.one_of(
    st.builds(
        lambda months, every, cliff: Vesting.even(months, every, min(cliff, months)),
        st.integers(1, 60),
        cadences,
        st.sampled_from([0, 0, 6, 12]),
    ),
    st.builds(
        Vesting.weighted, st.sampled_from([[5, 15, 40, 40], [38, 32, 20, 10], [50, 33, 17], [100]]), cadences
    ),
    st.just(Vesting.explicit([(12, Fraction(1, 20)), (24, Fraction(3, 20)), (30, Fraction(4, 5))])),
)
grants: st.SearchStrategy[Grant] = st.one_of(
    st.builds(Rsu, amounts(), vestings),
    st.builds(Options, amounts(100_000), shares(500), shares(1000), vestings),
    st.builds(
        Ownership, shares(200), amounts(10**9), vestings, dilution=st.lists(shares(50), max_size=3).map(tuple)
    ),
)
bonuses = st.one_of(
    st.builds(Bonus, share=shares(300), payout=shares()),
    st.builds(Bonus, amount=amounts(30_000), payout=shares()),
)
sign_ons = st.builds(
    SignOn, amounts(), amounts(), st.sampled_from([0, 12, 24]), st.sampled_from(["full", "prorated"])
)
terms = st.builds(
    Assumptions,
    horizon_years=st.integers(1, 5),
    raise_=st.sampled_from([Decimal(0), Decimal("0.03")]),
    growth=st.sampled_from([Decimal(0), Decimal("0.08"), Decimal("-0.2")]),
    equity_discount=st.sampled_from([Decimal(0), Decimal("0.6")]),
    discount_rate=st.sampled_from([Decimal(0), Decimal("0.05")]),
)
flat = Assumptions(horizon_years=3, raise_=Decimal("0.1"), equity_discount=Decimal("0.3"))


def offers(assumptions: st.SearchStrategy[Assumptions] = terms, longest: int = 3) -> st.SearchStrategy[Offer]:
    return st.builds(
        Offer,
        st.sampled_from(["Seattle", "Berlin", "Oslo"]),
        st.just("USD"),
        st.integers(10_000, 1_000_000).map(Decimal),
        bonuses,
        sign_ons,
        amounts(),
        st.lists(st.builds(Contingent, st.just("audit"), amounts(), shares()), max_size=2).map(tuple),
        st.one_of(st.builds(Retirement, share=shares(10)), st.builds(Retirement, amount=amounts(50_000))),
        amounts(50_000),
        st.lists(grants, max_size=longest).map(tuple),
        st.none() | st.builds(Refreshers, amounts(200_000), vestings),
        assumptions,
    )


def count_by_hand(offer: Offer, months: int) -> list[Fraction]:
    """Add up what an offer without growth has paid after each month, from the definitions and in fractions."""
    keep = 1 - Fraction(offer.assumptions.equity_discount)
    hired = [(0, Fraction(grant.today), grant.vesting) for grant in offer.grants]
    fresh = offer.refreshers
    later = [(12 * year, Fraction(fresh.value), fresh.vesting) for year in range(1, 6)] if fresh else []
    paid, curve = Fraction(0), []
    for month in range(1, months + 1):
        base = Fraction(offer.base) * (1 + Fraction(offer.assumptions.raise_)) ** ((month - 1) // 12)
        paid += (base + Fraction(offer.retirement.yearly(Decimal(0))) + Fraction(offer.benefits)) / 12
        paid += Fraction(offer.retirement.share or 0) * base / 12
        if month % 12 == 0:
            target = Fraction(offer.bonus.share or 0) * base + Fraction(offer.bonus.amount or 0)
            paid += target * Fraction(offer.bonus.payout)
            paid += sum(Fraction(part.amount) * Fraction(part.probability) for part in offer.contingent)
        paid += {
            1: Fraction(offer.sign_on.amount + offer.relocation),
            13: Fraction(offer.sign_on.second),
        }.get(month, Fraction(0))
        for start, worth, vesting in hired + later:
            paid += sum(worth * keep * t.fraction for t in vesting.tranches if start + t.month == month)
        curve.append(paid)
    return curve


@cheap
@given(offers())
def test_parts_add_up(offer: Offer) -> None:
    worth = value(offer)
    for year in worth.years:
        assert sum(getattr(year, part) for part in PARTS) == pytest.approx(year.total, abs=DUST)
        within = slice(12 * year.year - 12, 12 * year.year)
        for part in (*PARTS, "total"):
            monthly = sum(getattr(worth.timeline, part)[within])
            assert monthly == pytest.approx(getattr(year, part), abs=DUST)
    assert worth.timeline.cumulative[-1] == pytest.approx(worth.horizon_total, abs=DUST)
    for figure in FIGURES:
        told = explain(worth, figure)
        assert sum(amount for _, amount in told.parts) == pytest.approx(told.amount, abs=DUST)


@cheap
@given(offers(st.just(flat)))
def test_the_timeline_agrees_with_counting_by_hand(offer: Offer) -> None:
    counted = count_by_hand(offer, 36)
    for month, (found, expected) in enumerate(zip(value(offer).timeline.cumulative, counted, strict=True), 1):
        assert abs(Fraction(found) - expected) < Fraction(1, 10**15), month


@cheap
@given(offers(), st.randoms(use_true_random=False))
def test_the_order_of_grants_is_irrelevant(offer: Offer, luck: Random) -> None:
    shuffled = replace(offer, grants=tuple(luck.sample(offer.grants, len(offer.grants))))
    for figure in FIGURES:
        assert value(shuffled).figure(figure) == pytest.approx(value(offer).figure(figure), abs=DUST)


def more_bonus(offer: Offer) -> Offer:
    share, amount = offer.bonus.share, offer.bonus.amount
    if share is not None:
        return replace(offer, bonus=replace(offer.bonus, share=min(share + Decimal("0.1"), Decimal(3))))
    most = 3 * offer.base
    return replace(offer, bonus=replace(offer.bonus, amount=min((amount or Decimal(0)) + 5000, most)))


def more_retirement(offer: Offer) -> Offer:
    if offer.retirement.share is not None:
        return replace(offer, retirement=Retirement(share=offer.retirement.share + Decimal("0.1")))
    return replace(offer, retirement=Retirement(amount=(offer.retirement.amount or Decimal(0)) + 5000))


def terms_with(offer: Offer, **better: Decimal) -> Offer:
    return replace(offer, assumptions=replace(offer.assumptions, **better))  # type: ignore[arg-type]


MORE: dict[str, Callable[[Offer], Offer]] = {
    "base": lambda offer: replace(offer, base=offer.base + 5000),
    "bonus": more_bonus,
    "payout": lambda offer: replace(offer, bonus=replace(offer.bonus, payout=Decimal(1))),
    "sign-on": lambda offer: replace(
        offer, sign_on=replace(offer.sign_on, amount=offer.sign_on.amount + 5000)
    ),
    "second": lambda offer: replace(
        offer, sign_on=replace(offer.sign_on, second=offer.sign_on.second + 5000)
    ),
    "relocation": lambda offer: replace(offer, relocation=offer.relocation + 5000),
    "contingent": lambda offer: replace(
        offer, contingent=(*offer.contingent, Contingent("more", Decimal(5000), Decimal("0.5")))
    ),
    "retirement": more_retirement,
    "benefits": lambda offer: replace(offer, benefits=offer.benefits + 5000),
    "grant": lambda offer: replace(offer, grants=(*offer.grants, Rsu(Decimal(5000), Vesting.even(12)))),
    "refreshers": lambda offer: replace(
        offer,
        refreshers=replace(offer.refreshers, value=offer.refreshers.value + 5000)
        if offer.refreshers
        else None,
    ),
    "growth": lambda offer: terms_with(offer, growth=offer.assumptions.growth + Decimal("0.1")),
    "raise": lambda offer: terms_with(offer, raise_=offer.assumptions.raise_ + Decimal("0.1")),
    "no discount": lambda offer: terms_with(offer, equity_discount=Decimal(0)),
}


@settings(max_examples=15, deadline=None)
@given(offer=offers(longest=2))
@pytest.mark.parametrize("more", MORE)
def test_more_of_anything_good_never_lowers_a_value(more: str, offer: Offer) -> None:
    before, after = value(offer), value(MORE[more](offer))
    for figure in FIGURES:
        if figure != "cash_share":
            assert not exceeds(before.figure(figure), after.figure(figure)), figure
    for stay, go in zip(leaving_curve(offer), leaving_curve(MORE[more](offer)), strict=True):
        assert not exceeds(stay.total, go.total)


@cheap
@given(offers())
def test_who_leaves_never_takes_more_than_was_paid(offer: Offer) -> None:
    paid = (Decimal(0), *value(offer).timeline.cumulative)
    for balance in leaving_curve(offer):
        assert not exceeds(balance.total, paid[balance.month])
        assert balance.total == pytest.approx(balance.cash + balance.vested - balance.owed_back, abs=DUST)
        assert sum(amount for _, amount in balance.parts) == pytest.approx(
            balance.cash + balance.vested, abs=DUST
        )


@settings(max_examples=100, deadline=None)
@given(
    offer=offers(longest=2),
    ask=st.integers(1, 400).map(lambda points: Decimal(1) + Decimal(points) / 1000),
    on=st.sampled_from(TARGETS),
    lever=st.sampled_from(LEVERS),
)
def test_a_counter_offer_meets_its_target_and_one_step_less_does_not(
    offer: Offer, ask: Decimal, on: Target, lever: Lever
) -> None:
    target = value(offer).figure(on) * ask
    result = counter_or_refusal(offer, target, on, lever)
    if isinstance(result, Refused):
        assert lever not in result.levers
        assert "sign_on" in result.levers
        return
    assert result.to % STEPS[lever] == 0
    assert not exceeds(target, value(result.offer).figure(on))
    less = result.to - STEPS[lever]
    assume(less >= 1000 or lever != "base")
    assert exceeds(target, value(set_lever(result.offer, lever, less, result.grant)).figure(on))


def counter_or_refusal(offer: Offer, target: Decimal, on: Target, lever: Lever) -> Counter | Refused:
    try:
        return counter(offer, target, on, lever)
    except Refused as refusal:
        return refusal


def set_lever(offer: Offer, lever: Lever, to: Decimal, number: int | None) -> Offer:
    if lever == "base":
        return replace(offer, base=to)
    if lever == "bonus":
        return replace(offer, bonus=replace(offer.bonus, share=to))
    if lever == "sign_on":
        return replace(offer, sign_on=replace(offer.sign_on, amount=to))
    changed = list(offer.grants)
    place = (number or 0) - 1
    grant = changed[place]
    changed[place] = scaled(grant, to / grant.today)
    return replace(offer, grants=tuple(changed))


def scaled(grant: Grant, times: Decimal) -> Grant:
    match grant:
        case Rsu():
            return replace(grant, value=grant.value * times)
        case Options():
            return replace(grant, number=grant.number * times)
        case Ownership():
            return replace(grant, percent=grant.percent * times)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(offers(st.just(flat), longest=1), st.integers(20, 22)), min_size=2, max_size=3))
def test_break_even_agrees_with_counting_month_by_month(several: list[tuple[Offer, int]]) -> None:
    # near in base, apart in when they pay: so lines cross, and touch
    named = [
        replace(
            offer,
            name=str(number),
            base=Decimal(60_000 * near),
            sign_on=SignOn(offer.sign_on.amount.quantize(Decimal("1E+4"))),
            relocation=Decimal(0),
            contingent=(),
        )
        for number, (offer, near) in enumerate(several)
    ]
    lines = [count_by_hand(offer, 36) for offer in named]
    highest = max(line[-1] for line in lines)
    leaders = [number for number, line in enumerate(lines) if line[-1] == highest]
    result = compare(named)
    if len(leaders) > 1:
        assert result.leader is None
        assert result.break_even_month is None
        return
    (leader,) = leaders
    ahead = [
        all(lines[leader][month] > line[month] for number, line in enumerate(lines) if number != leader)
        for month in range(36)
    ]
    first = next(month for month in range(36) if all(ahead[month:]))
    assert result.leader == str(leader)
    assert result.break_even_month == (first + 1 if first else None)
