"""A PostgreSQL server with a full disk, or that takes no writing: everything waits, nothing is lost or half-written."""

import asyncio
import random
from collections.abc import AsyncIterator, Iterator

import asyncpg
import pytest

from bot.core.store import StoreFullError
from bot.storage import open_store
from bot.telegram.runtime import Plan
from tests.runtime.conftest import UNLIMITED, Running
from tests.runtime.fake_api import FakeApi
from tests.runtime.own_server import OwnServer, own_server, programs
from tests.runtime.small_disk import SmallDisk, small_disk
from tests.runtime.test_database_trouble import refusal
from tests.runtime.test_running import fetched

ANN, BOB = 1001, 1002
PEOPLE = range(3001, 3013)

pytestmark = pytest.mark.skipif(
    programs() is None, reason="no PostgreSQL server is installed here that a test could run"
)


def noise(number: int) -> str:
    """A message that no database can make smaller."""
    return random.Random(number).randbytes(1900).hex()  # noqa: S311 - repeatable, no secret


@pytest.fixture
def disk() -> Iterator[SmallDisk]:
    with small_disk(32) as small:
        yield small


@pytest.fixture
async def address(disk: SmallDisk) -> AsyncIterator[str]:
    """Of a database whose tables lie on the small disk."""
    async with own_server() as server:
        yield await server.database_on(disk.folder)


async def rows(address: str) -> dict[str, int]:
    """How many rows each table holds."""
    db = await asyncpg.connect(address)
    found = await db.fetchrow(
        "SELECT (SELECT count(*) FROM seen) AS seen, (SELECT count(*) FROM inbox) AS inbox,"
        " (SELECT count(*) FROM outbox) AS outbox, (SELECT count(*) FROM kept) AS kept,"
        " (SELECT count(*) FROM sent) AS sent, (SELECT count(*) FROM parked) AS parked"
    )
    await db.close()
    assert found is not None
    return dict(found)


async def at_rest(address: str) -> dict[str, int]:
    """The same, once nothing waits any more."""
    async with asyncio.timeout(10):
        while (found := await rows(address))["inbox"] or found["outbox"]:  # noqa: ASYNC110 - tables are looked at
            await asyncio.sleep(0.05)
    return found


