"""Changes of an offer in words, against the table `changes.yaml`."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.core.offers.changes import read_change
from bot.core.offers.message import read_offers
from tests.core.offers.offer_tables import LEXICON, flat

ROWS = yaml.safe_load(Path(__file__).with_name("changes.yaml").read_text(encoding="utf-8"))
OFFER = read_offers("280k base, 20% bonus, 150k RSUs over 18 months, 30k sign-on, Seattle", LEXICON).sheets[0]


@pytest.mark.parametrize("row", [pytest.param(row, id=row["say"][:60] or "empty") for row in ROWS])
def test_a_change_changes_what_it_names_and_nothing_else(row: dict[str, Any]) -> None:
    change = read_change(row["say"], OFFER, LEXICON)
    if "becomes" not in row:
        assert change is None
        return
    assert change is not None
    before, after = flat(OFFER), flat(change.sheet)
    differs = {key: after.get(key) for key in {*before, *after} if before.get(key) != after.get(key)}
    assert differs == row["becomes"]
    assert change.said


def test_a_change_names_the_old_value() -> None:
    change = read_change("what if the bonus is 25%?", OFFER, LEXICON)
    assert change is not None
    assert [(said.name, said.understood, said.note) for said in change.said] == [
        ("bonus", "25 %", "was 20 %")
    ]


def test_an_absurd_change_is_asked_back() -> None:
    change = read_change("change the base to 28", OFFER, LEXICON)
    assert change is not None
    assert [choice.label for choice in change.problems[0].choices] == ["28k", "280k"]
