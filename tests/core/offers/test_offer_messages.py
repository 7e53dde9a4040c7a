"""Whole messages against the tables beside this file: what is read, what is asked back, what is no offer."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.core.offers.message import read_offers
from tests.core.offers.offer_tables import LEXICON, flat

HERE = Path(__file__).parent


def rows(*names: str) -> list[Any]:
    items = [
        item for name in names for item in yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    ]
    return [pytest.param(item, id=item["say"][:60] or "empty") for item in items]


def expected(item: dict[str, Any]) -> list[dict[str, Any]]:
    offers = item.get("offers")
    if offers is not None:
        return list(offers)
    return [{key: value for key, value in item.items() if key not in {"say", "asks", "sure"}}]


@pytest.mark.parametrize("item", rows("messages", "several", "asked_back"))
def test_a_message_says_exactly_its_parts(item: dict[str, Any]) -> None:
    reading = read_offers(item["say"], LEXICON)
    if item.get("sure", True) is not None:
        assert reading.is_offer
    assert [flat(sheet) for sheet in reading.sheets] == expected(item)
    assert sorted(problem.field for problem in reading.problems) == sorted(item.get("asks", []))


@pytest.mark.parametrize("item", rows("no_offers"))
def test_a_question_with_figures_is_no_offer(item: dict[str, Any]) -> None:
    assert not read_offers(item["say"], LEXICON).is_offer


@pytest.mark.parametrize("item", rows("messages", "several"))
def test_every_figure_of_an_offer_is_echoed(item: dict[str, Any]) -> None:
    reading = read_offers(item["say"], LEXICON)
    echoed = " ".join(said.words + said.note for offer in reading.offers for said in offer.said)
    echoed += " ".join(unread.words for unread in reading.unread)
    for figure in ("280k", "20%", "150k", "30k", "310k", "25%", "400k", "50k"):
        if figure in item["say"]:
            assert figure in echoed


def test_an_echo_says_how_a_value_was_reached() -> None:
    reading = read_offers("€8,500 per month x 14 base, 90k a year in stock, sign-on 10% of base", LEXICON)
    notes = {said.field: (said.understood, said.note) for said in reading.offers[0].said}
    assert notes["base"] == ("119,000", "8,500 a month × 14")
    assert notes["grants[0].value"] == ("360,000", "90,000 a year × 4 years")
    assert notes["sign_on.amount"] == ("11,900", "10 % of base")


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("280k/20%/150k/30k", {"stock": "third in the row", "sign-on": "fourth in the row"}),
        ("280k base, sorry 290k base, 20% bonus", {"base": "290k instead of 280k"}),
        ("280k base, 15% bonus (actually 20%)", {"bonus": "20% instead of 15%"}),
    ],
)
def test_an_echo_says_what_no_name_said(text: str, notes: dict[str, str]) -> None:
    (offer,) = read_offers(text, LEXICON).offers
    assert {said.name: said.note for said in offer.said if said.note} == notes


def test_the_employers_schedule_is_said_to_be_assumed() -> None:
    reading = read_offers("Amazon offers me 185k base and 420k RSUs", LEXICON)
    assert any(said.note == "Amazon's usual schedule, assumed" for said in reading.offers[0].said)


def test_what_is_not_understood_is_listed() -> None:
    reading = read_offers("280k base, 20% bonus, free kombucha and 7k", LEXICON)
    assert [unread.words for unread in reading.unread] == ["free kombucha", "7k"]


def test_a_role_and_a_place_named_once_hold_for_all_offers() -> None:
    reading = read_offers(
        "As VP of AI Engineering in Boston, which is better? Offer A: 300k base. Offer B: 280k base, 20% bonus.",
        LEXICON,
    )
    assert [(sheet.role, sheet.location) for sheet in reading.sheets] == [
        ("VP of AI Engineering", "Boston")
    ] * 2
