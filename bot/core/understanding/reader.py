"""One reading of a message: repaired words, quantities and the query, made from the loaded knowledge."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from bot.core.reading.quantities import Quantity, quantities
from bot.core.understanding.asking import parts_of
from bot.core.understanding.mentions import Found, find
from bot.core.understanding.numbers import is_no_figure, is_year, numbers_of
from bot.core.understanding.query import Query
from bot.core.understanding.query_reading import by_month, read_query, with_operation
from bot.core.understanding.story import called_places, with_story
from bot.core.understanding.strangers import Strangers
from bot.core.understanding.vocabulary import vocabulary
from knowledge.base import Knowledge
from knowledge.benchmarks import Measure
from knowledge.lexicon import Class
from knowledge.rarity import CommonWords
from knowledge.spelling import Repair, Speller
from knowledge.words import Word, plain_words, read_words

FEW = 4
"""In so few words those spoken to the bot may be the whole message: `hi there`, `cheers mate`."""

TELLING = 0.3
"""Words rarer than this tell what a sentence is about."""

LITTLE = 1.6
"""A question that says less than this leans on the sentence before it."""

MOST_KEPT, LONGEST_KEPT = 1_000, 80
"""Readings that are kept, and of how many characters: people ask much the same. None of a text with figures is."""

POINTING = frozenset({"that", "it", "this", "those", "them", "these"})
"""A short question with one of these speaks of the sentence before it."""

_DIVIDED = re.compile(r"\b(?:into|by|over|in|across)\s+(?:12|twelve)\b", re.IGNORECASE)
"""A year's pay cut into twelve is pay by month."""

PRONOUNS = frozenset({"it", "they", "them", "he", "she", "him", "there"})
OFFERED = frozenset(
    {"offer", "offers", "offered", "role", "position", "salary", "sign", "recruiter", "contract"}
)
"""Who tells of one of these tells of a job, whoever else appears in the story."""

MINUS = frozenset("-\N{EN DASH}\N{MINUS SIGN}")

_ADDRESS = re.compile(r"\S+@\S+\.\S+|https?://\S+")
"""An e-mail or web address: its words speak of nothing."""
FIGURE = "#"
"""Stands for a word that belongs to a quantity, so that no phrase runs across it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words to look for entries with; `asking` are those that an entry has to explain, the others tell a story."""

    words: tuple[str, ...]
    asking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A message as understood so far; `words` are repaired, `weights` their rarities (0 inside a quantity)."""

    text: str
    words: tuple[str, ...]
    weights: tuple[float, ...]
    changes: tuple[Repair, ...]
    quantities: tuple[Quantity, ...]
    found: Found
    query: Query
    told: tuple[str, ...] = ()
    """Words of the story around the part that asks."""
    before: tuple[str, ...] = ()
    """Words of the sentence before a question that says little by itself."""
    said: tuple[str, ...] = ()
    """The words without those spoken to the bot or the room and those of a correction, unless there are no others."""
    strangers: frozenset[str] = frozenset()
    """Words of other worlds, which an entry has to speak of itself."""
    strange_story: bool = False
    """Whether the story tells of something from another world."""
    foreign_story: bool = False
    """Whether the question is about a thing of another world that the story told of: `my lawyer wants 4k. is that fair?`."""
    narrowed: bool = False
    """Whether one of them says of which world the job is that is asked about."""

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """What to look for entries with: the question, with the sentence before it, with the whole story."""
        leaning = self.before and POINTING.intersection(self.said)
        wordings = [] if leaning else [Wording(self.said, self.said)]
        if self.said != self.words and len(self.words) <= FEW:
            wordings.append(Wording(self.words, self.words))
        asking = (*self.before, *self.said)
        if self.before:
            wordings.append(Wording(asking, asking))
        if self.told:
            wordings.append(Wording((*self.told, *self.said), asking))
        return tuple(wordings)

    @property
    def content(self) -> float:
        """How much the message says: the sum of its words' rarities."""
        return sum(self.weights)


