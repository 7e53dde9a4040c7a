"""Which entry a message means: the matcher over every phrasing, with facets as labels of their own."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.core.understanding.facets import Facet
from bot.core.understanding.frames import Frames
from bot.core.understanding.reader import Wording
from knowledge.base import Item, Knowledge
from knowledge.entries import Kind
from knowledge.matcher import NOBODY, Candidate, Matcher, Phrasing
from knowledge.rarity import CommonWords
from knowledge.vectors import WordVectors

FACET = "facet/"
_FIGURE = re.compile(r"\d[\d.,/]*")


class Matching:
    """Ranks entries for a message; what belongs to nobody competes and may win."""

    def __init__(self, knowledge: Knowledge, common: CommonWords, keep_in: Path | None = None) -> None:
        self._matcher = Matcher(
            _phrasings(knowledge),
            WordVectors.shipped(),
            concepts_of(knowledge),
            common,
            keep_in,
            {key: _told(item) for key, item in knowledge.items.items()},
        )
        self._frames = Frames(knowledge)
        self._entries = frozenset({NOBODY, *knowledge.items})
        self._facets = frozenset(f"{FACET}{facet}" for facet in Facet)

    def entries(self, wordings: Sequence[Wording], limit: int = 8) -> list[Candidate]:
        """The likeliest entries (`NOBODY` among them) by that of the wordings which says most surely what is meant."""
        rankings = [
            self._frames.weighed(
                wording.asking, self._matcher.rank(wording.words, self._entries, limit, wording.asking)
            )
            for wording in wordings
            if wording.words
        ]
        return max((ranking for ranking in rankings if ranking), key=_decided, default=[])

    def sorts(self, words: Sequence[str]) -> frozenset[str]:
        """What sort of question the words ask: why, by whom, how many were asked ..."""
        return self._frames.asked(words)

    def among(self, words: Sequence[str], entries: Sequence[str]) -> list[Candidate]:
        """The likeliest of a few entries."""
        return self._matcher.rank(words, within=frozenset(entries))

    def facet(self, words: Sequence[str]) -> tuple[Facet, Candidate] | None:
        """The facet that a short message most likely asks for."""
        ranked = self._matcher.rank(words, within=self._facets, limit=1)
        return (Facet(ranked[0].label.removeprefix(FACET)), ranked[0]) if ranked else None


def concepts_of(knowledge: Knowledge) -> dict[str, str]:
    """Every phrase of a synonym group with the group's name."""
    return {phrase: concept for concept, phrases in knowledge.lexicon.concepts.items() for phrase in phrases}


def _told(item: Item) -> str:
    """What an entry tells: a message that quotes it asks for it. Terms and employers speak of too many things."""
    text = f"{item.answer} {item.context} {item.detail}"
    return text if item.kind is Kind.FAQ else " ".join(_FIGURE.findall(text))


def _decided(ranking: Sequence[Candidate]) -> float:
    """How surely a ranking names an entry; one that names nobody says least."""
    best = ranking[0]
    return -best.confidence if best.label == NOBODY else best.confidence * best.coverage


def _phrasings(knowledge: Knowledge) -> Iterator[Phrasing]:
    for key, item in knowledge.items.items():
        for question in item.entry.questions:
            yield Phrasing(question, key)
        if item.kind is not Kind.SMALLTALK:
            yield Phrasing(item.entry.title, key)
    for question in knowledge.nowhere:
        yield Phrasing(question, NOBODY)
    for facet, phrases in knowledge.lexicon.facets.items():
        for phrase in phrases:
            yield Phrasing(phrase, f"{FACET}{facet}")
