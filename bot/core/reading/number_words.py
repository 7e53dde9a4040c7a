"""Numbers written or spoken as words: "two hundred eighty thousand", "one fifty", "a quarter million"."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.core.reading.tokens import Kind, Token
from bot.core.reading.word_sets import phrases

_UNITS = {
    word: Decimal(value)
    for value, word in enumerate(
        phrases(
            "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
            "seventeen|eighteen|nineteen"
        )
    )
} | {"oh": Decimal(0), "nil": Decimal(0)}
_TENS = {
    word: Decimal(10 * value)
    for value, word in enumerate(phrases("twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"), start=2)
} | {"fourty": Decimal(40), "ninty": Decimal(90), "fiftey": Decimal(50)}
SCALE_WORDS = {
    "hundred": Decimal(100),
    "thousand": Decimal(1_000),
    "grand": Decimal(1_000),
    "lakh": Decimal(100_000),
    "million": Decimal(1_000_000),
    "crore": Decimal(10_000_000),
    "billion": Decimal(1_000_000_000),
}
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
_PARTS_OF_ONE = {
    "half": 2,
    **dict.fromkeys(("third", "thirds"), 3),
    **dict.fromkeys(("quarter", "quarters", "fourth", "fourths"), 4),
    **dict.fromkeys(("fifth", "fifths"), 5),
    **dict.fromkeys(("eighth", "eighths"), 8),
    **dict.fromkeys(("tenth", "tenths"), 10),
}
"""Parts that are counted: "two thirds of a million", "three quarters of a percent"."""
_SHORT_SCALES = {
    **dict.fromkeys(("mil", "mill", "mio"), Decimal(1_000_000)),
    **dict.fromkeys(("lac", "lakhs"), Decimal(100_000)),
    **dict.fromkeys(("cr", "crores"), Decimal(10_000_000)),
    "bil": Decimal(1_000_000_000),
}
_THOUSANDS = frozenset({"k", "kay", "thousand", "grand"})
_TEN = Decimal(10)
_PERCENT = frozenset({"percent", "pct", "percentage"})
_LARGE = frozenset(SCALE_WORDS) - {"hundred"}
_JOINED = frozenset(_UNITS) | frozenset(_TENS) | frozenset(SCALE_WORDS) | frozenset(_PARTS_OF_ONE)
"""What a hyphen joins to the number before it: "twenty-five", "two-thirds"."""
NUMBER_WORDS = frozenset(_UNITS) | frozenset(_TENS) | frozenset(SCALE_WORDS) | frozenset(_PARTS)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words: its value, how many tokens it took, and whether a scale word ("thousand") was said."""

    value: Decimal
    length: int
    scaled: bool


class _Words:
    """The words from one token on, hyphens inside numbers skipped."""

    def __init__(self, tokens: Sequence[Token], start: int) -> None:
        self._tokens = tokens
        self.at = start

    def peek(self, ahead: int = 0) -> str:
        """Return the word after ``ahead`` others, or an empty string; a glued hyphen is no word."""
        index = self.at
        while True:
            if index >= len(self._tokens):
                return ""
            token = self._tokens[index]
            if token.text == "-" and token.glued and index > self.at:
                index += 1
                continue
            if ahead == 0:
                return token.text if token.kind is Kind.WORD else ""
            ahead -= 1
            index += 1

    def skip(self, count: int = 1) -> None:
        """Move behind ``count`` words."""
        for _ in range(count):
            self.at += 1
            while (
                self.at + 1 < len(self._tokens)
                and self._tokens[self.at].text == "-"
                and self._tokens[self.at].glued
                and self._tokens[self.at + 1].text in _JOINED
            ):
                self.at += 1


def _below_hundred(words: _Words) -> Decimal | None:
    word = words.peek()
    if word in _TENS:
        words.skip()
        unit = _UNITS.get(words.peek())
        if unit is not None and 0 < unit < 10:
            words.skip()
            return _TENS[word] + unit
        return _TENS[word]
    if word in _UNITS and word != "oh":
        words.skip()
        return _UNITS[word]
    return None


