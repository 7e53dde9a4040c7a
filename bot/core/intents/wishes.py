"""What people want done with offers, read from whole messages: value, compare, counter, list, save, rename, delete."""

import re
from dataclasses import dataclass, field

from bot.core.intents.wish_words import ASKING, END, PATTERNS, Wish
from bot.core.reading.characters import words_of


@dataclass(frozen=True, slots=True)
class Wished:
    """A wish with the words it is about: names of offers, a new name."""

    wish: Wish
    about: str = ""
    other: str = ""
    asked: str = field(default="", compare=False)
    """The whole message in plain words."""


_READERS = tuple((wish, re.compile(rf"{ASKING}(?:{'|'.join(ways)}){END}")) for wish, ways in PATTERNS)

_MEASURED = frozenset({Wish.COMPARE, Wish.WHICH})
_BY = re.compile(
    r" (?:over|in|for|by|on|after|across) (?:the |their |all )?(?:whole )?(?:first year|year (?:one|1)|1st year|"
    r"(?:four|4) years?(?: total)?|four-year total|total|all years|horizon)(?: please| now| again)*$"
)
"""By which figure offers are to be compared."""
_LONGEST = 160
_JUDGED = frozenset(
    [
        "good",
        "any good",
        "fair",
        "ok",
        "okay",
        "decent",
        "low",
        "too low",
        "high",
        "enough",
        "competitive",
        "reasonable",
        "good enough",
        "good or bad",
    ]
)
"""Alone with a question mark, these ask what an offer is like: "good?"."""


def wished(text: str) -> Wished | None:
    """The wish that the whole message states."""
    words = words_of(text)
    if not words or len(words) > _LONGEST:
        return None
    if words in _JUDGED and text.rstrip().endswith("?"):
        return Wished(Wish.GOOD, asked=words)
    for wish, reader in _READERS:
        found = reader.fullmatch(words)
        if found is None and wish in _MEASURED:
            found = reader.fullmatch(_BY.sub("", words))
        if found is not None:
            groups = found.groupdict()
            about = _as_written(groups.get("about"), text)
            other = _as_written(groups.get("other") or groups.get("third"), text)
            return Wished(wish, about, other, words)
    return None


def _as_written(words: str | None, text: str) -> str:
    """A name with the capitals that it was written with."""
    name = (words or "").strip()
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    return found[0] if name and found else name
