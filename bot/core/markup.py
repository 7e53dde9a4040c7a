"""The one piece of markup in replies: **bold**. Everything else is plain text."""

import re
from collections.abc import Iterator

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


def spans(text: str) -> Iterator[tuple[str, bool]]:
    """Pieces of a reply's text in order, each with whether it is bold."""
    place = 0
    for match in _BOLD.finditer(text):
        if match.start() > place:
            yield text[place : match.start()], False
        yield match[1], True
        place = match.end()
    if place < len(text):
        yield text[place:], False


def plain(text: str) -> str:
    """A reply's text without its markup."""
    return _BOLD.sub(r"\1", text)


def literal(text: str) -> str:
    """A person's own words, so that they can't be read as markup."""
    return text.replace("*", "∗")
