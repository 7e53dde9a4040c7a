"""An offer part by part, as it is echoed: `base 280,000 · bonus 56,000 (20 %) · stock 100,000 in year one of 150,000`."""

from collections.abc import Iterator

from bot.core.offers.sheet import OfferSheet, OptionsPart, OwnershipPart, RsuPart
from bot.core.offers.wording import vesting as vesting_words
from bot.core.replies.figures import DOT, bare, percent, points
from bot.core.replies.valued import Valued
from calculators.grants import Grant, Options, Ownership, Rsu
from calculators.money import ONE, ZERO
from calculators.payments import streams
from knowledge.facts import listed


def parts_line(one: Valued) -> str:
    """The whole offer in one line."""
    return DOT.join(parts(one))


def parts(one: Valued) -> Iterator[str]:
    """The parts that an offer states and that have a value, each with its amount in full."""
    offer = one.offer
    yield f"base {bare(offer.base)}"
    yield from _bonus(one)
    yield from _grants(one)
    if offer.refreshers and offer.refreshers.value:
        yield f"refreshers {bare(offer.refreshers.value)} a year from month 12"
    yield from _one_time(one)
    for payment in offer.contingent:
        expected = payment.amount * payment.probability
        how = (
            f" ({percent(payment.probability)} of {bare(payment.amount)})"
            if payment.probability != ONE
            else ""
        )
        yield f"{payment.name} {bare(expected)}{how}"
    retirement = offer.retirement.yearly(offer.base)
    if retirement:
        share = offer.retirement.share
        yield f"retirement {bare(retirement)}" + (f" ({percent(share, 2)})" if share is not None else "")
    if offer.benefits:
        yield f"benefits {bare(offer.benefits)}"
    if one.sheet.location:
        yield one.sheet.location


def _bonus(one: Valued) -> Iterator[str]:
    bonus, base = one.offer.bonus, one.offer.base
    target = bonus.target(base)
    if not target:
        if one.sheet.bonus is not None:
            yield "no bonus"
        return
    share = f"{percent(bonus.share, 2)}" if bonus.share is not None else ""
    if bonus.payout != ONE:
        expected = f"{percent(bonus.payout)} of {bare(target)}"
        yield f"bonus {bare(target * bonus.payout)} ({expected}{f', {share} of base' if share else ''})"
        return
    yield f"bonus {bare(target)}" + (f" ({share})" if share else "")


def _grants(one: Valued) -> Iterator[str]:
    offer = one.offer
    yield from (f"{stated_grant(grant)} (no value yet)" for grant in one.uncounted)
    if not offer.grants:
        if one.sheet.grants == ():
            yield "no stock"
        return
    first_years = [stream.between(0, 12) for stream in streams(offer, 12)]
    for grant, first in zip(offer.grants, first_years, strict=False):
        yield f"{noun(grant)} {bare(first)} in year one of {bare(grant.today)}{_size(grant)}"


def noun(grant: Grant) -> str:
    """What a grant is called: stock, options, equity."""
    match grant:
        case Options():
            return "options"
        case Ownership():
            return "equity"
        case Rsu():
            return "stock"


def _size(grant: Grant) -> str:
    match grant:
        case Options():
            return f" ({bare(grant.number)} at {bare(grant.strike)}, now {bare(grant.price)})"
        case Ownership():
            cut = " after dilution" if grant.dilution else ""
            return f" ({points(grant.percent)} of {bare(grant.company_value)}{cut})"
        case Rsu():
            return ""


def _one_time(one: Valued) -> Iterator[str]:
    sign_on, relocation = one.offer.sign_on, one.offer.relocation
    if sign_on.amount or sign_on.second:
        later = f" + {bare(sign_on.second)} in year two" if sign_on.second else ""
        yield f"sign-on {bare(sign_on.amount)}{later}"
    elif one.sheet.sign_on is not None:
        yield "no sign-on"
    if relocation:
        yield f"relocation {bare(relocation)}"


_ASKED_WHOLE = frozenset({"base", "bonus", "sign_on", "relocation", "benefits", "retirement", "refreshers"})


