"""The whole card: the finding as a title, what is measured, the picture, and a note."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from matplotlib.figure import Figure

from bot.charts import comparison, leaving, years
from bot.charts.amounts import heading_of
from bot.charts.canvas import MARGIN, WIDTH, Canvas, height_of, png
from bot.charts.lettering import lettered, width
from bot.charts.names import balanced, glued, wrapped
from bot.core.charts import Chart, ChartKind

__all__ = ["picture", "png"]

TITLE, HEADING, NOTE = 15.0, 11.0, 10.0
"""Sizes of letters, in points."""

_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of picture: how high it is, and how it is drawn below `top`."""

    height: Callable[[Chart], float]
    draw: Callable[[Canvas, Chart, float], None]


BODIES = {
    ChartKind.YEARS: Body(years.height, years.draw),
    ChartKind.COMPARISON: Body(comparison.height, comparison.draw),
    ChartKind.LEAVING: Body(leaving.height, leaving.draw),
}


def picture(chart: Chart) -> Figure:
    """Draw a sound chart (see `bot.charts.soundness`)."""
    shown, body = lettered(chart), BODIES[chart.kind]
    room = WIDTH - 2 * MARGIN
    title = balanced(glued(shown.title), room, partial(width, size=TITLE, bold=True), most=3)
    heading = wrapped(heading_of(shown), room, partial(width, size=HEADING), most=1)
    note = wrapped(glued(shown.note), room, partial(width, size=NOTE), most=3)
    above = height_of(title, TITLE) + height_of(heading, HEADING) + _GAP
    below = height_of(note, NOTE) + (_GAP if note else 0)
    canvas = Canvas(2 * MARGIN + above + body.height(shown) + below)
    top = canvas.height - MARGIN
    canvas.lines_of_text(top, title, TITLE, bold=True)
    canvas.lines_of_text(top - height_of(title, TITLE), heading, HEADING)
    canvas.lines_of_text(MARGIN + height_of(note, NOTE), note, NOTE)
    body.draw(canvas, shown, top - above)
    return canvas.figure
