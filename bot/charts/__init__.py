"""Charts: a `bot.core.charts.Chart` becomes a PNG (`draw`) or lines for a terminal (`text_chart`).

Importing this package loads nothing heavy: matplotlib comes in with the first picture.
"""

from bot.charts.drawing import draw
from bot.charts.text_chart import text_chart

__all__ = ["draw", "text_chart"]
