"""The index of a middling number of phrasings: scores learnt over a few landmarks of each label.

A kernel machine over all phrasings costs the cube of their number. Here each phrasing is described by its
likeness to some landmarks only (Nyström: Williams and Seeger 2001), which costs the number of phrasings times
the square of the landmarks, and the regression is fitted in that space.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Self
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from knowledge.features import Counted, letter_space, word_space
from knowledge.softmax import best_sharpness, probabilities
from knowledge.stems import Concepts
from knowledge.vectors import WordVectors

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_A_LABEL = 5
_OF_A_LARGE_LABEL = 140
_LARGE_LABEL = 60
_WORDS_SHARE = np.float32(0.25)
_LETTERS_SHARE = np.float32(0.25)
_DIRECTION_SHARE = np.float32(0.5)
_DIRECTION_WIDTH = np.float32(3.0)
_RIDGE = 0.05
_CURVATURE = 0.15
_STEPS = 12
_JITTER = 1e-3
_NOT_REFITTED = 1.35
_ARRAYS = Counted._fields[1:]
FORM = b"landmarks-7"
"""Changes whenever what is learnt from the same phrasings changes, so that kept scores are learnt anew."""


class Learnt(NamedTuple):
    """Landmarks (places of phrasings), the weight of each for each label, and what describes the landmarks."""

    marks: Ints
    weights: Floats
    words: Counted
    letters: Counted
    directions: Floats

    def keep(self, path: Path) -> None:
        """Write to `path`, whole or not at all. Raises OSError where it can't be written."""
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".part.npz")
        arrays: dict[str, NDArray[np.generic]] = {
            "marks": self.marks,
            "weights": self.weights.astype(np.float16),
            "directions": self.directions,
        }
        for name, space in (("words", self.words), ("letters", self.letters)):
            arrays[f"{name}_terms"] = np.frombuffer("\n".join(space.terms).encode(), dtype=np.uint8)
            arrays |= {f"{name}_{key}": getattr(space, key) for key in _ARRAYS}
        np.savez(fresh, allow_pickle=False, **arrays)
        fresh.replace(path)

    @classmethod
    def kept(cls, path: Path, phrasings: int, labels: int) -> Self | None:
        """What was kept at `path`; None where nothing that fits so many phrasings and labels is."""
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as found:
                marks, weights = found["marks"], found["weights"].astype(np.float32)
                words, letters = (
                    Counted(
                        tuple(found[f"{name}_terms"].tobytes().decode().split("\n")),
                        *(found[f"{name}_{key}"] for key in _ARRAYS),
                    )
                    for name in ("words", "letters")
                )
                directions = found["directions"]
        except (OSError, ValueError, KeyError, EOFError, BadZipFile):
            return None
        fits = weights.shape == (len(marks), labels) and (not len(marks) or int(marks.max()) < phrasings)
        described = all(len(space.bounds) == len(marks) + 1 for space in (words, letters))
        sound = fits and described and len(directions) == len(marks)
        return cls(marks, weights, words, letters, directions) if sound else None


