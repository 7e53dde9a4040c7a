"""Parts of an offer without its base: what a grant brings and when, what of a sign-on is owed back."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter

from bot.core.markup import literal
from bot.core.messages import Button, Reply
from bot.core.offers.conversion import to_offer, valuable
from bot.core.offers.sheet import OfferSheet, OptionsPart, RsuPart
from bot.core.replies.figures import bare, full, months, years
from bot.core.replies.parts import stated_line
from bot.core.replies.valued import NAMELESS, fingerprint
from calculators.leaving import leaving_parts
from calculators.offer import Offer
from calculators.payments import streams
from calculators.valuation import value

_PLACEHOLDER = Decimal(1000)
"""Stands for the base, of which nothing is told here."""


def has_parts(sheet: OfferSheet) -> bool:
    """Whether a sheet without a base holds something that can be told."""
    sign_on = sheet.sign_on
    return bool(valuable(sheet).sheet.grants) or (sign_on is not None and bool(sign_on.amount))


def states_grant(sheet: OfferSheet) -> bool:
    """Whether a sheet states a grant that can be computed: a value and how it vests, or options with their prices."""
    return any(
        (isinstance(grant, RsuPart) and grant.value is not None and grant.vesting is not None)
        or (isinstance(grant, OptionsPart) and None not in (grant.number, grant.strike, grant.price))
        for grant in sheet.grants or ()
    )


def parts_reply(sheet: OfferSheet, month: int | None = None, year: int = 1) -> Reply:
    """What the parts come to by year, `year` first, or by the month of leaving. Raises `Refused` where one can't be right."""
    counted = valuable(sheet)
    offer = to_offer(counted.sheet.model_copy(update={"base": _PLACEHOLDER, "bonus": None}), NAMELESS)
    lines = [*(_left(offer, month) if month is not None else _by_year(offer, year)), *_assumed(offer)]
    lines.append(f"I read: {literal(stated_line(sheet))}. For the whole offer I need the base.")
    buttons = ((Button("Add the base", f"o:edit:{fingerprint(sheet)}:base"),),)
    return Reply("\n".join(lines), buttons=buttons)


def _by_year(offer: Offer, year: int) -> Iterator[str]:
    if offer.grants:
        reach = max(grant.vesting.months for grant in offer.grants)
        count = (reach + 11) // 12
        equity = streams(offer, 12 * count)[: len(offer.grants)]
        paid = [
            sum((grant.between(12 * done, 12 * done + 12) for grant in equity), Decimal(0))
            for done in range(count)
        ]
        today = sum((grant.today for grant in offer.grants), Decimal(0))
        reached = paid[year - 1] if year <= count else Decimal(0)
        when = "the first year" if year == 1 else f"year {year}"
        yield (
            f"**{full(reached, offer.currency)}** of the equity reaches you in {when}, of "
            f"{full(today, offer.currency)} in {years(count)}."
        )
        yield " · ".join(_alike(paid))
    if offer.sign_on.amount:
        yield f"Sign-on {full(offer.sign_on.amount, offer.currency)}, paid once."


def _alike(paid: Sequence[Decimal]) -> Iterator[str]:
    """`year 1 75,000`, `years 2 to 4 50,000 each`."""
    for amount, group in groupby(enumerate(paid, 1), key=itemgetter(1)):
        years_of = [year for year, _ in group]
        single = len(years_of) == 1
        yield (
            f"year {years_of[0]} {bare(amount)}"
            if single
            else f"years {years_of[0]} to {years_of[-1]} {bare(amount)} each"
        )


def _left(offer: Offer, month: int) -> Iterator[str]:
    left = leaving_parts(offer, month)
    if offer.grants:
        today = sum((grant.today for grant in offer.grants), Decimal(0))
        yield f"**{full(left.vested, offer.currency)}** of {full(today, offer.currency)} has vested after {months(month)}."
    if offer.sign_on.amount:
        kept = offer.sign_on.amount - left.owed_back
        yield (
            f"**{full(left.owed_back, offer.currency)}** of the sign-on is owed back after {months(month)}; "
            f"{full(kept, offer.currency)} is yours."
        )
        way = "all of it" if offer.sign_on.clawback == "full" else "less each month"
        yield f"The clawback runs {months(offer.sign_on.clawback_months)}, {way}."


def _assumed(offer: Offer) -> Iterator[str]:
    said = [line for line in value(offer).assumed if "vesting" in line]
    if said:
        yield f"I assumed {'; '.join(said)}."
