"""The conversation: one message and what is kept in, replies and what is kept out. Pure, whatever carries it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.core.answers.answerer import Answerer
from bot.core.answers.in_groups import for_group
from bot.core.answers.look_up import Finding
from bot.core.dialogue.forms import Form
from bot.core.intents.names import OfferNames
from bot.core.messages import Button, Message, Outcome, Reply, Room, Said
from bot.core.reading.characters import words_of
from bot.core.state import ChatState, Person
from bot.core.understanding.matching import Matching
from bot.core.understanding.reader import Reader
from bot.core.valuing.desk import OfferDesk
from bot.core.valuing.in_dialogue import Answered
from calculators.currencies import Rate
from knowledge.base import Knowledge
from knowledge.rarity import CommonWords

_MOST_OFFERED = 12
LONGEST = 4096
"""Characters of a message that are looked at: as many as one Telegram message holds."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What a message leads to."""

    state: ChatState
    person: Person
    said: Said


class Conversation:
    """Answers messages with one knowledge. Holds nothing about anybody."""

    def __init__(
        self,
        knowledge: Knowledge,
        common: CommonWords,
        matching: Matching,
        names: OfferNames,
        forms: Mapping[str, Form],
        rates: Iterable[Rate] = (),
    ) -> None:
        self.knowledge = knowledge
        self.matching = matching
        self.reader = Reader(knowledge, common)
        self.answerer = Answerer(knowledge, self.reader, matching)
        self.offers = OfferDesk(knowledge, names, forms, rates)

    def turn(self, state: ChatState, person: Person, message: Message, now: dt.datetime) -> Turn:
        """What is said to a message, and what is kept afterwards."""
        current = state.fresh(now)
        message = _pressed_by_name(current, message.cut(LONGEST))
        claim = self.offers.claims(current, person, message, self._surely(current))
        if claim is not None:
            return Turn(_offering(claim.state, claim.said).seen(now), claim.person, claim.said)
        current = current.model_copy(update={"finished": None})
        if message.press:
            current, said = self.answerer.pressed(current, message.press)
        else:
            current, said = self.answerer.asked(current, message.text)
        if message.room is Room.GROUP:
            said = for_group(said, self.knowledge).with_buttons(_in_private)
        return Turn(_offering(current, said).seen(now), person, said)

    def look_up(self, text: str) -> tuple[Finding, ...]:
        """Short results for somebody who is still typing."""
        return self.answerer.look_up.findings(text[:LONGEST])

    def looks_up(self, data: str) -> bool:
        """Whether a button only looks something up, whoever presses it."""
        return data.partition(":")[0] in {"e", "q", "s"}

    def _surely(self, state: ChatState) -> "_Sure":
        return _Sure(self.answerer, state)


def _pressed_by_name(state: ChatState, message: Message) -> Message:
    """A message that is the label of a button just offered presses it; in a dialogue it is an answer."""
    if state.dialogue is not None or not message.text or message.room is Room.GROUP:
        return message
    said = words_of(message.text)
    data = next((data for label, data in state.offered if words_of(label) == said), None)
    return message if data is None else Message(press=data)


def _offering(state: ChatState, said: Said) -> ChatState:
    """The state with the buttons of what is said; a short notice leaves those before it."""
    if not said.replies:
        return state
    rows = (row for reply in said.replies for row in reply.buttons)
    offered = tuple((button.label, button.data) for row in rows for button in row if button.data)
    return state.model_copy(update={"offered": offered[:_MOST_OFFERED]})


def _in_private(button: Button) -> Button:
    """In a group, a button that would open a dialogue leads to the private chat instead."""
    return (
        Button(button.label, private=button.data.removeprefix("f:"))
        if button.data.startswith("f:")
        else button
    )


@dataclass(frozen=True, slots=True)
class _Sure:
    """Answers a question in the middle of a dialogue, if it surely is one."""

    answerer: Answerer
    state: ChatState

    def __call__(self, text: str) -> Answered | None:
        after, said = self.answerer.asked(self.state, text)
        return Answered(after, said) if said.outcome is Outcome.ANSWER else None


def nothing(text: str) -> Said:
    """A reply without an answer."""
    return Said(Outcome.NO_ANSWER, (Reply(text),))
