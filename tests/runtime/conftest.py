import asyncio
import contextlib
import os
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import asyncpg
import pytest

from bot.core.charts import Chart
from bot.core.store import Store
from bot.storage.memory import MemoryStore
from bot.telegram.api import BotApi
from bot.telegram.clerk import Clerk
from bot.telegram.limits import Rate
from bot.telegram.office import Limits
from bot.telegram.runtime import Plan, serve
from tests.runtime.echo_desk import EchoDesk, no_picture
from tests.runtime.fake_api import TOKEN, FakeApi

SERVER = os.environ.get("OFFERLENS_TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/test")
UNLIMITED = Limits(person=Rate(0), chat=Rate(0))

Running = Callable[..., AbstractAsyncContextManager[asyncio.Task[None]]]


@pytest.fixture
async def api() -> AsyncIterator[FakeApi]:
    async with FakeApi() as fake:
        yield fake


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def unused_ports() -> list[int]:
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(3)]
    ports = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@pytest.fixture
def free_port(unused_ports: list[int]) -> int:
    return unused_ports[0]


@pytest.fixture
def running(api: FakeApi, store: MemoryStore) -> Running:
    """The bot in this process, on the fake server, for as long as the block lasts."""

    @contextlib.asynccontextmanager
    async def run(
        desk: Clerk | None = None,
        plan: Plan | None = None,
        draw: Callable[[Chart], bytes] = no_picture,
        kept: Store | None = None,
    ) -> AsyncIterator[asyncio.Task[None]]:
        async with BotApi(TOKEN, api.root) as client:
            work = serve(
                client, kept or store, lambda _: desk or EchoDesk(), draw, plan or Plan(limits=UNLIMITED)
            )
            task = asyncio.create_task(work)
            try:
                yield task
            finally:
                task.cancel()
                await asyncio.wait([task])

    return run


@pytest.fixture
async def postgres_address() -> AsyncIterator[str]:
    try:
        admin = await asyncpg.connect(SERVER, timeout=3)
    except (OSError, asyncpg.PostgresError, TimeoutError):
        pytest.skip("no PostgreSQL server answers; set OFFERLENS_TEST_DATABASE_URL to run this")
    schema = f"test_{secrets.token_hex(6)}"
    await admin.execute(f"CREATE SCHEMA {schema}")
    try:
        yield f"{SERVER}?search_path={schema}&application_name={schema}"
    finally:
        await admin.execute(f"DROP SCHEMA {schema} CASCADE")
        await admin.close()


@pytest.fixture
def sqlite_address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/kept.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(f"{'sqlite' if request.param == 'sqlite' else 'postgres'}_address"))
