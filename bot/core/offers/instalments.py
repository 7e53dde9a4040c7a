"""A sign-on whose total and instalments are both stated: "80k sign-on, paid 50k now and 30k later"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.core.offers.fields import Field
from bot.core.offers.labels import Label
from bot.core.offers.page import Page
from bot.core.reading.number_parts import part_of_one
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.schedule_words import REST
from bot.core.reading.units import Per
from bot.core.reading.word_sets import words as word_set

_FARTHEST = 22
"""Tokens behind the total in which its instalments stand."""
_AT_TOTAL = 4
_TWICE = word_set("two 2 twice each")
_INSIDE = frozenset({Field.SIGN_ON, Field.TOTAL, Field.PAYOUT})
_MONEY = frozenset({Measure.AMOUNT, Measure.NUMBER})
_OF_TOTAL = frozenset({("of", "it"), ("of", "that"), ("of", "which"), ("of", "this")})
_MOST_PAYMENTS = 5
_THOUSAND = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Instalments:
    """The ``total`` of a sign-on and the two amounts it is paid in, in the order of the text.

    ``label`` names the sign-on; nothing else stands between the tokens ``first`` and ``behind``.
    """

    total: Quantity
    parts: tuple[Quantity, Quantity]
    label: Label
    first: int
    behind: int

    def holds(self, one: Quantity | Label) -> bool:
        """Say whether a figure or a name is a part of this."""
        total = one.first == self.total.first or one is self.label
        return total or any(one.first == part.first for part in self.parts) or self._is_inside(one)

    def _is_inside(self, one: Quantity | Label) -> bool:
        return isinstance(one, Label) and self.first <= one.first < self.behind


def instalments_on(page: Page, figures: Sequence[Quantity], labels: Sequence[Label]) -> Instalments | None:
    """Return the sign-on of ``page`` whose instalments add up to its total, if there is one."""
    for label in labels:
        if label.field is not Field.SIGN_ON:
            continue
        others = [other.first for other in labels if other.field not in _INSIDE]
        for total in _totals(label, figures):
            first = max(total.behind, label.behind)
            behind = min(first + _FARTHEST, page.behind, *(at for at in others if at >= first))
            parts = _parts(page, total, figures, first, behind)
            if parts is not None:
                return Instalments(total, parts, label, first, behind)
        behind = min(label.behind + _FARTHEST, page.behind, *(at for at in others if at >= label.behind))
        listed = [q for q in figures if label.behind <= q.first < behind and q.measure in _MONEY]
        if len(listed) > 2 and listed[0].value + listed[1].value == listed[2].value:
            parts = listed[0], listed[1]
            return Instalments(listed[2], parts, label, label.behind, behind)  # "40k + 20k = 60k"
    return None


def _totals(label: Label, figures: Sequence[Quantity]) -> Iterator[Quantity]:
    """Return the amounts at a name that may be its total: the one before it, the first behind it."""
    money = [quantity for quantity in figures if quantity.measure in _MONEY]
    yield from [q for q in money if q.behind == label.first][-1:]
    yield from [q for q in money if 0 <= q.first - label.behind <= _AT_TOTAL][:1]


def _parts(
    page: Page, total: Quantity, figures: Sequence[Quantity], first: int, behind: int
) -> tuple[Quantity, Quantity] | None:
    """Return the instalments that stand between two tokens; those of a third year are counted with the second."""
    stated = [
        quantity
        for quantity in figures
        if first <= quantity.first < behind and quantity.measure is not Measure.DURATION
    ]
    amounts = [
        _in_unit_of(total, quantity)
        for quantity in stated
        if quantity.measure in _MONEY and quantity.value > _MOST_PAYMENTS
    ]
    shares = [quantity for quantity in stated if quantity.measure is Measure.PERCENT]
    one = amounts[0] if amounts else None
    if one is not None and one.value and total.value / one.value in range(2, _MOST_PAYMENTS):
        near = {*page.words(one.first - _AT_TOTAL, one.first), page.word(one.behind)}
        if one.per is Per.YEAR or near & _TWICE:
            return one, replace(one, value=total.value - one.value, per=None)
    if one is not None and one.value < total.value and _is_of_total(page, one):
        return one, replace(one, value=total.value - one.value)
    spoken = [] if shares else list(_spoken(page, first, behind))
    for parts in (amounts[:2], shares[:2], spoken[:2]):
        amount = [_amount_of(total, part) for part in parts]
        if len(parts) > 1 and abs(sum(part.value for part in amount) - total.value) <= 1:
            return amount[0], replace(amount[1], value=total.value - amount[0].value)
        rest = next((at for at in range(first, behind) if page.word(at) in REST), None)
        if len(parts) == 1 and rest is not None and 0 < amount[0].value < total.value:
            token = page.tokens[rest]
            left = replace(total, start=token.start, end=token.end, first=rest, behind=rest + 1)
            return amount[0], replace(left, value=total.value - amount[0].value)
    return None


def _is_of_total(page: Page, one: Quantity) -> bool:
    """Say whether an amount is a part of the one before: "15k of it after a year", "of which 15k"."""
    around = page.words(one.first - 2, one.first), page.words(one.behind, one.behind + 2)
    return bool(_OF_TOTAL & set(around))


def _in_unit_of(total: Quantity, quantity: Quantity) -> Quantity:
    """Read the bare 50 and 30 of "80k sign-on (50 now, 30 later)" as thousands."""
    bare = not quantity.scaled and not quantity.grouped and quantity.value < _THOUSAND
    if not bare or not total.scaled:
        return quantity
    return replace(quantity, measure=total.measure, value=quantity.value * _THOUSAND, scaled=True)


def _spoken(page: Page, first: int, behind: int) -> Iterator[Quantity]:
    """Return the shares said in words, in percent: "two thirds at start and a third after a year"."""
    at = first
    while at < behind:
        part = part_of_one(page.tokens[:behind], at)
        if part is None:
            at += 1
            continue
        share, end = part
        start, stop = page.tokens[at].start, page.tokens[end - 1].end
        yield Quantity(Measure.PERCENT, share * 100, start, stop, at, end, spelled=True)
        at = end


def _amount_of(total: Quantity, part: Quantity) -> Quantity:
    """Return an instalment as an amount, at the place of the share that states it."""
    if part.measure is not Measure.PERCENT:
        return part
    value = (
        (total.value * part.value / 100).quantize(Decimal(1))
        if total.value >= _THOUSAND
        else (total.value * part.value / 100)
    )
    return replace(total, value=value, start=part.start, end=part.end, first=part.first, behind=part.behind)
