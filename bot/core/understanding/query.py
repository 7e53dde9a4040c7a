"""A question about the tables: roles x measures x operation, read from what a message mentions."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from knowledge.benchmarks import Level, Measure


class Ask(StrEnum):
    """What is asked of the tables."""

    LOOK_UP = "look up"
    COMPARE = "compare"
    DIFFERENCE = "difference"
    PARTS = "parts"
    RATIO = "ratio"
    SHARE = "share"
    EXTREME = "extreme"
    RANK = "rank"
    AVERAGE = "average"
    WHICH_ROLE = "which role"
    STANDING = "standing"
    PERCENT_OF = "percent of"
    CHANGE = "change"
    STAKE = "stake"
    SIGN_ON = "sign-on"
    ELSEWHERE = "elsewhere"
    PRICE_RANK = "price rank"
    CONVERT = "convert"
    VEST = "vest"


WEAK_LEFTOVER = 0.35
"""Unread words beside `get` or `make` may weigh this much before something else than pay is meant."""

TELLING = {
    "compare",
    "difference",
    "ratio",
    "highest",
    "lowest",
    "second",
    "rank",
    "which_role",
    "standing",
    "rest",
    "monthly",
    "elsewhere",
}

PERIODS = {"quarterly": 4, "monthly": 12, "weekly": 52, "biweekly": 26, "daily": 260, "hourly": 2080}
"""How many of each fit into a working year: 52 weeks of 5 days of 8 hours."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was read. Amounts are in `currency`, or `counted` (shares, options); `rank` counts from 1 at the top, negative from the bottom.

    `into` is the currency that they are asked for in; `earned_in` is for each amount the place it is said of; `level`
    and `percentile` concern advertised pay.
    """

    roles: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    asks: Ask | None = None
    pay: bool = False
    weak_pay: bool = False
    operations: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    other_roles: tuple[str, ...] = ()
    ambiguous: int | None = None
    amounts: tuple[Decimal, ...] = ()
    earned_in: tuple[str | None, ...] = ()
    currency: str = "USD"
    into: str | None = None
    counted: str | None = None
    percents: tuple[Decimal, ...] = ()
    years: tuple[int, ...] = ()
    level: Level = Level.ALL
    percentile: str | None = None
    company: bool = False
    period: str | None = None
    rank: int = 1
    foreign: tuple[str, ...] = ()
    leftover: float = 0.0
    unread: tuple[str, ...] = ()

    @property
    def strength(self) -> int:
        """How many different kinds of thing the message names: the more, the less a stray word matters."""
        named = (
            self.roles, self.measures or self.pay, self.amounts, self.percents, self.operations & TELLING, self.places,
            self.company, self.percentile,
        )  # fmt: skip
        return sum(1 for kind in named if kind)

    @property
    def asks_pay(self) -> bool:
        """Whether pay or a part of it is named, or the message is nothing but a role."""
        if self.measures or self.pay or self.asks is not Ask.LOOK_UP or self.ambiguous is not None:
            return True
        if self.percentile and self.other_roles:
            return True
        return self.leftover <= (WEAK_LEFTOVER if self.weak_pay else 0.0)

    @property
    def names_role(self) -> bool:
        """Whether a job is mentioned, one of the guide's or another."""
        return bool(self.roles or self.other_roles or self.foreign or self.ambiguous is not None)

    @property
    def names_something(self) -> bool:
        """Whether anything of the tables is mentioned at all."""
        return bool(self.roles or self.measures or self.other_roles or self.ambiguous is not None)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The quantities of a message, by kind; years are plain numbers from 1990 to 2100."""

    amounts: tuple[Decimal, ...] = ()
    currency: str = "USD"
    percents: tuple[Decimal, ...] = ()
    years: tuple[int, ...] = ()
    falls: bool = False
    """A percentage was written with a minus."""
    counted: str | None = None
    """What a number is of that is no money: `10 million shares`."""
    at: tuple[int, ...] = ()
    """The word of the message at which each amount begins."""
