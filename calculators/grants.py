"""Equity grants: shares, options, a part of the company, and the new grants of later years."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Self

from calculators.money import HUNDRED, ONE, ZERO, precise
from calculators.refusal import CEILING, Refused, check_amount, check_number
from calculators.vesting import Vesting


@dataclass(frozen=True, slots=True)
class Rsu:
    """Shares promised for nothing: the total value of the whole grant on the day it is made (0 or more)."""

    value: Decimal
    vesting: Vesting

    def __post_init__(self) -> None:
        check_amount("value", self.value, "The value of a grant")

    @classmethod
    @precise
    def units(cls, number: Decimal, price: Decimal, vesting: Vesting) -> Self:
        """Build a grant from a number of shares and the price of one."""
        check_amount("units", number, "The number of shares")
        check_amount("price", price, "The price of one share")
        return cls(number * price, vesting)

    @property
    def today(self) -> Decimal:
        """What the whole grant is worth at today's price."""
        return self.value


@dataclass(frozen=True, slots=True)
class Options:
    """The right to buy `number` shares at `strike`; `price` is the fair value of one share today.

    `label` (ISO, NSO) changes no figure. The whole lot at today's price may be worth up to 10^15.
    """

    number: Decimal
    strike: Decimal
    price: Decimal
    vesting: Vesting
    label: str = ""

    def __post_init__(self) -> None:
        check_amount("number", self.number, "The number of options")
        check_amount("strike", self.strike, "The strike price")
        check_amount("price", self.price, "The value of one share")
        if self.number * self.price > CEILING:
            raise Refused(
                "number", "These options are worth more than any company. Check the number and the price."
            )

    @property
    @precise
    def spread(self) -> Decimal:
        """What one option is worth today: price less strike, never below 0."""
        return max(ZERO, self.price - self.strike)

    @property
    @precise
    def today(self) -> Decimal:
        """What the whole grant is worth at today's spread."""
        return self.number * self.spread


@dataclass(frozen=True, slots=True)
class Ownership:
    """A percentage of the company (0.3 is 0.3 %), fully diluted, with the dilution expected of later rounds.

    `percent` is 0 to 100; each dilution is a share from 0 to below 1.
    """

    percent: Decimal
    company_value: Decimal
    vesting: Vesting
    dilution: tuple[Decimal, ...] = field(default=(), kw_only=True)

    def __post_init__(self) -> None:
        check_percent("percent", self.percent)
        check_amount("company_value", self.company_value, "The value of the company")
        check_dilution("dilution", self.dilution)

    @property
    @precise
    def worth_of_all(self) -> Decimal:
        """What 100 % of today's shares will still own, in today's money: company value * Π(1 - dilution)."""
        return self.company_value * kept(self.dilution)

    @property
    @precise
    def today(self) -> Decimal:
        """What the percentage is worth after the expected dilution, at today's company value."""
        return self.percent / HUNDRED * self.worth_of_all


Grant = Rsu | Options | Ownership


@dataclass(frozen=True, slots=True)
class Refreshers:
    """A new grant of `value` at months 12, 24, … of the employment, each vesting by its own schedule."""

    value: Decimal
    vesting: Vesting = field(default_factory=Vesting.of_refreshers)

    def __post_init__(self) -> None:
        check_amount("refreshers.value", self.value, "The value of a yearly refresher")


def kept(dilution: tuple[Decimal, ...]) -> Decimal:
    """Return what rounds of dilution leave of a stake: Π(1 - dilution)."""
    left = ONE
    for part in dilution:
        left *= ONE - part
    return left


def check_percent(name: str, value: object) -> None:
    """Refuse a percentage of a company outside 0…100."""
    if not ZERO <= check_number(name, value, "The percentage of the company") <= HUNDRED:
        raise Refused(name, "A part of a company lies between 0 and 100 %. Write 0.3 for 0.3 %.")


def check_dilution(name: str, rounds: tuple[Decimal, ...]) -> None:
    """Refuse a round that dilutes by less than nothing, or by everything."""
    for part in rounds:
        if not ZERO <= check_number(name, part, "The dilution of a round") < ONE:
            raise Refused(name, "The dilution of a round is a share from 0 to below 1. Write 0.2 for 20 %.")
