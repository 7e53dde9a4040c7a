"""Real processes, killed at any moment: every message is answered, none is applied twice."""

import asyncio
import os
import random
import signal
import sys
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg
from aiohttp import ClientError

from tests.runtime.fake_api import TOKEN, FakeApi
from tests.runtime.line import Line

ECHO = Path(__file__).with_name("echo_desk.py")
PEOPLE = range(3001, 3025)
MESSAGES = 10
KILLS = 8
CHANCE = 20_261_122


async def started(api: FakeApi, address: str, **settings: str) -> Process:
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api.root,
        "OFFERLENS_DATABASE_URL": address,
        "PYTHONPATH": str(ECHO.parents[2]),
        **settings,
    }
    return await asyncio.create_subprocess_exec(sys.executable, str(ECHO), env=environment)


async def killed(process: Process) -> None:
    if process.returncode is None:
        process.send_signal(signal.SIGKILL)
    await process.wait()


@asynccontextmanager
async def replicas(api: FakeApi, address: str, count: int) -> AsyncIterator[list[Process]]:
    processes = [await started(api, address) for _ in range(count)]
    try:
        yield processes
    finally:
        for process in processes:
            await killed(process)


async def everybody_writes(api: FakeApi, seconds: float) -> None:
    """240 messages of 24 people, spread over some seconds."""
    for number in range(MESSAGES):
        for person in PEOPLE:
            api.write(person, f"m{number}")
            await asyncio.sleep(seconds / MESSAGES / len(PEOPLE))


def all_answered(api: FakeApi) -> bool:
    return all(set(api.texts(person)) >= {f"m{n}" for n in range(MESSAGES)} for person in PEOPLE)


async def kept_by_everybody(api: FakeApi) -> dict[int, str]:
    """What each person's messages came to, in order."""
    before = {person: len(api.texts(person)) for person in PEOPLE}
    for person in PEOPLE:
        api.write(person, "kept")
    await api.until(lambda: all(len(api.texts(person)) > before[person] for person in PEOPLE), 60)
    return {person: api.texts(person)[-1] for person in PEOPLE}


ONCE_IN_ORDER = " ".join(f"m{n}" for n in range(MESSAGES))


def most_repeated(api: FakeApi, kills: list[int]) -> int:
    """The most replies that one chat read again after one kill."""
    most = 0
    for person in PEOPLE:
        seen: set[str] = set()
        again: Counter[int] = Counter()
        for place, made in enumerate(api.made):
            if made.params.get("chat_id") != person:
                continue
            if made.text in seen:
                again[sum(kill <= place for kill in kills)] += 1
            seen.add(made.text)
        most = max([most, *again.values()])
    return most


async def test_killed_eight_times_at_random_moments(api: FakeApi, address: str) -> None:
    chance = random.Random(CHANCE)  # noqa: S311 - moments, no secrets
    api.slow = lambda method: 0.004 if method == "sendMessage" else 0.0
    process = await started(api, address)
    kills: list[int] = []
    try:
        await api.until(lambda: "getUpdates" in api.asked)
        writing = asyncio.create_task(everybody_writes(api, 9.0))
        for _ in range(KILLS):
            await asyncio.sleep(chance.uniform(0.1, 0.8))
            await killed(process)
            kills.append(len(api.made))
            asked = api.asked.count("getUpdates")
            process = await started(api, address)
            await api.until(lambda asked=asked: api.asked.count("getUpdates") > asked)  # type: ignore[misc]
        await writing
        await api.until(lambda: all_answered(api), 60)
        assert await kept_by_everybody(api) == dict.fromkeys(PEOPLE, ONCE_IN_ORDER)
        assert most_repeated(api, kills) <= 1
    finally:
        await killed(process)


async def test_killed_between_commit_and_send(api: FakeApi, address: str) -> None:
    api.slow = lambda method: 60.0 if method == "sendMessage" else 0.0
    process = await started(api, address)
    for person in PEOPLE:
        api.write(person, "m0")
    await api.until(lambda: api.asked.count("sendMessage") >= len(PEOPLE))
    await killed(process)
    assert api.made == []
    api.slow = lambda _: 0.0
    process = await started(api, address)
    try:
        await api.until(lambda: len(api.made) >= len(PEOPLE))
        kept = await kept_by_everybody(api)
        assert kept == dict.fromkeys(PEOPLE, "m0")
        assert all(api.texts(person) == ["m0", "m0"] for person in PEOPLE), "the echo, and what was kept"
    finally:
        await killed(process)


async def test_the_network_drops_in_the_middle(api: FakeApi, address: str) -> None:
    cuts: list[int] = []
    async with Line(("127.0.0.1", api.port)) as line:
        process = await started(api, address, TELEGRAM_API_URL=f"http://{line.place}")
        try:
            await api.until(lambda: "getUpdates" in api.asked)
            writing = asyncio.create_task(everybody_writes(api, 4.0))
            for _ in range(2):
                await asyncio.sleep(0.7)
                line.cut()
                cuts.append(len(api.made))
                await asyncio.sleep(0.7)
                line.mend()
            await writing
            await api.until(lambda: all_answered(api), 90)
            assert await kept_by_everybody(api) == dict.fromkeys(PEOPLE, ONCE_IN_ORDER)
            assert most_repeated(api, cuts) <= 1
        finally:
            await killed(process)


