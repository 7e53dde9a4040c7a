"""The words that numbers are spoken with, and a walk over the words of a message that skips the hyphens between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.core.reading.tokens import Kind, Token
from bot.core.reading.word_sets import phrases

UNITS = {
    word: Decimal(value)
    for value, word in enumerate(
        phrases(
            "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
            "seventeen|eighteen|nineteen"
        )
    )
} | {"oh": Decimal(0), "nil": Decimal(0)}
TENS = {
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
HALF_AND_QUARTER = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}
PARTS_OF_ONE = {
    "half": 2,
    **dict.fromkeys(("third", "thirds"), 3),
    **dict.fromkeys(("quarter", "quarters", "fourth", "fourths"), 4),
    **dict.fromkeys(("fifth", "fifths"), 5),
    **dict.fromkeys(("eighth", "eighths"), 8),
    **dict.fromkeys(("tenth", "tenths"), 10),
}
"""Parts that are counted: "two thirds of a million", "three quarters of a percent"."""
_JOINED = frozenset(UNITS) | frozenset(TENS) | frozenset(SCALE_WORDS) | frozenset(PARTS_OF_ONE)
"""What a hyphen joins to the number before it: "twenty-five", "two-thirds"."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words: its value, how many tokens it took, and whether a scale word ("thousand") was said."""

    value: Decimal
    length: int
    scaled: bool


class Words:
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
