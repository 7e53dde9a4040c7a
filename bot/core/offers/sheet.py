"""The offer sheet: what a person has told us so far. File format, storage format and dialogue draft in one."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from bot.core.reading.schedule import Schedule


def _exact(value: object) -> object:
    """Take "1/3", 0.05 or "0.05" for the exact fraction that was written."""
    if isinstance(value, str | int | float | Decimal) and not isinstance(value, bool):
        try:
            return Fraction(str(value))
        except (ValueError, ZeroDivisionError):
            return value
    return value


Exact = Annotated[Fraction, BeforeValidator(_exact), PlainSerializer(str, return_type=str, when_used="json")]
Words = Annotated[str, Field(max_length=120)]


class Part(BaseModel):
    """A part of a sheet: frozen, without unknown keys; amounts are exact, and strings in JSON."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )


class TranchePart(Part):
    """One vesting date: the month after the grant and the fraction of the grant, for example 0.05 or "1/3"."""

    month: int
    fraction: Exact


class VestingPart(Part):
    """A vesting schedule: ``months`` with ``every`` and ``cliff_months``, or yearly ``weights``, or ``tranches``."""

    months: int | None = None
    every: int | None = None
    cliff_months: int | None = None
    weights: tuple[Decimal, ...] | None = None
    tranches: tuple[TranchePart, ...] | None = None

    @classmethod
    def of(cls, schedule: Schedule) -> Self:
        """Return the part that says what ``schedule`` says."""
        return cls(
            months=schedule.months,
            every=schedule.every,
            cliff_months=schedule.cliff_months,
            weights=tuple(Decimal(w.numerator) / w.denominator for w in schedule.weights) or None,
            tranches=tuple(TranchePart(month=m, fraction=f) for m, f in schedule.tranches) or None,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said about the schedule."""
        return self == VestingPart()


class BonusPart(Part):
    """The target bonus: a ``share`` of base (0.2 is 20 %) or an ``amount`` a year; ``payout`` is 0 to 1."""

    share: Decimal | None = None
    amount: Decimal | None = None
    payout: Decimal | None = None


class SignOnPart(Part):
    """One-time cash: ``amount`` in month 1, ``second`` in month 13, and what has to be paid back on leaving."""

    amount: Decimal | None = None
    second: Decimal | None = None
    clawback_months: int | None = None
    clawback: Literal["prorated", "full"] | None = None


class ContingentPart(Part):
    """A yearly payment that may not come; ``probability`` is 0 to 1."""

    name: Words = "contingent payment"
    amount: Decimal | None = None
    probability: Decimal | None = None


class RetirementPart(Part):
    """The employer's yearly contribution: a ``share`` of base or an ``amount``."""

    share: Decimal | None = None
    amount: Decimal | None = None


class RsuPart(Part):
    """Shares: their total ``value`` at grant, or ``units`` and the ``price`` of one."""

    kind: Literal["rsu"] = "rsu"
    name: Words | None = None
    value: Decimal | None = None
    units: Decimal | None = None
    price: Decimal | None = None
    vesting: VestingPart | None = None


class OptionsPart(Part):
    """Options: their ``number``, the ``strike``, and the ``price`` of one share today."""

    kind: Literal["options"] = "options"
    name: Words | None = None
    number: Decimal | None = None
    strike: Decimal | None = None
    price: Decimal | None = None
    label: Words | None = None
    vesting: VestingPart | None = None


class OwnershipPart(Part):
    """A ``percent`` of the company (0.3 is 0.3 %) that is worth ``company_value``, before later ``dilution``."""

    kind: Literal["ownership"] = "ownership"
    name: Words | None = None
    percent: Decimal | None = None
    company_value: Decimal | None = None
    dilution: tuple[Decimal, ...] | None = None
    vesting: VestingPart | None = None


GrantPart = Annotated[RsuPart | OptionsPart | OwnershipPart, Field(discriminator="kind")]


class RefreshersPart(Part):
    """A new grant of ``value`` each year."""

    value: Decimal | None = None
    vesting: VestingPart | None = None


class AssumptionsPart(Part):
    """What a valuation assumes; yearly rates and shares as fractions (0.05 is 5 %)."""

    horizon_years: int | None = None
    raise_: Decimal | None = Field(default=None, alias="raise")
    growth: Decimal | None = None
    equity_discount: Decimal | None = None
    discount_rate: Decimal | None = None


class OfferSheet(Part):
    """An offer as far as it is known. None means "not said"; 0 and an empty list mean "there is none"."""

    name: Words | None = None
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None = None
    location: Words | None = None
    role: Words | None = None
    employer: Words | None = None
    base: Decimal | None = None
    bonus: BonusPart | None = None
    sign_on: SignOnPart | None = None
    relocation: Decimal | None = None
    contingent: tuple[ContingentPart, ...] | None = None
    retirement: RetirementPart | None = None
    benefits: Decimal | None = None
    grants: tuple[GrantPart, ...] | None = None
    refreshers: RefreshersPart | None = None
    assumptions: AssumptionsPart | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return self == OfferSheet()

    def with_(self, **changes: object) -> Self:
        """Return the sheet with fields replaced, checked like a new one."""
        return type(self).model_validate({**dict(self), **changes})


def merged(old: OfferSheet, new: OfferSheet) -> OfferSheet:
    """The old sheet with whatever the new one states."""
    update: dict[str, object] = {}
    for field, value in new:
        if value is None:
            continue
        before = getattr(old, field)
        if isinstance(value, SignOnPart) and isinstance(before, SignOnPart):
            stated = {key: part for key, part in value if part is not None}
            update[field] = before.model_copy(update=stated)
        else:
            update[field] = value
    return old.model_copy(update=update)
