"""A question about the tables: roles x measures x operation, read from what a message mentions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from bot.core.understanding.mentions import Found
from knowledge.benchmarks import Level, Measure
from knowledge.lexicon import Class


class Ask(StrEnum):
    """What is asked of the tables."""

    LOOK_UP = "look up"
    COMPARE = "compare"
    DIFFERENCE = "difference"
    PARTS = "parts"
    RATIO = "ratio"
    SHARE = "share"
    EXTREME = "extreme"
    RANK = "rank"
    AVERAGE = "average"
    WHICH_ROLE = "which role"
    STANDING = "standing"
    PERCENT_OF = "percent of"
    CHANGE = "change"
    STAKE = "stake"
    SIGN_ON = "sign-on"
    ELSEWHERE = "elsewhere"


WEAK_LEFTOVER = 0.35
"""Unread words beside `get` or `make` may weigh this much before something else than pay is meant."""

TELLING = {
    "compare",
    "difference",
    "ratio",
    "highest",
    "lowest",
    "second",
    "rank",
    "which_role",
    "standing",
    "rest",
    "monthly",
    "elsewhere",
}

PERIODS = {"monthly": 12, "weekly": 52, "biweekly": 26, "daily": 260, "hourly": 2080}
"""How many of each fit into a working year: 52 weeks of 5 days of 8 hours."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was read. Amounts are in `currency`; `rank` counts from 1 at the top, negative from the bottom.

    `earned_in` is for each amount the place it is said of; `level` and `percentile` concern advertised pay.
    """

    roles: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    asks: Ask | None = None
    pay: bool = False
    weak_pay: bool = False
    operations: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    other_roles: tuple[str, ...] = ()
    ambiguous: int | None = None
    amounts: tuple[Decimal, ...] = ()
    earned_in: tuple[str | None, ...] = ()
    currency: str = "USD"
    percents: tuple[Decimal, ...] = ()
    years: tuple[int, ...] = ()
    level: Level = Level.ALL
    percentile: str | None = None
    company: bool = False
    period: str | None = None
    rank: int = 1
    foreign: tuple[str, ...] = ()
    leftover: float = 0.0
    unread: tuple[str, ...] = ()

    @property
    def strength(self) -> int:
        """How many different kinds of thing the message names: the more, the less a stray word matters."""
        named = (
            self.roles, self.measures or self.pay, self.amounts, self.percents, self.operations & TELLING, self.places,
            self.company, self.percentile,
        )  # fmt: skip
        return sum(1 for kind in named if kind)

    @property
    def asks_pay(self) -> bool:
        """Whether pay or a part of it is named, or the message is nothing but a role."""
        if self.measures or self.pay or self.asks is not Ask.LOOK_UP or self.ambiguous is not None:
            return True
        return self.leftover <= (WEAK_LEFTOVER if self.weak_pay else 0.0)

    @property
    def names_something(self) -> bool:
        """Whether anything of the tables is mentioned at all."""
        return bool(self.roles or self.measures or self.other_roles or self.ambiguous is not None)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The quantities of a message, by kind; years are plain numbers from 1990 to 2100."""

    amounts: tuple[Decimal, ...] = ()
    currency: str = "USD"
    percents: tuple[Decimal, ...] = ()
    years: tuple[int, ...] = ()
    falls: bool = False
    """A percentage was written with a minus."""
    at: tuple[int, ...] = ()
    """The word of the message at which each amount begins."""


def read_query(found: Found, numbers: Numbers, weights: Sequence[float]) -> Query:
    """The query in `found`; `weights` are the words' rarities, 0 for words inside a quantity."""
    summed = BONUS_WORDS if numbers.percents and numbers.amounts else frozenset[str]()
    unread = tuple(
        place for place in found.unmentioned() if weights[place] > 0 and found.words[place] not in summed
    )
    operations = _unique(value for mention in found.mentions for value in mention.values(Class.OPERATION))
    ambiguous = _values(found, Class.AMBIGUOUS)
    query = Query(
        roles=_unique(role for _, role in sorted(found.roles)),
        measures=_measures(found),
        pay=any(mention.has(Class.PAY) for mention in found.mentions),
        weak_pay=any(mention.has(Class.WEAK_PAY) for mention in found.mentions),
        operations=frozenset(operations) | ({"lower_by"} if numbers.falls else set()),
        places=_values(found, Class.PLACE),
        employers=_values(found, Class.EMPLOYER),
        other_roles=tuple(
            value
            for mention in found.mentions
            if not (mention.has(Class.HEAD) or mention.has(Class.ROLE))
            for value in mention.values(Class.OTHER_ROLE)[:1]
        ),
        ambiguous=int(ambiguous[0]) if ambiguous else None,
        amounts=numbers.amounts,
        earned_in=places_of_amounts(found, numbers.at),
        level=Level(levels[0]) if (levels := _values(found, Class.LEVEL)) else Level.ALL,
        percentile=next(iter(_values(found, Class.PERCENTILE)), None) or _of_the_top(operations, numbers),
        currency=numbers.currency,
        percents=numbers.percents,
        years=numbers.years,
        company=any(mention.has(Class.COMPANY) for mention in found.mentions),
        period=next((name for name in PERIODS if name in operations), None),
        rank=_rank(operations),
        foreign=found.foreign,
        leftover=sum(weights[place] for place in unread),
        unread=tuple(found.words[place] for place in unread),
    )
    return replace(query, asks=asked(query))


BONUS_WORDS = frozenset({"bonus", "bonuses"})
"""Say what a percentage of an amount is for, and change nothing about the sum."""

LEANING = {"standing", "lower_by", "higher_by"}


