"""Currencies: dated rates come in as arguments, and every converted figure can name its rate."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from calculators.grants import Grant, Options, Ownership, Rsu
from calculators.money import ONE, ZERO, precise
from calculators.offer import Offer
from calculators.refusal import Refused, check_currency, check_number


@dataclass(frozen=True, slots=True)
class Rate:
    """On the day `as_of`, one unit of `base` costs `rate` (> 0) units of `quote`."""

    base: str
    quote: str
    rate: Decimal
    as_of: date

    def __post_init__(self) -> None:
        check_currency("rate.base", self.base)
        check_currency("rate.quote", self.quote)
        if check_number("rate.rate", self.rate, "An exchange rate") <= ZERO:
            raise Refused("rate.rate", "An exchange rate has to be above 0. Write what one unit costs.")

    @property
    @precise
    def inverse(self) -> "Rate":
        """The same rate, read the other way."""
        return Rate(self.quote, self.base, ONE / self.rate, self.as_of)


@precise
def convert(amount: Decimal, rate: Rate) -> Decimal:
    """Return an amount of `rate.base` in `rate.quote`."""
    return amount * rate.rate


def rate_between(source: str, target: str, rates: Iterable[Rate]) -> Rate:
    """Return the rate from one currency to another, read backwards if need be; refused where none is given."""
    listed = list(rates)
    for rate in [*listed, *(rate.inverse for rate in listed)]:
        if (rate.base, rate.quote) == (source, target):
            return rate
    raise Refused(
        "currency", f"One offer is in {source}, another in {target}. Give both in one currency, or the rate."
    )


@precise
def convert_offer(offer: Offer, rate: Rate) -> Offer:
    """Return an offer with every amount in `rate.quote`; shares, percentages and assumptions stay as they are."""
    if offer.currency != rate.base:
        raise Refused("currency", f"The offer is in {offer.currency}, the rate converts {rate.base}.")
    times = rate.rate

    def changed(amount: Decimal | None) -> Decimal | None:
        return None if amount is None else amount * times

    return replace(
        offer,
        currency=rate.quote,
        base=offer.base * times,
        bonus=replace(offer.bonus, amount=changed(offer.bonus.amount)),
        sign_on=replace(
            offer.sign_on, amount=offer.sign_on.amount * times, second=offer.sign_on.second * times
        ),
        relocation=offer.relocation * times,
        contingent=tuple(replace(part, amount=part.amount * times) for part in offer.contingent),
        retirement=replace(offer.retirement, amount=changed(offer.retirement.amount)),
        benefits=offer.benefits * times,
        grants=tuple(repriced(grant, times) for grant in offer.grants),
        refreshers=replace(offer.refreshers, value=offer.refreshers.value * times)
        if offer.refreshers
        else None,
    )


@precise
def repriced(grant: Grant, times: Decimal) -> Grant:
    """Return a grant whose every amount (a strike as well) is so many times what it was."""
    match grant:
        case Rsu():
            return replace(grant, value=grant.value * times)
        case Options():
            return replace(grant, strike=grant.strike * times, price=grant.price * times)
        case Ownership():
            return replace(grant, company_value=grant.company_value * times)
