"""What to ask for: the smallest change of one part of an offer that meets a target, by algebra.

Both measures are straight lines in every lever. A raise in base moves the bonus and the retirement contribution
that are shares of it; a grant moves by what a unit of its value pays inside the measure.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal, get_args

from calculators.grants import Grant, Options, Ownership, Rsu
from calculators.money import HUNDRED, ONE, ZERO, exceeds, percent, precise, round_up, short
from calculators.offer import Bonus, Offer
from calculators.payments import Stream, streams
from calculators.refusal import Refused, check_amount
from calculators.valuation import value

Lever = Literal["base", "bonus", "sign_on", "grant"]
LEVERS: Final[tuple[Lever, ...]] = get_args(Lever)

Target = Literal["first_year", "horizon_total"]
TARGETS: Final[tuple[Target, ...]] = get_args(Target)

STEPS: Final[dict[Lever, Decimal]] = {
    "base": Decimal(1000),
    "bonus": Decimal("0.005"),
    "sign_on": Decimal(1000),
    "grant": Decimal(1000),
}
"""What an answer is rounded up to: the next 1,000, or half a point of a share."""

NAMES: Final[dict[Lever, str]] = {"base": "base", "bonus": "bonus", "sign_on": "sign-on", "grant": "grant"}


@dataclass(frozen=True, slots=True)
class Counter:
    """What to ask for: one lever from its present value to the smallest step that meets the target.

    `from_` and `to` are amounts, for `bonus` shares of base; `grant` means the whole grant's value today (options
    at their spread, ownership after its dilution) of the grant number `grant` (from 1). `reached` is the measure
    of `offer`, the changed offer, valued anew. Where the target is
    met already, nothing changes: `to` is `from_`.
    """

    lever: Lever
    from_: Decimal
    to: Decimal
    measure: Target
    target: Decimal
    reached: Decimal
    offer: Offer
    already_met: bool
    grant: int | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A measure as a straight line in a lever: `fixed + slope * lever`, with slope > 0."""

    now: Decimal
    fixed: Decimal
    slope: Decimal
    grant: int | None = None


@precise
def counter(offer: Offer, target: Decimal | Offer, on: Target, lever: Lever) -> Counter:
    """Return the smallest value of a lever with which an offer meets a target.

    The target is an amount in the offer's currency or another offer in the same currency. Raises `Refused`, with
    `levers` that can, where the lever cannot: there is nothing to scale, nothing of it is paid inside the measure,
    or it would have to leave the bounds of an offer.
    """
    if on not in TARGETS:
        raise Refused("on", f"A counter-offer is measured by {' or '.join(TARGETS)}, not by {on}.")
    if lever not in LEVERS:
        raise Refused("lever", f"What can be asked for is {', '.join(LEVERS)}, not {lever}.")
    wanted = _amount(offer, target, on)
    try:
        return _solve(offer, wanted, on, lever)
    except Refused as refusal:
        able = tuple(other for other in LEVERS if other != lever and _can(offer, wanted, on, other))
        rest = f" Ask for more {' or '.join(NAMES[other] for other in able)} instead." if able else ""
        raise Refused(lever, f"{refusal.sentence}{rest}", able) from None


def _amount(offer: Offer, target: Decimal | Offer, on: Target) -> Decimal:
    if not isinstance(target, Offer):
        check_amount("target", target, "The target")
        return target
    if target.currency != offer.currency:
        raise Refused(
            "target",
            f"The offer is in {offer.currency}, the one to match in {target.currency}. Convert it first.",
        )
    if on == "horizon_total" and target.assumptions.horizon_years != offer.assumptions.horizon_years:
        raise Refused("target", "The two offers look ahead for different times. Give both the same horizon.")
    return value(target).figure(on)


def _can(offer: Offer, wanted: Decimal, on: Target, lever: Lever) -> bool:
    try:
        _solve(offer, wanted, on, lever)
    except Refused:
        return False
    return True


