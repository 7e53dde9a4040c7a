"""Names in one row and their figures in another: "base / bonus / RSU: 280k / 20% / 150k", "250/20/130 (base, bonus, RSU)"."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from bot.core.offers.alignment import Pair, paired
from bot.core.offers.fields import BESIDE
from bot.core.offers.labels import Label
from bot.core.offers.page import Page
from bot.core.reading.quantities import Quantity

_BETWEEN = frozenset({"/", "|", ",", "+", "&", "and", "\t", "-", ":", ";", "\n", "=", "•"})

_RATES = frozenset({"per", "a", "yr", "year", "annual", "yearly"})
_FEWEST_BEHIND = 3
"""Names behind a row of figures; two may be an aside: "280k, 20% (base and bonus)"."""
_AT_ROW = 3


def header_pairs(
    page: Page, quantities: Sequence[Quantity], labels: Sequence[Label]
) -> tuple[Pair, ...] | None:
    """Pair a row of two or more names with the row of as many figures that follows it; None if there is no such row."""
    strong = [label for label in labels if label.field not in BESIDE]
    if len(strong) < 2 or len(quantities) < len(strong) or strong[-1].behind > quantities[0].first:
        return None
    row = quantities[: len(strong)]
    if not (_is_run(page, strong, _BETWEEN) and _is_run(page, row, _BETWEEN)):
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


def footer_pairs(
    page: Page, quantities: Sequence[Quantity], labels: Sequence[Label]
) -> tuple[Pair, ...] | None:
    """Pair a row of three or more figures with the names listed behind it: "250/20/130 (base, bonus, stock a year)"."""
    names = [label for label in labels if label.field not in BESIDE]
    for count in range(len(names), _FEWEST_BEHIND - 1, -1):
        tail = names[-count:]
        before = [quantity for quantity in quantities if quantity.behind <= tail[0].first]
        row = before[-count:]
        if (
            len(row) < count
            or page.word(tail[0].first - 1) != "("
            or tail[0].first - row[-1].behind > _AT_ROW
        ):
            continue
        if not (_is_run(page, tail, _BETWEEN | _RATES) and _is_run(page, row, _BETWEEN)):
            continue
        rest = [quantity for quantity in quantities if quantity not in row]
        pairs = [Pair(quantity, label) for quantity, label in zip(row, tail, strict=True)]
        others = paired(page, rest, [label for label in labels if label not in tail])
        return tuple(sorted((*pairs, *others), key=lambda pair: pair.quantity.first))
    return None


def _is_run(page: Page, marks: Sequence[Quantity | Label], signs: Collection[str]) -> bool:
    """Say whether nothing but signs stands between figures or names."""
    return all(set(page.words(one.behind, other.first)) <= set(signs) for one, other in pairwise(marks))
