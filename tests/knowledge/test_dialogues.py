"""What slots and asides take from the ones they are like: whatever they do not say themselves."""

import pytest

from knowledge.base import Knowledge
from knowledge.dialogues import completed
from knowledge.yamlfile import Document, Value


def document(slots: dict[str, Value]) -> Document:
    return Document("knowledge/dialogues/sale.yaml", {"title": "the sale", "slots": slots}, {})


def test_a_slot_takes_what_it_does_not_say_itself() -> None:
    price: Value = {"label": "price", "question": "How much?", "aliases": ["cost"]}
    least: Value = {"like": "sale.price", "question": "How much at least?"}

    whole, complaints = completed({"sale": document({"price": price, "least": least})}, None)

    assert not complaints
    slots = {
        "price": price,
        "least": {"label": "price", "question": "How much at least?", "aliases": ["cost"]},
    }
    assert whole["sale"].value == {"title": "the sale", "slots": slots}


def test_an_aside_takes_how_it_is_asked_or_all_of_it() -> None:
    asides: Value = {"tax": {"ask": ["gross", "net"], "says": "Gross."}}
    price: Value = {"asides": [{"like": "tax"}, {"like": "tax", "says": "Net."}]}

    whole, complaints = completed({"sale": document({"price": price})}, asides)

    assert not complaints
    told = [{"ask": ["gross", "net"], "says": "Gross."}, {"ask": ["gross", "net"], "says": "Net."}]
    assert whole["sale"].value == {"title": "the sale", "slots": {"price": {"asides": told}}}


@pytest.mark.parametrize("value", [None, "text", [], {}, {"slots": None}, {"slots": "text"}, {"slots": []}])
def test_what_is_no_dialogue_is_left_to_the_model(value: Value) -> None:
    odd = Document("knowledge/dialogues/odd.yaml", value, {})

    assert completed({"odd": odd}, None) == ({"odd": odd}, [])


def test_a_slot_of_another_dialogue_has_the_same_words(knowledge: Knowledge) -> None:
    asked, offered = knowledge.dialogues["value"].slots["base"], knowledge.dialogues["sign-on"].slots["base"]

    assert offered.means == asked.means
    assert offered.asides == asked.asides
    assert offered.why != asked.why
