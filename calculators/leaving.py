"""What somebody keeps who leaves early."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from calculators.money import ZERO, clean, precise
from calculators.offer import Offer, SignOn
from calculators.payments import PARTS, Part, streams, timeline
from calculators.refusal import check_whole

LATEST = 120
"""Months; as far as a vesting schedule may reach."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """The balance of somebody who leaves at the end of a month.

    `parts` are what was received up to then by kind, `vested` of it in equity and `cash` the rest (salary and
    benefits for the months worked, bonus and contingent payments for completed years only); `owed_back` of the
    sign-on goes back. `total` is cash + vested - owed back.
    """

    month: int
    parts: tuple[tuple[Part, Decimal], ...]
    cash: Decimal
    vested: Decimal
    owed_back: Decimal
    total: Decimal


@precise
def owed_back(sign_on: SignOn, month: int) -> Decimal:
    """Return what of the first instalment is owed by who leaves at the end of a month.

    Before month 1 nothing was paid, so nothing is owed.
    """
    if month < 1 or month >= sign_on.clawback_months:
        return ZERO
    if sign_on.clawback == "full":
        return sign_on.amount
    return sign_on.amount * (sign_on.clawback_months - month) / sign_on.clawback_months


@precise
def leaving_curve(offer: Offer, last_month: int | None = None) -> tuple[Leaving, ...]:
    """Return the balance for leaving at the end of each month from 0 to `last_month` (default: the horizon)."""
    last = 12 * offer.assumptions.horizon_years if last_month is None else last_month
    check_whole("month", last, "The month of leaving", 0, LATEST)
    return leaving_at(offer, range(last + 1))


@precise
def leaving_at(offer: Offer, months: Sequence[int]) -> tuple[Leaving, ...]:
    """Return the balances for leaving at the end of some months, each 0 to 120; they may lie beyond the horizon."""
    for month in months:
        check_whole("month", month, "The month of leaving", 0, LATEST)
    last = max(months, default=0)
    monthly = timeline(offer, last, streams(offer, last))
    received = {part: list(accumulate(monthly.part(part), initial=ZERO)) for part in PARTS}
    return tuple(
        _balance(offer, month, {part: column[month] for part, column in received.items()}) for month in months
    )


def leaving_parts(offer: Offer, month: int) -> Leaving:
    """Return the balance for leaving at the end of a month, 0 to 120; it may lie beyond the horizon."""
    return leaving_at(offer, (month,))[0]


def leaving(offer: Offer, month: int) -> Decimal:
    """Return what is kept by who leaves at the end of a month, 0 to 120."""
    return leaving_parts(offer, month).total


def _balance(offer: Offer, month: int, received: dict[Part, Decimal]) -> Leaving:
    cash = sum((amount for part, amount in received.items() if part != "equity"), ZERO)
    vested = received["equity"]
    owed = owed_back(offer.sign_on, month)
    parts = tuple((part, clean(amount)) for part, amount in received.items())
    return Leaving(month, parts, clean(cash), clean(vested), clean(owed), clean(cash + vested - owed))
