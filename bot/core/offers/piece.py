"""Some fields of a sheet out of the findings of one offer, and the questions that go with them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.core.offers import wording
from bot.core.offers.amounts import Figure, money, unit_of_bare
from bot.core.offers.fields import Field
from bot.core.offers.finding import Finding, Findings
from bot.core.offers.reading import Choice, Problem, Said
from bot.core.reading.quantities import Measure, Quantity

HUNDRED = Decimal(100)
ZERO = Decimal(0)
_BASE = frozenset({"base", "salary", "pay"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Some fields of a sheet with what was read for them and what has to be asked."""

    fields: dict[str, object] = field(default_factory=dict)
    said: tuple[Said, ...] = ()
    problems: tuple[Problem, ...] = ()


def joined(pieces: Sequence[Piece]) -> Piece:
    """Put pieces together; a later piece wins where two give the same field."""
    fields: dict[str, object] = {}
    for piece in pieces:
        fields.update(piece.fields)
    return Piece(
        fields,
        tuple(said for piece in pieces for said in piece.said),
        tuple(problem for piece in pieces for problem in piece.problems),
    )


class Reader:
    """The findings of one offer with what they have in common."""

    def __init__(self, found: Findings) -> None:
        self.page = found.page
        self.found = found if found.of(Field.BASE) else self._without_multiples(found)
        self.bare = unit_of_bare(found.page, found.findings)
        self._told: set[int] = set()

    def money(self, finding: Finding) -> Figure:
        """Return the amount that a finding means; "3x base" and "2 months' salary" are of the base."""
        times = self._times_base(finding)
        if times is not None:
            base = self.base() or ZERO
            shown = self.page.original(finding.quantity.first, finding.quantity.behind)
            multiplied = finding.quantity.measure is not Measure.DURATION
            note = f"{shown} × base" if multiplied else f"{shown} of base"
            return Figure((base * times).quantize(Decimal("0.01")), None, note)
        return money(self.page, finding, bare=self.bare)

    def _without_multiples(self, found: Findings) -> Findings:
        """Leave open what is said in terms of a base that is not stated."""
        open_ones = [finding for finding in found.findings if self._times_base(finding) is not None]
        kept = tuple(finding for finding in found.findings if finding not in open_ones)
        left = tuple(finding.quantity for finding in open_ones)
        return replace(found, findings=kept, alone=(*found.alone, *left)) if left else found

    def _times_base(self, finding: Finding) -> Decimal | None:
        """Return how many times the base a one-time payment or a grant is, where it is said that way."""
        quantity = finding.quantity
        if finding.field not in {Field.SIGN_ON, Field.STOCK, Field.RELOCATION, Field.BONUS}:
            return None
        if quantity.measure is Measure.DURATION and finding.field is not Field.BONUS:
            return quantity.value / 12
        at = quantity.behind + 1
        at += self.page.word(at) in {"my", "the", "annual", "yearly"}
        multiplied = self.page.word(quantity.behind) in {"x", "times"} and self.page.word(at) in _BASE
        return quantity.value if multiplied else None

    def base(self) -> Decimal | None:
        """Return the base salary, if one was found."""
        bases = self.found.of(Field.BASE)
        return self.money(bases[0]).value if bases else None

    def of_base(self, finding: Finding) -> Figure:
        """Return a finding as an amount where it may be a percentage of base."""
        if finding.quantity.measure is not Measure.PERCENT:
            return self.money(finding)
        points = finding.quantity.value
        return Figure((self.base() or ZERO) * points / HUNDRED, None, f"{wording.points(points)} of base")

    def words(self, finding: Finding) -> str:
        """Return what was written; the figure counts as told from now on."""
        self._told.add(finding.quantity.first)
        label, quantity = finding.label, finding.quantity
        if label is not None and any(
            finding.first <= other.first < finding.behind and other is not quantity
            for other in self.page.quantities
        ):
            name = self.page.original(label.first, label.behind)
            return f"{name} {self.page.original(quantity.first, quantity.behind)}"
        return self.page.original(finding.first, finding.behind)

    def left(self) -> tuple[Quantity, ...]:
        """Return the figures that stand for nothing, or for something that no part of the offer took up."""
        untold = [
            finding.quantity for finding in self.found.findings if finding.quantity.first not in self._told
        ]
        return tuple(sorted((*self.found.alone, *untold), key=lambda quantity: quantity.first))

    def absent(self, *fields: Field) -> str:
        """Return the words that say that there is none of some fields; empty if nothing says so."""
        for absence in self.found.absent:
            if absence.label.field in fields:
                return self.page.original(absence.first, absence.behind)
        return ""


def as_share(finding: Finding) -> Decimal:
    """Return a share 0…1 (above, which is refused later, as well) from "80%", "0.8" or "80"."""
    value = finding.quantity.value
    return value / HUNDRED if finding.quantity.measure is Measure.PERCENT or value > 1 else value


def asked_range(path: str, name: str, figure: Figure) -> tuple[Problem, ...]:
    """Ask which amount of a range holds."""
    if figure.upper is None:
        return ()
    values = dict.fromkeys((figure.value, (figure.value + figure.upper) / 2, figure.upper))
    sentence = (
        f"You gave {wording.brief(figure.value)} to {wording.brief(figure.upper)} for the {name}. "
        "Which figure should I take?"
    )
    return (
        Problem(path, sentence, tuple(Choice(wording.brief(value), ((path, value),)) for value in values)),
    )


def asked_points(path: str, name: str, low: Decimal, high: Decimal, *, unit: Decimal) -> Problem:
    """Ask which percentage of a range holds; ``unit`` is what one percent point is in the sheet."""
    values = dict.fromkeys((low, (low + high) / 2, high))
    sentence = (
        f"You gave {wording.points(low)} to {wording.points(high)} for the {name}. Which one should I take?"
    )
    choices = tuple(Choice(wording.points(value), ((path, value * unit),)) for value in values)
    return Problem(path, sentence, choices)


def asked_which(path: str, name: str, values: Sequence[tuple[str, Decimal]]) -> Problem:
    """Ask which of several values for one field holds."""
    shown = " and ".join(label for label, _ in values)
    return Problem(
        path,
        f"You gave {'two' if len(values) == 2 else 'several'} values for the {name}: {shown}. Which one holds?",
        tuple(Choice(label, ((path, value),)) for label, value in values),
    )
