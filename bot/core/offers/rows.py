"""Figures in a row without names, in the order people write an offer: base / bonus / stock / sign-on."""

from collections.abc import Sequence
from decimal import Decimal

from bot.core.offers.fields import Field
from bot.core.offers.finding import Finding
from bot.core.offers.page import Page
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.schedule_hint import Hint

_SIGNS = frozenset({"/", "|", ",", "+", ";", "&", "and", "\n"})
_SLASHES = frozenset({"/", "|"})
_LEAST = 3
_BARE = (50, 1000)
_SMALLEST_BASE = 15_000
_SMALLEST_COMPANY = Decimal(1_000_000)
_SMALLEST_BONUS, _MAY_BE_PERCENT = 2, 60


def row_of(
    page: Page, findings: Sequence[Finding], waiting: Sequence[Quantity], hints: Sequence[Hint]
) -> list[Finding]:
    """Give the figures of a row their usual meaning; none where the row leaves open what is what.

    A row has three figures or more and nothing but signs and schedules between them. The first is the base, a
    percentage the bonus, and what is left the stock and the sign-on, in that order and the larger one first.
    """
    row = [quantity for quantity in waiting if quantity.measure is not Measure.DURATION]
    base = findings[0].quantity if len(findings) == 1 and findings[0].field is Field.BASE else None
    if base is not None and row and base.first < row[0].first:
        row.insert(0, base)
    elif findings:
        named = _named_row(page, findings, row, hints)
        if (
            named
            or len(row) < _LEAST
            or not all(f.label and f.quantity.first > row[-1].first for f in findings)
        ):
            return named
        if {f.field for f in findings} & set(_fields(row)):
            return []  # "252/18/210, sign 15" names what stands behind the row
    if len(row) < _LEAST or not _is_row(page, row, hints):
        return []
    return [
        Finding(field, quantity, place=place)
        for place, (field, quantity) in enumerate(zip(_fields(row), row, strict=False), start=1)
        if quantity is not base
    ]


def _named_row(
    page: Page, findings: Sequence[Finding], waiting: Sequence[Quantity], hints: Sequence[Hint]
) -> list[Finding]:
    """Read a row in which some figures are named, where their names fit its order: "235k/15%/600k rsu 4 yrs/25k"."""
    named = {finding.quantity.first: finding for finding in findings}
    row = sorted([*waiting, *(f.quantity for f in findings)], key=lambda quantity: quantity.first)
    fields = _fields(row) if len(row) > _LEAST and row[0] in waiting else []
    if len(fields) != len(row) or not _is_row(page, row, hints, _SLASHES):
        return []
    if any(q.first in named and named[q.first].field is not f for f, q in zip(fields, row, strict=True)):
        return []
    return [
        Finding(field, quantity, place=place)
        for place, (field, quantity) in enumerate(zip(fields, row, strict=True), start=1)
        if quantity.first not in named
    ]


def _is_row(
    page: Page, row: Sequence[Quantity], hints: Sequence[Hint], signs: frozenset[str] = _SIGNS
) -> bool:
    inside = {at for hint in hints for at in range(hint.first, hint.behind)}
    inside |= {at for quantity in page.quantities for at in range(quantity.first, quantity.behind)}
    inside |= {
        at
        for label in page.labels
        if label.field is Field.BASE or signs is _SLASHES
        for at in range(label.first, label.behind)
    }
    between = [page.word(at) for at in range(row[0].behind, row[-1].first) if at not in inside]
    return set(between) <= signs | {"(", ")", "over", "for"}


def _fields(row: Sequence[Quantity]) -> list[Field]:
    """Return what the figures of a row mean; fewer than there are figures, or none, where it is open."""
    percents = [q for q in row if q.measure is Measure.PERCENT]
    base = row[0].value
    if (
        row[0] in percents
        or not (_BARE[0] <= base < _BARE[1] or base >= _SMALLEST_BASE)
        or len(percents) > 1
        or len(row) > _LEAST + 1
    ):
        return []
    if not percents:
        open_bonus = row[0].value < _BARE[1] and row[1].value <= _MAY_BE_PERCENT
        known = len(row) > _LEAST or open_bonus  # whether "20" is percent or thousands is asked
        return [Field.BASE, Field.BONUS, Field.STOCK, Field.SIGN_ON][: len(row)] if known else []
    others = [q for q in row[1:] if q not in percents]
    if len(others) > 1 and others[0].value < others[1].value:
        return []
    stake = percents[0].value < _SMALLEST_BONUS
    if len(others) > (1 if stake else 2):
        return []
    company = stake and others and others[0].value >= max(_SMALLEST_COMPANY, 3 * base)
    beside_stake = (Field.COMPANY_VALUE,) if company else (Field.SIGN_ON,)
    rest = iter(beside_stake if stake else (Field.STOCK, Field.SIGN_ON))
    share = Field.OWNERSHIP if stake else Field.BONUS
    return [Field.BASE, *(share if quantity in percents else next(rest) for quantity in row[1:])]
