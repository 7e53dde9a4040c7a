"""Sums asked for in passing, that hold nothing but figures: an amount by the month, a gap in percent, a share of a whole."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.core.reading.characters import plain
from bot.core.reading.quantities import Measure, Quantity, quantities
from bot.core.reading.units import ADVERBS, Per, period
from bot.core.reading.word_sets import words

LEAST_YEARLY = 5_000
"""A month's, week's or hour's amount from here on is rather a year's that is to be divided: `what is 280k per month`."""

_ASKING = words("what what's how is convert calculate and so whats hows which divided split spread work")
_AROUND = words(
    """much many that it this is be would does do come comes to make makes equal equals in a an per each every as into out
    convert converted calculate gross salary pay paid base for i get earn make so and then roughly about the by hey hi please
    pls ok me amount money over spread divided split evenly if on average work works terms basis would i'd i'm will of"""
)
_PERCENT = words("percent percentage % percents pct percentwise")
_MOVES = words("raise increase hike jump bump uplift rise decrease cut drop reduction step gap difference")
_BETWEEN = words(
    """what what's whats how is in a an the as of from to up going go goes went get got it that this much many by does do make makes
    be would i my by than and or so hey please pls ok for good fair decent big little small only was were will pay base salary
    more less higher lower bigger smaller compared with vs versus against terms off above below over on"""
)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """An amount paid at one rate, asked for at another."""

    amount: Decimal
    currency: str
    paid: Per
    into: Per


@dataclass(frozen=True, slots=True)
class Spread:
    """An amount over a number of months, asked for by the year or month."""

    amount: Decimal
    currency: str
    months: Decimal
    into: Per


@dataclass(frozen=True, slots=True)
class Step:
    """How much more or less, in percent, `to` is than `start`."""

    start: Decimal
    to: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many percent of `whole` a `part` is."""

    part: Decimal
    whole: Decimal
    currency: str


PassingSum = Rhythm | Spread | Step | Share


def passing_sum(text: str) -> PassingSum | None:
    """The sum that a whole message asks for; None where it has other words, or figures of other kinds."""
    found = quantities(text)
    amounts = [one for one in found if one.measure is Measure.AMOUNT or _is_plain_amount(one)]
    lengths = [one for one in found if one.measure is Measure.DURATION]
    if not amounts or len(amounts) + len(lengths) < len(found) or any(one.value <= 0 for one in found):
        return None
    rest = _rest(text, found)
    if len(amounts) == 1 and amounts[0].upper is None:
        return _over_time(amounts[0], lengths, rest, asks="?" in text)
    return None if lengths else _between(amounts, rest, asks="?" in text)


def _is_plain_amount(one: Quantity) -> bool:
    """Whether a number without a currency or scale is still money: `12,500 a month`, `240000`."""
    return one.measure is Measure.NUMBER and (one.grouped or one.per is not None or one.value >= LEAST_YEARLY)


def _rest(text: str, found: tuple[Quantity, ...]) -> list[str]:
    """The words around the figures, each figure a `#`."""
    read, at = "", 0
    for one in found:
        read, at = f"{read}{text[at : one.start]} # ", one.end
    return re.findall(r"[#%]|[^\W\d_]+(?:['’][^\W\d_]+)?", plain(read + text[at:]))


def _over_time(one: Quantity, lengths: list[Quantity], rest: list[str], *, asks: bool) -> PassingSum | None:
    times = [unit for word in rest if (unit := period(word) or ADVERBS.get(word)) is not None]
    said = [word for word in rest if word != "#" and not (period(word) or ADVERBS.get(word))]
    if len(times) > 1 or not _AROUND.union(_ASKING).issuperset(said):
        return None
    currency = one.currency or "USD"
    into = times[0] if times else None
    asks = asks or bool(_ASKING.intersection(said))
    if len(lengths) == 1:
        into = into or one.per
        months = lengths[0].months
        return Spread(one.value, currency, months, into) if asks and into and months else None
    if lengths:
        return None
    if one.per is not None and into is not None and one.per is not into:
        return Rhythm(one.value, currency, one.per, into)
    if not asks:
        return None
    if one.per is None and into is not None and into is not Per.YEAR:
        return Rhythm(one.value, currency, Per.YEAR, into)
    if one.per is not None and one.per is not Per.YEAR and into is None and one.value >= LEAST_YEARLY * 8:
        return Rhythm(one.value, currency, Per.YEAR, one.per)
    return None


def _between(amounts: list[Quantity], rest: list[str], *, asks: bool) -> PassingSum | None:
    """The gap or the share between two amounts, the second of a range its upper end."""
    values = [value for one in amounts for value in (one.value, one.upper) if value is not None]
    currencies = {one.currency for one in amounts if one.currency}
    if len(values) != 2 or len(currencies) > 1 or any(one.per for one in amounts):
        return None
    first, second = values
    currency = next(iter(currencies), "USD")
    said = [word for word in rest if word != "#"]
    percent, moves = _PERCENT.intersection(said), _MOVES.intersection(said)
    known = _BETWEEN | _PERCENT | _MOVES
    asks = asks or bool(_ASKING.intersection(said))
    if not (percent or (moves and asks)) or not known.issuperset(said) or len(amounts) > 2:
        return None
    marks = [place for place, word in enumerate(rest) if word == "#"]
    if "of" in rest and any(rest[place - 1] == "of" for place in marks) and not moves:
        first_is_whole = rest[marks[0] - 1] == "of" and len(marks) > 1
        return Share(second, first, currency) if first_is_whole else Share(first, second, currency)
    return (
        Step(second, first, currency) if "than" in rest or "above" in rest else Step(first, second, currency)
    )
