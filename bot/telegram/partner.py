"""What the desk needs of a conversation."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from bot.core.messages import Message, Said
from bot.core.state import ChatState, Person


class Turn(Protocol):
    """What a message leads to."""

    @property
    def state(self) -> ChatState:
        """The context afterwards."""

    @property
    def person(self) -> Person:
        """What is kept of the person afterwards."""

    @property
    def said(self) -> Said:
        """The replies."""


class Finding(Protocol):
    """One short result for somebody who is still typing. `text` may hold **bold** words."""

    @property
    def id(self) -> str:
        """What identifies it."""

    @property
    def title(self) -> str:
        """Its name."""

    @property
    def text(self) -> str:
        """The answer, with its figure."""

    @property
    def source(self) -> str:
        """Where the figure comes from."""


class Conversation(Protocol):
    """Answers messages and looks things up. Pure; the data of its buttons never begins with `~`."""

    def turn(self, state: ChatState, person: Person, message: Message, now: dt.datetime) -> Turn:
        """What is said to a message, and what is kept afterwards."""

    def look_up(self, text: str) -> Sequence[Finding]:
        """Results for a few typed words, best first; the most useful ones where nothing is typed yet."""

    def looks_up(self, data: str) -> bool:
        """Whether a button only looks something up, whatever its presser's context: then anybody may press it."""
