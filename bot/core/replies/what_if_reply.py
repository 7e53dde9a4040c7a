"""What if: leaving early, another share price; and a changed part beside what it was."""

from decimal import Decimal

from bot.core.markup import literal
from bot.core.messages import Button, Reply
from bot.core.replies.figures import bare, full, months, percent
from bot.core.replies.valued import Valued
from bot.core.replies.year_table import NAMES
from calculators.definitions import DEFINITIONS
from calculators.leaving import leaving_parts
from calculators.valuation import value
from calculators.what_if import share_price_moved


def leaving_reply(one: Valued, month: int) -> Reply:
    """What is kept by somebody who leaves at the end of a month. Raises `Refused` outside 0 to 120."""
    left = leaving_parts(one.offer, month)
    currency = one.offer.currency
    parts = [f"{NAMES[part]} {bare(amount)}" for part, amount in left.parts if amount]
    lines = [
        f"**{full(left.total, currency)}** is what you keep if you leave after {months(month)}{_of(one)}.",
        " · ".join(parts),
    ]
    if left.owed_back:
        lines.append(
            f"{full(left.owed_back, currency)} of the sign-on goes back: "
            f"{'all of it' if one.offer.sign_on.clawback == 'full' else 'in proportion'} before month "
            f"{one.offer.sign_on.clawback_months}{_assumed_clawback(one)}."
        )
    if one.offer.grants and not left.vested:
        lines.append("No stock has vested by then.")
    lost = _unvested(one, month)
    if lost:
        lines.append(f"Stock of {full(lost, currency)} (at today's price) would be left behind.")
    buttons = (
        (Button("Chart", f"o:curve:{one.print}"), Button("Another month", f"o:leave:{one.print}")),
        (Button("Back to the offer", f"o:show:{one.print}"),),
    )
    return Reply(
        "\n".join(line for line in lines if line), f"Leaving: {DEFINITIONS['leaving']}", buttons=buttons
    )


def price_reply(one: Valued, change: Decimal) -> Reply:
    """The offer under a share price that is `change` (-0.3: 30 % lower) away from today's. Raises `Refused`."""
    moved = share_price_moved(one.offer, change)
    before, after = one.valuation, value(moved)
    currency = one.offer.currency
    first = (
        f"With shares {_moved(change)}{_of(one)}: first year **{full(after.first_year, currency)}** · "
        f"{len(after.years)}-year average **{full(after.annual_average, currency)}**"
    )
    equity = (
        f"Equity in year one {bare(after.years[0].equity)} instead of {bare(before.years[0].equity)}. Strikes and numbers of "
        "shares stay; refreshers are granted later, in money."
    )
    was = f"Before: first year {full(before.first_year, currency)} · average {full(before.annual_average, currency)}"
    lines = [first, was, equity]
    if not one.offer.grants:
        lines = [f"Nothing changes{_of(one)}: there is no equity in this offer."]
    buttons = (
        (Button("Another price", f"o:price:{one.print}"), Button("Back to the offer", f"o:show:{one.print}")),
    )
    return Reply("\n".join(lines), buttons=buttons)


def _moved(change: Decimal) -> str:
    if change == -1:
        return "worth nothing"
    return f"{percent(abs(change), 1)} {'higher' if change > 0 else 'lower'}"


def change_note(before: Valued, after: Valued) -> str:
    """What a change did to the first year."""
    gain = after.valuation.first_year - before.valuation.first_year
    if before.offer.currency != after.offer.currency or not gain:
        return ""
    side = "more" if gain > 0 else "less"
    return f"First year {full(abs(gain), after.offer.currency)} {side} than before."


def _of(one: Valued) -> str:
    return f" ({literal(one.sheet.name)})" if one.sheet.name else ""


def _assumed_clawback(one: Valued) -> str:
    stated = one.sheet.sign_on is not None and one.sheet.sign_on.clawback_months is not None
    return "" if stated else " (I assumed that: you didn't say)"


def _unvested(one: Valued, month: int) -> Decimal:
    total = Decimal(0)
    for grant in one.offer.grants:
        left = 1 - grant.vesting.vested(month)
        total += grant.today * left.numerator / left.denominator
    return total
