"""What is said where the desk reacts: by the desk itself, or by the conversation."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.core.messages import Message, Outcome, Said
from bot.core.state import ChatState, Person
from bot.telegram import group_chat
from bot.telegram.partner import Conversation
from bot.telegram.reactions import Ask, Open, Reaction, Say, Silence, Wait

FOUND = frozenset({Outcome.ANSWER, Outcome.CLARIFY})
"""How a look-up ends that found something."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the conversation or the desk itself says, and what is kept then."""

    said: Said
    state: ChatState
    person: Person


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells somebody with a context (`state`) what a reaction comes to. Pure.

    In a group the conversation does not learn whom it talks to: no offer can slip out.
    """

    conversation: Conversation

    def told(
        self, reaction: Reaction, state: ChatState, person: Person, now: dt.datetime, *, private: bool
    ) -> Told | None:
        """What is said; None for silence."""
        match reaction:
            case Silence() | Wait():
                return None
            case Say():
                return Told(reaction.said, state, person)
            case Open():
                told = (
                    self.told(Ask(message), state, person, now, private=private)
                    for message in self._open(reaction, state)
                )
                found = (one for one in told if one is not None and one.said.outcome in FOUND)
                return next(found, Told(reaction.otherwise, state, person))
            case Ask():
                known = person if private else Person()
                turn = self.conversation.turn(state, known, reaction.message, now)
                said = replace(turn.said, replies=(*reaction.preface, *turn.said.replies))
                if private:
                    return Told(said, turn.state, turn.person)
                return Told(group_chat.discreet(said), turn.state, person)

    def _open(self, link: Open, state: ChatState) -> Iterator[Message]:
        """What a link may ask for: it changes nothing, and is no answer to what a dialogue asks."""
        for message in link.messages:
            if self.conversation.looks_up(message.press) if message.press else state.dialogue is None:
                yield message
