"""Checks over the whole knowledge: references, sources, names that mean two things, figures typed into texts."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from knowledge.base import Item, Knowledge
from knowledge.benchmarks import Measure
from knowledge.complaints import Complaint
from knowledge.entries import PLACEHOLDER
from knowledge.places import Place
from knowledge.words import plain_words
from knowledge.yamlfile import Keys

_FIGURE = re.compile(r"\d[\d.,]*")


def complaints_about(knowledge: Knowledge, today: dt.date) -> list[Complaint]:
    """Everything that is wrong with a knowledge that loads."""
    complaints: list[Complaint] = []
    quoted = set(_quoted(knowledge))
    for item in knowledge.items.values():
        complaints += _references(knowledge, item)
        complaints += _unquoted(item, quoted)
        complaints += _applies(item)
        complaints += _figures(item)
        complaints += _stale(item, today)
        complaints += _tests(item)
    complaints += _same_question(knowledge)
    complaints += _unknown_sources(knowledge)
    complaints += _two_meanings(knowledge)
    return complaints


def _references(knowledge: Knowledge, item: Item) -> Iterator[Complaint]:
    entry = item.entry
    for place, key in enumerate(entry.see_also):
        if key not in knowledge.items:
            yield item.document.complaint(("see_also", place), f"'{key}' is no entry; expected the id of one")
    for place, follow_up in enumerate(entry.follow_ups):
        if follow_up.entry not in knowledge.items:
            sentence = f"'{follow_up.entry}' is no entry; expected the id of one"
            yield item.document.complaint(("follow_ups", place, "entry"), sentence)
    for place, source in enumerate(entry.sources):
        if source not in knowledge.sources:
            yield item.document.complaint(
                ("sources", place), f"'{source}' is no source; define it in sources/"
            )
    for name, fact in entry.facts.items():
        if fact.source not in knowledge.sources:
            sentence = f"'{fact.source}' is no source; define it in sources/"
            yield item.document.complaint(("facts", name, "source"), sentence)


def _unquoted(item: Item, quoted: set[tuple[str, str]]) -> Iterator[Complaint]:
    for name in item.entry.facts:
        if (item.entry.id, name) not in quoted:
            yield item.document.complaint(("facts", name), "is quoted by no text; quote it or take it out")


def _quoted(knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Entry and name of every fact that a text quotes."""
    for key, item in knowledge.items.items():
        for text in (item.entry.answer, item.entry.context, item.entry.detail):
            for match in PLACEHOLDER.finditer(text):
                owner, _, name = match[1].rpartition(".")
                yield owner or key, name


def _applies(item: Item) -> Iterator[Complaint]:
    applies, facts = item.entry.applies, item.entry.facts
    for name in (applies.percent, applies.at_least) if applies else ():
        if name is not None and name not in facts:
            sentence = f"'{name}' is no fact of this entry; expected one of {sorted(facts)}"
            yield item.document.complaint(("applies",), sentence)


def _figures(item: Item) -> Iterator[Complaint]:
    """Figures that stand in a text instead of in a fact."""
    for field in ("answer", "context", "detail"):
        text = PLACEHOLDER.sub("", getattr(item.entry, field))
        for name in item.entry.names:
            text = text.replace(name, "")
        found = _FIGURE.findall(text)
        if found:
            sentence = f"has the figure {found[0]} typed in; make it a fact and quote it, or list its name under names"
            yield item.document.complaint((field,), sentence)


def _stale(item: Item, today: dt.date) -> Iterator[Complaint]:
    for name, fact in item.entry.facts.items():
        if fact.review_by is not None and fact.review_by < today:
            sentence = f"was to be reviewed by {fact.review_by}; check it and set a new date"
            yield item.document.complaint(("facts", name, "review_by"), sentence)


def _tests(item: Item) -> Iterator[Complaint]:
    known = {plain_words(question) for question in item.entry.questions}
    for place, test in enumerate(item.entry.tests):
        if plain_words(test.ask) in known:
            sentence = f"'{test.ask}' is one of the questions; test with another phrasing"
            yield item.document.complaint(("tests", place, "ask"), sentence)


def _same_question(knowledge: Knowledge) -> Iterator[Complaint]:
    seen: dict[tuple[str, ...], Item] = {}
    for item in knowledge.items.values():
        for place, question in enumerate(item.entry.questions):
            words = plain_words(question)
            other = seen.setdefault(words, item)
            if other is not item:
                sentence = f"'{question}' is also a question of '{other.entry.id}'; keep it in one of the two"
                yield item.document.complaint(("questions", place), sentence)


def _unknown_sources(knowledge: Knowledge) -> Iterator[Complaint]:
    for file, keys, source in _benchmark_sources(knowledge):
        if source not in knowledge.sources:
            yield _at(knowledge, file, keys, f"'{source}' is no source; define it in sources/")


def _benchmark_sources(knowledge: Knowledge) -> Iterator[tuple[str, Keys, str]]:
    """File, place in it and id of every source that a benchmark names."""
    for key, group in knowledge.advertised.items():
        yield f"benchmarks/advertised/{key}.yaml", ("source",), group.source
    for key, wage in knowledge.wages.items():
        yield f"benchmarks/wages/{key}.yaml", ("source",), wage.source
    yield "benchmarks/levels.yaml", ("source",), knowledge.levels.source
    yield "benchmarks/places/metros.yaml", ("source",), knowledge.metros.source
    yield "benchmarks/places/countries.yaml", ("source",), knowledge.countries.source
    for role, row in knowledge.roles.rows().items():
        for measure in Measure:
            yield "benchmarks/roles.yaml", (role, measure, "source"), row.fact(measure).source


def _two_meanings(knowledge: Knowledge) -> Iterator[Complaint]:
    """Aliases of places, employers or titles that name two different things."""
    seen: dict[tuple[str, ...], str] = {}
    for file, keys, owner, aliases in _aliases(knowledge):
        for place, alias in enumerate(aliases):
            other = seen.setdefault(plain_words(alias), owner)
            if other != owner:
                sentence = (
                    f"'{alias}' means both '{other}' and '{owner}'; keep it in one, or list it as ambiguous"
                )
                yield _at(knowledge, file, (*keys, place), sentence)


def _aliases(knowledge: Knowledge) -> Iterator[tuple[str, Keys, str, Sequence[str]]]:
    """File, place in it, owner and aliases of everything that has aliases."""
    folders = dict[str, Sequence[Place]](
        metros=knowledge.metros.places, cities=knowledge.cities.places, countries=knowledge.countries.places
    )
    for file, places in folders.items():
        for number, place in enumerate(places):
            yield f"benchmarks/places/{file}.yaml", ("places", number, "aliases"), place.id, place.aliases
    for employer in knowledge.employers():
        yield f"employers/{employer.id}.yaml", ("aliases",), employer.id, employer.aliases
    for role, words in knowledge.lexicon.roles.items():
        yield "lexicon.yaml", ("roles", role, "heads"), role, words.heads
        yield "lexicon.yaml", ("roles", role, "aliases"), role, words.aliases


def _at(knowledge: Knowledge, file: str, keys: Keys, sentence: str) -> Complaint:
    """A complaint about a value of a file, called as below the knowledge folder."""
    return knowledge.documents[file].complaint(keys, sentence)
