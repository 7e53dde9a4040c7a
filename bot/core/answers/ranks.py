"""The guide's four roles in their order: ranked, the highest, the mean, and which of them has a place or figure."""

from collections.abc import Sequence
from decimal import Decimal

from bot.core.answers.cells import MONEY, NOUNS, Cells, noun
from bot.core.answers.figures import amount, percent
from bot.core.messages import Button, Reply
from bot.core.understanding.query import Ask
from knowledge.benchmarks import Measure
from knowledge.facts import Fact, listed

ORDINALS = {2: "second ", 3: "third "}


class Ranks:
    """Questions over all four roles."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells

    def rank(self, measures: Sequence[Measure], *, rising: bool = False) -> Reply:
        """All four roles by one measure or more."""
        wanted = list(measures) or [Measure.BASE, Measure.TOTAL]
        facts: list[Fact] = []
        roles = list(self._cells.rows) if rising else list(reversed(self._cells.rows))
        lines = [
            f"{place}. {self._cells.line(role, wanted, None, facts, named=True)}"
            for place, role in enumerate(roles, 1)
        ]
        return self._cells.reply(lines, facts, (Button("Value my offer", "f:value"),))

    def extreme(self, measures: Sequence[Measure], rank: int) -> Reply:
        """The role that is highest (`rank` 1), second (2) ... or lowest (-1) by a measure."""
        wanted = [measure for measure in measures if measure is not Measure.REGIONS]
        if {Measure.BASE, Measure.TOTAL} <= set(wanted):
            return self._widest(rank)
        roles = list(reversed(self._cells.rows))
        place = min(abs(rank), len(roles))
        role = roles[place - 1] if rank > 0 else roles[-place]
        facts: list[Fact] = []
        parts = [self._cells.part(role, measure, None, facts) for measure in wanted or MONEY]
        which = f"{ORDINALS.get(place, '')}{'highest' if rank > 0 else 'lowest'}"
        line = f"**{self._cells.name(role)}** is {which}: {listed(parts)}."
        return self._cells.reply([line], facts, (self._cells.button("All roles", Ask.RANK, (), wanted),))

    def _widest(self, rank: int) -> Reply:
        """The role with the widest (or narrowest) gap between base and total."""
        gaps = {role: row.total.number - row.base.number for role, row in self._cells.rows.items()}
        role = sorted(gaps, key=lambda key: gaps[key], reverse=rank > 0)[min(abs(rank), len(gaps)) - 1]
        row = self._cells.rows[role]
        floor = "at least " if row.total.at_least else ""
        line = f"**{self._cells.name(role)}**: {floor}{amount(gaps[role])} between base ({row.base}) and total ({row.total})."
        return self._cells.reply([line], [row.base, row.total], ())

    def average(self, measures: Sequence[Measure]) -> Reply:
        """The mean of the four roles' figures, said to be just that."""
        facts: list[Fact] = []
        lines = []
        for measure in [measure for measure in measures if measure is not Measure.REGIONS] or [Measure.BASE]:
            cells = [self._cells.fact(role, measure) for role in self._cells.rows]
            facts += cells
            mean = sum((cell.number for cell in cells), Decimal(0)) / len(cells)
            size = percent(mean, 3) if measure is Measure.EQUITY else amount(mean)
            lines.append(f"**{size}** is the plain mean of the four roles' {noun(measure)}.")
        lines.append("A mean of four medians is no median of all leaders: the guide has no such figure.")
        return self._cells.reply(lines, facts, ())

    def role_of_place(self, places: Sequence[str]) -> Reply:
        """The roles for which a place is among the top regions."""
        facts, lines = [], []
        for place in places:
            roles = [role for role, row in self._cells.rows.items() if place in row.regions.value]  # type: ignore[operator]  # a list of places by the check
            facts += [self._cells.fact(role, Measure.REGIONS) for role in roles]
            where = self._cells.place(place)
            names = listed([f"**{self._cells.name(role)}**" for role in roles])
            lines.append(
                f"{names}: {where} is among the guide's top regions for {'it' if len(roles) == 1 else 'them'}."
                if roles
                else f"The guide lists {where} as a top region for none of the four roles."
            )
        return self._cells.reply(lines, facts or [self._cells.fact("manager", Measure.REGIONS)], ())

    def role_of_figure(self, amounts: Sequence[Decimal], percents: Sequence[Decimal]) -> Reply:
        """The roles whose cell has a figure, or between which it lies."""
        facts, lines = [], []
        for figure, measures in [(value, MONEY) for value in amounts] + [
            (value, (Measure.EQUITY,)) for value in percents
        ]:
            hits = [
                (role, measure)
                for role in self._cells.rows
                for measure in measures
                if self._cells.fact(role, measure).number == figure
            ]
            facts += [self._cells.fact(*hit) for hit in hits]
            shown = percent(figure, 2) if measures == (Measure.EQUITY,) else amount(figure)
            if hits:
                lines.append(
                    listed(
                        [f"**{self._cells.name(role)}** ({NOUNS[measure]} {shown})" for role, measure in hits]
                    )
                    + "."
                )
                continue
            near = min(
                ((role, measure) for role in self._cells.rows for measure in measures),
                key=lambda cell: abs(self._cells.fact(*cell).number - figure),
            )
            facts.append(self._cells.fact(*near))
            lines.append(
                f"None of the four roles has {shown}; nearest is **{self._cells.name(near[0])}** with {self._cells.fact(*near)} {NOUNS[near[1]]}."
            )
        return self._cells.reply(lines, facts, ())
