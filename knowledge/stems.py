"""Stems and concepts: different words that count as the same."""

from collections.abc import Iterable, Mapping, Sequence

from knowledge.words import plain_words

CONCEPT = "="
"""What the name of a concept starts with as a feature, so that it is no word."""

_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("ly", ""), ("es", ""), ("s", ""))


def stem(word: str) -> str:
    """Return the word without its commonest ending (plural, -ed, -ing, -ly) and final e; crude, but alike on both sides."""
    for ending, rest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith(("ss", "us", "is")):
            word = word[: len(word) - len(ending)] + rest
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def stems_of(texts: Iterable[Iterable[str]]) -> dict[str, str]:
    """Return the stem of every word of some texts, so that each is worked out once."""
    return {word: stem(word) for word in {word for text in texts for word in text}}


class Concepts:
    """Synonyms: words and phrases that stand for one concept ("paycheck" and "take home" for pay)."""

    def __init__(self, concepts: Mapping[str, str] | None = None) -> None:
        """Take a mapping from a word or phrase to the name of its concept."""
        self._of: dict[tuple[str, ...], str] = {}
        for words, concept in (concepts or {}).items():
            stems = tuple(stem(word) for word in plain_words(words))
            if stems:
                self._of.setdefault(stems, CONCEPT + concept)
        self._longest: dict[str, int] = {}
        for phrase in self._of:
            self._longest[phrase[0]] = max(self._longest.get(phrase[0], 0), len(phrase))
        self.words = frozenset(word for phrase in (concepts or {}) for word in plain_words(phrase))

    def cover(self, stems: Sequence[str]) -> dict[int, str]:
        """Return the concept for each position that a known phrase covers; the longest phrase wins."""
        found: dict[int, str] = {}
        place = 0
        while place < len(stems):
            longest = self._longest.get(stems[place])
            if longest is None:
                place += 1
                continue
            for length in range(min(longest, len(stems) - place), 0, -1):
                concept = self._of.get(tuple(stems[place : place + length]))
                if concept is not None:
                    found.update(dict.fromkeys(range(place, place + length), concept))
                    place += length - 1
                    break
            place += 1
        return found
