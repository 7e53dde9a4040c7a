"""The sheet as file, as storage and as draft: reading files, complaints, and what becomes an offer."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
import yaml

from bot.core.offers.conversion import to_offer, valuable
from bot.core.offers.grant_conversion import to_vesting
from bot.core.offers.message import read_offers
from bot.core.offers.reading import changed
from bot.core.offers.sheet import OfferSheet, VestingPart
from bot.core.offers.sheet_files import UnreadableOffer, read_offer_file
from calculators.grants import Rsu
from calculators.refusal import Refused
from calculators.valuation import value
from tests.core.offers.offer_tables import LEXICON

EVERYTHING = """
name: Seattle
currency: USD
base: 280000
bonus: {share: 0.20, payout: 1}
sign_on: {amount: 30000, second: 0, clawback_months: 12, clawback: prorated}
relocation: 0
contingent: [{name: AI compliance, amount: 20000, probability: 0.8}]
retirement: {share: 0.03}
benefits: 0
grants:
  - {kind: rsu, value: 150000, vesting: {months: 18, every: 3, cliff_months: 0}}
  - {kind: rsu, value: 200000, vesting: {weights: [5, 15, 40, 40], every: 12}}
  - {kind: rsu, units: 1000, price: 150.5, vesting: {tranches: [{month: 12, fraction: 1/3}, {month: 24, fraction: 2/3}]}}
  - {kind: options, number: 25000, strike: 0.75, price: 2.00, vesting: {months: 48, every: 1, cliff_months: 12}}
  - {kind: ownership, percent: 0.30, company_value: 50000000, dilution: [0.2, 0.15], vesting: {months: 48, every: 1}}
