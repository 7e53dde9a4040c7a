"""Questions and changes about offers that are known: whichever of them a message means."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.intents.asks_otherwise import asks_what_is_owed
from bot.core.intents.figure_questions import FigureQuestion, read_figure_question
from bot.core.intents.figure_words import About
from bot.core.intents.remarks import agrees, confirms, speaks_of_leaving
from bot.core.intents.swaps import names_only_held, repeats, swapped
from bot.core.markup import literal
from bot.core.messages import Outcome, Reply, Said
from bot.core.offers.sheet import OfferSheet
from bot.core.reading.characters import words_of
from bot.core.reading.quantities import quantities
from bot.core.replies import years_reply
from bot.core.replies.comparison_reply import named_apart
from bot.core.replies.explained import asks_why_lower, explained_figure, quoted_amount, quoted_figure
from bot.core.replies.sign_on_standing import sign_on_standing
from bot.core.replies.valued import fingerprint, kept_sheet, valued
from bot.core.state import ChatState, Person
from bot.core.valuing.changing import WHICH, Changing
from bot.core.valuing.claims import Alone, Claim, Telling, always, line
from bot.core.valuing.continued import continued
from bot.core.valuing.figure_answer import figure_answer
from bot.core.valuing.last_change import with_part_named
from bot.core.valuing.meant import Meant, meant, side_by_side
from bot.core.valuing.questioned import about_all_compared, is_meant, sets_apart, several, timed
from bot.core.valuing.suppositions import Suppositions
from bot.core.valuing.talk import turned_to
from calculators.refusal import Refused

_BETTER = re.compile(
    r"^(?:so |and |then )*(?:which|what(?! if)|who)\b.*?\b(?:better|best|more|ahead|wins|take|choose)\b"
)
_WAS_RIGHT = re.compile(r"\b(?:was|were|is) (?:right|correct|it after all)\b", re.IGNORECASE)
"""Says that a figure before the last change was the right one."""
_LONGEST = 300


_WHYS = frozenset({"why", "why is that", "how come", "why so", "but why", "and why", "why that", "why is it"})
"""Behind a comparison these ask why the one is ahead."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Answers what is asked about known offers, and makes the changes that are wanted of them."""

    telling: Telling
    suppositions: Suppositions
    changing: Changing

    def claim(self, state: ChatState, person: Person, text: str, alone: Alone = always) -> Claim | None:
        """The answer or the change; None where the message is about something else.

        Unless `alone`, something else was talked about last and answers such a message as well.
        """
        if state.draft is None and not state.compared and not person.offers:
            return None
        said = continued(state, with_part_named(state, meant(state, person, text[:_LONGEST])))
        try:
            claim = self.of_meant(state, person, said, alone)
        except Refused as refused:
            return line(state, person, literal(refused.sentence))
        if claim is None:
            return None
        if claim.state.draft != state.draft and claim.state.before is not None:
            # a change: what was asked about leaving is answered anew
            claim = self._asked_anew(state, claim)
        return Claim(claim.state.model_copy(update={"asked": said.rest}), claim.person, claim.said)

    def _asked_anew(self, before: ChatState, claim: Claim) -> Claim:
        """A change with the answer to the question about leaving that stood before it."""
        sheet = kept_sheet(claim.state.draft)
        if (
            sheet is None
            or not speaks_of_leaving(before.asked)
            or claim.said.outcome is not Outcome.VALUATION
        ):
            return claim
        reply = self.suppositions.of_offers(before.asked, (sheet,))
        if reply is None:
            return claim
        first, *rest = claim.said.replies
        told = replace(first, text=f"{reply.text.splitlines()[0]}\n{first.text}")
        return replace(claim, said=replace(claim.said, replies=(told, *rest)))

    def chosen(self, state: ChatState, person: Person, sheet: OfferSheet) -> Claim | None:
        """The change that waited for which offer it means."""
        pending = state.pending.asked if state.pending else ""
        if not pending.startswith(WHICH):
            return None
        waited = Meant((sheet,), pending.removeprefix(WHICH), named=True)
        return self.of_meant(state.model_copy(update={"pending": None}), person, waited)

    def corrected(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """The offer talked about with a figure put in another's place: "not 30k, 40k sign-on"."""
        draft = kept_sheet(state.draft)
        before = kept_sheet(state.before)
        if draft is not None and not state.doubts and agrees(text) and repeats(text, draft):
            return self.telling.value(state, person, draft)
        if before is not None and _WAS_RIGHT.search(text) and names_only_held(text, before):
            return self.changing.undone(state, person)
        change = swapped(text[:_LONGEST], draft) if draft is not None else None
        if draft is None or change is None:
            return None
        claim = self.changing.claim(state, person, Meant((draft,), change, named=True))
        return claim and replace(claim, state=claim.state.model_copy(update={"asked": text}))

    def quoted(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """What a figure is that a recruiter states of the offer talked about."""
        amount = quoted_amount(text)
        draft = kept_sheet(state.draft) if amount is not None or asks_why_lower(text) else None
        if draft is None or draft.base is None or state.doubts:
            return None
        try:
            return _said(state, person, (draft,), quoted_figure(valued(draft), amount))
        except Refused as refused:
            return line(state, person, literal(refused.sentence))

    def ordered(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """The offer talked about, changed as it is told to be: "make the sign-on 42k"."""
        draft = kept_sheet(state.draft)
        return (
            None if draft is None else self.changing.claim(state, person, Meant((draft,), text, named=True))
        )

    def undone(self, state: ChatState, person: Person, *, all_of_it: bool = False) -> Claim | None:
        """The offer as it was before its last change, or before all of them."""
        return self.changing.undone(state, person, all_of_it=all_of_it)

    def only_asked(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """The answer to a question about known offers; a change is none."""
        try:
            return self.question(state, person, meant(state, person, text[:_LONGEST]))
        except Refused as refused:
            return line(state, person, literal(refused.sentence))

    def of_meant(self, state: ChatState, person: Person, said: Meant, alone: Alone = always) -> Claim | None:
        """The same where it is known which offers are meant. Raises `Refused`."""
        answered = self.question(state, person, said, alone)
        if answered is not None:
            return answered
        told = said.offers if not _BETTER.search(words_of(said.rest)) else several(state, person, said.offers)
        told = tuple(sheet for sheet in told if sheet.base is not None)
        change = _of_change(said.rest)
        changed = self.changing.claim(state, person, Meant(told, change, said.named))
        if (
            changed is None and not said.named and not state.paired
        ):  # "without the sign-on", where only the other one has any
            changed = self.changing.claim(state, person, Meant(side_by_side(state), change, said.named))
        return changed

    def question(self, state: ChatState, person: Person, said: Meant, alone: Alone = always) -> Claim | None:
        """The answer to a question about the offers meant; a change is none. Raises `Refused`."""
        offers = tuple(sheet for sheet in said.offers if sheet.base is not None)
        question = timed(read_figure_question(said.rest, self.changing.names.common.rarity), state)
        if question is None and state.together and not state.topics and words_of(said.rest) in _WHYS:
            question = FigureQuestion(About.WHY, surely=True, comparing=True)
        owed = question is None and (asks_what_is_owed(said.rest) or confirms(said.rest))
        why = question is not None and question.about is About.WHY
        if ((owed and not quantities(said.rest)) or why) and speaks_of_leaving(state.asked):
            said, question = replace(said, rest=state.asked), None  # what was kept says why it is so little
        weighed = (
            sign_on_standing(said.rest, valued(offers[0]), self.telling.valuations.knowledge)
            if len(offers) == 1
            else None
        )
        if weighed is not None:
            return _said(state, person, offers, weighed)
        if question is not None and is_meant(question, said, alone):
            if question.about is About.CHANGE:
                return self._against_before(state, person, question, offers)
            of_all = sets_apart(question) or about_all_compared(state, said, question)
            told = several(state, person, offers) if of_all else offers
            apart = named_apart(told) if len(told) > 1 else told
            reply = (
                figure_answer(question, [valued(sheet) for sheet in apart], self.telling) if told else None
            )
            if reply is not None:
                return _said(state, person, told, reply)
        explained = explained_figure(said.rest, (valued(sheet) for sheet in offers))
        if explained is not None:
            return _said(state, person, offers, explained)
        told = offers
        if _BETTER.search(words_of(said.rest)):
            told = several(state, person, offers)
        reply = self.suppositions.of_offers(said.rest, told)
        if reply is not None:
            return _said(state, person, told, reply)
        return None

    def _against_before(
        self, state: ChatState, person: Person, question: FigureQuestion, offers: Sequence[OfferSheet]
    ) -> Claim | None:
        """An offer against what it was before all changes, or the one that was told before it."""
        pair = side_by_side(state) if state.paired else ()
        before = kept_sheet(state.first) or next((sheet for sheet in pair if sheet not in offers), None)
        if len(offers) != 1 or before is None or before.base is None:
            return None
        reply = years_reply.change_reply(question, valued(before), valued(offers[0]))
        return None if reply is None else _said(state, person, offers, reply)


def _said(state: ChatState, person: Person, told: Sequence[OfferSheet], reply: Reply) -> Claim:
    """The claim of an answer; the talk turns to the offer that it was about."""
    after = turned_to(state, told[0]) if len(told) == 1 else state
    if len(told) > 1 and set(map(fingerprint, told)) == set(map(fingerprint, side_by_side(state))):
        after = state.model_copy(update={"together": True})
    return Claim(
        after.model_copy(update={"topics": (), "finished": None}), person, Said(Outcome.VALUATION, (reply,))
    )


def _of_change(text: str) -> str:
    """A change without "which is better" before it."""
    found = _BETTER.match(text.lower())
    return f"what if {text[found.end() :]}" if found else text
