"""What each year pays, as a stack of parts. Parts are named beside the first year."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from bot.charts.amounts import compact
from bot.charts.canvas import MARGIN, WIDTH, Canvas
from bot.charts.labels import figures, spread
from bot.charts.lettering import width
from bot.charts.names import fitted
from bot.charts.palette import AXIS, FADED, INK, PAPER, PARTS, Look, part_places
from bot.charts.scale import Scale, scale_of
from bot.core.charts import Chart, Series
from calculators.money import ZERO

_HEIGHT = 218.0
_OVER, _UNDER = 16.0, 20.0
"""Room for totals above the bars and for ticks below them."""

_NAMES = 96.0
_SWATCH = 9.0
_ROW = 13.5
_INSIDE = 12
"""Points that a piece of a bar must be high to hold a figure."""

_FEW = 5
"""Bars that leave room for long names."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A part's piece of one bar, from `low` to `high`."""

    low: Decimal
    high: Decimal
    value: Decimal


def height(chart: Chart) -> float:
    """Points that the picture takes."""
    return max(_HEIGHT, _OVER + _UNDER + _ROW * len(chart.series))


def draw(canvas: Canvas, chart: Chart, top: float) -> None:
    """Draw the bars below `top`."""
    places = part_places([part.name for part in chart.series])
    parts = [(PARTS[place], part) for place, part in zip(places, chart.series, strict=True)]
    parts = [(look, part) for look, part in parts if any(part.values)] or parts[:1]
    bars = [_stack([part.values[place] for _, part in parts]) for place in range(len(chart.ticks))]
    scale = scale_of(layer_end for bar in bars for layer in bar for layer_end in (layer.low, layer.high))
    names = _names([part for _, part in parts], bars)
    left = MARGIN + max(width(name, 11) for name in names) + 2 * _SWATCH + 4
    room = Room(canvas, scale, left, top - _OVER, top - height(chart) + _UNDER, len(bars))
    for place, (tick, bar) in enumerate(zip(chart.ticks, bars, strict=True)):
        room.bar(place, bar, [look for look, _ in parts])
        canvas.write(
            (room.middle(place), room.bottom - 11),
            room.tick(tick, chart.ticks),
            10.5,
            colour=FADED,
            align="center",
        )
    canvas.line([(left, room.y(ZERO)), (WIDTH - MARGIN, room.y(ZERO))], AXIS, 0.8)
    room.totals([sum((layer.value for layer in bar), ZERO) for bar in bars], bars)
    room.name(bars[0], list(zip(names, (look for look, _ in parts), strict=True)))
    for place, bar in enumerate(bars):
        room.inside(place, bar, [look for look, _ in parts])


def _names(parts: Sequence[Series], bars: Sequence[Sequence[Layer]]) -> tuple[str, ...]:
    """The names, with the first year's amount where the piece of its bar is too thin to hold it."""
    names = fitted([part.name for part in parts], _NAMES, partial(width, size=11))
    if len(bars) > _FEW:
        return names
    whole = max(sum((abs(layer.value) for layer in bar), ZERO) for bar in bars)
    told = [
        name if not _thin(layer, whole) else f"{name} {compact(layer.value)}"
        for name, layer in zip(names, bars[0], strict=True)
    ]
    return tuple(told) if max(width(text, 11) for text in told) <= _NAMES + 20 else names


def _thin(layer: Layer, whole: Decimal) -> bool:
    return bool(layer.value) and abs(layer.value) * Decimal(_HEIGHT - _OVER - _UNDER) < _INSIDE * whole


def _stack(values: Sequence[Decimal]) -> list[Layer]:
    """Positive values upward from zero, negative ones downward."""
    layers, above, below = [], ZERO, ZERO
    for value in values:
        if value >= 0:
            layers.append(Layer(above, above + value, value))
            above += value
        else:
            layers.append(Layer(below + value, below, value))
            below += value
    return layers


@dataclass(frozen=True, slots=True)
class Room:
    """The bars' part of the card."""

    canvas: Canvas
    scale: Scale
    left: float
    top: float
    bottom: float
    count: int

    @property
    def slot(self) -> float:
        """Points for one bar and the gap beside it."""
        return (WIDTH - MARGIN - self.left) / self.count

    @property
    def across(self) -> float:
        """Points of a bar."""
        return min(self.slot * 0.78, 84)

    def middle(self, place: int) -> float:
        """The middle of a bar."""
        return self.left + self.slot * (place + 0.5)

    def y(self, value: Decimal) -> float:
        """The height of a value."""
        return self.bottom + self.scale.share(value) * (self.top - self.bottom)

    def tick(self, text: str, texts: Sequence[str]) -> str:
        """A tick as it fits: `year 10`, or `10` where bars are narrow."""
        widest = max(width(tick, 10.5) for tick in texts)
        return text if widest <= self.slot - 3 else text.rpartition(" ")[2]

    def bar(self, place: int, bar: Sequence[Layer], looks: Sequence[Look]) -> None:
        """One year."""
        corner = self.middle(place) - self.across / 2
        for layer, look in zip(bar, looks, strict=True):
            tall = self.y(layer.high) - self.y(layer.low)
            if tall > 0:
                self.canvas.box((corner, self.y(layer.low)), self.across, tall, look)

    def totals(self, totals: Sequence[Decimal], bars: Sequence[Sequence[Layer]]) -> None:
        """What each year pays in all, above its bar."""
        size, texts = figures(totals, self.slot - 2, bold=True)
        for place, (text, bar) in enumerate(zip(texts, bars, strict=True)):
            peak = self.y(max(layer.high for layer in bar))
            self.canvas.write(
                (self.middle(place), peak + 8), text, size, bold=True, align="center", optional=True
            )

    def inside(self, place: int, bar: Sequence[Layer], looks: Sequence[Look]) -> None:
        """Each part's amount on its piece of the bar, where there is room."""
        for layer, look in zip(bar, looks, strict=True):
            low, high = self.y(layer.low), self.y(layer.high)
            text = compact(layer.value)
            if high - low >= _INSIDE and width(text, 9.5) <= self.across - 2:
                at = (self.middle(place), (low + high) / 2)
                ground, colour = (PAPER, INK) if look.hatch else ("", PAPER)
                self.canvas.write(at, text, 9.5, colour=colour, align="center", behind=ground, optional=True)

    def name(self, first: Sequence[Layer], named: Sequence[tuple[str, Look]]) -> None:
        """The parts' names at the height of their pieces of the first bar, with a swatch."""
        wanted = [(self.y(layer.low) + self.y(layer.high)) / 2 for layer in first]
        heights = spread(wanted, _ROW, self.bottom + 5, self.top)
        edge = self.middle(0) - self.across / 2
        start = self.left - _SWATCH - 2
        for (name, look), at, layer, piece in zip(named, heights, first, wanted, strict=True):
            if layer.value:
                self.canvas.line([(start + _SWATCH, at), (self.left + 1, at), (edge, piece)], AXIS, 0.7)
            self.canvas.box((start, at - _SWATCH / 2), _SWATCH, _SWATCH, look)
            self.canvas.write((start - 4, at), name, 11, colour=INK, align="right")
