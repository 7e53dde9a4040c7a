"""What is refused, under which field, and the words that say what to change."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from calculators.grants import Options, Ownership, Refreshers, Rsu
from calculators.offer import Assumptions, Bonus, Contingent, Offer, Retirement, SignOn
from calculators.refusal import Refused
from calculators.valuation import value
from calculators.vesting import Tranche, Vesting

FOUR_YEARS = Vesting.even(48)


def offer(base: str = "280000", currency: str = "USD", **parts: Any) -> Offer:  # noqa: ANN401 - any field at all
    return Offer("Offer A", currency, Decimal(base), **parts)


def refused(make: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as refusal:
        make()
    return refusal.value


OFFERS: list[tuple[Callable[[], object], str, str]] = [
    (lambda: offer("0"), "base", "above 0"),
    (lambda: offer("-280000"), "base", "above 0"),
    (lambda: offer("NaN"), "base", "has to be a number"),
    (lambda: offer("-Infinity"), "base", "has to be a number"),
    (lambda: offer("280"), "base", "Did you mean 280k?"),
    (lambda: offer("999.99"), "base", "under 1,000. Did you mean 999.99k?"),
    (lambda: offer("3"), "base", "Did you mean 280k?"),
    (lambda: offer("280000000"), "base", "over 50M. Did you mean 280k?"),
    (lambda: offer("50000000.01"), "base", "over 50M"),
    (lambda: offer("1E+100"), "base", "A base of 1e+100 a year is over 50M. Did you mean 280k?"),
    (lambda: offer("60000000000", "JPY"), "base", "over 50000M"),
    (lambda: Offer("A", "USD", 280_000.0), "base", "has to be a number"),  # type: ignore[arg-type]
    (lambda: offer(currency="usd"), "currency", "three letters"),
    (lambda: offer(currency="$"), "currency", "three letters"),
    (lambda: offer(relocation=Decimal(-1)), "relocation", "cannot be negative. Write 1, or 0"),
    (lambda: offer(relocation=Decimal("1E+999999")), "relocation", "Check the zeros"),
    (lambda: offer(relocation=Decimal("-1E+999999")), "relocation", "cannot be negative"),
    (lambda: offer(benefits=Decimal(-5000)), "benefits", "Write 5,000, or 0"),
    (lambda: offer(benefits=Decimal("sNaN")), "benefits", "has to be a number"),
    (lambda: Bonus(share=Decimal(20)), "bonus.share", "Did you mean 20 %? Write 0.2"),
    (lambda: Bonus(share=Decimal("3.01")), "bonus.share", "above 300 %"),
    (lambda: Bonus(share=Decimal("-0.1")), "bonus.share", "cannot be negative"),
    (lambda: Bonus(share=Decimal(10**9)), "bonus.share", "above 300 %"),
    (lambda: offer(bonus=Bonus(amount=Decimal(840_001))), "bonus.amount", "above 300 %"),
    (lambda: Bonus(amount=Decimal(-1)), "bonus.amount", "cannot be negative"),
    (lambda: Bonus(share=Decimal(0), amount=Decimal(0)), "bonus", "Which one holds?"),
    (lambda: Bonus(payout=Decimal("1.2")), "bonus.payout", "between 0 and 1 (0 % to 100 %), not at 1.2."),
    (lambda: Bonus(payout=Decimal(90)), "bonus.payout", "Write 0.9 for 90 %"),
    (lambda: SignOn(Decimal(-1)), "sign_on.amount", "cannot be negative"),
    (lambda: SignOn(second=Decimal(-1)), "sign_on.second", "cannot be negative"),
    (lambda: SignOn(clawback_months=-1), "sign_on.clawback_months", "from 0 to 120, not -1"),
    (lambda: SignOn(clawback_months=1.5), "sign_on.clawback_months", "whole number"),  # type: ignore[arg-type]
    (lambda: SignOn(clawback="partly"), "sign_on.clawback", "'prorated' or 'full'"),
    (lambda: Contingent("audit", Decimal(1), Decimal("1.01")), "probability", "between 0 and 1"),
    (lambda: Contingent("audit", Decimal(1), Decimal("-0.01")), "probability", "between 0 and 1"),
    (lambda: Contingent("audit", Decimal(1), Decimal("NaN")), "probability", "has to be a number"),
    (lambda: Contingent("audit", Decimal(-1), Decimal(1)), "amount", "cannot be negative"),
    (lambda: Retirement(share=Decimal(3)), "retirement.share", "Write 0.03 for 3 %"),
    (lambda: Retirement(amount=Decimal(-3)), "retirement.amount", "cannot be negative"),
    (lambda: Retirement(Decimal(0), Decimal(0)), "retirement", "Which one holds?"),
    (lambda: Assumptions(horizon_years=0), "assumptions.horizon_years", "from 1 to 10, not 0"),
    (lambda: Assumptions(horizon_years=11), "assumptions.horizon_years", "from 1 to 10, not 11"),
    (lambda: Assumptions(horizon_years=True), "assumptions.horizon_years", "whole number"),
    (lambda: Assumptions(raise_=Decimal(3)), "assumptions.raise", "Did you mean 3 %? Write 0.03"),
    (lambda: Assumptions(growth=Decimal(5)), "assumptions.growth", "Did you mean 5 %? Write 0.05"),
    (lambda: Assumptions(growth=Decimal("-1.01")), "assumptions.growth", "outside -100 % to 300 %"),
    (lambda: Assumptions(growth=Decimal("1E+400")), "assumptions.growth", "outside"),
    (lambda: Assumptions(equity_discount=Decimal("-0.1")), "assumptions.equity_discount", "between 0 and 1"),
    (lambda: Assumptions(equity_discount=Decimal(30)), "assumptions.equity_discount", "0.3 for 30 %"),
    (lambda: Assumptions(discount_rate=Decimal(4)), "assumptions.discount_rate", "Write 0.04 for 4 %"),
    (lambda: Refreshers(Decimal(-1)), "refreshers.value", "cannot be negative"),
    (lambda: Rsu(Decimal(-1), FOUR_YEARS), "value", "cannot be negative"),
    (lambda: Rsu(Decimal("NaN"), FOUR_YEARS), "value", "has to be a number"),
    (lambda: Rsu(Decimal(10) ** 16, FOUR_YEARS), "value", "Check the zeros"),
    (lambda: Rsu.units(Decimal(-1), Decimal(1), FOUR_YEARS), "units", "cannot be negative"),
    (lambda: Rsu.units(Decimal(1), Decimal(-1), FOUR_YEARS), "price", "cannot be negative"),
    (lambda: Options(Decimal(-1), Decimal(1), Decimal(1), FOUR_YEARS), "number", "cannot be negative"),
    (lambda: Options(Decimal(1), Decimal(-1), Decimal(1), FOUR_YEARS), "strike", "cannot be negative"),
    (lambda: Options(Decimal(1), Decimal(1), Decimal(-1), FOUR_YEARS), "price", "cannot be negative"),
    (lambda: Options(Decimal(10**9), Decimal(1), Decimal(10**9), FOUR_YEARS), "number", "any company"),
    (lambda: Ownership(Decimal(101), Decimal(1), FOUR_YEARS), "percent", "0.3 for 0.3 %"),
    (lambda: Ownership(Decimal(1), Decimal(-1), FOUR_YEARS), "company_value", "cannot be negative"),
    (lambda: Ownership(Decimal(1), Decimal(1), FOUR_YEARS, dilution=(Decimal(20),)), "dilution", "0.2 for 20 %"),
]  # fmt: skip

SCHEDULES: list[tuple[Callable[[], object], str, str]] = [
    (lambda: Vesting.even(0), "vesting.months", "from 1 to 120, not 0"),
    (lambda: Vesting.even(121), "vesting.months", "from 1 to 120, not 121"),
    (lambda: Vesting.even(-12), "vesting.months", "from 1 to 120"),
    (lambda: Vesting.even(18.0), "vesting.months", "whole number"),  # type: ignore[arg-type]
    (lambda: Vesting.even(48, every=2), "vesting.every", "every 1, 3, 6 or 12 months, not every 2"),
    (lambda: Vesting.even(48, every=True), "vesting.every", "every 1, 3, 6 or 12 months"),
    (lambda: Vesting.even(12, cliff_months=13), "vesting.cliff_months", "longer than the vesting of 12 months"),
    (lambda: Vesting.even(12, cliff_months=-1), "vesting.cliff_months", "from 0 to 120"),
    (lambda: Vesting.weighted([25, 25, 25, 20]), "vesting.weights", "add up to 95 %, not to 100 %"),
    (lambda: Vesting.weighted([Decimal("0.5"), Decimal("0.6")]), "vesting.weights", "add up to 110 %"),
    (lambda: Vesting.weighted([]), "vesting.weights", "from 1 to 10, not 0"),
    (lambda: Vesting.weighted([0, 0]), "vesting.weights", "add up to 0 %"),
    (lambda: Vesting.weighted([9] * 10 + [10]), "vesting.weights", "from 1 to 10, not 11"),
    (lambda: Vesting.weighted([150, -50]), "vesting.weights", "over 100 %"),
    (lambda: Vesting.weighted([-50, 150]), "vesting.weights", "cannot be negative"),
    (lambda: Vesting.weighted([Decimal("NaN")]), "vesting.weights", "has to be a number"),
    (lambda: Vesting.weighted([50, 50], cliff_months=25), "vesting.cliff_months", "longer than the vesting of 24"),
    (lambda: Vesting.explicit([(12, Decimal("0.5"))]), "vesting", "add up to 50 %, not to 100 %"),
    (lambda: Vesting.explicit([]), "vesting", "add up to 0 %"),
    (lambda: Vesting.explicit([(0, Decimal(1))]), "vesting", "from 1 to 120, not 0"),
    (lambda: Vesting.explicit([(121, Decimal(1))]), "vesting", "from 1 to 120, not 121"),
    (lambda: Vesting.explicit([(6, Decimal(-1)), (12, Decimal(2))]), "vesting", "cannot be negative"),
    (lambda: Vesting((Tranche(6, -FOUR_YEARS.vested(48)),), ""), "vesting", "cannot be negative"),
    (lambda: Vesting((Tranche(6, FOUR_YEARS.vested(24)),) * 2, ""), "vesting", "out of order"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "field", "words"), OFFERS + SCHEDULES)
def test_refused(make: Callable[[], object], field: str, words: str) -> None:
    refusal = refused(make)
    assert refusal.field == field
    assert words in refusal.sentence
    assert refusal.sentence[0].isupper()
    assert refusal.sentence.endswith((".", "?"))


def test_a_refusal_can_be_placed_under_its_owner() -> None:
    refusal = refused(lambda: Vesting.even(0)).under("grants[0]")
    assert refusal.field == "grants[0].vesting.months"
    assert str(refusal) == f"grants[0].vesting.months: {refusal.sentence}"
    assert isinstance(refusal, ValueError)


@pytest.mark.parametrize(
    "allowed",
    [
        offer("1000"),
        offer("50000000"),
        offer("90000000", "KRW"),
        offer(bonus=Bonus(share=Decimal(3), payout=Decimal(0))),
        offer(bonus=Bonus(amount=Decimal(840_000))),
        offer(retirement=Retirement(share=Decimal(1))),
        offer(grants=(Rsu(Decimal(0), Vesting.even(120, every=12, cliff_months=120)),)),
        offer(assumptions=Assumptions(10, Decimal(1), Decimal(3), Decimal(1), Decimal(1))),
    ],
)
def test_the_bounds_themselves_are_allowed(allowed: Offer) -> None:
    assert value(allowed).first_year > 0


def test_the_largest_offer_there_can_be_is_valued_without_overflow() -> None:
    most = Decimal(10) ** 15
    largest = offer(
        "50000000",
        sign_on=SignOn(most, most),
        relocation=most,
        contingent=(Contingent("all of it", most, Decimal(1)),) * 10,
        benefits=most,
        grants=(
            Rsu(most, Vesting.even(120, every=1)),
            Options(most, Decimal(0), Decimal(1), Vesting.even(120, every=1)),
        ),
        refreshers=Refreshers(most),
        assumptions=Assumptions(10, Decimal(1), Decimal(3), Decimal(0), Decimal("0.5")),
    )
    worth = value(largest)
    assert worth.horizon_total.is_finite()
    assert worth.present_value < worth.horizon_total
    assert value(replace(largest, assumptions=Assumptions())).horizon_total > 10 * most
