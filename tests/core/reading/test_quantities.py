"""Every amount, percent, length of time and number of a text, against the table beside this file."""

from pathlib import Path

import pytest
import yaml

from bot.core.reading.quantities import Measure, Quantity, quantities

ROWS = yaml.safe_load(Path(__file__).with_name("quantities.yaml").read_text(encoding="utf-8"))
NAMES = {
    Measure.AMOUNT: "amount",
    Measure.PERCENT: "percent",
    Measure.DURATION: "months",
    Measure.NUMBER: "number",
}


def shown(quantity: Quantity) -> str:
    value = f"{quantity.value.normalize():f}"
    if quantity.upper is not None:
        value += f"..{quantity.upper.normalize():f}"
    words = [NAMES[quantity.measure], value, quantity.currency or ""]
    if quantity.per:
        words.append(f"per {quantity.per}")
    return " ".join(word for word in words if word)


@pytest.mark.parametrize(("text", "read"), ROWS)
def test_a_text_holds_exactly_these_quantities(text: str, read: list[str]) -> None:
    assert [shown(quantity) for quantity in quantities(text)] == read


@pytest.mark.parametrize(("text", "_read"), ROWS)
def test_spans_hold_the_words_of_the_quantity(text: str, _read: list[str]) -> None:
    before = 0
    for quantity in quantities(text):
        assert before <= quantity.start < quantity.end <= len(text)
        before = quantity.end


def test_spans_count_characters_of_the_original() -> None:
    text = "Größe: ２８０ｋ und dann 15 %"
    assert [text[q.start : q.end] for q in quantities(text)] == ["２８０ｋ", "15 %"]


def test_a_bare_m_may_be_millions_or_months() -> None:
    (quantity,) = quantities("18m")
    assert quantity.value == 18_000_000
    assert quantity.months == 18


def test_only_the_first_8192_characters_are_read() -> None:
    assert quantities(" " * 8192 + "280k") == ()
