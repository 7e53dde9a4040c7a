"""What a turn costs, part by part: understanding, storing, sending."""

import asyncio
import datetime as dt
import json
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path

from telegram import Bot

from bot.core.store import Arrival, Letter, Store, Turned
from bot.storage import open_store
from bot.telegram.api import BotApi
from bot.telegram.clerk import Clerk
from bot.telegram.holdings import Holdings, keys_of
from tests.bench.echo_bots.lean_api import LeanApi, update
from tests.bench.report import Report

TURNS = 2_000
TOGETHER = 64
AT_ONCE = 48
NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
TOKEN = "123456:bench-token-bench-token-bench-token"  # noqa: S105 - of a server that checks nothing


def understanding(desk: Clerk, texts: Sequence[str]) -> float:
    """Seconds a turn: reading the update, the desk's answer, and writing both as text."""
    bodies = [json.dumps(update(n, 1000 + n, texts[n % len(texts)])) for n in range(TURNS)]
    started = time.perf_counter()
    for body in bodies:
        read = json.loads(body)
        keys = desk.keys(read)
        if keys is None:
            continue
        holdings = Holdings({}, NOW.timestamp())
        handled = desk.handle(read, replace(holdings.holding(keys), fetched=None), NOW)
        holdings.keep(keys, handled.kept)
        for call in handled.calls:
            call.to_json()
    return (time.perf_counter() - started) / TURNS


async def storing(desk: Clerk, address: str) -> float:
    """Seconds a turn: received, loaded, committed and settled, `TOGETHER` at a time, each on disk."""
    store = await open_store(address)
    try:
        await store.share()
        return sum([await _store_round(store, desk, first) for first in range(0, TURNS, TOGETHER)]) / TURNS
    finally:
        await store.close()


async def _store_round(store: Store, desk: Clerk, first: int) -> float:
    numbers = range(first + 1, first + 1 + TOGETHER)
    updates = [update(n, 1000 + n % 500, f"m{n}") for n in numbers]
    keys = [found for one in updates if (found := desk.keys(one)) is not None]
    arrivals = [
        Arrival(n, k.lane, k.person, json.dumps(u), 1.0)
        for n, k, u in zip(numbers, keys, updates, strict=True)
    ]
    started = time.perf_counter()
    await store.receive(arrivals)
    stored = await store.load({key for k in keys for key in keys_of(k)})
    spent = time.perf_counter() - started
    holdings = Holdings(stored, NOW.timestamp())
    turns = []
    for arrival, k, one in zip(arrivals, keys, updates, strict=True):
        handled = desk.handle(one, holdings.holding(k), NOW)
        letters = tuple(
            Letter(arrival.update_id, part, k.lane, k.person, call.to_json(), 1.0)
            for part, call in enumerate(handled.calls)
        )
        turns.append(Turned(arrival.update_id, kept=holdings.keep(k, handled.kept), letters=letters))
    started = time.perf_counter()
    await store.commit(turns, 1.0)
    await store.settle([letter.id for turn in turns for letter in turn.letters], [], 1.0)
    return spent + time.perf_counter() - started


async def _at_once(send: Callable[[int], Awaitable[object]]) -> float:
    free = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> None:
        async with free:
            await send(number)

    started = time.perf_counter()
    await asyncio.gather(*(one(number) for number in range(TURNS)))
    return (time.perf_counter() - started) / TURNS


async def sending() -> tuple[float, float]:
    """Seconds a call, 48 at once: over the runtime's connection, and over python-telegram-bot's own."""
    api = LeanApi()
    await api.start()
    root = f"http://127.0.0.1:{api.port}"
    async with BotApi(TOKEN, root) as client:
        ours = await _at_once(lambda n: client.call("sendMessage", {"chat_id": n, "text": "hello"}))
    async with Bot(TOKEN, base_url=f"{root}/bot") as bot:
        theirs = await _at_once(lambda n: bot.send_message(n, "hello", pool_timeout=60))
    api.stop()
    return ours, theirs


async def turn_cost(name: str, desk: Clerk, texts: Sequence[str], database: str | None) -> Report:
    """The parts of a turn of `desk` for messages of these texts."""
    rows: list[tuple[str, float]] = [(f"understand: {name}", understanding(desk, texts) * 1000)]
    with tempfile.TemporaryDirectory() as folder:
        rows.append(
            (
                f"store: SQLite, {TOGETHER} together",
                await storing(desk, f"sqlite:///{Path(folder)}/x.db") * 1000,
            )
        )
    if database:
        rows.append((f"store: PostgreSQL, {TOGETHER} together", await storing(desk, database) * 1000))
    ours, theirs = await sending()
    rows.append((f"send: {AT_ONCE} at once", ours * 1000))
    rows.append(("send: the same over the library's own client", theirs * 1000))
    return Report("What a turn costs", ("part", "ms a turn"), rows)
