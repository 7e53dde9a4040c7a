"""The words of the domain, looked up by phrase: roles, measures, pay, operations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Generic, TypeVar

from pydantic import Field

from knowledge.benchmarks import Level
from knowledge.facts import Shape
from knowledge.rates import Currency
from knowledge.words import plain_words

Words = list[Annotated[str, Field(min_length=1)]]
OTHER_COMPANY = "other"
"""What a company counts as of which nothing is known but its name."""


class RoleWords(Shape):
    """How people write one of the guide's roles. `heads` name it alone, `aliases` as a whole."""

    name: str
    short: str
    plural: str
    heads: Words
    aliases: Words


class MeasureWords(Shape):
    """How people write one column of the guide's table."""

    name: str
    words: Words


class Ambiguous(Shape):
    """A title that means several roles; `ask` is what to ask back."""

    alias: Words
    roles: list[str] = Field(min_length=2)
    ask: str


class Defining(Shape):
    """How people ask for the meaning of a term, and the words around it that change nothing."""

    frames: Words
    before: Words
    after: Words
    tails: Words
    polite: Words


class Lexicon(Shape):
    """`lexicon.yaml`."""

    roles: dict[str, RoleWords]
    ambiguous: list[Ambiguous]
    qualifiers: Words
    elsewhere: Words
    measures: dict[str, MeasureWords]
    pay: Words
    weak_pay: Words
    concepts: dict[str, Words]
    facets: dict[str, Words]
    operations: dict[str, Words]
    currencies: dict[Currency, Words]
    levels: dict[Level, Words]
    percentiles: dict[str, Words]
    companies: Words
    company: Words
    union: Words
    granting: Words
    address: Words
    correcting: Words
    findings: Words
    defining: Defining
    filler: Words


class Class(StrEnum):
    """What sort of thing a phrase names."""

    ROLE = "role"
    HEAD = "head"
    AMBIGUOUS = "ambiguous"
    QUALIFIER = "qualifier"
    ELSEWHERE = "elsewhere"
    MEASURE = "measure"
    PAY = "pay"
    WEAK_PAY = "weak pay"
    OPERATION = "operation"
    LEVEL = "level"
    PERCENTILE = "percentile"
    CURRENCY = "currency"
    COMPANY = "company"
    FILLER = "filler"
    CORRECTING = "correcting"
    PLACE = "place"
    EMPLOYER = "employer"
    OTHER_ROLE = "other role"


@dataclass(frozen=True, slots=True)
class Tag:
    """One reading of a phrase: its class and which one of that class."""

    kind: Class
    value: str = ""


T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases of several words and what they stand for; look-ups find the longest phrase at a place."""

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        self._table: dict[tuple[str, ...], tuple[T, ...]] = {}
        for phrase, value in pairs:
            words = plain_words(phrase)
            known = self._table.get(words, ())
            if words and value not in known:
                self._table[words] = (*known, value)
        self._longest: dict[str, int] = {}
        for words in self._table:
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def at(self, words: Sequence[str], start: int) -> tuple[int, tuple[T, ...]] | None:
        """Length and values of the longest phrase that begins at `start`, if any."""
        longest = self._longest.get(words[start])
        if longest is None:
            return None
        for length in range(min(longest, len(words) - start), 0, -1):
            values = self._table.get(tuple(words[start : start + length]))
            if values is not None:
                return length, values
        return None

    def exact(self, phrase: str) -> tuple[T, ...]:
        """What the whole phrase stands for."""
        return self._table.get(plain_words(phrase), ())

    def words(self) -> Iterator[str]:
        """Every single word of every phrase."""
        for phrase in self._table:
            yield from phrase

    def items(self) -> Iterator[tuple[tuple[str, ...], tuple[T, ...]]]:
        """Every phrase with its values."""
        yield from self._table.items()


def lexicon_pairs(lexicon: Lexicon) -> Iterator[tuple[str, Tag]]:
    """Every phrase of the lexicon with its tag."""
    for role, words in lexicon.roles.items():
        yield from ((alias, Tag(Class.HEAD, role)) for alias in words.heads)
        yield from ((alias, Tag(Class.ROLE, role)) for alias in words.aliases)
    for place, ambiguous in enumerate(lexicon.ambiguous):
        yield from ((alias, Tag(Class.AMBIGUOUS, str(place))) for alias in ambiguous.alias)
    for measure, measure_words in lexicon.measures.items():
        yield from ((alias, Tag(Class.MEASURE, measure)) for alias in measure_words.words)
    for operation, names in lexicon.operations.items():
        yield from ((name, Tag(Class.OPERATION, operation)) for name in names)
    for currency, names in lexicon.currencies.items():
        yield from ((name, Tag(Class.CURRENCY, currency)) for name in names)
    for level, names in lexicon.levels.items():
        yield from ((name, Tag(Class.LEVEL, level.value)) for name in names)
    for point, names in lexicon.percentiles.items():
        yield from ((name, Tag(Class.PERCENTILE, point)) for name in names)
    yield from ((name, Tag(Class.EMPLOYER, OTHER_COMPANY)) for name in lexicon.companies)
    plain: Mapping[Class, Words] = {
        Class.QUALIFIER: lexicon.qualifiers,
        Class.ELSEWHERE: lexicon.elsewhere,
        Class.PAY: lexicon.pay,
        Class.WEAK_PAY: lexicon.weak_pay,
        Class.COMPANY: lexicon.company,
        Class.CORRECTING: lexicon.correcting,
        Class.FILLER: [*lexicon.filler, *lexicon.address],
    }
    for kind, names in plain.items():
        yield from ((name, Tag(kind)) for name in names)
