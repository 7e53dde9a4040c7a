"""What a store keeps, and what a turn changes of it: text and numbers; times are seconds since 1970 (UTC)."""

from dataclasses import dataclass
from enum import StrEnum


class KeptKind(StrEnum):
    """The three kinds of what is kept."""

    STATE = "state"
    PERSON = "person"
    CHAT = "chat"


@dataclass(frozen=True, slots=True, order=True)
class KeptKey:
    """Whose row it is: context of a person in a chat and topic, a person (chat 0), or a chat (person 0)."""

    kind: KeptKind
    chat: int = 0
    thread: int = 0
    person: int = 0


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A kept text. `version` counts its writes: 0 for a row that isn't stored yet."""

    key: KeptKey
    body: str
    version: int
    used_at: float


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update as received, waiting for its turn. Updates of a lane are handled in the order of their ids."""

    update_id: int
    lane: str
    person: int
    body: str
    at: float


@dataclass(frozen=True, slots=True)
class Letter:
    """A call to make to Telegram, in the outbox. Those of a lane go out by update id, then by part."""

    update_id: int
    part: int
    lane: str
    person: int
    body: str
    at: float

    @property
    def id(self) -> tuple[int, int]:
        """What identifies the letter in the outbox."""
        return self.update_id, self.part


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that came to be: its id, under a key that its lane's later letters know it by."""

    lane: str
    key: str
    message_id: int


@dataclass(frozen=True, slots=True)
class Parked:
    """A turn that failed. `reason` names the error and its place in the code, never a value."""

    code: str
    update_id: int
    kind: str
    reason: str
    at: float


class MissKind(StrEnum):
    """Why a question is worth an entry."""

    UNANSWERED = "unanswered"
    DISLIKED = "disliked"


@dataclass(frozen=True, slots=True)
class Miss:
    """A question that got no good answer, without its asker."""

    text: str
    kind: MissKind = MissKind.UNANSWERED


@dataclass(frozen=True, slots=True)
class MissCount:
    """How often a question was missed, and when last."""

    miss: Miss
    count: int
    last_at: float


@dataclass(frozen=True, slots=True)
class Turned:
    """One turn to commit: all of it or nothing.

    `kept` holds new bodies with the version that was loaded. `forget` deletes a person: kept rows, and the
    updates and letters up to this update; then nothing of `kept` is written. `moved` renames a chat (old, new).
    `update_id` is None for a change without an update, such as a chat that is gone.
    """

    update_id: int | None
    kept: tuple[KeptRow, ...] = ()
    letters: tuple[Letter, ...] = ()
    misses: tuple[Miss, ...] = ()
    parked: Parked | None = None
    forget: int | None = None
    moved: tuple[int, int] | None = None
