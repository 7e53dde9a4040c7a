"""How much of a message a label's phrasings explain, word by word."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.rarity import CommonWords
from knowledge.stems import Concepts, stem, stems_of
from knowledge.vectors import WordVectors

Floats = NDArray[np.float32]

_RELATED = 0.3
_SAME = 0.65
_MOST_DIRECTIONS = 1_000
"""Words whose direction is kept: each is held against several labels, and people use the same ones again and again."""
_TOLD = 0.75
"""How much a word counts that only what a label tells has, not the phrasings that ask for it."""


class Explained(NamedTuple):
    """What a label's phrasings account for: the share of a message, and the words that neither they nor its answer have."""

    share: float
    missing: tuple[str, ...] = ()


class Evidence:
    """The words that each label's phrasings use, to tell which words of a message they account for."""

    def __init__(
        self,
        texts: Sequence[Sequence[str]],
        label_of: Sequence[int],
        concepts: Concepts,
        common: CommonWords,
        vectors: WordVectors | None,
        told: Mapping[int, Sequence[str]] | None = None,
    ) -> None:
        """Take the words of each phrasing and the number of its label; `told` are the words of a label's answer."""
        self._concepts = concepts
        self._common = common
        self._vectors = vectors
        self._stems: dict[int, set[str]] = {}
        places: dict[str, int] = {}
        used: dict[int, set[int]] = {}
        known = stems_of(texts)
        rare = {word for word in known if common.rarity(word) > 0}
        for text, label in zip(texts, label_of, strict=True):
            stems = [known[word] for word in text]
            self._stems.setdefault(label, set()).update(stems, concepts.cover(stems).values())
            telling = [places.setdefault(word, len(places)) for word in text if word in rare]
            used.setdefault(label, set()).update(telling)
        answers = told or {}
        stem_of = stems_of(answers.values())
        self._told = {label: frozenset(stem_of[word] for word in words) for label, words in answers.items()}
        if vectors is not None:
            self._direction = lru_cache(_MOST_DIRECTIONS)(lambda word: vectors.sentence((word,)))
            directions, _ = vectors.words(list(places))
            self._directions = {label: directions[sorted(own)] for label, own in used.items()}

    def weigh(self, words: Sequence[str], labels: Sequence[int]) -> list[Explained]:
        """Return for each label the share of the message, weighted by rarity, that its phrasings explain, and the rest.

        A word counts in full if the label's phrasings have it, its stem or a synonym; in part, if the label's answer
        has it or its vector is near that of one of the phrasings' words. A message of words that say nothing is
        explained by anything (1).
        """
        stems = [stem(word) for word in words]
        weights = [self._common.rarity(word) for word in words]
        total = sum(weights)
        if not total:
            return [Explained(1.0)] * len(labels)
        covered = self._concepts.cover(stems)
        telling = [place for place, weight in enumerate(weights) if weight]
        missing = [
            [
                place
                for place in telling
                if stems[place] not in self._stems[label] and covered.get(place) not in self._stems[label]
            ]
            for label in labels
        ]
        explained: list[Explained] = []
        for label, places in zip(labels, missing, strict=True):
            tells = self._told.get(label, frozenset())
            unexplained = sum(
                weights[place]
                * (1 - max(_TOLD if stems[place] in tells else 0.0, self._nearness(words[place], label)))
                for place in places
            )
            share = min(1.0, max(0.0, 1 - unexplained / total))
            explained.append(
                Explained(share, tuple(words[place] for place in places if stems[place] not in tells))
            )
        return explained

    def _nearness(self, word: str, label: int) -> float:
        """Return how near a word is to the nearest word of a label's phrasings, from 0 to 1."""
        if self._vectors is None or not len(own := self._directions[label]):
            return 0.0
        nearest = float((own @ self._direction(word)).max())
        return min(1.0, max(0.0, (nearest - _RELATED) / (_SAME - _RELATED)))
