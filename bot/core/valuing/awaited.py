"""Messages that state another offer however little they say: one that was waited for, several at once, one with a name."""

import re
from dataclasses import replace

from bot.core.offers.message import OfferReading
from bot.core.offers.sheet import merged
from bot.core.offers.vocabulary import PHRASES
from bot.core.replies.valued import kept_sheet
from bot.core.state import ChatState, Person
from bot.core.valuing.claims import Claim
from bot.core.valuing.saved_offers import same_name
from bot.core.valuing.stated import AGAINST, FIRST, THEN, Stated, maybe, sure
from bot.core.valuing.talk import talked_about

_TAKEN_BACK = re.compile(
    r"\W*(?:no|nope|sorry|wait|oops|actually|correction|i mean|i meant|make it|make that|change|set|what if|and if|"
    r"with|without)\b",
    re.IGNORECASE,
)
"""What begins a message about the offer before, and no other one."""
_SAME = re.compile(r"\W*(?:(?:all|it's|its|just|exactly|much|about|the)\s+)*same\b", re.IGNORECASE)
"""Says that the other offer is like the first but for what is told of it."""
_HEADING = re.compile(r"\s*([A-Z][\w&'’.-]*(?: [A-Z0-9][\w&'’.-]*){0,2}):\s")
"""A name before a colon."""
_NO_NAMES = frozenset(
    {
        "correction",
        "update",
        "sorry",
        "edit",
        "note",
        "now",
        "change",
        "question",
        "actually",
        "ok",
        "no",
        "new",
        "offer",
    }
)


def awaited(
    stated: Stated, state: ChatState, person: Person, text: str, reading: OfferReading
) -> Claim | None:
    """The offer that was waited for ("320k base"), several offers, or one under a name of its own ("Bolt: 110k base")."""
    if not reading.offers or "?" in text or any(sheet.base is None for sheet in reading.sheets[:2]):
        return None
    if len(reading.offers) > 1:
        return stated.claim(state, person, reading) if sure(reading) or maybe(reading) else None
    name = _new_name(state, person, text)
    if name and all(left.end <= text.find(":") for left in reading.unread):
        offer = reading.offers[0]
        called = replace(offer, sheet=offer.sheet.model_copy(update={"name": offer.sheet.name or name}))
        return stated.claim(state, person, replace(reading, offers=(called,)))
    asked = state.pending.asked if state.pending is not None else ""
    waiting = asked in {AGAINST, FIRST} or asked.startswith(THEN)
    if not waiting or _TAKEN_BACK.match(text) or not (sure(reading) or maybe(reading)):
        return None
    draft = kept_sheet(state.draft)
    if draft is not None and asked == AGAINST and _SAME.match(text):
        rest = draft.model_copy(update={"name": None, "employer": None})
        reading = replace(
            reading, offers=(replace(reading.offers[0], sheet=merged(rest, reading.sheets[0])),)
        )
    return stated.claim(state, person, reading)


def _new_name(state: ChatState, person: Person, text: str) -> str:
    """The name before a colon that no offer known has; nothing where it names a part."""
    found = _HEADING.match(text)
    if found is None or found[1].casefold() in PHRASES or found[1].casefold() in _NO_NAMES:
        return ""
    draft = kept_sheet(state.draft)
    sheets = (*talked_about(state), *([draft] if draft else []))
    known = (*(offer.name for offer in person.offers), *(sheet.name or "" for sheet in sheets))
    return "" if any(same_name(name, found[1]) for name in known) else found[1]
