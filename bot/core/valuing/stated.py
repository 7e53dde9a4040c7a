"""Messages that state offers, and answers to what had to be asked back about them."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from bot.core.intents.names import OfferNames
from bot.core.intents.remarks import adds, begins_comparing, compares
from bot.core.markup import literal
from bot.core.offers.intent import Certainty
from bot.core.offers.message import OfferReading, read_offers
from bot.core.offers.reading import ReadOffer, changed
from bot.core.offers.sheet import OfferSheet
from bot.core.reading.answers import Money, Share, read_money, read_share_or_amount
from bot.core.reading.characters import words_of
from bot.core.reading.quantities import quantities
from bot.core.reading.tokens import Kind, tokens
from bot.core.replies.valued import kept_sheet, sheet_data
from bot.core.state import ChatState, Doubt, Pending, Person
from bot.core.valuing.claims import Claim, Telling, changes_json, doubt_mark, with_notes
from bot.core.valuing.meant import side_by_side
from bot.core.valuing.talk import alone, talked_about
from calculators.money import HUNDRED
from knowledge.facts import listed

AGAINST = "o:against"
"""What is pending while a second offer is waited for."""

FIRST = "o:first"
"""What is pending while the first offer of a comparison is waited for."""

THEN = "o:then:"
"""What is pending while an offer is waited for that a dialogue is to be about, with the dialogue's name behind it."""

_COMMAND = re.compile(r"^\s*(?:please |pls |can you |could you )?compare (?=[\w .&-]{1,40}:)", re.IGNORECASE)
"""What stands before the name of the first offer without being part of it: "compare Google: 200k base; …"."""
NOTHING = OfferReading(Certainty.NO, (), ())
_MONEY_FIELDS = frozenset({"base", "sign_on", "sign_on.amount", "relocation", "benefits", "bonus.amount"})
_BASE_WORDS = ("base", "salary", "basic", "pay")