def with_story(asking: Query, story: Query) -> Query:
    """The question with the role, place and amounts that the story before it named and it did not."""
    if asking.other_roles or asking.foreign:
        return asking
    filled = replace(
        asking,
        roles=asking.roles or (story.roles if asking.ambiguous is None else ()),
        amounts=asking.amounts
        or (story.amounts if asking.operations & LEANING or "sign_on" in story.operations else ()),
        measures=asking.measures or story.measures[-1:],
        company=asking.company or story.company,
        operations=asking.operations | (story.operations & {"sign_on"}),
    )
    return replace(filled, asks=asked(filled))


AWAY = frozenset({"to", "into", "or", "vs", "versus"})
"""Before a place, these say that an amount is not earned there."""

TOP_SHARES = {10: "p90", 25: "p75"}


def places_of_amounts(found: Found, starts: Sequence[int]) -> tuple[str | None, ...]:
    """For each amount the place nearest to it, as in `280k in Seattle`; None where no place is named."""
    named = [(mention.start, place) for mention in found.mentions if (place := mention.value(Class.PLACE))]
    own = [(at, place) for at, place in named if at == 0 or found.words[at - 1] not in AWAY] or named
    return tuple(
        min(own, key=lambda one: (abs(one[0] - start), one[0] < start))[1] if own else None
        for start in starts
    )


def _of_the_top(operations: Iterable[str], numbers: Numbers) -> str | None:
    """The percentile that `the top 10 %` begins at."""
    if "highest" in set(operations) and len(numbers.percents) == 1:
        return TOP_SHARES.get(int(numbers.percents[0]))
    return None


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _values(found: Found, kind: Class) -> tuple[str, ...]:
    return _unique(value for mention in found.mentions for value in mention.values(kind)[:1])


def _measures(found: Found) -> tuple[Measure, ...]:
    """Measures named; one that is named only to be ruled out (`total, not base`) does not count."""
    named: list[str] = []
    ruled_out: set[str] = set()
    for mention in found.mentions:
        measure = mention.value(Class.MEASURE)
        if measure is None:
            continue
        before = found.words[max(0, mention.start - 2) : mention.start]
        if (before[-1:] == ("not",) and before[:1] != ("is",)) or before in {
            ("instead", "of"),
            ("rather", "than"),
        }:
            ruled_out.add(measure)
        else:
            named.append(measure)
    return tuple(
        Measure(measure) for measure in _unique(named) if measure not in ruled_out or len(set(named)) == 1
    )


def _rank(operations: Iterable[str]) -> int:
    named = set(operations)
    place = 3 if "third" in named else 2 if "second" in named else 1
    return -place if "lowest" in named else place


COMPARING = {"compare", "difference", "ratio"}


def asked(query: Query) -> Ask | None:
    """What a reading asks for; None where it names too little to ask anything."""
    return _asked_with_numbers(query) or _asked_of_places(query) or _asked_of_table(query)


def _asked_with_numbers(query: Query) -> Ask | None:
    """Questions that bring a figure along."""
    said, down_or_up = query.operations, query.operations & {"lower_by", "higher_by"}
    if query.amounts and len(query.places) > 1 and not query.roles and not query.percents:
        return Ask.ELSEWHERE
    if "sign_on" in said and query.amounts:
        return Ask.SIGN_ON
    if "sign_on" in said and not query.percents:
        return None
    if (
        query.amounts
        and query.company
        and (query.percents or (query.roles and Measure.EQUITY in query.measures))
    ):
        return Ask.STAKE
    if query.percents and down_or_up and (query.amounts or query.roles):
        return Ask.CHANGE
    if query.percents and (query.amounts or (query.roles and Measure.BASE in query.measures)):
        return Ask.PERCENT_OF
    if query.amounts and query.roles:
        return Ask.STANDING
    if (query.amounts or query.percents) and "which_role" in said:
        return Ask.WHICH_ROLE
    if query.amounts and (said & {"standing"} or query.other_roles):
        return Ask.STANDING
    return None


def _asked_of_places(query: Query) -> Ask | None:
    """Questions about what money buys in one place and another."""
    priced = "elsewhere" in query.operations and (len(query.places) > 1 or (query.places and query.amounts))
    return Ask.ELSEWHERE if priced and not query.roles else None


def _asked_of_table(query: Query) -> Ask | None:
    """Questions about the guide's four roles, and about prices in places."""
    said = query.operations
    if "sign_on" in said:
        return None
    several, one = len(query.roles) > 1, len(query.roles) == 1
    if several:
        for name, ask in (("ratio", Ask.RATIO), ("difference", Ask.DIFFERENCE)):
            if name in said and Measure.REGIONS not in query.measures:
                return ask
        return Ask.COMPARE if said & COMPARING or len(query.roles) == 2 else Ask.LOOK_UP
    if one:
        pair = len({Measure.BASE, Measure.TOTAL} & set(query.measures)) == 2
        if "ratio" in said and pair:
            return Ask.SHARE
        if "rest" in said or ("difference" in said and pair):
            return Ask.PARTS
        return Ask.LOOK_UP
    if query.places and "which_role" in said:
        return Ask.WHICH_ROLE
    if "average" in said and query.measures:
        return Ask.AVERAGE
    extreme = said & {"highest", "lowest", "second", "third"}
    if extreme and "which_role" in said and "rank" not in said:
        return Ask.EXTREME
    if "rank" in said and (query.measures or query.pay):
        return Ask.RANK
    only_pay = query.pay and query.leftover <= WEAK_LEFTOVER
    if query.other_roles or query.measures or query.ambiguous is not None or only_pay or query.percentile:
        return Ask.LOOK_UP
    return None
