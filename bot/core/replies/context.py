"""Where an offer's parts stand beside the benchmarks of its role. Figures come from the knowledge by reference."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from bot.core.answers.advertised import years
from bot.core.answers.figures import amount
from bot.core.answers.sources import source_line
from bot.core.intents.names import Job, OfferNames
from bot.core.replies.figures import full, percent
from bot.core.replies.valued import Valued
from knowledge.base import Knowledge
from knowledge.benchmarks import Advertised, Cell, Percentiles, Wage
from knowledge.facts import Fact

GUIDE_CURRENCY = "USD"
HOME = "US"
FINE_PRINT = "p75 is the pay that three quarters stay below. n counts figures: an advertised range has two, both its ends."


@dataclass(frozen=True, slots=True)
class Beside:
    """Sentences that set an offer beside benchmarks, with what they quote."""

    lines: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    sources: tuple[str, ...] = ()
    fine_print: str = ""

    def source(self, knowledge: Knowledge) -> str:
        """The source line."""
        return source_line(knowledge, self.facts, self.sources)


@dataclass(slots=True)
class _Quoted:
    """What the sentences quote, gathered while they are made."""

    facts: list[Fact] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


class Context:
    """Sets offers beside the guide's table and advertised pay."""

    def __init__(self, knowledge: Knowledge, names: OfferNames) -> None:
        self._knowledge = knowledge
        self.names = names

    def job(self, role: str | None) -> Job | None:
        """The benchmarked job that a role stands for."""
        return self.names.jobs.get(role) if role else None

    def beside(self, one: Valued) -> Beside:
        """Base and yearly pay of an offer beside its role's benchmarks; nothing where the role is not known."""
        job = self.job(one.sheet.role)
        if job is None or one.offer.currency != GUIDE_CURRENCY:
            return self._not_comparable(one, job)
        quoted = _Quoted()
        lines = tuple(
            self._of_guide(one, job.guide, quoted) if job.guide else self._of_other(one, job, quoted)
        )
        print_ = FINE_PRINT if any("(n = " in line for line in lines) else ""
        return Beside(lines, tuple(quoted.facts), tuple(dict.fromkeys(quoted.sources)), print_)

    def _not_comparable(self, one: Valued, job: Job | None) -> Beside:
        if job is None or one.offer.currency == GUIDE_CURRENCY:
            return Beside()
        return Beside(
            (
                f"The benchmarks for {job.name} are in US dollars, so I set nothing beside {one.offer.currency}.",
            )
        )

    def _of_guide(self, one: Valued, role: str, quoted: _Quoted) -> Iterator[str]:
        row = self._knowledge.roles.rows()[role]
        name = self._knowledge.lexicon.roles[role].name
        quoted.facts.append(row.base)
        line = f"Base {amount(one.offer.base)}: {_against(one.offer.base, row.base)} the guide's median for {name}"
        if row.base.number != one.offer.base:
            line += f" ({row.base})"
        yield line + self._advertised(one, role, quoted) + "."
        yearly = one.valuation.recurring_average
        quoted.facts.append(row.total)
        floor = "figure" if row.total.at_least else "median"
        yield (
            f"Without one-time money {full(yearly, GUIDE_CURRENCY)} a year: "
            f"{_against(yearly, row.total)} its {floor} total of {row.total}."
        )

    def _advertised(self, one: Valued, role: str, quoted: _Quoted) -> str:
        place = one.sheet.location
        if place and self.names.countries.get(place, HOME) != HOME:
            return ""
        groups = [group for group in self._knowledge.advertised.values() if role in group.beside]
        return self._in_group(one.offer.base, groups[0], quoted) if groups else ""

    def _in_group(self, base: Decimal, group: Advertised, quoted: _Quoted) -> str:
        cell = group.cell()
        if cell is None:
            return ""
        quoted.sources.append(group.source)
        return f"; {_between(base, cell)} of advertised US pay for {group.noun}, {_sample(cell)}"

    def _of_other(self, one: Valued, job: Job, quoted: _Quoted) -> Iterator[str]:
        place = one.sheet.location
        if place and self.names.countries.get(place, HOME) != HOME:
            return
        folder, _, key = (job.other or "").partition("/")
        row: Advertised | Wage = (
            self._knowledge.advertised[key] if folder == "advertised" else self._knowledge.wages[key]
        )
        cell = row.cell() if isinstance(row, Advertised) else row
        if cell is None:
            return
        quoted.sources.append(row.source)
        sample = f", {_sample(cell)}" if isinstance(cell, Cell) else ""
        kind = "advertised US pay" if isinstance(row, Advertised) else "US wages"
        yield f"Base {amount(one.offer.base)}: {_between(one.offer.base, cell)} of {kind} for {row.noun}{sample}."


def _sample(cell: Cell) -> str:
    """From when the figures are, and how many: a range that is advertised counts with both its ends."""
    return f"{years(cell.years)} (n = {cell.n} figures)"


def _between(value: Decimal, cell: Percentiles) -> str:
    """Where an amount lies among percentiles, in short: `p50`, `between p50 and p75`, `below p10`."""
    points = cell.points()
    at = next((mark for mark, point in points if point == value), None)
    if at is not None:
        return f"p{at}"
    below = [mark for mark, point in points if point < value]
    above = [mark for mark, point in points if point > value]
    if not below:
        return f"below p{points[0][0]}"
    return f"between p{below[-1]} and p{above[0]}" if above else f"above p{points[-1][0]}"


def _against(value: Decimal, fact: Fact) -> str:
    gap = (value - fact.number) / fact.number
    if abs(gap) < Decimal("0.005"):
        return "at"
    return f"{percent(abs(gap))} {'above' if gap > 0 else 'below'}"
