"""The knowledge as a whole: every file read, checked and resolved, or refused with all complaints at once."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pydantic import BaseModel

from knowledge.benchmarks import Advertised, LevelPay, Measure, RoleTable, Wage
from knowledge.complaints import Complaint, KnowledgeRefused
from knowledge.employers import Employer
from knowledge.entries import PLACEHOLDER, Entry, Kind, Source
from knowledge.facts import Fact, Status, Unit, listed
from knowledge.lexicon import Lexicon
from knowledge.places import Cities, Countries, Hubs, Metros, Place, all_places
from knowledge.rates import Rates
from knowledge.yamlfile import Document, Keys, Model, read_document, typed

SHIPPED = Path(__file__).parent
ROLE_FACT = re.compile(r"^roles\.([a-z]+)\.([a-z]+)$")


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
    nowhere: tuple[str, ...]

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


def load(folder: Path = SHIPPED) -> Knowledge:
    """The knowledge in `folder`. Raises KnowledgeRefused with every mistake found."""
    reading = _Reading(folder)
    knowledge = reading.knowledge()
    if knowledge is None or reading.complaints:
        raise KnowledgeRefused(reading.complaints)
    return knowledge


class _Reading:
    """One pass over a knowledge folder, gathering values and complaints."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.complaints: list[Complaint] = []

    def document(self, path: Path) -> Document | None:
        document, complaints = read_document(path, path.relative_to(self.folder.parent).as_posix())
        self.complaints += complaints
        return document

    def typed(self, document: Document | None, model: type[Model], keys: Keys = ()) -> Model | None:
        if document is None:
            return None
        value, complaints = typed(document, model, keys)
        self.complaints += complaints
        return value

    def one(self, name: str, model: type[Model]) -> Model | None:
        return self.typed(self.document(self.folder / name), model)

    def each(self, name: str, model: type[Model]) -> Iterator[tuple[Document, Model]]:
        """Every file below the folder `name`; its file name must be its id."""
        for path in sorted((self.folder / name).rglob("*.yaml")):
            document = self.document(path)
            value = self.typed(document, model)
            if document is None or value is None:
                continue
            identifier = getattr(value, "id", path.stem)
            if identifier != path.stem:
                self.complaints.append(
                    document.complaint(
                        ("id",), f"is '{identifier}' in a file called {path.name}; make them the same"
                    )
                )
            yield document, value

    def keyed(self, name: str, model: type[Model]) -> dict[str, Model]:
        return {path_id(value): value for _, value in self.each(name, model)}

    def sources(self) -> dict[str, Source]:
        sources: dict[str, Source] = {}
        for path in sorted((self.folder / "sources").glob("*.yaml")):
            document = self.document(path)
            if document is None or not isinstance(document.value, dict):
                continue
            for key in document.value:
                source = self.typed(document, Source, (key,))
                if key in sources:
                    self.complaints.append(document.complaint((key,), "is defined in two files; keep one"))
                if source is not None:
                    sources[key] = source
        return sources

    def entries(self) -> dict[str, tuple[Document, Kind, Entry]]:
        entries: dict[str, tuple[Document, Kind, Entry]] = {}
        for kind in Kind:
            for document, entry in self.each(kind.value, Employer if kind is Kind.EMPLOYER else Entry):
                if entry.id in entries:
                    other = entries[entry.id][0].file
                    self.complaints.append(
                        document.complaint(("id",), f"'{entry.id}' is taken by {other}; choose another")
                    )
                entries[entry.id] = (document, kind, entry)
        return entries

    def knowledge(self) -> Knowledge | None:
        if not self.folder.is_dir():
            self.complaints.append(
                Complaint(str(self.folder), 0, "", "is no folder; expected one with knowledge files")
            )
            return None
        sources, entries = self.sources(), self.entries()
        advertised, wages = (
            self.keyed("benchmarks/advertised", Advertised),
            self.keyed("benchmarks/wages", Wage),
        )
        roles = self.one("benchmarks/roles.yaml", RoleTable)
        levels = self.one("benchmarks/levels.yaml", LevelPay)
        metros = self.one("benchmarks/places/metros.yaml", Metros)
        countries = self.one("benchmarks/places/countries.yaml", Countries)
        cities = self.one("benchmarks/places/cities.yaml", Cities)
        hubs = self.one("benchmarks/places/hubs.yaml", Hubs)
        lexicon = self.one("lexicon.yaml", Lexicon)
        nowhere = self.one("nowhere.yaml", Nowhere)
        rates = self.one("benchmarks/rates.yaml", Rates)
        if not (
            roles and levels and metros and countries and cities and hubs and lexicon and nowhere and rates
        ):
            return None
        quotes = _Quotes(
            roles, entries, {place.id: place.name for place in all_places(metros, cities, countries)}
        )
        items = {key: quotes.item(*parts) for key, parts in entries.items()}
        self.complaints += quotes.complaints
        return Knowledge(
            items, roles, advertised, wages, levels, metros, countries, cities, hubs, sources, lexicon, rates,
            tuple(nowhere.questions),
        )  # fmt: skip


