"""The reply to several offers: each in two lines, then who leads, by how much, and from when on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from bot.core.markup import literal
from bot.core.messages import Button, Reply
from bot.core.offers.sheet import OfferSheet
from bot.core.replies.currency_reply import rate_lines
from bot.core.replies.figures import bare, full, percent, years
from bot.core.replies.valuation_reply import ValuationReplies
from bot.core.replies.valued import Valued, fingerprint, letter, valued
from bot.core.replies.year_table import year_lines
from calculators.comparison import Comparison, compare
from calculators.currencies import Rate
from calculators.definitions import DEFINITIONS, MEASURES, Measure

MOST_SHORT = 4
"""Offers that are told with their parts; more are only ranked."""

LABELS: dict[Measure, str] = {
    "first_year": "first year",
    "horizon_total": "whole horizon",
    "recurring_average": "without one-time money",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """Offers side by side, in the order in which they were given, and how they compare."""

    offers: tuple[Valued, ...]
    result: Comparison

    @property
    def print(self) -> str:
        """The fingerprint of all sheets."""
        return fingerprint(*(one.sheet for one in self.offers))


def named_apart(sheets: Sequence[OfferSheet]) -> tuple[OfferSheet, ...]:
    """The sheets, each with a name of its own: letters for those without one, numbers for equal ones.

    Where one is called by its place, the others are too.
    """
    given = {name.casefold() for sheet in sheets if (name := sheet.name or sheet.employer)}
    letters = (name for place in count() if (name := letter(place)).casefold() not in given)
    by_place = any(sheet.name and sheet.name == sheet.location for sheet in sheets)
    taken: set[str] = set()
    named = []
    for sheet in sheets:
        place = sheet.location if by_place else None
        name = sheet.name or sheet.employer or place or next(letters)
        number = 2
        unique = name
        while unique.casefold() in taken:
            unique, number = f"{name} {number}", number + 1
        taken.add(unique.casefold())
        named.append(sheet if sheet.name == unique else sheet.model_copy(update={"name": unique}))
    return tuple(named)


def compared(
    sheets: Sequence[OfferSheet], on: Measure = "horizon_total", rates: Iterable[Rate] = ()
) -> Compared:
    """Compare two or more sheets. Raises `Refused`, with the offer's name before the field, where one can't be valued."""
    offers = tuple(valued(sheet) for sheet in named_apart(sheets))
    return Compared(offers, compare([one.offer for one in offers], on, rates))


@dataclass(frozen=True, slots=True)
class ComparisonReplies:
    """Writes comparisons."""

    valuations: ValuationReplies

    def full(self, both: Compared) -> Reply:
        """The verdict, and the offers it is about."""
        short = len(both.offers) <= MOST_SHORT
        told = [self.valuations.short(one) for one in both.offers] if short else _ranking(both.result)
        lines = [verdict(both.result), *_break_even(both.result), *told, *rate_lines(both.result.rates)]
        mark = both.print
        others = [measure for measure in MEASURES if measure != both.result.measure]
        buttons = (
            (Button("Chart", f"o:lines:{mark}"), Button("Save all", f"o:keep:{mark}")),
            tuple(Button(f"By {LABELS[measure]}", f"o:by:{mark}:{measure}") for measure in others),
            (Button("What to ask for", f"o:match:{mark}:{both.result.measure}"),),
        )
        return Reply("\n".join(lines), _details(both), buttons=buttons)


def verdict(result: Comparison) -> str:
    """Who is ahead and by how much; under 2 % nobody."""
    best, worst = result.ranked[0], result.ranked[-1]
    top, low = (full(pair[1].figure(result.measure), result.currency) for pair in (best, worst))
    span = _span(result)
    if result.close:
        return f"**Too close to call** {span}: {top} against {low}, {percent(result.spread, 1)} apart. Decide by what is not money."
    name = literal(best[0].name)
    if len(result.ranked) == 2:
        return f"**{name}** is ahead by **{percent(result.spread, 1)}** {span}: {top} against {low}."
    return f"**{name}** leads {span} with {top}: {percent(result.lead, 1)} before the next, {percent(result.spread, 1)} before the last."


def _span(result: Comparison) -> str:
    count = result.ranked[0][0].assumptions.horizon_years
    return {
        "first_year": "in the first year",
        "horizon_total": f"over {years(count)}",
        "recurring_average": f"a year without one-time money, over {years(count)}",
    }[result.measure]


def _ranking(result: Comparison) -> list[str]:
    return [
        f"{place}. {literal(offer.name)}: {full(valuation.figure(result.measure), result.currency)}"
        for place, (offer, valuation) in enumerate(result.ranked, 1)
    ]


def _break_even(result: Comparison) -> list[str]:
    if result.close or result.break_even_month is None or result.leader is None:
        return []
    return [overtaking(result)]


def overtaking(result: Comparison) -> str:
    """From when on the offer that is ahead at the horizon has paid more in all."""
    if result.leader is None:
        return "Neither: at the horizon they have paid the same."
    if result.break_even_month is None:
        return f"{literal(result.leader)} is ahead from the first month on."
    return f"{literal(result.leader)} has paid more in all from month {result.break_even_month} on; before that it is behind."


def _details(both: Compared) -> str:
    lines = []
    for offer, valuation in both.result.ranked[:MOST_SHORT]:
        lines += [f"{literal(offer.name)}, year by year", *year_lines(valuation.years), ""]
    table = [
        f"{literal(offer.name)}: first year {bare(valuation.first_year)} · total {bare(valuation.horizon_total)} · "
        f"a year without one-time money {bare(valuation.recurring_average)}"
        for offer, valuation in both.result.ranked
    ]
    return "\n".join(
        [*lines, *table[:12], f"Spread: {DEFINITIONS['spread']}", f"Overtaking: {DEFINITIONS['break_even']}"]
    )
