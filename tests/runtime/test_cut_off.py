"""A database server that restarts, and a replica that hangs: the others go on, and nothing is lost or done twice."""

import asyncio
import signal

import pytest

from tests.runtime.fake_api import FakeApi
from tests.runtime.own_server import own_server, programs
from tests.runtime.test_killed import (
    ONCE_IN_ORDER,
    PEOPLE,
    all_answered,
    everybody_writes,
    kept_by_everybody,
    most_repeated,
    replicas,
)


@pytest.mark.skipif(
    programs() is None, reason="no PostgreSQL server is installed here that a test could restart"
)
async def test_the_database_server_restarts_and_crashes_under_load(api: FakeApi) -> None:
    restarts: list[int] = []
    async with own_server() as server, replicas(api, server.address, 2):
        await api.until(lambda: "getUpdates" in api.asked)
        writing = asyncio.create_task(everybody_writes(api, 6.0))
        for mode in ("fast", "immediate"):
            await asyncio.sleep(1.5)
            restarts.append(len(api.made))
            await server.restart(mode)
        await writing
        await api.until(lambda: all_answered(api), 60)
        assert await kept_by_everybody(api) == dict.fromkeys(PEOPLE, ONCE_IN_ORDER)
        assert most_repeated(api, restarts) <= 1


async def test_the_work_of_a_replica_that_hangs_goes_to_the_other(
    api: FakeApi, postgres_address: str
) -> None:
    async with replicas(api, postgres_address, 2) as (first, second):
        await api.until(lambda: "getUpdates" in api.asked)
        await asyncio.sleep(5.0)
        writing = asyncio.create_task(everybody_writes(api, 3.0))
        await asyncio.sleep(1.0)
        first.send_signal(signal.SIGSTOP)
        hung = len(api.made)
        await writing
        await api.until(lambda: all_answered(api), 60)
        first.send_signal(signal.SIGCONT)
        assert second.returncode is None
        assert await kept_by_everybody(api) == dict.fromkeys(PEOPLE, ONCE_IN_ORDER)
        assert most_repeated(api, [hung]) <= 1
