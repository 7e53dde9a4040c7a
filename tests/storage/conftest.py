import os
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from bot.core.store import Store
from bot.storage import open_store

SERVER = os.environ.get("OFFERLENS_TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/test")


@pytest.fixture
async def postgres_address() -> AsyncIterator[str]:
    try:
        admin = await asyncpg.connect(SERVER, timeout=3)
    except (OSError, asyncpg.PostgresError, TimeoutError):
        pytest.skip("no PostgreSQL server answers; set OFFERLENS_TEST_DATABASE_URL to run this")
    schema = f"test_{secrets.token_hex(6)}"
    await admin.execute(f"CREATE SCHEMA {schema}")
    try:
        yield f"{SERVER}?search_path={schema}"
    finally:
        await admin.execute(f"DROP SCHEMA {schema} CASCADE")
        await admin.close()


@pytest.fixture
def sqlite_address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/kept.db"


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    match request.param:
        case "memory":
            return "memory://"
        case "sqlite":
            return str(request.getfixturevalue("sqlite_address"))
    return str(request.getfixturevalue("postgres_address"))


@pytest.fixture
async def store(address: str) -> AsyncIterator[Store]:
    opened = await open_store(address)
    await opened.share()
    yield opened
    await opened.close()
