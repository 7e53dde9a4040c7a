"""On-target earnings: base and bonus together, with the split that parts them: "OTE 400k, 60/40", "base 200k, OTE 300k"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.core.offers.fields import EQUITY_FAMILY, Field
from bot.core.offers.finding import Finding
from bot.core.offers.labels import Label
from bot.core.offers.page import Page
from bot.core.reading.quantities import Quantity
from bot.core.reading.tokens import Kind
from bot.core.reading.word_sets import words as word_set

_NAMES = word_set("ote earnings ttc")
_FARTHEST = 10
"""Tokens between the earnings and their split."""
_SIGNS = frozenset({"/", "-", ":"})


@dataclass(frozen=True, slots=True)
class Split:
    """A split such as "60/40", at its three tokens from ``first`` on; ``fixed`` is the base's part in percent."""

    fixed: Decimal
    first: int

    @property
    def behind(self) -> int:
        """Index behind the split."""
        return self.first + 3


def is_target(label: Label) -> bool:
    """Say whether a total is base and bonus and nothing else: "OTE", "total target cash"."""
    words = set(label.words.split())
    return label.field is Field.TOTAL and (bool(_NAMES & words) or words >= {"target", "cash"})


def split_on(page: Page) -> Split | None:
    """Return the split of on-target earnings that ``page`` states."""
    names = [label for label in page.labels if is_target(label)]
    if not names:
        return None
    equity = [label for label in page.labels if label.field in EQUITY_FAMILY]
    for at in range(page.first, page.behind - 2):
        one, other = page.tokens[at], page.tokens[at + 2]
        if page.word(at + 1) not in _SIGNS or {one.kind, other.kind} != {Kind.FIGURE}:
            continue
        if not (one.text.isdigit() and other.text.isdigit()) or int(one.text) + int(other.text) != 100:
            continue
        for name in names:
            between = range(min(name.first, at), max(name.behind, at))
            if len(between) <= _FARTHEST and not any(label.first in between for label in equity):
                return Split(Decimal(one.text), at)
    return None


def without_split(page: Page, split: Split) -> Page:
    """Return ``page`` without the figures of the split, which are no part of the pay."""
    inside = range(split.first, split.behind)
    return replace(page, quantities=tuple(q for q in page.quantities if q.first not in inside))


def parted(page: Page, findings: Sequence[Finding], split: Split | None) -> list[Finding]:
    """Add what on-target earnings say about base and bonus, where that is not stated by itself."""
    kept = list(findings)
    earnings = next((f for f in kept if f.label is not None and is_target(f.label)), None)
    if earnings is None or any(finding.field is Field.BONUS for finding in kept):
        return kept
    total = earnings.quantity
    base = next((finding.quantity for finding in kept if finding.field is Field.BASE), None)
    if base is not None:
        alike = base.scaled is total.scaled and base.per is total.per and base.upper is total.upper is None
        if not alike or base.value >= total.value:
            return kept
        return [*kept, Finding(Field.BONUS, replace(total, value=total.value - base.value), earnings.label)]
    if split is None or total.upper is not None:
        return kept
    fixed = total.value * split.fixed / 100
    return [
        *kept,
        Finding(Field.BASE, _at(page, split.first, total, fixed), earnings.label),
        Finding(Field.BONUS, _at(page, split.behind - 1, total, total.value - fixed), earnings.label),
    ]


def _at(page: Page, at: int, total: Quantity, value: Decimal) -> Quantity:
    """Return a part of the total at the token that says how large it is."""
    token = page.tokens[at]
    return replace(total, value=value, start=token.start, end=token.end, first=at, behind=at + 1)
