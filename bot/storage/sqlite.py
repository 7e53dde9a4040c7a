"""The store in one SQLite file: WAL, synced at commit, one process at a time."""

import asyncio
import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

from bot.core.store import (
    SEEN_DAYS,
    UNUSED_DAYS,
    Arrival,
    KeptKey,
    KeptRow,
    Letter,
    Pruned,
    Sent,
    Share,
    Turned,
)
from bot.storage.checkpoints import Checkpoints
from bot.storage.journal import Journal
from bot.storage.looking import Looking
from bot.storage.sqlitefile import Place, claim
from bot.storage.sqliteturns import apply
from bot.storage.texts import ROOM

_DAY = 86_400


class SqliteStore(Looking):
    """See `bot.core.store.Store`. One slot, always held; a second working process is refused."""

    slots = 1

    def __init__(self, place: Place, journal: Journal, guard: BinaryIO | None) -> None:
        self._place = place
        self._journal = journal
        self._guard = guard
        self._checkpoints = Checkpoints(place.path, lambda: journal.commits) if guard is not None else None

    @classmethod
    async def open(cls, path: Path, *, work: bool = True) -> "SqliteStore":
        """Open or create the file, bring its schema up to date.

        `work` claims the file for this process, as whoever handles updates must; commands that only look don't.

        Raises:
            StoreError: the file is locked, full, read-only, newer, damaged or out of reach.

        """
        guard = claim(path) if work else None
        place = Place(path)
        journal = Journal(place.connect, place.still_there)
        try:
            await journal.open()
        except BaseException:
            if guard is not None:
                guard.close()
            raise
        return cls(place, journal, guard)

    async def receive(self, arrivals: Sequence[Arrival]) -> frozenset[int]:
        """Keep updates; the ids that were new."""

        def work(db: sqlite3.Connection) -> frozenset[int]:
            new = [
                a
                for a in arrivals
                if db.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (a.update_id, a.at)).rowcount
            ]
            db.executemany(
                "INSERT INTO inbox VALUES (?, 0, ?, ?, ?, ?)",
                [(a.update_id, a.lane, a.person, a.body, a.at) for a in new],
            )
            return frozenset(a.update_id for a in new)

        return cast("frozenset[int]", await self._journal.do(work))

    async def waiting(self, slots: Collection[int], most: int, known: Collection[int] = ()) -> list[Arrival]:
        """Updates not applied yet, oldest id first."""
        if 0 not in slots:
            return []
        rows = await self._rows(
            "SELECT update_id, lane, person, body, at FROM inbox"
            " WHERE update_id NOT IN (SELECT value FROM json_each($1)) ORDER BY update_id LIMIT $2",
            json.dumps(list(known)),
            most,
        )
        return [Arrival(*row) for row in rows]

    async def load(self, keys: Collection[KeptKey]) -> Mapping[KeptKey, KeptRow]:
        """The kept rows there are."""

        def work(db: sqlite3.Connection) -> dict[KeptKey, KeptRow]:
            found = {}
            for key in keys:
                row = db.execute(
                    "SELECT body, version, used_at FROM kept WHERE kind = ? AND chat = ? AND thread = ? AND person = ?",
                    (key.kind, key.chat, key.thread, key.person),
                ).fetchone()
                if row is not None:
                    found[key] = KeptRow(key, *row)
            return found

        return cast("dict[KeptKey, KeptRow]", await self._journal.do(work, writes=False))

    async def commit(self, turns: Sequence[Turned], now: float) -> None:
        """Apply turns in their order, all or none."""

        def work(db: sqlite3.Connection) -> None:
            apply(db, turns, now)

        await self._journal.do(work)
        if any(turn.forget is not None for turn in turns):
            await self._journal.alone(_scrub)

    async def unsent(self, slots: Collection[int], most: int) -> list[Letter]:
        """Letters in the order in which they go out."""
        if 0 not in slots:
            return []
        rows = await self._rows(
            "SELECT update_id, part, lane, person, body, at FROM outbox ORDER BY update_id, part LIMIT $1",
            most,
        )
        return [Letter(*row) for row in rows]

    async def settle(self, letters: Collection[tuple[int, int]], sent: Collection[Sent], now: float) -> None:
        """Take letters out of the outbox. Not synced by itself: a loss of power may repeat a reply."""

        def work(db: sqlite3.Connection) -> None:
            db.executemany("DELETE FROM outbox WHERE update_id = ? AND part = ?", letters)
            db.executemany(
                "INSERT OR REPLACE INTO sent VALUES (?, ?, ?, ?)",
                [(s.lane, s.key, s.message_id, now) for s in sent],
            )

        await self._journal.do(work, durable=False)

    async def share(self) -> Share:
        """The only slot."""
        return Share(frozenset({0}))

    async def release(self, slots: Collection[int]) -> None:
        """Nobody else could take a slot."""

    async def lead(self) -> bool:
        """Whether this process claimed the file."""
        return self._guard is not None

    async def news(self) -> frozenset[int]:
        """Nobody else receives updates: waits until it is cancelled."""
        await asyncio.Event().wait()
        return frozenset()

    async def check(self) -> None:
        """Write what changes nothing, and wait until the disk has it."""
        self._place.refuse_when_full()
        await self._journal.do(_try_room)

    async def prune(self, now: float) -> Pruned:
        """Delete what nobody used, and old update ids."""

        def work(db: sqlite3.Connection) -> Pruned:
            unused, forgotten = now - UNUSED_DAYS * _DAY, now - SEEN_DAYS * _DAY
            return Pruned(
                kept=db.execute("DELETE FROM kept WHERE used_at < ?", (unused,)).rowcount,
                ids=db.execute(
                    "DELETE FROM seen WHERE at < ? AND update_id NOT IN (SELECT update_id FROM inbox)",
                    (forgotten,),
                ).rowcount
                + db.execute("DELETE FROM sent WHERE at < ?", (forgotten,)).rowcount,
                parked=db.execute("DELETE FROM parked WHERE at < ?", (unused,)).rowcount,
                misses=db.execute("DELETE FROM misses WHERE last_at < ?", (unused,)).rowcount,
            )

        pruned = cast("Pruned", await self._journal.do(work))
        await self._journal.alone(_scrub)
        return pruned

    async def close(self) -> None:
        """Finish what is under way, close the file and give up the claim."""
        if self._checkpoints is not None:
            await self._checkpoints.close()
            self._checkpoints = None
        await self._journal.close()
        if self._guard is not None:
            self._guard.close()

    async def _rows(self, query: str, *values: object) -> list[Any]:
        named = {str(place): value for place, value in enumerate(values, 1)}

        def work(db: sqlite3.Connection) -> list[Any]:
            return db.execute(query, named).fetchall()

        return cast("list[Any]", await self._journal.do(work, writes=False))


def _try_room(db: sqlite3.Connection) -> None:
    db.execute("INSERT INTO parked VALUES ('check', 0, '', ?, 0)", (ROOM,))
    db.execute("DELETE FROM parked WHERE code = 'check'")


def _scrub(db: sqlite3.Connection) -> None:
    """Empty the write-ahead log, so that deleted text lies in no file; partly, while somebody else reads."""
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
