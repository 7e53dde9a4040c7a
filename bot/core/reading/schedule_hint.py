"""One hint at a vesting schedule inside a text."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from bot.core.reading.schedule import Schedule


class Sort(StrEnum):
    """What a hint tells."""

    LENGTH = "length"
    CADENCE = "cadence"
    CLIFF = "cliff"
    WEIGHTS = "weights"
    PORTION = "portion"
    REST = "rest"
    MOMENT = "moment"
    YEAR = "year"
    EACH = "each"
    USUAL = "usual"
    PRESET = "preset"


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint written by the tokens ``first`` to ``behind``.

    ``months`` counts months, of a YEAR hint the year, up to ``until`` of "years 2-4"; ``portion`` and ``weights`` are
    percentages of the grant.
    """

    sort: Sort
    first: int
    behind: int
    months: Fraction | None = None
    every: int | None = None
    portion: Fraction | None = None
    weights: tuple[Fraction, ...] = ()
    preset: Schedule | None = None
    until: int | None = None
