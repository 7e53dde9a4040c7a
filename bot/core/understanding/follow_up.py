"""Messages that only make sense after the last one: `and for a VP?`, `equity too`, `by how much?`."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.core.state import ChatState, Topic
from bot.core.understanding.asks import asked
from bot.core.understanding.query import Ask, Query
from bot.core.understanding.repeats import ASKING, measures_of, repeated
from knowledge.benchmarks import Level, Measure

SHORT = 1.2
"""Unread words may weigh this much at most in a message that leans on the last one."""

SIDES = {"difference", "compare"}
BETWEEN = {"difference", "ratio", "compare"}
ROLES = ("manager", "director", "vp", "caio")
"""The guide's roles, lowest rank first, for `one level up`."""

POINTING = frozenset({"that", "this", "my", "the"})
JOBS = frozenset({"job", "role", "position", "level", "title"})


def completed(query: Query, state: ChatState) -> Query:
    """The query with what it leaves out taken from the topics before it; unchanged where it stands alone."""
    if not state.topics or query.leftover > SHORT or query.foreign:
        return query
    again = repeated(query, state.topics[-1])
    if again is not None or query.other_roles:
        return again or query
    table = next((topic for topic in reversed(state.topics) if topic.roles), None)
    if table is None:
        return query
    columns = _columns_apart(query, state)
    if columns is not None:
        return replace(columns, asks=asked(columns))
    fresh = state.topics[-1].roles == table.roles
    filled = _filled(query, table, recent_roles(state), fresh=fresh)
    return query if filled is query else replace(filled, asks=asked(filled))


def of_the_offer(query: Query, words: Sequence[str], role: str | None) -> Query:
    """The query with the role of the offer that was told, where it points at it: `the median base for that job`."""
    pointed = any(one in POINTING and other in JOBS for one, other in pairwise(words))
    if role is None or not pointed or query.roles or query.other_roles or not (query.measures or query.pay):
        return query
    filled = replace(query, roles=(role,), operations=query.operations - {"which_role"})
    return replace(filled, asks=asked(filled))


def _columns_apart(query: Query, state: ChatState) -> Query | None:
    """Base and total of one role that were told one after the other: `difference?`."""
    last = state.topics[-2:]
    told = [measures_of(topic) for topic in last]
    apart = query.operations & {"difference", "ratio"} and not (query.names_something or query.amounts)
    both = sorted(told) == [(Measure.BASE,), (Measure.TOTAL,)]
    if not apart or not both or len(last[0].roles) != 1 or last[0].roles != last[1].roles:
        return None
    return replace(query, roles=last[0].roles, measures=(Measure.BASE, Measure.TOTAL))


def recent_roles(state: ChatState) -> tuple[str, ...]:
    """Roles talked about, the newest first, each once."""
    return tuple(dict.fromkeys(role for topic in reversed(state.topics) for role in topic.roles))


def _filled(query: Query, last: Topic, recent: tuple[str, ...], *, fresh: bool) -> Query:
    measures = query.measures or measures_of(last)
    pair = _pair(query, last, recent, fresh=fresh)
    if pair:
        return replace(query, roles=pair, measures=measures)
    if query.roles:
        return _with_role(query, last)
    if fresh and query.operations == {"compare"} and _compares_nothing_else(query):
        # only one role was talked about: "which is higher" sets all of them beside it
        return replace(query, operations=query.operations | {"which_role"}, measures=measures)
    if fresh and last.roles and query.operations & {"level_up", "level_down"}:
        return replace(query, roles=_next_to(last.roles[-1], query), measures=measures)
    if query.operations & ASKING and Measure.REGIONS not in query.measures:
        return replace(query, measures=measures) if measures else query
    stands = last.asks in {Ask.STANDING.value, Ask.LOOK_UP.value}
    if query.amounts and fresh and stands and not query.measures:
        return replace(query, roles=last.roles[:1], measures=measures[:1])
    if query.places and last.asks == Ask.STANDING.value and last.amount is not None and fresh:
        again = query.operations | {"standing"}
        return replace(
            query, roles=last.roles[:1], amounts=(last.amount,), currency=last.currency, operations=again
        )
    if query.percents and "standing" in query.operations and fresh and Measure.EQUITY in measures:
        return replace(query, roles=last.roles[:1], measures=measures[:1])
    change = bool(query.percents) and bool(query.operations & {"lower_by", "higher_by"})
    leans = (
        query.period
        or "rest" in query.operations
        or query.into
        or query.places
        or query.employers
        or query.years
        or query.pay
        or query.percentile
        or change
    )
    if query.measures or (fresh and leans):
        return replace(query, roles=last.roles, measures=measures)
    return query


def _pair(query: Query, last: Topic, recent: tuple[str, ...], *, fresh: bool) -> tuple[str, ...]:
    """The two roles that are to be compared; none where nothing is compared."""
    inside = query.asks in {Ask.PARTS, Ask.SHARE}
    compares = query.operations & BETWEEN and (not query.roles or query.operations & SIDES)
    if len(query.roles) > 1 or inside or not compares:
        return ()
    pair = (*query.roles, *(role for role in last.roles if role not in query.roles))
    pair = pair if len(pair) > 1 else tuple(dict.fromkeys((*pair, *recent)))[:2]
    return pair if len(pair) > 1 and (fresh or query.names_something) else ()


def _compares_nothing_else(query: Query) -> bool:
    """Whether a message only asks to compare: it has no other figure, place or word in it."""
    return not (query.leftover or query.amounts or query.percents or query.places or query.employers)


def _with_role(query: Query, last: Topic) -> Query:
    """A message that only names another role asks the same of it: the columns, or where the amount stands."""
    bare = not query.measures and not query.pay and not query.amounts
    if not bare or query.operations & ASKING:
        return query
    if last.asks != Ask.STANDING.value:
        return replace(query, measures=measures_of(last))
    amounts = (last.amount,) if last.amount is not None else ()
    percents = (last.percent,) if last.percent is not None and not amounts else ()
    operations = query.operations | {"standing"}
    return replace(
        query, measures=measures_of(last), amounts=amounts, percents=percents, operations=operations
    )


def _next_to(role: str, query: Query) -> tuple[str, ...]:
    """The role above or below another; the same where there is none."""
    place = ROLES.index(role) + (1 if "level_up" in query.operations else -1)
    return (ROLES[max(0, min(place, len(ROLES) - 1))],)


def topic_of(query: Query) -> Topic:
    """What an answer to `query` was about."""
    return Topic(
        roles=query.roles,
        other_roles=query.other_roles,
        level=None if query.level is Level.ALL else query.level.value,
        percentile=query.percentile,
        measures=tuple(measure.value for measure in query.measures),
        asks=query.asks.value if query.asks else None,
        place=_from(query),
        amount=query.amounts[0] if query.amounts else None,
        currency=query.currency,
        percent=query.percents[0] if query.percents else None,
        rank=query.rank,
        period=query.period,
    )


def _from(query: Query) -> str | None:
    """The place that an answer was about: where an amount was earned, else the first one named."""
    return next((place for place in query.earned_in if place), None) or next(iter(query.places), None)
