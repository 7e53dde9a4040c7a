"""Two terms side by side: `clawback vs cliff`, `what's the difference between base and target bonus`."""

from collections.abc import Iterator, Sequence

from bot.core.understanding.definitions import ARTICLES, is_bare
from knowledge.base import Knowledge
from knowledge.entries import Kind
from knowledge.lexicon import Phrases
from knowledge.words import plain_words

COMPARING = frozenset(
    [
        "versus",
        "difference",
        "differences",
        "differ",
        "differs",
        "different",
        "compare",
        "compared",
        "comparison",
        "between",
        "from",
        "against",
        "distinguish",
        "distinction",
        "unlike",
        "or",
        "and",
        "than",
    ]
)
SURELY = COMPARING - {"or", "and", "from", "than"}
"""One of these has to be said: two terms joined by `and` are not yet set against each other."""

SMALL = frozenset(
    {"how", "is", "are", "does", "do", "it", "in", "on", "for", "to", "my", "i", "am", "like", "five", "5"}
)


class TermPairs:
    """Finds the two terms whose difference a message asks for."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = knowledge.lexicon.defining
        self._openings = Phrases((phrase, True) for phrase in (*words.frames, *words.before))
        around = {word for phrase in (*words.after, *words.polite) for word in plain_words(phrase)}
        self._around = ARTICLES | COMPARING | SMALL | around | frozenset(knowledge.lexicon.address)
        glossary = [item.entry for item in knowledge.items.values() if item.kind is Kind.GLOSSARY]
        phrases = [(phrase, entry.id) for entry in glossary for phrase in (entry.title, *entry.questions)]
        self._terms = Phrases(
            (phrase, entry)
            for phrase, entry in phrases
            if is_bare(phrase) and not set(plain_words(phrase)) & SURELY
        )
        self._entries = {
            frozenset(pair): entry for phrase, entry in phrases if (pair := self._pair(plain_words(phrase)))
        }

    def asked(self, words: Sequence[str]) -> tuple[str, ...]:
        """The one entry that tells two terms apart, or the entries of both; empty where nothing of the kind is asked."""
        pair = self._pair(words)
        entry = self._entries.get(frozenset(pair))
        return (entry,) if entry else pair

    def _pair(self, words: Sequence[str]) -> tuple[str, ...]:
        if not set(words) & SURELY:
            return ()
        found = tuple(dict.fromkeys(self._read(words)))
        return found if len(found) == 2 and "" not in found else ()

    def _read(self, words: Sequence[str]) -> Iterator[str]:
        """The terms of the words in their order; "" for a word that belongs to no comparison of terms."""
        place = 0
        while place < len(words):
            opening, term = self._openings.at(words, place), self._terms.at(words, place)
            if term is not None and (opening is None or term[0] >= opening[0]):
                yield term[1][0]
            elif opening is None and words[place] not in self._around:
                yield ""
            place += max(term[0] if term else 1, opening[0] if opening else 1)
