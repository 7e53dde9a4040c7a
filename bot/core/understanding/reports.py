"""What somebody whom the guide names as a source found: `oreilly analysis result`, `gartner prediction?`."""

import re
from collections.abc import Iterator, Mapping

from bot.core.understanding.matching import Matching
from bot.core.understanding.reader import Reading
from knowledge.base import Item, Knowledge
from knowledge.entries import Kind, Source
from knowledge.facts import Unit
from knowledge.words import plain_words

_NAME = re.compile(r"\b[A-Z][\w'’.]*")
EXPLAINED = 0.8
"""An entry explains this much of a message that asks what its source found."""

TOLD = 0.4
"""And this much of a story that ends with such a question."""
LOOKING = frozenset(
    {
        "average",
        "number",
        "figure",
        "result",
        "percent",
        "percentage",
        "share",
        "much",
        "many",
        "median",
        "find",
        "found",
        "say",
        "said",
    }
)

_NO_FINDING = {Unit.TEXT, Unit.YEAR}
"""Units of facts that are no figure which somebody found."""


class Reports:
    """Finds the entry about a named source's finding, where a message names nothing but the source."""

    def __init__(self, knowledge: Knowledge, matching: Matching) -> None:
        self._matching = matching
        self._words = frozenset(knowledge.lexicon.findings)
        words = knowledge.lexicon
        said = (*words.concepts.values(), *words.operations.values(), words.findings, words.filler)
        everyday = {word for phrases in said for phrase in phrases for word in plain_words(phrase)}
        self._entries: dict[str, list[str]] = {}
        for key, item in knowledge.items.items():
            for name in dict.fromkeys([*_names(item), *_publishers(item, knowledge.sources)]):
                if name not in everyday:
                    self._entries.setdefault(name, []).append(key)

    def meant(self, reading: Reading) -> str | None:
        """The entry, or None where the message says more than the source's name, that it found something, and what."""
        telling = [word for word, weight in zip(reading.words, reading.weights, strict=True) if weight]
        named = [word for word in telling if word in self._entries]
        others = [word for word in telling if word not in self._entries]
        if len(named) != 1 or not others:
            return None
        best = next(iter(self._matching.among(reading.words, self._entries[named[0]])), None)
        if best is None or not (self._words.issuperset(others) or best.coverage >= EXPLAINED):
            return None
        return best.label

    def of_story(self, reading: Reading) -> str | None:
        """The entry about a finding, where the story before a question names its source: "Heidrick, I think. What was the average?"."""
        named = {word for word in reading.told if word in self._entries}
        if len(named) != 1 or reading.query.roles or not LOOKING.intersection(reading.words):
            return None
        entries = self._entries[named.pop()]
        best = next(iter(self._matching.among((*reading.told, *reading.words), entries)), None)
        return best.label if best is not None and (len(entries) == 1 or best.coverage >= TOLD) else None


def _names(item: Item) -> Iterator[str]:
    """The first name of every source that an entry's own figures are said to come from, as one plain word."""
    if item.kind is not Kind.FAQ:
        return
    for fact in item.facts:
        first = _NAME.search(fact.named or "") if fact.unit not in _NO_FINDING else None
        if first:
            yield plain_words(first[0])[0]


def _publishers(item: Item, sources: Mapping[str, Source]) -> Iterator[str]:
    """The publishers of an entry's figures after whom a source is called: `heidrick-2023`."""
    if item.kind is not Kind.FAQ:
        return
    for fact in item.facts:
        name = fact.source.partition("-")[0]
        if fact.unit not in _NO_FINDING and sources[fact.source].title.lower().startswith(name):
            yield name
