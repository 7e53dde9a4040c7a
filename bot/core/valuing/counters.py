"""Counter-offers asked for in words: as a wish, with a target in it, or once more with another part."""

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.intents.clauses import clauses_of
from bot.core.intents.counter_questions import read_counter_again, read_counter_question
from bot.core.intents.wishes import Wished
from bot.core.offers.sheet import OfferSheet
from bot.core.reading.characters import words_of
from bot.core.replies.valued import kept_sheet, sheet_data
from bot.core.state import ChatState, Person
from bot.core.valuing.actions import Actions
from bot.core.valuing.changing import note_of
from bot.core.valuing.claims import Claim, with_notes
from bot.core.valuing.keeping import one_meant
from bot.core.valuing.last_change import restored
from bot.core.valuing.meant import meant, side_by_side
from bot.core.valuing.opening import COUNTER, Openings
from bot.core.valuing.roles import Roles

if TYPE_CHECKING:
    from bot.core.dialogue.forms import Json


_CHANGE_AND_QUESTION = 2


class Counters:
    """Opens the dialogue of counter-offers with what a message tells already."""

    def __init__(self, actions: Actions, openings: Openings, roles: Roles) -> None:
        self._actions = actions
        self._openings = openings
        self._roles = roles

    def wished(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        """A counter-offer for the offer talked about or named, perhaps to match another one; None where that is none."""
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
            else self._openings.with_offer(state, person, COUNTER)
        )
        return opened if wish.asked.startswith("/") else self._with_room(opened)

    def _with_room(self, opened: Claim) -> Claim:
        """The first question of a counter-offer behind where the offer in question leaves room, if it is known which."""
        dialogue = opened.state.dialogue
        about = (
            kept_sheet(dict(dialogue.answers).get("offer")) if dialogue and dialogue.form == COUNTER else None
        )
        room = self._roles.leverage(about, invites=False) if about is not None else None
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

    def asked(self, state: ChatState, person: Person, text: str) -> Claim | None:
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

    def after_change(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """A counter-offer for the offer as the clause before it changes it: "with a full bonus, what base reaches 400k"."""
        clauses, draft = clauses_of(text), kept_sheet(state.draft)
        if len(clauses) != _CHANGE_AND_QUESTION or draft is None or draft.base is None:
            return None
        changing = self._actions.changing
        change = restored(state, clauses[0], draft) or changing.read(clauses[0], draft)
        if change is None or change.problems:
            return None
        if not change.said:
            return self.asked(state, person, clauses[1])
        made = changing.made(state, person, clauses[0], draft, change)
        told = self.asked(made.state, made.person, clauses[1])
        return None if told is None else with_notes(told, [note_of(change)])

    def again(self, state: ChatState, person: Person, text: str) -> Claim | None:
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
