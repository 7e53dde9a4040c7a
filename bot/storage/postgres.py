"""The store on PostgreSQL, shared by any number of processes."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

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
    slot_of,
)
from bot.storage.looking import Looking
from bot.storage.pgconnections import Connections
from bot.storage.pgserver import connected, first_connection, try_room, upgrade
from bot.storage.pgturns import apply
from bot.storage.tenure import SLOTS, Tenure, namespace_of, only_one

CONNECTIONS = 6
"""Beside the one that holds the locks."""

_DAY = 86_400


class PostgresStore(Looking):
    """See `bot.core.store.Store`."""

    slots = SLOTS

    def __init__(self, connections: Connections, tenure: Tenure) -> None:
        self._connections = connections
        self._tenure = tenure

    @classmethod
    async def open(cls, address: str, *, work: bool = True) -> "PostgresStore":
        """Connect, and bring the schema up to date. `work`: to write, which is tried at once.

        Raises:
            StoreError: the server is away, or its database can't be used.

        """

        async def connect() -> Any:  # noqa: ANN401
            return await connected(address)

        async with first_connection(address) as first:
            database, schema = await first.fetchrow("SELECT current_database(), current_schema()")
            space = namespace_of(database, schema or "")
            await only_one(first, space, lambda: upgrade(first))
            if work:
                await try_room(first)
        return cls(Connections(connect, CONNECTIONS), Tenure(connect, space))

    async def receive(self, arrivals: Sequence[Arrival]) -> frozenset[int]:
        """Keep updates; the ids that were new. Whoever holds their slots is told."""
        rows = {a.update_id: a for a in arrivals}.values()
        slots = {a.update_id: slot_of(a.lane, SLOTS) for a in rows}
        async with self._connections.lend() as db, db.transaction():
            found = await db.fetch(
                "WITH new AS (INSERT INTO seen SELECT * FROM unnest($1::bigint[], $6::float8[])"
                " ON CONFLICT DO NOTHING RETURNING update_id)"
                " INSERT INTO inbox SELECT u.* FROM"
                " unnest($1::bigint[], $2::smallint[], $3::text[], $4::bigint[], $5::text[], $6::float8[])"
                " AS u (update_id, slot, lane, person, body, at) JOIN new USING (update_id) RETURNING update_id",
                [a.update_id for a in rows],
                [slots[a.update_id] for a in rows],
                [a.lane for a in rows],
                [a.person for a in rows],
                [a.body for a in rows],
                [a.at for a in rows],
            )
            new = frozenset(row["update_id"] for row in found)
            elsewhere = {slots[i] for i in new} - self._tenure.held
            if elsewhere:
                await db.execute(
                    "SELECT pg_notify($1, $2)", self._tenure.channel, ",".join(map(str, sorted(elsewhere)))
                )
        return new

    async def waiting(self, slots: Collection[int], most: int, known: Collection[int] = ()) -> list[Arrival]:
        """Updates of `slots` not applied yet, oldest id first."""
        rows = await self._rows(
            "SELECT update_id, lane, person, body, at FROM inbox i WHERE slot = ANY($1::smallint[])"
            " AND NOT EXISTS (SELECT FROM unnest($3::bigint[]) k WHERE k = i.update_id)"
            " ORDER BY update_id LIMIT $2",
            list(slots),
            most,
            list(known),
        )
        return [Arrival(*row) for row in rows]

    async def load(self, keys: Collection[KeptKey]) -> Mapping[KeptKey, KeptRow]:
        """The kept rows there are."""
        rows = await self._rows(
            "SELECT k.kind, k.chat, k.thread, k.person, k.body, k.version, k.used_at"
            " FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[]) AS w (kind, chat, thread, person)"
            " JOIN kept k USING (kind, chat, thread, person)",
            [str(key.kind) for key in keys],
            [key.chat for key in keys],
            [key.thread for key in keys],
            [key.person for key in keys],
        )
        wanted = {(str(key.kind), key.chat, key.thread, key.person): key for key in keys}
        found = {}
        for kind, chat, thread, person, body, version, used_at in rows:
            key = wanted[kind, chat, thread, person]
            found[key] = KeptRow(key, body, version, used_at)
        return found

    async def commit(self, turns: Sequence[Turned], now: float) -> None:
        """Apply turns in their order, all or none."""
        async with self._connections.lend() as db, db.transaction():
            await apply(db, turns, now)

    async def unsent(self, slots: Collection[int], most: int) -> list[Letter]:
        """Letters of `slots` in the order in which they go out."""
        rows = await self._rows(
            "SELECT update_id, part, lane, person, body, at FROM outbox WHERE slot = ANY($1::smallint[])"
            " ORDER BY update_id, part LIMIT $2",
            list(slots),
            most,
        )
        return [Letter(*row) for row in rows]

    async def settle(self, letters: Collection[tuple[int, int]], sent: Collection[Sent], now: float) -> None:
        """Take letters out of the outbox, and note messages that came to be."""
        async with self._connections.lend() as db, db.transaction():
            await db.execute(
                "DELETE FROM outbox o USING unnest($1::bigint[], $2::smallint[]) AS d (update_id, part)"
                " WHERE o.update_id = d.update_id AND o.part = d.part",
                [update_id for update_id, _ in letters],
                [part for _, part in letters],
            )
            newest = {(s.lane, s.key): s.message_id for s in sent}
            if newest:
                await db.execute(
                    "INSERT INTO sent SELECT u.*, $4 FROM unnest($1::text[], $2::text[], $3::bigint[]) AS u"
                    " ON CONFLICT (lane, key) DO UPDATE SET message_id = excluded.message_id, at = excluded.at",
                    [lane for lane, _ in newest],
                    [key for _, key in newest],
                    list(newest.values()),
                    now,
                )

    async def share(self) -> Share:
        """Take a fair share of the slots."""
        return await self._tenure.share()

    async def release(self, slots: Collection[int]) -> None:
        """Give slots back."""
        await self._tenure.release(slots)

    async def lead(self) -> bool:
        """Whether this process polls."""
        return await self._tenure.lead()

    async def news(self) -> frozenset[int]:
        """Wait until another process received updates for slots held here."""
        return await self._tenure.news()

    async def check(self) -> None:
        """Write what changes nothing, and wait until the server's disk has it."""
        async with self._connections.lend() as db:
            await try_room(db)

    async def prune(self, now: float) -> Pruned:
        """Delete what nobody used, and old ids."""
        unused, forgotten = now - UNUSED_DAYS * _DAY, now - SEEN_DAYS * _DAY
        async with self._connections.lend() as db, db.transaction():
            return Pruned(
                kept=_count(await db.execute("DELETE FROM kept WHERE used_at < $1", unused)),
                ids=_count(
                    await db.execute(
                        "DELETE FROM seen s WHERE at < $1"
                        " AND NOT EXISTS (SELECT FROM inbox i WHERE i.update_id = s.update_id)",
                        forgotten,
                    )
                )
                + _count(await db.execute("DELETE FROM sent WHERE at < $1", forgotten)),
                parked=_count(await db.execute("DELETE FROM parked WHERE at < $1", unused)),
                misses=_count(await db.execute("DELETE FROM misses WHERE last_at < $1", unused)),
            )

    async def close(self) -> None:
        """Let go of the slots and of every connection."""
        await self._connections.close()
        await self._tenure.close()

    async def _rows(self, query: str, *values: object) -> list[Any]:
        async with self._connections.lend() as db:
            return list(await db.fetch(query, *values))


def _count(status: str) -> int:
    """The rows that a command's status tells: `DELETE 3`."""
    return int(status.rsplit(" ", 1)[1])
