"""Charts of offers as data: stacked years, cumulative lines with bars a year, and the leaving-early curve.

Every title states the finding that the picture shows.
"""

import textwrap
from decimal import Decimal
from itertools import pairwise

from bot.core.charts import Chart, ChartKind, series
from bot.core.replies.comparison_reply import Compared
from bot.core.replies.currency_reply import rate_lines
from bot.core.replies.figures import full, months, percent, years
from bot.core.replies.valued import Valued
from bot.core.replies.year_table import NAMES
from calculators.comparison import Comparison
from calculators.leaving import leaving_curve
from calculators.money import ONE, clean
from calculators.payments import PARTS
from calculators.valuation import Valuation

WHOLE = Decimal(1)
MOST_OF_A_NAME = 30
"""Letters of a name in a title: the finding behind it has to be seen."""
MOST_LINES = 6
"""Offers in one picture; more can't be told apart on a phone."""


def years_chart(one: Valued) -> Chart:
    """Stacked bars: what each year pays, by part."""
    all_years = one.valuation.years
    stacked = [
        series(NAMES[part], values)
        for part in PARTS
        if any(values := [getattr(year, part) for year in all_years])
    ]
    return Chart(
        kind=ChartKind.YEARS,
        title=_years_title(one.valuation),
        currency=one.offer.currency,
        ticks=tuple(f"year {year.year}" for year in all_years),
        series=tuple(stacked),
        note=_note(one),
    )


def _years_title(valuation: Valuation) -> str:
    drop, currency = valuation.cliff_drop, valuation.offer.currency
    if drop is not None and not drop.beyond_horizon:
        last = max(grant.vesting.months for grant in valuation.offer.grants)
        return (
            f"The grant is gone after month {last}: year {drop.year} pays {percent(ONE - drop.ratio)} less than "
            f"year {drop.best_year}"
        )
    first, last_year = valuation.years[0], valuation.years[-1]
    if len(valuation.years) == 1:
        return f"The first year pays {full(first.total, currency)}"
    change = (last_year.total - first.total) / first.total
    if abs(change) < Decimal("0.01"):
        return f"About {full(first.total, currency)} every year"
    why = ""
    if change < 0 and first.one_time >= (first.total - last_year.total) / 2:
        why = ", mostly because one-time money is paid once"
    way = "more" if change > 0 else "less"
    return f"Year {last_year.year} pays {percent(abs(change))} {way} than year 1{why}"


def lines_chart(both: Compared) -> Chart:
    """Cumulative lines by month, and the years of each offer as bars."""
    ranked = both.result.ranked[:MOST_LINES]
    reach = min(valuation.timeline.months for _, valuation in ranked)
    return Chart(
        kind=ChartKind.COMPARISON,
        title=_lines_title(both.result),
        currency=both.result.currency,
        ticks=tuple(str(month) for month in range(1, reach + 1)),
        series=tuple(
            series(offer.name, [clean(paid) for paid in valuation.timeline.cumulative[:reach]])
            for offer, valuation in ranked
        ),
        bars=tuple(
            series(offer.name, [year.total for year in valuation.years]) for offer, valuation in ranked
        ),
        note=" ".join(
            [
                "Paid in all by the end of each month; below, what each year pays.",
                *rate_lines(both.result.rates),
            ]
        ),
    )


def _lines_title(result: Comparison) -> str:
    span = years(result.ranked[0][0].assumptions.horizon_years)
    if result.leader is None:
        return f"Equal after {span}"
    leader = textwrap.shorten(result.leader, MOST_OF_A_NAME, placeholder="…")
    totals = sorted((valuation.horizon_total for _, valuation in result.ranked), reverse=True)
    ahead = percent((totals[0] - totals[1]) / totals[1], 1)
    if result.break_even_month is None:
        return f"{leader} is ahead from the first month, by {ahead} after {span}"
    return f"{leader} overtakes in month {result.break_even_month} and is {ahead} ahead after {span}"


def leaving_chart(one: Valued) -> Chart:
    """What is kept by somebody who leaves after each month."""
    curve = leaving_curve(one.offer)[1:]
    return Chart(
        kind=ChartKind.LEAVING,
        title=_leaving_title(one),
        currency=one.offer.currency,
        ticks=tuple(str(left.month) for left in curve),
        series=(series("kept", [left.total for left in curve]),),
        note="Cash received and stock vested by the month you leave, less the sign-on owed back.",
    )


def _leaving_title(one: Valued) -> str:
    curve = leaving_curve(one.offer)
    steps = [(after.total - before.total, after.month) for before, after in pairwise(curve)]
    jump, at = max(steps, key=lambda step: step[0])
    usual = sorted(step for step, _ in steps)[len(steps) // 2]
    currency = one.offer.currency
    if at > 1 and usual > 0 and jump > 2 * usual:
        return f"Leaving one month before month {at} costs you {full(jump.quantize(WHOLE), currency)}"
    return f"After {months(curve[-1].month)} you keep {full(curve[-1].total.quantize(WHOLE), currency)}"


def _note(one: Valued) -> str:
    said = [line for line in one.valuation.assumed if "ahead" not in line]
    return f"Assumed: {'; '.join(said)}." if said else ""
