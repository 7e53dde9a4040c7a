"""From a chart to the bytes of its picture."""

from threading import Lock

from bot.charts.soundness import check
from bot.core.charts import Chart

_ONE_AT_A_TIME = Lock()
"""matplotlib promises nothing about threads, and drawing holds the interpreter anyway."""


def draw(chart: Chart) -> bytes:
    """The picture as a PNG, 1066 pixels wide, made for 400 points on a phone, on a light card of its own.

    May be called from any thread. The same chart gives the same bytes on the same machine. Raises `ValueError`, with
    a sentence, for a chart that shows nothing, or whose series do not match its ticks.
    """
    check(chart)
    from bot.charts.picture import picture, png  # noqa: PLC0415  # matplotlib takes a second: only who draws pays for it

    with _ONE_AT_A_TIME:
        return png(picture(chart))
