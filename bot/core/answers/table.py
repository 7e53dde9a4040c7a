"""Answers from the guide's table of roles: look-ups, comparisons, ranks and the sums between cells."""

from collections.abc import Sequence
from decimal import Decimal

from bot.core.answers.figures import amount, percent
from bot.core.answers.sources import source_line
from bot.core.messages import Button, Reply
from bot.core.understanding.query import PERIODS, Ask, Query
from knowledge.base import Knowledge
from knowledge.benchmarks import Measure
from knowledge.facts import GAP, Fact, grouped, listed

MONEY = (Measure.BASE, Measure.TOTAL)
ROW = (Measure.BASE, Measure.TOTAL, Measure.EQUITY, Measure.REGIONS)
PER = {
    "monthly": "a month",
    "weekly": "a week",
    "biweekly": "every two weeks",
    "daily": "a day",
    "hourly": "an hour",
}
ORDINALS = {2: "second ", 3: "third "}


class Table:
    """Answers with the guide's four roles."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._rows = knowledge.roles.rows()
        self._words = knowledge.lexicon.roles
        self._places = {place.id: place.name for place in knowledge.places}

    def fact(self, role: str, measure: Measure) -> Fact:
        """One cell."""
        return self._rows[role].fact(measure)

    def name(self, role: str) -> str:
        """A role's full name."""
        return self._words[role].name

    def answer(self, query: Query) -> Reply | None:
        """The reply to a query about the table, or None where it asks for something else."""
        roles = query.roles
        match query.asks:
            case Ask.LOOK_UP if roles:
                return self.look_up(roles, query.measures, query.period)
            case Ask.COMPARE | Ask.DIFFERENCE if len(roles) > 1:
                return self.difference(roles, query.measures, query.period)
            case Ask.RATIO if len(roles) > 1:
                return self.ratio(roles, query.measures)
            case Ask.PARTS if roles:
                return self.parts(roles[0], query.period)
            case Ask.SHARE if roles:
                return self.share(roles[0])
            case Ask.RANK | Ask.LOOK_UP if not roles:
                return self.rank(query.measures, rising="lowest" in query.operations)
            case Ask.EXTREME:
                return self.extreme(query.measures, query.rank)
            case Ask.AVERAGE:
                return self.average(query.measures)
            case Ask.WHICH_ROLE if query.places:
                return self.role_of_place(query.places)
            case Ask.WHICH_ROLE:
                return self.role_of_figure(query.amounts, query.percents)
        return None

    def look_up(self, roles: Sequence[str], measures: Sequence[Measure], period: str | None = None) -> Reply:
        """Cells of one or more roles; a whole row where no measure is named."""
        facts: list[Fact] = []
        lines = [self._line(role, measures, period, facts, named=len(roles) > 1) for role in roles]
        buttons = (
            self.button("Compare roles", Ask.RANK, (), measures),
            Button("Value my offer", "f:value"),
        )
        return self._reply(lines, facts, buttons)

    def _line(
        self, role: str, measures: Sequence[Measure], period: str | None, facts: list[Fact], *, named: bool
    ) -> str:
        wanted = tuple(measures) or ROW
        if period:
            wanted = tuple(measure for measure in wanted if measure in MONEY) or MONEY
        parts = [
            self._part(role, measure, period, facts) for measure in wanted if measure is not Measure.REGIONS
        ]
        head = f"{self.name(role)}: " if named else ""
        tail = "" if named else f" for {_article(self.name(role))}"
        text = f"{head}{listed(parts)}{tail}." if parts else ""
        if Measure.REGIONS in wanted:
            facts.append(self.fact(role, Measure.REGIONS))
            if len(wanted) == 1:
                return f"{head}**{self._regions(role)}** pay {_article(self.name(role))} the highest base."
            text += f" Best paid in {self._regions(role)}."
        return text

    def _part(self, role: str, measure: Measure, period: str | None, facts: list[Fact]) -> str:
        fact = self.fact(role, measure)
        facts.append(fact)
        if period and measure in MONEY:
            each = fact.number / PERIODS[period]
            floor = " or more" if fact.at_least else ""
            return f"**{_small(each)}{floor}** {PER[period]} before tax ({fact} a year, {_NOUNS[measure]})"
        return f"**{fact}** {_NOUNS[measure]}"

    def _regions(self, role: str) -> str:
        value = self.fact(role, Measure.REGIONS).value
        return (
            listed([self._places.get(place, place) for place in value])
            if isinstance(value, list)
            else str(value)
        )

    def difference(
        self, roles: Sequence[str], measures: Sequence[Measure], period: str | None = None
    ) -> Reply:
        """Two roles (the outermost of several) side by side, and how far apart they are."""
        low, *_, high = sorted(dict.fromkeys(roles), key=list(self._rows).index)
        wanted = _without_regions(measures)
        facts: list[Fact] = []
        lines = [self._gap(low, high, measure, period, facts) for measure in wanted]
        if len(set(roles)) > 2:
            lines += [self._line(role, wanted, None, facts, named=True) for role in dict.fromkeys(roles)]
        elif Measure.TOTAL in wanted:
            lines.append(self._drivers(low, high, facts))
        if Measure.REGIONS in measures:
            lines += [self._line(role, (Measure.REGIONS,), None, facts, named=True) for role in (low, high)]
        return self._reply(lines, facts, (self.button("All roles", Ask.RANK, (), wanted),))

    def _gap(self, low: str, high: str, measure: Measure, period: str | None, facts: list[Fact]) -> str:
        below, above = self.fact(low, measure), self.fact(high, measure)
        facts += [below, above]
        gap = above.number - below.number
        floor = "at least " if above.at_least else ""
        if measure is Measure.EQUITY:
            size = f"{floor}{grouped(gap)} percentage points"
        elif period:
            size = f"{floor}{_small(gap / PERIODS[period])} {PER[period]}"
        else:
            size = f"{floor}{amount(gap)} a year"
        return (
            f"**{size[0].upper()}{size[1:]}** apart in {_noun(measure)}: {self.name(high)} {above}, "
            f"{self.name(low)} {below} ({percent(gap / below.number * 100, 0)} more)."
        )

    def _drivers(self, low: str, high: str, facts: list[Fact]) -> str:
        """Which part of the gap in total is base, and which is bonus and stock."""
        base = self.fact(high, Measure.BASE).number - self.fact(low, Measure.BASE).number
        total = self.fact(high, Measure.TOTAL).number - self.fact(low, Measure.TOTAL).number
        facts += [self.fact(high, Measure.BASE), self.fact(low, Measure.BASE)]
        return f"Of the gap in total, {amount(base)} is base and {amount(total - base)} is bonus and stock."

    def ratio(self, roles: Sequence[str], measures: Sequence[Measure]) -> Reply:
        """The first role's figure as a multiple and a percentage of the second's."""
        first, second = roles[0], roles[1]
        wanted = _without_regions(measures)
        facts: list[Fact] = []
        lines = []
        for measure in wanted:
            over, under = self.fact(first, measure), self.fact(second, measure)
            facts += [over, under]
            share = over.number / under.number * 100
            more = share - 100
            way = "more" if more >= 0 else "less"
            lines.append(
                f"**{percent(share)}**, {grouped(round(share / 100, 2))} times, {percent(abs(more))} {way}: "
                f"{self.name(first)} {over} against {self.name(second)} {under} ({_NOUNS[measure]})."
            )
        return self._reply(lines, facts, ())

    def parts(self, role: str, period: str | None = None) -> Reply:
        """What comes on top of base: total minus base."""
        base, total = self.fact(role, Measure.BASE), self.fact(role, Measure.TOTAL)
        rest = total.number - base.number
        each = f"{_small(rest / PERIODS[period])} {PER[period]}" if period else f"{amount(rest)} a year"
        floor = "At least " if total.at_least else ""
        first = (
            f"**{floor}{each}** on top of base, as bonus and yearly stock: {_article(self.name(role))} has {total} in "
            f"total and {base} base (medians)."
        )
        second = "The guide does not say how much of it is bonus and how much is stock."
        return self._reply([first, second], [base, total], ())

    def share(self, role: str) -> Reply:
        """Base as a share of the total."""
        base, total = self.fact(role, Measure.BASE), self.fact(role, Measure.TOTAL)
        share = base.number / total.number * 100
        bound = "At most " if total.at_least else ""
        line = (
            f"**{bound}{percent(share)}** of the total is base: {base} of {total} for {_article(self.name(role))}. "
            f"The other {percent(100 - share)} is bonus and stock; the total is "
            f"{grouped(round(total.number / base.number, 2))} times the base."
        )
        return self._reply([line], [base, total], ())

    def rank(self, measures: Sequence[Measure], *, rising: bool = False) -> Reply:
        """All four roles by one measure or more."""
        wanted = list(measures) or [Measure.BASE, Measure.TOTAL]
        facts: list[Fact] = []
        roles = list(self._rows) if rising else list(reversed(self._rows))
        lines = [
            f"{place}. {self._line(role, wanted, None, facts, named=True)}"
            for place, role in enumerate(roles, 1)
        ]
        return self._reply(lines, facts, (Button("Value my offer", "f:value"),))

    def extreme(self, measures: Sequence[Measure], rank: int) -> Reply:
        """The role that is highest (`rank` 1), second (2) ... or lowest (-1) by a measure."""
        wanted = [measure for measure in measures if measure is not Measure.REGIONS]
        if {Measure.BASE, Measure.TOTAL} <= set(wanted):
            return self._widest(rank)
        roles = list(reversed(self._rows))
        place = min(abs(rank), len(roles))
        role = roles[place - 1] if rank > 0 else roles[-place]
        facts: list[Fact] = []
        parts = [self._part(role, measure, None, facts) for measure in wanted or MONEY]
        which = f"{ORDINALS.get(place, '')}{'highest' if rank > 0 else 'lowest'}"
        line = f"**{self.name(role)}** is {which}: {listed(parts)}."
        return self._reply([line], facts, (self.button("All roles", Ask.RANK, (), wanted),))

    def _widest(self, rank: int) -> Reply:
        """The role with the widest (or narrowest) gap between base and total."""
        gaps = {role: row.total.number - row.base.number for role, row in self._rows.items()}
        role = sorted(gaps, key=lambda key: gaps[key], reverse=rank > 0)[min(abs(rank), len(gaps)) - 1]
        row = self._rows[role]
        floor = "at least " if row.total.at_least else ""
        line = f"**{self.name(role)}**: {floor}{amount(gaps[role])} between base ({row.base}) and total ({row.total})."
        return self._reply([line], [row.base, row.total], ())

    def average(self, measures: Sequence[Measure]) -> Reply:
        """The mean of the four roles' figures, said to be just that."""
        facts: list[Fact] = []
        lines = []
        for measure in [measure for measure in measures if measure is not Measure.REGIONS] or [Measure.BASE]:
            cells = [self.fact(role, measure) for role in self._rows]
            facts += cells
            mean = sum((cell.number for cell in cells), Decimal(0)) / len(cells)
            size = percent(mean, 3) if measure is Measure.EQUITY else amount(mean)
            lines.append(f"**{size}** is the plain mean of the four roles' {_noun(measure)}.")
        lines.append("A mean of four medians is no median of all leaders: the guide has no such figure.")
        return self._reply(lines, facts, ())

    def role_of_place(self, places: Sequence[str]) -> Reply:
        """The roles for which a place is among the top regions."""
        facts, lines = [], []
        for place in places:
            roles = [role for role, row in self._rows.items() if place in row.regions.value]  # type: ignore[operator]  # a list of places by the check
            facts += [self.fact(role, Measure.REGIONS) for role in roles]
            where = self._places.get(place, place)
            names = listed([f"**{self.name(role)}**" for role in roles])
            lines.append(
                f"{names}: {where} is among the guide's top regions for {'it' if len(roles) == 1 else 'them'}."
                if roles
                else f"The guide lists {where} as a top region for none of the four roles."
            )
        return self._reply(lines, facts or [self.fact("manager", Measure.REGIONS)], ())

    def role_of_figure(self, amounts: Sequence[Decimal], percents: Sequence[Decimal]) -> Reply:
        """The roles whose cell has a figure, or between which it lies."""
        facts, lines = [], []
        for figure, measures in [(value, MONEY) for value in amounts] + [
            (value, (Measure.EQUITY,)) for value in percents
        ]:
            hits = [
                (role, measure)
                for role in self._rows
                for measure in measures
                if self.fact(role, measure).number == figure
            ]
            facts += [self.fact(*hit) for hit in hits]
            shown = percent(figure, 2) if measures == (Measure.EQUITY,) else amount(figure)
            if hits:
                lines.append(
                    listed([f"**{self.name(role)}** ({_NOUNS[measure]} {shown})" for role, measure in hits])
                    + "."
                )
                continue
            near = min(
                ((role, measure) for role in self._rows for measure in measures),
                key=lambda cell: abs(self.fact(*cell).number - figure),
            )
            facts.append(self.fact(*near))
            lines.append(
                f"None of the four roles has {shown}; nearest is **{self.name(near[0])}** with {self.fact(*near)} {_NOUNS[near[1]]}."
            )
        return self._reply(lines, facts, ())

    def button(self, label: str, ask: Ask, roles: Sequence[str], measures: Sequence[Measure]) -> Button:
        """A button that asks the table something."""
        return Button(label, query_data(ask, roles, measures))

    def _reply(self, lines: Sequence[str], facts: Sequence[Fact], buttons: Sequence[Button]) -> Reply:
        return Reply(
            "\n".join(lines),
            source=source_line(self._knowledge, facts),
            buttons=tuple((button,) for button in buttons),
        )


_NOUNS = {
    Measure.BASE: "median base",
    Measure.TOTAL: "in total (base, bonus, yearly stock)",
    Measure.EQUITY: "equity",
    Measure.REGIONS: "top regions",
}


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


def _without_regions(measures: Sequence[Measure]) -> list[Measure]:
    """The measures that are figures; base and total where none is named."""
    return [*filter(lambda measure: measure is not Measure.REGIONS, measures)] or list(MONEY)


def _article(name: str) -> str:
    return f"an {name}" if name[0] in "AEIO" else f"a {name}"


def _small(value: Decimal) -> str:
    """An amount a month or an hour: to the dollar, cents below 1,000."""
    return f"${value:,.0f}" if value >= 1000 else f"${value:,.2f}"


__all__ = ["GAP", "Table", "query_data", "query_of_data"]


def _noun(measure: Measure) -> str:
    """The measure after a preposition of its own: "apart in total", "the mean of the total"."""
    return _NOUNS[measure].removeprefix("in ")
