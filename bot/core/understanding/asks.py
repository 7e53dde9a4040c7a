"""What a reading asks of the tables."""

from bot.core.understanding.query import WEAK_LEFTOVER, Ask, Query
from knowledge.benchmarks import Measure

LEAST_VALUATION = 1_000_000
"""What a company is worth at least, in any of the big currencies."""

COMPARING = {"compare", "difference", "ratio"}
MOST_EQUITY = 3
"""A percentage up to this, said of a role, is equity; more is a bonus or a raise."""

EXTREMES = {"highest", "lowest", "second", "third"}


def asked(query: Query) -> Ask | None:
    """What a reading asks for; None where it names too little to ask anything."""
    named = None if query.roles or query.other_roles else _asked_of_names(query)
    return named or _asked_with_numbers(query) or _asked_of_table(query)


def _asked_of_names(query: Query) -> Ask | None:
    """Questions about employers' schedules, other currencies, and what money buys in one place and another."""
    if query.amounts and query.into not in {None, query.currency} and not (query.places or query.percents):
        return Ask.CONVERT
    vests = "vest" in query.operations or Measure.EQUITY in query.measures
    if query.employers and vests and (not query.pay or len(query.employers) > 1):
        return Ask.VEST
    if _ranks_prices(query):
        return Ask.PRICE_RANK
    several = len(query.places) > 1
    if several and query.amounts and not query.percents:
        return Ask.ELSEWHERE
    priced = "elsewhere" in query.operations and query.places
    alone = not (several or query.amounts or "prices" in query.operations)
    return Ask.ELSEWHERE if priced and not alone and not query.percents else None


def _ranks_prices(query: Query) -> bool:
    """Whether the dearest or cheapest places are asked for: `which metro has the lowest price level`."""
    ranked = {"price_end", "prices"} <= query.operations
    bare = not (query.amounts or query.percents or query.employers or query.pay)
    scale = Measure.REGIONS in query.measures or "countries" in query.operations or query.places
    return ranked and bare and bool(scale) and set(query.places) <= {"US"}


def _asked_with_numbers(query: Query) -> Ask | None:
    """Questions that bring a figure along."""
    said, down_or_up = query.operations, query.operations & {"lower_by", "higher_by"}
    if query.counted and query.percents:
        return Ask.PERCENT_OF
    if "sign_on" in said and query.amounts:
        return Ask.SIGN_ON
    if "sign_on" in said and not query.percents:
        return None
    if {"rest"} <= said and query.roles and not query.percents:
        return Ask.PARTS
    if query.amounts and query.company and (query.percents or _values_a_company(query)):
        return Ask.STAKE
    if query.percents and down_or_up and (query.amounts or query.roles):
        return Ask.CHANGE
    if _is_stake_held_up(query):
        return Ask.STANDING
    if query.percents and (query.amounts or (query.roles and Measure.BASE in query.measures)):
        return Ask.PERCENT_OF
    if query.amounts and query.roles:
        return Ask.STANDING
    if (query.amounts or query.percents) and "which_role" in said:
        return Ask.WHICH_ROLE
    if query.amounts and (said & {"standing"} or query.other_roles):
        return Ask.STANDING
    return None


def _values_a_company(query: Query) -> bool:
    """Whether the amount beside a role's equity is what a company is worth: nobody's pay, in any case."""
    equity = query.roles and Measure.EQUITY in query.measures
    return bool(equity) and max(query.amounts) >= LEAST_VALUATION


def _is_stake_held_up(query: Query) -> bool:
    """Whether a percentage is somebody's equity, to be held against a role's or all: `is 0.5 % ok for a vp`."""
    if len(query.percents) != 1 or query.amounts or "standing" not in query.operations:
        return False
    of_role = query.roles and query.percents[0] <= MOST_EQUITY
    return bool(Measure.EQUITY in query.measures or of_role) and Measure.BASE not in query.measures


def _asked_of_table(query: Query) -> Ask | None:
    """Questions about the guide's roles and the surveys beside them."""
    vesting = "vest" in query.operations and not query.pay and set(query.measures) <= {Measure.EQUITY}
    if vesting or "sign_on" in query.operations:
        return None
    if query.roles:
        return _of_one(query) if len(query.roles) == 1 else _of_several(query)
    return _of_all(query)


def _of_several(query: Query) -> Ask:
    said = query.operations
    for name, ask in (("ratio", Ask.RATIO), ("difference", Ask.DIFFERENCE)):
        if name in said and Measure.REGIONS not in query.measures:
            return ask
    return Ask.COMPARE if said & COMPARING or len(query.roles) == 2 else Ask.LOOK_UP


def _of_one(query: Query) -> Ask:
    said = query.operations
    pair = len({Measure.BASE, Measure.TOTAL} & set(query.measures)) == 2
    if "ratio" in said and pair:
        return Ask.SHARE
    return Ask.PARTS if "rest" in said or ("difference" in said and pair) else Ask.LOOK_UP


def _of_all(query: Query) -> Ask | None:
    """What a question without a role asks of all four."""
    said = query.operations
    if query.places and "which_role" in said and "every_job" not in said:
        return Ask.WHICH_ROLE
    if "average" in said and query.measures:
        return Ask.AVERAGE
    figure = bool(query.measures or query.pay) and Measure.REGIONS not in query.measures
    figure = figure and not query.period and not query.places
    survey = query.percentile or query.other_roles or (query.places and "every_job" in said)
    if said & EXTREMES and "rank" not in said and ("which_role" in said or figure) and not survey:
        return Ask.EXTREME
    if "rank" in said and (query.measures or query.pay):
        return Ask.RANK
    priced = "prices" in said
    only_pay = (
        (query.pay or (query.weak_pay and query.places)) and query.leftover <= WEAK_LEFTOVER and not priced
    )
    if survey or query.measures or query.ambiguous is not None or only_pay:
        return Ask.LOOK_UP
    return None
