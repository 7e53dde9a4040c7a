"""The query that the mentions and figures of a message make up."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.core.understanding.asks import asked
from bot.core.understanding.currencies import asked_in
from bot.core.understanding.mentions import ARTICLES, JOBS, Found
from bot.core.understanding.query import PERIODS, Numbers, Query
from knowledge.benchmarks import Level, Measure
from knowledge.lexicon import Class


def read_query(found: Found, numbers: Numbers, weights: Sequence[float]) -> Query:
    """The query in `found`; `weights` are the words' rarities, 0 for words inside a quantity."""
    numbers, into = asked_in(found, numbers)
    summed = BONUS_WORDS if numbers.percents and numbers.amounts else frozenset[str]()
    unread = tuple(
        place for place in found.unmentioned() if weights[place] > 0 and found.words[place] not in summed
    )
    operations = _operations(found)
    named = _named(found)
    jobs = _other_roles(found, advertised=True)
    percentile = _percentile(named.get(Class.PERCENTILE, ())) or _of_the_edge(operations, numbers)
    surveyed = percentile is not None and Class.AMBIGUOUS in named and not _roles(found)
    advertised = ("advertised" in operations or surveyed) and bool(jobs) and len(jobs) >= len(_roles(found))
    query = Query(
        roles=() if advertised else _roles(found),
        measures=_measures(found),
        pay=Class.PAY in named,
        weak_pay=Class.WEAK_PAY in named,
        operations=frozenset(operations) | ({"lower_by"} if numbers.falls else set()),
        places=named.get(Class.PLACE, ()),
        employers=named.get(Class.EMPLOYER, ()),
        other_roles=_other_roles(found, advertised=advertised),
        ambiguous=None if advertised else next(map(int, named.get(Class.AMBIGUOUS, ())), None),
        amounts=numbers.amounts,
        earned_in=places_of_amounts(found, numbers.at),
        level=next(map(Level, named.get(Class.LEVEL, ())), Level.ALL),
        percentile=percentile,
        currency=numbers.currency,
        into=into,
        counted=numbers.counted,
        percents=numbers.percents,
        years=numbers.years,
        company=Class.COMPANY in named,
        period=next((name for name in PERIODS if name in operations), None),
        rank=_rank(operations),
        foreign=found.foreign,
        leftover=sum(weights[place] for place in unread),
        unread=tuple(found.words[place] for place in unread),
    )
    return replace(query, asks=asked(query))


BONUS_WORDS = frozenset({"bonus", "bonuses"})
"""Say what a percentage of an amount is for, and change nothing about the sum."""


def with_operation(query: Query, operation: str) -> Query:
    """The query with one more operation."""
    more = replace(query, operations=query.operations | {operation})
    return replace(more, asks=asked(more))


def by_month(query: Query) -> Query:
    """The query with its pay by month."""
    more = replace(query, operations=query.operations | {"monthly"}, period="monthly")
    return replace(more, asks=asked(more))


SALARY = frozenset({"salary", "salaries"})

AWAY = frozenset({"to", "into", "or", "vs", "versus"})
"""Before a place, these say that an amount is not earned there."""

WHOLE_FIRST = {
    ("how", "many"), ("percent", "of"), ("percentage", "of"), ("share", "of"), ("fraction", "of"), ("proportion", "of"),
    ("portion", "of"), ("how", "much"), ("what", "percent"), ("what", "percentage"), ("what", "share"),
    ("what", "fraction"), ("what", "proportion"), ("what", "part"), ("which", "part"), ("multiple", "of"),
}  # fmt: skip
"""Beginnings of `how many times X does Y make`, `what share of X is Y`: the whole is named before the part."""

SETS_APART = frozenset(
    {
        "than",
        "more",
        "less",
        "higher",
        "lower",
        "above",
        "below",
        "bigger",
        "larger",
        "smaller",
        "beat",
        "beats",
        "exceed",
        "exceeds",
        "top",
        "tops",
        "outearn",
        "outearns",
        "ahead",
    }
)
"""With these the first one named is held against the second: `by what percentage does X beat Y`."""

TOP_SHARES = {10: "p90", 25: "p75"}
BOTTOM_SHARES = {10: "p10", 25: "p25"}


def places_of_amounts(found: Found, starts: Sequence[int]) -> tuple[str | None, ...]:
    """For each amount the place nearest to it, as in `280k in Seattle`; None where no place is named."""
    named = [(mention.start, place) for mention in found.mentions if (place := mention.value(Class.PLACE))]
    own = [(at, place) for at, place in named if at == 0 or found.words[at - 1] not in AWAY] or named
    return tuple(
        min(own, key=lambda one: (abs(one[0] - start), one[0] < start))[1] if own else None
        for start in starts
    )


