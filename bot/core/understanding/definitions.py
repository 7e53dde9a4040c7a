"""Questions for the meaning of a term: `what is a cliff`, `wtf is an RSU`, `409A?`, `TC stands for`."""

from collections.abc import Sequence

from knowledge.base import Knowledge
from knowledge.entries import Kind
from knowledge.lexicon import Phrases
from knowledge.words import plain_words

OPENINGS = (
    "what is", "what are", "what is a", "what is an", "what is the", "what are the", "wtf is", "wtf are", "wth is",
    "what the hell is", "what the heck is", "what does", "what do", "what does mean", "define", "definition of",
    "meaning of", "the meaning of", "what is the meaning of", "what is meant by", "explain", "explain me",
    "explain to me", "please explain", "can you explain", "could you explain", "tell me what is", "describe",
    "what exactly is", "what actually is", "what exactly are", "wat is", "whats", "what means", "what mean",
    "who is a", "who is the", "what is it with", "can someone explain", "remind me what is", "what do they mean by",
    "what do you mean by", "what is this", "eli5", "what is called", "what was", "what was a", "i do not get",
    "i do not understand", "no idea what is", "what do people mean by", "teach me", "stand for what is",
)  # fmt: skip
ENDINGS = frozenset(
    [
        "mean",
        "means",
        "meaning",
        "stand",
        "stands",
        "for",
        "definition",
        "explained",
        "explain",
        "again",
        "please",
        "pls",
        "exactly",
        "anyway",
        "short",
    ]
)
ARTICLES = frozenset({"a", "an", "the", "of", "my", "this", "that", "by"})
AROUND = frozenset(
    [
        "offer",
        "offers",
        "letter",
        "contract",
        "job",
        "interview",
        "startup",
        "company",
        "recruiter",
        "they",
        "my",
        "in",
        "on",
        "at",
        "for",
        "when",
        "and",
        "why",
        "should",
        "i",
        "we",
        "you",
        "care",
        "matter",
        "important",
        "do",
        "does",
        "it",
        "is",
        "there",
        "an",
        "a",
        "the",
        "to",
        "me",
        "will",
        "ask",
        "said",
        "says",
        "talk",
        "about",
        "their",
        "our",
        "work",
        "works",
        "anyway",
        "please",
        "again",
        "actually",
        "simple",
        "words",
        "english",
        "terms",
        "plain",
        "hr",
        "paper",
        "package",
        "terms",
        "exactly",
    ]
)
"""Words that may stand around a term without changing what is asked."""
LONGEST_TERM = 5


class Definitions:
    """Finds the one term whose meaning a message asks for."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._openings = Phrases((opening, True) for opening in OPENINGS)
        self._terms = Phrases(
            (term, item.entry.id)
            for item in knowledge.items.values()
            if item.kind is Kind.GLOSSARY
            for term in (item.entry.title, *item.entry.questions)
            if is_bare(term)
        )

    def asked(self, words: Sequence[str], text: str = "", *, framed: bool = False) -> str | None:
        """The glossary entry that a message asks to define, or None where it asks something else.

        `framed` wants more than the bare term: "what is", "means". Of `text` the part before the first comma is tried as well: "what's TC, everyone keeps typing it".
        """
        first = plain_words(text.partition(",")[0]) if "," in text else ()
        return self._asked(words, framed=framed) or (self._asked(first, framed=True) if first else None)

    def _asked(self, words: Sequence[str], *, framed: bool = False) -> str | None:
        needed = framed
        start, framed = self._opening(words)
        while start < len(words) and words[start] in ARTICLES:
            start += 1
        hit = self._terms.at(words, start) if start < len(words) else None
        if hit is None or (needed and not framed):
            return None
        length, entries = hit
        rest = words[start + length :]
        if rest and not framed and not set(rest) <= ENDINGS:
            return None
        if rest[:1] and rest[0] == "of":
            return None
        return entries[0] if all(word in AROUND or word in ENDINGS for word in rest) else None

    def _opening(self, words: Sequence[str]) -> tuple[int, bool]:
        """Where the term begins, and whether a definition's opening stands before it."""
        start, framed = 0, False
        while start < len(words) and (hit := self._openings.at(words, start)) is not None:
            start, framed = start + hit[0], True
        return start, framed


def is_bare(phrase: str) -> bool:
    """Whether a phrasing is nothing but the term."""
    words = plain_words(phrase)
    return len(words) <= LONGEST_TERM and not set(words) & {
        "what",
        "how",
        "why",
        "is",
        "are",
        "does",
        "explain",
        "meaning",
        "mean",
        "define",
        "wtf",
        "means",
        "stands",
        "when",
        "who",
    }
