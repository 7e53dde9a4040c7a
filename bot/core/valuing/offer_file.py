"""Offer files sent as documents: valued, or every complaint as `field: reason`."""

import re

from bot.core.markup import literal
from bot.core.messages import Outcome, Reply, Said
from bot.core.offers.sheet_files import UnreadableOffer, read_offer_file
from bot.core.state import ChatState, Person
from bot.core.valuing.claims import Claim, Telling
from bot.core.valuing.valued import valued
from calculators.refusal import Refused
from knowledge.yamlfile import parse_document

WHERE = "offer"
_ALIAS = re.compile(r"(?:^|[\s\[{,:-])[&*][\w-]")
"""Aliases of aliases can make a small file huge; no offer needs one."""
MOST_COMPLAINTS = 12


def file_claim(telling: Telling, state: ChatState, person: Person, text: str) -> Claim:
    """The valuation of a file in YAML or JSON."""
    if _ALIAS.search(text):
        return _refused(
            state, person, ["file: write every value out instead of anchors and aliases (& and *)."]
        )
    try:
        document, complaints = parse_document(text, WHERE)
    except RecursionError:
        return _refused(state, person, ["file: is nested too deeply for an offer."])
    if document is None or complaints:
        lines = [f"line {complaint.line}: {complaint.sentence}" for complaint in complaints]
        return _refused(state, person, lines)
    try:
        sheet = read_offer_file(document.value, WHERE)
    except UnreadableOffer as unreadable:
        return _refused(
            state, person, [complaint.removeprefix(f"{WHERE}: ") for complaint in unreadable.complaints]
        )
    try:
        valued(sheet)
    except Refused as refused:
        return _refused(state, person, [f"{refused.field}: {refused.sentence}"])
    return telling.value(state, person, sheet)


def _refused(state: ChatState, person: Person, lines: list[str]) -> Claim:
    shown = [literal(line) for line in lines[:MOST_COMPLAINTS]]
    more = [f"… and {len(lines) - MOST_COMPLAINTS} more"] if len(lines) > MOST_COMPLAINTS else []
    text = "\n".join(["I can't value this file yet:", *shown, *more])
    return Claim(state, person, Said(Outcome.CLARIFY, (Reply(text),)))
