"""A base that is said by what it is more than: "15 percent more than my 220k", "up from 250k", "from 250k base to 265k"."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.core.offers.fields import Field
from bot.core.offers.finding import Finding
from bot.core.offers.page import Page
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.word_sets import words as word_set

_MORE = word_set("more higher above over increase raise bump up on")
_THAN = word_set(
    "more higher above over increase raise bump up on than from of my current present salary base pay the a i make earn what"
)
_HUNDRED = Decimal(100)
_FARTHEST = 6
_LARGEST_RAISE = Decimal(100)


def with_raises(page: Page) -> Page:
    """Read "15 % more than my 220k" as one figure, the raised one."""
    read: list[Quantity] = []
    for quantity in page.quantities:
        share = read[-1] if read else None
        if share is not None and _is_raise(page, share, quantity):
            value = quantity.value * (1 + share.value / _HUNDRED)
            raised = replace(quantity, value=value, start=share.start, first=share.first)
            read[-1] = raised
        else:
            read.append(quantity)
    return replace(page, quantities=tuple(read)) if len(read) < len(page.quantities) else page


def _is_raise(page: Page, share: Quantity, amount: Quantity) -> bool:
    between = page.words(share.behind, amount.first)
    raised = share.measure is Measure.PERCENT and share.value <= _LARGEST_RAISE and share.upper is None
    money = amount.measure is not Measure.PERCENT and amount.measure is not Measure.DURATION
    if not (raised and money and 1 < len(between) <= _FARTHEST):
        return False
    mine = bool({"my", "current", "present", "i"} & set(between))
    return mine and between[0] in _MORE and set(between) <= _THAN


def without_former(page: Page, findings: Sequence[Finding]) -> list[Finding]:
    """Put a base aside from which the offer was raised: "they went from 250k base to 265k", "255k, up from 240k"."""
    bases = [finding for finding in findings if finding.field is Field.BASE]
    if len(bases) != 2:
        return list(findings)
    one, other = sorted(bases, key=lambda finding: finding.quantity.first)
    between = page.words(one.quantity.behind, other.quantity.first)
    if page.word(one.first - 1) == "from" and "to" in between:
        former = one
    elif "from" in between and {"up", "raised", "increased", "bumped"} & set(between):
        former = other
    else:
        return list(findings)
    return [replace(f, field=Field.ELSEWHERE) if f is former else f for f in findings]
