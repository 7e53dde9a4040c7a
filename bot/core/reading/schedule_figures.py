"""Figures of a vesting schedule: "over 18 months", "12-month cliff", "25 % a year", "1/48 monthly", "3 equal parts"."""

from collections.abc import Sequence
from fractions import Fraction

from bot.core.reading.numbers import text_at
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.schedule_hint import Hint, Sort
from bot.core.reading.schedule_words import AT, CADENCES, PARTS, VESTING_WORDS, rhythm_at
from bot.core.reading.tokens import Token
from bot.core.reading.units import MONTHS_OF, SCALES, Per

_CLIFFS = frozenset({"cliff", "cliffs"})
_BEFORE_CLIFF = frozenset({"-", "vest", "vesting", "one", "initial"})
_BEHIND_CLIFF = frozenset({"of", ":", "is", "at", "after", "=", "the", "first", "-", "a"})
_BARE_LENGTHS = frozenset({12, 18, 24, 30, 36, 48, 60, 72})
_SMALLEST_TRANCHE = Fraction(1)
"""Percent of a grant; a smaller share is a part of the company."""
_LONGEST = 120
_QUARTER = 3
_GRANTS = frozenset({"rsu", "rsus", "stock", "equity", "shares", "grant"})


def figure_hint(found: Sequence[Token], quantity: Quantity, hints: Sequence[Hint]) -> Hint | None:
    """Return the hint that a figure gives, behind the ``hints`` found before it."""
    share = _share_of_units(found, quantity.first)
    if share is not None:
        return share
    if quantity.months is not None:
        return _length(found, quantity, Fraction(quantity.months), hints)
    if quantity.measure is Measure.PERCENT:
        return _percent(found, quantity, hints)
    if quantity.measure is Measure.NUMBER:
        return (
            _equal_parts(found, quantity) or _bare_length(found, quantity) or _moment(found, quantity, hints)
        )
    return None


def _percent(found: Sequence[Token], quantity: Quantity, hints: Sequence[Hint]) -> Hint | None:
    at, behind, portion = quantity.first, quantity.behind, Fraction(quantity.value)
    if 0 < portion < _SMALLEST_TRANCHE:
        return None
    rhythm = rhythm_at(found, behind + (text_at(found, behind) in VESTING_WORDS))
    if quantity.per in MONTHS_OF:
        rhythm = int(MONTHS_OF[quantity.per]), behind
    if rhythm is None:
        return Hint(Sort.PORTION, at, behind, portion=portion)
    if hints and hints[-1].sort is Sort.REST and hints[-1].behind == at:
        return Hint(Sort.CADENCE, at, rhythm[1], every=rhythm[0])  # "the remaining 75 % quarterly"
    return _each(at, rhythm[1], portion, rhythm[0])


def _each(at: int, behind: int, portion: Fraction, every: int) -> Hint | None:
    """Return a tranche that recurs until all has vested; 8 % a year would take too long to be one."""
    fits = portion > 0 and 100 / portion * every <= _LONGEST
    return Hint(Sort.EACH, at, behind, portion=portion, every=every) if fits else None


def _moment(found: Sequence[Token], quantity: Quantity, hints: Sequence[Hint]) -> Hint | None:
    """Read "after 2" behind "after 1 year"."""
    dated = [hint for hint in hints if hint.sort is Sort.MOMENT and hint.months]
    if not dated or text_at(found, quantity.first - 1) != "after":
        return None
    unit = 12 if dated[-1].months and dated[-1].months % 12 == 0 else 1
    return Hint(Sort.MOMENT, quantity.first, quantity.behind, months=Fraction(quantity.value) * unit)