class Reader:
    """Reads messages with the words of one knowledge."""

    def __init__(self, knowledge: Knowledge, common: CommonWords) -> None:
        self.common = common
        self.phrases = vocabulary(knowledge)
        counts: dict[str, int] = {}
        for word in (*_written_words(knowledge), *self.phrases.words(), *_defining_words(knowledge)):
            counts[word] = counts.get(word, 0) + 1
        self._empty = frozenset(word for word in knowledge.lexicon.address if " " not in word)
        self._written = frozenset(counts)
        self._weighing = frozenset(knowledge.lexicon.operations["standing"])
        self._strangers = Strangers(knowledge.strangers, common.rarity)
        strangers = {word for phrase in knowledge.strangers for word in plain_words(phrase)}
        self.speller = Speller(counts, common, strangers)
        self._kept = lru_cache(MOST_KEPT)(self._read)

    def read(self, text: str) -> Reading:
        """The reading of one message: of the part that asks, with roles and figures of the story. Never raises."""
        text = _ADDRESS.sub(" ", text)
        common = len(text) <= LONGEST_KEPT and not any(map(str.isdigit, text))
        return (self._kept if common else self._read)(text)

    def _read(self, text: str) -> Reading:
        parts = parts_of(text, self._says)
        reading = self.read_part(parts.asking)
        if not parts.story:
            return reading
        story = self.read_part(parts.story)
        before = self.read_part(parts.before).words if parts.before and reading.content < LITTLE else ()
        strange = bool(self._strangers.listed(story.words))
        foreign = strange and _is_about(reading, story)
        query = with_story(reading.query, story.query, called_places(story.found))
        return replace(
            reading,
            told=story.words,
            before=before,
            query=query,
            strange_story=strange,
            foreign_story=foreign,
        )

    def _says(self, sentence: str) -> float:
        """How much a sentence names of what the knowledge speaks of: 0 nothing, 1 four telling words or more."""
        words = plain_words(sentence)
        named = (word for word in words if word in self._written and not word.isdigit())
        known = [word for word in named if self.common.rarity(word) >= TELLING]
        weighs = bool(self._weighing.intersection(words))
        return max(min(len(known), 4), 2 * weighs) / 4

    def read_part(self, text: str) -> Reading:
        """The reading of a text as one piece."""
        repaired = self.speller.repair(read_words(text))
        words = tuple(word.text for word in repaired.words)
        listed = self._strangers.listed(words)
        found_quantities = tuple(
            quantity
            for quantity in quantities(text)
            if not is_no_figure(quantity)
            and not any(
                _overlaps(repaired.words[place], (quantity,)) for places in listed for place in places
            )
        )
        figures = tuple(quantity for quantity in found_quantities if not is_year(quantity))
        inside = [_overlaps(word, figures) for word in repaired.words]
        named = tuple(FIGURE if within else word for word, within in zip(words, inside, strict=True))
        found = find(named, self.phrases, self.common.rarity)
        silent = found.places(Class.CORRECTING) | {at for at, word in enumerate(words) if word in self._empty}
        weights = tuple(
            0.0 if within or at in silent else self.common.rarity(word)
            for at, (word, within) in enumerate(zip(words, inside, strict=True))
        )
        query = read_query(found, numbers_of(found_quantities, repaired.words), weights)
        if _DIVIDED.search(text) and query.roles and "vest" not in query.operations:
            query = by_month(query)
        if _subtracts(text, repaired.words, found):
            query = with_operation(query, "rest")
        said = tuple(word for at, word in enumerate(words) if at not in silent) or words
        return Reading(
            text,
            words,
            weights,
            repaired.changes,
            found_quantities,
            found,
            query,
            said=said,
            strangers=self._strangers.among(words, listed, found),
            narrowed=self._strangers.narrows(words, listed),
        )


def _is_about(reading: Reading, story: Reading) -> bool:
    """Whether a question points into its story, and neither speaks of a role, a job or an offer."""
    both = (reading.query, story.query)
    here = any(query.roles or query.other_roles or {*query.measures} - {Measure.REGIONS} for query in both)
    return _points(reading) and not here and not OFFERED.intersection(story.words)


def _points(reading: Reading) -> bool:
    """Whether a word of the question stands for something told; before a noun it only belongs to that: `those clauses`."""
    judged = reading.found.places(Class.OPERATION)
    nouns = {at for at, weight in enumerate(reading.weights) if weight >= TELLING and at not in judged}
    return any(
        word in PRONOUNS or (word in POINTING and at + 1 not in nouns)
        for at, word in enumerate(reading.words)
    )


def _subtracts(text: str, words: Sequence[Word], found: Found) -> bool:
    """Whether base is taken off the total with a sign: `vp total - base`."""
    columns = [mention for mention in found.mentions if mention.has(Class.MEASURE)]
    return any(
        (one.value(Class.MEASURE), other.value(Class.MEASURE)) == (Measure.TOTAL, Measure.BASE)
        and text[words[one.end - 1].end : words[other.start].start].strip() in MINUS
        for one, other in pairwise(columns)
    )


def _written_words(knowledge: Knowledge) -> Iterator[str]:
    """Every word that an author wrote in a phrasing."""
    for item in knowledge.items.values():
        for question in item.entry.questions:
            yield from plain_words(question)


def _defining_words(knowledge: Knowledge) -> Iterator[str]:
    """Every word that people put around a term."""
    words = knowledge.lexicon.defining
    for phrase in (*words.frames, *words.before, *words.after, *words.polite):
        yield from plain_words(phrase)


def _overlaps(word: Word, found: tuple[Quantity, ...]) -> bool:
    return any(word.start < quantity.end and quantity.start < word.end for quantity in found)