refreshers: {value: 50000}
assumptions: {horizon_years: 4, raise: 0.03, growth: 0.05, equity_discount: 0, discount_rate: 0.04}
"""


def sheet_of(text: str) -> OfferSheet:
    return read_offer_file(yaml.safe_load(text), "offer.yaml")


def complaints(data: object) -> list[str]:
    with pytest.raises(UnreadableOffer) as caught:
        read_offer_file(data, "offer.yaml")
    return list(caught.value.complaints)


def test_a_whole_file_becomes_an_offer() -> None:
    offer = to_offer(sheet_of(EVERYTHING), "Offer A")
    assert (offer.name, offer.base, offer.bonus.share) == ("Seattle", Decimal(280000), Decimal("0.2"))
    assert len(offer.grants) == 5
    assert isinstance(offer.grants[2], Rsu)
    assert offer.grants[2].value == Decimal(150500)
    assert offer.grants[2].vesting.tranches[0].fraction == Fraction(1, 3)
    assert offer.assumptions.raise_ == Decimal("0.03")


def test_a_sheet_survives_storage_exactly() -> None:
    sheet = sheet_of(EVERYTHING)
    stored = sheet.model_dump_json()
    assert OfferSheet.model_validate_json(stored) == sheet
    assert '"base":"280000"' in stored
    assert '"raise":"0.03"' in stored


def test_the_origins_own_example_has_the_first_year_of_the_design() -> None:
    sheet = read_offers("280k base, 20% bonus, 150k RSUs over 18 months, 30k sign-on", LEXICON).sheets[0]
    valuation = value(to_offer(sheet, "Offer A"))
    assert (valuation.first_year, valuation.face_value) == (Decimal(466000), Decimal(516000))


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ({"bse": 1}, "bse: is not known. Did you mean base?"),
        ({"sign-on": {"amount": 1}}, "sign-on: is not known. Did you mean sign_on?"),
        ({"base": "280k"}, "base: has to be a plain number. Write 280000 for '280k'."),
        ({"base": True}, "base: has to be a number, not 'True'."),
        ({"base": float("nan")}, "base: has to be a number, not 'nan'."),
        ({"bonus": 0.2}, "bonus: has to be a group of keys (share, amount, payout), not '0.2'."),
        ({"bonus": {"share": "20%"}}, "bonus.share: has to be a number. Write 0.2 for '20%'."),
        ({"grants": {"kind": "rsu"}}, "grants: has to be a list, not a group of keys."),
        ({"grants": [{"value": 1}]}, "grants[0]: needs a kind: rsu, options or ownership."),
        ({"grants": [{"kind": "rsu", "valeu": 1}]}, "grants[0].valeu: is not known. Did you mean value?"),
        (
            {"grants": [{"kind": "rsu", "vesting": {"month": 3}}]},
            "grants[0].vesting.month: is not known. Did you mean months?",
        ),
        (
            {"currency": "usd"},
            "currency: has to be a currency's three capital letters, for example USD, not 'usd'.",
        ),
        (
            {"sign_on": {"clawback": "half"}},
            "sign_on.clawback: cannot be 'half'. It should be 'prorated' or 'full'.",
        ),
        ({"assumptions": {"rase": 1}}, "assumptions.rase: is not known. Did you mean raise?"),
        ({"role": 3}, "role: has to be text, not '3'."),
        ([], "file: has to hold the keys of an offer, for example base: 280000."),
        (None, "file: has to hold the keys of an offer, for example base: 280000."),
    ],
)
def test_a_complaint_says_where_and_what_to_write(data: object, complaint: str) -> None:
    assert complaints(data) == [f"offer.yaml: {complaint}"]


def test_all_complaints_come_at_once() -> None:
    data: dict[str, Any] = {"bse": 1, "bonus": 2, "grants": [{"kind": "rsu", "value": "x"}]}
    assert len(complaints(data)) == 3


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("bonus: {share: 0.1}", "base"),
        ("{base: 200000, grants: [{kind: rsu}]}", "grants[0].value"),
        ("{base: 200000, grants: [{kind: rsu, units: 100}]}", "grants[0].price"),
        ("{base: 200000, grants: [{kind: options, number: 5, strike: 1}]}", "grants[0].price"),
        ("{base: 200000, grants: [{kind: ownership, percent: 0.3}]}", "grants[0].company_value"),
        ("{base: 200000, grants: [{kind: rsu, value: 1, vesting: {months: 0}}]}", "grants[0].vesting.months"),
        ("{base: 200000, contingent: [{amount: 10000}]}", "contingent[0].probability"),
        ("{base: 200000, bonus: {share: 4}}", "bonus.share"),
    ],
)
def test_what_cannot_be_valued_is_refused_by_its_field(text: str, field: str) -> None:
    with pytest.raises(Refused) as caught:
        to_offer(sheet_of(text), "Offer A")
    assert caught.value.field == field


def test_the_default_name_and_currency() -> None:
    offer = to_offer(OfferSheet(base=Decimal(200000)), "Offer B")
    assert (offer.name, offer.currency) == ("Offer B", "USD")


@pytest.mark.parametrize(
    ("part", "described", "assumed"),
    [
        (None, "48 months, quarterly, 12-month cliff", True),
        (VestingPart(every=1), "48 months, monthly, 12-month cliff", True),
        (VestingPart(cliff_months=0), "48 months, quarterly, no cliff", True),
        (VestingPart(months=18), "18 months, quarterly, no cliff", True),
        (VestingPart(months=20), "20 months, monthly, no cliff", True),
        (VestingPart(months=36, every=3), "36 months, quarterly, no cliff", False),
    ],
)
def test_an_open_schedule_is_filled_in_and_said_to_be_assumed(
    part: VestingPart | None, described: str, *, assumed: bool
) -> None:
    vesting = to_vesting(part)
    assert (vesting.describe, bool(vesting.assumed)) == (described, assumed)


def test_a_part_of_an_unpriced_company_is_left_out_of_the_value_and_named() -> None:
    sheet = read_offers("210k base, 10% bonus and 0.15% equity", LEXICON).sheets[0]
    kept = valuable(sheet)
    assert kept.sheet.grants == ()
    assert kept.left_out == ("0.15 % of the company: it has no money value until the company's is known",)
    assert to_offer(kept.sheet, "Offer A").base == Decimal(210000)


@pytest.mark.parametrize(
    ("field", "new", "path"),
    [
        ("base", Decimal(1), "base"),
        ("bonus.share", Decimal("0.3"), "bonus.share"),
        ("sign_on.amount", Decimal(5), "sign_on.amount"),
        ("grants[0].value", Decimal(9), "grants[0].value"),
    ],
)
def test_a_value_is_put_in_by_its_dotted_field(field: str, new: Decimal, path: str) -> None:
    sheet = changed(OfferSheet(base=Decimal(200000), grants=({"kind": "rsu", "value": 1},)), field, new)  # type: ignore[arg-type]
    place: Any = sheet
    for step in path.replace("[0]", ".0").split("."):
        place = place[0] if step == "0" else getattr(place, step)
    assert place == new