def _below_thousand(words: _Words) -> Decimal | None:
    """Read "two hundred (and) eighty", "two eighty", "one oh five", "twenty-five"."""
    start = words.at
    digits = [words.peek(ahead) for ahead in range(3)]
    if words.peek(3) in _THOUSANDS and all(_UNITS.get(digit, _TEN) < _TEN for digit in digits):
        words.skip(3)  # "two eight oh k", digit by digit
        return Decimal("".join(str(_UNITS[digit]) for digit in digits))
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


def _hundreds(words: _Words, first: Decimal) -> Decimal:
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


def _spoken_hundreds(words: _Words, first: Decimal) -> Decimal:
    """Read "eighty" of "two eighty" and "oh five" of "one oh five" behind ``first``; a percentage is none."""
    behind = words.at
    if words.peek() == "oh" and words.peek(1) in _UNITS:
        words.skip()
        unit = _UNITS[words.peek()]
        words.skip()
        return first * 100 + unit
    teen = words.peek() in _UNITS and _UNITS[words.peek()] >= 10 and first < 10
    if words.peek() in _TENS or teen:
        rest = _below_hundred(words)
        if rest is not None and words.peek() not in {"percent", "per"}:
            return first * 100 + rest
    words.at = behind
    return first


def _digits_after_point(words: _Words) -> str:
    digits = ""
    while words.peek() in _UNITS and _UNITS[words.peek()] < 10:
        digits += str(_UNITS[words.peek()])
        words.skip()
    if not digits and words.peek() in _TENS | _UNITS:
        digits = str(_below_hundred(words))
    return digits


def _part_of_one(words: _Words) -> tuple[Fraction, int] | None:
    """Read "half", "a third", "one fifth", "three quarters"; return it with the number of words."""
    count = Fraction(_UNITS[words.peek()]) if words.peek() in _UNITS else Fraction(1)
    counted = words.peek() in _UNITS or words.peek() == "a"
    parts = _PARTS_OF_ONE.get(words.peek(1 if counted else 0))
    if parts is None or not 0 < count < parts:
        return None
    return count / parts, 2 if counted else 1


def part_of_one(tokens: Sequence[Token], start: int) -> tuple[Decimal, int] | None:
    """Read "half", "a third", "two fifths" at ``tokens[start]``; return it with the index behind it."""
    words = _Words(tokens, start)
    part = _part_of_one(words)
    if part is None:
        return None
    words.skip(part[1])
    return Decimal(part[0].numerator) / part[0].denominator, words.at


def _fraction_of_scale(words: _Words) -> Spelled | None:
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


def _and_a_half(words: _Words, before: Decimal) -> Decimal:
    """Read "and a half" or "and a quarter" behind a number; "300 and a quarter million" are two."""
    if words.peek() == "and" and words.peek(1) == "a" and words.peek(2) in _PARTS:
        part = _PARTS[words.peek(2)]
        if words.peek(3) not in _LARGE or part == _PARTS["half"] or before < 20:
            words.skip(3)
            return part
    return Decimal(0)


def _group(words: _Words, start: int, total: Decimal, *, scaled: bool) -> Decimal | None:
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
        if words.peek(1) not in _UNITS | _TENS:
            return None if words.at == start else group
        words.skip()
        group += Decimal("0." + (_digits_after_point(words) or "0"))
    return group if words.peek() in _LARGE else group + _and_a_half(words, group)


def spelled(tokens: Sequence[Token], start: int) -> Spelled | None:
    """Read the number in words that begins at ``tokens[start]``, the longest there is; None if none begins there."""
    words = _Words(tokens, start)
    if not {words.peek()} & (NUMBER_WORDS | _PARTS_OF_ONE.keys() | {"a", "point"}):
        return None
    part = _fraction_of_scale(words)
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