class LandmarkIndex:
    """Likeness by words, letters and word vectors; scores from the likeness to the landmarks."""

    def __init__(
        self,
        texts: Sequence[Sequence[str]],
        label_of: Ints,
        concepts: Concepts,
        vectors: WordVectors,
        keep_in: Path | None = None,
    ) -> None:
        """Take the words of each phrasing and the number of its label.

        What is learnt is kept in the folder `keep_in` and taken from there while the phrasings stay the same.
        """
        labels = int(label_of.max()) + 1
        path = keep_in / f"{_fingerprint(texts, label_of, concepts, vectors)}.npz" if keep_in else None
        learnt = Learnt.kept(path, len(texts), labels) if path else None
        self.marks = learnt.marks if learnt else _landmarks(label_of, labels)
        marked = [texts[mark] for mark in self.marks]
        self._words = word_space(marked, concepts, kept=learnt.words if learnt else None)
        self._letters = letter_space(marked, learnt.letters if learnt else None)
        self._vectors = vectors
        self._directions = learnt.directions if learnt else vectors.sentences(marked)
        self._weights = learnt.weights if learnt else self._learn(texts, label_of, labels)
        if learnt is None and path:
            _try_to_keep(
                Learnt(
                    self.marks, self._weights, self._words.counted, self._letters.counted, self._directions
                ),
                path,
            )

    def similarities(self, words: Sequence[str]) -> Floats:
        """Return the likeness of a message to each landmark, from 0 to 1."""
        cosines = self._directions @ self._vectors.sentence(words)
        close = np.exp(_DIRECTION_WIDTH * (cosines - 1))
        terms = _WORDS_SHARE * self._words.similarities(words) + _LETTERS_SHARE * self._letters.similarities(
            words
        )
        result: Floats = terms + _DIRECTION_SHARE * close
        return result

    def scores(self, similarities: Floats) -> Floats:
        """Return the score of each label; their softmax is the labels' probabilities."""
        result: Floats = similarities @ self._weights
        return result

    def _learn(self, texts: Sequence[Sequence[str]], label_of: Ints, labels: int) -> Floats:
        """Fit a multinomial regression on the likeness to the landmarks (Böhning 1992, as in `softmax.fit`)."""
        marks = self.marks
        likeness = np.stack([self.similarities(text) for text in texts]).astype(np.float32)
        among = likeness[marks].astype(np.float64) + _JITTER * np.eye(len(marks))
        whiten = np.linalg.inv(np.linalg.cholesky(among)).T.astype(np.float32)
        features: Floats = (likeness @ whiten).astype(np.float32)
        members = np.zeros((len(texts), labels), dtype=np.float32)
        members[np.arange(len(texts)), label_of] = 1
        bound = _CURVATURE * (features.T @ features)
        bound[np.diag_indices(len(marks))] += _RIDGE
        inverse = np.linalg.inv(bound)
        weights: Floats = np.zeros((len(marks), labels), dtype=np.float32)
        ahead: Floats = weights
        pace = 1.0
        for _ in range(_STEPS):
            chances = probabilities((features @ ahead).astype(np.float32))
            slope = features.T @ (chances - members) + np.float32(_RIDGE) * ahead
            stepped: Floats = (ahead - inverse @ slope).astype(np.float32)
            next_pace = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
            ahead = (stepped + (pace - 1) / next_pace * (stepped - weights)).astype(np.float32)
            weights, pace = stepped, next_pace
        sharpness = best_sharpness(_left_out(features, inverse, weights, members), members)
        result: Floats = (whiten @ weights * np.float32(sharpness)).astype(np.float32)
        return result


def _left_out(features: Floats, inverse: Floats, weights: Floats, members: Floats) -> Floats:
    """The scores that each phrasing gets from all the others, by the last quadratic model (as in `softmax.fit`)."""
    scores = features @ weights
    influence = _CURVATURE * np.einsum("ij,ij->i", features @ inverse, features)
    own = _NOT_REFITTED * influence / (_CURVATURE * (1 - influence))
    result: Floats = scores - own[:, None] * (members - probabilities(scores))
    return result


def _landmarks(label_of: Ints, labels: int) -> Ints:
    """A few phrasings of each label, spread evenly over those it has."""
    chosen: list[int] = []
    for label in range(labels):
        own = np.flatnonzero(label_of == label)
        count = min(len(own), _OF_A_LARGE_LABEL if len(own) >= _LARGE_LABEL else _A_LABEL)
        chosen += own[np.unique(np.linspace(0, len(own) - 1, count).round().astype(int))].tolist()
    return np.array(sorted(chosen), dtype=np.int64)


def _fingerprint(
    texts: Sequence[Sequence[str]], label_of: Ints, concepts: Concepts, vectors: WordVectors
) -> str:
    """What the learnt scores depend on, in a few letters."""
    digest = hashlib.sha256(FORM)
    for text, label in zip(texts, label_of.tolist(), strict=True):
        digest.update(f"{label}\t{' '.join(text)}\n".encode())
    digest.update(" ".join(sorted(concepts.words)).encode())
    digest.update(
        f"{vectors.dimensions} {np.round(vectors.sentence(['salary', 'offer']), 3).tolist()}".encode()
    )
    return digest.hexdigest()[:24]


def _try_to_keep(learnt: Learnt, path: Path) -> None:
    """Keep what was learnt where that is possible: without it the next start takes a second longer."""
    try:
        learnt.keep(path)
    except OSError:
        return
