"""Who works on what, among the processes of one PostgreSQL database: advisory locks of one connection.

The server frees the locks the moment the connection is gone, however the process ended; and it ends the connection
of a process that hangs and shows no life on it.
"""

import asyncio
import contextlib
import math
import random
import zlib
from collections.abc import Callable, Collection, Coroutine
from typing import Any, TypeVar

from asyncpg.exceptions import UndefinedObjectError

from bot.core.store import Share, StoreAwayError
from bot.storage.pgerrors import FAILURES, complaint

SLOTS = 64
"""Parts of the work: bounds how many replicas can share it."""

_LEADER = 1_000
_UPGRADE = 1_001
_PRESENT = 100_000
_SECONDS = 5.0
_LIFELESS = "8s"
"""After so long without a word the work goes to others; `share` is asked every second or so."""

Value = TypeVar("Value")

Connection = "asyncpg.Connection[asyncpg.Record]"


def namespace_of(database: str, schema: str) -> int:
    """First half of every lock's key: bots in other schemas don't meet."""
    return zlib.crc32(f"offerlens {database} {schema}".encode()) & 0x7FFF_FFFF


class Tenure:
    """The slots, the leadership and the news of this process."""

    def __init__(self, connect: Callable[[], Coroutine[Any, Any, Any]], namespace: int) -> None:
        self._connect = connect
        self._space = namespace
        self.channel = f"offerlens_{namespace}"
        self._connection: Any = None
        self._turn = asyncio.Lock()
        self._leads = False
        self._news: set[int] = set()
        self._heard = asyncio.Event()
        self.held: frozenset[int] = frozenset()

    async def share(self) -> Share:
        """Take free slots up to a fair share; name those above it."""
        return await self._ask(self._share)

    async def release(self, slots: Collection[int]) -> None:
        """Give slots back."""

        async def give(connection: Any) -> None:  # noqa: ANN401
            await connection.fetch(
                "SELECT pg_advisory_unlock($1, slot) FROM unnest($2::int[]) slot", self._space, sorted(slots)
            )
            self.held -= frozenset(slots)

        await self._ask(give)

    async def lead(self) -> bool:
        """Whether this process leads; it tries to, if nobody does."""

        async def try_to(connection: Any) -> bool:  # noqa: ANN401
            if not self._leads:
                self._leads = bool(
                    await connection.fetchval("SELECT pg_try_advisory_lock($1, $2)", self._space, _LEADER)
                )
            return self._leads

        if self._leads and self._connection is not None and not self._connection.is_closed():
            return True
        return await self._ask(try_to)

    async def news(self) -> frozenset[int]:
        """Wait until another process received updates for slots held here."""
        await self._heard.wait()
        self._heard.clear()
        news, self._news = frozenset(self._news), set()
        return news & self.held

    async def close(self) -> None:
        """Let go of everything."""
        async with self._turn:
            if self._connection is not None:
                # the locks are free when the server notices; a polite goodbye makes that at once
                with contextlib.suppress(*FAILURES):
                    await self._connection.close(timeout=2)
            self._lose()

    async def _share(self, connection: Any) -> Share:  # noqa: ANN401
        rows = await connection.fetch(
            "SELECT objid::int AS id FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2"
            " AND classid::bigint = $1 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
            self._space,
        )
        taken = {row["id"] for row in rows}
        present = sum(number >= _PRESENT for number in taken)
        fair = math.ceil(SLOTS / max(1, present))
        if len(self.held) < fair:
            free = sorted(set(range(SLOTS)) - taken)
            wanted = random.sample(free, min(len(free), fair - len(self.held)))
            got = await connection.fetch(
                "SELECT slot FROM unnest($2::int[]) slot WHERE pg_try_advisory_lock($1, slot)",
                self._space,
                wanted,
            )
            self.held |= {row["slot"] for row in got}
        excess = sorted(self.held)[fair:]
        return Share(self.held, frozenset(excess))

    async def _ask(self, work: Callable[[Any], Coroutine[Any, Any, Value]]) -> Value:
        """Run `work` on the connection that holds the locks; if that is gone, so are the locks."""
        async with self._turn:
            try:
                async with asyncio.timeout(_SECONDS):
                    if self._connection is None or self._connection.is_closed():
                        await self._reconnect()
                    return await work(self._connection)
            except FAILURES as error:
                if self._connection is not None:
                    self._connection.terminate()
                self._lose()
                raise complaint(error) from error

    async def _reconnect(self) -> None:
        lost = bool(self.held) or self._leads
        self._lose()
        if lost:
            raise StoreAwayError("The connection to PostgreSQL was lost; it is being made again.")
        connection = await self._connect()
        self._connection = connection
        # PostgreSQL 13 and older don't know it: there only the keepalives of the line notice
        with contextlib.suppress(UndefinedObjectError):
            await connection.execute(f"SET idle_session_timeout = '{_LIFELESS}'")
        await connection.add_listener(self.channel, self._hear)
        await connection.fetchval(
            "SELECT pg_advisory_lock($1, $2)",
            self._space,
            random.randrange(_PRESENT, 2**31 - 1),  # noqa: S311 - tells processes apart, no secret
        )

    def _hear(self, _connection: object, _pid: int, _channel: str, slots: object) -> None:
        self._news.update(int(slot) for slot in str(slots).split(","))
        self._heard.set()

    def _lose(self) -> None:
        self._connection = None
        self._leads = False
        self.held = frozenset()


async def only_one(connection: Any, namespace: int, work: Callable[[], Coroutine[Any, Any, None]]) -> None:  # noqa: ANN401
    """Run `work` while no other process of this database upgrades it."""
    await connection.execute("SELECT pg_advisory_lock($1, $2)", namespace, _UPGRADE)
    try:
        await work()
    finally:
        await connection.execute("SELECT pg_advisory_unlock($1, $2)", namespace, _UPGRADE)
