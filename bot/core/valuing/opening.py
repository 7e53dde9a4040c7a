"""Opening guided dialogues, and handing their ends back to the conversation."""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.core.dialogue import corrections, engine
from bot.core.dialogue.beginning import begin, go_on
from bot.core.dialogue.forms import Form, Json, Scene
from bot.core.dialogue.steps import Aside, Step
from bot.core.dialogue.verbs import RESUME
from bot.core.intents.counter_questions import defines
from bot.core.markup import literal
from bot.core.messages import Button, Message, Outcome, Reply, Said
from bot.core.offers.sheet import OfferSheet
from bot.core.reading.characters import words_of
from bot.core.replies.valued import kept_sheet, sheet_data
from bot.core.state import ChatState, Pending, Person, Topic
from bot.core.valuing import saved_offers
from bot.core.valuing.claims import Claim, line
from bot.core.valuing.stated import THEN

VALUE, COMPARE, COUNTER, STAKE, WHAT_IF, SIGN_ON = (
    "value",
    "compare",
    "counter",
    "stake",
    "what-if",
    "sign-on",
)
KEPT = "_kept"
"""The value that a dialogue carries where it changes a kept offer: its name."""

START = (Button("Value my offer", "f:value"),)
_NO_OFFER = "I have no offer of yours yet. Send me one in one message, or go step by step."
_FIRST_TURN, _LAST_TURN = 1, 9_000
_HOW = re.compile(
    r"(?:and |so |but )?(?:how (?:did|do|have) you (?:get|got|calculate|compute|work|come).*|how (?:is|was) (?:that|"
    r"it|this) (?:calculated|computed|worked out).*|"
    r"show (?:me )?(?:the|your) (?:work|math|maths|calculation|sums?)|(?:say|show) (?:that|it) again)"
)
"""Asks to see what was worked out once more, with its parts."""
_FEW_WORDS = 6
_LONGEST_MORE = 100
"""Characters of a message that asks a finished dialogue for more."""


