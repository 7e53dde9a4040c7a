"""What an answer to a dialogue's question can be: an amount, a percentage, nothing, or "I don't know"."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from bot.core.reading.answer_words import FILLERS, NONE_PHRASES, UNKNOWN_PHRASES
from bot.core.reading.units import Per
from bot.core.reading.whole_message import is_one_of

PAYMENTS_A_YEAR = {
    Per.YEAR: Decimal(1),
    Per.HALF_YEAR: Decimal(2),
    Per.QUARTER: Decimal(4),
    Per.MONTH: Decimal(12),
    Per.HALF_MONTH: Decimal(24),
    Per.FORTNIGHT: Decimal(26),
    Per.WEEK: Decimal(52),
    Per.DAY: Decimal(260),
    Per.HOUR: Decimal(2080),
}
"""How often something is paid in a year: 52 weeks of 5 days of 8 hours."""


class Unknown(Enum):
    """The answer "I don't know"."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as answered; `thousands` says that a bare "150" was taken for 150 thousand."""

    amount: Decimal
    currency: str | None = None
    per: Per | None = None
    times: Decimal | None = None
    """Payments a year where they were stated: "9,500 x 13"."""
    upper: Decimal | None = None
    thousands: bool = False

    @property
    def yearly(self) -> Decimal:
        """The amount of a year."""
        if self.times is not None:
            return self.amount * self.times
        return self.amount * PAYMENTS_A_YEAR[self.per] if self.per else self.amount


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage as answered: `percent` 15 is 15 %."""

    percent: Decimal
    upper: Decimal | None = None


def read_nothing(text: str, about: Collection[str] = ()) -> bool:
    """Say whether the whole message means none: "none", "no", "zero", "no bonus" with ``about`` holding "bonus"."""
    return is_one_of(text, NONE_PHRASES, FILLERS | set(about))


def read_unknown(text: str) -> bool:
    """Say whether the whole message means that the person does not know."""
    return is_one_of(text, UNKNOWN_PHRASES, FILLERS)