def _solve(offer: Offer, wanted: Decimal, on: Target, lever: Lever) -> Counter:
    before = value(offer).figure(on)
    if not exceeds(wanted, before):
        now = _now(offer, lever)
        return Counter(lever, now, now, on, wanted, before, offer, already_met=True)
    line = _line(offer, before, on, lever)
    to = round_up((wanted - line.fixed) / line.slope, STEPS[lever])
    try:
        changed = _moved(offer, lever, to, line.grant)
    except Refused as refusal:
        amount = f"{percent(to)} of base" if lever == "bonus" else short(to)
        raise Refused(
            lever, f"The {NAMES[lever]} would have to be {amount}, which no offer holds."
        ) from refusal
    reached = value(changed).figure(on)
    return Counter(lever, line.now, to, on, wanted, reached, changed, already_met=False, grant=line.grant)


def _now(offer: Offer, lever: Lever) -> Decimal:
    match lever:
        case "base":
            return offer.base
        case "bonus":
            return offer.bonus.target(offer.base) / offer.base
        case "sign_on":
            return offer.sign_on.amount
        case "grant":
            return offer.grants[0].today if offer.grants else ZERO


def _line(offer: Offer, before: Decimal, on: Target, lever: Lever) -> _Line:
    count = 1 if on == "first_year" else offer.assumptions.horizon_years
    bases = [offer.base_in(year) for year in range(1, count + 1)]
    match lever:
        case "base":
            per_base = (
                ONE + (offer.bonus.share or ZERO) * offer.bonus.payout + (offer.retirement.share or ZERO)
            )
            slope = per_base * sum(bases, ZERO) / offer.base
            return _Line(_now(offer, lever), before - slope * offer.base, slope)
        case "bonus":
            if offer.bonus.payout == ZERO:
                raise Refused(
                    "bonus", "No bonus counts here, because none of the target is expected to be paid."
                )
            slope = offer.bonus.payout * sum(bases, ZERO)
            paid = sum((offer.bonus.target(base) for base in bases), ZERO) * offer.bonus.payout
            return _Line(_now(offer, lever), before - paid, slope)
        case "sign_on":
            return _Line(_now(offer, lever), before - offer.sign_on.amount, ONE)
        case "grant":
            return _grant_line(offer, before, 12 * count)


def _grant_line(offer: Offer, before: Decimal, months: int) -> _Line:
    """Return the line of the first grant that pays inside the measure for every unit of its value."""
    if not offer.grants:
        raise Refused("grant", "This offer has no grant to raise.")
    hired = zip(offer.grants, streams(offer, months), strict=False)
    for number, (grant, paying) in enumerate(hired, 1):
        slope = _slope(grant, paying, offer)
        if slope:
            return _Line(grant.today, before - slope * grant.today, slope, number)
    raise Refused("grant", _why_nothing(offer, months))


def _slope(grant: Grant, paying: Stream, offer: Offer) -> Decimal:
    """Return what one unit of today's value of a grant pays in the months of its stream."""
    keep = ONE - offer.assumptions.equity_discount
    share = keep * sum(paying.weights, ZERO) / paying.denominator
    match grant:
        case Rsu():
            return share
        case Options():
            return share / grant.spread if grant.spread else ZERO
        case Ownership():
            return share if grant.worth_of_all else ZERO


def _why_nothing(offer: Offer, months: int) -> str:
    if offer.assumptions.equity_discount == ONE:
        return "You count none of the equity, so a larger grant changes nothing."
    if all(grant.vesting.vested(months) == 0 for grant in offer.grants):
        return (
            f"Nothing of the grant vests in the first {months} months, so a larger one changes nothing there."
        )
    return "The equity is worth nothing at this price, so there is nothing to raise in proportion."


def _moved(offer: Offer, lever: Lever, to: Decimal, number: int | None) -> Offer:
    match lever:
        case "base":
            return replace(offer, base=to)
        case "bonus":
            return replace(offer, bonus=Bonus(share=to, payout=offer.bonus.payout))
        case "sign_on":
            return replace(offer, sign_on=replace(offer.sign_on, amount=to))
        case "grant":
            return replace(
                offer,
                grants=tuple(
                    _worth(grant, to) if place == number else grant
                    for place, grant in enumerate(offer.grants, 1)
                ),
            )


def _worth(grant: Grant, to: Decimal) -> Grant:
    match grant:
        case Rsu():
            return replace(grant, value=to)
        case Options():
            return replace(grant, number=to / grant.spread)
        case Ownership():
            return replace(grant, percent=HUNDRED * to / grant.worth_of_all)
