"""What `offerlens doctor` finds out: one part, how it is, and what to change."""

from dataclasses import dataclass
from enum import IntEnum


class Verdict(IntEnum):
    """How a part is; the worst one is the command's exit code."""

    WELL = 0
    CHANGE = 1
    BROKEN = 2


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One line: the part, the verdict, and a sentence for the operator, without anybody's data."""

    part: str
    verdict: Verdict
    sentence: str

    def __str__(self) -> str:
        word = "ok" if self.verdict is Verdict.WELL else self.verdict.name.lower()
        return f"{word:<8}{self.part:<11}{self.sentence}"
