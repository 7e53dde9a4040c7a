"""Several offers by one figure: who is ahead, and why; leaving early, and other share prices."""

from collections.abc import Sequence
from decimal import Decimal

from bot.core.markup import literal
from bot.core.messages import Reply
from bot.core.replies.figures import DOT, bare, full, months, percent, years
from bot.core.replies.valued import Valued
from bot.core.replies.year_table import NAMES
from calculators.comparison import CLOSE
from calculators.definitions import DEFINITIONS
from calculators.leaving import leaving_parts
from calculators.money import ZERO
from calculators.payments import PARTS, paid_between
from calculators.valuation import value
from calculators.what_if import share_price_moved


def ahead(pairs: Sequence[tuple[Valued, Decimal]], what: str) -> str:
    """Who has most, by how much before the next; under 2 % nobody, and nobody where currencies differ."""
    if len({one.offer.currency for one, _ in pairs}) > 1:
        return ""
    (best, most), (_, second) = sorted(pairs, key=lambda pair: pair[1], reverse=True)[:2]
    amounts = f"{full(most, best.offer.currency)} against {full(second, best.offer.currency)}"
    if most == second:
        return f"Equal {what}."
    if second <= 0:
        return f"**{literal(best.name)}** is ahead {what}: {amounts}."
    lead = (most - second) / second
    if lead < CLOSE:
        return f"**Too close to call** {what}: {amounts}, {full(most - second, best.offer.currency)} ({percent(lead, 1)}) apart."
    gap = f"{full(most - second, best.offer.currency)} ({percent(lead, 1)})"
    return f"**{literal(best.name)}** is ahead {what} by **{gap}**: {amounts}."


def why_reply(offers: Sequence[Valued]) -> Reply | None:
    """Where the difference between the best and the next offer comes from, or between the years of a single one."""
    if len(offers) == 1:
        return _why_years_differ(offers[0])
    if len({one.offer.currency for one in offers}) > 1:
        return None
    count = min(len(one.valuation.years) for one in offers)
    paid = [(one, paid_between(one.offer, 0, 12 * count)) for one in offers]
    (best, left), (other, right) = sorted(paid, key=lambda pair: sum(pair[1].values(), ZERO), reverse=True)[
        :2
    ]
    gaps = {part: left[part] - right[part] for part in PARTS if left[part] != right[part]}
    total = sum(gaps.values(), ZERO)
    said = DOT.join(f"{NAMES[part]} {'+' if gap > 0 else '-'}{bare(abs(gap))}" for part, gap in gaps.items())
    lines = [
        f"**{literal(best.name)}** brings {full(total, best.offer.currency)} more than {literal(other.name)} over {years(count)}:",
        said,
    ]
    return Reply("\n".join(lines))


def _why_years_differ(one: Valued) -> Reply:
    """Which parts the first year has and the last one has not, or less of."""
    first, last = one.valuation.years[0], one.valuation.years[-1]
    currency = one.offer.currency
    gaps = {part: getattr(last, part) - getattr(first, part) for part in PARTS}
    said = DOT.join(
        f"{NAMES[part]} {'+' if gap > 0 else '-'}{bare(abs(gap))}" for part, gap in gaps.items() if gap
    )
    if not said:
        return Reply(f"Every year is the same: {full(first.total, currency)}.")
    change = last.total - first.total
    way = "more" if change > 0 else "less"
    lines = [f"Year {last.year} pays **{full(abs(change), currency)}** {way} than year 1: {said}."]
    if gaps["one_time"] < 0:
        lines.append("One-time money is paid once.")
    if gaps["equity"] < 0 and one.offer.grants:
        end = max(grant.vesting.months for grant in one.offer.grants)
        lines.append(
            f"The grant has vested in full after month {end}."
            if end < 12 * last.year
            else "Less of the grant vests later."
        )
    return Reply("\n".join(lines))


def leaving_together(offers: Sequence[Valued], month: int) -> Reply:
    """What is kept of each offer by somebody who leaves at the end of a month. Raises `Refused` outside 0 to 120."""
    left = [(one, leaving_parts(one.offer, month)) for one in offers]
    lines = [ahead([(one, kept.total) for one, kept in left], f"if you leave after {months(month)}")]
    for one, kept in left:
        owed = f", after {bare(kept.owed_back)} of the sign-on goes back" if kept.owed_back else ""
        lines.append(
            f"{literal(one.name)}: {full(kept.total, one.offer.currency)} (cash {bare(kept.cash)} · stock {bare(kept.vested)}{owed})"
        )
    return Reply("\n".join(line for line in lines if line), f"Leaving: {DEFINITIONS['leaving']}")


def price_together(offers: Sequence[Valued], change: Decimal) -> Reply:
    """Who is ahead under another share price: -0.3 is 30 % lower. Raises `Refused` outside -1 to 9."""
    worth = [(one, value(share_price_moved(one.offer, change))) for one in offers]
    way = f"with shares {percent(abs(change), 1)} {'higher' if change > 0 else 'lower'}"
    count = min(len(valuation.years) for _, valuation in worth)
    lines = [
        ahead([(one, valuation.horizon_total) for one, valuation in worth], f"over {years(count)} {way}")
    ]
    for one, valuation in worth:
        first = full(valuation.first_year, one.offer.currency)
        average = full(valuation.annual_average, one.offer.currency)
        lines.append(f"{literal(one.name)}: first year {first}{DOT}{count}-year average {average}")
    return Reply("\n".join(line for line in lines if line))
