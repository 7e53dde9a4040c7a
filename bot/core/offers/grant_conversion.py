"""From the grants of a sheet to grants that can be valued."""

from dataclasses import replace
from decimal import Decimal

from bot.core.offers.sheet import GrantPart, OptionsPart, OwnershipPart, RsuPart, VestingPart
from bot.core.reading.schedule import USUAL_CLIFF, USUAL_MONTHS
from calculators.grants import Grant, Options, Ownership, Rsu
from calculators.refusal import Refused
from calculators.vesting import Vesting

_ZERO = Decimal(0)


def to_vesting(part: VestingPart | None) -> Vesting:
    """Return the schedule that ``part`` states; what it leaves open is filled in and named in ``assumed``.

    Raises:
        Refused: months outside 1 to 120, fractions that do not add up to 1.

    """
    if part is None or part.is_empty:
        return Vesting.usual()
    if part.tranches is not None:
        return Vesting.explicit([(tranche.month, tranche.fraction) for tranche in part.tranches])
    if part.weights is not None:
        return Vesting.weighted(part.weights, part.every, part.cliff_months or 0)
    if part.months is not None:
        return Vesting.even(part.months, part.every, part.cliff_months or 0)
    cliff = USUAL_CLIFF if part.cliff_months is None else part.cliff_months
    spread = Vesting.even(USUAL_MONTHS, part.every or 3, cliff)
    return replace(spread, assumed=f"vesting over {spread.describe}")


def _rsu(part: RsuPart, vesting: Vesting) -> Rsu:
    if part.value is not None and (part.units is None or part.price is None):
        return Rsu(part.value, vesting)
    if part.units is None:
        raise Refused(
            "value",
            "The value of the grant is missing. Write what the whole grant is worth, for example 150k.",
        )
    if part.price is None:
        raise Refused(
            "price", "The price of one share is missing. Write it, or the value of the whole grant."
        )
    if part.value is not None and part.value != part.units * part.price:
        raise Refused("value", "The value is not units times price. Give one of the two.")
    return Rsu.units(part.units, part.price, vesting)


def _options(part: OptionsPart, vesting: Vesting) -> Options:
    for field, value, what in (
        ("number", part.number, "The number of options is missing. Write how many there are."),
        (
            "strike",
            part.strike,
            "The strike price is missing. Write what one share costs you, for example 1.20.",
        ),
        ("price", part.price, "The value of one share today is missing. Write it, for example 4.00."),
    ):
        if value is None:
            raise Refused(field, what)
    return Options(
        part.number or _ZERO, part.strike or _ZERO, part.price or _ZERO, vesting, label=part.label or ""
    )


def _ownership(part: OwnershipPart, vesting: Vesting) -> Ownership:
    if part.percent is None:
        raise Refused("percent", "The percentage of the company is missing. Write it, for example 0.3.")
    if part.company_value is None:
        raise Refused(
            "company_value",
            "A percentage has no money value without the value of the company. Write it, for example 50M.",
        )
    return Ownership(part.percent, part.company_value, vesting, dilution=part.dilution or ())


def to_grant(part: GrantPart) -> Grant:
    """Return the grant that ``part`` states.

    Raises:
        Refused: something is missing (`field` is its name inside the grant) or cannot be right.

    """
    vesting = to_vesting(part.vesting)
    match part:
        case RsuPart():
            return _rsu(part, vesting)
        case OptionsPart():
            return _options(part, vesting)
        case OwnershipPart():
            return _ownership(part, vesting)
