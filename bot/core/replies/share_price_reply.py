"""What grants are worth at a share price that somebody names: in all, by year, and in the whole offer."""

from collections.abc import Iterator
from decimal import Decimal

from bot.core.messages import Reply
from bot.core.replies.figure_reply import back, of
from bot.core.replies.figures import DOT, bare, full
from bot.core.replies.valued import Valued
from calculators.grants import Options
from calculators.money import ZERO


def at_price(price: Decimal, one: Valued) -> str:
    """`At $50 a share (Google)`."""
    return f"At {full(price, one.offer.currency)} a share{of(one)}"


def moved_reply(price: Decimal, before: Valued, after: Valued) -> Reply:
    """The whole offer at another share price, beside what it was."""
    currency = after.offer.currency
    first, average = after.valuation.first_year, after.valuation.annual_average
    lines = [
        f"{at_price(price, after)}: first year **{full(first, currency)}** · {len(after.valuation.years)}-year average **{full(average, currency)}**",
        f"Before: first year {full(before.valuation.first_year, currency)} · average {full(before.valuation.annual_average, currency)}",
        *_grants(price, after),
    ]
    return Reply("\n".join(lines), buttons=back(before))


def worth_reply(price: Decimal, before: Valued, after: Valued) -> Reply:
    """What all shares and options come to at a price."""
    currency = after.offer.currency
    whole = sum((grant.today for grant in after.offer.grants), ZERO)
    was = sum((grant.today for grant in before.offer.grants), ZERO)
    instead = f" instead of {full(was, currency)}" if was != whole else ""
    lines = [
        f"**{full(whole, currency)}** in all at {full(price, currency)} a share{of(after)}{instead}.",
        *_grants(price, after, shares=False),
    ]
    if whole:
        lines.append(DOT.join(f"year {year.year} {bare(year.equity)}" for year in after.valuation.years))
    return Reply("\n".join(lines), "Before tax, at that price from the first day on.", buttons=back(before))


def _grants(price: Decimal, one: Valued, *, shares: bool = True) -> Iterator[str]:
    """How the price makes the worth of each grant."""
    for grant in one.offer.grants:
        currency = one.offer.currency
        if not isinstance(grant, Options):
            if shares:
                yield f"The whole stock grant is then worth {full(grant.today, currency)}."
        elif price <= grant.strike:
            yield f"The options are worth nothing then: under water, at a strike of {full(grant.strike, currency)}."
        else:
            yield (
                f"{bare(grant.number)} options × {full(grant.spread, currency)} "
                f"({full(price, currency)} less the strike of {full(grant.strike, currency)}) are {full(grant.today, currency)}."
            )