async def test_it_is_waited_out_and_who_is_asked_says_so(
    api: FakeApi,
    running: Running,
    disk: SmallDisk,
    address: str,
    free_port: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.telegram.health.SECONDS", 0.0)
    store = await open_store(address)
    try:
        async with running(kept=store, plan=Plan(limits=UNLIMITED, health=("127.0.0.1", free_port))):
            api.write(ANN, "before")
            await api.until(lambda: api.confirmed == 1)
            assert await fetched(free_port, "/readyz") == (200, "ready\n")
            held = await at_rest(address)
            disk.fill()
            for number in range(4):
                api.write(BOB, noise(number))
            for _ in range(8):
                status, said = await fetched(free_port, "/readyz")
                assert (status, "free some space" in said) == (503, True)
                await asyncio.sleep(0.1)
            assert (await fetched(free_port, "/healthz"))[0] == 200
            assert api.confirmed == 1, "what is not kept is not confirmed"
            assert await rows(address) == held, "nothing is half-written"
            disk.clear()
            api.write(ANN, "kept")
            await api.until(lambda: len(api.texts(BOB)) == 4)
            await api.until(lambda: len(api.texts(ANN)) == 2)
            assert await fetched(free_port, "/readyz") == (200, "ready\n")
    finally:
        await store.close()
    assert api.texts(ANN) == ["before", "before"]
    assert api.texts(BOB) == [noise(number) for number in range(4)]


async def test_filled_and_cleared_under_load_nothing_is_lost_or_done_twice(
    api: FakeApi, running: Running, disk: SmallDisk, address: str
) -> None:
    """At whichever write it strikes: an update, a turn, or a letter that went out."""
    store = await open_store(address)
    try:
        async with running(kept=store):
            for number in range(6):
                for person in PEOPLE:
                    api.write(person, noise(number))
                    await asyncio.sleep(0.004)
                if number % 2:
                    disk.fill()
                    await asyncio.sleep(0.5)
                    with pytest.raises(StoreFullError):
                        await store.check()
                    disk.clear()
            told = [noise(number) for number in range(6)]
            await api.until(lambda: all(api.texts(person) == told for person in PEOPLE), 60)
            for person in PEOPLE:
                api.write(person, "kept")
            await api.until(lambda: all(len(api.texts(person)) == 7 for person in PEOPLE), 60)
            assert all(api.texts(person)[-1] == " ".join(told) for person in PEOPLE)
            await api.until(lambda: api.confirmed == 7 * len(PEOPLE))
    finally:
        await store.close()
    await at_rest(address)


async def test_at_the_start_it_is_said(disk: SmallDisk, address: str) -> None:
    await (await open_store(address)).close()
    disk.fill()
    assert "The disk of the PostgreSQL server is full; free some space." in await asyncio.to_thread(
        refusal, address
    )


async def test_a_server_that_is_set_to_take_no_writing_is_waited_out(
    api: FakeApi, running: Running, free_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.health.SECONDS", 0.0)
    async with own_server() as server:
        store = await open_store(server.address)
        try:
            async with running(kept=store, plan=Plan(limits=UNLIMITED, health=("127.0.0.1", free_port))):
                api.write(ANN, "before")
                await api.until(lambda: api.confirmed == 1)
                held = await at_rest(server.address)
                await _read_only(server, "on")
                api.write(ANN, "after")
                await _says(free_port, 503, "can't be written")
                assert api.confirmed == 1, "what is not kept is not confirmed"
                assert await rows(server.address) == held
                await _read_only(server, "off")
                await api.until(lambda: api.texts(ANN) == ["before", "after"])
                await _says(free_port, 200, "ready")
        finally:
            await store.close()


async def _read_only(server: OwnServer, how: str) -> None:
    """Set for all transactions from now on, also of those who are connected."""
    db = await asyncpg.connect(server.address)
    await db.execute("SET default_transaction_read_only = off")
    await db.execute(f"ALTER SYSTEM SET default_transaction_read_only = {how}")
    await db.execute("SELECT pg_reload_conf()")
    await db.close()


async def _says(port: int, status: int, words: str) -> None:
    """Wait until `/readyz` says it."""
    async with asyncio.timeout(10):
        while True:
            code, said = await fetched(port, "/readyz")
            if (code, words in said) == (status, True):
                return
            await asyncio.sleep(0.05)


async def test_a_server_that_dies_of_it_is_waited_for(
    api: FakeApi, running: Running, free_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where its own log lies on the full disk as well it gives up, until somebody makes room and starts it."""
    monkeypatch.setattr("bot.telegram.health.SECONDS", 0.0)
    with small_disk(96) as disk:
        async with own_server(disk.folder) as server:
            store = await open_store(server.address)
            try:
                async with running(kept=store, plan=Plan(limits=UNLIMITED, health=("127.0.0.1", free_port))):
                    api.write(ANN, "before")
                    await api.until(lambda: api.confirmed == 1)
                    disk.fill()
                    await _until_it_gave_up(server)
                    for number in range(4):
                        api.write(BOB, noise(number))
                    await asyncio.sleep(0.7)
                    assert api.confirmed == 1, "what is not kept is not confirmed"
                    assert (await fetched(free_port, "/readyz"))[0] == 503
                    disk.clear()
                    await server.restart("immediate")
                    api.write(ANN, "kept")
                    await api.until(lambda: len(api.texts(ANN)) == 2, 60)
                    await api.until(lambda: len(api.texts(BOB)) == 4, 60)
            finally:
                await store.close()
    assert api.texts(ANN) == ["before", "before"]
    assert api.texts(BOB) == [noise(number) for number in range(4)]


async def _until_it_gave_up(server: OwnServer) -> None:
    """Have it begin new pieces of its log until there is no room for one."""
    for _ in range(200):
        try:
            db = await asyncpg.connect(server.address, timeout=2)
            await db.execute("SELECT pg_logical_emit_message(true, '', 'x'), pg_switch_wal()")
            await db.close()
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError):
            return
    raise AssertionError("it lives on")
