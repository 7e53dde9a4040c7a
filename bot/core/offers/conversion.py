"""From a sheet to an offer that can be valued: refuses what is missing, names what is assumed."""

from dataclasses import dataclass
from decimal import Decimal

from bot.core.offers.grant_conversion import to_grant, to_vesting
from bot.core.offers.sheet import GrantPart, OfferSheet, OptionsPart, OwnershipPart, RefreshersPart, RsuPart
from calculators.grants import Grant, Refreshers
from calculators.offer import Assumptions, Bonus, Contingent, Offer, Retirement, SignOn
from calculators.refusal import Refused

DEFAULT_CURRENCY = "USD"
_ZERO = Decimal(0)
_ONE = Decimal(1)


def _grants(sheet: OfferSheet) -> tuple[Grant, ...]:
    grants: list[Grant] = []
    for index, part in enumerate(sheet.grants or ()):
        try:
            grants.append(to_grant(part))
        except Refused as refused:
            raise refused.under(f"grants[{index}]") from None
    return tuple(grants)


def _contingent(sheet: OfferSheet) -> tuple[Contingent, ...]:
    read: list[Contingent] = []
    for index, part in enumerate(sheet.contingent or ()):
        owner = f"contingent[{index}]"
        if part.amount is None:
            raise Refused(f"{owner}.amount", f"The amount of the {part.name} is missing.")
        if part.probability is None:
            raise Refused(
                f"{owner}.probability",
                f"How likely is the {part.name}? Write a share from 0 to 1, for example 0.8.",
            )
        try:
            read.append(Contingent(part.name, part.amount, part.probability))
        except Refused as refused:
            raise refused.under(owner) from None
    return tuple(read)


def _refreshers(part: RefreshersPart | None) -> Refreshers | None:
    if part is None or part.value is None:
        return None
    if part.vesting is None or part.vesting.is_empty:
        return Refreshers(part.value)
    try:
        return Refreshers(part.value, to_vesting(part.vesting))
    except Refused as refused:
        raise refused.under("refreshers") from None


def _sign_on(sheet: OfferSheet) -> SignOn:
    part = sheet.sign_on
    if part is None:
        return SignOn()
    return SignOn(
        part.amount or _ZERO,
        part.second or _ZERO,
        12 if part.clawback_months is None else part.clawback_months,
        part.clawback or "prorated",
    )


def to_offer(sheet: OfferSheet, default_name: str) -> Offer:
    """Return the offer that ``sheet`` states, with the defaults of the design for what it leaves open.

    Raises:
        Refused: the base or a part of a grant is missing, or a value cannot be right.

    """
    if sheet.base is None:
        raise Refused("base", "The base salary is missing. Write the fixed pay of a year, for example 280k.")
    bonus, retirement, assumed = sheet.bonus, sheet.retirement, sheet.assumptions
    return Offer(
        name=sheet.name or default_name,
        currency=sheet.currency or DEFAULT_CURRENCY,
        base=sheet.base,
        bonus=Bonus(bonus.share, bonus.amount, _ONE if bonus.payout is None else bonus.payout)
        if bonus
        else Bonus(),
        sign_on=_sign_on(sheet),
        relocation=sheet.relocation or _ZERO,
        contingent=_contingent(sheet),
        retirement=Retirement(retirement.share, retirement.amount) if retirement else Retirement(),
        benefits=sheet.benefits or _ZERO,
        grants=_grants(sheet),
        refreshers=_refreshers(sheet.refreshers),
        assumptions=Assumptions(
            horizon_years=4 if assumed.horizon_years is None else assumed.horizon_years,
            raise_=assumed.raise_ or _ZERO,
            growth=assumed.growth or _ZERO,
            equity_discount=assumed.equity_discount or _ZERO,
            discount_rate=assumed.discount_rate or _ZERO,
        )
        if assumed
        else Assumptions(),
        location=sheet.location or "",
        role=sheet.role or "",
    )


@dataclass(frozen=True, slots=True)
class Valuable:
    """The sheet as far as it has a money value, and sentences about what had to be left out."""

    sheet: OfferSheet
    left_out: tuple[str, ...]


def valuable(sheet: OfferSheet) -> Valuable:
    """Leave out grants and payments that cannot be valued yet, such as a percentage of an unpriced company."""
    grants: list[GrantPart] = []
    left_out: list[str] = []
    for grant in sheet.grants or ():
        try:
            to_grant(grant)
        except Refused as refused:
            if refused.field in {
                "value",
                "price",
                "number",
                "strike",
                "percent",
                "company_value",
            } and _is_open(grant, refused.field):
                left_out.append(_left_out(grant))
                continue
        grants.append(grant)
    contingent = []
    for payment in sheet.contingent or ():
        if payment.amount is not None and payment.probability is None:
            left_out.append(f"the {payment.name}: how likely it is was not said")
        elif payment.amount is not None:
            contingent.append(payment)
    kept = sheet.model_copy(
        update={
            "grants": None if sheet.grants is None else tuple(grants),
            "contingent": None if sheet.contingent is None else tuple(contingent),
        }
    )
    return Valuable(kept, tuple(left_out))


def _is_open(grant: GrantPart, field: str) -> bool:
    return getattr(grant, field, None) is None


def _left_out(grant: GrantPart) -> str:
    match grant:
        case OwnershipPart(percent=Decimal() as percent):
            return f"{percent.normalize():f} % of the company: it has no money value until the company's is known"
        case OptionsPart():
            return "the options: number, strike and today's share price are needed to value them"
        case RsuPart(units=Decimal() as units):
            return f"{units:,.0f} shares: the price of one is not known"
        case _:
            return "a grant whose size is not known"