@dataclass(frozen=True, slots=True)
class Stated:
    """Reads offers out of messages."""

    names: OfferNames
    telling: Telling

    def read(self, text: str) -> OfferReading:
        """What a message says about offers; a message without a figure says nothing."""
        if not quantities(text):
            return NOTHING
        reading = read_offers(_COMMAND.sub("", text), self.names)
        doubtful = maybe(reading) or any(offer.problems for offer in reading.offers)
        return NOTHING if doubtful and self.names.is_strange(text) else reading

    def claim(
        self, state: ChatState, person: Person, reading: OfferReading, beside: Sequence[OfferSheet] = ()
    ) -> Claim:
        """The valuation of what a message states, or what has to be asked back.

        One offer is set `beside` others, or beside those before where a second one was waited for.
        """
        offers = reading.offers
        sheets = [offer.sheet for offer in offers]
        notes = notes_of(offers)
        first = None if state.rested else kept_sheet(state.draft)
        pending = state.pending.asked if state.pending is not None else ""
        if pending == AGAINST and first is not None and not beside:
            beside = (() if state.paired else side_by_side(state)) or (first,)
        if len(sheets) == 1:
            sheets = [*beside, *sheets]
        doubts = [
            Doubt(
                field=problem.field,
                sentence=problem.sentence,
                choices=tuple((choice.label, changes_json(choice.changes)) for choice in problem.choices),
                place=place + len(sheets) - len(offers),
                count=len(sheets),
            )
            for place, offer in enumerate(offers)
            for problem in offer.problems
        ]
        state = state if len(sheets) > 1 else alone(state)
        if doubts:
            asked = self.telling.doubted(state, person, sheets, doubts)
            return asked if len(sheets) > 1 or first is None else _remembering(asked, first)
        claim = self.telling.tell(state, person, sheets, notes)
        claim = with_notes(claim, notes) if notes and len(sheets) > 1 else claim
        if pending == FIRST and len(sheets) == 1:
            return _awaiting_another(claim)
        return claim if len(sheets) > 1 or first is None else _remembering(claim, first)

    def surely(self, state: ChatState, person: Person, text: str, reading: OfferReading) -> Claim | None:
        """A message that surely states an offer, or one more beside those before."""
        draft = kept_sheet(state.draft)
        before = () if draft is None else (draft,)
        one_more = adds(text) or begins_comparing(text)
        set_beside = one_more or compares(text)
        if not sure(reading) and not (
            before and set_beside and any(_stands_beside(sheet, adding=one_more) for sheet in reading.sheets)
        ):
            return None
        beside = (
            ((() if state.paired else side_by_side(state)) or before)
            if adds(text)
            else before
            if one_more or compares(text)
            else ()
        )
        return self.claim(state, person, reading, beside)

    def resolved(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """The answer to a question asked back, in words."""
        doubt = state.doubts[0]
        words = words_of(text)
        for label, changes in doubt.choices:
            if words and words in {words_of(label), words_of(label).removeprefix("the ")}:
                return self.settle(state, person, changes)
        figures = [figure.value for figure in quantities(text)]
        fitting = [
            changes
            for label, changes in doubt.choices
            if len(figures) == 1 and figures[0] in {figure.value for figure in quantities(label)}
        ]
        if len(fitting) == 1:
            return self.settle(state, person, fitting[0])
        said = self._changes(doubt, text)
        return None if said is None else self.settle(state, person, said)

    def picked(self, state: ChatState, person: Person, mark: str, place: str) -> Claim | None:
        """The answer to a question asked back, by button; None for an old one."""
        if not state.doubts or doubt_mark(self._offers(state), state.doubts[0]) != mark:
            return None
        choices = state.doubts[0].choices
        if not place.isdecimal() or int(place) >= len(choices):
            return None
        return self.settle(state, person, choices[int(place)][1])

    def settle(self, state: ChatState, person: Person, changes: str) -> Claim | None:
        """The offers with a choice's changes, and the next question or the valuation."""
        doubt, rest = state.doubts[0], state.doubts[1:]
        offers = list(self._offers(state))
        if doubt.place >= len(offers):
            return None
        try:
            for field, value in json.loads(changes):
                offers[doubt.place] = changed(offers[doubt.place], field, value)
        except (ValidationError, ValueError, TypeError):
            return None
        if rest:
            return self.telling.doubted(state, person, offers, rest)
        return self.telling.tell(state, person, offers)

    def _offers(self, state: ChatState) -> Sequence[OfferSheet]:
        if state.doubts and state.doubts[0].count > 1:
            return talked_about(state)
        draft = kept_sheet(state.draft)
        return (draft,) if draft is not None else ()

    def _changes(self, doubt: Doubt, text: str) -> str | None:
        """A figure said instead of a choice."""
        if doubt.field in _MONEY_FIELDS:
            read = read_money(text, _BASE_WORDS)
            if isinstance(read, Money) and read.yearly > 0:
                value: object = {"amount": str(read.yearly)} if doubt.field == "sign_on" else str(read.yearly)
                return json.dumps([[doubt.field, value]])
        if doubt.field in {"bonus", "bonus.share"}:
            size = read_share_or_amount(text, ("bonus", "target"))
            if isinstance(size, Share):
                return json.dumps([["bonus", {"share": str(size.percent / HUNDRED)}]])
            if isinstance(size, Money):
                return json.dumps([["bonus", {"amount": str(size.yearly)}]])
        return None


def _stands_beside(sheet: OfferSheet, *, adding: bool) -> bool:
    """Whether figures are an offer of their own; beside a role they may be set against what that role is paid."""
    return sheet.base is not None and (adding or sheet.role is None)


def _awaiting_another(claim: Claim) -> Claim:
    """The claim of the first offer of a comparison, after which the other one is waited for."""
    first, *rest = claim.said.replies
    told = replace(first, text=f"{first.text}\nNow the other one, please.")
    waiting = claim.state.model_copy(update={"pending": Pending(asked=AGAINST)})
    return Claim(waiting, claim.person, replace(claim.said, replies=(told, *rest)))


def _remembering(claim: Claim, before: OfferSheet) -> Claim:
    """The claim of a new offer, with the one before it kept in mind: "compare them" means the two."""
    now = kept_sheet(claim.state.draft)
    if now is None or now == before or before.base is None:
        return claim
    pair = (sheet_data(now), sheet_data(before))
    return replace(claim, state=claim.state.model_copy(update={"compared": pair, "paired": True}))


def sure(reading: OfferReading) -> bool:
    """Whether a message surely states offers."""
    return reading.certainty is Certainty.SURE


def maybe(reading: OfferReading) -> bool:
    """Whether a message may state an offer: it does if nothing else is meant by it."""
    return reading.certainty is Certainty.MAYBE and bool(reading.offers)


def figures_only(text: str) -> bool:
    """Whether a message holds figures with their units and no other word: `280/20%/150/30`."""
    spans = [(figure.start, figure.end) for figure in quantities(text)]
    words = (token for token in tokens(text) if token.kind is Kind.WORD)
    return bool(spans) and all(any(start <= word.start < end for start, end in spans) for word in words)


def notes_of(offers: Sequence[ReadOffer]) -> tuple[str, ...]:
    """How figures were reached that are not what was written: `base: 8,000 a month × 12`, and what stands for nothing."""
    said = [
        f"{literal(offer.sheet.name)}, {part.name}: {part.note}"
        if len(offers) > 1 and offer.sheet.name
        else f"{part.name}: {part.note}"
        for offer in offers
        for part in offer.said
        if part.note
    ]
    left = [figure.words for offer in offers for figure in offer.left]
    return (
        *((f"I read {'; '.join(said)}.",) if said else ()),
        *((f"I couldn't place {listed(left)}, so that is left out.",) if left else ()),
    )
