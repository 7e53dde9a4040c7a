"""What people ask to be done with offers, in words: done, or None where the words meant something else."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.intents.counter_questions import read_counter_again, read_counter_question
from bot.core.intents.wishes import Wish, Wished
from bot.core.offers.sheet import OfferSheet
from bot.core.reading.characters import words_of
from bot.core.reading.quantities import quantities
from bot.core.replies import pictures
from bot.core.replies.comparison_reply import compared
from bot.core.replies.valued import fingerprint, kept_sheet, sheet_data
from bot.core.state import ChatState, Pending, Person
from bot.core.valuing import saved_offers
from bot.core.valuing.actions import Actions
from bot.core.valuing.claims import Claim, Telling, chart_claim, line, with_notes
from bot.core.valuing.comparing import START, Comparing
from bot.core.valuing.keeping import Keeping, one_meant
from bot.core.valuing.meant import meant, side_by_side
from bot.core.valuing.opening import COUNTER, SIGN_ON, STAKE, VALUE, WHAT_IF, Openings
from bot.core.valuing.roles import Roles
from bot.core.valuing.stated import AGAINST, FIRST, THEN
from bot.core.valuing.talk import turned_to
from calculators.refusal import Refused

if TYPE_CHECKING:
    from bot.core.dialogue.forms import Json

_ALL_OF_IT = re.compile(r"\b(?:all|both|everything|original\w*|start|started|beginning)\b")
"""Takes back all changes and not only the last."""
_NO_OFFER = "I have no offer of yours yet. Send me one in one message, or go step by step."


class Requests:
    """Does what is asked for in words."""

    def __init__(self, telling: Telling, actions: Actions, openings: Openings) -> None:
        self._telling = telling
        self._actions = actions
        self._openings = openings
        self._comparing = Comparing(telling, actions, openings)
        self.keeping = Keeping(actions)
        self.roles = Roles(telling, actions)

    def done(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        """What a wish leads to; None where it names something that is no offer of theirs."""
        try:
            return self._done(state, person, wish)
        except Refused as refused:
            return line(state, person, refused.sentence)

    def _done(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        match wish.wish:
            case Wish.VALUE:
                return self._openings.open(state, person, VALUE)
            case Wish.COMPARE | Wish.WHICH:
                return self._comparing.done(state, person, wish)
            case Wish.COUNTER:
                return self._counter(state, person, wish)
            case Wish.STAKE:
                return self._openings.open(state, person, STAKE, said=wish.about)
            case Wish.SIGN_ON:
                return self._sign_on(state, person, wish)
            case Wish.WHAT_IF:
                return self.with_offer(state, person, WHAT_IF)
            case Wish.UNDO:
                return self._undone(state, person, wish)
            case Wish.CANCEL:
                return _cancelled(state, person)
        return self.keeping.done(state, person, wish) or self._with_known(state, person, wish)

    def instead(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        """A comparison asked for in the middle of a dialogue, with the offer that the dialogue was about."""
        told = self.done(self._openings.put_aside(state), person, wish)
        return None if told is None else with_notes(told, self._openings.aside_notes(state))

    def _sign_on(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        """A sign-on for the pay that the message names, or for the offer talked about; else the dialogue asks."""
        said, draft = wish.about or wish.other, kept_sheet(state.draft)
        if said and not quantities(said):
            return None
        if said:
            figure = quantities(said)[0]
            said = said[figure.start : figure.end]
        elif draft is not None and draft.base is not None:
            said = f"{draft.base:f} {draft.currency or ''}".strip()
        return self._openings.open(state, person, SIGN_ON, said=said)

    def _undone(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        """The offer before its last change; "back to the original" shows it where only something was supposed."""
        before, draft = kept_sheet(state.before), kept_sheet(state.draft)
        if state.first is not None and _ALL_OF_IT.search(wish.asked):
            return self._actions.undo_all(state, person)
        if before is not None:
            return self._actions.pressed(state, person, f"o:undo:{fingerprint(before)}")
        if draft is not None and " " in wish.asked:
            return self._actions.show(state, person, draft)
        return line(state, person, "There is nothing to undo.") if "undo" in wish.asked else None

    def _counter(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        named = wish.about or wish.other
        target = one_meant(state, person, named) if named else None
        if named and target is None:
            return None
        mine = self._countered(state, person, wish, target)
        if target is not None and mine is not None:
            return self._openings.counter(state, person, mine, target)
        opened = (
            self._openings.open(state, person, COUNTER, {"offer": sheet_data(mine)})
            if mine is not None and mine.base is not None
            else self.with_offer(state, person, COUNTER)
        )
        return opened if wish.asked.startswith("/") else self._with_room(opened)

    def _with_room(self, opened: Claim) -> Claim:
        """The first question of a counter-offer behind where the offer in question leaves room, if it is known which."""
        dialogue = opened.state.dialogue
        about = (
            kept_sheet(dict(dialogue.answers).get("offer")) if dialogue and dialogue.form == COUNTER else None
        )
        room = self.roles.leverage(about, invites=False) if about is not None else None
        if room is None:
            return opened
        first, *rest = opened.said.replies
        told = replace(first, text=f"{room.text}\n{first.text}", source=room.source)
        return replace(opened, said=replace(opened.said, replies=(told, *rest)))

    def _countered(
        self, state: ChatState, person: Person, wish: Wished, target: OfferSheet | None
    ) -> OfferSheet | None:
        """The offer that is to be raised: the one named besides the target, else the one talked about or beside it."""
        before = (
            wish.asked.removesuffix(words_of(wish.about or wish.other)) if target is not None else wish.asked
        )
        subject = meant(state, person, before)
        if subject.named and len(subject.offers) == 1:
            return subject.offers[0]
        draft = kept_sheet(state.draft)
        if target is None:
            return None
        others = [sheet for sheet in side_by_side(state) if sheet != target]
        return draft if draft != target else (others[0] if len(others) == 1 else None)

    def counter_asked(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """What would reach an amount or match another offer: "how much base do I need to reach 500k"."""
        said = meant(state, person, text)
        if self._actions.names_two_places(said.rest):
            return None  # what pay is worth in another place
        known = [sheet for sheet in said.offers if sheet.base is not None]
        others = [sheet for sheet in side_by_side(state) if sheet not in known and sheet.base is not None]
        if said.named and len(known) == len(others) == 1:
            known += others  # "what sign-on must A have to close the gap": to the other one
        rarity = self._actions.rarity
        question = (
            read_counter_question(said.rest, len(known) if said.named else 0, rarity) if known else None
        )
        if question is None:
            return None
        mine = known[0] if said.named else kept_sheet(state.draft)
        seed: dict[str, Json] = {"on": question.on, "lever": question.lever or "all"}
        if question.amount is not None:
            seed["target"] = {"amount": str(question.amount)}
        else:
            seed["target"] = {"match": sheet_data(known[1])}
        if mine is None or mine.base is None:
            return None
        return self._openings.open(state, person, COUNTER, {"offer": sheet_data(mine), **seed})

    def counter_again(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """The counter-offer before with another part, target or time: "and only through the sign-on"."""
        last = state.finished
        again = read_counter_again(text, self._actions.rarity) if last and last.form == COUNTER else None
        if last is None or again is None:
            return None
        answers: dict[str, Json] = dict(last.answers)
        if again.on is not None:
            answers["on"] = again.on
        if again.lever is not None:
            answers["lever"] = again.lever
        if again.amount is not None:
            answers["target"] = {"amount": str(again.amount)}
        return self._openings.open(state, person, COUNTER, answers, at_once=True)

    def going_on(self, before: ChatState, claim: Claim | None) -> Claim | None:
        """An offer that a dialogue waited for, with the dialogue's first question behind its valuation."""
        pending = before.pending.asked if before.pending else ""
        draft = kept_sheet(claim.state.draft) if claim else None
        if (
            claim is None
            or not pending.startswith(THEN)
            or draft is None
            or draft.base is None
            or claim.state.doubts
        ):
            return claim
        form = pending.removeprefix(THEN)
        opened = self._openings.open(claim.state, claim.person, form, {"offer": sheet_data(draft)})
        told = tuple(replace(reply, buttons=()) for reply in claim.said.replies)
        return replace(opened, said=replace(opened.said, replies=(*told, *opened.said.replies)))

    def with_offer(self, state: ChatState, person: Person, form: str) -> Claim:
        """Open a dialogue about the offer last talked about, or the only one kept."""
        draft = kept_sheet(state.draft)
        draft = draft if draft is not None and draft.base is not None else None
        if draft is None and len(person.offers) == 1:
            draft = saved_offers.sheet_of(person.offers[0])
        if draft is None and not person.offers:
            waiting = state.model_copy(update={"pending": Pending(asked=f"{THEN}{form}")})
            return line(waiting, person, _NO_OFFER, START)
        return self._openings.open(state, person, form, {"offer": sheet_data(draft)} if draft else None)

    def _with_known(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        """What is done with an offer that is named, or with the one talked about."""
        sheet = one_meant(state, person, wish.about) if wish.about else None
        draft = sheet or kept_sheet(state.draft)
        if draft is None:
            return None
        match wish.wish:
            case Wish.CHART if sheet is None and wish.about:
                return None
            case Wish.CHART:
                last = side_by_side(state) if state.together and sheet is None else ()
                if last:
                    lines = pictures.lines_chart(compared(last, rates=self._telling.rates))
                    return chart_claim(state, person, lines)
                return self._actions.picture(turned_to(state, draft), person, draft, "years")
            case Wish.CURVE:
                return self._actions.picture(turned_to(state, draft), person, draft, "curve")
            case Wish.GOOD if sheet is None and wish.about:
                role = self.roles.named(wish.about)
                return self.roles.beside(state, person, draft, role) if role else None
            case Wish.GOOD if draft.role is None and state.topics and len(state.topics[-1].roles) == 1:
                return self.roles.beside(state, person, draft, state.topics[-1].roles[0])
            case Wish.ROOM:
                return self.roles.room(turned_to(state, draft), person, draft)
            case Wish.GOOD:
                return self.roles.standing(turned_to(state, draft), person, draft)
            case Wish.EDIT if sheet is not None:
                return self._openings.edit(state, person, sheet, None)
            case Wish.EDIT:
                form = self._openings.forms.get(VALUE)
                slot = form.named(wish.about) if form else None
                return self._openings.edit(state, person, draft, slot.name) if slot else None
        return None


def _cancelled(state: ChatState, person: Person) -> Claim:
    """No dialogue is under way; at most another offer is waited for."""
    waits = state.pending is not None and state.pending.asked in {AGAINST, FIRST}
    text = "All right, no comparison." if waits else "There is nothing to cancel."
    return line(state.model_copy(update={"pending": None}), person, text)
