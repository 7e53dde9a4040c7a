"""One quantity of a text: an amount, a percentage, a length of time or a plain number."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.core.reading.units import MONTHS_OF, Per

_MILLION = Decimal(10**6)


class Measure(StrEnum):
    """What a quantity measures."""

    AMOUNT = "amount"
    PERCENT = "percent"
    DURATION = "duration"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a text, at ``start`` to ``end`` of it, which are the tokens ``first`` to ``behind``.

    ``value`` is in currency units, percent points (15 is 15 %), months, or as it stands; of a range ("200-220k") it
    is the lower end and ``upper`` the upper one. What was written with a minus is negative.
    """

    measure: Measure
    value: Decimal
    start: int
    end: int
    first: int
    behind: int
    upper: Decimal | None = None
    currency: str | None = None
    scaled: bool = False
    """A scale was written: k, thousand, million, lakh."""
    grouped: bool = False
    """Written in groups of thousands: 280,000."""
    per: Per | None = None
    spelled: bool = False
    """Written in words."""
    maybe_months: bool = False
    """An amount written with a bare m ("18m"), which may mean months."""
    unit: Per | None = None
    """Of a length of time: the unit it was written in. Weeks, days and hours are not turned into months."""

    @property
    def months(self) -> Decimal | None:
        """The length in months, where this is or may be one."""
        if self.measure is Measure.DURATION:
            return self.value if self.unit in MONTHS_OF else None
        return self.value / _MILLION if self.maybe_months else None

    @property
    def is_year_number(self) -> bool:
        """Whether this looks like a calendar year: four bare digits from 1950 to 2059."""
        bare = self.measure is Measure.NUMBER and not self.grouped and not self.spelled
        return bare and 1950 <= self.value < 2060 and self.value % 1 == 0
