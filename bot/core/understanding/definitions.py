"""Questions for the meaning of a term: `what is a cliff`, `wtf is an RSU`, `409A?`, `so tranche means what exactly`."""

from collections.abc import Sequence

from knowledge.base import Knowledge
from knowledge.entries import Kind
from knowledge.lexicon import Phrases
from knowledge.words import plain_words

LONGEST_TERM = 5
ARTICLES = frozenset({"a", "an", "the", "of", "my", "this", "that", "by"})

POINTING = frozenset({"it", "that", "this"})
SAYING = frozenset(
    {
        "keeps",
        "keep",
        "says",
        "said",
        "say",
        "saying",
        "wrote",
        "writes",
        "mentioned",
        "mentions",
        "talks",
        "told",
        "uses",
        "used",
    }
)
"""Behind a term (`the recruiter keeps saying`) these tell that it names who speaks."""

ASKING = frozenset(
    [
        "what",
        "is",
        "does",
        "do",
        "mean",
        "means",
        "stand",
        "stands",
        "for",
        "the",
        "meaning",
        "supposed",
        "to",
        "be",
        "about",
        "all",
        "actually",
        "exactly",
    ]
)

OWN = {("shares",), ("equity",), ("stock",), ("options",), ("rsus",), ("ownership",), ("pay",)}
"""What a term of this field may be of and stay the same: "dilution of shares"."""


class Definitions:
    """Finds the one term whose meaning a message asks for."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = knowledge.lexicon.defining
        self._frames = Phrases((frame, True) for frame in words.frames)
        self._before = Phrases((phrase, True) for phrase in words.before)
        self._tails = Phrases((phrase, True) for phrase in words.tails)
        self._after = frozenset((*words.after, *words.polite))
        self._polite = frozenset((*words.polite, *knowledge.lexicon.address))
        self._terms = Phrases(
            (term, item.entry.id)
            for item in knowledge.items.values()
            if item.kind is Kind.GLOSSARY
            for term in (item.entry.title, *item.entry.questions)
            if is_bare(term)
        )

    def asked(
        self, words: Sequence[str], text: str = "", *, framed: bool = False, after: bool = False
    ) -> str | None:
        """The glossary entry that a message asks to define, or None where it asks something else.

        `framed` wants more than the bare term: "what is", "means". Of `text` the part before the first comma is tried as well ("what's TC, everyone keeps typing it"), and if
        `after` is set, that after the last one ("hi, I'm Ann, what's an RSU").
        """
        ends = [text.partition(",")[0], *([text.rpartition(",")[2]] if after else [])] if "," in text else []
        asked = (self._asked(part, framed=True) for end in ends if (part := plain_words(end)))
        found = self._asked(words, framed=framed) or next(filter(None, asked), None)
        if found is not None or not (after and "," in text):
            return found
        told, _, asking = text.rpartition(",")
        return self._pointed_at(plain_words(told), plain_words(asking))

    def after(self, told: Sequence[str], asking: Sequence[str]) -> str | None:
        """The term that a short question means after the sentence before it, `told`: "they say RSU all the time. What is it?"."""
        if not told:
            return None
        return self._asked((*told, *asking), framed=True) or self._pointed_at(told, asking)

    def _pointed_at(self, told: Sequence[str], asking: Sequence[str]) -> str | None:
        """The one term of what is told, where all that is asked is what it means: "he keeps saying OTE, what is that"."""
        if not self._points(asking):
            return None
        words, terms, place = tuple(told), list[str](), 0
        while place < len(words):
            hit = self._terms.at(words, place)
            behind = place + (hit[0] if hit else 1)
            speaks = words[behind : behind + 1] and words[behind] in SAYING
            terms += hit[1][:1] if hit and not speaks else ()
            place = behind
        return terms[-1] if len(set(terms)) == 1 else None

    def _points(self, words: Sequence[str]) -> bool:
        """Whether words ask what something means without naming it."""
        framed = any(self._frames.at(words, place) for place in range(len(words)))
        empty = POINTING | self._polite
        rest = [word for word in words if word not in empty and word not in ASKING]
        return framed and not rest and bool(POINTING.intersection(words))

    def _asked(self, words: Sequence[str], *, framed: bool = False) -> str | None:
        start, opened = self._opening(words)
        hit = self._terms.at(words, start) if start < len(words) else None
        if hit is None:
            return None
        length, entries = hit
        rest = words[start + length :]
        what = words[start - 1 : start] == ("what",)
        opened = opened or (what and rest[:1] in {("is",), ("are",)})
        closed = self._closing(rest, around=opened)
        if closed is None or ((framed or what) and not (opened or closed)):
            return None
        return entries[0]

    def _opening(self, words: Sequence[str]) -> tuple[int, bool]:
        """Where the term begins, and whether something before it asks for a meaning."""
        start, framed = 0, False
        while start < len(words):
            if (hit := self._frames.at(words, start)) is not None:
                start, framed = start + hit[0], True
            elif (hit := self._before.at(words, start)) is not None:
                start += hit[0]
            elif words[start] in ARTICLES or words[start] in self._polite:
                start += 1
            else:
                break
        return start, framed

    def _closing(self, rest: Sequence[str], *, around: bool) -> bool | None:
        """Whether what follows the term asks for its meaning; None where it asks something else.

        Words that only stand `around` a term are let pass once it is clear that its meaning is asked for; so is all
        that begins by saying to whom, or where the term was met: `to somebody who never owned shares`.
        """
        place, framed, loose = 0, False, False
        if rest[:1] == ("of",):
            if rest[1:2] not in OWN:
                return None
            rest = rest[2:]
        while place < len(rest):
            if (hit := self._frames.at(rest, place)) is not None:
                place, framed = place + hit[0], True
            elif (around or framed) and self._tails.at(rest, place) is not None:
                break
            elif rest[place] in self._polite:
                place += 1
            elif rest[place] in self._after:
                place, loose = place + 1, True
            else:
                return None
        return None if loose and not (around or framed) else framed


def is_bare(phrase: str) -> bool:
    """Whether a phrasing is nothing but the term."""
    return len(plain_words(phrase)) <= LONGEST_TERM and not _ASKS & set(plain_words(phrase))


_ASKS = frozenset(
    {"what", "how", "why", "is", "are", "does", "explain", "meaning", "mean", "define", "wtf", "means", "stands", "when", "who"}
)  # fmt: skip
