"""Chat text to words: what a person typed, cleaned of what only looks different, with its place kept.

Everything is pure. A `Word` keeps the span of the original text that it was read from, so that a
reply can quote it and a reader of amounts can tell which characters are taken.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

LONGEST_TEXT = 1_200
"""Characters of a message that are looked at; the rest is ignored, so that any input stays cheap."""

MOST_WORDS = 120
"""Words of a message that are kept."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word in plain lower-case form and the span `[start, end)` of the text it stands for."""

    text: str
    start: int
    end: int


_APOSTROPHES = frozenset("'\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4`\uff07")
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")
_KEPT_CONTROLS = frozenset("\t\n\r\v\f\x85")

_TOKEN = re.compile(
    r"""
      (?P<dropped> (?:https?://|www\.)\S+ | (?<![^\W_])@\w+ )
    | (?P<dotted>  (?<![^\W_]) [^\W\d_] (?:\.[^\W\d_])+ (?![^\W_]) \.? )
    | (?P<form>    (?<![^\W_]) (?: \d{2,3}\([a-z]\) | [a-z]-\d(?!\d) ) )
    | (?P<number>  \d+(?:[.,']\d+)*[^\W\d_]* )
    | (?P<without> (?<![^\W_]) w/o (?![^\W_]) )
    | (?P<with>    (?<![^\W_]) w/ )
    | (?P<word>    [^\W\d_]+(?:'[^\W\d_]+)*\d* )
    | (?P<percent> % )
    """,
    re.VERBOSE,
)

_SHORT_FORMS = {
    "aint": "is not", "arent": "are not", "b4": "before", "cant": "can not", "cannot": "can not",
    "couldnt": "could not", "didnt": "did not", "doesnt": "does not", "dont": "do not", "gimme": "give me",
    "gonna": "going to", "gotta": "got to", "hadnt": "had not", "hasnt": "has not", "havent": "have not",
    "heres": "here is", "hows": "how is", "howre": "how are", "im": "i am", "isnt": "is not",
    "ive": "i have", "lemme": "let me", "lets": "let us", "pct": "percent", "pls": "please",
    "plz": "please", "ppl": "people", "shouldnt": "should not", "thats": "that is", "theres": "there is",
    "theyre": "they are", "theyve": "they have", "thx": "thanks", "u": "you", "ur": "your",
    "wanna": "want to", "wasnt": "was not", "werent": "were not", "whats": "what is", "wheres": "where is",
    "whos": "who is", "whys": "why is", "wont": "will not", "wouldnt": "would not", "y'all": "you all",
    "youre": "you are", "youve": "you have",
    "abt": "about", "avg": "average", "bc": "because", "bcs": "because", "btw": "by the way", "cos": "because",
    "cuz": "because", "excl": "excluding", "haz": "has", "exp": "experience", "idk": "i do not know", "incl": "including",
    "mo": "months", "mos": "months", "msg": "message", "teh": "the", "tho": "though", "thru": "through",
    "vs": "versus", "wat": "what", "mch": "much", "mnths": "months", "mnth": "month", "leav": "leave", "wen": "when",
    "wher": "where", "whre": "where", "hw": "how", "wich": "which", "wats": "what is", "dose": "does",
    "behavioral": "behavioural", "labour": "labor", "organisation": "organization", "organisations": "organizations",
    "organisational": "organizational", "programme": "program", "programmes": "programs",
    "wht": "what", "wut": "what", "yr": "year", "yrs": "years",
    "can't": "can not", "won't": "will not", "let's": "let us", "ain't": "is not",
}  # fmt: skip

