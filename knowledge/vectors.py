"""Static word vectors: what a word is about, as a direction, so that "paycheck" lies near "salary".

The table was distilled once from a sentence encoder (see `vectors/README.md`) and holds a vector for
each token of a WordPiece vocabulary; a vector's length is its token's weight in a sentence. Any word
has a vector: one outside the vocabulary is the sum of its longest known pieces.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from knowledge.rarity import WORD_LIST

TABLE = Path(__file__).with_name("vectors") / "table.npy"

Floats = NDArray[np.float32]

_CONTINUED = "##"
_MOST_PIECES = 8
_TINY = np.float32(1e-9)


class WordVectors:
    """A table of word vectors: row `i` of `rows` times `scales[i]` is the vector of token `i`."""

    def __init__(self, tokens: Sequence[str], rows: NDArray[np.int8], scales: Floats) -> None:
        """Take the tokens in order; continuing pieces start with "##". Raises ValueError if the sizes differ."""
        if not len(tokens) == len(rows) == len(scales):
            raise ValueError(
                f"{len(tokens)} tokens, {len(rows)} rows and {len(scales)} scales: must be as many"
            )
        self._places: Mapping[str, int] = {token: place for place, token in enumerate(tokens)}
        self._rows = np.asarray(rows)  # a plain view: slicing a memory map through its own class is slow
        self._scales = np.asarray(scales)
        self.dimensions = int(rows.shape[1])

    @classmethod
    def shipped(cls) -> Self:
        """Open the table that lies in `vectors/`; its rows are read from the file when they are needed."""
        tokens = WORD_LIST.read_text(encoding="utf-8").splitlines()
        table = np.load(TABLE, mmap_mode="r", allow_pickle=False)
        return cls(tokens, table["row"], table["scale"])

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the tokens that make up the word, longest first from the left, at most 8; none if a letter is unknown."""
        whole = self._places.get(word)
        if whole is not None:
            return (whole,)
        found: list[int] = []
        start = 0
        while start < len(word) and len(found) < _MOST_PIECES:
            prefix = _CONTINUED if start else ""
            for end in range(min(len(word), start + 20), start, -1):
                place = self._places.get(prefix + word[start:end])
                if place is not None:
                    found.append(place)
                    start = end
                    break
            else:
                return ()
        return tuple(found)

    def _sums(self, texts: Sequence[Sequence[str]]) -> Floats:
        """Return for each text the sum of its words' vectors."""
        places = [[place for word in text for place in self.pieces(word)] for text in texts]
        sizes = np.array([len(own) for own in places], dtype=np.int64)
        filled = np.flatnonzero(sizes)
        sums = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        if len(filled):
            used = np.array([place for own in places for place in own], dtype=np.int64)
            vectors = self._rows[used].astype(np.float32) * self._scales[used].astype(np.float32)[:, None]
            sums[filled] = np.add.reduceat(vectors, (np.cumsum(sizes) - sizes)[filled], axis=0)
        return sums

    def words(self, words: Sequence[str]) -> tuple[Floats, Floats]:
        """Return each word's direction, of length 1, and its weight in a sentence (both 0 without a vector)."""
        vectors = self._sums([(word,) for word in words])
        lengths: Floats = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
        directions: Floats = np.divide(vectors, np.maximum(lengths, _TINY)[:, None])
        return directions, lengths

    def sentences(self, texts: Sequence[Sequence[str]]) -> Floats:
        """Return the direction of each text (its words), of length 1 (or 0, if no word has a vector)."""
        vectors = self._sums(texts)
        lengths: Floats = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
        directions: Floats = np.divide(vectors, np.maximum(lengths, _TINY)[:, None])
        return directions

    def sentence(self, words: Sequence[str]) -> Floats:
        """Return the direction of one text (its words)."""
        places = [place for word in words for place in self.pieces(word)]
        total: Floats = self._scales[places].astype(np.float32) @ self._rows[places].astype(np.float32)
        length = float(np.sqrt(total @ total))
        return total / np.float32(length) if length > 0 else total
