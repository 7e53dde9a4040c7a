"""Letters: which fonts there are, which characters they have, and how wide a text becomes."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font
from matplotlib.ft2font import FT2Font, LoadFlags

from bot.charts.names import STAND_INS, legible, numbered, single_spaced
from bot.core.charts import Chart, Series

_FIRST = "DejaVu Sans"
"""Comes with matplotlib: Latin, Greek, Cyrillic, Armenian, Georgian, Arabic, Hebrew."""

_MORE = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans CJK KR",
    "Noto Sans SC",
    "WenQuanYi Zen Hei",
    "PingFang SC",
    "Hiragino Sans",
    "Apple SD Gothic Neo",
    "Microsoft YaHei",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Tamil",
    "Noto Sans Thai",
    "Arial Unicode MS",
)
"""Fonts that fill in further scripts where the machine has them."""

_MEASURED = 100.0
"""Size of the letters that are measured, in points."""

_LONGEST = 160
_LONGEST_TITLE = 600
"""Characters that are looked at: more never fit."""


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """The fonts that are asked for a character, in this order."""
    installed = {entry.name for entry in fontManager.ttflist}
    return (_FIRST, *(name for name in _MORE if name in installed))


@lru_cache(maxsize=64)
def font(size: float, *, bold: bool = False) -> FontProperties:
    """The letters of a size in points. Never change what comes back: it is shared."""
    return FontProperties(family=list(families()), size=size, weight="bold" if bold else "normal")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How many points a line of text takes: its letters side by side, without the little that kerning saves."""
    return size * sum(_advance(char, bold=bold) for char in text)


@lru_cache(maxsize=4096)
def _advance(char: str, *, bold: bool) -> float:
    """How far a character moves on, in sizes of its letters."""
    for name in families():
        if _has(name, char, bold=bold):
            letters = _letters(name, bold=bold)
            letters.set_size(_MEASURED, 72)
            return letters.load_char(ord(char), LoadFlags.NO_HINTING).linearHoriAdvance / 65536 / _MEASURED
    return 1.0


def drawable(text: str) -> str:
    """The text without what no font here has: an emoji goes, and so does a script without a font."""
    return single_spaced("".join(char for char in legible(text) if _has_glyph(char)))


@lru_cache(maxsize=4096)
def _has_glyph(char: str) -> bool:
    """Whether a character can be drawn, light and bold."""
    return all(any(_has(name, char, bold=bold) for name in families()) for bold in (False, True))


def _letters(name: str, *, bold: bool) -> FT2Font:
    return get_font(findfont(FontProperties(family=[name], weight="bold" if bold else "normal")))


def _has(name: str, char: str, *, bold: bool) -> bool:
    return _letters(name, bold=bold).get_char_index(ord(char)) != 0


def lettered(chart: Chart) -> Chart:
    """The chart with texts that can be drawn.

    A name of which no letter and no digit is left becomes `Offer 2`, after its place, in the title as well.
    """
    stand_in = STAND_INS[chart.kind]
    names = _names([line.name for line in chart.series], stand_in)
    told = dict(zip((legible(line.name) for line in chart.series), names, strict=True))
    title, note = legible(chart.title), legible(chart.note)
    for raw, name in sorted(told.items(), key=lambda pair: -len(pair[0])):
        if raw and raw != name:
            title, note = title.replace(raw, name), note.replace(raw, name)
    return replace(
        chart,
        title=drawable(title[:_LONGEST_TITLE]),
        note=drawable(note[:_LONGEST_TITLE]),
        currency=drawable(chart.currency[:_LONGEST]),
        ticks=tuple(drawable(tick[:_LONGEST]) for tick in chart.ticks),
        series=tuple(Series(name, line.values) for name, line in zip(names, chart.series, strict=True)),
        bars=_bars(chart, names),
    )


def _bars(chart: Chart, names: Sequence[str]) -> tuple[Series, ...]:
    """The bars under the names that their offers have got; those of no offer keep what can be drawn of theirs."""
    if [line.name for line in chart.bars] == [line.name for line in chart.series]:
        return tuple(Series(name, line.values) for name, line in zip(names, chart.bars, strict=True))
    known = {line.name: name for line, name in zip(chart.series, names, strict=True)}
    stand_in = STAND_INS[chart.kind]
    return tuple(
        Series(known.get(line.name) or _name(line.name, f"{stand_in} {place}"), line.values)
        for place, line in enumerate(chart.bars, 1)
    )


def _names(raw: Sequence[str], stand_in: str) -> tuple[str, ...]:
    return numbered([_name(text, f"{stand_in} {place}") for place, text in enumerate(raw, 1)])


def _name(text: str, stand_in: str) -> str:
    name = drawable(text[:_LONGEST])
    whole = name == legible(text[:_LONGEST])
    return name if name and (whole or any(char.isalnum() for char in name)) else stand_in
