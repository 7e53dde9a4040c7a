"""Numbers written or spoken as words: "two hundred eighty thousand", "one fifty", "a quarter million"."""

from collections.abc import Sequence
from decimal import Decimal

from bot.core.reading.number_parts import part_of_scale
from bot.core.reading.spoken_words import (
    HALF_AND_QUARTER,
    PARTS_OF_ONE,
    SCALE_WORDS,
    TENS,
    UNITS,
    Spelled,
    Words,
)
from bot.core.reading.tokens import Token

_LARGE = frozenset(SCALE_WORDS) - {"hundred"}
_THOUSANDS = frozenset({"k", "kay", "thousand", "grand"})
_TEN = Decimal(10)
NUMBER_WORDS = frozenset(UNITS) | frozenset(TENS) | frozenset(SCALE_WORDS) | frozenset(HALF_AND_QUARTER)
_OPENINGS = NUMBER_WORDS | PARTS_OF_ONE.keys() | {"a", "point"}


def _below_hundred(words: Words) -> Decimal | None:
    word = words.peek()
    if word in TENS:
        words.skip()
        unit = UNITS.get(words.peek())
        if unit is not None and 0 < unit < 10:
            words.skip()
            return TENS[word] + unit
        return TENS[word]
    if word in UNITS and word != "oh":
        words.skip()
        return UNITS[word]
    return None


def _three_digits(words: Words) -> Decimal | None:
    """Read "two eight oh" before thousands, digit by digit."""
    if UNITS.get(words.peek(), _TEN) >= _TEN or words.peek(3) not in _THOUSANDS:
        return None
    digits = [UNITS.get(words.peek(ahead), _TEN) for ahead in range(3)]
    if max(digits) >= _TEN:
        return None
    words.skip(3)
    return digits[0] * 100 + digits[1] * 10 + digits[2]


def _below_thousand(words: Words) -> Decimal | None:
    """Read "two hundred (and) eighty", "two eighty", "one oh five", "twenty-five"."""
    start = words.at
    digits = _three_digits(words)
    if digits is not None:
        return digits
    if words.peek() == "a":
        if words.peek(1) != "hundred":
            return None
        words.skip()
    first = Decimal(1) if words.peek() == "hundred" else _below_hundred(words)
    if first is None:
        words.at = start
        return None
    if words.peek() == "hundred":
        return _hundreds(words, first)
    return _spoken_hundreds(words, first) if 0 < first < 20 and first != 10 else first


def _hundreds(words: Words, first: Decimal) -> Decimal:
    """Read "hundred (and) eighty" behind ``first``."""
    words.skip()
    behind = words.at
    if words.peek() == "and":
        words.skip()
    rest = _below_hundred(words) if words.peek() != "zero" else None
    if rest is None:
        words.at = behind
        return first * 100
    return first * 100 + rest


def _spoken_hundreds(words: Words, first: Decimal) -> Decimal:
    """Read "eighty" of "two eighty" and "oh five" of "one oh five" behind ``first``; a percentage is none."""
    behind = words.at
    if words.peek() == "oh" and words.peek(1) in UNITS:
        words.skip()
        unit = UNITS[words.peek()]
        words.skip()
        return first * 100 + unit
    teen = words.peek() in UNITS and UNITS[words.peek()] >= 10 and first < 10
    if words.peek() in TENS or teen:
        rest = _below_hundred(words)
        if rest is not None and words.peek() not in {"percent", "per"}:
            return first * 100 + rest
    words.at = behind
    return first


def _digits_after_point(words: Words) -> str:
    digits = ""
    while words.peek() in UNITS and UNITS[words.peek()] < 10:
        digits += str(UNITS[words.peek()])
        words.skip()
    if not digits and words.peek() in TENS | UNITS:
        digits = str(_below_hundred(words))
    return digits


def _and_a_half(words: Words, before: Decimal) -> Decimal:
    """Read "and a half" or "and a quarter" behind a number; "300 and a quarter million" are two."""
    if words.peek() == "and" and words.peek(1) == "a" and words.peek(2) in HALF_AND_QUARTER:
        part = HALF_AND_QUARTER[words.peek(2)]
        if words.peek(3) not in _LARGE or part == HALF_AND_QUARTER["half"] or before < 20:
            words.skip(3)
            return part
    return Decimal(0)


def _group(words: Words, start: int, total: Decimal, *, scaled: bool) -> Decimal | None:
    """Read what stands before a scale word: "two hundred eighty" of "two hundred eighty thousand"."""
    if words.peek() == "a" and words.peek(1) in _LARGE and not total:
        words.skip()
        return Decimal(1)
    if words.peek() in _LARGE and not total and not scaled:
        return Decimal(1)  # "thousand dollars", "million and a half"
    group = Decimal(0) if words.peek() == "point" else _below_thousand(words)
    if group is None:
        return None
    if words.peek() == "point":
        if words.peek(1) not in UNITS | TENS:
            return None if words.at == start else group
        words.skip()
        group += Decimal("0." + (_digits_after_point(words) or "0"))
    return group if words.peek() in _LARGE else group + _and_a_half(words, group)


def spelled(tokens: Sequence[Token], start: int) -> Spelled | None:
    """Read the number in words that begins at ``tokens[start]``, the longest there is; None if none begins there."""
    words = Words(tokens, start)
    if tokens[start].text not in _OPENINGS:
        return None
    part = part_of_scale(words)
    if part:
        return part
    total = Decimal(0)
    limit = Decimal("Infinity")
    while True:
        behind = words.at
        scaled = limit.is_finite()
        group = _group(words, start, total, scaled=scaled)
        if group is None:
            break
        scale = SCALE_WORDS[words.peek()] if words.peek() in _LARGE else None
        if scale is not None and scale < limit:
            words.skip()
            limit = scale
            total += (group + _and_a_half(words, group)) * scale
            continue
        if scale is not None or (scaled and group < 100):
            words.at = behind  # the next number begins here: "two hundred thousand, twenty percent"
        else:
            total += group
        break
    length = words.at - start
    return Spelled(total, length, limit.is_finite()) if length > 0 else None
