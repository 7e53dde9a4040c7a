"""What the guided dialogues say: the words of each question, and of the answers to questions about it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Annotated

from pydantic import AfterValidator, Field, RootModel

from knowledge.complaints import Complaint
from knowledge.facts import Shape
from knowledge.yamlfile import Document, Keys, Value

LIKE = "like"
"""The field that names a slot (`value.base`) or a common aside (`tax`) whose words hold where none are given."""


def _pattern(text: str) -> str:
    """A pattern that can stand beside others; words alone need no trying out, which takes time at every start."""
    if text.replace(" ", "").isalnum():
        return text
    try:
        re.compile(f"(?:{text})")
    except re.error as error:
        raise ValueError(f"'{text}' is no pattern ({error}); check its brackets") from error
    return text


Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Pattern = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_pattern)]
Text = Annotated[str, Field(min_length=1, max_length=400)]
TextOrNone = Annotated[str, Field(max_length=400)]
Short = Annotated[str, Field(min_length=1, max_length=40)]


class AsideWords(Shape):
    """A question about a question, told by any of the patterns of `ask`, and what is said to it."""

    ask: list[Pattern] = Field(min_length=1)
    says: Text


class CommonAside(Shape):
    """An aside of several slots; where `says` is left out each says something of its own."""

    ask: list[Pattern] = Field(min_length=1)
    says: TextOrNone = ""


class CommonAsides(RootModel[dict[Name, CommonAside]]):
    """`asides.yaml`."""


class SlotWords(Shape):
    """The words of one question.

    `label` is its name for people, `aliases` are the other names they have for it. `hints` are said on the first,
    second and third miss. `means` explains the question, `why` says what it is good for. `typical` are answers on
    buttons, each label with what pressing it says; `unanswered` is said where it is left open.
    """

    label: Short
    question: Text
    example: Text
    hints: list[Text] = Field(min_length=2, max_length=3)
    aliases: list[Short] = Field(default_factory=list)
    means: Text
    why: Text
    typical: dict[Short, Short] = Field(default_factory=dict)
    unanswered: TextOrNone = ""
    asides: list[AsideWords] = Field(default_factory=list)


class DialogueWords(Shape):
    """`dialogues/*.yaml`: the words of one dialogue, by slot; `done` is on the button that ends it."""

    title: Short
    opening: TextOrNone = ""
    done: Short = "Done"
    slots: dict[Name, SlotWords] = Field(min_length=1)


def completed(
    documents: Mapping[str, Document], asides: Value
) -> tuple[dict[str, Document], list[Complaint]]:
    """Documents of dialogues by name, with what their slots and asides take from the ones they are `like`."""
    likeness = _Likeness(asides if isinstance(asides, dict) else {})
    told = {name: likeness.with_asides(document) for name, document in documents.items()}
    slots = {f"{name}.{slot}": words for name, document in told.items() for slot, words in _slots(document)}
    whole = {name: likeness.with_slots(document, slots) for name, document in told.items()}
    return whole, likeness.complaints


def _slots(document: Document) -> Iterator[tuple[str, Value]]:
    slots = document.value.get("slots") if isinstance(document.value, dict) else None
    yield from slots.items() if isinstance(slots, dict) else ()


def _over(document: Document, slots: Mapping[str, Value]) -> Document:
    """A document with other slots, where it has any."""
    value = document.value
    return (
        replace(document, value={**value, "slots": dict(slots)})
        if slots and isinstance(value, dict)
        else document
    )


class _Likeness:
    """Fills in what slots and asides take from others, gathering complaints."""

    def __init__(self, asides: Mapping[str, Value]) -> None:
        self._asides = asides
        self.complaints: list[Complaint] = []

    def with_asides(self, document: Document) -> Document:
        """A document whose asides are whole."""
        slots = {slot: self._told(document, ("slots", slot), words) for slot, words in _slots(document)}
        return _over(document, slots)

    def with_slots(self, document: Document, known: Mapping[str, Value]) -> Document:
        """A document whose slots are whole; one that is like no other is left out, for it has been complained about."""
        slots = {
            slot: whole
            for slot, words in _slots(document)
            if (whole := self._taken(document, ("slots", slot), words, known)) is not None
        }
        return _over(document, slots)

    def _told(self, document: Document, keys: Keys, words: Value) -> Value:
        asides = words.get("asides") if isinstance(words, dict) else None
        if not isinstance(words, dict) or not isinstance(asides, list):
            return words
        whole = (
            self._taken(document, (*keys, "asides", place), aside, self._asides) or _own(aside)
            for place, aside in enumerate(asides)
        )
        return {**words, "asides": list(whole)}

    def _taken(self, document: Document, keys: Keys, value: Value, known: Mapping[str, Value]) -> Value:
        """A value with the fields of the one it is like, where it has none of its own; None where there is no such."""
        if not isinstance(value, dict) or LIKE not in value:
            return value
        name = value[LIKE]
        other = known.get(name) if isinstance(name, str) else None
        if not isinstance(other, dict):
            sentence = f"'{name}' is not known; expected one of {', '.join(sorted(known))}"
        elif LIKE in other:
            sentence = f"'{name}' is itself like '{other[LIKE]}'; name that one"
        else:
            return {**other, **_own(value)}
        self.complaints.append(document.complaint((*keys, LIKE), sentence))
        return None


def _own(value: Value) -> dict[str, Value]:
    """The fields that a value has itself."""
    fields = value if isinstance(value, dict) else {}
    return {field: part for field, part in fields.items() if field != LIKE}
