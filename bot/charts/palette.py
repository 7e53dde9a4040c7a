"""Colours that colour-blind people tell apart (Okabe and Ito, 2008), and a pattern with each for whoever sees none."""

from collections.abc import Sequence
from dataclasses import dataclass

PAPER = "#FFFFFF"
INK = "#1A1A1A"
FADED = "#555555"
GRID = "#E2E2E2"
AXIS = "#7A7A7A"
ALARM = "#D55E00"
CURVE = "#0072B2"

Dash = tuple[int, tuple[float, ...]]

_BLUE, _SKY, _ORANGE, _GREEN = "#0072B2", "#56B4E9", "#E69F00", "#009E73"
_VERMILLION, _PURPLE, _YELLOW, _GREY, _BLACK = "#D55E00", "#CC79A7", "#F0E442", "#999999", "#000000"

_SOLID: Dash = (0, ())


@dataclass(frozen=True, slots=True)
class Look:
    """How a part or an offer is drawn: `hatch` and `dash` alone tell it apart where colour doesn't."""

    colour: str
    pattern: str
    """Colour of the hatch."""
    hatch: str
    dash: Dash = _SOLID
    marker: str = "o"


PARTS = (
    Look(_BLUE, _BLUE, ""),
    Look(_SKY, "#23658C", "//"),
    Look(_ORANGE, "#8F6200", ".."),
    Look(_GREEN, PAPER, "xx"),
    Look(_VERMILLION, PAPER, "--"),
    Look(_PURPLE, "#77405E", "\\\\"),
    Look(_YELLOW, "#8A8200", "||"),
    Look(_GREY, "#444444", "++"),
)

OFFERS = (
    Look(_BLUE, _BLUE, "", _SOLID, "o"),
    Look(_VERMILLION, PAPER, "//", (0, (4, 1.2)), "s"),
    Look(_GREEN, PAPER, "..", (0, (1.6, 0.8)), "^"),
    Look(_ORANGE, "#8F6200", "xx", (0, (5, 1, 1.2, 1)), "D"),
    Look(_PURPLE, "#77405E", "--", (0, (3, 0.9, 0.9, 0.9, 0.9, 0.9)), "v"),
    Look(_SKY, "#23658C", "\\\\", (0, (8, 1.5)), "P"),
    Look(_BLACK, PAPER, "||", (0, (0.9, 0.9)), "X"),
    Look(_GREY, "#444444", "++", (0, (2.5, 0.8, 0.8, 0.8)), "*"),
)


_USUAL = ("base", "bonus", "stock", "one-time", "contingent", "retirement", "benefits")
"""Parts that look the same in every chart, whichever others it has."""


def part_places(names: Sequence[str]) -> tuple[int, ...]:
    """The place in the palette of each part: the usual ones have theirs, others take what is free."""
    free = [place for place in range(len(PARTS)) if place >= len(_USUAL) or _USUAL[place] not in names]
    others = [name for name in names if name not in _USUAL]
    return tuple(
        _USUAL.index(name) if name in _USUAL else free[others.index(name) % len(free)] for name in names
    )


def offer_look(place: int) -> Look:
    """The look of the offer at a place in the list: after the eighth the colours come again with other patterns."""
    look = OFFERS[place % len(OFFERS)]
    if place < len(OFFERS):
        return look
    other = OFFERS[(place + place // len(OFFERS) * 3) % len(OFFERS)]
    pattern = PAPER if look.pattern == look.colour else look.pattern
    return Look(look.colour, pattern, other.hatch or "oo", other.dash, other.marker)