class Openings:
    """The dialogues that a conversation knows. `forms` by name; a name that is not there is answered politely."""

    def __init__(self, forms: Mapping[str, Form]) -> None:
        self.forms = forms

    def open(
        self,
        state: ChatState,
        person: Person,
        name: str,
        seed: Mapping[str, Json] | None = None,
        *,
        edit: str | None = None,
        review: bool = False,
        said: str = "",
        at_once: bool = False,
    ) -> Claim:
        """Begin a dialogue. One under way is put aside; what it holds of an offer stays the offer talked about."""
        form = self.forms.get(name)
        if form is None:
            return Claim(state, person, Said(Outcome.NOTICE, toast="I can't do that here."))
        aside = self.put_aside(state)
        turn = _next_turn(state)
        step = begin(
            form,
            scene_of(aside, person),
            seed,
            edit=edit,
            review=review,
            said=said,
            at_once=at_once,
            turn=turn,
        )
        spoken = step.said
        if state.dialogue is not None and state.dialogue.form != name:
            for note in self.aside_notes(state):
                spoken = _with_first_line(spoken, note)
        return self.stepped(aside, person, replace(step, said=spoken))

    def edit(self, state: ChatState, person: Person, sheet: OfferSheet, slot: str | None) -> Claim:
        """Change an offer: one part of it, or any at a summary."""
        current = state.model_copy(update={"draft": sheet_data(sheet)})
        kept = saved_offers.by_content(person, sheet)
        seed: dict[str, Json] = {"offer": sheet_data(sheet)} | ({KEPT: kept.name} if kept else {})
        return self.open(current, person, VALUE, seed, edit=slot, review=True)

    def counter(
        self, state: ChatState, person: Person, sheet: OfferSheet, target: OfferSheet, on: str | None = None
    ) -> Claim:
        """What to ask for to match another offer, by a measure if one is known."""
        seed: dict[str, Json] = {"offer": sheet_data(sheet), "target": {"match": sheet_data(target)}}
        if on is not None:
            seed["on"] = on
        return self.open(state, person, COUNTER, seed)

    def with_offer(self, state: ChatState, person: Person, form: str) -> Claim:
        """Open a dialogue about the offer last talked about, or the only one kept."""
        draft = kept_sheet(state.draft)
        draft = draft if draft is not None and draft.base is not None else None
        if draft is None and len(person.offers) == 1:
            draft = saved_offers.sheet_of(person.offers[0])
        if draft is None and not person.offers:
            waiting = state.model_copy(update={"pending": Pending(asked=f"{THEN}{form}")})
            return line(waiting, person, _NO_OFFER, START)
        return self.open(state, person, form, {"offer": sheet_data(draft)} if draft else None)

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
        opened = self.open(claim.state, claim.person, form, {"offer": sheet_data(draft)})
        told = tuple(replace(reply, buttons=()) for reply in claim.said.replies)
        return replace(opened, said=replace(opened.said, replies=(*told, *opened.said.replies)))

    def go_on(self, state: ChatState, person: Person, message: Message, aside: Aside) -> Claim | None:
        """The next step of the dialogue under way; None where its form is gone."""
        if state.dialogue is None:
            return None
        form = self.forms.get(state.dialogue.form)
        if form is None:
            gone = Reply("What we were in the middle of has gone; start it again whenever you like.")
            left = state.model_copy(update={"dialogue": None})
            return Claim(left, person, Said(Outcome.NOTICE, (gone,)))
        step = engine.step(form, scene_of(state, person), state.dialogue, message, aside)
        if step.state is None and step.finished is None:
            state = self.put_aside(state)
        elif form.name == VALUE and step.finished is not None:
            return self._valued(state, person, step)
        return self.stepped(state, person, step)

    def _valued(self, state: ChatState, person: Person, step: Step) -> Claim:
        """The end of a valuation; where it began with a kept offer, that one is changed."""
        answers = dict(state.dialogue.answers) if state.dialogue else {}
        kept = saved_offers.named(person, str(answers.get(KEPT, "")))
        after = kept_sheet(step.finished.draft if step.finished else None)
        if kept is None or after is None or after == saved_offers.sheet_of(kept):
            return self.stepped(state, person, step)
        changed = saved_offers.saved(person, after, kept.name)
        said = _with_first_line(step.said, f"Your saved offer {literal(kept.name)} is changed.")
        return self.stepped(state, changed, replace(step, said=said))

    def stepped(self, state: ChatState, person: Person, step: Step) -> Claim:
        """What is kept after a step."""
        reached = step.state.turn if step.state else (state.dialogue.turn if state.dialogue else state.turns)
        update: dict[str, Json] = {"dialogue": step.state, "pending": None, "turns": max(reached, 0)}
        end = step.finished
        update["finished"] = step.last
        if end is not None and end.entry:
            update["topics"] = (Topic(entry=end.entry),)
        if end is not None and end.draft is not None:
            update |= {"draft": dict(end.draft), "doubts": (), "rested": False}
        if end is not None and end.compared:
            update |= {"compared": tuple(dict(data) for data in end.compared), "doubts": ()}
        return Claim(state.model_copy(update=update), person, step.said)

    def more(self, state: ChatState, person: Person, text: str, *, named: bool = False) -> Claim | None:
        """The dialogue that finished last with another answer in it: "and for 340", "bonus instead".

        With `named` only one that names its question: "they offered 30k".
        """
        form = self.forms.get(state.finished.form) if state.finished else None
        if state.finished is None or form is None or len(text) > _LONGEST_MORE:
            return None
        if not named and _HOW.fullmatch(words_of(text)):
            return self.stepped(state, person, engine.finished(form, state.finished, scene_of(state, person)))
        if not named and form.name == COUNTER and (len(text.split()) > _FEW_WORDS or defines(text)):
            return None  # what is longer is read as a question of its own
        step = go_on(form, scene_of(state, person), state.finished, text, named=named)
        if step is not None or named:
            return None if step is None else self.stepped(state, person, step)
        why = corrections.refused(form, state.finished, scene_of(state, person), text)
        return None if why is None else Claim(state, person, Said(Outcome.CLARIFY, (Reply(literal(why)),)))

    def put_aside(self, state: ChatState) -> ChatState:
        """The state without its dialogue; an offer that it was about stays the offer talked about."""
        if state.dialogue is None:
            return state
        form = self.forms.get(state.dialogue.form)
        offers = tuple(map(dict, form.offers_of(dict(state.dialogue.answers)))) if form else ()
        kept: dict[str, Json] = {"draft": offers[0], "rested": False} if offers else {}
        if len(offers) > 1:
            kept["compared"] = offers
        return state.model_copy(update={"dialogue": None, "turns": state.dialogue.turn, **kept})

    def aside_notes(self, state: ChatState) -> tuple[str, ...]:
        """What is said of the dialogue that is put aside, if one is under way."""
        form = self.forms.get(state.dialogue.form) if state.dialogue else None
        return (f"I put {form.title} aside.",) if form else ()

    def ask_again(self, state: ChatState, person: Person) -> Claim | None:
        """What the dialogue under way is waiting for, with what it knows already."""
        return self.go_on(state, person, Message(RESUME), lambda _text: None)

    def stale(self, state: ChatState, person: Person) -> Claim:
        """An old button of a dialogue: a notice, and the open question if there is one."""
        form = self.forms.get(state.dialogue.form) if state.dialogue else None
        if state.dialogue is None or form is None:
            return Claim(state, person, Said(Outcome.NOTICE, toast="That question is closed."))
        step = engine.stale(form, scene_of(state, person), state.dialogue)
        return Claim(state, person, step.said)


def scene_of(state: ChatState, person: Person) -> Scene:
    """What dialogues may look at."""
    return Scene(person.offers, state.draft)


def _next_turn(state: ChatState) -> int:
    """A turn that no button of a recent dialogue carries: dialogues count on from where the last one was."""
    last = state.dialogue.turn if state.dialogue else state.turns
    return last + 1 if last < _LAST_TURN else _FIRST_TURN


def _with_first_line(said: Said, text: str) -> Said:
    first, *rest = said.replies
    return replace(said, replies=(replace(first, text=f"{text}\n{first.text}"), *rest))
