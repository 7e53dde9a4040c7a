"""The entries that a message may mean, apart from those that speak of other years or companies."""

from collections.abc import Sequence

from bot.core.answers.pay import KNOWN_YEARS
from bot.core.understanding.matching import Matching
from bot.core.understanding.query import Query
from bot.core.understanding.reader import Reading
from knowledge.base import Knowledge
from knowledge.benchmarks import Measure
from knowledge.entries import Kind, Wanted
from knowledge.facts import Status
from knowledge.lexicon import OTHER_COMPANY, Class, Phrases
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
        words = knowledge.lexicon
        granting = (*words.granting, *words.measures[Measure.EQUITY].words, *words.operations["vest"])
        self._granting = Phrases((phrase, True) for phrase in granting)
        self._union_law = Phrases((phrase, True) for phrase in (*words.concepts["eu_law"], "ai"))
        self._matching = matching

    def likely(self, reading: Reading) -> list[Candidate]:
        """The likeliest entries, `NOBODY` among them, best first."""
        named = [str(year) for year in reading.query.years]
        years = [str(year) for year in reading.query.years if year not in KNOWN_YEARS]
        stockless = OTHER_COMPANY in reading.query.employers or not self._asks_of_stock(reading)
        nowhere = not (reading.query.places or reading.strangers)
        elsewhere = any(self._countries.get(place) not in self._union for place in reading.query.places)
        other_law = elsewhere or (reading.strange_story and not _names(self._union_law, reading))
        return [
            one
            for one in self._matching.entries(reading.wordings)
            if one.label == NOBODY
            or (
                self._fits(one.label, years, stockless=stockless, other_law=other_law)
                and self._covers(one.label, reading.query)
                and not (nowhere and self._items[one.label].entry.wants is Wanted.PLACE)
                and not (named and self._is_undated_term(one.label, named))
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

    def _asks_of_stock(self, reading: Reading) -> bool:
        """Whether a message speaks of what employers' entries tell, or says nothing but the employer's name."""
        if _names(self._granting, reading):
            return True
        named = reading.found.places(Class.EMPLOYER)
        return all(at in named for at, weight in enumerate(reading.weights) if weight)

    def _is_undated_term(self, entry: str, years: Sequence[str]) -> bool:
        """Whether an entry explains a term, where figures of a year are asked for that it doesn't give."""
        item = self._items[entry]
        dated = (fact.as_of for fact in item.facts if fact.status is not Status.ILLUSTRATIVE)
        told = f"{item.answer} {item.context} {item.detail} {' '.join(dated)}"
        return item.kind is Kind.GLOSSARY and not all(year in told for year in years)

    def _fits(self, entry: str, years: Sequence[str], *, stockless: bool, other_law: bool) -> bool:
        """Whether an entry speaks of the years; one about an employer or a law is none about another one."""
        item = self._items[entry]
        if other_law and item.topic.endswith(LAW) and item.kind is Kind.FAQ:
            return False
        if stockless and item.kind is Kind.EMPLOYER:
            return False
        told = f"{item.answer} {item.context} {item.detail} {' '.join(fact.as_of for fact in item.facts)}"
        return item.kind is Kind.SILENCE or all(year in told for year in years)


def _names(phrases: Phrases[bool], reading: Reading) -> bool:
    """Whether a message or its story has one of the phrases."""
    words = (*reading.told, *reading.words)
    return any(phrases.at(words, place) is not None for place in range(len(words)))
