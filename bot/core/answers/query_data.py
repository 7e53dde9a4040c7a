"""Questions to the table as the data of a button."""

from collections.abc import Sequence

from bot.core.understanding.query import Ask, Query
from knowledge.benchmarks import Measure


def query_data(ask: Ask, roles: Sequence[str] = (), measures: Sequence[Measure] = ()) -> str:
    """Button data of a question to the table: `q:rank..base+total`."""
    return f"q:{ask.value}.{'+'.join(roles)}.{'+'.join(measures)}"


def query_of_data(data: str) -> Query | None:
    """The query of a button's data, or None where it is none of ours."""
    try:
        ask, roles, measures = data.removeprefix("q:").split(".")
        return Query(
            roles=tuple(role for role in roles.split("+") if role),
            measures=tuple(Measure(measure) for measure in measures.split("+") if measure),
            asks=Ask(ask),
        )
    except ValueError:
        return None