class Nowhere(BaseModel):
    """`nowhere.yaml`: questions that nothing here answers; the matcher learns from them to say so."""

    questions: list[str]


def path_id(value: object) -> str:
    """The id of a value that has one."""
    return str(getattr(value, "id", ""))


class _Quotes:
    """Fills `{fact}` places of texts and says which can't be filled."""

    def __init__(
        self,
        roles: RoleTable,
        entries: Mapping[str, tuple[Document, Kind, Entry]],
        place_names: Mapping[str, str],
    ) -> None:
        self.roles = roles.rows()
        self.entries = entries
        self.place_names = place_names
        self.complaints: list[Complaint] = []

    def item(self, document: Document, kind: Kind, entry: Entry) -> Item:
        quoted: list[Fact] = []
        answer, context, detail = (
            self.filled(getattr(entry, field), field, document, entry, quoted)
            for field in ("answer", "context", "detail")
        )
        return Item(entry, kind, answer, context, detail, tuple(_distinct(quoted)), document)

    def filled(self, text: str, field: str, document: Document, entry: Entry, quoted: list[Fact]) -> str:
        def one(match: re.Match[str]) -> str:
            fact = self.look_up(match[1], entry)
            if fact is None:
                self.complaints.append(
                    document.complaint(
                        (field,),
                        f"quotes {{{match[1]}}}, which is no fact; expected one of {sorted([*entry.facts, *entry.sums])}",
                    )
                )
                return match[0]
            quoted.append(fact)
            if isinstance(fact.value, list):
                return listed([self.place_names.get(word, word) for word in fact.value])
            return str(fact)

        return PLACEHOLDER.sub(one, text)

    def look_up(self, name: str, entry: Entry) -> Fact | None:
        """The fact that `name` means in a text of `entry`; a sum is computed."""
        other, _, fact = name.rpartition(".")
        owner = self.entries[other][2] if other in self.entries else entry
        if fact in owner.sums and (not other or owner is not entry):
            return self.computed(owner, fact)
        return self.stated(name, entry)

    def computed(self, owner: Entry, name: str) -> Fact | None:
        """A sum of `owner` as a fact: of the source, date and status of its first figure."""
        asked = owner.sums[name]
        left, right = (self.operand(term, owner) for term in (asked.computed[0], asked.computed[2]))
        if left is None or right is None or not right.number:
            return None
        origin = left if left.source else right
        return origin.model_copy(
            update={
                "value": asked.value(left.number, right.number), "unit": asked.unit, "note": asked.note,
                "of": asked.of, "at_least": left.at_least, "named": None,
            }
        )  # fmt: skip

    def operand(self, term: str, owner: Entry) -> Fact | None:
        """A figure that a sum names, or a plain number."""
        if term.replace(".", "", 1).isdigit():
            return Fact(
                value=Decimal(term), unit=Unit.COUNT, as_of="2026", source="", status=Status.ILLUSTRATIVE
            )
        found = self.look_up(term, owner)
        return found if found is not None and isinstance(found.value, Decimal) else None

    def stated(self, name: str, entry: Entry) -> Fact | None:
        """A fact as its author wrote it."""
        role = ROLE_FACT.match(name)
        if role and role[1] in self.roles and role[2] in set(Measure):
            return self.roles[role[1]].fact(Measure(role[2]))
        other, _, fact = name.rpartition(".")
        if not other:
            return entry.facts.get(name)
        owner = self.entries.get(other)
        return owner[2].facts.get(fact) if owner else None


def _distinct(facts: Iterable[Fact]) -> Iterator[Fact]:
    seen: list[Fact] = []
    for fact in facts:
        if fact not in seen:
            seen.append(fact)
            yield fact


def stale(facts: Iterable[Fact], today: dt.date) -> list[Fact]:
    """Facts whose review date has passed."""
    return [fact for fact in facts if fact.review_by is not None and fact.review_by < today]
