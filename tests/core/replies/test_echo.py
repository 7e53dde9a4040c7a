"""An offer said back part by part: every amount in full."""

import pytest

from bot.core.replies.parts import missing, missing_line, parts_line, stated_line
from tests.core.parts_of_offers import offer, origin, rsu, sheet


def said(text: str) -> str:
    return text.replace(" ", " ")


PARTS = [
    (origin(), "base 280,000 · bonus 56,000 (20 %) · stock 100,000 in year one of 150,000 · sign-on 30,000"),
    (origin(location="Seattle", sign_on={"amount": 0}, grants=[]), "base 280,000 · bonus 56,000 (20 %) · no stock · no sign-on · Seattle"),
    (offer(base=185_000, bonus={"amount": 20_000, "payout": "0.9"}), "base 185,000 · bonus 18,000 (90 % of 20,000)"),
    (offer(base=100_000, bonus={"share": 0}), "base 100,000 · no bonus"),
    (
        offer(base=100_000, sign_on={"amount": 90_000, "second": 60_000}, relocation=12_000),
        "base 100,000 · sign-on 90,000 + 60,000 in year two · relocation 12,000",
    ),
    (
        offer(base=100_000, grants=[{"kind": "options", "number": 60_000, "strike": "1.2", "price": 4, "vesting": {"months": 48, "every": 1, "cliff_months": 12}}]),
        "base 100,000 · options 42,000 in year one of 168,000 (60,000 at 1.20, now 4)",
    ),
    (
        offer(base=100_000, grants=[{"kind": "ownership", "percent": "0.15", "company_value": 50_000_000, "dilution": ["0.2"], "vesting": {"months": 48}}]),
        "base 100,000 · equity 15,000 in year one of 60,000 (0.15 % of 50,000,000 after dilution)",
    ),
    (
        offer(base=100_000, grants=[{"kind": "ownership", "percent": "0.15"}]),
        "base 100,000 · 0.15 % of the company (no value yet)",
    ),
    (
        offer(base=100_000, grants=[rsu(80_000, months=48, every=3), rsu(20_000, months=12, every=3)]),
        "base 100,000 · stock 20,000 in year one of 80,000 · stock 20,000 in year one of 20,000",
    ),
    (
        offer(base=100_000, contingent=[{"name": "audit bonus", "amount": 15_000, "probability": "0.7"}], retirement={"share": "0.04"}, benefits=3_000, refreshers={"value": 50_000}),
        "base 100,000 · refreshers 50,000 a year from month 12 · audit bonus 10,500 (70 % of 15,000) · retirement 4,000 (4 %) · benefits 3,000",
    ),
    (offer(base="123456.78"), "base 123,456.78"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "line"), PARTS, ids=[line[:40] for _, line in PARTS])
def test_parts(one: object, line: str) -> None:
    assert said(parts_line(one)) == line  # type: ignore[arg-type]  # a valued offer


def test_what_was_not_said_is_named_and_what_there_is_none_of_is_not() -> None:
    assert missing(sheet(base=1000, bonus={"amount": 0})) == (("stock", "stock"), ("sign_on", "sign-on"))
    assert missing_line(sheet(base=1000)) == "You didn't mention bonus, stock or sign-on, so I counted none."
    assert missing_line(sheet(base=1000, bonus={"amount": 0}, grants=[], sign_on={"amount": 0})) == ""


def test_an_offer_without_a_base_is_said_back_as_stated() -> None:
    assert (
        said(stated_line(sheet(bonus={"share": "0.2"}, grants=[{"kind": "options", "number": 2500}])))
        == "bonus 20 % · 2,500 options"
    )
