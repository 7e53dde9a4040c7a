"""A figure quoted back: `who counted the 78 days?`, `is that 210k legit or made up?`."""

from bot.core.answers.numbers import Numbers
from bot.core.state import Topic
from bot.core.understanding.facets import Facet
from bot.core.understanding.numbers import bare_numbers, is_year
from bot.core.understanding.query import Query
from bot.core.understanding.reader import Reading
from knowledge.base import Knowledge
from knowledge.benchmarks import Measure
from knowledge.lexicon import Phrases

LITTLE = 1.2
"""Unread words may weigh this much at most beside the figure and what is asked of it."""

MONEY = (Measure.BASE, Measure.TOTAL)
SAID = frozenset({"number", "figure", "statistic", "stat", "claim", "thing", "percentage"})
"""What people call a figure that they quote."""


class Quoted:
    """Finds which figure of the knowledge a message quotes, where it asks who says so or whether it is true."""

    def __init__(self, knowledge: Knowledge, numbers: Numbers) -> None:
        self._numbers = numbers
        self._rows = knowledge.roles.rows()
        self._asking = frozenset(
            word for phrase in knowledge.lexicon.concepts["who_says"] for word in phrase.split()
        )
        self._doubting = Phrases((phrase, True) for phrase in knowledge.lexicon.concepts["trust"])

    def meant(self, reading: Reading, query: Query, *, who_says: bool) -> tuple[Topic, Facet] | None:
        """What the figure is of, and what is asked about it."""
        figures = [quantity for quantity in reading.quantities if not is_year(quantity)]
        doubted = self._doubted(reading)
        if len(figures) != 1 or not (who_says or doubted):
            return None
        silent = doubted | SAID | (self._asking if who_says else frozenset())
        pairs = zip(reading.words, reading.weights, strict=True)
        telling = (
            weight for word, weight in pairs if word in query.unread and word.isalpha() and word not in silent
        )
        if sum(telling) > LITTLE:
            return None
        topic = self._cell(query) or self._entry(query, reading)
        if topic is None:
            return None
        return topic, Facet.SOURCE if who_says else Facet.SURE

    def _doubted(self, reading: Reading) -> frozenset[str]:
        """The words of a message that ask whether something is true."""
        words, found = reading.words, set[str]()
        for place in range(len(words)):
            hit = self._doubting.at(words, place)
            if hit is not None:
                found.update(words[place : place + hit[0]])
        return frozenset(found)

    def _cell(self, query: Query) -> Topic | None:
        """The only cell of the guide's table that has the amount quoted."""
        cells = [
            (role, measure)
            for role, row in self._rows.items()
            for measure in MONEY
            if query.amounts and row.fact(measure).number == query.amounts[0]
        ]
        if len(cells) != 1 or (query.roles and cells[0][0] not in query.roles):
            return None
        return Topic(roles=(cells[0][0],), measures=(cells[0][1].value,))

    def _entry(self, query: Query, reading: Reading) -> Topic | None:
        """The only entry that has the figure quoted."""
        key = self._numbers.entry(query, bare_numbers(reading.quantities))
        return Topic(entry=key) if key is not None else None
