"""What is only supposed: leaving after some months, another share price."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.intents.periods import NTHS, NUMBER, YEAR, Period, month_of, period_of
from bot.core.intents.price_moves import price_move
from bot.core.intents.remarks import leaving_in
from bot.core.messages import Outcome, Reply, Said
from bot.core.offers.intent import Certainty
from bot.core.offers.message import OfferReading
from bot.core.offers.sheet import OfferSheet
from bot.core.reading.characters import plain, words_of
from bot.core.reading.quantities import Measure, Quantity, quantities
from bot.core.replies.parts_reply import has_parts, parts_reply, states_grant
from bot.core.replies.together_reply import leaving_together, price_together
from bot.core.replies.valued import valued
from bot.core.replies.what_if_reply import leaving_reply, price_reply
from bot.core.state import ChatState, Person
from bot.core.valuing.claims import Claim, line
from bot.core.valuing.talk import about_offer, alone
from calculators.refusal import Refused

_NEAR = 25
"""Characters between "leave" and its length of time."""
_MONTH = re.compile(r"\bmonth (\d{1,3})\b")
_BARE = re.compile(
    r" (?:the job |the company |them )?(?:after|at) (?:only |just )?(\d{1,2})(?=\W*$|[.,;?!]| (?:and|what|how)\b)"
)
"""Behind "leave" a number without a unit is one of months: "I leave after 11."."""
_SERVED = re.compile(
    r"\b(?:done|served|worked|stayed|finished|completed|there(?: now)? for|here(?: now)? for|"
    r"been (?:t?here )?(?:for )?)(?: now| only| already| just| about)* ?$"
)
"""Stands before the time that somebody has been there: "I've now done nine months"."""
_VESTS = re.compile(r"\bvest(?:s|ed|ing)?\b")
_BY_THEN = re.compile(
    rf"\b(?:after|by|until|at the end of) (?:the )?(?:year {NUMBER}|month {NUMBER}|{NUMBER} (?:years?|months?)|(?:{'|'.join(NTHS)}) year)\b"
)
"""Asks what has vested altogether: "after year 3", "by month 20"."""
_TERM = re.compile(r"\b(?:within|before|in the first|during|less than|under)\b")


@dataclass(frozen=True, slots=True)
class Suppositions:
    """Answers suppositions about figures in the message itself, or about the offer last talked about."""

    def of_message(self, state: ChatState, person: Person, text: str, reading: OfferReading) -> Claim | None:
        """A question with its own figures, such as how much of a grant has vested after 18 months."""
        if len(reading.offers) != 1 or not asks(text):
            return None
        sheet = reading.offers[0].sheet
        if (
            sheet.base is None
            and sheet.employer is None
            and states_grant(sheet)
            and _VESTS.search(words_of(text))
        ):
            return _vesting(state, person, text, sheet)
        month = _month_of_leaving(text, quantities(text), alone=reading.certainty is not Certainty.SURE)
        if month is None or (sheet.base is not None and reading.certainty is Certainty.NO):
            return None
        try:
            if sheet.base is not None:
                reply = leaving_reply(valued(sheet), month)
                return Claim(about_offer(alone(state), sheet), person, Said(Outcome.VALUATION, (reply,)))
            if has_parts(sheet):
                reply = parts_reply(sheet, month)
                return Claim(about_offer(alone(state), sheet), person, Said(Outcome.VALUATION, (reply,)))
        except Refused as refused:
            return line(state, person, refused.sentence)
        return None

    def of_offers(self, text: str, offers: Sequence[OfferSheet]) -> Reply | None:
        """Leaving and share prices, for offers that a message means. Raises `Refused`."""
        figures = quantities(text)
        month = _month_of_leaving(text, figures)
        change = price_move(text) if month is None else None
        told = [valued(sheet) for sheet in offers] if month is not None or change is not None else []
        if not told:
            return None
        if month is not None:
            return leaving_reply(told[0], month) if len(told) == 1 else leaving_together(told, month)
        if change is not None:
            return price_reply(told[0], change) if len(told) == 1 else price_together(told, change)
        return None


def _vesting(state: ChatState, person: Person, text: str, sheet: OfferSheet) -> Claim:
    """What of a grant vests in the year that a message names, or has vested by then."""
    said = words_of(text)
    by_then = _BY_THEN.search(said)
    named = YEAR.search(said) if by_then is None else None
    month = None
    if by_then is not None:
        _, month = month_of(by_then[0])
        month = month or ((period_of(by_then[0])[1] or Period()).until)
    year = (period_of(named[0])[1] or Period()).until if named is not None else None
    try:
        reply = parts_reply(sheet, month, (year or 12) // 12)
    except Refused as refused:
        return line(state, person, refused.sentence)
    return Claim(about_offer(alone(state), sheet), person, Said(Outcome.VALUATION, (reply,)))


def asks(text: str) -> bool:
    """Whether a message asks something."""
    words = words_of(text)
    return "?" in text or re.search(r"\b(?:how much|what|what's|how many|which)\b", words) is not None


def _month_of_leaving(text: str, figures: Sequence[Quantity], *, alone: bool = True) -> int | None:
    """The month after which somebody supposes to leave; None where leaving is only a term of the clawback.

    A length of time that stands `alone` counts wherever it stands.
    """
    read = plain(text)
    verb = leaving_in(read)
    if verb is None:
        return None
    numbered = _MONTH.search(read)
    if numbered is not None:
        return int(numbered[1])
    bare = _BARE.match(read[verb.end() :])
    if bare is not None:
        return int(bare[1])
    lengths = [
        figure for figure in figures if figure.measure is Measure.DURATION and figure.months is not None
    ]
    after = [figure for figure in lengths if verb.end() <= figure.start <= verb.end() + _NEAR]
    before = [figure for figure in lengths if figure.end <= verb.start() <= figure.end + _NEAR]
    served = [figure for figure in lengths if _SERVED.search(read[: figure.start])]
    near = after[:1] or before[-1:] or served[:1] or (lengths if alone and len(lengths) == 1 else [])
    if not near or _TERM.search(read[verb.start() : near[0].start]) or near[0].months is None:
        return None
    return int(near[0].months)
