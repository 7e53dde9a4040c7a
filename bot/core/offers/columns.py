"""Offers set beside each other part by part: "Base: 250k vs 270k. Bonus: 15% vs 10%", tables with a column an offer."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.offers.alignment import Pair
from bot.core.offers.fields import BESIDE, Field
from bot.core.offers.finding import Findings
from bot.core.offers.findings import find
from bot.core.offers.labels import Label
from bot.core.offers.page import Page
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.tokens import Kind
from bot.core.reading.word_sets import words as word_set

_MOST = 5
_MOST_WORDS = 3
_SEPARATORS = frozenset({"|", "/", "vs", "versus"})
_OF_ONE = word_set("was from instead then year y1 y2 max min previously up")
"""What says that two figures of one name belong to one offer: "20% (was 15%)"."""


def columns_of(page: Page) -> list[Findings]:
    """Return what the columns of ``page`` say; none where its names do not all have as many figures."""
    labels = [label for label in page.labels if label.field not in BESIDE and not label.weak]
    groups = [_group(page, labels, at) for at in range(len(labels))]
    counts = {len(group) for group in groups}
    count = counts.pop() if len(counts) == 1 else 0
    whole = len(labels) > 1 and 1 < count <= _MOST and any(label.field is Field.BASE for label in labels)
    if not whole or _begins(page, labels[0]) or not all(map(_alike, groups)):
        return []
    if _OF_ONE & set(page.words(labels[0].first, page.behind)):
        return []
    return [
        _column(_with_own_names(page, at, count), labels, [group[at] for group in groups])
        for at in range(count)
    ]


def _with_own_names(page: Page, at: int, count: int) -> Page:
    """Leave a column its own employer and place, where there are as many as columns."""
    employers = page.employers[at : at + 1] if len(page.employers) == count else page.employers
    places = page.places[at : at + 1] if len(page.places) == count else page.places
    return replace(page, employers=employers, places=places)


def _column(page: Page, labels: Sequence[Label], figures: Sequence[Quantity]) -> Findings:
    column = replace(page, quantities=tuple(_with_lengths(page, figures)))
    return find(column, [Pair(figure, label) for figure, label in zip(figures, labels, strict=True)])


def _group(page: Page, labels: Sequence[Label], at: int) -> list[Quantity]:
    """Return the figures from a name to the next one."""
    behind = labels[at + 1].first if at + 1 < len(labels) else page.behind
    return [
        quantity
        for quantity in page.quantities
        if labels[at].behind <= quantity.first < behind and quantity.measure is not Measure.DURATION
    ]


def _begins(page: Page, first: Label) -> bool:
    """Say whether a figure stands before all names."""
    return bool(page.quantities) and page.quantities[0].first < first.first


def _alike(group: Sequence[Quantity]) -> bool:
    return len({quantity.measure is Measure.PERCENT for quantity in group}) == 1


def _with_lengths(page: Page, column: Sequence[Quantity]) -> list[Quantity]:
    """Add the lengths of time that directly follow the figures of a column: "200k over 4y | 150k over 3y"."""
    kept = []
    taken = False
    for quantity in page.quantities:
        if quantity.measure is not Measure.DURATION:
            taken = quantity in column
        if taken:
            kept.append(quantity)
    return kept


def column_names(page: Page, count: int) -> list[str]:
    """Return the names of ``count`` columns where a row of them stands before all figures: "| | Acme | Globex |"."""
    first = min((label.first for label in page.labels if label.field not in BESIDE), default=page.first)
    cells: list[list[int]] = [[]]
    for at in range(page.first, first):
        if page.word(at) in _SEPARATORS or page.tokens[at].kind is Kind.LINE:
            cells.append([])
        elif page.tokens[at].kind is Kind.WORD:
            if at and "\t" in page.text[page.tokens[at - 1].end : page.tokens[at].start]:
                cells.append([])
            cells[-1].append(at)
    named = [page.original(cell[0], cell[-1] + 1) for cell in cells if 0 < len(cell) <= _MOST_WORDS]
    if len(named) < count or len(named) > count + 1:
        return []
    return [f"Offer {name.upper()}" if len(name) == 1 else name for name in named[-count:]]
