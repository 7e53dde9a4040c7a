"""An offer and its assumptions, refused where they cannot be right."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.grants import Grant, Refreshers
from calculators.money import HUNDRED, ONE, ZERO, grouped, percent, precise, short
from calculators.refusal import (
    Refused,
    check_amount,
    check_between,
    check_currency,
    check_either,
    check_number,
    check_share,
    check_whole,
)

LOWEST_BASE = Decimal(1000)
HIGHEST_BASE = Decimal(50_000_000)
HIGHEST_BONUS = Decimal(3)
LONGEST_HORIZON = 10

SMALL_UNITS = frozenset({"CLP", "COP", "HUF", "IDR", "ISK", "JPY", "KRW", "NGN", "PKR", "VND"})
"""Currencies whose unit is worth about a US cent or less: 50 million a year is ordinary pay in some of them."""


@dataclass(frozen=True, slots=True)
class Bonus:
    """The yearly target bonus: a share of base (0 to 3) or an amount, and the share of target expected (0…1)."""

    share: Decimal | None = None
    amount: Decimal | None = None
    payout: Decimal = ONE

    def __post_init__(self) -> None:
        check_either("bonus", "bonus", self.share, self.amount)
        check_share("bonus.payout", self.payout, "The expected payout of the bonus")
        if self.amount is not None:
            check_amount("bonus.amount", self.amount, "A bonus")
        if self.share is None:
            return
        if check_number("bonus.share", self.share, "A bonus share") < ZERO:
            raise Refused(
                "bonus.share", "A bonus cannot be negative. Write 0.2 for 20 %, or 0 if there is none."
            )
        if self.share > HIGHEST_BONUS:
            raise Refused("bonus.share", _too_much_bonus(self.share))

    @precise
    def target(self, base: Decimal) -> Decimal:
        """Return the bonus at target for a year's base, before the payout."""
        return self.share * base if self.share is not None else self.amount or ZERO


@dataclass(frozen=True, slots=True)
class SignOn:
    """One-time cash: `amount` in month 1, `second` in month 13.

    Who leaves before `clawback_months` (0 to 120) owes the first instalment back, all of it (`full`) or in
    proportion to the months missing (`prorated`).
    """

    amount: Decimal = ZERO
    second: Decimal = ZERO
    clawback_months: int = 12
    clawback: str = "prorated"

    def __post_init__(self) -> None:
        check_amount("sign_on.amount", self.amount, "A sign-on")
        check_amount("sign_on.second", self.second, "The second instalment of a sign-on")
        check_whole("sign_on.clawback_months", self.clawback_months, "The clawback in months", 0, 120)
        if self.clawback not in {"prorated", "full"}:
            raise Refused("sign_on.clawback", f"A clawback is 'prorated' or 'full', not {self.clawback!r}.")


@dataclass(frozen=True, slots=True)
class Contingent:
    """A yearly payment that may not come, with its probability (0…1)."""

    name: str
    amount: Decimal
    probability: Decimal

    def __post_init__(self) -> None:
        check_amount("amount", self.amount, "A contingent payment")
        check_share("probability", self.probability, "A probability")


@dataclass(frozen=True, slots=True)
class Retirement:
    """What the employer pays in a year: a share of base (0…1), or an amount."""

    share: Decimal | None = None
    amount: Decimal | None = None

    def __post_init__(self) -> None:
        check_either("retirement", "retirement contribution", self.share, self.amount)
        if self.share is not None:
            check_share("retirement.share", self.share, "The retirement contribution")
        if self.amount is not None:
            check_amount("retirement.amount", self.amount, "The retirement contribution")

    @precise
    def yearly(self, base: Decimal) -> Decimal:
        """Return the contribution for a year's base."""
        return self.share * base if self.share is not None else self.amount or ZERO


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What a valuation takes for granted; every one of them is shown and can be changed.

    `horizon_years` 1 to 10. Yearly rates: `raise_` on base -50 % to 100 %, `growth` of the share price -100 % to
    300 %. Shares 0…1: `equity_discount` (paper equity not counted) and `discount_rate` (for present value).
    """

    horizon_years: int = 4
    raise_: Decimal = ZERO
    growth: Decimal = ZERO
    equity_discount: Decimal = ZERO
    discount_rate: Decimal = ZERO

    def __post_init__(self) -> None:
        check_whole(
            "assumptions.horizon_years", self.horizon_years, "The horizon in years", 1, LONGEST_HORIZON
        )
        check_between("assumptions.raise", self.raise_, "A raise", Decimal("-0.5"), ONE)
        check_between("assumptions.growth", self.growth, "Growth of the share price", -ONE, Decimal(3))
        check_share("assumptions.equity_discount", self.equity_discount, "The equity discount")
        check_share("assumptions.discount_rate", self.discount_rate, "The discount rate")


NO_BONUS = Bonus()
NO_SIGN_ON = SignOn()
NO_RETIREMENT = Retirement()
USUAL = Assumptions()


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer of employment; amounts a year unless they are one-time, all in `currency` (ISO 4217).

    `location` and `role` are free text from which nothing is calculated. Raises `Refused` for what cannot be
    right, such as a base under 1,000 or over 50 million a year or a bonus above 300 % of base.
    """

    name: str
    currency: str
    base: Decimal
    bonus: Bonus = NO_BONUS
    sign_on: SignOn = NO_SIGN_ON
    relocation: Decimal = ZERO
    contingent: tuple[Contingent, ...] = ()
    retirement: Retirement = NO_RETIREMENT
    benefits: Decimal = ZERO
    grants: tuple[Grant, ...] = ()
    refreshers: Refreshers | None = None
    assumptions: Assumptions = USUAL
    location: str = ""
    role: str = ""

    def __post_init__(self) -> None:
        check_currency("currency", self.currency)
        _check_base(self.base, self.currency)
        check_amount("relocation", self.relocation, "A relocation payment")
        check_amount("benefits", self.benefits, "The value of benefits")
        amount = self.bonus.amount
        if amount is not None and amount > HIGHEST_BONUS * self.base:
            raise Refused("bonus.amount", _too_much_bonus(amount / self.base))

    @precise
    def base_in(self, year: int) -> Decimal:
        """Return the base of a year (1, 2, …): base * (1 + raise)^(year - 1)."""
        rise = self.assumptions.raise_
        return self.base * (ONE + rise) ** (year - 1) if rise else self.base


@precise
def _check_base(value: object, currency: str) -> None:
    base = check_number("base", value, "The base")
    highest = HIGHEST_BASE * 1000 if currency in SMALL_UNITS else HIGHEST_BASE
    if base <= ZERO:
        raise Refused("base", "The base has to be above 0. Write the fixed pay for a year, for example 280k.")
    if LOWEST_BASE <= base <= highest:
        return
    bound = f"under {grouped(LOWEST_BASE)}" if base < LOWEST_BASE else f"over {short(highest)}"
    guess = base * 1000 if base < LOWEST_BASE else base / 1000
    meant = short(guess) if Decimal(10_000) <= guess <= highest else "280k"
    raise Refused("base", f"A base of {grouped(base)} a year is {bound}. Did you mean {meant}?")


@precise
def _too_much_bonus(share: Decimal) -> str:
    said = f"A bonus of {percent(share)} of base is above 300 %."
    if HIGHEST_BONUS < share <= HUNDRED:
        return f"{said} Did you mean {percent(share / HUNDRED)}? Write {(share / HUNDRED).normalize():.4g}."
    return f"{said} Write the bonus of one year, for example 20 %."
