"""Which part of a long message asks, and which part only tells a story."""

import re
import unicodedata
from dataclasses import dataclass

LEAST_WORDS = 3
_ASIDE = re.compile(r"\(([^()]{0,300})\)")
_END = re.compile(r"(?<=[?!])\s*|(?<=[.;])\s+|\n+|\s+[-–—]+\s+|\.{2,}|…|(?:^|\s)@\w+")
_OPENING = re.compile(
    r"^(?:(?:and|so|but|ok|okay|now|then|well|hey|hi|please|pls|anyway|also|just|hello|yo)\W+)*"
    r"(?:what|whats|which|wich|who|whose|where|when|why|how|hows|is|are|do|does|did|can|could|would|will|should|has|"
    r"have|am|tell|give|show|put|list|rank|compare|name|explain|take|knock|guess|remind|need|looking|wondering|curious)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Parts:
    """A message cut up: what asks, and the rest in its order."""

    asking: str
    story: str = ""
    before: str = ""
    """The sentence right before the asking one: what its "that" and "it" mean."""


def parts_of(text: str) -> Parts:
    """The asking part of a message; a short or single-sentence message asks as a whole."""
    asides = _ASIDE.findall(text)
    sentences = [piece for piece in _sentences(_ASIDE.sub(" ", text)) if _words(piece)]
    if len(sentences) < 2 and not asides:
        return Parts(text)
    if not sentences:
        return Parts(text)
    best = max(range(len(sentences)), key=lambda place: (_asks(sentences[place]), place))
    story = [sentence for place, sentence in enumerate(sentences) if place != best]
    return Parts(sentences[best], " . ".join([*story, *asides]), sentences[best - 1] if best else "")


def _sentences(text: str) -> list[str]:
    """Sentences; a picture sign ends one, as a full stop does."""
    stopped = "".join(
        " \n " if unicodedata.category(mark) in {"So", "Sk"} and mark not in "^`´" else mark for mark in text
    )
    return [piece.strip() for piece in _END.split(stopped) if piece.strip()]


def _words(piece: str) -> int:
    return len(re.findall(r"[^\W_]+", piece))


def _asks(sentence: str) -> float:
    """How much a sentence looks like the question: its mark, its opening, and that it says something."""
    mark = 2.0 if sentence.rstrip(" )\"'").endswith("?") else 0.0
    opening = 1.0 if _OPENING.match(sentence) else 0.0
    length = 0.0 if _words(sentence) >= LEAST_WORDS else -1.5
    return mark + opening + length
