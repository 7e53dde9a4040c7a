"""Look-ups while somebody is still typing: short, self-contained results, best first."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.answers.query_data import query_data
from bot.core.answers.sources import source_line
from bot.core.answers.table import Table
from bot.core.messages import Reply
from bot.core.understanding.matching import Matching
from bot.core.understanding.query import Ask, Query
from bot.core.understanding.reader import Reader, Wording
from knowledge.base import Knowledge
from knowledge.benchmarks import Measure
from knowledge.entries import Kind
from knowledge.matcher import NOBODY

MOST = 10
LIKELY = 0.02
SHORTEST = 2
"""Letters from which on a beginning is finished."""
USEFUL = ("sign-on-share", "time-to-offer", "vesting-18-months", "ai-act-fine", "clawback", "cliff")
"""What is shown before anything is typed, beside the table."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One result; `text` may hold **bold** words."""

    id: str
    title: str
    text: str
    source: str


class LookUp:
    """Finds results in one knowledge, whatever the chat's context."""

    def __init__(self, knowledge: Knowledge, reader: Reader, matching: Matching, table: Table) -> None:
        self._knowledge = knowledge
        self._reader = reader
        self._matching = matching
        self._table = table
        words = knowledge.lexicon.measures.values()
        measured = [phrase for measure in words for phrase in measure.words if " " not in phrase]
        self._words = dict.fromkeys([*measured, *sorted(reader.phrases.words())])

    def findings(self, text: str) -> tuple[Finding, ...]:
        """Results for a few words; the most useful ones where there are none yet."""
        reading = self._reader.read(self._completed(text))
        if not reading.words:
            return tuple(self._useful())
        found = [*self._from_table(reading.query), *self._from_entries(reading.said)]
        return tuple({finding.id: finding for finding in found}.values())[:MOST]

    def _completed(self, text: str) -> str:
        """The text with its last word finished, where it is only the beginning of a known one."""
        before, space, last = text.rpartition(" ")
        begun = last.casefold()
        if len(begun) < SHORTEST or begun in self._words or begun in self._reader.common:
            return text
        whole = next((word for word in self._words if word.startswith(begun)), last)
        return f"{before}{space}{whole}"

    def _useful(self) -> Iterator[Finding]:
        for measure in (Measure.BASE, Measure.TOTAL, Measure.EQUITY):
            yield self._finding(Query(asks=Ask.RANK, measures=(measure,)), f"All roles: {measure.value}")
        for key in USEFUL:
            yield from self._entry(key)

    def _from_table(self, query: Query) -> Iterator[Finding]:
        reply = self._table.answer(query) if query.asks is not None else None
        if reply is not None:
            yield _of_reply(query, self._title(query), reply)
        for role in query.roles:
            row = Query(asks=Ask.LOOK_UP, roles=(role,))
            yield self._finding(row, self._table.cells.name(role))

    def _title(self, query: Query) -> str:
        names = ", ".join(self._table.cells.name(role) for role in query.roles) or "All roles"
        measures = ", ".join(measure.value for measure in query.measures)
        return f"{names}: {measures}" if measures else names

    def _finding(self, query: Query, title: str) -> Finding:
        reply = self._table.answer(query)
        return _of_reply(query, title, reply or Reply(title))

    def _from_entries(self, words: tuple[str, ...]) -> Iterator[Finding]:
        for candidate in self._matching.entries((Wording(words, words),), limit=MOST):
            if candidate.label != NOBODY and candidate.confidence >= LIKELY:
                yield from self._entry(candidate.label)

    def _entry(self, key: str) -> Iterator[Finding]:
        item = self._knowledge.items.get(key)
        if item is None or item.kind in {Kind.SMALLTALK, Kind.SILENCE}:
            return
        text = f"{item.answer}\n{item.context}" if item.context else item.answer
        yield Finding(
            f"e:{key}", item.entry.title, text, source_line(self._knowledge, item.facts, item.entry.sources)
        )


def _of_reply(query: Query, title: str, reply: Reply) -> Finding:
    asks = query.asks or Ask.LOOK_UP
    return Finding(query_data(asks, query.roles, query.measures)[:64], title, reply.text, reply.source)
