"""Where a message goes: to the tables, to an entry, to a question back, or to an honest "I don't know"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.core.understanding.query import Ask, Query
from bot.core.understanding.reader import Reading
from knowledge.entries import Kind
from knowledge.matcher import NOBODY, Candidate

BARE = 2
"""A measure named in so few words asks for the table, whatever entry explains the word."""


SUMS = {Ask.SIGN_ON, Ask.STANDING, Ask.PERCENT_OF, Ask.CHANGE, Ask.STAKE, Ask.ELSEWHERE, Ask.VEST}
"""Questions that bring a figure along: an entry can't work with it."""


class Way(StrEnum):
    """The kinds of destination."""

    TABLE = "table"
    ENTRY = "entry"
    CHOICE = "choice"
    WHICH_ROLE = "which role"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Route:
    """A destination; `entries` are the one meant, those to choose from, or the nearest known."""

    way: Way
    entries: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on a candidate counts, and how much may stay unexplained. Each was measured by leaving it out.

    An entry has to explain `covers` of a message, and by `slope` times its confidence less; a term or an employer
    never less than `term_covers` and `employer_covers`. A table may leave `table_leftover` of it unread, and
    `share_a_kind` more for each kind of thing it names beyond two. Of a message that `says_much` an entry which explains
    all need only be `hinted` at; one that competes with a table's question without a role needs `roleless`. Small talk that is surely `polite` may leave a word or two unexplained that `says_little`.
    """

    sure: float = 0.12
    surer: float = 0.5
    covers: float = 0.64
    slope: float = 0.4
    half: float = 0.42
    well_explained: float = 0.75
    about_as_much: float = 0.15
    all_explained: float = 0.97
    roleless: float = 0.25
    polite: float = 0.9
    says_little: float = 1.2
    says_much: float = 1.5
    hinted: float = 0.05
    same_words: float = 0.9
    term_covers: float = 0.58
    employer_covers: float = 0.5
    table_leftover: float = 0.36
    share_a_kind: float = 0.12

    def needed(self, confidence: float) -> float:
        """The share of a message that an entry of this confidence has to explain; over 1 where none suffices."""
        return self.covers - self.slope * confidence if confidence >= self.sure else 2.0


def route(
    reading: Reading,
    query: Query,
    candidates: Sequence[Candidate],
    kinds: Mapping[str, Kind],
    topics: Mapping[str, str],
    limits: Thresholds,
    *,
    leans: bool = False,
    beyond: bool = False,
) -> Route:
    """The destination of a message that no dialogue, facet or offer claimed.

    `kinds` and `topics` are those of the entries; `leans` says that the query was completed from what was talked about,
    `beyond` that the question is of a sort that no table answers (why, who says so).
    """
    if leans and _table_fit(reading, query, limits):
        return _to_table(query, ())
    nobody = next((one for one in candidates if one.label == NOBODY), None)
    table = (
        not beyond
        and _table_fit(reading, query, limits)
        and not _clearly_nobody(reading, query, nobody, limits)
    )
    candidates = [
        one
        for one in candidates
        if one.label == NOBODY
        or (_fits_kind(one, kinds[one.label], limits) and _speaks_of(one, kinds[one.label], reading))
    ]
    near = tuple(candidate.label for candidate in candidates if candidate.label != NOBODY)
    best = _meant(query, candidates, topics, limits)
    best = _fuller(reading, best, candidates, kinds, limits, table=table) or best
    if table and (best is None or not _explains_more(reading, query, best, kinds[best.label], limits)):
        return _to_table(query, near)
    if best is not None:
        return Route(Way.ENTRY, (best.label,), "entry beats table" if table else "entry")
    if candidates and not query.names_something and _is_polite(reading, candidates[0], kinds, limits):
        return Route(Way.ENTRY, (candidates[0].label,), "surely small talk")
    close = [one for one in candidates if one.label != NOBODY and one.coverage >= limits.half]
    if close and close[0].confidence >= limits.sure and kinds[close[0].label] is Kind.SILENCE:
        return Route(Way.ENTRY, (close[0].label,), "nearest is a known gap")
    if (
        len(close) > 1
        and not query.foreign
        and candidates[0].label != NOBODY
        and close[0].confidence >= limits.sure
    ):
        return Route(Way.CHOICE, tuple(one.label for one in close[:3]), "close candidates")
    return Route(Way.NOWHERE, near[:2], "nothing fits")


def _is_polite(reading: Reading, one: Candidate, kinds: Mapping[str, Kind], limits: Thresholds) -> bool:
    """Whether a message is surely small talk, with a word or two that it does not explain: `thanks, really helpful`."""
    small = one.label != NOBODY and kinds[one.label] is Kind.SMALLTALK
    return small and one.confidence >= limits.polite and reading.content <= limits.says_little


def _speaks_of(one: Candidate, kind: Kind, reading: Reading) -> bool:
    """Whether a candidate has every word of another world that the message has; that nobody knows it can always be said."""
    foreign = reading.foreign_story or bool(reading.strangers.intersection(one.missing))
    return kind is Kind.SILENCE or not foreign


def _fits_kind(one: Candidate, kind: Kind, limits: Thresholds) -> bool:
    """Whether a candidate explains as much as its kind has to: a term is no answer to whatever mentions it."""
    if kind is Kind.GLOSSARY:
        return one.coverage >= limits.term_covers or one.similarity >= limits.same_words
    return kind is not Kind.EMPLOYER or one.coverage >= limits.employer_covers


def _clearly_nobody(reading: Reading, query: Query, nobody: Candidate | None, limits: Thresholds) -> bool:
    """Whether a message that names words of the tables is still one of those that nothing here answers."""
    if nobody is None or not reading.content:
        return False
    explained = 1 - query.leftover / reading.content
    return explained < limits.well_explained and (
        nobody.confidence >= limits.surer and nobody.coverage >= max(explained, limits.covers)
    )


def _explains_more(reading: Reading, query: Query, best: Candidate, kind: Kind, limits: Thresholds) -> bool:
    """Whether the entry explains more of the message than the tables; a question without a role is easily beaten."""
    explained = 1 - query.leftover / reading.content if reading.content else 1.0
    if kind is Kind.SILENCE and explained >= limits.all_explained:
        return False
    if best.similarity >= limits.same_words and len(reading.said) > BARE:
        return True
    figured = query.asks in SUMS and (query.amounts or query.percents)
    if (figured or query.asks is Ask.PRICE_RANK) and explained >= limits.covers:
        return False
    placed = query.pay and query.places and explained >= limits.all_explained
    if not query.roles and not query.other_roles and query.asks is Ask.LOOK_UP and not placed:
        read = explained >= limits.all_explained and best.confidence < limits.roleless
        return len(reading.said) > BARE and not read and best.coverage >= explained - limits.about_as_much
    if explained >= limits.all_explained:
        return False
    return best.coverage >= explained


def _fuller(
    reading: Reading,
    best: Candidate | None,
    candidates: Sequence[Candidate],
    kinds: Mapping[str, Kind],
    limits: Thresholds,
    *,
    table: bool,
) -> Candidate | None:
    """The entry that explains a whole message of which the one meant leaves much unexplained.

    A silence may be as unlikely as it wants, unless the tables know an answer.
    """
    if reading.content < limits.says_much or (best is not None and best.coverage >= limits.well_explained):
        return None
    full = [one for one in candidates if one.coverage >= limits.all_explained]
    if any(one.label == NOBODY for one in full):
        return None
    likely = (one for one in full if one.confidence >= limits.hinted and kinds[one.label] is not Kind.SILENCE)
    silent = (one for one in full if kinds[one.label] is Kind.SILENCE and best is not None and not table)
    return next(likely, None) or next(silent, None)


def _to_table(query: Query, near: tuple[str, ...]) -> Route:
    roleless = query.asks is Ask.STANDING and query.amounts and not (query.roles or query.other_roles)
    if (query.ambiguous is not None and not query.employers) or roleless:
        return Route(Way.WHICH_ROLE, near[:2], "role is open")
    return Route(Way.TABLE, near[:1], "table")


def _table_fit(reading: Reading, query: Query, limits: Thresholds) -> bool:
    """Whether the query explains the message."""
    if query.asks is None or not query.asks_pay or (query.foreign and not query.roles):
        return False
    if reading.narrowed or reading.foreign_story:
        return False
    if reading.strangers and not (query.roles or query.other_roles):
        return False
    if not reading.content:
        return True
    more = max(0, query.strength - 2)
    return query.leftover / reading.content <= limits.table_leftover + limits.share_a_kind * more


def _meant(
    query: Query,
    candidates: Sequence[Candidate],
    topics: Mapping[str, str],
    limits: Thresholds,
) -> Candidate | None:
    """The entry that is meant: likely, and explaining the more of the message the less likely it is.

    How likely is that of its topic: where a subject is told by several entries, each has only a part of it.
    """
    named = [one for one in candidates if one.label != NOBODY]
    if not named:
        return None
    same = next((one for one in named if one.similarity >= limits.same_words), None)
    if same is not None:
        return same
    nobody = next((one for one in candidates if one.label == NOBODY), None)
    if nobody is not None and nobody.similarity >= limits.same_words:
        return None
    likely = [one for one in named if one.confidence >= named[0].confidence / 2]
    best = max(likely, key=lambda one: (one.confidence * one.coverage, one.label))
    likely_by = sum(one.confidence for one in named if topics[one.label] == topics[best.label])
    if nobody is not None and nobody.confidence * nobody.coverage > likely_by * best.coverage:
        return None
    needed = (
        limits.covers if query.foreign else limits.needed(max(best.confidence, min(likely_by, limits.surer)))
    )
    return best if best.coverage >= needed else None
