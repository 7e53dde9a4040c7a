"""Charts in letters, for a terminal: at most 72 columns, drawn with block characters."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.charts.amounts import compact, currency_words, heading_of
from bot.charts.months import break_even, leading, leap, marked_months, months_of
from bot.charts.names import GAP, STAND_INS, fitted, glued, legible, numbered, wrapped
from bot.charts.palette import part_places
from bot.charts.scale import Scale, scale_of
from bot.charts.soundness import check
from bot.core.charts import Chart, ChartKind, Series
from calculators.money import ZERO, exceeds

WIDTH = 72
_NAME = 16
_BAR, _CURVE = 44, 40
"""Cells of the longest bars."""
_FULL = "█"
_SHADES = "█▓▒░#+=·"
"""In the order of the palette."""

_SLIVER = "▏"
"""For an amount that is too small for a cell."""

_YEARS_ABREAST = 6


def text_chart(chart: Chart) -> str:
    """The chart as lines of text: the finding, what is measured, bars or a table, and the note.

    Raises `ValueError` for a chart that can't be shown, as `bot.charts.draw` does.
    """
    check(chart)
    shown = _named(chart)
    body = {ChartKind.YEARS: _years, ChartKind.COMPARISON: _comparison, ChartKind.LEAVING: _leaving}[
        chart.kind
    ]
    lines = [*wrapped(glued(legible(chart.title)), WIDTH, cells, 4), heading_of(shown), "", *body(shown)]
    note = wrapped(glued(legible(chart.note)), WIDTH, cells, 4)
    return "\n".join(line.rstrip() for line in [*lines, *(["", *note] if note else [])]).replace(GAP, " ")


def cells(text: str) -> int:
    """How many columns of a terminal a text takes: two for a letter of East Asia, none for a lone accent."""
    return sum(
        0
        if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}
        else 1 + _is_wide(char)
        for char in text
    )


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}


def _named(chart: Chart) -> Chart:
    """The chart with names that fit and differ."""
    stand_in = STAND_INS[chart.kind]

    def told(lines: Sequence[Series]) -> tuple[Series, ...]:
        names = [legible(line.name) or f"{stand_in} {place}" for place, line in enumerate(lines, 1)]
        cut = fitted(numbered(names), _NAME, cells)
        return tuple(Series(name, line.values) for name, line in zip(cut, lines, strict=True))

    ticks = tuple(legible(tick) for tick in chart.ticks)
    return replace(
        chart, series=told(chart.series), bars=told(chart.bars), ticks=ticks, currency=legible(chart.currency)
    )


def _years(chart: Chart) -> Iterator[str]:
    """A bar a year, in the shades of its parts, with the total; then what the shades mean."""
    shades = [_SHADES[place] for place in part_places([part.name for part in chart.series])]
    parts = [(shade, part) for shade, part in zip(shades, chart.series, strict=True) if any(part.values)]
    stacks = [[(shade, part.values[place]) for shade, part in parts] for place in range(len(chart.ticks))]
    ends = [sum((value for _, value in stack if value > 0), ZERO) for stack in stacks]
    depths = [sum((value for _, value in stack if value < 0), ZERO) for stack in stacks]
    scale = scale_of([*ends, *depths])
    ticks = fitted(chart.ticks, _NAME, cells)
    label = max(map(cells, ticks))
    for tick, stack in zip(ticks, stacks, strict=True):
        total = compact(sum((value for _, value in stack), ZERO))
        yield f"{_padded(tick, label)}  {strip(stack, scale, _BAR)}  {total}"
    if parts:
        yield ""
    line = ""
    for shade, part in parts:
        entry = f"{shade} {part.name}"
        if line and cells(line) + 3 + cells(entry) > WIDTH:
            yield line
            line = entry
        else:
            line = f"{line}   {entry}" if line else entry
    if line:
        yield line


def strip(stack: Sequence[tuple[str, Decimal]], scale: Scale, width: int) -> str:
    """A bar of `width` cells: stacked amounts, each in its shade, what is negative to the left of zero."""
    zero = round(scale.share(ZERO) * width)
    row = [" "] * width
    above = below = ZERO
    for shade, value in stack:
        start = above if value >= 0 else below
        end = start + value
        above, below = (end, below) if value >= 0 else (above, end)
        low, high = sorted((round(scale.share(start) * width), round(scale.share(end) * width)))
        row[low:high] = shade * (high - low)
    if any(value for _, value in stack) and not "".join(row).strip():
        row[min(zero, width - 1)] = _SLIVER
    return "".join(row)


def _comparison(chart: Chart) -> Iterator[str]:
    """A table of what was paid by some months, with a bar for the last; the break-even; a table of the years."""
    months = months_of(chart)
    wanted = marked_months(months[-1])
    marks = [place for place, month in enumerate(months) if month in wanted] or [len(months) - 1]
    heads = [
        f"month {months[place]}" if rank == 0 else str(months[place]) for rank, place in enumerate(marks)
    ]
    rows = [
        [compact(line.values[place]) + ("*" if _is_best(chart, line, place) else " ") for place in marks]
        for line in chart.series
    ]
    names = [line.name for line in chart.series]
    scale = scale_of(line.values[-1] for line in chart.series)
    table = list(_table(names, heads, rows))
    room = min(_BAR, WIDTH - max(map(cells, table)) - 2)
    yield table[0]
    for row, line in zip(table[1:], chart.series, strict=True):
        yield f"{row}  {strip([(_FULL, line.values[-1])], scale, room)}" if room >= 8 else row
    month, leader = break_even(chart), leading(chart)
    if month is not None and leader is not None:
        yield f"* ahead; from month {month} on {names[leader]}"
    elif len(names) > 1 and leader is not None:
        yield "* ahead"
    count = max((len(line.values) for line in chart.bars), default=0)
    if count:
        yield from ("", f"{currency_words(chart.currency)} in each year")
    for first in range(0, count, _YEARS_ABREAST):
        years = range(first, min(first + _YEARS_ABREAST, count))
        cut = [
            [compact(value) for value in line.values[first : first + _YEARS_ABREAST]] for line in chart.bars
        ]
        yield from _table([line.name for line in chart.bars], [f"year {year + 1}" for year in years], cut)


def _is_best(chart: Chart, line: Series, place: int) -> bool:
    others = [other.values[place] for other in chart.series if other is not line]
    return bool(others) and exceeds(line.values[place], max(others))


def _table(names: Sequence[str], heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Names to the left, figures to the right in columns."""
    label = max(map(cells, names))
    widths = [
        max(map(len, [head, *(row[at] for row in rows if at < len(row))])) for at, head in enumerate(heads)
    ]
    yield "  ".join([" " * label, *(head.rjust(width) for head, width in zip(heads, widths, strict=True))])
    for name, row in zip(names, rows, strict=True):
        yield "  ".join(
            [_padded(name, label), *(text.rjust(width) for text, width in zip(row, widths, strict=False))]
        )


def _leaving(chart: Chart) -> Iterator[str]:
    """A bar for some months, for the one in which least is kept where that is a loss, and for the great leap."""
    months = months_of(chart)
    curve = chart.series[0].values
    wanted = {*marked_months(months[-1], most=8, years_from=48), months[-1]}
    lowest = min(range(len(curve)), key=lambda place: curve[place])
    if curve[lowest] < 0:
        wanted.add(months[lowest])
    sprung = leap(chart)
    scale = scale_of(curve)
    label = len(str(months[-1]))
    for place, (month, value) in enumerate(zip(months, curve, strict=True)):
        if month in wanted or month == sprung:
            gain = f" (+{compact(value - curve[place - 1])})" if month == sprung else ""
            bar = strip([(_FULL, value)], scale, _CURVE)
            yield f"month {month:>{label}}  {bar}  {compact(value)}{gain}"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))
