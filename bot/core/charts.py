"""What a chart shows, as plain values; drawing is done at the edge."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class ChartKind(StrEnum):
    """The three pictures of the product."""

    YEARS = "years"
    COMPARISON = "comparison"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class Series:
    """Named values in the order of the chart's `ticks`, in the chart's currency."""

    name: str
    values: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture: `title` states the finding; `series` are stacked parts, offers, or one curve.

    `ticks` label the places along the horizontal axis (years or months); `bars` are a second panel
    with a value an offer and year, where there is one.
    """

    kind: ChartKind
    title: str
    currency: str
    ticks: tuple[str, ...]
    series: tuple[Series, ...]
    bars: tuple[Series, ...] = ()
    note: str = ""


def series(name: str, values: Sequence[Decimal]) -> Series:
    """A series of any sequence of values."""
    return Series(name, tuple(values))
