"""What a durable store does for the bot: the `Store` protocol, its rows and its complaints.

A store keeps text and numbers; it knows no models, no Telegram and no clock. Times are seconds since 1970 (UTC).
"""

import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

UNUSED_DAYS = 180
"""Days after which what nobody used is deleted."""

SEEN_DAYS = 3
"""Days for which the ids of updates and of sent messages are remembered.

Telegram redelivers within one day, and people can edit a message for two."""


class StoreError(Exception):
    """Something is wrong with the store. The message is a sentence for the operator, without data."""


class StoreAwayError(StoreError):
    """The database can't be reached; it may come back."""


class StoreLockedError(StoreError):
    """Another process holds the database."""


class StoreFullError(StoreError):
    """The disk or the database is full."""


class StoreReadOnlyError(StoreError):
    """The database can't be written."""


class StoreDamagedError(StoreError):
    """The database is no database, or a broken one."""


class StoreNewerError(StoreError):
    """The database was written by a newer version of the program."""


class StoreAddressError(StoreError):
    """The database URL can't be understood."""


class StoreRefusedError(StoreError):
    """The database takes none of these values, now or later: a row too large, a sign it can't hold, a broken rule."""


class Overtaken(Exception):
    """A commit was refused as a whole: `updates` were applied or deleted by somebody else, or rows had changed."""

    def __init__(self, updates: frozenset[int]) -> None:
        super().__init__(f"{len(updates)} updates were applied elsewhere")
        self.updates = updates


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


@dataclass(frozen=True, slots=True)
class Share:
    """Which slots of the work this process holds, and which of them it should give back when they are idle."""

    held: frozenset[int]
    excess: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much lies in the store; ages in seconds."""

    waiting: int
    oldest_waiting: float
    unsent: int
    oldest_unsent: float
    parked: int
    persons: int


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many rows the daily job deleted."""

    kept: int
    ids: int
    parked: int
    misses: int


def slot_of(lane: str, slots: int) -> int:
    """The slot that a lane belongs to: the same in every process."""
    return zlib.crc32(lane.encode()) % slots


class Store(Protocol):
    """Durable memory of the bot. Every method may raise a `StoreError`; nothing is half-written then.

    Work is divided into `slots`; only the process that holds a lane's slot handles its updates and letters.
    An embedded store has one slot, always held. Even where two processes believe they hold a slot, `commit`
    applies an update once.
    """

    @property
    def slots(self) -> int:
        """Into how many parts the work is divided."""

    async def receive(self, arrivals: Sequence[Arrival]) -> frozenset[int]:
        """Keep updates; the ids that were new. On return they are on disk."""

    async def waiting(self, slots: Collection[int], most: int, known: Collection[int] = ()) -> list[Arrival]:
        """Updates of `slots` not applied yet, oldest id first, without those whose ids are `known`."""

    async def load(self, keys: Collection[KeptKey]) -> Mapping[KeptKey, KeptRow]:
        """The kept rows there are."""

    async def commit(self, turns: Sequence[Turned], now: float) -> None:
        """Apply turns in their order, in one transaction, or raise `Overtaken` and apply none."""

    async def unsent(self, slots: Collection[int], most: int) -> list[Letter]:
        """Letters of `slots` in the order in which they go out."""

    async def settle(self, letters: Collection[tuple[int, int]], sent: Collection[Sent], now: float) -> None:
        """Take letters out of the outbox, sent or never to be sent, and note messages that came to be."""

    async def message_id(self, lane: str, key: str) -> int | None:
        """The message noted under a key of a lane."""

    async def share(self) -> Share:
        """Take a fair share of the work: to be called every second or so. `StoreAwayError`: every slot is lost."""

    async def release(self, slots: Collection[int]) -> None:
        """Give slots back for other processes."""

    async def lead(self) -> bool:
        """Whether this process is the one that polls; it stays so until it dies, closes or loses the database."""

    async def news(self) -> frozenset[int]:
        """Wait for updates that another process received for slots held here; which slots."""

    async def parked(self, most: int) -> list[Parked]:
        """Failed turns, newest first."""

    async def misses(self, most: int) -> list[MissCount]:
        """Questions without a good answer, the most frequent first."""

    async def check(self) -> None:
        """Write to the disk what changes nothing, to see whether that is possible, or raise a `StoreError`."""

    async def export(self, person: int) -> list[tuple[str, str]]:
        """Everything kept about a person as (what it is, its text): kept rows, what is under way, messages sent."""

    async def prune(self, now: float) -> Pruned:
        """Delete what nobody used for `UNUSED_DAYS`, and ids older than `SEEN_DAYS`."""

    async def sizes(self, now: float) -> Sizes:
        """How much is kept and how long it has been waiting."""

    async def close(self) -> None:
        """Finish what is under way and let go of everything."""
