"""Every phrase that a question may name: the lexicon's, places, employers, other jobs."""

from collections.abc import Iterable, Iterator, Sequence

from knowledge.base import Knowledge
from knowledge.lexicon import Class, Phrases, Tag, lexicon_pairs


def vocabulary(knowledge: Knowledge) -> Phrases[Tag]:
    """The phrase table of a knowledge, for reading mentions."""
    return Phrases(_pairs(knowledge))


def _pairs(knowledge: Knowledge) -> Iterator[tuple[str, Tag]]:
    yield from lexicon_pairs(knowledge.lexicon)
    for place in knowledge.places:
        for alias in (place.name, *place.aliases):
            yield alias, Tag(Class.PLACE, place.id)
    for employer in knowledge.employers():
        for alias in (employer.name, *employer.aliases):
            yield alias, Tag(Class.EMPLOYER, employer.id)
    for group in knowledge.advertised.values():
        for alias in (*_with_plurals(group.aliases), group.noun):
            role = _guide_role(knowledge, group.beside, alias)
            if role:
                yield alias, Tag(Class.ROLE, role)
            yield alias, Tag(Class.OTHER_ROLE, f"advertised/{group.id}")
    for wage in knowledge.wages.values():
        for alias in (*_with_plurals(wage.aliases), wage.noun):
            yield alias, Tag(Class.OTHER_ROLE, f"wages/{wage.id}")


def _guide_role(knowledge: Knowledge, beside: Sequence[str], alias: str) -> str | None:
    """The guide's role that an alias of other data names as well: a head of it with nothing but qualifiers."""
    qualifiers = {word for phrase in knowledge.lexicon.qualifiers for word in phrase.split()}
    for role in beside:
        heads = set(knowledge.lexicon.roles[role].heads)
        words = alias.split()
        if words[-1] in heads and set(words[:-1]) <= qualifiers:
            return role
    return None


def _with_plurals(aliases: Iterable[str]) -> Iterator[str]:
    """Titles as people write them of one person and of many: `ml engineer`, `ml engineers`."""
    for alias in aliases:
        yield alias
        if alias[-1] not in "sy":
            yield f"{alias}s"
