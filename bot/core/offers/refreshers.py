"""The yearly refreshers of an offer: an amount, a share of the base or of the first grant."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.core.offers import wording
from bot.core.offers.amounts import Figure
from bot.core.offers.finding import Finding
from bot.core.offers.piece import HUNDRED, Reader, asked_range
from bot.core.offers.reading import Choice, Problem, Said
from bot.core.offers.sheet import GrantPart, RefreshersPart, RsuPart, VestingPart
from bot.core.reading.quantities import Measure
from bot.core.reading.word_sets import words as word_set

_PATH = "refreshers.value"
_OF_GRANT = word_set("initial original grant hire first award equity rsu rsus stock that")
_OF_BASE = word_set("base salary pay")
_NEAR = 5


@dataclass(frozen=True, slots=True)
class ReadRefreshers:
    """Refreshers as read."""

    part: RefreshersPart
    said: Said
    problems: tuple[Problem, ...]


def read_refreshers(
    reader: Reader, finding: Finding, grants: Sequence[GrantPart], vesting: VestingPart | None
) -> ReadRefreshers:
    """Read "80k a year", "20% of base", "25% of the initial grant"; of what a bare percentage is, is asked."""
    figure = reader.of_base(finding)
    problems: tuple[Problem, ...] = ()
    grant = _value(grants)
    if finding.quantity.measure is Measure.PERCENT and grant is not None:
        points = finding.quantity.value
        of_grant = Figure(grant * points / HUNDRED, None, f"{wording.points(points)} of the grant")
        following = set(reader.page.words(finding.quantity.behind, finding.quantity.behind + _NEAR))
        if following & _OF_GRANT and not following & _OF_BASE:
            figure = of_grant
        elif not following & _OF_BASE:
            problems = (_of_what(points, figure, of_grant),)
    shown = wording.amount(figure.value)
    said = Said(_PATH, "refreshers a year", shown, reader.words(finding), figure.note)
    asked = asked_range(_PATH, "refreshers", figure)
    return ReadRefreshers(RefreshersPart(value=figure.value, vesting=vesting), said, (*problems, *asked))


def _value(grants: Sequence[GrantPart]) -> Decimal | None:
    """Return what the first grant of shares is worth, as far as it is known."""
    for grant in grants:
        if isinstance(grant, RsuPart):
            by_units = grant.units * grant.price if grant.units and grant.price else None
            return by_units if grant.value is None else grant.value
    return None


def _of_what(points: Decimal, base: Figure, grant: Figure) -> Problem:
    choices = (
        Choice(f"of base: {wording.brief(base.value)}", ((_PATH, base.value),)),
        Choice(f"of the grant: {wording.brief(grant.value)}", ((_PATH, grant.value),)),
    )
    return Problem(
        _PATH, f"Are the refreshers {wording.points(points)} of base, or of the first grant?", choices
    )