def _percentile(named: Sequence[str]) -> str | None:
    """The percentile named; both quartiles are those around the median."""
    return "p50" if {"p25", "p75"} <= set(named) else next(iter(named), None)


def _of_the_edge(operations: Iterable[str], numbers: Numbers) -> str | None:
    """The percentile that `the top 10 %` begins at, or `the bottom 10 %` ends at."""
    named = set(operations)
    if len(numbers.percents) != 1 or not named & {"highest", "lowest"}:
        return None
    return (TOP_SHARES if "highest" in named else BOTTOM_SHARES).get(int(numbers.percents[0]))


def _other_roles(found: Found, *, advertised: bool) -> tuple[str, ...]:
    """Jobs of other data; where advertised pay is asked for, those too that are called like a role of the guide."""
    return _unique(
        value
        for mention in found.mentions
        if advertised or not (mention.has(Class.HEAD) or mention.has(Class.ROLE))
        for value in mention.values(Class.OTHER_ROLE)[:1]
    )


def _operations(found: Found) -> tuple[str, ...]:
    """What is asked to be done; the `who` behind a person asks nothing: `managers who move to the Netherlands`."""
    ends = {mention.end for mention in found.mentions if any(mention.has(kind) for kind in JOBS)}
    asking = (
        mention
        for mention in found.mentions
        if found.words[mention.start : mention.end] != ("who",) or mention.start not in ends
    )
    return _unique(value for mention in asking for value in mention.values(Class.OPERATION))


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _named(found: Found) -> dict[Class, tuple[str, ...]]:
    """For each class what is named of it, in its order, each once; a phrase names but one thing of a class."""
    named: dict[Class, list[str]] = {}
    for mention in found.mentions:
        for kind, value in {tag.kind: tag.value for tag in reversed(mention.tags)}.items():
            named.setdefault(kind, []).append(value)
    return {kind: _unique(values) for kind, values in named.items()}


def _roles(found: Found) -> tuple[str, ...]:
    """Roles named, in the order in which a ratio is asked of them.

    One that is named only to be ruled out (`not the vp`) does not count; `what percent of X is Y` asks for Y of X.
    """
    named = [(at, role) for at, role in sorted(found.roles) if not _ruled_out(found.words, at)]
    roles = _unique(role for _, role in named or sorted(found.roles))
    ratios = [mention.start for mention in found.mentions if "ratio" in mention.values(Class.OPERATION)]
    first = min(ratios, default=None)
    whole_first = (
        first is not None
        and found.words[first : first + 2] in WHOLE_FIRST
        and not SETS_APART.intersection(found.words)
    )
    asked_first = whole_first and len(roles) == 2 and first is not None and first < named[0][0]
    return roles[::-1] if asked_first else roles


def _ruled_out(words: Sequence[str], at: int) -> bool:
    """Whether the phrase at a place is named with `not` or `instead of` before it."""
    before = [word for word in words[max(0, at - 4) : at] if word not in ARTICLES]
    return (before[-1:] == ["not"] and before[-2:-1] not in (["is"], ["why"])) or before[-2:] in (
        ["instead", "of"],
        ["rather", "than"],
    )


def _measures(found: Found) -> tuple[Measure, ...]:
    """Measures named; one that is named only to be ruled out (`total, not base`) does not count."""
    named: list[str] = []
    ruled_out: set[str] = set()
    for mention in found.mentions:
        measure = mention.value(Class.MEASURE)
        if measure is None:
            continue
        if _ruled_out(found.words, mention.start):
            ruled_out.add(measure)
        else:
            named.append(measure)
    if Measure.BASE not in named and _lists_salary(found):
        named.insert(0, Measure.BASE)
    return tuple(
        Measure(measure) for measure in _unique(named) if measure not in ruled_out or len(set(named)) == 1
    )


def _lists_salary(found: Found) -> bool:
    """Whether salary is listed beside another measure, and so means base: `salary, all-in, shares`."""
    starts = {mention.start for mention in found.mentions if mention.has(Class.MEASURE)}
    ends = (
        mention.end
        for mention in found.mentions
        if mention.has(Class.PAY) and found.words[mention.end - 1] in SALARY
    )
    return any(
        end in starts or (found.words[end : end + 1] in (("and",), ("plus",)) and end + 1 in starts)
        for end in ends
    )


def _rank(operations: Iterable[str]) -> int:
    named = set(operations)
    place = 3 if "third" in named else 2 if "second" in named else 1
    return -place if "lowest" in named else place
