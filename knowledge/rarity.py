"""How common English words are: which words a speller leaves alone, and how much a word says.

The list is the order of the words in the vocabulary of the word-vector table, which is roughly the
order of how often they are used.
"""

import math
from collections.abc import Iterable
from pathlib import Path
from typing import Self

WORD_LIST = Path(__file__).with_name("vectors") / "vocabulary.txt"

_FIRST_WORD = "the"
_SMALL_TALK = frozenset(
    (  # noqa: SIM905 - a list of words reads best as words
        "hello hey hi please thanks thank ok okay yeah yes well just really actually tell know want need like get got "
        "give do show say explain wonder wondering curious question ask help lol hmm um oh so anyway basically maybe kind "
        "sort thing things stuff something anything does did doing done has having am been being cannot could would "
        "should shall might must may will can let us me my mine your yours our ours their theirs his her hers its it "
        "i you he she we they them this that these those there here what which who whom whose when where why how about "
        "also too very much many more most some any all each every both other another same such than then now still"
    ).split()
)


class CommonWords:
    """Common English words by rank, the most common first.

    `rarity` is the weight of a word as evidence: 0 for words that say nothing by themselves ("the",
    "please"), about 1 for a rare or unknown word.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._ranks = {word: rank for rank, word in reversed(list(enumerate(words)))}
        self._scale = math.log(max(len(self._ranks), 3))

    @classmethod
    def shipped(cls) -> Self:
        """Read the list that lies beside the word vectors."""
        return cls.of_vocabulary(WORD_LIST.read_text(encoding="utf-8").split("\n"))

    @classmethod
    def of_vocabulary(cls, tokens: Iterable[str]) -> Self:
        """Take the whole words of two letters or more out of a WordPiece vocabulary, from "the" onwards."""
        listed = list(tokens)
        start = listed.index(_FIRST_WORD) if _FIRST_WORD in listed else 0
        return cls(
            token for token in listed[start:] if len(token) > 1 and token.isascii() and token.isalpha()
        )

    def __contains__(self, word: str) -> bool:
        return word in self._ranks

    def __len__(self) -> int:
        return len(self._ranks)

    def rank(self, word: str) -> int | None:
        """Return the place of the word in the list (0 is the most common), or None."""
        return self._ranks.get(word)

    def ranked(self) -> Iterable[tuple[str, int]]:
        """Return every word with its rank."""
        return self._ranks.items()

    def rarity(self, word: str) -> float:
        """Return the word's weight as evidence, between 0 (says nothing) and 1 (rare or unknown)."""
        if word in _SMALL_TALK or len(word) < 2:
            return 0.0
        rank = self._ranks.get(word)
        if rank is None:
            return 0.5 if word[0].isdigit() else 1.0
        if rank < 60:
            return 0.0
        return min(1.0, max(0.1, math.log(rank / 40) / (self._scale - math.log(40)) * 1.15))
