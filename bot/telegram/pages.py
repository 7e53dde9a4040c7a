"""Replies cut into messages that Telegram takes: marked-up text within its limits."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

TEXT = 4096
"""Characters of a message, in UTF-16 units and without markup."""
CAPTION = 1024
"""Characters under a picture or a file, likewise."""

_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_HALVES = range(0xD800, 0xE000)
_BLANK_KINDS = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
_BLANK_LETTERS = frozenset("\u2800\u3164\u115f\u1160\uffa0")
_JOINER = "\u200d"
_BOUNDARIES = ("\n\n", "\n", ". ", " ")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph inside one `tag` (none where it is empty), in pieces that are bold or not."""

    pieces: tuple[tuple[str, bool], ...]
    tag: str = ""

    @property
    def text(self) -> str:
        """The words without markup."""
        return "".join(text for text, _ in self.pieces)

    def html(self) -> str:
        """The paragraph as Telegram's HTML."""
        inner = "".join(
            f"<b>{escape(text, quote=False)}</b>" if bold and text.strip() else escape(text, quote=False)
            for text, bold in self.pieces
        )
        return f"<{self.tag}>{inner}</{self.tag.split()[0]}>" if self.tag else inner

    def split(self, place: int) -> tuple["Block", "Block"]:
        """The block before and after a place in its text, both without blanks at the cut."""
        head: list[tuple[str, bool]] = []
        tail: list[tuple[str, bool]] = []
        for text, bold in self.pieces:
            left = max(0, min(len(text), place))
            head.append((text[:left], bold))
            tail.append((text[left:], bold))
            place -= len(text)
        return Block(tuple(head), self.tag).trimmed(), Block(tuple(tail), self.tag).trimmed()

    def trimmed(self) -> "Block":
        """The block without blanks around it."""
        pieces = [piece for piece in self.pieces if piece[0]]
        while pieces and not pieces[0][0].strip():
            pieces.pop(0)
        while pieces and not pieces[-1][0].strip():
            pieces.pop()
        if pieces:
            pieces[0] = (pieces[0][0].lstrip(), pieces[0][1])
            pieces[-1] = (pieces[-1][0].rstrip(), pieces[-1][1])
        return Block(tuple(pieces), self.tag)


def units(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """A text without what Telegram refuses or what turns the writing direction: controls, lone surrogates."""
    return _UNWANTED.sub(lambda found: "\ufffd" if ord(found[0]) in _HALVES else "", text)


def blank(text: str) -> bool:
    """Whether nothing of a text can be seen."""
    return all(unicodedata.category(sign) in _BLANK_KINDS or sign in _BLANK_LETTERS for sign in text)


def cut(text: str, most: int) -> str:
    """A text of at most `most` units, with an ellipsis where something was left out."""
    return text if units(text) <= most else text[: _reach(text, most - 1)].rstrip() + "…"


def paginate(blocks: Iterable[Block], first: int = TEXT) -> Iterator[str]:
    """The blocks as pages of HTML: `first` units on the first page, `TEXT` on the others.

    A block moves to the next page as a whole where it fits there, and is cut where it fits nowhere.
    """
    page: list[Block] = []
    used, limit = 0, first
    for block in blocks:
        rest = block.trimmed()
        while not blank(rest.text):
            length, room = units(rest.text), limit - used - bool(page)
            if length <= room:
                page.append(rest)
                used += length + (len(page) > 1)
                break
            if not page or (length > TEXT and room >= limit // 4):
                head, rest = rest.split(_break(rest.text, room))
                page += [] if blank(head.text) else [head]
            if page:
                yield _html(page)
                page, used, limit = [], 0, TEXT
    if page:
        yield _html(page)


def _html(page: Iterable[Block]) -> str:
    return "\n".join(block.html() for block in page)


def _reach(text: str, most: int) -> int:
    """How many characters of a text fit into `most` units."""
    used = 0
    for place, sign in enumerate(text):
        used += 2 if ord(sign) > 0xFFFF else 1
        if used > most:
            return place
    return len(text)


def _break(text: str, most: int) -> int:
    """Where to cut a text that is too long: after a paragraph, line, sentence or word, or between two signs."""
    reach = _reach(text, most)
    for boundary in _BOUNDARIES:
        place = text.rfind(boundary, reach // 2, reach)
        if place > 0:
            return place + len(boundary)
    place = reach
    while place > max(1, reach - 16) and (_hangs_on(text[place]) or text[place - 1] == _JOINER):
        place -= 1
    return place


def _hangs_on(sign: str) -> bool:
    """Whether a character belongs to the one before it."""
    return sign == _JOINER or unicodedata.category(sign) in {"Mn", "Me", "Mc", "Sk"}