def stated_line(sheet: OfferSheet, asked: str = "") -> str:
    """What a sheet states, without any arithmetic: for questions asked back, and for an offer that can't be valued yet.

    The field that is `asked` about is left out: its value is what is open.
    """
    part = asked.partition(".")[0]
    known = sheet if part not in _ASKED_WHOLE else sheet.model_copy(update={part: None})
    return DOT.join(stated(known))


def stated(sheet: OfferSheet) -> Iterator[str]:
    """The parts that a sheet states, as they were said."""
    if sheet.base is not None:
        yield f"base {bare(sheet.base)}"
    bonus = sheet.bonus
    if bonus is not None and (bonus.share is not None or bonus.amount is not None):
        size = percent(bonus.share, 2) if bonus.share is not None else bare(bonus.amount or ZERO)
        yield f"bonus {size}" if bonus.share or bonus.amount else "no bonus"
    for grant in sheet.grants or ():
        yield stated_grant(grant)
    if sheet.grants == ():
        yield "no stock"
    if sheet.sign_on is not None and sheet.sign_on.amount is not None:
        second = f" and {bare(sheet.sign_on.second)} in month 13" if sheet.sign_on.second else ""
        first = f"sign-on {bare(sheet.sign_on.amount)}{second}"
        yield first if sheet.sign_on.amount or second else "no sign-on"
    if sheet.relocation:
        yield f"relocation {bare(sheet.relocation)}"
    if sheet.refreshers is not None and sheet.refreshers.value:
        yield f"refreshers {bare(sheet.refreshers.value)} a year"
    retirement = sheet.retirement
    if retirement is not None and retirement.share:
        yield f"retirement {percent(retirement.share, 2)} of base"
    elif retirement is not None and retirement.amount:
        yield f"retirement {bare(retirement.amount)}"
    if sheet.benefits:
        yield f"benefits {bare(sheet.benefits)}"
    yield from ((f"{payment.name} {bare(payment.amount or ZERO)}") for payment in sheet.contingent or ())
    yield from (text for text in (sheet.role, sheet.location) if text)


def stated_grant(grant: RsuPart | OptionsPart | OwnershipPart) -> str:
    """One grant as it was said, with its schedule."""
    vesting = vesting_words(grant.vesting) if grant.vesting is not None else ""
    return f"{_stated_size(grant)}, {vesting}" if vesting else _stated_size(grant)


def _stated_size(grant: RsuPart | OptionsPart | OwnershipPart) -> str:
    match grant:
        case RsuPart():
            if grant.value is not None:
                return f"stock {bare(grant.value)}"
            return f"{bare(grant.units)} shares" if grant.units is not None else "stock"
        case OptionsPart():
            words = [f"{bare(grant.number)} options" if grant.number is not None else "options"]
            words += [f"strike {bare(grant.strike)}"] if grant.strike is not None else []
            words += [f"now {bare(grant.price)}"] if grant.price is not None else []
            return ", ".join(words)
        case OwnershipPart():
            size = (
                f"{points(grant.percent)} of the company"
                if grant.percent is not None
                else "a part of the company"
            )
            return f"{size} ({bare(grant.company_value)})" if grant.company_value is not None else size


MATTERING = (("bonus", "bonus"), ("grants", "stock"), ("sign_on", "sign-on"))
"""What an offer usually has: (field of the sheet, its name)."""


def missing(sheet: OfferSheet) -> tuple[tuple[str, str], ...]:
    """The parts that matter and were not said, as (slot of the guided dialogue, name)."""
    slots = {"grants": "stock"}
    return tuple(
        (slots.get(field, field), name) for field, name in MATTERING if getattr(sheet, field) is None
    )


def missing_line(sheet: OfferSheet) -> str:
    """`Not said, so not counted: stock and sign-on.`, or nothing."""
    names = [name for _, name in missing(sheet)]
    return f"You didn't mention {listed(names, 'or')}, so I counted none." if names else ""


def vesting_known(grant: RsuPart | OptionsPart | OwnershipPart) -> bool:
    """Whether anything was said about a grant's schedule."""
    return grant.vesting is not None and not grant.vesting.is_empty
