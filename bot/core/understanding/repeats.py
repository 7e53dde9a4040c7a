"""The question before once more, with one thing changed: `and 250k?`, `same for equity`, `and in pounds?`."""

from dataclasses import replace

from bot.core.state import Topic
from bot.core.understanding.query import Ask, Query
from knowledge.benchmarks import Level, Measure

EXTREMES = {"highest", "lowest", "second", "third"}
ASKING = EXTREMES | {"rank", "which_role", "average"}
SUMS = {Ask.SIGN_ON.value, Ask.PERCENT_OF.value, Ask.STAKE.value}
ALL_ROLES = {Ask.RANK.value, Ask.EXTREME.value, Ask.AVERAGE.value}


def repeated(query: Query, last: Topic) -> Query | None:
    """The last question with what a message changes of it; None where it changes nothing that was asked."""
    advertised = _advertised(query, last)
    if advertised is not None or query.other_roles:
        return advertised
    return _ranked(query, last) or _converted(query, last) or _moved(query, last) or _again(query, last)


def measures_of(topic: Topic) -> tuple[Measure, ...]:
    """The columns that an answer was about."""
    return tuple(Measure(measure) for measure in topic.measures)


def _moved(query: Query, last: Topic) -> Query | None:
    """The amount of the last answer in yet another place: `and in Austin?` after `280k in SF vs NY`."""
    if last.asks != Ask.ELSEWHERE.value or last.place is None or query.roles or not query.places:
        return None
    if len(query.places) > 1 and (last.amount is None or query.amounts):
        return None
    amounts = query.amounts or ((last.amount,) if last.amount is not None else ())
    currency = query.currency if query.amounts else last.currency
    places = tuple(dict.fromkeys((last.place, *query.places)))
    earned_in = (last.place,) * len(amounts)
    return replace(
        query, amounts=amounts, currency=currency, places=places, earned_in=earned_in, asks=Ask.ELSEWHERE
    )


def _ranked(query: Query, last: Topic) -> Query | None:
    """The other end, another place of the scale of prices, or its countries: `and the cheapest?`, `the second?`."""
    goes_on = query.operations & (EXTREMES | {"countries"})
    if last.asks != Ask.PRICE_RANK.value or not goes_on or query.roles or query.pay or query.amounts:
        return None
    measures = query.measures if "countries" in query.operations else query.measures or measures_of(last)
    turned = "lowest" not in query.operations and "highest" not in query.operations and last.rank < 0
    return replace(
        query, asks=Ask.PRICE_RANK, measures=measures, rank=-abs(query.rank) if turned else query.rank
    )


def _converted(query: Query, last: Topic) -> Query | None:
    """The amount of the last conversion in yet another currency: `and in pounds?`."""
    if last.asks != Ask.CONVERT.value or last.amount is None or query.amounts or query.roles:
        return None
    if query.into in {None, last.currency}:
        return None
    return replace(query, amounts=(last.amount,), currency=last.currency, asks=Ask.CONVERT)


def _advertised(query: Query, last: Topic) -> Query | None:
    """Advertised pay once more, of another job, country, level or percentile, or where an amount stands in it."""
    job = last.other_roles and not last.roles
    country = last.asks == Ask.LOOK_UP.value and last.place and not last.roles and last.entry is None
    named = query.other_roles or query.places or query.percentile or query.level is not Level.ALL
    whole = query.other_roles and (query.pay or query.percentile)
    again = last.asks == Ask.STANDING.value and last.amount is not None and not query.percentile
    amounts = query.amounts or ((last.amount,) if again and last.amount is not None else ())
    weighed = amounts and (again or "standing" in query.operations)
    if (
        not (job or country)
        or whole
        or query.roles
        or query.measures
        or query.employers
        or not (named or weighed)
    ):
        return None
    filled = replace(
        query,
        other_roles=query.other_roles or last.other_roles,
        places=query.places or ((last.place,) if last.place else ()),
        level=query.level if query.level is not Level.ALL else Level(last.level or Level.ALL),
        percentile=query.percentile or last.percentile,
        amounts=amounts,
        pay=True,
    )
    return replace(filled, asks=Ask.STANDING if weighed else Ask.LOOK_UP)


def _again(query: Query, last: Topic) -> Query | None:
    """The question before once more: with another figure (`and 250k?`), column (`same for equity`) or role."""
    if last.asks is None:
        return None
    measures = query.measures or measures_of(last)
    if query.roles:
        bare = not (last.roles or query.measures or query.pay or query.amounts or query.operations & ASKING)
        return replace(query, measures=measures, asks=Ask.LOOK_UP) if bare and measures else None
    of_base = last.asks == Ask.SIGN_ON.value and query.measures == (Measure.BASE,)  # "on a base of 320k?"
    if (
        last.asks in SUMS
        and (of_base or not query.measures)
        and len(query.amounts) + len(query.percents) == 1
    ):
        return replace(
            query,
            asks=Ask(last.asks),
            roles=last.roles,
            measures=measures,
            amounts=query.amounts or ((last.amount,) if last.amount is not None else ()),
            percents=query.percents or ((last.percent,) if last.percent is not None else ()),
        )
    if last.asks not in ALL_ROLES or last.roles:
        return None
    if query.operations & EXTREMES:
        return replace(query, asks=Ask.EXTREME, measures=measures)
    column = query.asks is Ask.LOOK_UP and query.measures
    return replace(query, asks=Ask(last.asks), rank=last.rank) if column else None
