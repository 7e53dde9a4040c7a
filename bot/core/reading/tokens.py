"""Words, figures and signs of a message, each with the span it was written at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from bot.core.reading.characters import plain
from bot.core.reading.figures import pieces_of


class Kind(StrEnum):
    """What a token is made of."""

    FIGURE = "figure"
    WORD = "word"
    SIGN = "sign"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a message: ``text`` is plain (see `plain`), ``start`` and ``end`` count characters of the original."""

    kind: Kind
    text: str
    start: int
    end: int
    glued: bool
    """No space stands between this token and the one before it."""

    def reading(self, text: str) -> "Token":
        """Return the same token read as ``text``, as spelling repair does."""
        return replace(self, text=text)


# Every alternative consumes what it matched and none nests a repetition: the time is linear in the text.
_TOKEN = re.compile(
    r"(?P<line>\n[ \n]*)"
    r"|(?P<figure>(?:(?<![\w.])\.)?[0-9]+(?:[.,'][0-9]+)*)"
    r"|(?P<word>[^\W\d_\u2e80-\u9fff\uac00-\ud7a3]+(?:'[^\W\d_]+)*)"
    r"|(?P<sign>[^ ])"
)
_CODES = (
    "usd|eur|gbp|chf|inr|cad|aud|sgd|hkd|jpy|cny|sek|dkk|nok|pln|aed"
    "|base|fixed|salary|bonus|rsus?|gsus?|stocks?|equity|options|isos|signon|signing|relocation|relo|ote|cash"
)
_GLUED = re.compile(rf"(?P<scale>k|m|mio|bn|t)?(?P<codes>(?:{_CODES})+)")
"""What is written behind a figure without a space: 280kEUR, 280kbase, 280kUSDbase."""
_CODE = re.compile(_CODES)


@lru_cache(maxsize=8)  # several readers look at the message of a turn, one after another
def tokens(text: str) -> tuple[Token, ...]:
    """Split ``text`` into tokens. Never raises; long texts are cut off (see `plain`)."""
    found: list[Token] = []
    end = -1
    for match in _TOKEN.finditer(plain(text)):
        kind = Kind(match.lastgroup or "sign")
        piece = match.group()
        glued = match.start() == end
        end = match.end()
        after_figure = bool(found) and found[-1].kind is Kind.FIGURE
        behind = _GLUED.fullmatch(piece) if after_figure and kind is Kind.WORD else None
        if behind:  # the scale belongs to the figure, the words follow it
            found.extend(_apart(behind, match.start(), glued=glued))
            continue
        if kind is Kind.FIGURE:
            for offset, member in pieces_of(piece):
                start = match.start() + offset
                if offset:
                    found.append(Token(Kind.SIGN, ",", start - 1, start, glued=True))
                found.append(Token(kind, member, start, start + len(member), glued or offset > 0))
            continue
        if kind is Kind.LINE:
            piece = "\n\n" if piece.count("\n") > 1 else "\n"
        found.append(Token(kind, piece, match.start(), end, glued))
    return tuple(found)


def _apart(glued_word: re.Match[str], start: int, *, glued: bool) -> Iterator[Token]:
    """The scale and the words that are glued behind a figure."""
    ends = [
        *([glued_word.end("scale")] if glued_word["scale"] else []),
        *(code.end() for code in _CODE.finditer(glued_word.string, glued_word.start("codes"))),
    ]
    for begin, end in pairwise((0, *ends)):
        text = glued_word.string[begin:end]
        yield Token(Kind.WORD, text, start + begin, start + end, glued or begin > 0)
