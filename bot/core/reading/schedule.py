"""A vesting schedule as far as somebody has stated it."""

from dataclasses import dataclass
from fractions import Fraction

USUAL_MONTHS = 48
"""Assumed where an offer gives no length of vesting (design: 4 years, quarterly, 12-month cliff)."""
USUAL_CLIFF = 12


@dataclass(frozen=True, slots=True)
class Schedule:
    """A vesting schedule as far as a text states it; what is None was not said.

    Either even vesting (``months``, ``every`` 1, 3, 6 or 12 months, ``cliff_months``), or yearly ``weights`` in
    percent, or explicit ``tranches`` of (month, fraction).
    """

    months: int | None = None
    every: int | None = None
    cliff_months: int | None = None
    weights: tuple[Fraction, ...] = ()
    tranches: tuple[tuple[int, Fraction], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was said."""
        return self == Schedule()


USUAL = Schedule(months=USUAL_MONTHS, every=3, cliff_months=USUAL_CLIFF)
