"""What an answer to a dialogue's question can be: an amount, a percentage, nothing, or "I don't know"."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from bot.core.reading.answer_words import FILLERS, NONE_PHRASES, UNKNOWN_PHRASES
from bot.core.reading.characters import plain
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
RATE_WORDS = {
    Per.MONTH: "a month",
    Per.WEEK: "a week",
    Per.FORTNIGHT: "every two weeks",
    Per.DAY: "a day",
    Per.HOUR: "an hour",
    Per.QUARTER: "a quarter",
    Per.HALF_MONTH: "twice a month",
    Per.HALF_YEAR: "every half-year",
    Per.YEAR: "a year",
}
"""How each rate is said behind an amount."""

_NOT_KNOWN = re.compile(
    r"(?:(?:sorry|well|hm+|honestly|um|uh|i|we|have|really|yet|still|i'm|am)[ ,]+)*"
    r"(?:(?:no (?:idea|clue|info)|not sure|unsure|don't know|dont know|do not know|dunno|idk|can't say|unclear)\b[^?\d]{0,60}\b"
    r"(?:what|how|which|about|of|whether|if|when|where|yet)\b[^?\d]{0,60}"
    r"|nothing (?:in writing|said|agreed|fixed|written|known|decided|official)[^?\d]{0,60})"
)
"""Not knowing, with what it is that is not known."""


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
    """Say whether the whole message means that the person does not know: "idk", "no idea what it's valued at"."""
    return (
        is_one_of(text, UNKNOWN_PHRASES, FILLERS)
        or _NOT_KNOWN.fullmatch(plain(text).strip(" .!")) is not None
    )
