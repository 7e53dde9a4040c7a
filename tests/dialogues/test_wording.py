"""Questions and their words belong together: neither is without the other, and no written answer is never shown."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.__main__ import REFUSED, main
from bot.core.dialogue.forms import Answers, Choice, Form, Scene
from bot.core.intents.names import OfferNames
from bot.dialogues import all_forms
from knowledge.base import Knowledge
from knowledge.complaints import KnowledgeRefused
from knowledge.loading import SHIPPED, load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped YAML files."""
    copy = tmp_path / "knowledge"
    shutil.copytree(SHIPPED, copy, ignore=shutil.ignore_patterns("*.py", "*.npy", "*.txt", "__pycache__"))
    return copy


def complaints_of(folder: Path, names: OfferNames) -> str:
    knowledge = load(folder)
    with pytest.raises(KnowledgeRefused) as refused:
        all_forms(knowledge, names)
    return str(refused.value)


def test_a_question_without_words_and_words_without_a_question(folder: Path, names: OfferNames) -> None:
    for name, old, new in (("value", "  bonus:\n", "  bonuses:\n"), ("what-if", "  month:\n", "  months:\n")):
        path = folder / "dialogues" / f"{name}.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    lines = complaints_of(folder, names).splitlines()

    said = [
        r"value.yaml:\d+: slots.bonus: is asked in this dialogue and has no words; add them",
        r"value.yaml:\d+: slots.bonuses: is no question of this dialogue; take it out, or call it as one of base, bonus,",
        r"what-if.yaml:\d+: slots.month: is asked in this dialogue and has no words; add them",
        r"what-if.yaml:\d+: slots.months: is no question of this dialogue; take it out, or call it as one of which, kind",
    ]
    assert len(lines) == len(said)
    for pattern in said:
        assert any(re.match(f"knowledge/dialogues/{pattern}", line) for line in lines), (pattern, lines)


def test_a_dialogue_without_words_and_words_of_no_dialogue(folder: Path, names: OfferNames) -> None:
    dialogues = folder / "dialogues"
    (dialogues / "compare.yaml").rename(dialogues / "comparison.yaml")

    missing, unknown = complaints_of(folder, names).splitlines()

    assert missing == "knowledge/dialogues/compare.yaml: is missing; add it with the slots offers, with, on"
    assert unknown.startswith("knowledge/dialogues/comparison.yaml:2: is of no dialogue; take it out, or")


def test_the_check_of_a_knowledge_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "dialogues" / "stake.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  exits:\n", "  sales:\n"), encoding="utf-8")

    assert main(["check", str(folder)]) == REFUSED
    assert "slots.exits: is asked in this dialogue and has no words; add them" in capsys.readouterr().err


SITUATIONS: tuple[Answers, ...] = ({}, {"base": {"amount": "280000"}, "company": {"amount": "50000000"}})


def test_whatever_is_written_is_shown(knowledge: Knowledge, forms: Mapping[str, Form]) -> None:
    """Typical answers, and what is said of an open slot: where nothing is known, or where much is."""
    for name, words in knowledge.dialogues.items():
        for slot in forms[name].slots:
            written = words.slots[slot.name]
            shown = {choice for answers in SITUATIONS for choice in slot.typical(answers, Scene())}
            assert {Choice(*pair) for pair in written.typical.items()} <= shown, (name, slot.name)
            said = {slot.unanswered(answers) for answers in SITUATIONS}
            assert written.unanswered in {*said, ""}, (name, slot.name)
