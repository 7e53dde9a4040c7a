"""Several questions in one message: `how much equity for a vp and what happens to it at an exit`."""

import re

from bot.core.understanding.asking import OPENING

LEAST_WORDS = 2
SHORT = 6
"""A first half of more words has to look like a question: else it tells what the question is about."""

MOST = 3
_JOIN = re.compile(
    r"(?:\s*,)?\s+(?:and|plus|also)\s+(?:also\s+|then\s+)?"
    r"(?=(?:what|whats|what's|how|where|when|why|who|which|is|are|does|do|did|can|should)\b"
    r"(?!\s+(?:i|we|you|they|he|she|it|my|our)\b.*,))",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?<=\?)\s+")
_CALL = re.compile(
    r"(?:(?:hey|hi|hello)\W+)?(?:any ?one|any ?body|some ?one|some ?body|folks|people)\b", re.IGNORECASE
)
"""Who is called belongs to what they are asked: `anyone from Nairobi here? what do directors get`."""


def halves_of(text: str) -> tuple[str, ...]:
    """The questions of a message in their order; the message as it is where it asks but one."""
    marked_off = _MARK.split(text.strip())
    if len(marked_off) > 1 and _CALL.match(marked_off[0]):
        marked_off[:2] = [" ".join(marked_off[:2])]
    asked = [
        piece
        for piece in marked_off
        if piece.rstrip().endswith("?") or (OPENING.match(piece) and _words(piece) > LEAST_WORDS)
    ]
    pieces = asked if len(asked) > 1 and len(asked) == len(marked_off) else [text]
    halves = [half.strip() for piece in pieces for half in _JOIN.split(piece)]
    marked = len(pieces) > 1 and len(pieces) == len(halves)
    sound = len(halves) <= MOST and (marked or all(_words(half) >= LEAST_WORDS for half in halves))
    asks = _words(halves[0]) <= SHORT or OPENING.match(halves[0]) is not None
    return tuple(halves) if sound and asks else (text,)


def _words(half: str) -> int:
    return len(re.findall(r"[^\W_]+", half))
