"""Names in a chart: cleaned, cut to the room there is, and still told apart."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from bot.core.charts import ChartKind

ELLIPSIS = "…"
GAP = "\u00a0"
_JOINERS = "\u200c\u200d"
"""Zero-width joiners shape words in Persian and Indic scripts: the only invisible characters that are kept."""

STAND_INS = {ChartKind.YEARS: "Part", ChartKind.COMPARISON: "Offer", ChartKind.LEAVING: "Line"}
"""What a series is called that has no name that can be shown, before its number."""

_MONTH = re.compile(r"\b(month|year) (?=\d)", re.IGNORECASE)

Measure = Callable[[str], float]
"""How wide a text is, in the unit of the room that it is given."""


def legible(text: str) -> str:
    """The text in one line, without control characters, direction marks and broken code points."""
    return single_spaced("".join(_shown(char) for char in unicodedata.normalize("NFC", text)))


def single_spaced(text: str) -> str:
    """The text with one space where there are several, and none around it; GAP stays."""
    return " ".join(piece for piece in text.split(" ") if piece).strip()


def glued(text: str) -> str:
    """The text with `28 %`, `month 21` and `year 3` kept in one line each."""
    return _MONTH.sub(rf"\1{GAP}", text.replace(" %", f"{GAP}%"))


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if category in {"Cc", "Zl", "Zp", "Zs"}:
        return char if char == GAP else " "
    return char if category[0] != "C" or char in _JOINERS else ""


def shortened(text: str, room: float, measure: Measure) -> str:
    """The text, or as much of its beginning as fits together with `…`."""
    if measure(text) <= room:
        return text
    length = len(text)
    while length > 1 and measure(_head(text, length) + ELLIPSIS) > room:
        length -= 1
    return _head(text, length) + ELLIPSIS


def _head(text: str, length: int) -> str:
    """The beginning of a text, not cut between a letter and its accent."""
    while 0 < length < len(text) and unicodedata.combining(text[length]):
        length -= 1
    return text[:length].rstrip()


def _both_ends(text: str, room: float, measure: Measure) -> str:
    """The beginning and the end of a text around `…`."""
    for kept in range(len(text) - 1, 1, -1):
        cut = text[: kept - kept // 2].rstrip() + ELLIPSIS + text[len(text) - kept // 2 :].lstrip()
        if measure(cut) <= room:
            return cut
    return ELLIPSIS


def fitted(names: Sequence[str], room: float, measure: Measure) -> tuple[str, ...]:
    """Names cut to `room`; those that would look alike keep their ends as well."""
    cut = [shortened(name, room, measure) for name in names]
    return tuple(
        _both_ends(name, room, measure) if cut.count(short) > 1 and short != name else short
        for name, short in zip(names, cut, strict=True)
    )


def numbered(names: Sequence[str]) -> tuple[str, ...]:
    """Equal names get a number: `Seattle`, `Seattle (2)`."""
    seen: dict[str, int] = {}
    told = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        told.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(told)


def wrapped(text: str, room: float, measure: Measure, most: int) -> tuple[str, ...]:
    """The text in at most `most` lines; words longer than a line are cut, what is left over becomes `…`."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text, room, measure):
        joined = f"{line} {word}" if line else word
        if line and measure(joined) > room:
            lines.append(line)
            line = word
        else:
            line = joined
    lines += [line] if line else []
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), room, measure))


def balanced(text: str, room: float, measure: Measure, most: int) -> tuple[str, ...]:
    """The text wrapped to lines of about the same length, so that no word stands alone."""
    lines = wrapped(text, room, measure, most)
    if not 1 < len(lines) < most:
        return lines
    narrow = room
    while narrow > room / 2:
        narrow -= room / 40
        tighter = wrapped(text, narrow, measure, most)
        if len(tighter) > len(lines):
            break
        lines = tighter
    return lines


def _pieces(text: str, room: float, measure: Measure) -> list[str]:
    pieces: list[str] = []
    for word in text.split(" "):
        rest = word
        while len(rest) > 1 and measure(rest) > room:
            fits = next(
                length
                for length in range(len(rest) - 1, 0, -1)
                if length == 1 or measure(rest[:length]) <= room
            )
            pieces.append(rest[:fits])
            rest = rest[fits:]
        pieces.append(rest)
    return pieces
