"""What many stored people cost: a turn's storing, a look at the metrics, and the start, beside an empty database.

`python -m tests.bench.stored_users [--users 100000] [--database URL]`.
"""

import argparse
import asyncio
import json
import os
import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from bot.core.state import ChatState, Person
from bot.core.store import Arrival, KeptKey, KeptKind, KeptRow, Letter, Sent, Store, Turned
from bot.storage import open_store
from bot.telegram.holdings import Context
from bot.wiring import conversation
from tests.bench.databases import SERVER, answering, own_schema
from tests.bench.report import Report
from tests.bench.stopwatch import processor_seconds
from tests.blackbox.in_memory import InMemory
from tests.runtime.fake_api import TOKEN, FakeApi

ROOT = Path(__file__).resolve().parents[2]
FIRST = 10_000_000
USERS = 100_000
TURNS = 500
RUNS = 6
TOGETHER = 500
STARTS = 3
OFFERS = ("280k base, 20% bonus, 150k RSUs over 4 years, 30k sign-on, Seattle", "save it as first", "vp base")


def typical() -> tuple[str, str]:
    """What is kept of somebody who valued and saved an offer: their context and their person, as text."""
    stage = InMemory(conversation())
    for text in OFFERS:
        stage.say(1, text)
    ((state, thread),) = stage.states.values()
    context = Context(state=state, thread=thread).model_dump_json(exclude_defaults=True)
    assert ChatState.model_validate_json(state.model_dump_json()) == state
    return context, stage.persons[1].model_dump_json(exclude_defaults=True)


def rows_of(person: int, bodies: tuple[str, str], now: float) -> tuple[KeptRow, KeptRow]:
    """The rows of a new person."""
    return (
        KeptRow(KeptKey(KeptKind.STATE, person, 0, person), bodies[0], 0, now),
        KeptRow(KeptKey(KeptKind.PERSON, person=person), bodies[1], 0, now),
    )


async def fill(store: Store, users: int, bodies: tuple[str, str]) -> None:
    """Keep so many people, each with one update applied and one message sent within the last days."""
    now = time.time()
    for first in range(FIRST, FIRST + users, TOGETHER):
        people = range(first, min(first + TOGETHER, FIRST + users))
        await store.receive([Arrival(p, str(p), p, "{}", now) for p in people])
        await store.commit([Turned(p, kept=rows_of(p, bodies, now)) for p in people], now)
        await store.settle([], [Sent(str(p), "1.0", p) for p in people], now)


async def turns(store: Store, users: int, bodies: tuple[str, str]) -> tuple[float, float]:
    """Median and p99 milliseconds of a turn's storing, each of the best of some runs: other work disturbs the rest."""
    runs = [await _run(store, users, bodies, number) for number in range(RUNS)]
    return min(median for median, _ in runs), min(p99 for _, p99 in runs)


async def _run(store: Store, users: int, bodies: tuple[str, str], run: int) -> tuple[float, float]:
    """Turns received, loaded, committed and settled, one at a time."""
    chance = random.Random(run)  # noqa: S311 - repeatable, no secret
    spent = []
    now = time.time()
    for number in range(TURNS):
        update_id = 2 * FIRST + users + run * TURNS + number
        person = FIRST + (chance.randrange(users) if users else -1 - number % 50)
        began = time.perf_counter()
        await store.receive([Arrival(update_id, str(person), person, json.dumps({"n": number}), now)])
        fresh = rows_of(person, bodies, now)
        found = await store.load([row.key for row in fresh])
        kept = tuple(replace(row, version=found[row.key].version if row.key in found else 0) for row in fresh)
        letter = Letter(update_id, 0, str(person), person, bodies[0][:300], now)
        await store.commit([Turned(update_id, kept=kept, letters=(letter,))], now)
        await store.settle([letter.id], [Sent(str(person), "1.0", number)], now)
        spent.append((time.perf_counter() - began) * 1000)
    spent.sort()
    return spent[len(spent) // 2], spent[int(len(spent) * 0.99)]


async def looks(store: Store) -> float:
    """Milliseconds of the counts behind a scrape of the metrics, the best of some."""
    spent = []
    for _ in range(5):
        began = time.perf_counter()
        await store.sizes(time.time())
        spent.append((time.perf_counter() - began) * 1000)
    return min(spent)


async def starts(address: str) -> tuple[float, float]:
    """Seconds, and seconds of the processor, from the command to the first poll; the best of some."""
    spent, worked = [], []
    for _ in range(STARTS):
        async with FakeApi() as api:
            environment = {
                **os.environ,
                "TELEGRAM_BOT_TOKEN": TOKEN,
                "TELEGRAM_API_URL": api.root,
                "OFFERLENS_DATABASE_URL": address,
                "OFFERLENS_LOG_LEVEL": "ERROR",
            }
            began = time.perf_counter()
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"), cwd=ROOT, env=environment
            )
            await api.until(lambda: "getUpdates" in api.asked, 60)
            spent.append(time.perf_counter() - began)
            worked.append(processor_seconds(process.pid))
            process.terminate()
            await process.wait()
    return min(spent), min(worked)


async def measured(
    name: str, address: str, users: int, bodies: tuple[str, str]
) -> list[tuple[str | float, ...]]:
    """One row for the empty database, and one for the full."""
    rows: list[tuple[str | float, ...]] = []
    for count in (0, users):
        store = await open_store(address)
        began = time.perf_counter()
        await fill(store, count, bodies)
        filled = time.perf_counter() - began
        found = (*await turns(store, count, bodies), await looks(store))
        await store.close()
        rows.append((f"{name}, {count:,} people", *found, *await starts(address), filled))
    return rows


async def stored_users(database: str | None, users: int = USERS) -> Report:
    """The table. In `database` (PostgreSQL), if it is given, a schema of its own is made and dropped."""
    bodies = typical()
    assert Person.model_validate_json(bodies[1]).offers, "a typical person has saved an offer"
    with tempfile.TemporaryDirectory() as folder:
        rows = await measured("SQLite", f"sqlite:///{folder}/kept.db", users, bodies)
        size = (Path(folder) / "kept.db").stat().st_size / 1e6
    if database:
        async with own_schema(database) as address:
            rows += await measured("PostgreSQL", address, users, bodies)
    return Report(
        "What stored people cost",
        ("database", "median ms a turn", "p99 ms", "counts ms", "start s", "its processor s", "filled in s"),
        rows,
        (
            f"{len(bodies[0])} and {len(bodies[1])} characters are kept of each; the SQLite file has {size:.0f} MB",
            "a turn: received, loaded, committed and settled alone, each on disk; start: from the command to the first poll",
        ),
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--users", type=int, default=USERS)
    parser.add_argument("--database", default=SERVER, help="PostgreSQL; left out where none answers")
    given = parser.parse_args()
    answers = asyncio.run(answering(given.database))
    report = asyncio.run(stored_users(given.database if answers else None, given.users))
    sys.stdout.write(f"{report}\n")


if __name__ == "__main__":
    main()
