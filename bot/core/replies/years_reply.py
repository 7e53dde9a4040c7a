"""Answers about all years of offers: where figures come from, the year that pays least, what changed since, what was assumed."""

from collections.abc import Sequence

from bot.core.intents.figure_questions import FigureQuestion
from bot.core.intents.periods import Period
from bot.core.markup import literal
from bot.core.messages import Reply
from bot.core.replies.figure_reply import back, of, parts_line, span
from bot.core.replies.figures import DOT, bare, full, years
from bot.core.replies.valued import Valued
from bot.core.replies.year_table import NAMES, year_lines
from calculators.money import ZERO
from calculators.payments import PARTS, paid_between


def years_reply(offers: Sequence[Valued]) -> Reply:
    """Every year with its parts: where the figures come from."""
    lines = []
    for one in offers:
        lines += [f"**{literal(one.name)}**"] if len(offers) > 1 else []
        lines += [f"Year {told}" for told in year_lines(one.valuation.years)]
        total, count = one.valuation.horizon_total, len(one.valuation.years)
        average = full(one.valuation.annual_average, one.offer.currency)
        lines.append(
            f"Together {full(total, one.offer.currency)}; a year on average {average} ({years(count)})."
        )
    return Reply("\n".join(lines), buttons=back(offers[0]) if len(offers) == 1 else ())


def edge_year_reply(offers: Sequence[Valued], *, least: bool) -> Reply:
    """The year that pays least or most of each offer, with its parts."""
    lines = []
    for one in offers:
        edge = (min if least else max)(one.valuation.years, key=lambda year: year.total)
        made_of = DOT.join(
            f"{NAMES[part]} {bare(amount)}" for part in PARTS if (amount := getattr(edge, part))
        )
        word = "least" if least else "most"
        lines.append(
            f"**Year {edge.year}** pays {word}{of(one)}: {full(edge.total, one.offer.currency)} ({made_of})."
        )
    return Reply("\n".join(lines), buttons=back(offers[0]) if len(offers) == 1 else ())


def after_grant_reply(offers: Sequence[Valued]) -> Reply:
    """What the first year behind the last tranche of the grants brings: without refreshers base and bonus."""
    lines = []
    for one in offers:
        if not one.offer.grants:
            lines.append(f"There is no equity in this offer{of(one)} that could run out.")
            continue
        last = max(grant.vesting.months for grant in one.offer.grants)
        begin = (last + 11) // 12 * 12
        sums = paid_between(one.offer, begin, begin + 12)
        total = full(sum(sums.values(), ZERO), one.offer.currency)
        lines.append(
            f"**{total}** in year {begin // 12 + 1}{of(one)}: the grant is gone after month {last}.\n{parts_line(sums)}"
        )
    return Reply("\n".join(lines), buttons=back(offers[0]) if len(offers) == 1 else ())


def change_reply(question: FigureQuestion, before: Valued, now: Valued) -> Reply | None:
    """By how much an offer is better than it was, at a time. None where the currencies differ."""
    if before.offer.currency != now.offer.currency:
        return None
    period = question.period or Period(until=12)
    until = period.until or 12 * len(now.valuation.years)
    old, new = (sum(paid_between(one.offer, period.after, until).values(), ZERO) for one in (before, now))
    currency, when = now.offer.currency, span(period.after, until)
    if old == new:
        return Reply(f"As much as before {when}: {full(new, currency)}.", buttons=back(now))
    way = "more" if new > old else "less"
    text = f"**{full(abs(new - old), currency)} {way}** than before {when}: {full(new, currency)} against {full(old, currency)}."
    return Reply(text, buttons=back(now))


def assumed_reply(offers: Sequence[Valued]) -> Reply:
    """What was taken for granted, and how to change it."""
    lines = [
        f"{literal(one.name) + ': ' if len(offers) > 1 else 'I assumed: '}{literal('; '.join(one.valuation.assumed))}."
        for one in offers
    ]
    lines.append(
        "Each can be changed: “assume 5 % growth of the stock”, “over 3 years”, “discount the equity by 30 %”."
    )
    return Reply("\n".join(lines), buttons=back(offers[0]) if len(offers) == 1 else ())
