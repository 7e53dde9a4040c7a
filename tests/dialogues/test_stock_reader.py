"""How much stock: every notation, and what is none."""

from typing import Any

import pytest

from bot.core.dialogue.forms import Absorbed, Refusal, Took, Unsure
from bot.dialogues.stock_reader import read_stock, show_stock

RSU = {"kind": "rsu"}


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("150k", {**RSU, "value": "150000"}),
        ("$150,000 in RSUs", {**RSU, "value": "150000"}),
        ("about 150", {**RSU, "value": "150000"}),
        ("90k a year", {**RSU, "yearly": "90000"}),
        ("0.3 %", {"kind": "ownership", "percent": "0.3"}),
        ("0,15 % of the company", {"kind": "ownership", "percent": "0.15"}),
        ("25,000 options", {"kind": "options", "number": "25000"}),
        ("1200 shares", {**RSU, "units": "1200"}),
        ("none", {"kind": "none"}),
        ("no stock", {"kind": "none"}),
        ("0", {"kind": "none"}),
    ],
)
def test_sizes(said: str, value: dict[str, Any]) -> None:
    assert read_stock(said, {}) == Took(value)
    assert show_stock(value)


def test_a_schedule_said_along_answers_the_next_question_too() -> None:
    read = read_stock("150k over 18 months", {})
    assert isinstance(read, Absorbed)
    assert read.values == {"stock": {**RSU, "value": "150000"}, "vesting": {"months": 18}}
    assert read.echo == "Noted: stock 150,000 in total, vesting over 18 months."


@pytest.mark.parametrize(
    "said",
    [
        "is that per year?",
        "hello",
        "150k is what my friend got at Google last year",
        "20 % bonus and 30k sign-on",
    ],
)
def test_what_is_no_size(said: str) -> None:
    assert read_stock(said, {}) is None


def test_not_knowing_and_what_cannot_be() -> None:
    assert isinstance(read_stock("no idea", {}), Unsure)
    assert isinstance(read_stock("150 % of the company", {}), Refusal)
    assert isinstance(read_stock("100-200k", {}), Refusal)
    assert isinstance(read_stock("$99999999999999999999", {}), Refusal)
    assert read_stock("$10^20", {}) is None
