"""The names that occur in offers (places, employers, roles), taken from the knowledge."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from bot.core.offers.lexicon import Employer, openings_of
from bot.core.offers.vocabulary import PART_WORDS
from bot.core.reading.characters import plain
from bot.core.reading.schedule import Schedule
from bot.core.reading.tokens import Kind, tokens
from bot.core.understanding.strangers import Strangers
from knowledge.base import Knowledge
from knowledge.employers import Schedule as Published
from knowledge.rarity import CommonWords
from knowledge.spelling import Speller
from knowledge.words import Word, plain_words

_SHORTEST_MENDED = 4
_TYPICAL = "startup-default"
"""The entry of the schedule that start-ups usually have: no employer of its own."""


@dataclass(frozen=True, slots=True)
class Job:
    """A role as the benchmarks know it: one of the guide's, or a row of public data (`advertised/…`, `wages/…`)."""

    name: str
    guide: str | None = None
    other: str | None = None


@dataclass(frozen=True)
class OfferNames:
    """The reader's lexicon (see `bot.core.offers.lexicon`), and what its names stand for."""

    places: Mapping[str, str]
    employers: Mapping[str, Employer]
    roles: Mapping[str, str]
    countries: Mapping[str, str]
    """Name of a place -> its country's code."""
    schedules: Mapping[str, Schedule]
    jobs: Mapping[str, Job]
    """Name of a role -> the job."""
    common: CommonWords
    strangers: Collection[str] = ()
    """Words of other worlds (`strangers.yaml`)."""

    def is_strange(self, text: str) -> bool:
        """Whether a message speaks of another world: rent, a casino."""
        words = plain_words(text)
        listed = self._strangers.listed(words)
        return any(not PART_WORDS.issuperset(words[places.start : places.stop]) for places in listed)

    def mend(self, word: str) -> str:
        """The word of a name that a mistyped plain word was meant to be, or the word itself."""
        if len(word) < _SHORTEST_MENDED:
            return word
        return self._speller.repair((Word(word, 0, len(word)),)).words[0].text

    @cached_property
    def openings(self) -> Collection[str]:
        """The first words of all names."""
        return openings_of(self.places, self.employers, self.roles)

    @cached_property
    def _strangers(self) -> Strangers:
        return Strangers(tuple(self.strangers), self.common.rarity)

    @cached_property
    def _speller(self) -> Speller:
        names = (self.places, self.employers, self.roles)
        return Speller({part for mapping in names for name in mapping for part in name.split()}, self.common)


def names_of(knowledge: Knowledge, common: CommonWords) -> OfferNames:
    """The names of a knowledge."""
    places: dict[str, str] = {}
    countries: dict[str, str] = {}
    metros = ((metro.name, metro.aliases, metro.country) for metro in knowledge.metros.places)
    cities = ((city.name, city.aliases, city.country) for city in knowledge.cities.places)
    for name, aliases, country in (*metros, *cities):
        countries[name] = country
        for alias in (name, *aliases):
            places.setdefault(_key(alias), name)
    for nation in knowledge.countries.places:
        countries[nation.name] = nation.id
        for alias in (nation.name, *nation.aliases):
            places.setdefault(_key(alias), nation.name)
    employers, schedules = _employers(knowledge)
    jobs = _jobs(knowledge)
    roles = {_key(alias): name for alias, name in _role_aliases(knowledge)}
    return OfferNames(
        places, employers, roles, countries, schedules, jobs, common, tuple(knowledge.strangers)
    )


def _key(alias: str) -> str:
    return " ".join(token.text for token in tokens(plain(alias)) if token.kind is not Kind.SIGN)


def _employers(knowledge: Knowledge) -> tuple[dict[str, Employer], dict[str, Schedule]]:
    employers: dict[str, Employer] = {}
    schedules: dict[str, Schedule] = {}
    for entry in knowledge.employers():
        schedule = _schedule(entry.schedules[0]) if entry.schedules else None
        for alias in (entry.name, *entry.aliases):
            if entry.id != _TYPICAL:
                employers.setdefault(_key(alias), Employer(entry.name, schedule))
            if schedule is not None:
                schedules.setdefault(_key(alias), schedule)
    return employers, schedules


def _schedule(published: Published) -> Schedule:
    if published.tranches:
        return Schedule(tranches=tuple((month, Fraction(share) / 100) for month, share in published.tranches))
    if published.weights:
        return Schedule(
            weights=tuple(Fraction(weight) for weight in published.weights), every=published.every
        )
    return Schedule(published.months, published.every, published.cliff_months)


def _jobs(knowledge: Knowledge) -> dict[str, Job]:
    jobs = {words.name: Job(words.name, guide=role) for role, words in knowledge.lexicon.roles.items()}
    for key, group in knowledge.advertised.items():
        jobs.setdefault(group.title, Job(group.noun, other=f"advertised/{key}"))
    for key, wage in knowledge.wages.items():
        jobs.setdefault(wage.title, Job(wage.noun, other=f"wages/{key}"))
    return jobs


def _role_aliases(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    for wage in knowledge.wages.values():
        yield from ((alias, wage.title) for alias in wage.aliases)
    for group in knowledge.advertised.values():
        yield from ((alias, group.title) for alias in group.aliases)
    qualifiers = ("ai", "ml", "senior ai", "sr ai", "senior", "head")
    for words in knowledge.lexicon.roles.values():
        for head in (*words.heads, *words.aliases, words.name):
            yield head, words.name
            yield from ((f"{qualifier} {head}", words.name) for qualifier in qualifiers[:-1])
