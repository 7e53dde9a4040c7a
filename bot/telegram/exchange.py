"""What the runtime hands to the desk and what it gets back: values only."""

from dataclasses import dataclass, field

from bot.core.state import ChatState, Person
from bot.core.store import Miss
from bot.telegram.calls import Call
from bot.telegram.chat_settings import ChatSettings
from bot.telegram.threads import Thread

SILENT = "silent"
"""The outcome of an update that nothing is said to."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Where an update belongs: its chat, topic (0: none) and person, whose state is used; `sender` acted.

    The two differ where `/ask` replies to somebody else's question. Negative: a channel, or a group's anonymous
    admin (the id of the chat in whose name was written).
    """

    chat: int
    person: int
    thread: int = 0
    sender: int = 0

    @property
    def lane(self) -> str:
        """The unit of order: one lane a chat."""
        return str(self.chat)

    @property
    def state_key(self) -> str:
        """The name of the context: chat, topic and person."""
        return f"{self.chat}:{self.thread}:{self.person}"


@dataclass(frozen=True, slots=True)
class FileNeeded:
    """The content of a file that was sent, up to `most` bytes."""

    file_id: str
    most: int = 100_000


@dataclass(frozen=True, slots=True)
class AdminNeeded:
    """Whether somebody is an admin of a chat."""

    chat: int
    person: int


@dataclass(frozen=True, slots=True)
class ExportNeeded:
    """Everything that is kept about a person."""

    person: int


Needed = FileNeeded | AdminNeeded | ExportNeeded


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was found for a `Needed`. `file` is None where it can't be had or is too large."""

    file: bytes | None = None
    admin: bool | None = None
    export: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """What is kept for an update: `state` and `thread` by its context, `person`, `chat`; and what was fetched."""

    state: ChatState = field(default_factory=ChatState)
    person: Person = field(default_factory=Person)
    chat: ChatSettings = field(default_factory=ChatSettings)
    thread: Thread = field(default_factory=Thread)
    fetched: Fetched | None = None


@dataclass(frozen=True, slots=True)
class Handled:
    """What an update comes to: what to keep, and the calls to make in their order.

    - `needs`: nothing is decided yet; fetch it and hand the update in again.
    - `forget`: everything about the update's person is deleted, and nothing of `kept` is written.
    - `moved`: the chat goes on under another id (old, new). - `misses`: questions to learn from.
    """

    kept: Holding
    calls: tuple[Call, ...] = ()
    outcome: str = "notice"
    needs: Needed | None = None
    forget: bool = False
    moved: tuple[int, int] | None = None
    misses: tuple[Miss, ...] = ()
