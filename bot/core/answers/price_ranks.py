"""The dearest and the cheapest places, by price level."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from bot.core.answers.elsewhere import index
from bot.core.answers.sources import source_line
from bot.core.messages import Outcome, Reply, Said
from bot.core.understanding.query import Query
from knowledge.base import Knowledge
from knowledge.benchmarks import Measure
from knowledge.facts import Fact, Status, Unit, listed
from knowledge.places import Countries, Metros

SHOWN = 5
"""So many places are named: the one asked for, and those next to it."""


class PriceRanks:
    """Ranks metros and countries by what things cost there; both scales put the US at 100."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        metros, countries = knowledge.metros, knowledge.countries
        self._metros = {place.name: place.price_level for place in metros.places}
        self._rents = {place.name: place.housing for place in metros.places if place.housing}
        self._countries = {place.name: place.price_level for place in countries.places if place.price_level}

    def answer(self, query: Query) -> Said:
        """The places at the end of the scale that is asked for; metros and countries where neither is named."""
        rents = "housing" in query.operations
        abroad = "countries" in query.operations
        home = rents or bool(query.places) or (Measure.REGIONS in query.measures and not abroad)
        lines, facts = list[str](), list[Fact]()
        if home or not abroad:
            levels, what = (self._rents, "rents") if rents else (self._metros, "prices")
            lines.append(_line(levels, query.rank, f"{what} of the {len(levels)} US metros I have"))
            facts += _checked(levels, self._knowledge.metros)
        if not home:
            lines.append(
                _line(self._countries, query.rank, f"prices of the {len(self._countries)} countries I have")
            )
            facts += _checked(self._countries, self._knowledge.countries)
        scale = "Rents on the scale of all US prices" if rents else "US = 100"
        text = "\n".join([*lines, f"{scale}; before tax."])
        return Said(Outcome.ANSWER, (Reply(text, source=source_line(self._knowledge, facts)),))


def _checked(levels: Mapping[str, Decimal], known: Metros | Countries) -> list[Fact]:
    """The levels as facts, for the line that says where they come from."""
    return [
        Fact(value=level, unit=Unit.INDEX, as_of=known.as_of, source=known.source, status=Status.VERIFIED)
        for level in levels.values()
    ]


def _line(levels: Mapping[str, Decimal], rank: int, what: str) -> str:
    """The place asked for and those before it: `**Pittsburgh** has the lowest prices of the 23 US metros I have: **94.7**. …`."""
    way = "highest" if rank > 0 else "lowest"
    ranked = sorted(levels, key=lambda name: (levels[name], name), reverse=rank > 0)
    first, behind = ranked[min(abs(rank), len(ranked)) - 1], ranked[: max(SHOWN, abs(rank))]
    place = {1: "", 2: "second ", 3: "third "}.get(abs(rank), "")
    return (
        f"**{first}** has the {place}{way} {what}: **{index(levels[first])}**. "
        f"In order: {listed(_named(behind, levels))}."
    )


def _named(names: Sequence[str], levels: Mapping[str, Decimal]) -> list[str]:
    return [f"{name} {index(levels[name])}" for name in names]
