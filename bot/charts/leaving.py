"""What is kept by somebody who leaves early, by month."""

from decimal import Decimal

from bot.charts.amounts import compact
from bot.charts.canvas import MARGIN, WIDTH, Canvas
from bot.charts.lettering import width
from bot.charts.lines import Panel, margin_of
from bot.charts.months import leap, marked_months, months_of
from bot.charts.palette import ALARM, CURVE, PAPER, offer_look
from bot.charts.scale import scale_of
from bot.core.charts import Chart
from calculators.money import ZERO

_HEIGHT = 200.0
_MONTHS = 22.0
_OVER, _UNDER = 18.0, 14.0
"""Room for figures above the highest point and below the lowest."""


def height(_: Chart) -> float:
    """Points that the picture takes."""
    return _HEIGHT + _MONTHS


def draw(canvas: Canvas, chart: Chart, top: float) -> None:
    """Draw the curve below `top`; further series, if there are any, as thin lines."""
    scale = scale_of(value for line in chart.series for value in line.values)
    months = months_of(chart)
    curve = chart.series[0].values
    under = _UNDER if scale.low < 0 else 0
    panel = Panel(
        canvas,
        scale,
        MARGIN + margin_of(scale),
        WIDTH - MARGIN - 6,
        top - _HEIGHT + under,
        top - _OVER,
        months[-1],
    )
    panel.grid()
    Panel(canvas, scale, panel.left, panel.right, top - _HEIGHT, panel.top, panel.last).months()
    points = panel.points(months, curve)
    zero = panel.y(ZERO)
    for sign, colour, hatch in ((1, CURVE, ""), (-1, ALARM, "//")):
        part = [(x, max(y, zero) if sign > 0 else min(y, zero)) for x, y in points]
        if any(y != zero for _, y in part):
            canvas.area([(part[0][0], zero), *part, (part[-1][0], zero)], colour, hatch)
    for place, line in enumerate(chart.series[1:], 1):
        look = offer_look(place)
        canvas.line(panel.points(months, line.values), look.colour, 1.2, look=look)
    canvas.line(points, CURVE, 2.4)
    _mark(panel, months, curve)
    month = leap(chart)
    if month is not None:
        place = months.index(month)
        gain = f"month {month}: +{compact(curve[place] - curve[place - 1])}"
        panel.mark(month, curve[place], (gain,), [points], up_to=panel.y(curve[place]))


def _mark(panel: Panel, months: tuple[int, ...], curve: tuple[Decimal, ...]) -> None:
    """Dots with figures at whole years, and at the lowest point where that is a loss."""
    lowest = min(range(len(curve)), key=lambda place: curve[place])
    wanted = set(marked_months(months[-1]))
    if curve[lowest] < 0:
        text = f"{compact(curve[lowest])} in month {months[lowest]}"
        _tell(panel, months[lowest], curve[lowest], text, below=True)
        wanted.discard(months[lowest])
    for month, value in zip(months, curve, strict=True):
        if month in wanted:
            _tell(panel, month, value, compact(value), below=False)


def _tell(panel: Panel, month: int, value: Decimal, text: str, *, below: bool) -> None:
    """A dot with its figure: upper left of it, where a rising curve leaves room, or below."""
    x, y = panel.x(month), panel.y(value)
    panel.canvas.dot((x, y), ALARM if value < 0 else CURVE, 6)
    long = width(text, 11, bold=True)
    right = min(max(x - 2, panel.left + long + 2), panel.right + 6)
    height = y - 10 if below else y + 9
    panel.canvas.write((right, height), text, 11, bold=True, align="right", behind=PAPER, optional=True)
