"""Where labels go: beside what they name, but not over each other; and how large figures in a row may be."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from bot.charts.amounts import compact
from bot.charts.canvas import Frame, Point
from bot.charts.lettering import width

_SIZES = ((11.0, 3), (10.0, 3), (9.0, 3), (9.0, 2), (8.0, 2))
"""Letters in points and significant digits, the best first."""


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """Heights as near as may be to the wanted ones, at least `gap` apart, between `low` and `high`.

    In the order of `wanted`; where there is too little room the gap shrinks.
    """
    if not wanted:
        return ()
    gap = min(gap, (high - low) / max(1, len(wanted) - 1))
    order = sorted(range(len(wanted)), key=lambda place: (wanted[place], place))
    heights: list[float] = []
    for place in order:
        least = heights[-1] + gap if heights else low
        heights.append(max(wanted[place], least))
    ceiling = high
    for rank in range(len(heights) - 1, -1, -1):
        heights[rank] = min(heights[rank], ceiling)
        ceiling = heights[rank] - gap
    placed = dict(zip(order, heights, strict=True))
    return tuple(placed[place] for place in range(len(wanted)))


def touches(box: Frame, curve: Sequence[Point]) -> bool:
    """Whether a curve runs through a frame, or within two points of it."""
    left, low, right, high = box
    for (x, y), (later, further) in pairwise(curve):
        for step in range(9):
            across, up = x + (later - x) * step / 8, y + (further - y) * step / 8
            if left - 2 < across < right + 2 and low - 2 < up < high + 2:
                return True
    return False


def figures(values: Sequence[Decimal], room: float, *, bold: bool = False) -> tuple[float, tuple[str, ...]]:
    """The size of letters, and the amounts, with which each fits into `room` if that is possible."""
    for size, digits in _SIZES:
        texts = tuple(compact(value, digits) for value in values)
        if max((width(text, size, bold=bold) for text in texts), default=0) <= room:
            return size, texts
    return size, texts
