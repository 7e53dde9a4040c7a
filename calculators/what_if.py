"""What if: the same offer under another share price, from the first day on."""

from dataclasses import replace
from decimal import Decimal

from calculators.currencies import repriced
from calculators.grants import Grant, Options
from calculators.money import ONE, precise
from calculators.offer import Offer
from calculators.refusal import check_between


@precise
def share_price_moved(offer: Offer, change: Decimal) -> Offer:
    """Return an offer whose equity is priced anew: `change` -0.3 is 30 % down, from -1 to 9.

    Numbers of shares, strikes and percentages stay as they are. Refreshers stay too: they are granted later, in
    money.
    """
    check_between("change", change, "A change of the share price", -ONE, Decimal(9))
    return replace(offer, grants=tuple(_moved(grant, ONE + change) for grant in offer.grants))


def _moved(grant: Grant, times: Decimal) -> Grant:
    return replace(grant, price=grant.price * times) if isinstance(grant, Options) else repriced(grant, times)
