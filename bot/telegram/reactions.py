"""What the desk may do about a message or a press, before it is put into calls."""

from dataclasses import dataclass

from bot.core.messages import Message, Outcome, Reply, Said
from bot.telegram.chat_settings import ChatSettings
from bot.telegram.exchange import Needed


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing."""


@dataclass(frozen=True, slots=True)
class Wait:
    """First something must be fetched."""

    need: Needed


@dataclass(frozen=True, slots=True)
class Ask:
    """The conversation decides; `preface` is said before its replies."""

    message: Message
    preface: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class Open:
    """A deep link: the first of these look-ups that finds something, or else `otherwise`."""

    messages: tuple[Message, ...]
    otherwise: Said


@dataclass(frozen=True, slots=True)
class Say:
    """The desk's own words. `in_place`: they replace the message whose button was pressed.

    `settings` are the chat's settings from now on, `forget` deletes the person.
    """

    said: Said
    in_place: bool = False
    settings: ChatSettings | None = None
    forget: bool = False


Reaction = Silence | Wait | Ask | Open | Say


def say(*replies: Reply, toast: str = "") -> Say:
    """A notice."""
    return Say(Said(Outcome.NOTICE, replies, toast=toast))


def line(text: str) -> Say:
    """A notice of one line."""
    return say(Reply(text))


STALE = say(toast="This button is too old. Ask again, please.")
"""The answer to a press that means nothing here: stale, forged, or on a message of another chat."""
