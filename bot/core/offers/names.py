"""Names of places, employers and roles among the tokens of a message."""

from collections.abc import Collection, Mapping, Sequence

from bot.core.reading.tokens import Kind, Token

LONGEST_NAME = 6
"""Tokens of a name that is looked up."""


def _keys(found: Sequence[Token], at: int, length: int) -> tuple[str, ...]:
    """Return how a name at some tokens may be listed: as written, and without its hyphens."""
    texts = [token.text for token in found[at : at + length]]
    texts[-1] = texts[-1].removesuffix("'s")
    whole = " ".join(texts)
    return (whole, " ".join(text for text in texts if text != "-")) if "-" in texts else (whole,)


def name_at(found: Sequence[Token], at: int, names: Mapping[str, object]) -> tuple[str, int] | None:
    """Return the longest name that begins at ``found[at]`` and the index behind it."""
    if found[at].kind is not Kind.WORD:
        return None
    for length in range(min(LONGEST_NAME, len(found) - at), 0, -1):
        for key in _keys(found, at, length):
            if key in names:
                return key, at + length
    return None


def _opens(token: Token, openings: Collection[str]) -> bool:
    return token.text in openings or token.text.removesuffix("'s") in openings


def names_in(
    found: Sequence[Token], names: Mapping[str, object], openings: Collection[str], taken: Collection[int]
) -> tuple[tuple[str, int, int], ...]:
    """Return the names in ``found`` outside the tokens of ``taken``, each with its first token and the one behind.

    ``openings`` are the words that a name can begin with.
    """
    read = []
    at = 0
    while at < len(found):
        name = name_at(found, at, names) if _opens(found[at], openings) else None
        if name is None or any(index in taken for index in range(at, name[1])):
            at += 1
            continue
        read.append((name[0], at, name[1]))
        at = name[1]
    return tuple(read)


def is_in_name(
    found: Sequence[Token], at: int, listed: Sequence[Mapping[str, object]], openings: Collection[str]
) -> bool:
    """Say whether ``found[at]`` is a word of one of the ``listed`` names."""
    for first in range(max(0, at - LONGEST_NAME + 1), at + 1):
        if not _opens(found[first], openings):
            continue
        for names in listed:
            name = name_at(found, first, names)
            if name is not None and name[1] > at:
                return True
    return False
