"""What the reader of offers has to be told: places, employers, roles, and how mistyped words are mended."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from bot.core.reading.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer by name, with the schedule its grants usually have, if one is known."""

    name: str
    schedule: Schedule | None = None


class Lexicon(Protocol):
    """Names that occur in offers. The keys are plain: lower case, no accents, one space between words."""

    @property
    def places(self) -> Mapping[str, str]:
        """Alias of a place -> the name it is shown by."""

    @property
    def employers(self) -> Mapping[str, Employer]:
        """Alias of an employer -> the employer."""

    @property
    def roles(self) -> Mapping[str, str]:
        """Alias of a role -> the name it is shown by."""

    @property
    def openings(self) -> Collection[str]:
        """The first words of all names: nothing else has to be looked up."""

    def mend(self, word: str) -> str:
        """Return the word that a mistyped plain ``word`` was meant to be, or the word itself."""


def openings_of(*names: Iterable[str]) -> frozenset[str]:
    """Return the first words of names."""
    return frozenset(name.split(" ", 1)[0] for listed in names for name in listed)


def edits(one: str, other: str, most: int) -> int:
    """Return how many insertions, deletions, replacements and swaps of neighbours turn one word into the other.

    Counting stops above ``most`` and returns ``most + 1``.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, right in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that ``word`` is a slip of: one edit up to six letters, two above; None if none is.

    Most people get the first letter right, so a word that begins alike is preferred.
    """
    most = 1 if len(word) < 7 else 2
    best: tuple[int, bool, int, str] | None = None
    for candidate in known:
        if candidate == word:
            return word
        if len(candidate) < 3 or abs(len(candidate) - len(word)) > most:
            continue
        if sum(letter in candidate for letter in word) < len(word) - most:
            continue  # too many letters differ: spares counting the edits
        distance = edits(word, candidate, most)
        if distance <= most:
            rated = (distance, candidate[0] != word[0], -len(candidate), candidate)
            best = rated if best is None or rated < best else best
    return best[3] if best else None


@dataclass(frozen=True)
class PlainLexicon:
    """A lexicon from mappings. Words in ``ordinary`` are left alone; others become the nearest word of the names."""

    places: Mapping[str, str] = field(default_factory=dict)
    employers: Mapping[str, Employer] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    ordinary: Collection[str] = frozenset()

    @cached_property
    def openings(self) -> Collection[str]:
        """The first words of all names."""
        return openings_of(self.places, self.employers, self.roles)

    def mend(self, word: str) -> str:
        """Return the nearest word of a place, employer or role, if ``word`` has four letters or more."""
        if len(word) < 4 or word in self.ordinary:
            return word
        names = {
            part
            for names in (self.places, self.employers, self.roles)
            for name in names
            for part in name.split()
        }
        return nearest(word, sorted(name for name in names if len(name) > 3)) or word
