"""Repair of mistyped, glued and split words against the words that the index knows."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.derivation import is_derived
from knowledge.gluing import Gluing
from knowledge.nearest import HARDLY_A_WORD, LONG_WORD, LONGEST_REPAIRED, SHORTEST_REPAIRED
from knowledge.rarity import CommonWords
from knowledge.words import Word

_WELL_USED = 12
"""From so many phrasings on, a word is known well enough to be seen in three of its letters."""
_MOST_PASSES = 4


@dataclass(frozen=True, slots=True)
class Repair:
    """One change: what was typed, what it was taken for, and how the two differ."""

    typed: str
    meant: str
    kind: Literal["misspelt", "glued", "split"]


@dataclass(frozen=True, slots=True)
class Repaired:
    """The words after repair and the changes that were made."""

    words: tuple[Word, ...]
    changes: tuple[Repair, ...]


class Speller:
    """Takes a word that neither the index nor common English knows for the nearest one that is known.

    A misspelt word of 4 to 6 letters may differ by one edit (insert, delete, replace, swap two
    neighbours), a longer one by two. Words with digits are never touched.
    """

    def __init__(
        self,
        vocabulary: Mapping[str, int] | Iterable[str],
        common: CommonWords,
        strangers: Iterable[str] = (),
    ) -> None:
        """Take the index's words, if it is a mapping with how often each is used; `strangers` are never changed."""
        counts = dict(vocabulary) if isinstance(vocabulary, Mapping) else dict.fromkeys(vocabulary, 1)
        self._counts = {word: count for word, count in counts.items() if word.isalpha()}
        self._common = common
        self._strangers = frozenset(strangers)
        self._gluing = Gluing(self._counts, common)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted(self._counts):
            if len(word) >= SHORTEST_REPAIRED - 1:
                self._by_length[len(word)].append(word)
        self._common_by_start: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word, _ in common.ranked():
            if len(word) >= SHORTEST_REPAIRED and word not in self._counts:
                self._common_by_start[word[0], len(word)].append(word)

    def knows(self, word: str) -> bool:
        """Say whether a word is left as it is: known, too short, too long or no plain word."""
        if word in self._counts or word in self._strangers or not word.isalpha():
            return True
        rank = self._common.rank(word)
        if rank is not None:
            return rank < HARDLY_A_WORD or self._short_slip(word) is None
        return not SHORTEST_REPAIRED <= len(word) <= LONGEST_REPAIRED and self._short_slip(word) is None

    def repair(self, words: Sequence[Word]) -> Repaired:
        """Return the words as they were probably meant, in order, with what was changed.

        Repeated until nothing changes, since a repaired word may be half of a split one.
        """
        now = tuple(words)
        changes: list[Repair] = []
        for _ in range(_MOST_PASSES):
            now, made = self._pass(now)
            if not made:
                break
            changes.extend(made)
        return Repaired(now, tuple(changes))

    def _pass(self, words: Sequence[Word]) -> tuple[tuple[Word, ...], list[Repair]]:
        kept: list[Word] = []
        changes: list[Repair] = []
        place = 0
        while place < len(words):
            word = words[place]
            spelled = self._spelled_out(words[place:]) if len(word.text) == 1 else None
            if spelled is not None:
                count, whole = spelled
                changes.append(
                    Repair(" ".join(one.text for one in words[place : place + count]), whole.text, "split")
                )
                kept.append(whole)
                place += count
                continue
            joined = self._joined(word, words[place + 1]) if place + 1 < len(words) else None
            if joined is not None:
                changes.append(Repair(f"{word.text} {words[place + 1].text}", joined.text, "split"))
                kept.append(joined)
                place += 2
                continue
            place += 1
            change = None if self.knows(word.text) else self._meant(word.text)
            if change is None:
                kept.append(word)
            else:
                changes.append(change)
                kept.extend(self._placed(word, change))
        return tuple(kept), changes

    def _meant(self, typed: str) -> Repair | None:
        simple = self._short_slip(typed) or self._without_drawl(typed)
        if simple is None and len(typed) >= SHORTEST_REPAIRED:
            simple = self._nearest(typed, 1)
        if simple is not None:
            return Repair(typed, simple, "misspelt")
        if len(typed) < SHORTEST_REPAIRED or is_derived(typed, self._is_word):
            return None
        sure = self._nearest(typed, 2) if len(typed) >= LONG_WORD else None
        if sure is not None and sure[0] == typed[0] and self._counts[sure] >= _WELL_USED:
            return Repair(typed, sure, "misspelt")
        parts = self._gluing.parts(typed)
        if parts is not None:
            return Repair(typed, " ".join(parts), "glued")
        far = self._commonest(typed) or (self._nearest(typed, 2) if len(typed) >= LONG_WORD else None)
        return Repair(typed, far, "misspelt") if far is not None else None

    def _short_slip(self, typed: str) -> str | None:
        """Return "the" for "teh" and "base" for "bse": three letters are a slip where two neighbours are swapped.

        Or where one letter lacks of a word that many phrasings use; other edits lead from anything to anything.
        """
        if len(typed) != 3:
            return None
        swaps = (typed[1] + typed[0] + typed[2], typed[0] + typed[2] + typed[1])
        swapped = next((word for word in swaps if word in self._counts), None)
        return swapped or max(self._longer_by_one(typed), key=lambda word: self._counts[word], default=None)

    def _longer_by_one(self, typed: str) -> Iterator[str]:
        if typed in self._common:
            return
        for word in self._by_length[len(typed) + 1]:
            lacks_one = any(word[:at] + word[at + 1 :] == typed for at in range(1, len(word)))
            if lacks_one and word[0] == typed[0] and self._counts[word] >= _WELL_USED:
                yield word

    def _is_word(self, word: str) -> bool:
        return len(word) >= 3 and (word in self._counts or word in self._common)

    @staticmethod
    def _placed(word: Word, change: Repair) -> Iterable[Word]:
        """Give the words of a change their places in the text."""
        parts = change.meant.split()
        if len(parts) == 1 or word.end - word.start != len(change.typed):
            return [replace(word, text=part) for part in parts]
        placed: list[Word] = []
        start = word.start
        for part in parts:
            placed.append(Word(part, start, start + len(part)))
            start += len(part)
        return placed

    def _without_drawl(self, typed: str) -> str | None:
        """Return "please" for "pleeease": letters repeated three times or more become two or one."""
        runs = [(letter, len(list(run))) for letter, run in groupby(typed)]
        if all(length < 3 for _, length in runs):
            return None
        for most in (2, 1):
            calm = "".join(letter * (min(length, most) if length > 2 else length) for letter, length in runs)
            if calm in self._counts or calm in self._common:
                return calm
        return None

    def _nearest(self, typed: str, edits: int) -> str | None:
        """Return the best known word at exactly this many edits: an index word, else a common one."""
        found: list[tuple[float, str]] = []
        for length in range(len(typed) - edits, len(typed) + edits + 1):
            choices = self._by_length.get(length)
            if not choices:
                continue
            near = process.extract(typed, choices, scorer=OSA.distance, score_cutoff=edits, limit=None)
            found.extend((self._unlikeliness(typed, word), word) for word, _, _ in near)
        return min(found)[1] if found else None

    def _unlikeliness(self, typed: str, word: str) -> float:
        """Rate how unlikely a word was meant: by how unusual the slip is, and how seldom the index has the word."""
        return self._strangeness(typed, word) - math.log2(1 + self._counts[word]) / 2

    def _commonest(self, typed: str) -> str | None:
        """Return the commonest English word at one edit with the same first letter: no index word, but a word."""
        if len(typed) <= SHORTEST_REPAIRED:
            return None
        found: list[tuple[int, str]] = []
        for length in range(len(typed) - 1, len(typed) + 2):
            choices = self._common_by_start.get((typed[0], length))
            if choices:
                near = process.extract(typed, choices, scorer=OSA.distance, score_cutoff=1, limit=None)
                found.extend((self._common.rank(word) or 0, word) for word, _, _ in near)
        return min(found)[1] if found else None

    @staticmethod
    def _strangeness(typed: str, word: str) -> int:
        """Rate how unusual a slip is: people keep the first letter, and swap letters or drop a double."""
        return 2 * (typed[0] != word[0]) + (sorted(typed) != sorted(word) and set(typed) != set(word))

    def _spelled_out(self, words: Sequence[Word]) -> tuple[int, Word] | None:
        """Return how many single letters are one word of the index, and that word: "r s u", "a i", "v p"."""
        letters = list(takewhile(lambda word: len(word.text) == 1 and word.text.isalpha(), words))
        for count in range(min(len(letters), LONG_WORD), 1, -1):
            whole = "".join(word.text for word in letters[:count])
            if whole in self._counts:
                return count, Word(whole, words[0].start, words[count - 1].end)
        return None

    def _joined(self, first: Word, second: Word) -> Word | None:
        """Return "median" for "med ian", where the index knows the whole and not both parts."""
        whole = first.text + second.text
        if len(whole) < SHORTEST_REPAIRED or whole not in self._counts:
            return None
        if len(whole) == SHORTEST_REPAIRED and first.text in self._common and second.text in self._common:
            return None
        if first.text in self._counts and second.text in self._counts:
            return None
        return Word(whole, first.start, second.end)
