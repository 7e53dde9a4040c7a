"""What the reader of offers has to be told: places, employers, roles, and how mistyped words are mended."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
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
