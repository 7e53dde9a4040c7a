"""The entries that a message may mean, apart from those that speak of other years or companies."""

from collections.abc import Sequence

from bot.core.answers.pay import KNOWN_YEARS
from bot.core.understanding.matching import Matching
from bot.core.understanding.query import Query
from bot.core.understanding.reader import Reading
from knowledge.base import Knowledge
from knowledge.entries import Kind
from knowledge.lexicon import OTHER_COMPANY
from knowledge.matcher import NOBODY, Candidate
from knowledge.places import country_of

LAW = "/law"
"""The end of the topic of what holds in the European Union only."""


class Entries:
    """Ranks the entries of one knowledge."""

    def __init__(self, knowledge: Knowledge, matching: Matching) -> None:
        self._items = knowledge.items
        self._countries = {place.id: country_of(place) for place in knowledge.places}
        self._union = frozenset(knowledge.lexicon.union)
        self._matching = matching

    def likely(self, reading: Reading) -> list[Candidate]:
        """The likeliest entries, `NOBODY` among them, best first."""
        years = [str(year) for year in reading.query.years if year not in KNOWN_YEARS]
        elsewhere = OTHER_COMPANY in reading.query.employers
        other_law = any(self._countries.get(place) not in self._union for place in reading.query.places)
        return [
            one
            for one in self._matching.entries(reading.wordings)
            if one.label == NOBODY
            or (
                self._fits(one.label, years, elsewhere=elsewhere, other_law=other_law)
                and self._covers(one.label, reading.query)
            )
        ]

    def _covers(self, entry: str, query: Query) -> bool:
        """Whether an entry that lists figures of some countries, currencies or amounts has those that are named."""
        covers = self._items[entry].entry.covers
        if covers is None:
            return True
        currencies = {query.into} if query.into else set[str]()
        currencies |= {query.currency} if query.amounts and query.currency != "USD" else set()
        named = (
            (covers.countries, {self._countries.get(place) for place in query.places}),
            (covers.currencies, currencies),
            (covers.amounts, set(query.amounts)),
        )
        return all(not known or said.issubset(known) for known, said in named)

    def _fits(self, entry: str, years: Sequence[str], *, elsewhere: bool, other_law: bool) -> bool:
        """Whether an entry speaks of the years; one about an employer or a law is none about another one."""
        item = self._items[entry]
        if other_law and item.topic.endswith(LAW) and item.kind is Kind.FAQ:
            return False
        if elsewhere and item.kind is Kind.EMPLOYER:
            return False
        told = f"{item.answer} {item.context} {item.detail} {' '.join(fact.as_of for fact in item.facts)}"
        return item.kind is Kind.SILENCE or all(year in told for year in years)
