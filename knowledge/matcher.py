"""The matcher: which label's phrasings a message means, and how sure that is."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.evidence import Evidence, Explained
from knowledge.index import build_index
from knowledge.rarity import CommonWords
from knowledge.softmax import probabilities
from knowledge.stems import Concepts
from knowledge.vectors import WordVectors
from knowledge.words import plain_words

NOBODY = ""
"""The label of phrasings that no entry answers: they compete with the entries and win from them."""

_MOST_WORDS = 60
_MOST_KEPT, _LONGEST_KEPT = 1_000, 80
"""Rankings that are kept, and of how many characters: people ask much the same. None of a text with figures is."""

_MOST_MEASURED = 8
"""Messages whose likeness is kept, for what else is asked about them in the same turn."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One way of asking, and the label of the entry that answers it (`NOBODY` for none)."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A label that a message may mean; all figures are between 0 and 1.

    `confidence` is the probability of the label against all others that were allowed, `similarity` the
    likeness to its most similar phrasing, whose text is `nearest`, `coverage` how much of the message,
    weighted by the rarity of its words, the label's phrasings explain; `missing` are words that neither they nor its
    answer have.
    """

    label: str
    confidence: float
    similarity: float
    coverage: float
    nearest: str
    missing: tuple[str, ...] = ()


class Matcher:
    """Ranks the labels of an index of phrasings for a message. Deterministic; holds no state but the index."""

    def __init__(
        self,
        phrasings: Iterable[Phrasing],
        vectors: WordVectors | None = None,
        concepts: Mapping[str, str] | None = None,
        common: CommonWords | None = None,
        keep_in: Path | None = None,
        told: Mapping[str, str] | None = None,
    ) -> None:
        """Build the index.

        `concepts` maps a word or phrase to the concept it stands for, so that synonyms are equal;
        `vectors` make related words alike; `common` tells rare words from common ones;
        what a large index learns is kept in the folder `keep_in`; `told` is what each label answers, whose words
        count as evidence beside those of its phrasings.
        """
        self.phrasings = tuple(phrasings)
        self.labels = tuple(sorted({phrasing.label for phrasing in self.phrasings}))
        places = {label: place for place, label in enumerate(self.labels)}
        self._label_of = np.array([places[phrasing.label] for phrasing in self.phrasings], dtype=np.int64)
        texts = [plain_words(phrasing.text)[:_MOST_WORDS] for phrasing in self.phrasings]
        meant = Concepts(concepts)
        self._vocabulary = Counter(word for text in texts for word in text)
        self._vocabulary.update({word: 1 for word in meant.words if word not in self._vocabulary})
        common = common if common is not None else CommonWords.shipped()
        answers = {
            places[label]: plain_words(text) for label, text in (told or {}).items() if label in places
        }
        self._evidence = Evidence(texts, self._label_of.tolist(), meant, common, vectors, answers)
        self._index = build_index(texts, self._label_of, meant, vectors, keep_in) if texts else None
        self._shown = self._index.marks if self._index is not None else np.arange(0)
        shown_label = self._label_of[self._shown]
        by_label = np.argsort(shown_label, kind="stable")
        self._own = np.split(by_label, np.searchsorted(shown_label[by_label], range(1, len(self.labels))))
        self._written = {tuple(text): place for place, text in enumerate(texts)}
        self._kept = lru_cache(_MOST_KEPT)(self._ranked)
        self._likeness = lru_cache(_MOST_MEASURED)(self._measured)
        self._places = lru_cache(_MOST_MEASURED)(self._places_of)

    @property
    def vocabulary(self) -> dict[str, int]:
        """How often each word occurs in the phrasings and concepts: what a speller repairs towards."""
        return dict(self._vocabulary)

    def rank(
        self,
        message: str | Sequence[str],
        within: Collection[str] | None = None,
        limit: int = 5,
        asking: Sequence[str] | None = None,
    ) -> list[Candidate]:
        """Return the likeliest labels, best first; nothing for a message that resembles no phrasing at all.

        `message` is text or words (after repair); `within` allows only some labels, and the confidence is
        then shared among these; `asking` are those words that an entry has to explain, where others only tell a story.
        """
        words = (plain_words(message) if isinstance(message, str) else tuple(message))[:_MOST_WORDS]
        allowed = None if within is None else frozenset(within)
        explained = words if asking is None else tuple(asking)
        text = "".join(words)
        common = len(text) <= _LONGEST_KEPT and not any(map(str.isdigit, text))
        return list((self._kept if common else self._ranked)(words, allowed, limit, explained))

    def _ranked(
        self, words: tuple[str, ...], within: frozenset[str] | None, limit: int, asking: tuple[str, ...]
    ) -> tuple[Candidate, ...]:
        if not words or self._index is None:
            return ()
        similarities, scores = self._likeness(words)
        if not similarities.any():
            return ()
        places = self._places(within)
        own = scores[places]
        confidence = dict(zip(places.tolist(), probabilities(own).tolist(), strict=True)) if len(own) else {}
        best: list[int] = places[np.argsort(-own, kind="stable")[:limit]].tolist()
        repeated = self._written.get(words)
        same = int(self._label_of[repeated]) if repeated is not None else None
        if same is not None and same not in best and same in confidence:
            best = [*best[: limit - 1], same]
        explained = self._evidence.weigh(asking, best)
        return tuple(
            self._candidate(place, confidence[place], told, similarities, repeated)
            for place, told in zip(best, explained, strict=True)
        )

    def _measured(self, words: tuple[str, ...]) -> tuple[Floats, Floats]:
        """Return the likeness of a message to the phrasings that the index shows, and the score of each label."""
        if self._index is None:
            return np.zeros(0, np.float32), np.zeros(0, np.float32)
        similarities = self._index.similarities(words)
        scores = self._index.scores(similarities)
        for kept in (similarities, scores):
            kept.flags.writeable = False
        return similarities, scores

    def _places_of(self, within: frozenset[str] | None) -> NDArray[np.int64]:
        """Return the places of the labels that are allowed."""
        allowed = (place for place, label in enumerate(self.labels) if within is None or label in within)
        return np.fromiter(allowed, np.int64)

    def _candidate(
        self,
        place: int,
        confidence: float,
        explained: Explained,
        similarities: Floats,
        written: int | None,
    ) -> Candidate:
        """The candidate of a label; `written` is the phrasing that the message repeats word for word, if any."""
        label = self.labels[place]
        if written is not None and self._label_of[written] == place:
            return Candidate(label, confidence, 1.0, explained.share, self.phrasings[written].text)
        own = self._own[place]
        nearest = int(own[similarities[own].argmax()])
        similarity = min(1.0, max(0.0, float(similarities[nearest])))
        text = self.phrasings[self._shown[nearest]].text
        return Candidate(label, confidence, similarity, explained.share, text, explained.missing)
