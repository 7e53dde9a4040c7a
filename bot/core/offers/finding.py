"""A figure of a message and the part of an offer it stands for."""

from dataclasses import dataclass

from bot.core.offers.fields import Field
from bot.core.offers.labels import Label
from bot.core.offers.negations import Absence
from bot.core.offers.page import Page
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.schedule_hint import Hint

FEW = 10
"""A number word below this may count offers."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A figure and what it stands for; ``label`` is None where no name said it, ``year`` is of "in year 2".

    ``instead`` is the figure that this one takes back; ``place`` counts from 1 in a row of figures without names.
    """

    field: Field
    quantity: Quantity
    label: Label | None = None
    year: int | None = None
    instead: Quantity | None = None
    place: int = 0

    @property
    def first(self) -> int:
        """Index of the first token of figure and name."""
        return min(self.quantity.first, self.label.first) if self.label else self.quantity.first

    @property
    def behind(self) -> int:
        """Index behind the last token of figure and name."""
        return max(self.quantity.behind, self.label.behind) if self.label else self.quantity.behind


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything found in a part of a message."""

    page: Page
    findings: tuple[Finding, ...]
    absent: tuple[Absence, ...]
    """What there is none of: "no RSUs"."""
    hints: tuple[Hint, ...]
    """Hints at vesting that belong to grants."""
    alone: tuple[Quantity, ...]
    """Figures that stand for nothing known."""
    open: tuple[Absence, ...] = ()
    """What is promised without a figure: "bonus TBD"."""

    def of(self, *fields: Field) -> tuple[Finding, ...]:
        """Return the findings of some fields in order."""
        return tuple(finding for finding in self.findings if finding.field in fields)


def counts(quantity: Quantity) -> bool:
    """Whether a number word counts what comes: "I have three: …", "sorry, long one: …"."""
    return quantity.spelled and quantity.measure is Measure.NUMBER and quantity.value < FEW