_ENDINGS = {"'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}

_IS_AFTER = frozenset(
    (
        "he",
        "here",
        "how",
        "it",
        "she",
        "that",
        "there",
        "this",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
    )
)


def spelled_out(word: str) -> str:
    """A short form as it is spoken: "avg" is "average"; any other word as it is."""
    return _SHORT_FORMS.get(word, word)


def _fold_mark(mark: str) -> str:
    """Return the plain lower-case characters that one non-ASCII character stands for, perhaps none."""
    if mark in _APOSTROPHES:
        return "'"
    category = unicodedata.category(mark)
    if category == "Pd" or mark == "\u2212":
        return "-"
    if category[0] == "C" or mark in _BLANK_LETTERS:
        return " " if mark in _KEPT_CONTROLS else ""
    if category[0] == "Z":
        return " "
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", mark)).casefold()
    return "".join(
        char for char in plain if not "\u0300" <= char <= "\u036f" and not "\ufe00" <= char <= "\ufe0f"
    )


def fold(text: str) -> tuple[str, Sequence[int]]:
    """Return the first `LONGEST_TEXT` characters in plain form, and for each the offset it came from.

    Compatibility forms become plain (full-width, ligatures, mathematical letters), accents and marks
    that cannot be seen vanish, apostrophes and dashes become ``'`` and ``-``, case is folded. The list
    of offsets has one more element than the string: the end of the last character.
    """
    seen = text[:LONGEST_TEXT]
    if seen.isascii() and seen.isprintable():
        return seen.lower().replace("`", "'"), range(len(seen) + 1)
    chars: list[str] = []
    offsets: list[int] = []
    for offset, mark in enumerate(seen):
        for char in mark.lower() if " " < mark <= "\x7e" and mark != "`" else _fold_mark(mark):
            chars.append(char)
            offsets.append(offset)
    offsets.append(len(seen))
    return "".join(chars), offsets


def _expand(word: str) -> Iterable[str]:
    """Write out a contraction ("what's", "whats", "don't"); drop a possessive ending."""
    if word in _SHORT_FORMS:
        return _SHORT_FORMS[word].split()
    if "'" not in word:
        return (word,)
    if word.endswith("n't") and len(word) > 3:
        return (word[:-3], "not")
    stem, mark, ending = word.rpartition("'")
    stem = stem.replace("'", "")
    if ending == "s":
        return (stem, "is") if stem in _IS_AFTER else (stem,)
    if mark + ending in _ENDINGS:
        return (stem, _ENDINGS[mark + ending])
    return (stem + ending,)


def read_words(text: str) -> tuple[Word, ...]:
    """Return the words of a message, at most `MOST_WORDS`; links, @mentions, emoji and marks are left out.

    "%" is the word "percent"; "W-2", "83(b)" and "A.I." are the single words "w2", "83b" and "ai". "US" is the country
    where not all is in capitals.
    """
    plain, offsets = fold(text)
    shouted = text.isupper()
    words: list[Word] = []
    for match in _TOKEN.finditer(plain):
        kind = match.lastgroup
        if kind == "dropped":
            continue
        found = match.group()
        start = offsets[match.start()]
        end = offsets[match.end() - 1] + 1
        if kind == "percent":
            parts: Iterable[str] = ("percent",)
        elif kind in {"with", "without"}:
            parts = (kind,)
        elif kind in {"dotted", "form"}:
            parts = ("".join(char for char in found if char.isalnum()),)
        elif kind == "number":
            parts = (found.replace("'", "").replace(",", ""),)
        elif text[start:end] == "US" and not shouted:
            parts = ("usa",)
        else:
            parts = _expand(found)
        words.extend(Word(part, start, end) for part in parts if part)
        if len(words) >= MOST_WORDS:
            break
    return tuple(words[:MOST_WORDS])


def plain_words(text: str) -> tuple[str, ...]:
    """Return only the texts of `read_words`."""
    simple = text.rstrip("?.!")
    if len(text) <= LONGEST_TEXT and simple.isascii() and simple.replace(" ", "").isalpha():
        parts = (part for word in simple.lower().split(" ") if word for part in _expand(word))
        return tuple(islice(parts, MOST_WORDS))
    return tuple(word.text for word in read_words(text))
