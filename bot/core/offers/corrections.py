"""What a message takes back: "280k, no wait 290k base", "15% bonus (actually 20%)", "over 4 years, make that 3"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.offers.finding import Finding
from bot.core.offers.page import Page
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.schedule_hint import Hint, Sort
from bot.core.reading.word_sets import words as word_set

_CUES = word_set("sorry wait actually correction scratch oops meant rather typo")
_CUE_PAIRS = frozenset({("i", "mean"), ("make", "that"), ("make", "it"), ("not", "that")})
_FARTHEST = 6
"""Tokens between a cue and the figure that is meant: "sorry, the bonus is 20%"."""
_REPLACED = frozenset({Sort.LENGTH, Sort.CLIFF, Sort.CADENCE, Sort.WEIGHTS})
_SAME = {Measure.AMOUNT: Measure.NUMBER}


def _is_cue(page: Page, at: int) -> bool:
    arrow = page.word(at) == "→" or (page.word(at) == ">" and page.word(at - 1) == "-")
    return arrow or page.word(at) in _CUES or (page.word(at), page.word(at + 1)) in _CUE_PAIRS


def _cue_before(page: Page, first: int, after: int) -> bool:
    """Say whether a cue stands before token ``first``, behind what came ``after`` it."""
    return any(_is_cue(page, at) for at in range(max(after, first - _FARTHEST), first))


def _kind(quantity: Quantity) -> Measure:
    return _SAME.get(quantity.measure, quantity.measure)


def corrected(
    page: Page, findings: Sequence[Finding], alone: Sequence[Quantity]
) -> tuple[list[Finding], list[Quantity]]:
    """Return the findings with corrected figures in place of those they take back, and what is left alone.

    A figure behind a cue replaces the last one of its field before it; without a name, or where that field has no
    earlier figure, the last one of its kind.
    """
    kept = sorted(findings, key=lambda finding: finding.quantity.first)
    left = list(alone)
    for quantity in _in_order(kept, left):
        finding = next((f for f in kept if f.quantity is quantity), None)
        first = finding.first if finding is not None else quantity.first
        before = [f for f in kept if f.quantity.behind <= quantity.first]
        unnamed = [q for q in left if q.behind <= quantity.first]
        ends = [*(f.quantity.behind for f in before), *(q.behind for q in unnamed)]
        if not ends or not _cue_before(page, min(first, quantity.first), max(ends)):
            continue
        old = _taken_back(quantity, finding, before, unnamed)
        if isinstance(old, Finding):
            label, field = (
                (finding.label, finding.field) if finding and finding.label else (old.label, old.field)
            )
            new = Finding(field, quantity, label, old.year, old.quantity)
            kept = [f for f in kept if f is not old and f is not finding] + [new]
            left = [q for q in left if q is not quantity]
        elif old is not None and finding is not None:
            kept = [replace(f, instead=old) if f is finding else f for f in kept]
            left = [q for q in left if q is not old]
    return sorted(kept, key=lambda finding: finding.quantity.first), left


def _in_order(findings: Sequence[Finding], alone: Sequence[Quantity]) -> list[Quantity]:
    return sorted([*(f.quantity for f in findings), *alone], key=lambda quantity: quantity.first)


def _taken_back(
    quantity: Quantity, finding: Finding | None, before: Sequence[Finding], unnamed: Sequence[Quantity]
) -> Finding | Quantity | None:
    """Return what a figure behind a cue replaces."""
    if finding is not None and finding.label is not None:
        same = [f for f in before if f.field is finding.field]
        if same:
            return same[-1]
        return unnamed[-1] if unnamed and _kind(unnamed[-1]) is _kind(quantity) else None
    alike = [f for f in before if _kind(f.quantity) is _kind(quantity)]
    return alike[-1] if alike else None


def without_corrected(page: Page, hints: Sequence[Hint]) -> tuple[Hint, ...]:
    """Leave out the hints at vesting that a later one of their sort takes back: "4 years, no wait, 3 years"."""
    taken_back: set[Hint] = set()
    for index, hint in enumerate(hints):
        if hint.sort not in _REPLACED:
            continue
        earlier = [other for other in hints[:index] if other.sort is hint.sort]
        if earlier and _cue_before(page, hint.first, earlier[-1].behind):
            taken_back.add(earlier[-1])
    return tuple(hint for hint in hints if hint not in taken_back)
