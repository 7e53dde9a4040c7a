"""What a durable store does for the bot."""

import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.core.store.rows import (
    Arrival,
    KeptKey,
    KeptRow,
    Letter,
    MissCount,
    Parked,
    Sent,
    Turned,
)

UNUSED_DAYS = 180
"""Days after which what nobody used is deleted."""

SEEN_DAYS = 3
"""Days for which the ids of updates and of sent messages are remembered.

Telegram redelivers within one day, and people can edit a message for two."""


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
