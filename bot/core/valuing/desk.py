"""The offers half of the conversation: what of a message is about offers, and what is said to it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.core.answers.elsewhere import Elsewhere
from bot.core.dialogue.forms import Form
from bot.core.dialogue.presses import MARK as DIALOGUE
from bot.core.dialogue.verbs import is_cancelling
from bot.core.intents.clauses import without_courtesies
from bot.core.intents.names import OfferNames
from bot.core.intents.plainly import Plainly
from bot.core.intents.remarks import announces, without_adding
from bot.core.intents.rewording import without_the_old
from bot.core.intents.sign_on_asked import base_of_a_missing_one, with_sign_on_named
from bot.core.intents.swaps import names_only_held
from bot.core.intents.wish_words import Wish
from bot.core.intents.wishes import Wished, wished
from bot.core.messages import Message, Outcome, Room
from bot.core.offers.message import OfferReading
from bot.core.reading.characters import words_of
from bot.core.replies.comparison_reply import ComparisonReplies
from bot.core.replies.context import Context
from bot.core.replies.parts_reply import states_grant
from bot.core.replies.valuation_reply import ValuationReplies
from bot.core.replies.valued import kept_sheet
from bot.core.state import ChatState, Person
from bot.core.valuing.actions import MARK as ACTION
from bot.core.valuing.actions import Actions
from bot.core.valuing.asked import Asked
from bot.core.valuing.awaited import awaited
from bot.core.valuing.changing import Changing
from bot.core.valuing.claims import Claim, Telling, line, only_in_private
from bot.core.valuing.compound import Compound
from bot.core.valuing.employer_schedules import EmployerSchedules
from bot.core.valuing.groups import OPENS, is_private
from bot.core.valuing.in_dialogue import Answer, InDialogue
from bot.core.valuing.lone_figure import lone_figure
from bot.core.valuing.meant import known_offers
from bot.core.valuing.moving import Moving
from bot.core.valuing.offer_file import file_claim
from bot.core.valuing.open_questions import OpenQuestions
from bot.core.valuing.opening import COMPARE, COUNTER, START, WHAT_IF, Openings
from bot.core.valuing.parting_wish import of_the_new_one, parted, with_done
from bot.core.valuing.quoted_totals import QuotedTotals
from bot.core.valuing.requests import Requests
from bot.core.valuing.revising import Revising
from bot.core.valuing.share_prices import SharePrices
from bot.core.valuing.sourcing import Sourcing
from bot.core.valuing.stakes import Stakes
from bot.core.valuing.stated import Stated, figures_only, maybe, sure
from bot.core.valuing.suppositions import Suppositions
from bot.core.valuing.talk import undoubted
from bot.core.valuing.todays_pay import called
from calculators.currencies import Rate
from knowledge.base import Knowledge

LONGEST_MENDED = 200
"""Characters of a message about an offer that slips are looked for in."""

_INVITING = "Congratulations. Send me its figures in one message, such as “280k base, 20% bonus, 150k RSUs over 4 years”, or go step by step."


class OfferDesk:
    """Claims the messages that are about offers.

    `names` come from `names_of`; `forms` are the guided dialogues by name (`bot.dialogues`), `rates` what one currency costs in another.
    """

    def __init__(
        self, knowledge: Knowledge, names: OfferNames, forms: Mapping[str, Form], rates: Iterable[Rate] = ()
    ) -> None:
        valuations = ValuationReplies(knowledge, Context(knowledge, names))
        self.telling = Telling(valuations, ComparisonReplies(valuations), tuple(rates))
        self.openings = Openings(forms)
        self._stated = Stated(names, self.telling)
        self._quoted = QuotedTotals(self._stated, self.telling)
        self._plainly = Plainly(names.common)
        self._stakes = Stakes(self.openings)
        self._suppositions = Suppositions()
        self._moving = Moving(names, Elsewhere(knowledge))
        changing = Changing(names, self.telling)
        self._schedules = EmployerSchedules(names, changing)
        self._share_prices = SharePrices(changing, self._suppositions)
        self._revising = Revising(self._stated, changing)
        self._asked = Asked(self.telling, self._suppositions, changing)
        asking = {words_of(phrase) for phrase in knowledge.lexicon.facets["source"]}
        self._sourcing = Sourcing(self.telling, self._moving, self._asked, frozenset(asking))
        self._compound = Compound(changing, self._asked)
        self._actions = Actions(knowledge, self.telling, self._stated, self.openings, self._asked)
        self._requests = Requests(self.telling, self._actions, self.openings)
        self._open = OpenQuestions(self._requests, self._actions, self._asked)
        self._in_dialogue = InDialogue(self._stated, self._asked, self._requests, self.openings)

    def claims(self, state: ChatState, person: Person, message: Message, answer: Answer) -> Claim | None:
        """What becomes of a message about offers; None for one that asks something else."""
        if message.room is Room.GROUP:
            private = is_private(state, message, lambda: sure(self._stated.read(message.text)))
            return only_in_private(state, person) if private else None
        if message.document is not None:
            return self._file(state, person, message.document)
        if message.press:
            return self._pressed(state, person, message.press)
        if state.dialogue is not None:
            return self._in_dialogue.claim(state, person, message, answer)
        return self._told(state, person, message.text, answer)

    def _file(self, state: ChatState, person: Person, text: str) -> Claim:
        return file_claim(self.telling, state, person, text)

    def _pressed(self, state: ChatState, person: Person, data: str) -> Claim | None:
        if data.startswith(DIALOGUE):
            if state.dialogue is None:
                return self.openings.stale(state, person)
            return self.openings.go_on(state, person, Message(press=data), lambda _text: None)
        if data.startswith(OPENS):
            name = data.removeprefix(OPENS)
            if state.dialogue is not None and state.dialogue.form == name:
                return self.openings.stale(state, person)
            if name == COMPARE and len(person.offers) < 2:
                return self._requests.done(state, person, Wished(Wish.COMPARE))
            if name in {COUNTER, WHAT_IF}:
                return self.openings.with_offer(state, person, name)
            return self.openings.open(state, person, name)
        return self._actions.pressed(state, person, data) if data.startswith(ACTION) else None

    def _told(self, state: ChatState, person: Person, text: str, answer: Answer) -> Claim | None:
        """A message outside dialogues. The surest reading of it comes first; what may be an offer comes last."""
        text, wish = parted(without_the_old(without_courtesies(text)))
        if wish is not None:
            return self._told_and_done(state, person, text, wish, answer)
        draft = kept_sheet(state.draft)
        if draft is None or not names_only_held(text, draft):
            text = with_sign_on_named(text)
        about_known = self._plainly_said(state, person, text)
        reading = called(state, text, self._stated.read(without_adding(text)))
        doubt = self._open.answered(state, person, text) or self._doubt(state, person, text, reading)
        if doubt is not None:
            return doubt
        state = undoubted(state)

        def alone(*, strictly: bool = False) -> bool:
            return (not strictly and not state.topics) or answer(text) is None

        return (
            self.openings.going_on(state, awaited(self._stated, state, person, text, reading))
            or (None if sure(reading) else self._requests.counters.again(state, person, about_known))
            or self.openings.more(state, person, text, named=True)
            or self._with_figures(state, person, about_known, reading)
            or self._revising.claim(state, person, text, reading)
            or self.openings.going_on(state, self._stated.surely(state, person, about_known, reading))
            or self._wish(state, person, text)
            or (self._wish(state, person, about_known) if about_known != text else None)
            or self.openings.more(state, person, about_known)
            or (None if state.topics else self._requests.roles.said(state, person, text))
            or self._sourcing.claim(state, person, text)
            or self._moving.claim(state, person, about_known)
            or self._asked.claim(state, person, about_known, alone)
            or (None if state.topics else lone_figure(self.telling, state, person, text))
            or (self._maybe_states(state, person, text, reading, answer) if maybe(reading) else None)
            or (line(state, person, _INVITING, START) if announces(text) and answer(text) is None else None)
        )

    def _told_and_done(
        self, state: ChatState, person: Person, text: str, wish: Wished, answer: Answer
    ) -> Claim | None:
        """An offer that is told and kept in one message."""
        told = self._told(state, person, text, answer)
        if told is None or told.said.outcome is not Outcome.VALUATION or told.state.draft is None:
            return told
        done = self._requests.done(of_the_new_one(told.state), told.person, wish)
        return with_done(told, done) if done is not None else told

    def _plainly_said(self, state: ChatState, person: Person, text: str) -> str:
        """A message as far as it is about an offer that is known; whole offers are mended by their own reader."""
        known = known_offers(state, person)
        if not known or len(text) > LONGEST_MENDED:
            return text
        names = [name for sheet in known for name in (sheet.name, sheet.employer, sheet.location) if name]
        return self._plainly.said(text, names)

    def _with_figures(
        self, state: ChatState, person: Person, text: str, reading: OfferReading
    ) -> Claim | None:
        """Questions that bring their own figures and so look like offers."""
        draft = kept_sheet(state.draft)
        known = draft is not None and names_only_held(text, draft)
        base = base_of_a_missing_one(text)
        if base:
            return self._requests.done(state, person, Wished(Wish.SIGN_ON, base))
        return (
            self._quoted.claim(state, person, text)
            or self._asked.quoted(state, person, text)
            or self._asked.corrected(state, person, text)
            or self._schedules.claim(state, person, text)
            or (None if sure(reading) else self._share_prices.claim(state, person, text))
            or (self._requests.counters.after_change(state, person, text) if _may_change(reading) else None)
            or (self._compound.claim(state, person, text) if _may_change(reading) else None)
            or (self._requests.counters.asked(state, person, text) if state.draft is not None else None)
            or self._stakes.claim(state, person, text, reading)
            or (None if known else self._suppositions.of_message(state, person, text, reading))
        )

    def _doubt(self, state: ChatState, person: Person, text: str, reading: OfferReading) -> Claim | None:
        """The answer to what had to be asked back about an offer; a whole offer instead is no answer."""
        if not state.doubts or sure(reading):
            return None
        resolved = self._stated.resolved(state, person, text)
        if resolved is None and is_cancelling(text):
            left = undoubted(state).model_copy(update={"doubts": ()})
            return line(left, person, "All right, I leave that offer as it is.")
        if resolved is None:
            return None
        return replace(resolved, state=resolved.state.model_copy(update={"asked": text}))

    def _wish(self, state: ChatState, person: Person, text: str) -> Claim | None:
        wish = wished(text)
        return self._requests.done(state, person, wish) if wish is not None else None

    def _maybe_states(
        self, state: ChatState, person: Person, text: str, reading: OfferReading, answer: Answer
    ) -> Claim:
        """A message that is an offer if it is nothing else."""
        answered = None if figures_only(text) else answer(text)
        # what is told of grants in general is no answer to what becomes of this one
        if answered is not None and not (answered.said.entry and any(map(states_grant, reading.sheets))):
            return Claim(answered.state, person, answered.said)
        revised = self._revising.claim(state, person, text, reading, asking=True)
        return revised or self._stated.claim(state, person, reading)


def _may_change(reading: OfferReading) -> bool:
    """Whether a message may change the offer talked about: it states none surely, or only a base."""
    told = {part.field for offer in reading.offers for part in offer.said}
    return not sure(reading) or (len(reading.offers) == 1 and told == {"base"})
