"""What is unusual about an offer, in sentences that say why it matters."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.core.replies.figures import full, months, percent
from bot.core.replies.valued import Valued
from calculators.grants import Grant, Options
from knowledge.base import Knowledge
from knowledge.facts import Fact

SIGN_ON = ("sign-on-share", "share")
CLAWBACK = ("clawback", "short")

_LITTLE = Decimal("0.5")
_MUCH = Decimal(2)
"""A sign-on of less than half or more than twice the guide's share is far from it."""
_BACK_LOADED = Fraction(3, 10)
"""Less than this share vested at half-time: an even schedule has a half."""
_SHORT_MONTHS = 24
_LONG_CLIFF = 12


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing worth knowing, by `name`; `facts` are what its sentence quotes."""

    name: str
    sentence: str
    facts: tuple[Fact, ...] = ()


def flags(one: Valued, knowledge: Knowledge) -> tuple[Flag, ...]:
    """What stands out; what lies beyond the horizon comes last."""
    found = (*_grants(one), *_clawback(one, knowledge), *_sign_on(one, knowledge))
    drop = one.valuation.cliff_drop
    inside = drop is not None and not drop.beyond_horizon
    return (*_cliff_drop(one), *found) if inside else (*found, *_cliff_drop(one))


def _cliff_drop(one: Valued) -> Iterator[Flag]:
    drop = one.valuation.cliff_drop
    if drop is None or drop.ratio > Decimal("0.98"):
        return
    less = percent(1 - drop.ratio)
    unless = "" if one.offer.refreshers else " unless refreshers come"
    yield Flag(
        "cliff drop",
        f"Year {drop.year} pays {full(drop.total, one.offer.currency)}, {less} less than year {drop.best_year}: "
        f"the hire grant is used up{unless}.",
    )


def _grants(one: Valued) -> Iterator[Flag]:
    for grant in one.offer.grants:
        yield from _back_loaded(grant)
        length, cliff = grant.vesting.months, grant.vesting.tranches[0].month
        if length <= _SHORT_MONTHS and cliff >= _LONG_CLIFF and len(grant.vesting.tranches) > 1:
            yield Flag(
                "cliff on a short grant",
                f"Nothing vests before month {cliff} of a grant of {months(length)}: that is a long wait for a short grant.",
            )
        if isinstance(grant, Options) and grant.price <= grant.strike:
            yield Flag(
                "under water",
                "At today's share price the options are worth nothing: the strike is not below it.",
            )


def _back_loaded(grant: Grant) -> Iterator[Flag]:
    half = grant.vesting.months // 2
    vested = grant.vesting.vested(half)
    begun = grant.vesting.tranches[0].month <= half  # a cliff behind half-time is told as such
    if (
        begun
        and len(grant.vesting.tranches) > 1
        and grant.vesting.months > _LONG_CLIFF
        and vested < _BACK_LOADED
    ):
        share = percent(Decimal(vested.numerator) / vested.denominator)
        yield Flag(
            "back-loaded", f"Back-loaded: only {share} of the grant has vested at half-time, month {half}."
        )


def _clawback(one: Valued, knowledge: Knowledge) -> Iterator[Flag]:
    sign_on, usual = one.offer.sign_on, knowledge.fact(*CLAWBACK)
    if sign_on.amount and sign_on.clawback_months > usual.number:
        yield Flag(
            "long clawback",
            f"The sign-on can be reclaimed for {months(sign_on.clawback_months)}; {usual} is the shorter of the two usual terms.",
            (usual,),
        )


def _sign_on(one: Valued, knowledge: Knowledge) -> Iterator[Flag]:
    share, usual = one.offer.sign_on.amount / one.offer.base, knowledge.fact(*SIGN_ON)
    usual_share = usual.number / 100
    if not share or _LITTLE * usual_share <= share <= _MUCH * usual_share:
        return
    size = "small" if share < usual_share else "large"
    yield Flag(
        "sign-on",
        f"The sign-on is {size}: {percent(share, 1)} of base, where the guide has {usual} at director level.",
        (usual,),
    )
