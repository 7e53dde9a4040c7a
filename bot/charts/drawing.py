"""From a chart to the bytes of its picture."""

import gc
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
        drawn = png(picture(chart))
    # a figure and the megabytes it was drawn on refer to each other; the next collection may be hundreds of pictures off
    gc.collect()
    return drawn
