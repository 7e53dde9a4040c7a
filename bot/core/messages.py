"""What goes into a conversation and what comes out of it, whatever carries it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.core.charts import Chart


class Outcome(StrEnum):
    """What became of a message."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    NO_ANSWER = "no_answer"
    VALUATION = "valuation"
    NOTICE = "notice"
    ERROR = "error"


class Room(StrEnum):
    """Who reads along. In a group nobody's pay is asked for or shown."""

    PRIVATE = "private"
    GROUP = "group"


MOST_DATA = 64
"""Bytes that a button may carry: Telegram's limit, kept everywhere."""


@dataclass(frozen=True, slots=True)
class Button:
    """A choice under a reply.

    `data` comes back when it is pressed; `private` names what a link button opens in the private chat
    instead (a /start payload: letters, digits, `_` and `-`, at most 64).
    """

    label: str
    data: str = ""
    private: str = ""

    def __post_init__(self) -> None:
        if bool(self.data) == bool(self.private):
            raise ValueError(f"button '{self.label}' needs either data or a private payload")
        if len((self.data or self.private).encode()) > MOST_DATA:
            raise ValueError(f"button '{self.label}' carries over {MOST_DATA} bytes")


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to a person.

    `text` may hold **bold** words (see `bot.core.markup`); `detail` is shown folded; `source` is the line that
    says where the figures come from; `buttons` are rows; `document` is a file to send, as (name, content).
    """

    text: str
    detail: str = ""
    source: str = ""
    buttons: tuple[tuple[Button, ...], ...] = ()
    chart: Chart | None = None
    document: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """What a person did: wrote `text`, pressed a button carrying `press`, or sent the text of a `document`."""

    text: str = ""
    press: str = ""
    document: str | None = None
    room: Room = Room.PRIVATE

    def cut(self, longest: int) -> "Message":
        """The message with at most so many characters of text."""
        return self if len(self.text) <= longest else replace(self, text=self.text[:longest])


@dataclass(frozen=True, slots=True)
class Said:
    """What the bot makes of a message: the replies, and how the message ended.

    `toast` is a short notice shown on the pressed button instead of a message.
    """

    outcome: Outcome
    replies: tuple[Reply, ...] = field(default=())
    entry: str | None = None
    toast: str = ""

    def with_buttons(self, change: Callable[[Button], Button]) -> "Said":
        """The same with every button changed."""
        replies = tuple(
            replace(reply, buttons=tuple(tuple(change(button) for button in row) for row in reply.buttons))
            for reply in self.replies
        )
        return replace(self, replies=replies)
