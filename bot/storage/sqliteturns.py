"""Turns as statements of SQLite, in the transaction of the caller."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from bot.core.store import Overtaken, Turned
from bot.storage.texts import miss_id, storable


def apply(db: sqlite3.Connection, turns: Sequence[Turned], now: float) -> None:
    """Apply turns in their order.

    Raises:
        Overtaken: an update was applied or deleted meanwhile, or a kept row had changed.

    """
    overtaken = frozenset(
        turn.update_id
        for turn in turns
        if turn.update_id is not None
        and not db.execute("DELETE FROM inbox WHERE update_id = ?", (turn.update_id,)).rowcount
    )
    if overtaken:
        raise Overtaken(overtaken)
    for turn in turns:
        _apply(db, turn, now)


def _apply(db: sqlite3.Connection, turn: Turned, now: float) -> None:
    if turn.forget is not None:
        person = {"p": turn.forget, "u": turn.update_id}
        db.execute("DELETE FROM kept WHERE person = :p OR (kind = 'chat' AND chat = :p)", person)
        db.execute("DELETE FROM outbox WHERE person = :p AND update_id <= :u", person)
        db.execute("DELETE FROM inbox WHERE person = :p AND update_id <= :u", person)
        db.execute("DELETE FROM sent WHERE lane = CAST(:p AS TEXT)", person)
    else:
        _keep(db, turn)
    if turn.moved is not None:
        old, new = turn.moved
        db.execute("UPDATE OR REPLACE kept SET chat = ? WHERE chat = ?", (new, old))
        db.execute("UPDATE OR REPLACE sent SET lane = ? WHERE lane = ?", (str(new), str(old)))
    db.executemany(
        "INSERT INTO outbox VALUES (?, ?, 0, ?, ?, ?, ?)",
        [(x.update_id, x.part, x.lane, x.person, x.body, x.at) for x in turn.letters],
    )
    if turn.parked is not None:
        p = turn.parked
        db.execute(
            "INSERT OR REPLACE INTO parked VALUES (?, ?, ?, ?, ?)",
            (p.code, p.update_id, p.kind, p.reason, p.at),
        )
    db.executemany(
        "INSERT INTO misses VALUES (?, ?, ?, 1, ?)"
        " ON CONFLICT (id) DO UPDATE SET count = count + 1, last_at = excluded.last_at",
        [(miss_id(m), m.kind, storable(m.text), now) for m in turn.misses],
    )


def _keep(db: sqlite3.Connection, turn: Turned) -> None:
    for row in turn.kept:
        k = row.key
        if row.version == 0:
            change = "INSERT OR IGNORE INTO kept (body, used_at, version, kind, chat, thread, person) VALUES (?, ?, ?, ?, ?, ?, ?)"
        else:
            change = (
                "UPDATE kept SET body = ?, used_at = ?, version = ?"
                " WHERE kind = ? AND chat = ? AND thread = ? AND person = ? AND version = ?"
            )
        values: tuple[Any, ...] = (row.body, row.used_at, row.version + 1, k.kind, k.chat, k.thread, k.person)
        if row.version:
            values = (*values, row.version)
        if not db.execute(change, values).rowcount:
            raise Overtaken(frozenset())
