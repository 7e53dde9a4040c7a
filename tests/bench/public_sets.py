"""The matcher on two public intent sets, BANKING77 (CC BY 4.0) and CLINC150 (CC BY 3.0), 10 phrasings an intent."""

import csv
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.matcher import Matcher, Phrasing
from knowledge.rarity import CommonWords
from knowledge.spelling import Speller
from knowledge.vectors import WordVectors
from knowledge.words import read_words
from tests.bench.report import Report
from tests.bench.stopwatch import Latency

SHOTS = 10
SEEDS = (11, 12, 13)
FILES = ("banking77-train.csv", "banking77-test.csv", "clinc150-full.json")

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


@dataclass(frozen=True, slots=True)
class IntentSet:
    """Training and test questions with their intents, and questions that belong to none of them."""

    name: str
    train: Sequence[Phrasing]
    test: Sequence[Phrasing]
    out_of_scope: Sequence[str] = ()


def read_sets(folder: Path) -> tuple[IntentSet, IntentSet]:
    """Read both sets from the folder."""
    train, test = (
        [
            Phrasing(row["text"], row["category"])
            for row in csv.DictReader((folder / name).open(encoding="utf-8"))
        ]
        for name in FILES[:2]
    )
    clinc = json.loads((folder / FILES[2]).read_text(encoding="utf-8"))
    return IntentSet("BANKING77", train, test), IntentSet(
        "CLINC150",
        [Phrasing(text, label) for text, label in clinc["train"]],
        [Phrasing(text, label) for text, label in clinc["test"]],
        [text for text, _ in clinc["oos_test"]],
    )


def sampled(phrasings: Sequence[Phrasing], shots: int, seed: int) -> list[Phrasing]:
    """Return `shots` phrasings of each label, drawn with a fixed seed."""
    of_label: dict[str, list[Phrasing]] = {}
    for phrasing in phrasings:
        of_label.setdefault(phrasing.label, []).append(phrasing)
    draw = random.Random(seed)  # noqa: S311 - a repeatable sample, no secret
    return [phrasing for label in sorted(of_label) for phrasing in draw.sample(of_label[label], shots)]


def mistyped(text: str, draw: random.Random) -> str:
    """Return the text with one or two slips: a neighbouring key, a lost letter, a doubled one, two swapped."""
    for _ in range(draw.choice((1, 2))):
        places = [place for place, char in enumerate(text) if char.isalpha()]
        if not places:
            break
        place = draw.choice(places)
        before, char, after = text[:place], text[place], text[place + 1 :]
        slip = draw.choice(("key", "lost", "doubled", "swapped"))
        if slip == "key":
            text = before + draw.choice(_neighbours(char.lower())) + after
        elif slip == "lost":
            text = before + after
        elif slip == "doubled":
            text = before + char + char + after
        elif after:
            text = before + after[0] + char + after[1:]
    return text


def _neighbours(key: str) -> str:
    for row in _ROWS:
        place = row.find(key)
        if place >= 0:
            return row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    return key


def ranking_quality(inside: Sequence[float], outside: Sequence[float]) -> float:
    """Return the AUROC: how often a question in scope has more confidence than one out of scope."""
    ordered = sorted([(score, 1) for score in inside] + [(score, 0) for score in outside])
    below = wins = 0.0
    for _, is_inside in ordered:
        if is_inside:
            wins += below
        else:
            below += 1
    return wins / (len(inside) * len(outside))


class Understanding:
    """Repair and matching together, as a message goes through them."""

    def __init__(
        self, phrasings: Sequence[Phrasing], vectors: WordVectors | None, common: CommonWords
    ) -> None:
        self._matcher = Matcher(phrasings, vectors, common=common)
        self._speller = Speller(self._matcher.vocabulary, common)

    def best(self, text: str) -> tuple[str, float]:
        """Return the best label and its confidence."""
        words = self._speller.repair(read_words(text)).words
        ranked = self._matcher.rank([word.text for word in words], limit=1)
        return (ranked[0].label, ranked[0].confidence) if ranked else ("", 0.0)


def measure(folder: Path, seeds: Sequence[int] = SEEDS) -> Report:
    """Return accuracy, clean and mistyped, OOS AUROC and latency, without and with the word vectors."""
    common = CommonWords.shipped()
    rows: list[list[str | float]] = []
    for vectors in (None, WordVectors.shipped()):
        for intents in read_sets(folder):
            rows.append([intents.name, "words and letters" if vectors is None else "and word vectors"])
            figures = [_measured(intents, seed, vectors, common) for seed in seeds]
            rows[-1] += [sum(column) / len(column) for column in zip(*figures, strict=True)]
    return Report(
        f"Public intent sets, {SHOTS} phrasings an intent, mean of {len(seeds)} samples",
        ("set", "features", "right %", "mistyped %", "OOS AUROC", "median ms", "p99 ms"),
        rows,
        ("BANKING77: CC BY 4.0; CLINC150: CC BY 3.0. BANKING77 has no questions out of scope (AUROC 0).",),
    )


def _measured(
    intents: IntentSet, seed: int, vectors: WordVectors | None, common: CommonWords
) -> tuple[float, float, float, float, float]:
    understanding = Understanding(sampled(intents.train, SHOTS, seed), vectors, common)
    answers = [understanding.best(question.text) for question in intents.test]
    right = sum(label == question.label for (label, _), question in zip(answers, intents.test, strict=True))
    draw = random.Random(seed)  # noqa: S311 - repeatable slips, no secret
    typed = sum(understanding.best(mistyped(item.text, draw))[0] == item.label for item in intents.test)
    outside = [understanding.best(text)[1] for text in intents.out_of_scope]
    latency = Latency.of(understanding.best, [item.text for item in intents.test[:1000]])
    return (
        100 * right / len(intents.test),
        100 * typed / len(intents.test),
        ranking_quality([confidence for _, confidence in answers], outside) if outside else 0.0,
        latency.median,
        latency.p99,
    )
