"""Loading: every file of a knowledge folder read, checked and resolved, or refused with all complaints at once."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, RootModel

from knowledge.base import Knowledge
from knowledge.benchmarks import Advertised, LevelPay, RoleTable, Wage
from knowledge.complaints import Complaint, KnowledgeRefused
from knowledge.dialogues import CommonAsides, DialogueWords, completed
from knowledge.employers import Employer
from knowledge.entries import Entry, Kind, Source
from knowledge.lexicon import Lexicon
from knowledge.places import Cities, Countries, Hubs, Metros, all_places
from knowledge.quotes import Quotes
from knowledge.rates import Rates
from knowledge.yamlfile import Document, Keys, Model, read_document, typed

SHIPPED = Path(__file__).parent


class Nowhere(BaseModel):
    """`nowhere.yaml`: questions that nothing here answers; the matcher learns from them to say so."""

    questions: list[str]


class Strangers(RootModel[dict[str, list[str]]]):
    """`strangers.yaml`: words of other worlds, by group."""

    def words(self) -> Iterator[str]:
        """Every word or phrase of every group."""
        for group in self.root.values():
            yield from group


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
        self.documents: dict[str, Document] = {}

    def document(self, path: Path) -> Document | None:
        document, complaints = read_document(path, path.relative_to(self.folder.parent).as_posix())
        self.complaints += complaints
        if document is not None:
            self.documents[path.relative_to(self.folder).as_posix()] = document
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

    def dialogues(self) -> dict[str, DialogueWords]:
        asides = self.document(self.folder / "asides.yaml")
        self.typed(asides, CommonAsides)
        documents = {
            path.stem: document
            for path in sorted((self.folder / "dialogues").glob("*.yaml"))
            if (document := self.document(path)) is not None
        }
        whole, complaints = completed(documents, asides.value if asides else None)
        self.complaints += complaints
        typed = {name: self.typed(document, DialogueWords) for name, document in whole.items()}
        return {name: words for name, words in typed.items() if words is not None}

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
        strangers = self.one("strangers.yaml", Strangers)
        rates = self.one("benchmarks/rates.yaml", Rates)
        dialogues = self.dialogues()
        if not (roles and levels and metros and countries and cities and hubs):
            return None
        if not (lexicon and nowhere and strangers and rates):
            return None
        quotes = Quotes(
            roles, entries, {place.id: place.name for place in all_places(metros, cities, countries)}
        )
        items = {key: quotes.item(*parts) for key, parts in entries.items()}
        self.complaints += quotes.found
        return Knowledge(
            items, roles, advertised, wages, levels, metros, countries, cities, hubs, sources, lexicon, rates,
            dialogues, tuple(nowhere.questions), tuple(strangers.words()), self.documents,
        )  # fmt: skip


def path_id(value: object) -> str:
    """The id of a value that has one."""
    return str(getattr(value, "id", ""))
