"""Which part of a long message asks, and which part only tells a story."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

LEAST_WORDS = 3
FEW_WORDS = 4
"""So few words ask as a whole, however they are cut up: `CAIO - equity?`, `wrong role. director`."""

LONG_SENTENCE = 15
"""Words from which on a sentence may be more than the question in it."""

LISTED_WORDS = 6
"""So few words beside the colon of a question belong to it."""

TELLS = 0.25
"""What says more than one telling word in four may be what a list behind a colon is of."""

MARK, ONLY_MARK = 1.25, 1.75
"""What a question mark weighs beside an opening (1) and all that a sentence can say (2)."""

_ASIDE = re.compile(r"(?<!\w)\(([^()]{0,300})\)")
_END = re.compile(r"(?<=[?!])(?<!=\?)(?<!=\s\?)\s*|(?<=[.;:])(?<!\b\w\.)\s+|\n+|\.{2,}|…|(?:^|\s)@\w+")
_DASH = re.compile(r"\s+[-–—]+\s+")
_CLAUSE = re.compile(
    r",\s+(?=(?:(?:and|but|so|because|since|as|cause|cuz)\s+)?(?:i|i'm|im|i've|my|we|our|he|she|they|it|its|it's|you|"
    r"your|the|because|since|but|so)\b)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:before|while|since|as|because|after|now that|although|though|until)\b[^,?!]{3,80}"
    r"|(?:(?:hi|hello|hey|hiya)\W+)?(?:i'm|im|i am|my name is|this is|it's) [^\W\d_]+(?: here)?),\s+",
    re.IGNORECASE,
)
"""What is said before a question without changing it: "before I call a lawyer, what is …", "hi, I'm Ana, what is …"."""

_CONDITION = re.compile(
    r"(?:(?:and|so|but|ok|now)\W+)*(?:if|when|suppose|assuming|given|say)\b", re.IGNORECASE
)
"""What a sentence begins with whose question is about its first half."""

OPENING = re.compile(
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
    """The nearest telling sentence before the asking one: what its "that" and "it" mean."""


def parts_of(text: str, says: Callable[[str], float]) -> Parts:
    """The asking part of a message; one of few words or a single sentence asks as a whole.

    `says` is how much a sentence names of what is known here, from 0 to 1.
    """
    if _words(text) <= FEW_WORDS:
        return Parts(text)
    asides = _ASIDE.findall(text)
    sentences = [piece for piece in _sentences(_ASIDE.sub(" ", text), says) if _words(piece)]
    if len(sentences) < 2 and not asides:
        return Parts(text)
    if not sentences:
        return Parts(text)
    if len(sentences) == 2 and _words(sentences[1]) == 1 and _words(sentences[0]) <= LISTED_WORDS:
        return Parts(text)  # "the chief ai officer. base?"
    only = len([piece for piece in sentences if _marked(piece)]) == 1
    best = max(
        range(len(sentences)),
        key=lambda place: (_asks(sentences[place], says(sentences[place]), only=only), place),
    )
    story = [sentence for place, sentence in enumerate(sentences) if place != best]
    before = max(range(best), key=lambda place: (says(sentences[place]), place), default=None)
    return Parts(sentences[best], " . ".join([*story, *asides]), "" if before is None else sentences[before])


def _sentences(text: str, says: Callable[[str], float]) -> list[str]:
    """Sentences; a picture sign ends one, as a full stop does."""
    stopped = "".join(
        " \n " if unicodedata.category(mark) in {"So", "Sk"} and mark not in "^`´" else mark for mark in text
    )
    pieces = list(_with_lists([piece.strip() for piece in _END.split(stopped) if piece.strip()], says))
    return [clause for piece in pieces for part in _dashed(piece) for clause in _clauses(part)]


def _with_lists(pieces: Sequence[str], says: Callable[[str], float]) -> Iterator[str]:
    """The pieces, those beside a colon in one where few words stand on one side of it.

    `all you have on the vp: base, total`, `AI architects in the US: what is the median?`.
    """
    place = 0
    while place < len(pieces):
        piece, behind = pieces[place], pieces[place + 1 : place + 2]
        few = behind and min(_words(piece), _words(behind[0])) <= LISTED_WORDS
        opened = sum(OPENING.match(part) is not None for part in (piece, *behind))
        listed = (
            opened == 1
            or (opened == 2 and not says(behind[0]))
            or (opened == 0 and place + 2 == len(pieces) and says(piece) > TELLS)
        )
        if few and piece.endswith(":") and listed:
            yield f"{piece} {behind[0]}"
            place += 1
        else:
            yield piece
        place += 1


def _dashed(piece: str) -> list[str]:
    """A sentence cut at its dashes, unless one of them stands between a few words: `vp total - base`."""
    parts = [part.strip() for part in _DASH.split(piece)]
    return parts if all(_words(part) >= LEAST_WORDS for part in parts) else [piece]


def _clauses(sentence: str) -> list[str]:
    """A sentence cut where a comma begins a question or, if it goes on for long, a new clause."""
    lead = _LEAD.match(sentence)
    if lead is not None and OPENING.match(sentence[lead.end() :]):
        return [lead[0].rstrip(", "), sentence[lead.end() :]]
    if _words(sentence) <= LONG_SENTENCE or _CONDITION.match(sentence):
        return [sentence]
    return [clause.strip() for clause in _CLAUSE.split(sentence) if clause.strip()]


def _words(piece: str) -> int:
    return len(re.findall(r"[^\W_]+", piece))


def _marked(sentence: str) -> bool:
    return sentence.rstrip(" )\"'").endswith("?")


def _asks(sentence: str, says: float, *, only: bool) -> float:
    """How much a sentence looks like the question: its mark (more where it is the `only` one), its opening, and that it says something."""
    mark = (ONLY_MARK if only else MARK) if _marked(sentence) else 0.0
    opening = 1.0 if OPENING.match(sentence) else 0.0
    length = 0.0 if says or _words(sentence) >= LEAST_WORDS else -1.5
    return mark + opening + length + 2 * says
