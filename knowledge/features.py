"""Words and letter groups of a phrasing as weighted features, and how alike two phrasings are by them."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.stems import CONCEPT, Concepts, stem, stems_of

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_LONGEST_WORD = 24
_SHORTEST_GROUP, _LONGEST_GROUP = 3, 5
_IDF_POWER = 0.75
PAIR_WEIGHT = 0.7
"""How much a pair of words counts beside its words, where words are all there is to go by."""
_DENSE_SHARE = 24


def word_terms(stems: Sequence[str], concepts: Concepts) -> list[str]:
    """Return the stems and their neighbouring pairs, and both again with concepts in the place of synonyms."""
    terms = [*stems, *(f"{first} {second}" for first, second in pairwise(stems))]
    covered = concepts.cover(stems)
    if covered:
        plain: list[str] = []
        for position, word in enumerate(stems):
            concept = covered.get(position, word)
            if not plain or plain[-1] != concept or concept == word:
                plain.append(concept)
        terms += [term for term in plain if term.startswith(CONCEPT)]
        terms += [f"{first} {second}" for first, second in pairwise(plain) if CONCEPT in first + second]
    return terms


def letter_terms(words: Sequence[str]) -> list[str]:
    """Return the groups of 3 to 5 characters of each word, a word's edges counting as blanks."""
    groups: list[str] = []
    for word in words:
        padded = f" {word[:_LONGEST_WORD]} "
        size = len(padded)
        for length in range(_SHORTEST_GROUP, _LONGEST_GROUP + 1):
            if size <= length:
                groups.append(padded)
                break
            groups += [padded[place : place + length] for place in range(size - length + 1)]
    return groups


class Counted(NamedTuple):
    """What a space counts, so that it can be kept: `column` and `weight` of each text's terms, by `bounds`."""

    terms: tuple[str, ...]
    column: NDArray[np.int32]
    bounds: Ints
    weight: Floats
    idf: Floats


def counted(
    documents: Iterable[Sequence[str]], terms: Callable[[Sequence[str]], list[str]], pair_weight: float = 1.0
) -> Counted:
    """Count the terms of each document (its words); terms of two words count `pair_weight` times."""
    ids: dict[str, int] = {}
    columns: list[int] = []
    counts: list[int] = []
    lengths: list[int] = []
    for document in documents:
        found = Counter(terms(document))
        columns += [ids.setdefault(term, len(ids)) for term in found]
        counts += found.values()
        lengths.append(len(found))
    size = len(lengths)
    column = np.array(columns, dtype=np.int32)
    bounds = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    seen = np.bincount(column, minlength=len(ids))
    idf = ((np.log((1 + size) / (1 + seen)) + 1) ** _IDF_POWER).astype(np.float32)
    idf[[place for term, place in ids.items() if " " in term.strip()]] *= np.float32(pair_weight)
    weights = (1 + np.log(np.array(counts, dtype=np.float32))) * idf[column]
    rows = np.repeat(np.arange(size, dtype=np.int32), lengths)
    norms = np.sqrt(np.bincount(rows, weights=weights * weights, minlength=size))
    weight = (weights / np.maximum(norms, 1e-9)[rows]).astype(np.float32)
    return Counted(tuple(ids), column, bounds, weight, idf)


class Space:
    """TF-IDF of one kind of term over the phrasings of an index; texts are directions of length 1.

    The similarity of two texts is their cosine, from 0 to 1. Kept by term: frequent terms as full rows,
    the others as lists of the phrasings that have them.
    """

    def __init__(self, counted: Counted, terms: Callable[[Sequence[str]], list[str]]) -> None:
        """Take what was counted, and how a text is turned into terms."""
        self._terms = terms
        self._ids = {term: place for place, term in enumerate(counted.terms)}
        self._column, self._bounds, self._weight, self._idf = counted[1:]
        self.counted = counted
        self.size = len(counted.bounds) - 1
        rows = np.repeat(np.arange(self.size, dtype=np.int32), np.diff(counted.bounds))
        self._arrange(rows, np.bincount(counted.column, minlength=len(counted.terms)))

    def _arrange(self, rows: NDArray[np.int32], seen: Ints) -> None:
        frequent = np.flatnonzero(seen * _DENSE_SHARE > self.size)
        self._row_of = np.full(len(seen), -1, dtype=np.int32)
        self._row_of[frequent] = np.arange(len(frequent), dtype=np.int32)
        self._full = np.zeros((len(frequent), self.size), dtype=np.float32)
        is_full = self._row_of[self._column] >= 0
        self._full[self._row_of[self._column[is_full]], rows[is_full]] = self._weight[is_full]
        rare = np.flatnonzero(~is_full)
        order = rare[np.argsort(self._column[rare], kind="stable")]
        self._listed_row = rows[order]
        self._listed_weight = self._weight[order]
        self._start = np.searchsorted(self._column[order], np.arange(len(seen) + 1)).astype(np.int64)

    def _spread(self, ids: NDArray[np.int32], weights: Floats) -> Floats:
        """Return the products of a weighted set of terms with all phrasings."""
        places = self._row_of[ids]
        is_full = places >= 0
        result: Floats = weights[is_full] @ self._full[places[is_full]]
        listed = ~is_full
        starts = self._start[ids[listed]]
        lengths = self._start[ids[listed] + 1] - starts
        ends = np.cumsum(lengths)
        if len(ends) and ends[-1]:
            flat = np.repeat(starts - (ends - lengths), lengths) + np.arange(ends[-1])
            products = self._listed_weight[flat] * np.repeat(weights[listed], lengths)
            result = result + np.bincount(self._listed_row[flat], products, self.size).astype(np.float32)
        return result

    def similarities(self, words: Sequence[str]) -> Floats:
        """Return the cosine of a text (its words) to each phrasing; terms that the index lacks do not count."""
        ids: list[int] = []
        counts: list[int] = []
        for term, count in Counter(self._terms(words)).items():
            place = self._ids.get(term)
            if place is not None:
                ids.append(place)
                counts.append(count)
        if not ids:
            return np.zeros(self.size, dtype=np.float32)
        columns = np.array(ids, dtype=np.int32)
        weights = (1 + np.log(np.array(counts, dtype=np.float32))) * self._idf[columns]
        length = math.sqrt(float(weights @ weights))
        return self._spread(columns, (weights / np.float32(length)).astype(np.float32))

    def among_themselves(self) -> Floats:
        """Return the square table of cosines between the phrasings."""
        table = np.zeros((self.size, self.size), dtype=np.float32)
        for row in range(self.size):
            own = slice(self._bounds[row], self._bounds[row + 1])
            table[row] = self._spread(self._column[own], self._weight[own])
        return table


def word_space(
    texts: Sequence[Sequence[str]],
    concepts: Concepts,
    pair_weight: float = PAIR_WEIGHT,
    kept: Counted | None = None,
) -> Space:
    """Return the space of stems, their pairs, and concepts; `kept` is what was counted of the same texts before."""
    known = {} if kept else stems_of(texts)

    def terms(words: Sequence[str]) -> list[str]:
        return word_terms([known.get(word) or stem(word) for word in words], concepts)

    return Space(kept or counted(texts, terms, pair_weight), terms)


def letter_space(texts: Iterable[Sequence[str]], kept: Counted | None = None) -> Space:
    """Return the space of letter groups; `kept` is what was counted of the same texts before."""
    return Space(kept or counted(texts, letter_terms), letter_terms)
