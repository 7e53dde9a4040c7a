"""Offer files sent as documents: valued, or every complaint as `field: reason`."""

from bot.core.markup import literal
from bot.core.messages import Outcome, Reply, Said
from bot.core.offers.sheet_files import UnreadableOffer
from bot.core.replies.refusals import read_whole_offer
from bot.core.replies.valued import valued
from bot.core.state import ChatState, Person
from bot.core.valuing.claims import Claim, Telling
from bot.core.valuing.talk import alone
from calculators.refusal import Refused
from knowledge.yamlfile import parse_document

WHERE = "offer"
MOST_COMPLAINTS = 12


def file_claim(telling: Telling, state: ChatState, person: Person, text: str) -> Claim:
    """The valuation of a file in YAML or JSON."""
    document, complaints = parse_document(text, WHERE)
    if document is None or complaints:
        lines = [f"line {complaint.line}: {complaint.sentence}" for complaint in complaints]
        return _refused(state, person, lines)
    try:
        sheet = read_whole_offer(document.value, WHERE)
    except UnreadableOffer as unreadable:
        return _refused(
            state, person, [complaint.removeprefix(f"{WHERE}: ") for complaint in unreadable.complaints]
        )
    try:
        valued(sheet)
    except Refused as refused:
        return _refused(state, person, [f"{refused.field}: {refused.sentence}"])
    return telling.value(alone(state), person, sheet)


def _refused(state: ChatState, person: Person, lines: list[str]) -> Claim:
    shown = [literal(line) for line in lines[:MOST_COMPLAINTS]]
    more = [f"… and {len(lines) - MOST_COMPLAINTS} more"] if len(lines) > MOST_COMPLAINTS else []
    text = "\n".join(["I can't value this file yet:", *shown, *more])
    return Claim(state, person, Said(Outcome.CLARIFY, (Reply(text),)))
