"""The PostgreSQL server behind an address: connecting to it, its schema, and whether it can be written."""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from bot.storage.pgerrors import FAILURES, complaint
from bot.storage.schema import upgrade_script
from bot.storage.texts import ROOM

_SECONDS = 15.0

SETTINGS = {
    # a process that was cut off is noticed within seconds, and its locks are free
    "tcp_keepalives_idle": "5",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
    "idle_in_transaction_session_timeout": "20s",
    # who has to wait longer is told so, rather than that the server is away
    "lock_timeout": "5s",
}


async def look(address: str) -> tuple[str | None, int]:
    """The schema's revision (None: no tables yet) and the bytes of the database, without changing anything.

    Raises:
        StoreError: the server is away, or its database can't be used.

    """
    async with first_connection(address) as db:
        if await db.fetchval("SELECT pg_is_in_recovery()"):
            raise complaint(asyncpg.ReadOnlySQLTransactionError())
        return await _revision(db), int(await db.fetchval("SELECT pg_database_size(current_database())"))


async def connected(address: str) -> Any:  # noqa: ANN401
    """A connection that notices within seconds when either side is gone."""
    named = {} if "application_name=" in address else {"application_name": "offerlens"}
    return await asyncpg.connect(
        address, timeout=_SECONDS, command_timeout=_SECONDS, server_settings=SETTINGS | named
    )


@asynccontextmanager
async def first_connection(address: str) -> AsyncIterator[Any]:
    """A connection for the block, whose failures are complaints."""
    try:
        db = await connected(address)
        try:
            yield db
        finally:
            await db.close()
    except FAILURES as error:
        raise complaint(error) from error
    except ValueError as error:
        # what asyncpg says of an address that it can't read
        raise complaint(ConnectionError()) from error


async def _revision(db: Any) -> str | None:  # noqa: ANN401
    if await db.fetchval("SELECT to_regclass('alembic_version')") is None:
        return None
    revision: str | None = await db.fetchval("SELECT version_num FROM alembic_version")
    return revision


async def upgrade(db: Any) -> None:  # noqa: ANN401
    """Bring the schema up to date, in one transaction."""
    script = upgrade_script(await _revision(db), "postgresql")
    if script:
        async with db.transaction():
            await db.execute(script)


async def try_room(db: Any) -> None:  # noqa: ANN401
    """Write what changes nothing, as an update is written; and where nothing was written before.

    A full disk still takes what fits into the gaps of its tables.
    """
    # an id of its own, so that replicas don't wait for each other; Telegram's are positive
    update_id = -1 - secrets.randbits(62)
    async with db.transaction():
        await db.execute("INSERT INTO seen VALUES ($1, 0)", update_id)
        await db.execute("INSERT INTO inbox VALUES ($1, 0, '', 0, '', 0)", update_id)
        await db.execute("DELETE FROM inbox WHERE update_id = $1", update_id)
        await db.execute("DELETE FROM seen WHERE update_id = $1", update_id)
        await db.execute(
            f"CREATE TEMPORARY TABLE room ON COMMIT DROP AS SELECT generate_series(1, {len(ROOM) // 4})"
        )
