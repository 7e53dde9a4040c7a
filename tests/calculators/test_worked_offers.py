"""Every figure of the worked offers, to the cent."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculators.grants import Grant, Options, Ownership, Refreshers, Rsu
from calculators.leaving import leaving
from calculators.money import cents
from calculators.offer import Assumptions, Bonus, Contingent, Offer, Retirement, SignOn
from calculators.valuation import value
from calculators.vesting import Vesting

Case = dict[str, Any]

CASES: list[Case] = yaml.safe_load(Path(__file__).with_name("worked_offers.yaml").read_text(encoding="utf-8"))
WHOLE = {"months", "every", "cliff_months", "clawback_months", "horizon_years"}


def numbers(fields: Case) -> Case:
    return {
        name: Decimal(str(given)) if isinstance(given, int | float) and name not in WHOLE else given
        for name, given in fields.items()
    }


def read_vesting(fields: Case) -> Vesting:
    if "weights" in fields:
        return Vesting.weighted([Decimal(str(weight)) for weight in fields["weights"]], fields.get("every"))
    return Vesting.even(**fields)


def read_grant(fields: Case) -> Grant:
    given = numbers({name: part for name, part in fields.items() if name not in {"kind", "vesting"}})
    kinds: dict[str, type[Grant]] = {"rsu": Rsu, "options": Options, "ownership": Ownership}
    return kinds[fields["kind"]](**given, vesting=read_vesting(fields["vesting"]))


def read_offer(fields: Case) -> Offer:
    terms = numbers(fields.get("assumptions", {}))
    if "raise" in terms:
        terms["raise_"] = terms.pop("raise")
    refreshers = fields.get("refreshers")
    return Offer(
        name=fields["name"],
        currency=fields["currency"],
        base=Decimal(str(fields["base"])),
        bonus=Bonus(**numbers(fields.get("bonus", {}))),
        sign_on=SignOn(**numbers(fields.get("sign_on", {}))),
        relocation=Decimal(str(fields.get("relocation", 0))),
        contingent=tuple(Contingent(**numbers(part)) for part in fields.get("contingent", [])),
        retirement=Retirement(**numbers(fields.get("retirement", {}))),
        benefits=Decimal(str(fields.get("benefits", 0))),
        grants=tuple(read_grant(grant) for grant in fields.get("grants", [])),
        refreshers=Refreshers(**numbers(refreshers)) if refreshers else None,
        assumptions=Assumptions(**terms),
    )


FIGURES = [
    pytest.param(case["offer"], name, expected, id=f"{case['offer']['name']}: {name}")
    for case in CASES
    for name, expected in case["expect"].items()
    if name not in {"years", "leaving", "cash_share"}
]
YEARS = [
    pytest.param(case["offer"], expected, id=f"{case['offer']['name']}: year {expected['year']}")
    for case in CASES
    for expected in case["expect"]["years"]
]
LEAVINGS = [
    pytest.param(case["offer"], int(month), expected, id=f"{case['offer']['name']}: month {month}")
    for case in CASES
    for month, expected in case["expect"]["leaving"].items()
]


@pytest.mark.parametrize(("offer", "name", "expected"), FIGURES)
def test_figure(offer: Case, name: str, expected: float) -> None:
    assert cents(getattr(value(read_offer(offer)), name)) == Decimal(str(expected))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["offer"]["name"])
def test_cash_share(case: Case) -> None:
    share = value(read_offer(case["offer"])).cash_share
    assert round(share, 4) == Decimal(str(case["expect"]["cash_share"]))


@pytest.mark.parametrize(("offer", "expected"), YEARS)
def test_year(offer: Case, expected: Case) -> None:
    year = value(read_offer(offer)).years[expected["year"] - 1]
    parts = {name: cents(Decimal(getattr(year, name))) for name in expected}
    assert parts == {name: Decimal(str(amount)) for name, amount in expected.items()}


@pytest.mark.parametrize(("offer", "month", "expected"), LEAVINGS)
def test_leaving(offer: Case, month: int, expected: float) -> None:
    assert cents(leaving(read_offer(offer), month)) == Decimal(str(expected))
