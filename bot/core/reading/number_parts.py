"""Parts of one, of a scale and of a percent in words: "a third", "half a million", "three tenths of a percent"."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from bot.core.reading.spoken_words import PARTS_OF_ONE, SCALE_WORDS, UNITS, Spelled, Words
from bot.core.reading.tokens import Token

_SHORT_SCALES = {
    **dict.fromkeys(("mil", "mill", "mio"), Decimal(1_000_000)),
    **dict.fromkeys(("lac", "lakhs"), Decimal(100_000)),
    **dict.fromkeys(("cr", "crores"), Decimal(10_000_000)),
    "bil": Decimal(1_000_000_000),
}
_PERCENT = frozenset({"percent", "pct", "percentage"})
_OPENINGS = frozenset(UNITS) | frozenset(PARTS_OF_ONE) | {"a"}


def _part_of_one(words: Words) -> tuple[Fraction, int] | None:
    """Read "half", "a third", "one fifth", "three quarters"; return it with the number of words."""
    if words.peek() not in _OPENINGS:
        return None
    first = words.peek()
    counted = first in UNITS or first == "a"
    parts = PARTS_OF_ONE.get(words.peek(1) if counted else first)
    count = UNITS.get(first, Decimal(1))
    if parts is None or not 0 < count < parts:
        return None
    return Fraction(count) / parts, 2 if counted else 1


def part_of_one(tokens: Sequence[Token], start: int) -> tuple[Decimal, int] | None:
    """Read "half", "a third", "two fifths" at ``tokens[start]``; return it with the index behind it."""
    words = Words(tokens, start)
    part = _part_of_one(words) if tokens[start].text in _OPENINGS else None
    if part is None:
        return None
    words.skip(part[1])
    return Decimal(part[0].numerator) / part[0].denominator, words.at


def part_of_scale(words: Words) -> Spelled | None:
    """Read "half a million", "a third of a million", "half a lakh", and "half a" of "half a percent"."""
    part = _part_of_one(words)
    if part is None:
        return None
    share, ahead = part
    begin = words.at
    of = words.peek(ahead) == "of"
    ahead += of
    article = words.peek(ahead) in {"a", "one"}
    ahead += article
    scale = SCALE_WORDS.get(words.peek(ahead)) or _SHORT_SCALES.get(words.peek(ahead))
    if scale is not None and scale >= SCALE_WORDS["thousand"]:
        if share.denominator not in {2, 4} and not of:
            return None  # "the third million"
        words.skip(ahead + 1)
        value = Decimal(share.numerator) * scale / share.denominator
        return Spelled(value.quantize(Decimal(1)), words.at - begin, scaled=True)
    if words.peek(ahead) in _PERCENT and (of or article or share.denominator in {2, 4}):
        words.skip(ahead)
        return Spelled(Decimal(share.numerator) / share.denominator, words.at - begin, scaled=False)
    return None
