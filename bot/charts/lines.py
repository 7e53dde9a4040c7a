"""Curves over months: a panel with a few grid lines, month labels below, and the lines themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.charts.amounts import compact
from bot.charts.canvas import Canvas, Point, frame
from bot.charts.labels import touches
from bot.charts.lettering import width
from bot.charts.months import marked_months
from bot.charts.palette import AXIS, FADED, GRID, INK, PAPER, Look
from bot.charts.scale import Scale
from calculators.money import ZERO

TICK = 10.0
"""Letters along the axes, in points."""

_MARK = 10.5
"""Letters at a marked month."""


def margin_of(scale: Scale) -> float:
    """Points that the labels of the upright axis take."""
    return max(width(compact(tick), TICK) for tick in scale.ticks) + 5


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the card with months across and values upward."""

    canvas: Canvas
    scale: Scale
    left: float
    right: float
    bottom: float
    top: float
    last: int = 1
    """The month at the right end."""

    def y(self, value: Decimal) -> float:
        """The height of a value."""
        return self.bottom + self.scale.share(value) * (self.top - self.bottom)

    def x(self, month: int) -> float:
        """The place of a month; month 0 is the left end."""
        return self.left + month / self.last * (self.right - self.left)

    def grid(self) -> None:
        """Grid lines with their amounts to the left."""
        for tick in self.scale.ticks:
            height = self.y(tick)
            colour, thickness = (AXIS, 0.9) if tick == ZERO else (GRID, 0.8)
            self.canvas.line([(self.left, height), (self.right, height)], colour, thickness)
            self.canvas.write(
                (self.left - 4, height), compact(tick), TICK, colour=FADED, align="right", optional=True
            )

    def months(self) -> None:
        """Labels of months below the panel: `month 12`, `24`, `36`."""
        for place, month in enumerate(marked_months(self.last)):
            across = self.x(month)
            self.canvas.line([(across, self.bottom), (across, self.bottom - 3)], AXIS, 0.8)
            text = f"month {month}" if place == 0 else str(month)
            at = (across, self.bottom - 11)
            self.canvas.write(at, text, TICK, colour=FADED, align="center", optional=True)

    def points(self, months: Sequence[int], values: Sequence[Decimal]) -> list[Point]:
        """A curve's points."""
        return [(self.x(month), self.y(value)) for month, value in zip(months, values, strict=True)]

    def mark(
        self,
        month: int,
        value: Decimal,
        texts: Sequence[str],
        curves: Sequence[Sequence[Point]],
        up_to: float,
    ) -> None:
        """A dot, a dashed line up to a height, and the first of the texts that finds a place free of curves."""
        across = self.x(month)
        dashes = Look(INK, INK, "", (0, (3, 3)))
        self.canvas.line([(across, self.bottom), (across, up_to)], INK, 0.9, look=dashes)
        self.canvas.dot((across, self.y(value)), INK, 7)
        for free_of in (curves, []):
            for text in texts:
                for at, align in self._beside(across, width(text, _MARK, bold=True)):
                    place = frame(at, width(text, _MARK, bold=True), _MARK, align)
                    ground = PAPER if align == "center" else ""
                    if not any(touches(place, curve) for curve in free_of) and self.canvas.write(
                        at, text, _MARK, bold=True, align=align, behind=ground, optional=True
                    ):
                        return

    def _beside(self, across: float, long: float) -> Iterator[tuple[Point, str]]:
        """Where a text may stand at an upright line: low or high, right, left or over it, inside the panel.

        Lines rise from the lower left to the upper right, so one of the other corners is mostly free.
        """
        for height in (self.bottom + 10, self.top - 5):
            if across + 5 + long < self.right:
                yield (across + 5, height), "left"
            if across - 5 - long > self.left:
                yield (across - 5, height), "right"
            half = long / 2
            yield (min(max(across, self.left + half + 2), self.right - half), height), "center"
