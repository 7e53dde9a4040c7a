"""Checks over the whole knowledge: references, sources, names that mean two things, figures typed into texts."""

import datetime as dt
import re
from collections.abc import Iterator

from knowledge.base import Item, Knowledge, stale
from knowledge.complaints import Complaint
from knowledge.entries import PLACEHOLDER
from knowledge.words import plain_words

_FIGURE = re.compile(r"\d[\d.,]*")


def complaints_about(knowledge: Knowledge, today: dt.date) -> list[Complaint]:
    """Everything that is wrong with a knowledge that loads."""
    complaints: list[Complaint] = []
    for item in knowledge.items.values():
        complaints += _references(knowledge, item)
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
    quoted = {
        match[1]
        for text in (entry.answer, entry.context, entry.detail)
        for match in PLACEHOLDER.finditer(text)
    }
    others = {name for other in knowledge.items.values() for name in _quoted_of(other, entry.id)}
    for name in entry.facts:
        if name not in quoted and name not in others:
            yield item.document.complaint(("facts", name), "is quoted by no text; quote it or take it out")


def _applies(item: Item) -> Iterator[Complaint]:
    applies, facts = item.entry.applies, item.entry.facts
    for name in (applies.percent, applies.at_least) if applies else ():
        if name is not None and name not in facts:
            sentence = f"'{name}' is no fact of this entry; expected one of {sorted(facts)}"
            yield item.document.complaint(("applies",), sentence)


def _quoted_of(other: Item, entry: str) -> Iterator[str]:
    for text in (other.entry.answer, other.entry.context, other.entry.detail):
        for match in PLACEHOLDER.finditer(text):
            owner, _, name = match[1].rpartition(".")
            if owner == entry:
                yield name


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
        if stale([fact], today):
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
    named = {
        **{f"benchmarks/advertised/{key}.yaml": group.source for key, group in knowledge.advertised.items()},
        **{f"benchmarks/wages/{key}.yaml": wage.source for key, wage in knowledge.wages.items()},
        "benchmarks/levels.yaml": knowledge.levels.source,
        "benchmarks/places/metros.yaml": knowledge.metros.source,
        "benchmarks/places/countries.yaml": knowledge.countries.source,
    }
    for role, row in knowledge.roles.rows().items():
        named[f"benchmarks/roles.yaml ({role})"] = row.base.source
    for file, source in named.items():
        if source not in knowledge.sources:
            yield Complaint(
                f"knowledge/{file}", 0, "source", f"'{source}' is no source; define it in sources/"
            )


def _two_meanings(knowledge: Knowledge) -> Iterator[Complaint]:
    """Aliases of places, employers or titles that name two different things."""
    seen: dict[tuple[str, ...], str] = {}
    for file, owner, alias in _aliases(knowledge):
        words = plain_words(alias)
        other = seen.setdefault(words, owner)
        if other != owner:
            sentence = (
                f"'{alias}' means both '{other}' and '{owner}'; keep it in one, or list it as ambiguous"
            )
            yield Complaint(f"knowledge/{file}", 0, "aliases", sentence)


def _aliases(knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    for file, places in (
        ("metros", knowledge.metros.places),
        ("cities", knowledge.cities.places),
        ("countries", knowledge.countries.places),
    ):
        for place in places:
            yield from ((f"benchmarks/places/{file}.yaml", place.id, alias) for alias in place.aliases)
    for employer in knowledge.employers():
        yield from ((f"employers/{employer.id}.yaml", employer.id, alias) for alias in employer.aliases)
    for role, words in knowledge.lexicon.roles.items():
        yield from (("lexicon.yaml", role, alias) for alias in (*words.heads, *words.aliases))
