"""The index of phrasings: how alike a message is to each of them, and what that says about their labels.

Up to `LARGEST_TRAINED` phrasings the labels' scores are learnt over all of them (kernel softmax), up to
`LARGEST_WITH_LANDMARKS` over some of each label; above, where that would take minutes, a label scores the
mean of its best three phrasings among the nearest few hundred.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.features import letter_space, word_space
from knowledge.landmarks import LandmarkIndex
from knowledge.softmax import best_sharpness, fit
from knowledge.stems import Concepts
from knowledge.vectors import WordVectors

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

LARGEST_TRAINED = 1_600
"""Phrasings up to which the scores are learnt: the time grows with the square and then the cube."""

LARGEST_WITH_LANDMARKS = 6_000
"""Phrasings up to which the scores are learnt over landmarks."""

_RIDGE = 0.1
_STEPS = 16
_WORDS_SHARE = np.float32(0.25)
_DIRECTION_SHARE = np.float32(0.75)
_DIRECTION_WIDTH = np.float32(2.0)
_BEST = 3
_NEAREST = 300
_NEAREST_SHARPNESS = 18.0
_BYTE = 127


def _closeness(cosines: Floats) -> Floats:
    """Return a Gaussian likeness of directions: 1 for the same, steeper near it than the cosine."""
    result: Floats = np.exp(_DIRECTION_WIDTH * (cosines - 1))
    return result


def _halved(sums: Floats) -> Floats:
    result: Floats = np.multiply(sums, np.float32(0.5))
    return result


def _mixed(words: Floats, cosines: Floats) -> Floats:
    """Put both likenesses together; the shares were measured on parts of the public sets kept for that."""
    likeness: Floats = _WORDS_SHARE * words + _DIRECTION_SHARE * _closeness(cosines)
    return likeness


class TrainedIndex:
    """A small index: likeness by words and by letters or word vectors, and scores learnt from the phrasings' own labels."""

    def __init__(
        self, texts: Sequence[Sequence[str]], label_of: Ints, concepts: Concepts, vectors: WordVectors | None
    ) -> None:
        """Take the words of each phrasing and the number of its label."""
        self.marks = np.arange(len(texts))
        self._words = word_space(texts, concepts) if vectors is None else word_space(texts, concepts, 1.0)
        self._vectors = vectors
        similarity = self._words.among_themselves()
        if vectors is None:
            self._letters = letter_space(texts)
            similarity = _halved(similarity + self._letters.among_themselves())
        else:
            self._directions = vectors.sentences(texts)
            cosines = self._directions @ self._directions.T
            similarity = _mixed(similarity, cosines)
        members = np.zeros((len(texts), int(label_of.max()) + 1), dtype=np.float32)
        members[np.arange(len(texts)), label_of] = 1
        learnt = fit(similarity, members, _RIDGE, _STEPS)
        sharpness = np.float32(best_sharpness(learnt.left_out, members))
        self._weights = learnt.weights * sharpness

    def similarities(self, words: Sequence[str]) -> Floats:
        """Return the likeness of a message to each phrasing, from 0 to 1."""
        terms = self._words.similarities(words)
        if self._vectors is None:
            return _halved(terms + self._letters.similarities(words))
        cosines = self._directions @ self._vectors.sentence(words)
        return _mixed(terms, cosines)

    def scores(self, similarities: Floats) -> Floats:
        """Return the score of each label; their softmax is the labels' probabilities."""
        return similarities @ self._weights


class NearestIndex:
    """A large index: the nearest phrasings by words, judged again by vectors where there are any."""

    def __init__(
        self, texts: Sequence[Sequence[str]], label_of: Ints, concepts: Concepts, vectors: WordVectors | None
    ) -> None:
        """Take the words of each phrasing and the number of its label."""
        self.marks = np.arange(len(texts))
        self._words = word_space(texts, concepts)
        self._label_of = label_of
        self._labels = int(label_of.max()) + 1
        self._vectors = vectors
        if vectors is not None:
            self._directions = np.rint(vectors.sentences(texts) * _BYTE).astype(np.int8)

    def similarities(self, words: Sequence[str]) -> Floats:
        """Return the likeness of a message to the nearest phrasings, from 0 to 1; 0 for all others."""
        terms = self._words.similarities(words)
        nearest = np.argpartition(terms, -_NEAREST)[-_NEAREST:]
        nearest = nearest[terms[nearest] > 0]
        found = terms[nearest]
        if self._vectors is not None:
            cosines = (
                self._directions[nearest].astype(np.float32)
                @ self._vectors.sentence(words)
                / np.float32(_BYTE)
            )
            found = _halved(found + _closeness(cosines))
        result = np.zeros(len(terms), dtype=np.float32)
        result[nearest] = found
        return result

    def scores(self, similarities: Floats) -> Floats:
        """Return for each label the mean likeness of its best three phrasings, made sharp enough for a softmax."""
        near = np.flatnonzero(similarities)
        near = near[np.lexsort((-similarities[near], self._label_of[near]))]
        labels = self._label_of[near]
        first = np.searchsorted(labels, labels)
        best = near[np.arange(len(near)) - first < _BEST]
        total = np.bincount(self._label_of[best], similarities[best], self._labels)
        return (total / _BEST * _NEAREST_SHARPNESS).astype(np.float32)


def build_index(
    texts: Sequence[Sequence[str]],
    label_of: Ints,
    concepts: Concepts,
    vectors: WordVectors | None,
    keep_in: Path | None = None,
) -> TrainedIndex | LandmarkIndex | NearestIndex:
    """Return the kind of index that suits the number of phrasings (at least one)."""
    if len(texts) <= LARGEST_TRAINED:
        return TrainedIndex(texts, label_of, concepts, vectors)
    if len(texts) <= LARGEST_WITH_LANDMARKS and vectors is not None:
        return LandmarkIndex(texts, label_of, concepts, vectors, keep_in)
    return NearestIndex(texts, label_of, concepts, vectors)
