"""What a chart must hold to be shown."""

from bot.core.charts import Chart


def check(chart: Chart) -> None:
    """Raises `ValueError`, with what is wrong, for a chart that can't be shown."""
    if not chart.ticks or not chart.series:
        raise ValueError("a chart needs at least one tick and one series")
    for line in chart.series:
        if len(line.values) != len(chart.ticks):
            raise ValueError(f"a series has {len(line.values)} values for {len(chart.ticks)} ticks")
    if not all(value.is_finite() for line in (*chart.series, *chart.bars) for value in line.values):
        raise ValueError("a chart shows finite amounts only")
