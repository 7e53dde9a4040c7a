"""Every amount, percent, length of time and plain number of a text, with its span."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from bot.core.reading.currencies import after as currency_after
from bot.core.reading.currencies import before as currency_before
from bot.core.reading.durations import Length, bare_length_at, length_at
from bot.core.reading.figures import value_of
from bot.core.reading.numbers import Number, number_at, text_at, with_scale
from bot.core.reading.parts_of_pay import part_of_pay_at
from bot.core.reading.quantity import Measure, Quantity
from bot.core.reading.quantity_joints import as_range, as_repeat, as_sum
from bot.core.reading.tokens import Kind, Token, tokens
from bot.core.reading.units import SCALES, Per, percent_at, period, rate_at

__all__ = ["Measure", "Quantity", "quantities", "quantities_of"]

_MILLION = Decimal(10**6)
_OTHER_DOLLARS = frozenset({"CAD", "AUD", "SGD", "HKD", "NZD", "TWD", "MXN"})
_LONGEST_MONTHS = 120
_FINEST = -8
"""Decimals that somebody may write; more are of a division."""
_GROSS = frozenset({"gross", "brutto", "brut", "net", "netto"})


def _from_length(found: Sequence[Token], at: int, length: Length, *, spelled: bool) -> Quantity:
    end = found[length.behind - 1].end
    start = found[at].start
    return Quantity(
        Measure.DURATION, length.value, start, end, at, length.behind, unit=length.unit, spelled=spelled
    )


def _single(found: Sequence[Token], at: int, floor: int) -> Quantity | None:
    """Read the quantity whose number begins at ``found[at]``."""
    part = part_of_pay_at(found, at)
    if part is not None:
        start, end = found[at].start, found[part.behind - 1].end
        return Quantity(Measure.PERCENT, part.points, start, end, at, part.behind, spelled=True)
    number = number_at(found, at)
    if number is None:
        bare = bare_length_at(found, at) if found[at].kind is Kind.WORD else None
        return _from_length(found, at, bare, spelled=True) if bare else None
    length = length_at(found, number)
    if length is not None:
        return _from_length(found, at, length, spelled=number.spelled)
    percent = percent_at(found, number.behind)
    if percent is not None and not number.scaled:
        return _percent(found, at, number, percent)
    return _amount(found, at, number, floor)


def _percent(found: Sequence[Token], at: int, number: Number, unit: tuple[Decimal, int]) -> Quantity:
    points, behind = unit
    exact = value_of(number.figure, small=True) if number.figure else None
    value = (number.value if exact is None else exact) * points
    rate = rate_at(found, behind)
    per, behind = rate or (None, behind)
    start, end = found[at].start, found[behind - 1].end
    return Quantity(Measure.PERCENT, value, start, end, at, behind, per=per, spelled=number.spelled)


def _amount(found: Sequence[Token], at: int, number: Number, floor: int) -> Quantity:
    number, scale = with_scale(found, number)
    leading = currency_before(found, at, floor)
    currency, first = leading or (None, at)
    trailing = currency_after(found, number.behind)
    if trailing and (
        currency in {None, trailing[0]} or (currency == "USD" and trailing[0] in _OTHER_DOLLARS)
    ):
        currency = trailing[0]
        number = replace(number, behind=trailing[1])
        if not scale:  # €k
            number, scale = with_scale(found, number)
    if text_at(found, number.behind) in {",", "."} and text_at(found, number.behind + 1) == "-":
        number = replace(number, behind=number.behind + 2)  # 280'000.- CHF
        late = currency_after(found, number.behind) if currency is None else None
        if late:
            currency, number = late[0], replace(number, behind=late[1])
    per: Per | None = None
    behind = number.behind
    if scale in {"lpa", "cpa"}:  # lakhs (crores) per annum are rupees
        currency, per = currency or "INR", Per.YEAR
    known = currency is not None or number.scaled
    rate = rate_at(found, behind + (text_at(found, behind) in _GROSS))
    if rate and (known or number.grouped or number.value >= 100):
        per, behind = rate
    months = scale == "m" and currency is None and not number.spelled and number.value % _MILLION == 0
    return Quantity(
        Measure.AMOUNT if known else Measure.NUMBER,
        number.value,
        found[first].start,
        found[behind - 1].end,
        first,
        behind,
        currency=currency,
        scaled=number.scaled,
        grouped=number.grouped,
        per=per,
        spelled=number.spelled,
        maybe_months=months and number.value <= _LONGEST_MONTHS * _MILLION,
    )


def _is_negative(found: Sequence[Token], quantity: Quantity) -> bool:
    """Say whether a minus belongs to the quantity, and is neither a bullet nor a dash between parts."""
    at = quantity.first - 1
    sign = text_at(found, at)
    if sign in {"minus", "negative"}:
        return True
    if sign != "-" or found[at + 1].start != found[at].end:
        return False
    if at == 0:
        return not any(token.kind is Kind.LINE for token in found)
    before = found[at - 1]
    if before.kind is Kind.LINE or (found[at].glued and before.text not in {"(", ":", "="}):
        return False
    if before.text in {",", ":", "=", "("}:
        return True
    is_unit = before.text in SCALES or period(before.text) is not None or before.text in {"percent", "pct"}
    return before.kind is Kind.WORD and not is_unit


def _tidy(value: Decimal) -> Decimal:
    """Write 1200000.0 as 1200000, so that equal amounts look alike, and two thirds of a million as 666667."""
    if isinstance(exponent := value.as_tuple().exponent, int) and exponent < _FINEST and abs(value) >= 1000:
        return value.quantize(Decimal(1))
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and abs(value) < 10**24 else value


def _joined(found: Sequence[Token], last: Quantity, quantity: Quantity) -> Quantity | None:
    """Return what two neighbouring quantities are together, if they are one."""
    return (
        as_range(found, last, quantity) or as_sum(found, last, quantity) or as_repeat(found, last, quantity)
    )


def quantities_of(found: Sequence[Token]) -> tuple[Quantity, ...]:
    """Return every quantity of ``found`` in order; none overlaps another."""
    read: list[Quantity] = []
    at = 0
    while at < len(found):
        quantity = _single(found, at, read[-1].behind if read else 0)
        if quantity is None:
            at += 1
            continue
        last = read[-1] if read else None
        joined = _joined(found, last, quantity) if last is not None else None
        if joined is not None:
            read[-1] = replace(joined, value=_tidy(joined.value))
            at = joined.behind
            continue
        if _is_negative(found, quantity):
            quantity = replace(quantity, value=-quantity.value, start=found[quantity.first - 1].start)
        read.append(replace(quantity, value=_tidy(quantity.value)))
        at = max(quantity.behind, at + 1)
    return _with_yuan(found, read)


def _with_yuan(found: Sequence[Token], read: list[Quantity]) -> tuple[Quantity, ...]:
    """Read ¥ as yuan where the text names yuan anywhere, as yen otherwise."""
    if any(token.text in {"rmb", "yuan", "cny", "renminbi"} for token in found) and not any(
        token.text in {"yen", "jpy"} for token in found
    ):
        return tuple(replace(q, currency="CNY") if q.currency == "JPY" else q for q in read)
    return tuple(read)


@lru_cache(maxsize=8)  # several readers look at the message of a turn, one after another
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return every quantity of ``text`` in order. Never raises; reads the first 8,192 characters."""
    return quantities_of(tokens(text))
