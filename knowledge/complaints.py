"""What is wrong with a knowledge file, said so that its author can mend it at once."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Complaint:
    """One mistake: where it stands, what is wrong and what is expected.

    `line` counts from 1; 0 means the file as a whole.
    """

    file: str
    line: int
    field: str
    sentence: str

    def __str__(self) -> str:
        """`file:line: field: what is wrong, what is expected`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.field}: {self.sentence}" if self.field else f"{place}: {self.sentence}"


class KnowledgeRefused(ValueError):
    """The knowledge has mistakes; none of it was loaded."""

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        self.complaints = tuple(sorted(complaints))
        super().__init__("\n".join(map(str, self.complaints)))
