"""The two most valuable questions to ask the recruiter: from what is missing, what is odd, and what pays most."""

from collections.abc import Collection, Iterator

from bot.core.offers.sheet import OptionsPart, OwnershipPart, RsuPart
from bot.core.replies.figures import full, percent
from bot.core.replies.parts import vesting_known
from bot.core.replies.valued import Valued
from calculators.money import ONE
from knowledge.base import Knowledge
from knowledge.facts import Fact

MOST = 2
"""Questions under a valuation; more are told when somebody asks for them."""
SIGN_ON = ("sign-on-share", "share")


def questions(
    one: Valued, flagged: Collection[str], knowledge: Knowledge, most: int = MOST
) -> tuple[tuple[str, ...], tuple[Fact, ...]]:
    """At most so many questions, the most valuable first, and the facts that they quote."""
    facts: list[Fact] = []
    found = dict.fromkeys(_candidates(one, flagged, knowledge.fact(*SIGN_ON), facts))
    asked = tuple(found)[:most]
    quoted = tuple(fact for fact in facts if any(str(fact) in question for question in asked))
    return asked, quoted


def _candidates(one: Valued, flagged: Collection[str], usual: Fact, facts: list[Fact]) -> Iterator[str]:
    yield from _about_equity(one)
    sheet, offer = one.sheet, one.offer
    if "cliff drop" in flagged and offer.refreshers is None:
        yield "Which refresher grants are usual, how large, and from which year?"
    if sheet.bonus is None:
        yield "Is there a target bonus, and what share of it was paid in the last two years?"
    if "long clawback" in flagged:
        yield "Can the clawback fall month by month and end after a year?"
    if sheet.sign_on is None:
        facts.append(usual)
        yield f"Is there a sign-on? At director level the guide has {usual} of base."
    if sheet.grants is None:
        yield "Is there equity: how much, of what kind, and how does it vest?"
    if "back-loaded" in flagged and not offer.sign_on.second:
        yield "Is there cash in the first two years to bridge the slow start of the grant?"
    if offer.sign_on.amount and sheet.sign_on is not None and sheet.sign_on.clawback_months is None:
        yield "Until when would you owe the sign-on back, all of it or less each month?"
    target = offer.bonus.target(offer.base)
    if target and offer.bonus.payout == ONE:
        yield f"What share of the target bonus ({full(target, offer.currency)}) was really paid in the last two years?"
    if offer.grants and offer.refreshers is None:
        yield "Which refresher grants are usual, how large, and from which year?"
    yield "When is base reviewed first, and by how much did it rise last year?"


def _about_equity(one: Valued) -> Iterator[str]:
    for grant in one.sheet.grants or ():
        match grant:
            case OwnershipPart() if grant.company_value is None:
                yield "What is the company worth (last round or 409A), and is your share counted fully diluted?"
            case OptionsPart() if grant.strike is None or grant.price is None or grant.number is None:
                yield "How many options, at which strike, and what is one share worth today (409A)?"
            case RsuPart() if grant.value is None and grant.price is None:
                yield "What is one share worth today, and on which day is the number of shares fixed?"
    unknown = [grant for grant in one.sheet.grants or () if not vesting_known(grant)]
    if unknown:
        first = one.valuation.years[0].equity / one.valuation.first_year if one.offer.grants else ONE
        yield (
            "How does the grant vest: how long, how often, and is there a cliff?"
            + (f" {percent(first)} of your first year hangs on it." if one.offer.grants and first else "")
        )
    for grant in one.sheet.grants or ():
        vesting = grant.vesting
        stated = vesting is not None and (vesting.cliff_months is not None or vesting.tranches is not None)
        if (
            vesting_known(grant)
            and vesting is not None
            and vesting.every is None
            and not stated
            and vesting.weights is None
        ):
            yield "Does the grant vest evenly, how often, and is there a cliff?"
