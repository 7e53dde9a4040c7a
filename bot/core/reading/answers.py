"""Readers of one slot of a dialogue: each takes the whole message as its answer, or refuses it with None."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from bot.core.reading.answer_values import (
    PAYMENTS_A_YEAR,
    UNKNOWN,
    Money,
    Share,
    Unknown,
    read_nothing,
    read_unknown,
)
from bot.core.reading.answer_words import FILLERS, NO_PHRASES, YES_PHRASES
from bot.core.reading.quantities import Measure
from bot.core.reading.time_answers import read_duration, read_schedule
from bot.core.reading.tokens import Kind, tokens
from bot.core.reading.whole_message import Only, only_figure
from bot.core.reading.word_sets import words as word_set

__all__ = [
    "FILLERS",
    "PAYMENTS_A_YEAR",
    "UNKNOWN",
    "Money",
    "Share",
    "Unknown",
    "read_count",
    "read_duration",
    "read_money",
    "read_nothing",
    "read_percent",
    "read_place",
    "read_schedule",
    "read_share_or_amount",
    "read_unknown",
    "read_yes_no",
]

_AROUND_PLACES = word_set("in at near based office from it's its the city area")


def read_money(text: str, about: Collection[str] = (), *, thousands: bool = True) -> Money | Unknown | None:
    """Read an amount: "150k", "around 150k", "90k a year", "none", "idk".

    ``about`` are the slot's own words ("base", "salary"), which may stand beside the amount. With ``thousands`` a
    bare number under 1,000 means thousands. Percentages and durations are refused.
    """
    if read_nothing(text, about):
        return Money(Decimal(0))
    if read_unknown(text):
        return UNKNOWN
    only = only_figure(text, about)
    if only is None or only.quantity.measure not in {Measure.AMOUNT, Measure.NUMBER}:
        return None
    return _money(only, thousands=thousands)


def _money(only: Only, *, thousands: bool) -> Money:
    quantity = only.quantity
    small = thousands and not quantity.scaled and not quantity.per and 0 < abs(quantity.value) < 1000
    factor = Decimal(1000) if small else Decimal(1)
    return Money(
        quantity.value * factor,
        quantity.currency,
        quantity.per,
        only.times,
        None if quantity.upper is None else quantity.upper * factor,
        thousands=small,
    )


def read_percent(
    text: str, about: Collection[str] = (), *, below_one: bool = False
) -> Share | Unknown | None:
    """Read a percentage: "20%", "twenty percent", "20", "none"; with ``below_one`` a bare "0.2" means 20 %."""
    if read_nothing(text, about):
        return Share(Decimal(0))
    if read_unknown(text):
        return UNKNOWN
    only = only_figure(text, about)
    if only is None:
        return None
    quantity = only.quantity
    if quantity.measure is Measure.PERCENT:
        return Share(quantity.value, quantity.upper)
    if quantity.measure is not Measure.NUMBER or quantity.grouped or only.times is not None:
        return None
    share = below_one and 0 < quantity.value < 1
    return Share(quantity.value * 100 if share else quantity.value, quantity.upper)


def read_share_or_amount(
    text: str, about: Collection[str] = (), *, percent_up_to: int = 100
) -> Share | Money | Unknown | None:
    """Read "20%", "56k" or "none"; a bare number up to ``percent_up_to`` is a percentage, above it thousands."""
    if read_nothing(text, about):
        return Money(Decimal(0))
    if read_unknown(text):
        return UNKNOWN
    only = only_figure(text, about)
    if only is None:
        return None
    quantity = only.quantity
    if quantity.measure is Measure.PERCENT:
        return Share(quantity.value, quantity.upper)
    if quantity.measure is Measure.DURATION:
        return None
    bare = quantity.measure is Measure.NUMBER and not quantity.grouped and quantity.per is None
    if bare and only.times is None and 0 < quantity.value <= percent_up_to:
        return Share(quantity.value, quantity.upper)
    return _money(only, thousands=True)


def read_count(text: str, about: Collection[str] = ()) -> Decimal | Unknown | None:
    """Read a number of things: "25,000", "25k", "25000 options"."""
    if read_nothing(text, about):
        return Decimal(0)
    if read_unknown(text):
        return UNKNOWN
    only = only_figure(text, about)
    if (
        only is None
        or only.quantity.measure not in {Measure.AMOUNT, Measure.NUMBER}
        or only.quantity.currency
    ):
        return None
    return None if only.quantity.per or only.quantity.upper is not None else only.quantity.value


def read_yes_no(text: str) -> bool | None:
    """Read yes or no."""
    found = tokens(text)
    words = " ".join(token.text for token in found if token.kind is Kind.WORD)
    signs = {token.text for token in found if token.kind is Kind.SIGN}
    if words in YES_PHRASES or (not words and signs & {"👍", "✅", "•"}):
        return True
    if words in NO_PHRASES or (not words and signs & {"👎", "❌"}):
        return False
    return None


def read_place(text: str, places: Mapping[str, str], fillers: Collection[str] = ()) -> str | None:
    """Read a known place out of a message that names nothing else; ``places`` maps plain aliases to names."""
    leave_out = _AROUND_PLACES | set(fillers)
    words = [token.text for token in tokens(text) if token.kind is Kind.WORD]
    for kept in (words, [word for word in words if word not in leave_out]):
        name = places.get(" ".join(kept))
        if name is not None:
            return name
    return None
