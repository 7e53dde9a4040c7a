"""What only PostgreSQL does: several processes share the work, and one may go at any time."""

import asyncio

import asyncpg
import pytest

from bot.core.store import Arrival, Overtaken, Store, StoreAwayError, StoreNewerError, Turned, slot_of
from bot.storage import open_store
from bot.storage.postgres import PostgresStore

NOW = 1_780_000_000.0


async def settled(*stores: Store) -> list[frozenset[int]]:
    """What each holds when nobody gives or takes any more."""
    for _ in range(4):
        for store in stores:
            share = await store.share()
            if share.excess:
                await store.release(share.excess)
    return [(await store.share()).held for store in stores]


async def test_processes_share_the_work_fairly(postgres_address: str) -> None:
    first, second, third = [await open_store(postgres_address) for _ in range(3)]
    (alone,) = await settled(first)
    assert len(alone) == first.slots
    held = await settled(first, second)
    assert sorted(map(len, held)) == [32, 32]
    assert held[0] | held[1] == alone
    held = await settled(first, second, third)
    assert sorted(map(len, held)) == [20, 22, 22]
    assert len(frozenset().union(*held)) == sum(map(len, held)) == 64
    await third.close()
    assert sorted(map(len, await settled(first, second))) == [32, 32]
    await first.close()
    await second.close()


async def test_the_slots_and_the_lead_of_a_dead_process_are_free_at_once(postgres_address: str) -> None:
    first = await PostgresStore.open(postgres_address)
    second = await open_store(postgres_address)
    await first.share()
    assert await first.lead()
    assert not await second.lead()
    assert (await second.share()).held == set()
    first._tenure._connection.terminate()  # noqa: SLF001 - as if the process were killed
    await asyncio.sleep(0.1)
    assert await second.lead()
    assert len((await second.share()).held) == 64
    await first.close()
    await second.close()


async def test_a_process_that_lost_its_connection_knows_and_comes_back(postgres_address: str) -> None:
    store = await PostgresStore.open(postgres_address)
    await store.share()
    assert await store.lead()
    pid = store._tenure._connection.get_server_pid()  # noqa: SLF001
    admin = await asyncpg.connect(postgres_address)
    await admin.execute("SELECT pg_terminate_backend($1)", pid)
    await asyncio.sleep(0.1)
    with pytest.raises(StoreAwayError):
        await store.share()
    assert len((await store.share()).held) == 64
    assert await store.lead()
    await admin.close()
    await store.close()


async def test_whoever_holds_a_lane_hears_of_its_updates(postgres_address: str) -> None:
    holder, receiver = [await open_store(postgres_address) for _ in range(2)]
    await holder.share()
    listening = asyncio.create_task(holder.news())
    await receiver.receive([Arrival(1, "1001", 1001, "{}", NOW)])
    slots = await asyncio.wait_for(listening, 5)
    assert slots == {slot_of("1001", holder.slots)}
    assert [a.update_id for a in await holder.waiting(slots, 9)] == [1]
    await holder.close()
    await receiver.close()


async def test_an_update_is_applied_once_by_two_processes(postgres_address: str) -> None:
    stores = [await open_store(postgres_address) for _ in range(2)]
    await stores[0].receive([Arrival(n, "7", 7, "{}", NOW) for n in range(40)])
    commits = [store.commit([Turned(n)], NOW) for n in range(40) for store in stores]
    ended = await asyncio.gather(*commits, return_exceptions=True)
    assert sum(end is None for end in ended) == 40
    assert sum(isinstance(end, Overtaken) for end in ended) == 40
    for store in stores:
        await store.close()


async def test_processes_that_start_together_upgrade_once(postgres_address: str) -> None:
    stores = await asyncio.gather(*(open_store(postgres_address) for _ in range(4)))
    for store in stores:
        await store.close()


async def test_a_newer_schema_is_refused(postgres_address: str) -> None:
    await (await open_store(postgres_address)).close()
    admin = await asyncpg.connect(postgres_address)
    await admin.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreNewerError, match="schema 9999"):
        await open_store(postgres_address)
    await admin.close()


async def test_a_server_that_is_away_is_said_to_be() -> None:
    with pytest.raises(StoreAwayError, match="can't be reached; check the address"):
        await open_store("postgresql://postgres@127.0.0.1:1/test")


async def test_a_database_that_is_not_there_is_said_to_be(postgres_address: str) -> None:
    server = postgres_address.partition("?")[0].rpartition("/")[0]
    with pytest.raises(StoreAwayError, match="no database of that name"):
        await open_store(f"{server}/nowhere_to_be_found")


async def test_a_server_cut_off_in_operation_is_waited_for(postgres_address: str) -> None:
    name = postgres_address.rpartition("=")[2]
    store = await open_store(f"{postgres_address}&application_name={name}")
    await store.sizes(NOW)
    admin = await asyncpg.connect(postgres_address)
    cut = await admin.fetchval(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = $1", name
    )
    assert cut > 0
    tries = 0
    while True:
        tries += 1
        try:
            new = await store.receive([Arrival(1, "7", 7, "{}", NOW)])
        except StoreAwayError:
            assert tries < 10
            continue
        break
    assert new == {1}
    assert len(await store.waiting(range(store.slots), 9)) == 1
    await admin.close()
    await store.close()
