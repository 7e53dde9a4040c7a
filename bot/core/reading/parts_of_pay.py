"""Parts of the base that are said as fractions: "a quarter of base", "1/5 of my salary", "a bonus of one fifth of that"."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.core.reading.number_parts import part_of_one
from bot.core.reading.tokens import Kind, Token
from bot.core.reading.word_sets import words

PARTS = words("half third thirds quarter quarters fourth fourths fifth fifths eighth eighths tenth tenths")
_PAY = words("base salary basic fixed pay")
_WHOSE = words("my the your annual yearly gross")
_THAT = words("that it this")
_BONUS = words("bonus variable incentive commission")
_LONGEST = 5
"""Tokens between the name of the bonus and "a fifth of that"."""
_POINT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class PartOfPay:
    """A fraction of the base in percent points; ``behind`` is the index of its "of"."""

    points: Decimal
    behind: int


def _figures(found: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """Read "1/5"."""
    texts = [token.text for token in found[at : at + 3]]
    if len(texts) < 3 or not (texts[0].isdigit() and texts[2].isdigit()):
        return None
    top, bottom = Decimal(texts[0]), Decimal(texts[2])
    return (top / bottom, at + 3) if 0 < top < bottom <= 20 else None


def part_of_pay_at(found: Sequence[Token], at: int) -> PartOfPay | None:
    """Read the fraction of the base that begins at ``found[at]``."""
    figures = found[at].kind is Kind.FIGURE
    if figures and (at + 1 >= len(found) or found[at + 1].text != "/"):
        return None
    read = _figures(found, at) if figures else part_of_one(found, at)
    if read is None:
        return None
    part, behind = read
    following = [token.text for token in found[behind : behind + 3]]
    if following[:1] != ["of"] or len(following) < 2:
        return None
    pay = following[1] if following[1] not in _WHOSE else (following[2:] or [""])[0]
    near = {token.text for token in found[max(0, at - _LONGEST) : at]}
    if pay == "first" and any(token.kind is Kind.FIGURE for token in found[behind + 2 : behind + 4]):
        pay = "base"  # "match half of the first 6%"
    if pay not in _PAY and not (pay in _THAT and near & _BONUS):
        return None
    return PartOfPay((part * 100).quantize(_POINT), behind)
