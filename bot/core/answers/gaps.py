"""How cells of the guide's table differ: two roles side by side, and what comes on top of base."""

from collections.abc import Sequence

from bot.core.answers.cells import PER, Cells, noun, small, with_article, without_regions
from bot.core.answers.figures import amount, percent
from bot.core.messages import Reply
from bot.core.understanding.query import PERIODS, Ask
from knowledge.benchmarks import Measure
from knowledge.facts import Fact, grouped


class Gaps:
    """Differences and shares between cells."""

    def __init__(self, cells: Cells) -> None:
        self._cells = cells

    def difference(
        self, roles: Sequence[str], measures: Sequence[Measure], period: str | None = None
    ) -> Reply:
        """Two roles (the outermost of several) side by side, and how far apart they are."""
        low, *_, high = sorted(dict.fromkeys(roles), key=list(self._cells.rows).index)
        wanted = without_regions(measures)
        facts: list[Fact] = []
        lines = [self._gap(low, high, measure, period, facts) for measure in wanted]
        if len(set(roles)) > 2:
            lines += [
                self._cells.line(role, wanted, None, facts, named=True) for role in dict.fromkeys(roles)
            ]
        elif Measure.TOTAL in wanted:
            lines.append(self._drivers(low, high, facts))
        if Measure.REGIONS in measures:
            lines += [
                self._cells.line(role, (Measure.REGIONS,), None, facts, named=True) for role in (low, high)
            ]
        return self._cells.reply(lines, facts, (self._cells.button("All roles", Ask.RANK, (), wanted),))

    def _gap(self, low: str, high: str, measure: Measure, period: str | None, facts: list[Fact]) -> str:
        below, above = self._cells.fact(low, measure), self._cells.fact(high, measure)
        facts += [below, above]
        gap = above.number - below.number
        floor = "at least " if above.at_least else ""
        if measure is Measure.EQUITY:
            size = f"{floor}{grouped(gap)} percentage points"
        elif period:
            size = f"{floor}{small(gap / PERIODS[period])} {PER[period]}"
        else:
            size = f"{floor}{amount(gap)} a year"
        return (
            f"**{size[0].upper()}{size[1:]}** apart in {noun(measure)}: {self._cells.name(high)} {above}, "
            f"{self._cells.name(low)} {below} ({percent(gap / below.number * 100, 0)} more)."
        )

    def _drivers(self, low: str, high: str, facts: list[Fact]) -> str:
        """Which part of the gap in total is base, and which is bonus and stock."""
        base = self._cells.fact(high, Measure.BASE).number - self._cells.fact(low, Measure.BASE).number
        total = self._cells.fact(high, Measure.TOTAL).number - self._cells.fact(low, Measure.TOTAL).number
        facts += [self._cells.fact(high, Measure.BASE), self._cells.fact(low, Measure.BASE)]
        return f"Of the gap in total, {amount(base)} is base and {amount(total - base)} is bonus and stock."

    def ratio(self, roles: Sequence[str], measures: Sequence[Measure]) -> Reply:
        """The first role's figure as a multiple and a percentage of the second's."""
        first, second = roles[0], roles[1]
        wanted = without_regions(measures)
        facts: list[Fact] = []
        lines = []
        for measure in wanted:
            over, under = self._cells.fact(first, measure), self._cells.fact(second, measure)
            facts += [over, under]
            share = over.number / under.number * 100
            more = share - 100
            way = "more" if more >= 0 else "less"
            lines.append(
                f"**{percent(abs(more))} {way}** in {noun(measure)}: {self._cells.name(first)} {over} against "
                f"{self._cells.name(second)} {under}, that is {percent(share)} or {grouped(round(share / 100, 2))} times."
            )
        return self._cells.reply(lines, facts, ())

    def parts(self, role: str, period: str | None = None) -> Reply:
        """What comes on top of base: total minus base."""
        base, total = self._cells.fact(role, Measure.BASE), self._cells.fact(role, Measure.TOTAL)
        rest = total.number - base.number
        each = f"{small(rest / PERIODS[period])} {PER[period]}" if period else f"{amount(rest)} a year"
        floor = "At least " if total.at_least else ""
        first = (
            f"**{floor}{each}** on top of base, as bonus and yearly stock: {with_article(self._cells.name(role))} has {total} in "
            f"total and {base} base (medians)."
        )
        second = "The guide does not say how much of it is bonus and how much is stock."
        return self._cells.reply([first, second], [base, total], ())

    def share(self, role: str) -> Reply:
        """Base as a share of the total."""
        base, total = self._cells.fact(role, Measure.BASE), self._cells.fact(role, Measure.TOTAL)
        share = base.number / total.number * 100
        bound = "At most " if total.at_least else ""
        line = (
            f"**{bound}{percent(share)}** of the total is base: {base} of {total} for {with_article(self._cells.name(role))}. "
            f"The other {percent(100 - share)} is bonus and stock; the total is "
            f"{grouped(round(total.number / base.number, 2))} times the base."
        )
        return self._cells.reply([line], [base, total], ())
