"""Messages that only make sense after the last one: `and for a VP?`, `equity too`, `by how much?`."""

from dataclasses import replace

from bot.core.state import ChatState, Topic
from bot.core.understanding.query import Ask, Query, asked
from knowledge.benchmarks import Measure

SHORT = 1.2
"""Unread words may weigh this much at most in a message that leans on the last one."""

ASKING = {"highest", "lowest", "second", "third", "rank", "which_role", "average"}
SIDES = {"difference", "compare"}
BETWEEN = {"difference", "ratio", "compare"}


def completed(query: Query, state: ChatState) -> Query:
    """The query with what it leaves out taken from the topics before it; unchanged where it stands alone."""
    if not state.topics or query.leftover > SHORT or query.foreign or query.other_roles:
        return query
    if (moved := _moved(query, state.topics[-1])) is not None:
        return moved
    table = next((topic for topic in reversed(state.topics) if topic.roles), None)
    if table is None:
        return query
    fresh = state.topics[-1].roles == table.roles
    filled = _filled(query, table, recent_roles(state), fresh=fresh)
    return query if filled is query else replace(filled, asks=asked(filled))


def _moved(query: Query, last: Topic) -> Query | None:
    """The amount of the last answer in yet another place: `and in Austin?` after `280k in SF vs NY`."""
    if last.asks != Ask.ELSEWHERE.value or last.place is None or query.roles or not query.places:
        return None
    amounts = query.amounts or ((last.amount,) if last.amount is not None else ())
    currency = query.currency if query.amounts else last.currency
    places = tuple(dict.fromkeys((last.place, *query.places)))
    earned_in = (last.place,) * len(amounts)
    return replace(
        query, amounts=amounts, currency=currency, places=places, earned_in=earned_in, asks=Ask.ELSEWHERE
    )


def recent_roles(state: ChatState) -> tuple[str, ...]:
    """Roles talked about, the newest first, each once."""
    return tuple(dict.fromkeys(role for topic in reversed(state.topics) for role in topic.roles))


def _filled(query: Query, last: Topic, recent: tuple[str, ...], *, fresh: bool) -> Query:
    measures = tuple(Measure(measure) for measure in last.measures)
    inside = query.asks in {Ask.PARTS, Ask.SHARE}
    if (
        query.operations & BETWEEN
        and len(query.roles) < 2
        and not inside
        and (not query.roles or query.operations & SIDES)
    ):
        pair = (*query.roles, *(role for role in last.roles if role not in query.roles))
        pair = pair if len(pair) > 1 else tuple(dict.fromkeys((*pair, *recent)))[:2]
        if len(pair) > 1 and (fresh or query.names_something):
            return replace(query, roles=pair, measures=query.measures or measures)
    if query.roles:
        bare = not query.measures and not query.pay and not query.amounts
        return replace(query, measures=measures) if bare and not query.operations & ASKING else query
    if query.operations & ASKING:
        return query if query.measures or not measures else replace(query, measures=measures)
    if (
        query.amounts
        and fresh
        and not query.measures
        and last.asks in {Ask.STANDING.value, Ask.LOOK_UP.value}
    ):
        return replace(query, roles=last.roles[:1], measures=measures[:1])
    change = bool(query.percents) and bool(query.operations & {"lower_by", "higher_by"})
    if query.measures or (fresh and (query.period or query.places or change)):
        return replace(query, roles=last.roles, measures=query.measures or measures)
    return query


def topic_of(query: Query) -> Topic:
    """What an answer to `query` was about."""
    return Topic(
        roles=query.roles,
        measures=tuple(measure.value for measure in query.measures),
        asks=query.asks.value if query.asks else None,
        place=_from(query),
        amount=query.amounts[0] if query.amounts else None,
        currency=query.currency,
        period=query.period,
    )


def _from(query: Query) -> str | None:
    """The place that an answer was about: where an amount was earned, else the first one named."""
    return next((place for place in query.earned_in if place), None) or next(iter(query.places), None)
