"""Two neighbouring quantities that are one: ranges such as "200-220k", sums such as "1 crore 20 lakh"."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.core.reading.numbers import NAMES_OF_PAY, text_at
from bot.core.reading.quantity import Measure, Quantity
from bot.core.reading.tokens import Kind, Token
from bot.core.reading.units import MONTHS_OF, Per

_MILLION = Decimal(10**6)
_LAKHS = frozenset({"lakh", "lakhs", "lac", "lacs", "l"})
_FINER_THAN = {
    **dict.fromkeys(("crore", "crores", "cr"), _LAKHS),
    **dict.fromkeys(_LAKHS, frozenset({"thousand", "k"})),
    "million": frozenset({"thousand"}),
}
"""What is added to a scale where it follows it directly: "1 crore 20 lakh"."""


def as_range(found: Sequence[Token], low: Quantity, high: Quantity) -> Quantity | None:
    """Join "200" and "220k" of "200-220k"; None if the two are no range."""
    if not _is_range_joint(found, low, high):
        return None
    value = low.value
    if low.measure is Measure.NUMBER and high.measure is not Measure.NUMBER:
        if high.measure is Measure.DURATION:
            value *= MONTHS_OF.get(high.unit or Per.YEAR, Decimal(1))
        elif high.scaled and not low.grouped and value < 1000:
            scales = (Decimal(10**9), _MILLION, Decimal(1000))
            value *= next((scale for scale in scales if high.value >= scale), Decimal(1))
    elif low.measure is not high.measure or (low.scaled and not high.scaled):
        return None
    if {low.currency, high.currency} - {None} and len({low.currency, high.currency} - {None}) > 1:
        return None
    from_zero = not value and high.measure is Measure.PERCENT
    if not (value < high.value <= 5 * value or from_zero) or low.is_year_number or high.is_year_number:
        return None
    chained = (
        text_at(found, high.behind) in {"-", "/"}
        and found[min(high.behind + 1, len(found) - 1)].kind is Kind.FIGURE
    )
    if chained or low.per:
        return None
    return replace(
        high,
        value=value,
        upper=high.value,
        start=low.start,
        first=low.first,
        currency=high.currency or low.currency,
    )


def as_repeat(found: Sequence[Token], one: Quantity, other: Quantity) -> Quantity | None:
    """Join an amount and its repetition in brackets: "two hundred ten thousand dollars ($210,000)"."""
    brackets = text_at(found, one.behind), text_at(found, other.behind)
    if brackets != ("(", ")") or other.first != one.behind + 1 or one.value != other.value:
        return None
    if (one.measure is Measure.PERCENT) is not (other.measure is Measure.PERCENT):
        return None
    behind = other.behind + 1
    return replace(
        other,
        start=one.start,
        end=found[behind - 1].end,
        first=one.first,
        behind=behind,
        per=other.per or one.per,
    )


def as_sum(found: Sequence[Token], large: Quantity, small: Quantity) -> Quantity | None:
    """Join "1 crore" and "20 lakh", "1 million" and "200 thousand"; None where the two may be two parts of an offer."""
    finer = _FINER_THAN.get(text_at(found, large.behind - 1), frozenset())
    if small.first != large.behind or not any(
        token.text in finer for token in found[small.first : small.behind]
    ):
        return None
    around = {text_at(found, large.first - 1), text_at(found, large.first - 2)} & NAMES_OF_PAY
    if (around and text_at(found, small.behind) in NAMES_OF_PAY) or large.upper or small.upper:
        return None  # "base 1 crore 20 lakh bonus"
    return replace(large, value=large.value + small.value, end=small.end, behind=small.behind, per=small.per)


def _is_range_joint(found: Sequence[Token], low: Quantity, high: Quantity) -> bool:
    joint = text_at(found, low.behind)
    if high.first != low.behind + 1:
        return False
    if joint == "-":
        chained = low.first >= 2 and text_at(found, low.first - 1) in {"-", "/"}
        return not chained
    return joint in {"to", "till", "until", "or"} or (
        joint == "and" and text_at(found, low.first - 1) == "between"
    )
