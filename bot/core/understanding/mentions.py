"""What a message names: phrases of the vocabulary, and roles put together from head and qualifiers."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.lexicon import Class, Phrases, Tag

JOINS = frozenset({"of", "for"})
ARTICLES = frozenset({"the", "a", "an", "your", "our", "my", "their", "any", "some"})
CONTENT = 0.3
"""From this rarity on, an unknown word beside a role makes it another job (`bank branch manager`)."""

AUXILIARIES = frozenset({"do", "does", "did", "can", "could", "should", "would", "will", "may", "might"})
AFTER_VERBS = frozenset(
    {
        "in",
        "on",
        "at",
        "for",
        "per",
        "a",
        "an",
        "the",
        "each",
        "every",
        "now",
        "today",
        "there",
        "here",
        "usually",
        "typically",
    }
)
REACH = 7
"""Words before the end of a role in which the verb that asks stands: `does a vp of ai`."""

PARTICIPLE = "ed"
"""`titled`, `called`, `promoted` before a role say something of it, but make it no other job."""

ENGINEERS = {("engineer",), ("engineers",)}
"""They qualify roles known here (`engineer manager`), and are jobs of their own."""

JOBS = (Class.ROLE, Class.HEAD, Class.OTHER_ROLE, Class.AMBIGUOUS)

Rarity = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase found in words `start` to `end` (exclusive), with all its readings."""

    start: int
    end: int
    tags: tuple[Tag, ...]

    def value(self, kind: Class) -> str | None:
        """The value of the first reading of a class, if the phrase has one."""
        return next((tag.value for tag in self.tags if tag.kind is kind), None)

    def values(self, kind: Class) -> tuple[str, ...]:
        """All values of a class."""
        return tuple(tag.value for tag in self.tags if tag.kind is kind)

    def has(self, kind: Class) -> bool:
        """Whether the phrase can be read as that class."""
        return any(tag.kind is kind for tag in self.tags)


@dataclass(frozen=True, slots=True)
class Found:
    """All mentions of a message; `foreign` are words that make a known role another job."""

    words: tuple[str, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[tuple[int, str], ...]
    foreign: tuple[str, ...]

    def places(self, kind: Class) -> set[int]:
        """Places of the words of all phrases of a class."""
        return {
            place
            for mention in self.mentions
            if mention.has(kind)
            for place in range(mention.start, mention.end)
        }

    def unmentioned(self) -> tuple[int, ...]:
        """Places of the words that no phrase covers; what makes a role another job covers nothing where no job is named."""
        jobless = not any(mention.has(kind) for mention in self.mentions for kind in JOBS)
        covered = {
            place
            for mention in self.mentions
            if not (jobless and all(tag.kind is Class.ELSEWHERE for tag in mention.tags))
            for place in range(mention.start, mention.end)
        }
        return tuple(place for place in range(len(self.words)) if place not in covered)


def find(words: Sequence[str], phrases: Phrases[Tag], rarity: Rarity) -> Found:
    """Mentions of the words, the longest phrase first, from left to right."""
    mentions: list[Mention] = []
    place = 0
    while place < len(words):
        hit = phrases.at(words, place)
        if hit is None:
            place += 1
            continue
        length, tags = hit
        mentions.append(Mention(place, place + length, tags))
        place += length
    return _with_roles(tuple(words), tuple(mentions), rarity)


def _with_roles(words: tuple[str, ...], mentions: tuple[Mention, ...], rarity: Rarity) -> Found:
    """Roles among the mentions: whole aliases as they are, heads unless a neighbour makes them another job."""
    by_place = {place: mention for mention in mentions for place in range(mention.start, mention.end)}
    roles: list[tuple[int, str]] = []
    foreign: list[str] = []
    for mention in mentions:
        role = mention.value(Class.ROLE) or mention.value(Class.HEAD)
        if role is None:
            continue
        stranger = _before(words, mention.start, by_place, rarity) or _after(
            words, mention.end, by_place, rarity
        )
        if stranger is None:
            roles.append((mention.start, role))
        else:
            foreign.append(f"{stranger}/{' '.join(words[mention.start : mention.end])}")
    foreign += _other_engineers(words, mentions, by_place, rarity)
    return Found(words, mentions, tuple(roles), tuple(foreign))


def _other_engineers(
    words: tuple[str, ...], mentions: tuple[Mention, ...], by_place: dict[int, Mention], rarity: Rarity
) -> Iterator[str]:
    """Engineers of another kind, who are no part of a role: `sales engineer base`."""
    for mention in mentions:
        behind = by_place.get(mention.end)
        part = behind is not None and (behind.has(Class.ROLE) or behind.has(Class.HEAD))
        if words[mention.start : mention.end] not in ENGINEERS or part:
            continue
        stranger = _stranger(words, mention.start - 1, by_place, rarity)
        if stranger is not None:
            yield f"{stranger}/{words[mention.start]}"


def _before(words: tuple[str, ...], start: int, by_place: dict[int, Mention], rarity: Rarity) -> str | None:
    """The word before a role (qualifiers skipped) that makes it another job, if there is one."""
    place = start - 1
    while place >= 0 and (mention := by_place.get(place)) is not None and mention.has(Class.QUALIFIER):
        place = mention.start - 1
    return _stranger(words, place, by_place, rarity)


def _after(words: tuple[str, ...], end: int, by_place: dict[int, Mention], rarity: Rarity) -> str | None:
    """The word after `of` or `for` behind a role that makes it another job, if there is one."""
    if end < len(words) and (mention := by_place.get(end)) is not None and mention.has(Class.ELSEWHERE):
        return words[end]
    if end >= len(words) or words[end] not in JOINS:
        return None
    place = end + 1
    while place < len(words) and (
        words[place] in ARTICLES
        or ((mention := by_place.get(place)) is not None and mention.has(Class.QUALIFIER))
    ):
        place += 1
    if _is_verb(words, end, place):
        return None
    office = by_place.get(place)
    if words[end] == "of" and office is not None and office.has(Class.PLACE):
        return words[place]  # the vice president of the United States
    return _stranger(words, place, by_place, rarity)


def _is_verb(words: tuple[str, ...], behind: int, place: int) -> bool:
    """Whether the word behind a role is what the role does: `what does a vp of ai hold`."""
    asked = AUXILIARIES.intersection(words[max(0, behind - REACH) : behind])
    return bool(asked) and (place >= len(words) - 1 or words[place + 1] in AFTER_VERBS)


def _stranger(words: tuple[str, ...], place: int, by_place: dict[int, Mention], rarity: Rarity) -> str | None:
    if not 0 <= place < len(words):
        return None
    mention = by_place.get(place)
    if mention is not None:
        return words[place] if mention.has(Class.ELSEWHERE) else None
    word = words[place]
    harmless = rarity(word) < CONTENT or not word.isalpha() or word.endswith(PARTICIPLE)
    return None if harmless else word
