"""Offers side by side: what each has paid in all by month, and what it pays in each year."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from bot.charts.amounts import compact, currency_words
from bot.charts.canvas import MARGIN, WIDTH, Canvas
from bot.charts.labels import spread
from bot.charts.lettering import width
from bot.charts.lines import Panel, margin_of
from bot.charts.months import break_even, leading, marked_months, months_of
from bot.charts.names import fitted
from bot.charts.palette import AXIS, FADED, Look, offer_look
from bot.charts.scale import scale_of
from bot.core.charts import Chart, Series
from calculators.money import ZERO

_LINES, _BARS = 176.0, 104.0
_MONTHS, _YEARS, _HEADING = 22.0, 20.0, 26.0
_NAMES = 104.0
_SWATCH = 9.0
_FIGURE = 9.5
"""Letters above bars, in points."""

_FEW = 5
"""Offers that get their total in a second line."""


def height(chart: Chart) -> float:
    """Points that both panels take."""
    bars = _HEADING + _BARS + _YEARS if _has_bars(chart) else 0
    return _lines_height(chart) + _MONTHS + bars


def draw(canvas: Canvas, chart: Chart, top: float) -> None:
    """Draw both panels below `top`."""
    _draw_lines(canvas, chart, top)
    if _has_bars(chart):
        below = top - _lines_height(chart) - _MONTHS
        heading = f"{currency_words(chart.currency)} in each year"
        canvas.write((MARGIN, below - 12), heading, 11, colour=FADED)
        _draw_bars(canvas, chart, below - _HEADING)


def _has_bars(chart: Chart) -> bool:
    return any(line.values for line in chart.bars)


def _lines_height(chart: Chart) -> float:
    return max(_LINES, _row(chart) * len(chart.series) + 10)


def _row(chart: Chart) -> float:
    return 29 if len(chart.series) <= _FEW else 14.5


def _draw_lines(canvas: Canvas, chart: Chart, top: float) -> None:
    scale = scale_of(value for line in chart.series for value in line.values)
    months = months_of(chart)
    names = _names(chart)
    bottom = top - _lines_height(chart)
    panel = Panel(
        canvas,
        scale,
        MARGIN + margin_of(scale),
        WIDTH - MARGIN - _room_right(chart, names),
        bottom,
        top - 6,
        months[-1],
    )
    panel.grid()
    panel.months()
    _name_ends(panel, chart, names)
    _mark_break_even(panel, chart)
    leader = leading(chart)
    for place, line in enumerate(chart.series):
        look, first = offer_look(place), place == leader
        points = panel.points(months, line.values)
        canvas.line(points, look.colour, 2.6 if first else 1.8, look=look, above=1 if first else 0)
        marked = set(marked_months(months[-1]))
        for month, at in zip(months, points, strict=True):
            if month in marked:
                canvas.dot(at, look.colour, marker=look.marker)


def _names(chart: Chart) -> tuple[str, ...]:
    """The names as they stand beside the lines."""
    totals = 0 if len(chart.series) <= _FEW else max(width(end, 10) for end in _ends(chart)) + 5
    return fitted([line.name for line in chart.series], _NAMES - totals, partial(width, size=11, bold=True))


def _ends(chart: Chart) -> list[str]:
    return [compact(line.values[-1]) for line in chart.series]


def _room_right(chart: Chart, names: Sequence[str]) -> float:
    """Points for what stands right of the lines: a swatch, the name, and the total below or after it."""
    named = [width(name, 11, bold=True) for name in names]
    totals = [width(end, 10) for end in _ends(chart)]
    if len(names) <= _FEW:
        return max(*named, *totals) + _SWATCH + 14
    return max(named) + 5 + max(totals) + _SWATCH + 14


def _name_ends(panel: Panel, chart: Chart, names: Sequence[str]) -> None:
    """Each offer's name and total where its line ends."""
    row, two = _row(chart), len(names) <= _FEW
    ends = [panel.y(line.values[-1]) for line in chart.series]
    heights = spread(ends, row, panel.bottom + row / 2, panel.top - row / 2 + 6)
    start = panel.right + 10
    for place, (name, end, total, at) in enumerate(zip(names, ends, _ends(chart), heights, strict=True)):
        look = offer_look(place)
        head = at + 7 if two else at
        panel.canvas.line([(panel.right + 3, end), (start, head)], look.colour, 0.9)
        panel.canvas.box((start, head - _SWATCH / 2), _SWATCH, _SWATCH, look)
        panel.canvas.write((start + _SWATCH + 4, head), name, 11, bold=True)
        if two:
            panel.canvas.write((start + _SWATCH + 4, head - 14), total, 10, colour=FADED)
        else:
            panel.canvas.write((WIDTH - MARGIN, head), total, 10, colour=FADED, align="right")


def _mark_break_even(panel: Panel, chart: Chart) -> None:
    month, leader = break_even(chart), leading(chart)
    if month is None or leader is None:
        return
    value = chart.series[leader].values[months_of(chart).index(month)]
    curves = [panel.points(months_of(chart), line.values) for line in chart.series]
    panel.mark(month, value, (f"ahead from month {month}", f"month {month}"), curves, up_to=panel.top)


def _draw_bars(canvas: Canvas, chart: Chart, top: float) -> None:
    """Bars in groups of a year."""
    places = _looks(chart)
    count = max(len(line.values) for line in chart.bars)
    values = [value for line in chart.bars for value in line.values]
    scale = scale_of(values, steps=3)
    bottom = top - _BARS
    full = (WIDTH - 2 * MARGIN) / count
    told = max(width(compact(value), _FIGURE) for value in values) <= full * 0.86 / len(chart.bars) - 2
    left = MARGIN if told else MARGIN + margin_of(scale)
    panel = Panel(canvas, scale, left, WIDTH - MARGIN, bottom, top - 12)
    slot = (panel.right - panel.left) / count
    across = min(slot * 0.86 / len(chart.bars), 60)
    if not told:
        panel.grid()
    for year in range(count):
        middle = panel.left + slot * (year + 0.5)
        start = middle - across * len(chart.bars) / 2
        for place, line in enumerate(chart.bars):
            if year < len(line.values):
                _draw_bar(panel, line.values[year], start + across * place, across, offer_look(places[place]))
                if told:
                    at = (start + across * (place + 0.5), panel.y(max(line.values[year], ZERO)) + 7)
                    canvas.write(at, compact(line.values[year]), _FIGURE, align="center", optional=True)
        text = f"year {year + 1}" if slot > width("year 10", 10.5) + 2 else str(year + 1)
        canvas.write((middle, bottom - 10), text, 10.5, colour=FADED, align="center")
    canvas.line([(panel.left, panel.y(ZERO)), (panel.right, panel.y(ZERO))], AXIS, 0.9)


def _draw_bar(panel: Panel, value: Decimal, left: float, across: float, look: Look) -> None:
    low, high = sorted((panel.y(ZERO), panel.y(value)))
    if high > low:
        panel.canvas.box((left, low), across, high - low, look)


def _looks(chart: Chart) -> list[int]:
    """Bars look like the line of their name; those without a line come after all lines."""
    names = [line.name for line in chart.series]
    return [_place(line, names, place) for place, line in enumerate(chart.bars)]


def _place(line: Series, names: Sequence[str], place: int) -> int:
    return names.index(line.name) if line.name in names else len(names) + place
