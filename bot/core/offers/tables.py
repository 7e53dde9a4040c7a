"""Tables whose names stand in one row and whose figures in the next: "base / bonus / RSU: 280k / 20% / 150k"."""

from collections.abc import Sequence
from itertools import pairwise

from bot.core.offers.alignment import Pair
from bot.core.offers.labels import Label
from bot.core.offers.page import Page
from bot.core.offers.vocabulary import BESIDE
from bot.core.reading.quantities import Quantity

_BETWEEN = frozenset({"/", "|", ",", "+", "&", "and", "\t", "-", ":", ";", "\n", "=", "•"})


def header_pairs(
    page: Page, quantities: Sequence[Quantity], labels: Sequence[Label]
) -> tuple[Pair, ...] | None:
    """Pair a row of two or more names with the row of as many figures that follows it; None if there is no such row."""
    strong = [label for label in labels if label.field not in BESIDE]
    if len(strong) < 2 or len(quantities) < len(strong) or strong[-1].behind > quantities[0].first:
        return None
    row = quantities[: len(strong)]
    for before, after in pairwise(strong):
        if not set(page.words(before.behind, after.first)) <= _BETWEEN:
            return None
    for one, other in pairwise(row):
        if not set(page.words(one.behind, other.first)) <= _BETWEEN:
            return None
    lead = set(page.words(strong[-1].behind, row[0].first))
    if not lead <= _BETWEEN | {"are", "is", "respectively", "of"} or not lead & {
        ":",
        "\n",
        "=",
        "are",
        "is",
        "-",
    }:
        return None
    pairs = [Pair(quantity, label) for quantity, label in zip(row, strong, strict=True)]
    return (*pairs, *(Pair(quantity, None) for quantity in quantities[len(strong) :]))
