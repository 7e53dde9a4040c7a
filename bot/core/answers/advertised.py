"""What jobs are advertised at, by country, level and percentile; official wages where there is no such data."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bot.core.answers.figures import exact, rounded
from bot.core.answers.sources import source_line
from bot.core.messages import Outcome, Reply, Said
from bot.core.understanding.query import Query
from knowledge.base import Knowledge
from knowledge.benchmarks import Advertised, Cell, Level, Percentiles, Wage
from knowledge.places import CountryLevel, Place, country_of

EVERY_JOB = "all AI, ML and data jobs"
"""What the cells by country and level hold together."""

ENDS = "range ends"
"""What is counted: an advertisement that names a range counts twice, by its lower and its upper end."""

AT_LEVEL = {
    Level.ALL: "",
    Level.ENTRY: " at entry level",
    Level.MID: " at mid level",
    Level.SENIOR: " at senior level",
    Level.EXECUTIVE: " at executive level",
}


class AdvertisedPay:
    """Looks up base pay in US dollars a year. It says which country, level and years a figure is for."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._places = {place.id: place for place in knowledge.places}

    def of_job(self, key: str, query: Query) -> Said:
        """Pay of a job that is not one of the guide's: `advertised/<id>` or `wages/<id>`."""
        folder, _, name = key.partition("/")
        if folder == "wages":
            return self._of_wage(self._knowledge.wages[name], query)
        return self._of_group(self._knowledge.advertised[name], query)

    def of_jobs(self, query: Query) -> Said | None:
        """Several jobs side by side, the best paid first; None where one has no advertised pay in that country."""
        place = self._place(query)
        country = country_of(place) if place else "US"
        groups = [
            self._knowledge.advertised.get(key.removeprefix("advertised/")) for key in query.other_roles
        ]
        known = [
            (cell, group)
            for group in groups
            if group and (cell := group.cell(country, query.level) or group.cell(country))
        ]
        if len(known) < len(groups):
            return None
        ranked = sorted(known, key=lambda one: one[0].p50, reverse=True)
        lines = [f"{self._figure(cell, query, group.noun, cell.level)}." for cell, group in ranked]
        return self._said(lines, ranked[0][1].source)

    def beside(self, query: Query) -> Said | None:
        """The advertised pay that stands beside roles of the guide; None where there is none."""
        groups = [
            key
            for role in query.roles
            for key, group in self._knowledge.advertised.items()
            if role in group.beside
        ]
        keys = tuple(f"advertised/{key}" for key in dict.fromkeys(groups))
        if len(keys) > 1 and len(query.roles) > 1:
            return self.of_jobs(replace(query, other_roles=keys))
        return self.of_job(keys[0], query) if keys else None

    def of_country(self, query: Query) -> Said | None:
        """Pay of all AI, ML and data jobs of a country together; None where nothing is known of it."""
        place = self._place(query)
        cell = self._everybody(country_of(place), query.level) if place else None
        if place is not None and cell is None and "every_job" in query.operations:
            text = f"I have no figure for {EVERY_JOB} in {self._name(country_of(place))}."
            return Said(Outcome.NO_ANSWER, (Reply(text),))
        if place is None or cell is None:
            return None
        lines = [
            f"{self._figure(cell, query, EVERY_JOB, cell.level)}.",
            self._whole_country(place) or "For AI leaders the guide has no figure by country.",
        ]
        return self._said(lines, self._knowledge.levels.source)

    def _of_group(self, group: Advertised, query: Query) -> Said:
        place = self._place(query)
        country = country_of(place) if place else "US"
        known = group.cell(country) is not None
        if not known and place is None:
            country = group.cells[0].country
            known = True
        if place is not None and not known:
            return self._elsewhere(group, query, place)
        if len(query.places) > 1:
            return self._by_country(group, query)
        cell = group.cell(country, query.level) or group.cell(country) or group.cells[0]
        lines = [f"{self._figure(cell, query, group.noun, cell.level)}."]
        if cell.level is not query.level:
            lines.append(f"There is no figure{AT_LEVEL[query.level]} alone.")
        if place is not None and (note := self._whole_country(place)):
            lines.append(note)
        return self._said(lines, group.source)

    def _by_country(self, group: Advertised, query: Query) -> Said:
        """The countries named, best paid first; what is not known of them is said last."""
        places = [self._places[key] for key in query.places]
        found = dict.fromkeys(country_of(place) for place in places)
        cells = [
            cell for country in found if (cell := group.cell(country, query.level) or group.cell(country))
        ]
        ranked = sorted(cells, key=lambda cell: cell.p50, reverse=True)
        lines = [f"{self._figure(cell, query, group.noun, cell.level)}." for cell in ranked]
        known = {cell.country for cell in cells}
        lines += [
            f"I have no figure for {group.noun} in {self._name(country)}."
            for country in found
            if country not in known
        ]
        notes = [note for place in places if (note := self._whole_country(place))]
        return self._said([*lines, *notes], group.source)

    def _elsewhere(self, group: Advertised, query: Query, place: Place) -> Said:
        """Nothing for this job in that country: what there is for all jobs there, and for this job in the US."""
        country = self._name(country_of(place))
        lines = [f"I have no figure for {group.noun} in {country}."]
        sources = [group.source]
        every = self._everybody(country_of(place), query.level)
        if every is not None:
            lines.append(f"For comparison: {self._figure(every, query, EVERY_JOB, every.level)}.")
            sources.append(self._knowledge.levels.source)
        home = group.cell()
        if home is not None:
            lines.append(f"For this job: {self._figure(home, query, group.noun, home.level)}.")
        return Said(
            Outcome.NO_ANSWER, (Reply("\n".join(lines), source=source_line(self._knowledge, [], sources)),)
        )

    def _of_wage(self, wage: Wage, query: Query) -> Said:
        """An official wage, to the dollar as it is published."""
        top = f", middle half {exact(wage.p25)} to {exact(wage.p75)}" if wage.p75 else ""
        asked = dict(self._points(wage)).get(query.percentile or "p50")
        lines = []
        if query.percentile and query.percentile != "p50" and asked is not None:
            lines.append(f"**{exact(asked)}** at the {query.percentile[1:]}th percentile.")
        lines.append(
            f"**{exact(wage.p50)}** median wage for {wage.noun} in the US, all industries{top} (wages only, no stock)."
        )
        place = self._place(query)
        if place is not None and country_of(place) != "US":
            lines.append(f"I have nothing for {self._name(country_of(place))}.")
        return self._said(lines, wage.source)

    def _figure(self, cell: Cell, query: Query, noun: str, level: Level) -> str:
        """`**$194k** median advertised base for ML engineers in the US, 2024–25; middle half … (n = …)`."""
        where = "world-wide" if cell.country == "ALL" else f"in {self._name(cell.country)}"
        whose = f"advertised base for {noun}{AT_LEVEL[level]} {where}, {years(cell.years)}"
        asked = dict(self._points(cell)).get(query.percentile or "p50")
        half = f"middle half {rounded(cell.p25)} to {rounded(cell.p75)}" if cell.p75 else ""
        sample = f"n = {cell.n:,} {ENDS}, no bonus or stock"
        if query.percentile in {None, "p50"} or asked is None:
            return f"**{rounded(cell.p50)}** median {whose}{f'; {half}' if half else ''} ({sample})"
        mark = (query.percentile or "").removeprefix("p")
        return f"**{rounded(asked)}** is the {mark}th percentile of {whose}; median {rounded(cell.p50)} ({sample})"

    def _points(self, spread: Percentiles) -> Iterator[tuple[str, Decimal]]:
        return ((f"p{mark}", value) for mark, value in spread.points())

    def _everybody(self, country: str, level: Level) -> Cell | None:
        cells = {(cell.country, cell.level): cell for cell in self._knowledge.levels.cells}
        return cells.get((country, level)) or cells.get((country, Level.ALL))

    def _place(self, query: Query) -> Place | None:
        return self._places.get(query.places[0]) if query.places else None

    def _whole_country(self, place: Place) -> str:
        """That a city has no figure of its own."""
        if isinstance(place, CountryLevel):
            return ""
        return f"That is the whole country: I have no figure for {place.name} alone."

    def _name(self, country: str) -> str:
        return country_name(self._knowledge, country)

    def _said(self, lines: list[str], source: str) -> Said:
        return Said(
            Outcome.ANSWER, (Reply("\n".join(lines), source=source_line(self._knowledge, [], [source])),)
        )


def years(span: str) -> str:
    """`2024-2025` as `2024–25`."""
    first, _, last = span.partition("-")
    return f"{first}–{last[2:]}" if last else first


def country_name(knowledge: Knowledge, country: str) -> str:
    """A country in running text: `Germany`, `the United States`."""
    name = next((place.name for place in knowledge.countries.places if place.id == country), country)
    if country == "US":
        return "the US"
    return f"the {name}" if name.startswith(("United", "Netherlands")) else name