def _length(found: Sequence[Token], quantity: Quantity, months: Fraction, hints: Sequence[Hint]) -> Hint:
    at, behind = quantity.first, quantity.behind
    after = behind
    while text_at(found, after) in _BEFORE_CLIFF:
        after += 1
    if text_at(found, after) in _CLIFFS:
        return Hint(Sort.CLIFF, at, after + 1, months=months)
    before = at - 1
    while text_at(found, before) in _BEHIND_CLIFF:
        before -= 1
    read = hints[-1].behind if hints and hints[-1].sort is Sort.CLIFF else 0
    if text_at(found, before) in _CLIFFS and before >= read:  # "1yr cliff 4yr vest"
        return Hint(Sort.CLIFF, before, behind, months=months)
    if quantity.unit is Per.QUARTER and months == _QUARTER and quantity.spelled:
        rhythm = rhythm_at(found, behind)
        if rhythm is not None and rhythm[0] > _QUARTER:
            return Hint(
                Sort.EACH, at, rhythm[1], portion=Fraction(25), every=rhythm[0]
            )  # "one quarter each year"
        if text_at(found, behind) in AT:
            return Hint(Sort.PORTION, at, behind, portion=Fraction(25))
    last = hints[-1] if hints else None
    if last is not None and _is_cliff_behind(found, at, months, last):
        return Hint(Sort.CLIFF, at, behind, months=months)
    dated = text_at(found, at - 1) in AT and last is not None and last.sort in {Sort.PORTION, Sort.REST}
    dated = dated and (
        text_at(found, at - 1) != "on" or last is None or last.behind == at - 1
    )  # "on 4 years"
    dated = dated or (text_at(found, at - 1) == "after" and text_at(found, at - 2) in VESTING_WORDS)
    return Hint(Sort.MOMENT if dated else Sort.LENGTH, at, behind, months=months)


def _is_cliff_behind(found: Sequence[Token], at: int, months: Fraction, last: Hint) -> bool:
    """Say whether a shorter length stands behind the length of vesting: "4yr/1yr"."""
    joined = text_at(found, at - 1) == "/" and last.behind == at - 1
    return joined and last.sort is Sort.LENGTH and last.months is not None and months < last.months


def _share_of_units(found: Sequence[Token], at: int) -> Hint | None:
    """Read "1/48 monthly", "1/16th per quarter", and the portion in "1/4 after 12 months"."""
    digits = text_at(found, at + 2)
    if text_at(found, at) != "1" or text_at(found, at + 1) != "/" or not digits.isdigit() or len(digits) > 3:
        return None
    behind = at + 3 + (text_at(found, at + 3) in {"th", "rd", "nd", "st"})
    while text_at(found, behind) in {"vests", "vest", "vesting", "of", "it", "a", "the"}:
        behind += 1
    if not 1 < int(digits) <= _LONGEST:
        return None
    portion, rhythm = Fraction(100, int(digits)), rhythm_at(found, behind)
    if rhythm is not None:
        return Hint(Sort.EACH, at, rhythm[1], portion=portion, every=rhythm[0])
    dated = text_at(found, behind) in AT or _is_of_years(found, behind)
    return Hint(Sort.PORTION, at, behind, portion=portion) if dated else None


def _is_of_years(found: Sequence[Token], at: int) -> bool:
    """Say whether "each of years 2-4", "in year 2" stands at a token."""
    while text_at(found, at) in {"each", "of", "in", "for", "the"}:
        at += 1
    return text_at(found, at) in {"year", "years", "yr", "yrs"} and text_at(found, at + 1).isdigit()


def _is_amount(text: str) -> bool:
    """Say whether a token ends a grant: the "k" of "150k/4", the "150" of "150/4", the name in "150k RSU/4"."""
    return text in SCALES or text in _GRANTS or (text.isdigit() and int(text) > 100)


def _bare_length(found: Sequence[Token], quantity: Quantity) -> Hint | None:
    """Read "over 4" and "150k/4" as years, "over 18" as months."""
    before, value = text_at(found, quantity.first - 1), Fraction(quantity.value)
    if before == "/" and value in {3, 4, 5} and _is_amount(text_at(found, quantity.first - 2)):
        return Hint(Sort.LENGTH, quantity.first, quantity.behind, months=value * 12)
    if before not in {"over", "across"}:
        return None
    months = value * 12 if value in {1, 2, 3, 4, 5, 6} else value
    if months not in _BARE_LENGTHS:
        return None
    return Hint(Sort.LENGTH, quantity.first, quantity.behind, months=months)


def _equal_parts(found: Sequence[Token], quantity: Quantity) -> Hint | None:
    """Read "3 equal annual tranches", "4 yearly instalments"."""
    at = quantity.behind
    if not 1 < quantity.value <= 40 or quantity.value % 1:
        return None
    if text_at(found, at) in {"equal", "even"}:
        at += 1
    every = CADENCES.get(text_at(found, at))
    if every is None or text_at(found, at + 1) not in PARTS:
        return None
    return Hint(Sort.EACH, quantity.first, at + 2, portion=100 / Fraction(quantity.value), every=every)
