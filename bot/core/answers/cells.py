"""Cells of the guide's table in words, and the replies that are made of them."""

from collections.abc import Sequence
from decimal import Decimal

from bot.core.answers.query_data import query_data
from bot.core.answers.sources import source_line
from bot.core.messages import Button, Reply
from bot.core.understanding.query import PERIODS, Ask
from knowledge.base import Knowledge
from knowledge.benchmarks import Measure
from knowledge.facts import Fact, listed

MONEY = (Measure.BASE, Measure.TOTAL)
ROW = (Measure.BASE, Measure.TOTAL, Measure.EQUITY, Measure.REGIONS)
PER = {
    "quarterly": "a quarter",
    "monthly": "a month",
    "weekly": "a week",
    "biweekly": "every two weeks",
    "daily": "a day",
    "hourly": "an hour",
}
NOUNS = {
    Measure.BASE: "median base",
    Measure.TOTAL: "in total (base, bonus, yearly stock)",
    Measure.EQUITY: "equity",
    Measure.REGIONS: "top regions",
}


class Cells:
    """The cells of the guide's four roles, named and written out."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.rows = knowledge.roles.rows()
        self._words = knowledge.lexicon.roles
        self._places = {place.id: place.name for place in knowledge.places}

    def fact(self, role: str, measure: Measure) -> Fact:
        """One cell."""
        return self.rows[role].fact(measure)

    def name(self, role: str) -> str:
        """A role's full name."""
        return self._words[role].name

    def place(self, key: str) -> str:
        """A place's name."""
        return self._places.get(key, key)

    def look_up(self, roles: Sequence[str], measures: Sequence[Measure], period: str | None = None) -> Reply:
        """Cells of one or more roles; a whole row where no measure is named."""
        facts: list[Fact] = []
        lines = [self.line(role, measures, period, facts, named=len(roles) > 1) for role in roles]
        buttons = (
            self.button("Compare roles", Ask.RANK, (), measures),
            Button("Value my offer", "f:value"),
        )
        return self.reply(lines, facts, buttons)

    def line(
        self, role: str, measures: Sequence[Measure], period: str | None, facts: list[Fact], *, named: bool
    ) -> str:
        """A role's cells in one line, a whole row where no measure is named; what it quotes goes into `facts`."""
        wanted = tuple(measures) or ROW
        if period:
            wanted = tuple(measure for measure in wanted if measure in MONEY) or MONEY
        parts = [
            self.part(role, measure, period, facts) for measure in wanted if measure is not Measure.REGIONS
        ]
        head = f"{self.name(role)}: " if named else ""
        tail = "" if named else f" for {with_article(self.name(role))}"
        text = f"{head}{listed(parts)}{tail}." if parts else ""
        if Measure.REGIONS in wanted:
            facts.append(self.fact(role, Measure.REGIONS))
            if len(wanted) == 1:
                return f"{head}**{self.regions(role)}** pay {with_article(self.name(role))} the highest base."
            text += f" Best paid in {self.regions(role)}."
        return text

    def part(self, role: str, measure: Measure, period: str | None, facts: list[Fact]) -> str:
        """One cell with its noun, by month or hour where a period is asked for."""
        fact = self.fact(role, measure)
        facts.append(fact)
        if period and measure in MONEY:
            each = fact.number / PERIODS[period]
            floor = " or more" if fact.at_least else ""
            return f"**{small(each)}{floor}** {PER[period]} before tax ({fact} a year, {NOUNS[measure]})"
        return f"**{fact}** {NOUNS[measure]}"

    def regions(self, role: str) -> str:
        """The names of a role's best-paying regions."""
        value = self.fact(role, Measure.REGIONS).value
        return listed([self.place(place) for place in value]) if isinstance(value, list) else str(value)

    def button(self, label: str, ask: Ask, roles: Sequence[str], measures: Sequence[Measure]) -> Button:
        """A button that asks the table something."""
        return Button(label, query_data(ask, roles, measures))

    def reply(self, lines: Sequence[str], facts: Sequence[Fact], buttons: Sequence[Button]) -> Reply:
        """Lines with the source line of the facts that they quote."""
        return Reply(
            "\n".join(lines),
            source=source_line(self._knowledge, facts),
            buttons=tuple((button,) for button in buttons),
        )


def without_regions(measures: Sequence[Measure]) -> list[Measure]:
    """The measures that are figures; base and total where none is named."""
    return [*filter(lambda measure: measure is not Measure.REGIONS, measures)] or list(MONEY)


def with_article(name: str) -> str:
    """`a Senior AI Director`, `an AI Engineering Manager`."""
    return f"an {name}" if name[0] in "AEIO" else f"a {name}"


def small(value: Decimal) -> str:
    """US dollars a month or an hour: to the dollar, cents below 1,000."""
    return f"${value:,.0f}" if value >= 1000 else f"${value:,.2f}"


def noun(measure: Measure) -> str:
    """The measure after a preposition of its own: "apart in total", "the mean of the total"."""
    return NOUNS[measure].removeprefix("in ")
