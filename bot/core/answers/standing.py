"""Where an amount stands: against the guide's median, and against advertised pay where there is any."""

from decimal import Decimal

from bot.core.answers.advertised import ENDS, country_name, years
from bot.core.answers.figures import amount, percent, rounded
from bot.core.answers.sources import guide_of, source_line
from bot.core.messages import Reply
from knowledge.base import Knowledge
from knowledge.benchmarks import Advertised, Measure, Percentiles, Wage
from knowledge.facts import Fact
from knowledge.places import country_of

NOUNS = {Measure.BASE: "median base", Measure.TOTAL: "median total"}


class Standing:
    """Compares people's figures with what the knowledge has. All amounts in US dollars a year."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._guide = guide_of(knowledge)
        self._places = {place.id: place for place in knowledge.places}

    def in_dollars(self, value: Decimal, currency: str) -> tuple[Decimal, str] | None:
        """`value` in US dollars, and the words that say how it was converted; None where no rate is known."""
        if currency == "USD":
            return value, ""
        rates = self._knowledge.rates
        rate = rates.rate(currency, "USD")
        if rate is None:
            return None
        day = f"{rates.as_of.day} {rates.as_of:%B %Y}"
        return (
            value * rate,
            f"{amount(value, currency)} is {rounded(value * rate)} at the ECB rate of {day}. ",
        )

    def of_role(
        self, role: str, said: Decimal, measure: Measure, currency: str = "USD", place: str | None = None
    ) -> Reply:
        """What was said against the guide's figure for a role, and in the US against advertised base pay."""
        fact = self._knowledge.roles.rows()[role].fact(measure)
        name = self._knowledge.lexicon.roles[role].name
        converted = self.in_dollars(said, currency)
        if converted is None:
            return Reply(
                f"The guide's figures are in US dollars, and I have no rate for {currency}. Give it in dollars."
            )
        value, how = converted
        shown = amount(value) if currency == "USD" else "That"
        lines = [
            f"{how}{shown} is {against(value, fact, NOUNS.get(measure, NOUNS[Measure.BASE]))} for {name}."
        ]
        where = self._places.get(place or "")
        in_us = where is None or country_of(where) == "US"
        if where is not None and where.id != "US":
            lines.append(f"That is its median for the role anywhere: it has no figure for {where.name}.")
        groups = self.beside(role) if measure is Measure.BASE and in_us else []
        lines += [self.spread(group, value) for group in groups[:1]]
        if measure is Measure.TOTAL:
            lines.append("Total means base, bonus and a year's stock; a four-year grant counts by a quarter.")
        return Reply(
            "\n".join(lines),
            source=source_line(self._knowledge, [fact], [group.source for group in groups[:1]]),
        )

    def of_equity(self, role: str, said: Decimal) -> Reply:
        """A share of a company, in percent, against the guide's typical equity for a role."""
        fact = self._knowledge.roles.rows()[role].equity
        name = self._knowledge.lexicon.roles[role].name
        text = (
            f"{percent(said, 3)} is {against(said, fact, 'typical equity')} for {name}.\n"
            "The guide does not say of what size or stage of company; a percentage is worth what the company is."
        )
        return Reply(text, source=source_line(self._knowledge, [fact]))

    def of_equity_in_any_role(self, said: Decimal) -> Reply:
        """A share of a company, in percent, among the guide's typical equity of all roles, largest first."""
        roles = self._knowledge.lexicon.roles
        rows = sorted(self._knowledge.roles.rows().items(), key=lambda row: -row[1].equity.number)
        above = [row for _, row in rows if row.equity.number > said]
        where = (
            "**more** than the guide's typical equity of every role"
            if not above
            else "**less** than the guide's typical equity of every role"
            if len(above) == len(rows)
            else f"**between** the guide's typical {above[-1].equity} and {rows[len(above)][1].equity}"
        )
        lines = [
            f"{percent(said, 3)} is {where}:",
            *(f"• {roles[key].name}: {row.equity}" for key, row in rows),
            "It does not say of what size or stage of company; a percentage is worth what the company is.",
        ]
        return Reply("\n".join(lines), source=source_line(self._knowledge, [row.equity for _, row in rows]))

    def beside(self, role: str) -> list[Advertised]:
        """Groups of advertised pay that stand beside a role of the guide."""
        return [group for group in self._knowledge.advertised.values() if role in group.beside]

    def spread(self, group: Advertised, value: Decimal) -> str:
        """One sentence: the group's middle half, and where `value` lies in it."""
        cell = group.cell()
        if cell is None or cell.p75 is None:
            return ""
        return (
            f"Advertised US pay for {group.noun}, {years(cell.years)}: middle half {rounded(cell.p25)} to "
            f"{rounded(cell.p75)}, median {rounded(cell.p50)} (n = {cell.n} {ENDS}, base only); "
            f"yours is {position(value, cell)}."
        )

    def of_other(self, key: str, value: Decimal, country: str = "US") -> Reply | None:
        """`value` against the pay of a job that is not one of the guide's; None where that country has no figure."""
        folder, _, name = key.partition("/")
        row: Advertised | Wage = (
            self._knowledge.advertised[name] if folder == "advertised" else self._knowledge.wages[name]
        )
        cell: Percentiles | None = row.cell(country) if isinstance(row, Advertised) else row
        if cell is None or (isinstance(row, Wage) and country != "US"):
            return None
        gap = (value - cell.p50) / cell.p50 * 100
        way = "above" if gap > 0 else "below" if gap < 0 else "at"
        where = country_name(self._knowledge, country)
        line = f"{amount(value)} is **{percent(abs(gap), 0)} {way}** the median of {rounded(cell.p50)} for {row.noun} in {where}"
        return Reply(
            f"{line}: {position(value, cell)}.", source=source_line(self._knowledge, [], [row.source])
        )


def against(value: Decimal, fact: Fact, noun: str) -> str:
    """`**19 % above** the guide's median base of $210k`."""
    gap = (value - fact.number) / fact.number * 100
    if gap == 0:
        return f"**exactly the guide's {noun}** of {fact}, neither above nor below,"
    size = percent(abs(gap), 0 if abs(gap) >= 1 else 1)
    return f"**{size} {'above' if gap > 0 else 'below'}** the guide's {noun} of {fact}"


def position(value: Decimal, cell: Percentiles) -> str:
    """Between which percentiles an amount lies, in words."""
    points = cell.points()
    low = [mark for mark, point in points if point <= value]
    high = [mark for mark, point in points if point > value]
    if not low:
        return f"below the {points[0][0]}th percentile"
    if not high:
        return f"at or above the {points[-1][0]}th percentile"
    exact = [mark for mark, point in points if point == value]
    if exact:
        return f"at the {exact[0]}th percentile"
    return f"between the {low[-1]}th and the {high[0]}th percentile"
