"""The knowledge as a whole, as it is after loading."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knowledge.benchmarks import Advertised, LevelPay, RoleTable, Wage
from knowledge.dialogues import DialogueWords
from knowledge.employers import Employer
from knowledge.entries import Entry, Kind, Source
from knowledge.facts import Fact
from knowledge.lexicon import Lexicon
from knowledge.places import Cities, Countries, Hubs, Metros, Place, all_places
from knowledge.rates import Rates
from knowledge.yamlfile import Document


@dataclass(frozen=True, slots=True)
class Item:
    """An entry as it is answered: facts filled in, and where it was read."""

    entry: Entry
    kind: Kind
    answer: str
    context: str
    detail: str
    facts: tuple[Fact, ...]
    document: Document

    @property
    def topic(self) -> str:
        """The folder of an entry about a subject that several entries tell; else its own id."""
        folder = self.document.file.rpartition("/")[0]
        return folder if folder.count("/") > 1 else self.entry.id


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything the product knows; immutable after loading."""

    items: Mapping[str, Item]
    roles: RoleTable
    advertised: Mapping[str, Advertised]
    wages: Mapping[str, Wage]
    levels: LevelPay
    metros: Metros
    countries: Countries
    cities: Cities
    hubs: Hubs
    sources: Mapping[str, Source]
    lexicon: Lexicon
    rates: Rates
    dialogues: Mapping[str, DialogueWords]
    """The words of the guided dialogues, by the name of the dialogue."""
    nowhere: tuple[str, ...]
    strangers: tuple[str, ...]
    documents: Mapping[str, Document]
    """Every file that was read, by its path below the knowledge folder."""

    @property
    def places(self) -> tuple[Place, ...]:
        """Metros, cities and countries."""
        return all_places(self.metros, self.cities, self.countries)

    def employers(self) -> Iterator[Employer]:
        """Employers with their vesting schedules, by id."""
        return (item.entry for item in self.items.values() if isinstance(item.entry, Employer))

    def fact(self, entry: str, name: str) -> Fact:
        """The fact `name` of an entry. Raises KeyError where there is none."""
        return self.items[entry].entry.facts[name]
