"""A PostgreSQL database to measure in, which is left as it was."""

import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

SERVER = os.environ.get("OFFERLENS_TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/test")


async def answering(database: str) -> bool:
    """Whether a server answers there."""
    try:
        await (await asyncpg.connect(database, timeout=3)).close()
    except (OSError, asyncpg.PostgresError, TimeoutError):
        return False
    return True


@asynccontextmanager
async def own_schema(database: str) -> AsyncIterator[str]:
    """The address of an empty schema, which is dropped afterwards."""
    schema = f"offerlens_bench_{secrets.token_hex(6)}"
    db = await asyncpg.connect(database)
    await db.execute(f"CREATE SCHEMA {schema}")
    try:
        yield f"{database}{'&' if '?' in database else '?'}search_path={schema}"
    finally:
        await db.execute(f"DROP SCHEMA {schema} CASCADE")
        await db.close()
