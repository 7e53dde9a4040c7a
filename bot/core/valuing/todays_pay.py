"""What somebody earns today told as an offer, and what is offered instead: each is called by what it is."""

import re
from dataclasses import replace

from bot.core.offers.alternatives import CURRENT, NEW
from bot.core.offers.message import OfferReading
from bot.core.reading.characters import words_of
from bot.core.replies.valued import kept_sheet
from bot.core.state import ChatState
from bot.core.valuing.talk import talked_about

_JOB = r"(?:job|role|position|employer|company|gig|place|pay|comp|compensation|package|salary|base|deal)"
_TODAY = re.compile(
    rf"\b(?:current|present|existing) {_JOB}\b|\b(?:i|we) (?:currently|now|presently) (?:make|earn|get|have|am)\b|"
    r"\b(?:right now|at the moment|today|currently|now) i(?:'m| am)? ?(?:make|earn|get|have|on|at)\b|"
    r"\bi(?:'m| am) (?:currently |now )?(?:on|making|earning|getting|paid)\b|\bwhere i (?:am|work) now\b|"
    rf"\bmy {_JOB} (?:now|today|right now)\b|^(?:currently|current)\b"
)
_OFFERED = re.compile(
    r"\boffer(?:s|ed|ing)?\b|\bnew (?:job|one|role|position|company|place|gig|package|deal)\b"
)
_CALLED = {
    CURRENT: re.compile(
        rf"\b(?:(?:my|the) (?:current|present|existing|old|today's) (?:{_JOB}|one|offer)|"
        r"what i (?:have|earn|make|get)(?: (?:right )?now| today| currently| at the moment)|"
        r"what i(?:'m| am) (?:earning|making|getting|paid)(?: (?:right )?now| today| currently)?|"
        r"where i am(?: (?:right )?now| today)?|my job(?: (?:right )?now| today)?)(?:'s)?\b",
        re.IGNORECASE,
    ),
    NEW: re.compile(
        rf"\b(?:the|my|this|their) (?:new|other) (?:{_JOB}|one|offer)(?:'s)?\b|\b(?:their|the) offer\b",
        re.IGNORECASE,
    ),
}
"""What the two are called in other words."""


def called(state: ChatState, text: str, reading: OfferReading) -> OfferReading:
    """The reading with a name for its only offer, where that is today's pay, or stands against it."""
    if len(reading.offers) != 1 or reading.sheets[0].base is None:
        return reading
    sheet, said = reading.sheets[0], words_of(text)
    if sheet.name is not None or sheet.employer is not None:
        return reading
    draft = kept_sheet(state.draft)
    before = {one.name for one in (*talked_about(state), *((draft,) if draft is not None else ()))}
    offered = _OFFERED.search(said) is not None
    name = CURRENT if _TODAY.search(said) and not offered else NEW if offered and CURRENT in before else None
    if name is None or (name == NEW and name in before):
        return reading
    offer = replace(reading.offers[0], sheet=sheet.model_copy(update={"name": name}))
    return replace(reading, offers=(offer,))


def spans_called(name: str | None, text: str) -> tuple[tuple[int, int], ...]:
    """Where a message means the one of the two that has this name: "than my current job"."""
    reader = _CALLED.get(name or "")
    return tuple((found.start(), found.end()) for found in reader.finditer(text)) if reader else ()
