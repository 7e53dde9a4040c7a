"""What is lost at the old employer, and what a new one pays for it: "they buy out my 120k unvested", "made whole in RSUs"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.core.offers.fields import EQUITY_FAMILY, Field
from bot.core.offers.finding import Finding
from bot.core.offers.labels import Label
from bot.core.offers.page import Page
from bot.core.reading.word_sets import words as word_set

_PAYING = word_set(
    """buyout buy-out buy bought buys buying whole cover covers covering compensate compensates compensating replace
    replaces replacing reimburse reimburses offset offsets offsetting match matches matching"""
)
"""What an employer does about what is left behind."""
_ENDS = frozenset({".", ",", ";", "\n", "\n\n", "+", "plus", "but"})
_HELD = word_set("unvested current existing old")
_BEING = frozenset({"is", "are", "gets", "get", "will", "lapse", "lapses"})
_WHOSE = frozenset({"their", "our", "its", "company", "new", "own"})
_ONE_TIME = EQUITY_FAMILY | {Field.SIGN_ON}
_LOST = EQUITY_FAMILY | {Field.BONUS}
_LEADS = frozenset({"of", ":", "=", "-", "a", "an", "my", "about", "around"})
_IN = frozenset({"in", "as", "of", "with", "worth"})
_WHO = word_set(
    "i you you'd you'll would will that which have to am be going d ll 'd 'll i'd i'll i'm on the table"
)


def without_lost(page: Page, labels: Sequence[Label]) -> list[Label]:
    """Leave out the names of what is lost or paid in stock: "walking away from 80k bonus", "a buy-out of 150k in RSUs"."""
    ends = {quantity.first: quantity.behind for quantity in page.quantities}
    dropped: set[Label] = set()
    for one, other in pairwise(labels):
        at = one.behind
        while page.word(at) in _LEADS:
            at += 1
        behind = ends.get(at, -1)
        around = behind >= 0 and other.first - behind == (page.word(behind) in _IN)
        if one.field is Field.LEFT_BEHIND and other.field in _LOST:
            dropped |= {other} if around and not _HELD & set(one.words.split()) else set()
        elif one.field is Field.SIGN_ON and other.field in EQUITY_FAMILY:
            dropped |= {one} if around and other.first > behind else set()
        elif one.field in _LOST and other.field is Field.LEFT_BEHIND:
            dropped |= {one} if _says_who(page, one, other) else set()
    return [label for label in labels if label not in dropped]


def _says_who(page: Page, one: Label, other: Label) -> bool:
    """Say whether a name is what somebody loses: "the equity i leave behind", "my RSUs (90k left) are lost"."""
    between = page.words(one.behind, other.first)
    if other.words.split()[0] in _BEING and not _ENDS & set(between):
        return True
    return bool(between) and set(between) <= _WHO


def bought_out(page: Page, findings: Sequence[Finding], labels: Sequence[Label]) -> list[Finding]:
    """Read what is paid for a loss as part of the offer: cash once, or a grant where it is paid in stock."""
    holding = {finding.label.first for finding in findings if finding.label is not None}
    free = [label for label in labels if label.first not in holding]
    return [
        _paid(page, finding, findings, free) if finding.field is Field.LEFT_BEHIND else finding
        for finding in findings
    ]


def _paid(page: Page, lost: Finding, findings: Sequence[Finding], free: Sequence[Label]) -> Finding:
    first, behind = _clause(page, lost)
    others = [f for f in findings if f is not lost and first <= f.quantity.first < behind]
    if not _PAYING & set(page.words(first, behind)) or any(f.field in _ONE_TIME for f in others):
        return lost
    stock = next(
        (
            label
            for label in free
            if label.field in EQUITY_FAMILY
            and lost.quantity.behind <= label.first < behind
            and page.word(label.first - 1 - (page.word(label.first - 1) in _WHOSE)) in _IN
        ),
        None,
    )
    if stock is not None:
        return replace(lost, field=stock.field, label=stock)
    return replace(lost, field=Field.SIGN_ON)


def _clause(page: Page, finding: Finding) -> tuple[int, int]:
    """Return where the clause around a finding begins and ends; signs inside figures end none."""
    inside = {at for quantity in page.quantities for at in range(quantity.first, quantity.behind)}
    first, behind = finding.first, finding.behind
    while first > page.first and (first - 1 in inside or page.word(first - 1) not in _ENDS):
        first -= 1
    while behind < page.behind and (behind in inside or page.word(behind) not in _ENDS):
        behind += 1
    return first, behind
