"""The equity of an offer: its grants with the schedules that belong to them, and yearly refreshers."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.core.offers import wording
from bot.core.offers.fields import BESIDE, EQUITY_FAMILY, Field
from bot.core.offers.finding import Finding
from bot.core.offers.grant_parts import read_grant, read_years
from bot.core.offers.piece import Piece, Reader
from bot.core.offers.reading import Problem, Said
from bot.core.offers.refreshers import read_refreshers
from bot.core.offers.sheet import GrantPart, RefreshersPart, VestingPart
from bot.core.offers.vesting_hints import is_about_vesting, speaks_of_vesting
from bot.core.offers.yearly_stock import states_total, years_from
from bot.core.reading.quantities import Measure
from bot.core.reading.schedule import Schedule
from bot.core.reading.schedule_hint import Hint, Sort
from bot.core.reading.schedules import combined
from bot.core.reading.units import Per

_DETAILS = frozenset({Field.STRIKE, Field.PRICE, Field.COMPANY_VALUE, Field.DILUTION})
_SAME_GRANT = frozenset(
    {"(", "worth", "valued", "=", "currently", "approx", "representing", "equal", "equivalent"}
)
_ENDS = frozenset({",", ";", "\n", "+", "and", "."})


@dataclass(slots=True)
class _Owner:
    """A finding with the details and the hints at vesting that belong to it."""

    finding: Finding
    details: list[Finding] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)
    twin: Finding | None = None
    """The same grant stated in another way, as a percentage or a number of shares."""
    years: tuple[Finding, ...] = ()
    """What is stated of stock year by year, this finding first."""

    @property
    def is_grant(self) -> bool:
        """Whether this is equity."""
        return self.finding.field in EQUITY_FAMILY or self.finding.field is Field.REFRESHERS

    def takes(self, detail: Field) -> bool:
        """Say whether a strike, price, company value or dilution can belong to this."""
        share = self.finding.quantity.measure is Measure.PERCENT
        if detail is Field.STRIKE:
            return self.finding.field is Field.OPTIONS
        if detail is Field.PRICE:
            return self.finding.field in {Field.OPTIONS, Field.STOCK} and not share
        return self.finding.field in EQUITY_FAMILY and share

    def prefers(self, finding: Finding) -> bool:
        """Say whether a price of common shares takes the place of one of preferred shares."""
        held = next((one.label for one in self.details if one.field is Field.PRICE), None)
        is_price = finding.field is Field.PRICE and finding.label is not None
        preferred = held is not None and "preferred" in held.words
        return preferred and is_price and "preferred" not in (finding.label.words if finding.label else "")

    def schedule(self) -> Schedule:
        """Put the hints together; of "200k quarterly over 3 years" the rhythm was read with the amount."""
        behind = [hint for hint in self.hints if hint.first >= self.finding.first]
        lengths = {hint.sort for hint in behind} & {Sort.LENGTH, Sort.WEIGHTS}
        schedule = combined(behind if lengths else self.hints)
        every = {Per.MONTH: 1, Per.QUARTER: 3, Per.HALF_YEAR: 6}.get(self.finding.quantity.per or Per.YEAR)
        if every is not None and schedule.every is None and not schedule.tranches:
            return replace(schedule, every=every)
        return schedule


def _owners(findings: Sequence[Finding]) -> list[_Owner]:
    """Return all findings as owners of what follows them; strike, price and company value go to their grant."""
    owners: list[_Owner] = []
    waiting: list[Finding] = []
    behind = 0
    for at, finding in enumerate(findings):
        if at < behind:
            continue
        if finding.field not in _DETAILS:
            first = at + states_total(findings, at)
            years = years_from(findings, first)
            behind = first + years if years > 1 else 0
            owners.append(_Owner(finding, years=tuple(findings[first:behind])))
            continue
        shared = next((owner for owner in reversed(owners) if owner.prefers(finding)), None)
        if shared is not None:
            shared.details = [one for one in shared.details if one.field is not Field.PRICE] + [finding]
            continue
        free = [
            owner
            for owner in reversed(owners)
            if owner.takes(finding.field)
            and all(detail.field is not finding.field for detail in owner.details)
        ]
        if free:
            free[0].details.append(finding)
        else:
            waiting.append(finding)
    for finding in waiting:
        for owner in owners:
            if owner.takes(finding.field):
                owner.details.append(finding)
                break
    return owners


def _share_hints(reader: Reader, owners: Sequence[_Owner]) -> None:
    """Give every hint at vesting to the grant it stands with."""
    spoken_for = {
        at
        for finding in reader.found.of(Field.CLAWBACK, Field.HORIZON, *BESIDE)
        for at in range(finding.quantity.first, finding.quantity.behind)
    }
    grants = [owner for owner in owners if owner.is_grant]
    for hint in reader.found.hints:
        if grants and hint.first not in spoken_for and is_about_vesting(reader.found, hint):
            owner = _owner_of(reader, hint, owners, grants)
            if owner is not None:
                owner.hints.append(hint)


def _owner_of(
    reader: Reader, hint: Hint, owners: Sequence[_Owner], grants: Sequence[_Owner]
) -> _Owner | None:
    """Return the grant that a hint belongs to: the one it follows, the one it leads to, or the last before it."""
    before = [owner for owner in owners if owner.finding.first <= hint.first]
    last = max(before, key=lambda owner: owner.finding.first, default=None)
    if last is not None and last.is_grant:
        return last
    for owner in grants:
        gap = owner.finding.first - hint.behind
        if 0 <= gap <= 2 and not _ENDS & set(reader.page.words(hint.behind, owner.finding.first)):
            return owner
    if speaks_of_vesting(reader.found, hint):
        earlier = [o for o in grants if o in before and o.finding.field is not Field.REFRESHERS]
        return earlier[-1] if earlier else grants[0]
    return last if hint.sort is Sort.CADENCE and last is not None and last.hints else None


def _is_same_grant(reader: Reader, one: Finding, other: Finding) -> bool:
    """Say whether two findings state one grant twice: "0.1% equity (worth 150k)", "150k (0.1%) in RSUs"."""
    alike = _is_money(one) is _is_money(other) and _is_counted(one) is _is_counted(other)
    if not {one.field, other.field} <= EQUITY_FAMILY or alike:
        return False
    if one.field is other.field is Field.OPTIONS or (one.label is not None and one.label is other.label):
        return True
    first, behind = one.quantity.behind, other.quantity.first
    if any(first <= quantity.first < behind for quantity in reader.page.quantities):
        return False  # "(strike 1.50), 0.3% of the company"
    between = set(reader.page.words(first, behind))
    return bool(between & _SAME_GRANT) and not between & {"\n", ";", "+"}


def _is_counted(finding: Finding) -> bool:
    """Say whether a grant is stated as an amount or a number rather than as a percentage."""
    return finding.quantity.measure is not Measure.PERCENT


def _is_money(finding: Finding) -> bool:
    """Say whether a grant is stated as an amount rather than as a percentage or a number of shares."""
    return _is_counted(finding) and (bool(finding.quantity.currency) or finding.quantity.scaled)


def _merged_twins(reader: Reader, owners: Sequence[_Owner]) -> list[_Owner]:
    """Leave one of two findings that state the same grant: the amount of money."""
    kept: list[_Owner] = []
    for owner in owners:
        twin = kept[-1] if kept else None
        if twin is None or not _is_same_grant(reader, twin.finding, owner.finding):
            kept.append(owner)
            continue
        money = max(twin, owner, key=lambda one: (_is_money(one.finding), _is_counted(one.finding)))
        other = owner if money is twin else twin
        details, hints = [*twin.details, *owner.details], [*twin.hints, *owner.hints]
        kept[-1] = _Owner(money.finding, details, hints, other.finding)
    return kept


def _with_twin(reader: Reader, said: Sequence[Said], twin: Finding | None) -> Sequence[Said]:
    """Add the words that stated a grant in another way to the words of its value."""
    if twin is None:
        return said
    return (replace(said[0], words=f"{said[0].words} … {reader.words(twin)}"), *said[1:])


def _vesting_said(
    reader: Reader, path: str, vesting: VestingPart | None, hints: Sequence[Hint]
) -> tuple[Said, ...]:
    if vesting is None:
        return ()
    words = ""
    if hints:
        first, behind = min(hint.first for hint in hints), max(hint.behind for hint in hints)
        words = reader.page.original(first, behind)
    return (Said(path, "vesting", wording.vesting(vesting), words),)


def grants_piece(reader: Reader) -> Piece:
    """Read all grants and refreshers with their schedules."""
    owners = _owners(reader.found.findings)
    _share_hints(reader, owners)
    grants: list[GrantPart] = []
    said: list[Said] = []
    problems: list[Problem] = []
    fields: dict[str, object] = {}
    refreshers: list[tuple[_Owner, VestingPart | None]] = []
    for owner in _merged_twins(reader, owners):
        if not owner.is_grant:
            continue
        schedule = owner.schedule()
        vesting = None if schedule.is_empty else VestingPart.of(schedule)
        if owner.finding.field is Field.REFRESHERS:
            refreshers.append((owner, vesting))
            continue
        path = f"grants[{len(grants)}]"
        if owner.years:
            read = read_years(reader, owner.years, path)
            grants.append(read.part)
            said += _with_twin(reader, read.said, owner.finding if owner.finding not in owner.years else None)
            continue
        read = read_grant(reader, owner.finding, owner.details, path, schedule)
        grants.append(read.part.model_copy(update={"vesting": vesting}))
        said += (
            *_with_twin(reader, read.said, owner.twin),
            *_vesting_said(reader, f"{path}.vesting", vesting, owner.hints),
        )
        problems += read.problems
    for owner, vesting in refreshers:
        yearly = read_refreshers(reader, owner.finding, grants, vesting)
        fields["refreshers"] = yearly.part
        said += (yearly.said, *_vesting_said(reader, "refreshers.vesting", vesting, owner.hints))
        problems += yearly.problems
    denied = reader.absent(*EQUITY_FAMILY)
    if grants or denied:
        fields["grants"] = tuple(grants)
    if denied and not grants:
        said.append(Said("grants", "stock", "none", denied))
    if reader.absent(Field.REFRESHERS):
        fields.setdefault("refreshers", RefreshersPart(value=Decimal(0)))
    return Piece(fields, tuple(said), tuple(problems))
