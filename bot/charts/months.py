"""The months along the horizontal axis of a chart, and the one in which the lines cross for good."""

from itertools import pairwise

from bot.core.charts import Chart
from calculators.money import exceeds

_SPACINGS = (1, 2, 3, 6, 12, 24, 36, 48, 60, 120)


def months_of(chart: Chart) -> tuple[int, ...]:
    """The ticks as months where they are rising whole numbers, else their places from 1 on."""
    written = [tick.removeprefix("month ").strip() for tick in chart.ticks]
    if all(text.isascii() and text.isdigit() and len(text) < 5 for text in written):
        months = tuple(map(int, written))
        if all(one < other for one, other in pairwise(months)):
            return months
    return tuple(range(1, len(chart.ticks) + 1))


def marked_months(last: int, most: int = 5, years_from: int = 24) -> tuple[int, ...]:
    """The months that get a label: at most `most`, evenly spaced, whole years where the last is after `years_from`."""
    for spacing in _SPACINGS:
        if last // spacing <= most and (last <= years_from or spacing % 12 == 0):
            return tuple(range(spacing, last + 1, spacing)) or (last,)
    return (last,)


def break_even(chart: Chart) -> int | None:
    """The first month from which on the line that ends highest lies above all others.

    None where it does so from month 1, where nothing ends highest alone, and for a single line.
    """
    leader = leading(chart)
    if leader is None or len(chart.series) < 2:
        return None
    ahead = chart.series[leader].values
    rest = [line.values for place, line in enumerate(chart.series) if place != leader]
    months = months_of(chart)
    found = None
    for place in range(len(months) - 1, -1, -1):
        if not exceeds(ahead[place], max(line[place] for line in rest)):
            break
        found = months[place]
    return found if found is not None and found > 1 and found != months[0] else None


def leap(chart: Chart) -> int | None:
    """The month in which the first curve rises most, if that is more than twice its usual rise in a month."""
    months, curve = months_of(chart), chart.series[0].values
    rises = [
        (later - earlier, month) for (earlier, later), month in zip(pairwise(curve), months[1:], strict=True)
    ]
    if not rises:
        return None
    most, month = max(rises, key=lambda rise: (rise[0], -rise[1]))
    usual = sorted(rises)[len(rises) // 2][0]
    return month if most > 2 * usual > 0 else None


def leading(chart: Chart) -> int | None:
    """The place of the series that ends highest, None if several do."""
    ends = [line.values[-1] for line in chart.series]
    best = ends.index(max(ends))
    behind = [end for place, end in enumerate(ends) if place != best]
    return best if not behind or exceeds(ends[best], max(behind)) else None
