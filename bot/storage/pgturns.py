"""Turns as a few statements of PostgreSQL, in the transaction of the caller."""

from collections.abc import Sequence
from typing import Any

from bot.core.store import KeptKey, KeptRow, Letter, Overtaken, Turned, slot_of
from bot.storage.tenure import SLOTS
from bot.storage.texts import miss_id, storable


async def apply(db: Any, turns: Sequence[Turned], now: float) -> None:  # noqa: ANN401 - asyncpg's connection
    """Apply turns in their order.

    Raises:
        Overtaken: an update was applied by somebody else, or a kept row had changed.

    """
    ids = [turn.update_id for turn in turns if turn.update_id is not None]
    if ids:
        rows = await db.fetch(
            "DELETE FROM inbox WHERE update_id = ANY($1::bigint[]) RETURNING update_id", ids
        )
        overtaken = frozenset(ids) - {row["update_id"] for row in rows}
        if overtaken:
            raise Overtaken(overtaken)
    plain: list[Turned] = []
    for turn in turns:
        plain.append(turn)
        if turn.forget is not None or turn.moved is not None:
            await _write(db, plain)
            plain = []
    await _write(db, plain)
    for turn in turns:
        await _note(db, turn, now)


async def _write(db: Any, turns: Sequence[Turned]) -> None:  # noqa: ANN401
    """Write what turns keep and send. Only the last of them may forget somebody or move a chat."""
    if not turns:
        return
    last = turns[-1]
    kept = turns if last.forget is None else turns[:-1]
    await _keep(db, [row for turn in kept for row in turn.kept])
    if last.forget is not None:
        await _forget(db, last.forget, last.update_id or 0)
    if last.moved is not None:
        await _move(db, *last.moved)
    await _post(db, [letter for turn in turns for letter in turn.letters])


async def _keep(db: Any, rows: Sequence[KeptRow]) -> None:  # noqa: ANN401
    before: dict[KeptKey, int] = {}
    after: dict[KeptKey, KeptRow] = {}
    for row in rows:
        if row.version != (after[row.key].version + 1 if row.key in after else row.version):
            raise Overtaken(frozenset())
        before.setdefault(row.key, row.version)
        after[row.key] = row
    for stored in (False, True):
        # in the order of keys: two processes that write the same rows wait for each other rather than deadlock
        some = [after[key] for key in sorted(after) if bool(before[key]) is stored]
        if not some:
            continue
        status = await db.execute(
            _UPDATE if stored else _INSERT,
            [str(row.key.kind) for row in some],
            [row.key.chat for row in some],
            [row.key.thread for row in some],
            [row.key.person for row in some],
            [row.body for row in some],
            [row.version + 1 for row in some],
            [row.used_at for row in some],
            *([[before[row.key] for row in some]] if stored else []),
        )
        if int(status.rsplit(" ", 1)[1]) != len(some):
            raise Overtaken(frozenset())


_COLUMNS = "$1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::int[], $7::float8[]"

_INSERT = f"INSERT INTO kept SELECT * FROM unnest({_COLUMNS}) ON CONFLICT DO NOTHING"  # noqa: S608 - constants

_UPDATE = (
    "UPDATE kept k SET body = u.body, version = u.version, used_at = u.used_at"  # noqa: S608 - constants
    f" FROM unnest({_COLUMNS}, $8::int[]) AS u (kind, chat, thread, person, body, version, used_at, before)"
    " WHERE k.kind = u.kind AND k.chat = u.chat AND k.thread = u.thread AND k.person = u.person"
    " AND k.version = u.before"
)


async def _forget(db: Any, person: int, update_id: int) -> None:  # noqa: ANN401
    await db.execute("DELETE FROM kept WHERE person = $1 OR (kind = 'chat' AND chat = $1)", person)
    await db.execute("DELETE FROM outbox WHERE person = $1 AND update_id <= $2", person, update_id)
    await db.execute("DELETE FROM inbox WHERE person = $1 AND update_id <= $2", person, update_id)
    await db.execute("DELETE FROM sent WHERE lane = $1", str(person))


async def _move(db: Any, old: int, new: int) -> None:  # noqa: ANN401
    await db.execute(
        "DELETE FROM kept n USING kept o WHERE n.chat = $2 AND o.chat = $1"
        " AND n.kind = o.kind AND n.thread = o.thread AND n.person = o.person",
        old,
        new,
    )
    await db.execute("UPDATE kept SET chat = $2 WHERE chat = $1", old, new)
    await db.execute(
        "DELETE FROM sent n USING sent o WHERE n.lane = $2 AND o.lane = $1 AND n.key = o.key",
        str(old),
        str(new),
    )
    await db.execute("UPDATE sent SET lane = $2 WHERE lane = $1", str(old), str(new))


async def _post(db: Any, letters: Sequence[Letter]) -> None:  # noqa: ANN401
    if letters:
        await db.execute(
            "INSERT INTO outbox SELECT * FROM unnest"
            "($1::bigint[], $2::smallint[], $3::smallint[], $4::text[], $5::bigint[], $6::text[], $7::float8[])",
            [letter.update_id for letter in letters],
            [letter.part for letter in letters],
            [slot_of(letter.lane, SLOTS) for letter in letters],
            [letter.lane for letter in letters],
            [letter.person for letter in letters],
            [letter.body for letter in letters],
            [letter.at for letter in letters],
        )


async def _note(db: Any, turn: Turned, now: float) -> None:  # noqa: ANN401
    if turn.parked is not None:
        parked = turn.parked
        await db.execute(
            "INSERT INTO parked VALUES ($1, $2, $3, $4, $5) ON CONFLICT (code) DO UPDATE SET at = excluded.at",
            parked.code,
            parked.update_id,
            parked.kind,
            parked.reason,
            parked.at,
        )
    for miss in turn.misses:
        await db.execute(
            "INSERT INTO misses VALUES ($1, $2, $3, 1, $4)"
            " ON CONFLICT (id) DO UPDATE SET count = misses.count + 1, last_at = excluded.last_at",
            miss_id(miss),
            str(miss.kind),
            storable(miss.text),
            now,
        )