async def test_a_terminated_process_ends_in_time_and_loses_nothing(api: FakeApi, address: str) -> None:
    process = await started(api, address)
    await api.until(lambda: "getUpdates" in api.asked)
    writing = asyncio.create_task(everybody_writes(api, 2.0))
    await asyncio.sleep(1.0)
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 10) == 0
    await writing
    process = await started(api, address)
    try:
        await api.until(lambda: all_answered(api), 60)
        assert await kept_by_everybody(api) == dict.fromkeys(PEOPLE, ONCE_IN_ORDER)
        assert most_repeated(api, []) == 0, "an orderly stop repeats nothing"
    finally:
        await killed(process)


# ---- several replicas on PostgreSQL


async def test_two_of_three_replicas_are_killed_under_load(api: FakeApi, postgres_address: str) -> None:
    kills: list[int] = []
    async with replicas(api, postgres_address, 3) as processes:
        await api.until(lambda: "getUpdates" in api.asked)
        await asyncio.sleep(2.5)
        writing = asyncio.create_task(everybody_writes(api, 6.0))
        for process in processes[:2]:
            await asyncio.sleep(2.0)
            await killed(process)
            kills.append(len(api.made))
        await writing
        await api.until(lambda: all_answered(api), 60)
        assert await kept_by_everybody(api) == dict.fromkeys(PEOPLE, ONCE_IN_ORDER)
        assert most_repeated(api, kills) <= 1


async def test_one_of_three_replicas_behind_a_balancer_is_killed(
    api: FakeApi, postgres_address: str, unused_ports: list[int]
) -> None:
    async with Line(*(("127.0.0.1", port) for port in unused_ports)) as balancer:
        url = f"http://{balancer.place}/hook"
        processes = [
            await started(api, postgres_address, ECHO_WEBHOOK_PORT=str(port), ECHO_WEBHOOK_URL=url)
            for port in unused_ports
        ]

        async def deliver(person: int, *texts: str) -> None:
            """As Telegram does: one after the other, each until it is taken."""
            for text in texts:
                update = api.message(person, text)
                while await taken(api, update) != HTTPStatus.OK:  # noqa: ASYNC110 - the next try is a request
                    await asyncio.sleep(0.05)

        try:
            await api.until(lambda: api.asked.count("setWebhook") == len(processes), 30)
            await asyncio.sleep(2.5)
            texts = [f"m{n}" for n in range(MESSAGES)]
            writing = asyncio.gather(*(deliver(person, *texts) for person in PEOPLE))
            await asyncio.sleep(0.3)
            await killed(processes[0])
            kills = [len(api.made)]
            await writing
            await api.until(lambda: all_answered(api), 60)
            await asyncio.gather(*(deliver(person, "kept") for person in PEOPLE))
            await api.until(lambda: all(ONCE_IN_ORDER in api.texts(person) for person in PEOPLE), 60)
            for person in PEOPLE:
                assert list(dict.fromkeys(api.texts(person))) == [*texts, ONCE_IN_ORDER]
            assert most_repeated(api, kills) <= 1
        finally:
            for process in processes:
                await killed(process)


async def taken(api: FakeApi, update: object) -> int:
    """How the webhook answers; 0 where the line breaks."""
    try:
        return await api.deliver(update)
    except (OSError, ClientError):
        return 0


async def test_the_database_is_cut_off_under_load(api: FakeApi, postgres_address: str) -> None:
    """First its connections are ended, as by a restart; then the line to it is cut, and comes back a second later."""
    name = postgres_address.rpartition("=")[2]
    server = urlsplit(postgres_address)
    cuts: list[int] = []
    admin = await asyncpg.connect(postgres_address.partition("&")[0])
    async with Line((server.hostname or "127.0.0.1", server.port or 5432)) as line:
        user = f"{server.netloc.rpartition('@')[0]}@" if "@" in server.netloc else ""
        address = urlunsplit(server._replace(netloc=f"{user}{line.place}"))
        async with replicas(api, address, 1):
            await api.until(lambda: "getUpdates" in api.asked)
            writing = asyncio.create_task(everybody_writes(api, 5.0))
            for _ in range(2):
                await asyncio.sleep(1.0)
                await admin.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1", name
                )
                cuts.append(len(api.made))
            await asyncio.sleep(1.0)
            line.cut()
            cuts.append(len(api.made))
            await asyncio.sleep(1.0)
            line.mend()
            await writing
            await api.until(lambda: all_answered(api), 60)
            assert await kept_by_everybody(api) == dict.fromkeys(PEOPLE, ONCE_IN_ORDER)
            assert most_repeated(api, cuts) <= 1
    await admin.close()
