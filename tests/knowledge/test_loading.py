"""Broken knowledge: every mistake is found, with file and line, and nothing of it is loaded."""

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.base import Knowledge
from knowledge.complaints import KnowledgeRefused
from knowledge.facts import Status
from knowledge.loading import load
from knowledge.yamlfile import parse_document

Change = Callable[[str, str, str], None]

BROKEN = [
    # file, what stands there, what is put in its place, what the complaint must hold
    ("glossary/cliff.yaml", "id: cliff", "id: clif", ["glossary/cliff.yaml:1: id:", "make them the same"]),
    ("glossary/cliff.yaml", "questions:", "question:", ["glossary/cliff.yaml", "questions: is missing", "question: is not a field"]),
    ("faq/time-to-offer.yaml", "status: claim", "status: probably", ["facts.", "status: is not one of the words allowed"]),
    ("benchmarks/roles.yaml", "value: 340000", "value: 340k", ["benchmarks/roles.yaml", "vp.base.value", "'340k' is no number"]),
    ("benchmarks/roles.yaml", "value: 340000", "value: nan", ["vp.base.value", "'nan' is no number"]),
    ("benchmarks/roles.yaml", "value: 340000\n    unit: usd_per_year\n    as_of: 2026-06", "value: 340000\n    unit: usd_per_year\n    as_of: 2026-13", ["vp.base.as_of", "no day of the calendar"]),
    ("nowhere.yaml", "questions:", "questions: [", ["nowhere.yaml", "is not valid YAML"]),
    ("employers/amazon.yaml", "[12, 5]", "[12, 6]", ["employers/amazon.yaml", "add up to 101", "expected 100"]),
    ("dialogues/value.yaml", "question: How does it vest?", "questoin: How does it vest?", ["knowledge/dialogues/value.yaml:", "slots.vesting.question: is missing", "slots.vesting.questoin: is not a field"]),
    ("dialogues/value.yaml", "ask: [relocation, moving]", 'ask: ["(relocation", moving]', ["slots.sign_on.asides[1].ask[0]: '(relocation' is no pattern"]),
    ("dialogues/value.yaml", "like: tax", "like: taxes", ["slots.base.asides[0].like: 'taxes' is not known; expected one of diluted, tax, usual, where"]),
    ("dialogues/value.yaml", "      - like: where\n        says: It stands in the offer letter", "      - like: where\n        say: It stands in the offer letter", ["slots.base.asides[4].says: is missing", "slots.base.asides[4].say: is not a field"]),
    ("dialogues/stake.yaml", "like: value.strike", "like: value.strick", ["slots.strike.like: 'value.strick' is not known; expected one of compare.offers, "]),
    ("dialogues/sign-on.yaml", "like: value.role", "like: sign-on.base", ["slots.role.like: 'sign-on.base' is itself like 'value.base'; name that one"]),
    ("asides.yaml", "ask: [gross, ", "asks: [gross, ", ["knowledge/asides.yaml:", "tax.ask: is missing", "tax.asks: is not a field"]),
]  # fmt: skip


def complaints_of(folder: Path) -> list[str]:
    with pytest.raises(KnowledgeRefused) as refused:
        load(folder)
    return [str(complaint) for complaint in refused.value.complaints]


def test_the_shipped_knowledge_loads(knowledge: Knowledge) -> None:
    assert len(knowledge.items) > 200
    assert knowledge.roles.vp.base.status is Status.CLAIM


@pytest.mark.parametrize(("file", "old", "new", "said"), BROKEN)
def test_a_mistake_is_named_with_file_and_line(
    folder: Path, change: Change, file: str, old: str, new: str, said: list[str]
) -> None:
    path = next(folder.rglob(Path(file).name))
    change(path.relative_to(folder).as_posix(), old, new)

    text = "\n".join(complaints_of(folder))

    for words in said:
        assert words in text


def test_all_mistakes_are_named_at_once(folder: Path, change: Change) -> None:
    change("glossary/cliff.yaml", "id: cliff", "id: clif")
    change("nowhere.yaml", "questions:", "question:")

    text = "\n".join(complaints_of(folder))

    assert "glossary/cliff.yaml" in text
    assert "nowhere.yaml" in text


def test_a_quote_of_a_fact_that_is_not_there(folder: Path) -> None:
    path = folder / "glossary" / "cliff.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("answer: >-\n  ", "answer: >-\n  {nothing} ", 1), encoding="utf-8")

    assert any("quotes {nothing}, which is no fact" in complaint for complaint in complaints_of(folder))


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "is no folder" in complaints_of(tmp_path / "nothing")[0]


@pytest.mark.parametrize("text", ["[" * 5_000, "{" * 5_000, "- " * 40_000, '{"a":' * 9_000])
def test_a_text_that_nests_too_deep_is_a_complaint_and_ends_no_process(text: str) -> None:
    document, complaints = parse_document(text, "offer")
    assert document is None
    assert "nested deeper" in complaints[0].sentence
