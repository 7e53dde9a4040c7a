"""Bare figures: what `22 %?`, `4732` or `2025` stand for in the knowledge."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from bot.core.answers.entry import entry_button
from bot.core.answers.figures import amount, percent
from bot.core.messages import Outcome, Reply, Said
from bot.core.understanding.query import Query
from knowledge.base import Item, Knowledge
from knowledge.entries import Kind
from knowledge.facts import Fact, Range, Unit

MOST = 4
MONEY = {Unit.USD, Unit.EUR, Unit.GBP, Unit.USD_PER_YEAR, Unit.USD_PER_HOUR}


class Numbers:
    """Finds the facts that a bare figure may mean."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def meant(self, query: Query, bare: tuple[Decimal, ...]) -> Said | None:
        """The entries that quote the figure of a message that is nothing else; None where none does."""
        hits, shown = self._hits(query, bare)
        if not hits:
            return None
        lines = [f"• {item.entry.title}: {item.answer}" for item in hits[:MOST]]
        head = f"{shown} stands for {'this' if len(hits) == 1 else 'several things'} here:"
        buttons = tuple((entry_button(self._knowledge, item.entry.id),) for item in hits[:MOST])
        return Said(Outcome.CLARIFY, (Reply("\n".join([head, *lines]), buttons=buttons),))

    def entry(self, query: Query, bare: tuple[Decimal, ...]) -> str | None:
        """The one entry that quotes a figure, if only one does; a year beside the figure only dates it."""
        hits, _ = self._hits(
            replace(query, years=()) if bare or query.percents or query.amounts else query, bare
        )
        return hits[0].entry.id if len(hits) == 1 else None

    def _hits(self, query: Query, bare: tuple[Decimal, ...]) -> tuple[list[Item], str]:
        """The entries that quote a figure, and the figure as people read it."""
        if query.years:
            year = query.years[0]
            return [
                item for item in self._items() if any(_speaks_of(fact, year) for fact in _own(item))
            ], str(year)
        if query.percents:
            return self._with(query.percents[0], {Unit.PERCENT}), percent(query.percents[0], 2)
        if query.amounts:
            value = query.amounts[0]
            return self._with(value, MONEY | {Unit.COUNT}), amount(
                value
            ) if value % 1000 == 0 else f"{value:,}"
        if bare:
            return self._with(bare[0], set(Unit) - MONEY), f"{bare[0]:,f}"
        return [], ""

    def _items(self) -> Iterator[Item]:
        return (item for item in self._knowledge.items.values() if item.kind is Kind.FAQ)

    def _with(self, value: Decimal, units: set[Unit]) -> list[Item]:
        return [
            item
            for item in self._items()
            if any(fact.unit in units and _holds(fact, value) for fact in _own(item))
        ]


def _own(item: Item) -> Iterator[Fact]:
    """An entry's own facts, those of a percentage's source left in."""
    yield from item.entry.facts.values()


def _holds(fact: Fact, value: Decimal) -> bool:
    if isinstance(fact.value, Range):
        return value in {fact.value.from_, fact.value.to}
    return fact.value == value


def _speaks_of(fact: Fact, year: int) -> bool:
    """Whether a fact is of a year: its value, or the survey that the guide names for it."""
    named = str(year) in (fact.named or "")
    return named or (fact.unit in {Unit.YEAR, Unit.DATE} and str(fact.value).startswith(str(year)))
