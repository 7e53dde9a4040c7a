"""Reads Telegram's HTML and refuses whatever Telegram refuses, and a little more: it takes no bare `&`."""

import re
from dataclasses import dataclass
from html import unescape

from tests.blackbox.botapi.refusal import bad

TEXT_MOST = 4096
CAPTION_MOST = 1024

TAGS = {
    "b": "bold",
    "i": "italic",
    "u": "underline",
    "s": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
}
_ATTRIBUTES = {"a": {"href"}, "blockquote": {"expandable"}, "tg-emoji": {"emoji-id"}, "code": {"class"}}
_TOKEN = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[a-z-]+(?:=\"[^\"<>]*\")?)*)\s*>|([<>&])|([^<>&]+)")
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")


@dataclass(frozen=True)
class Entity:
    """A marked piece of text; places count UTF-16 units."""

    type: str
    offset: int
    length: int

    def json(self) -> dict[str, object]:
        return {"type": self.type, "offset": self.offset, "length": self.length}


def units(text: str) -> int:
    """Length in UTF-16 units, which is how Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def plain_text(text: str, parse_mode: str) -> tuple[str, list[Entity]]:
    """A text as people see it, trimmed as Telegram trims it, and its marks."""
    if parse_mode not in {"", "HTML"}:
        raise bad("unsupported parse_mode")
    plain, entities = _read(text) if parse_mode else (text, [])
    lead = units(plain) - units(plain.lstrip())
    plain = plain.strip()
    most = units(plain)
    inside = [
        Entity(e.type, max(0, e.offset - lead), min(e.length, most - max(0, e.offset - lead)))
        for e in entities
        if e.offset - lead < most
    ]
    return plain, [e for e in inside if e.length > 0]


def shown_text(text: object, parse_mode: object) -> tuple[str, list[Entity]]:
    """A message's text: not empty, at most 4096 characters."""
    plain, entities = plain_text(str(text or ""), str(parse_mode or ""))
    if not plain:
        raise bad("message text is empty")
    if units(plain) > TEXT_MOST:
        raise bad("message is too long")
    return plain, entities


def shown_caption(text: object, parse_mode: object) -> tuple[str, list[Entity]]:
    """What stands under a picture: at most 1024 characters, or nothing."""
    plain, entities = plain_text(str(text or ""), str(parse_mode or ""))
    if units(plain) > CAPTION_MOST:
        raise bad("message caption is too long")
    return plain, entities


def _read(text: str) -> tuple[str, list[Entity]]:
    out: list[str] = []
    done: list[Entity] = []
    open_tags: list[tuple[str, str, int]] = []
    length = 0
    place = 0
    while place < len(text):
        token = _TOKEN.match(text, place)
        if token is None:
            raise _unreadable(f"Unexpected character at offset {place}")
        reference = _REFERENCE.match(text, place)
        if reference is not None:
            piece, place = unescape(reference[0]), reference.end()
        elif token[4]:
            raise _unreadable(f"'{token[4]}' at offset {place} must be escaped or begin a tag")
        elif token[5]:
            piece, place = token[5], token.end()
        else:
            piece, place = "", token.end()
            name = token[2]
            if token[1]:
                done += _closed(name, open_tags, length)
            else:
                open_tags.append((name, _kind(name, token[3], open_tags), length))
        out.append(piece)
        length += units(piece)
    if open_tags:
        raise _unreadable(f'Can\'t find end tag corresponding to start tag "{open_tags[-1][0]}"')
    return "".join(out), sorted(done, key=lambda e: (e.offset, -e.length))


def _kind(name: str, attributes: str, open_tags: list[tuple[str, str, int]]) -> str:
    if name not in TAGS:
        raise _unreadable(f'Unsupported start tag "{name}"')
    given = set(re.findall(r"([a-z-]+)(?:=|\s|$)", re.sub(r'"[^"]*"', "", attributes)))
    if given - _ATTRIBUTES.get(name, set()):
        raise _unreadable(f'Unsupported attribute in the tag "{name}"')
    above = {tag for tag, _, _ in open_tags}
    if above & {"code", "pre"} or (name == "blockquote" and name in above):
        raise _unreadable(f'The tag "{name}" can\'t be nested here')
    return "expandable_blockquote" if name == "blockquote" and given else TAGS[name]


def _closed(name: str, open_tags: list[tuple[str, str, int]], length: int) -> list[Entity]:
    if not open_tags:
        raise _unreadable(f'Unexpected end tag "{name}"')
    tag, kind, start = open_tags.pop()
    if tag != name:
        raise _unreadable(f'Unmatched end tag, expected "</{tag}>", found "</{name}>"')
    return [Entity(kind, start, length - start)] if length > start else []


def _unreadable(why: str) -> Exception:
    return bad(f"can't parse entities: {why}")
