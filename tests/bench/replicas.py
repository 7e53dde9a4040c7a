"""One replica and two on PostgreSQL, beside a bare echo bot, before a Bot API that takes its time to send a message.

`python -m tests.bench.replicas [--database URL] [--bots PYTHON] [--rounds N] [--updates N]`. Everything runs on this
machine: the Bot API, the database and the bots share its processors. All take turns, round after round.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.telegram.webhook import secret_of
from tests.bench.databases import SERVER, own_schema
from tests.bench.echo_bots.lean_api import Hooks, LeanApi, update
from tests.bench.people import PEOPLE, questions
from tests.bench.report import Report
from tests.bench.stopwatch import processor_seconds
from tests.bench.telegram import TOKEN, free_port

ROOT = Path(__file__).resolve().parents[2]
SENDING = (0.030, 0.050)
"""Seconds that Telegram takes for a message."""

SHARING_SECONDS = 8.0
"""Replicas have divided the work by then."""

OWN = (sys.executable, "tests/runtime/echo_desk.py")
WHOLE = (sys.executable, "-m", "bot", "run")


@dataclass(frozen=True, slots=True)
class Contestant:
    """A bot to measure: `part` of the updates, for one that would take too long over all of them."""

    name: str
    command: tuple[str, ...]
    replicas: int = 1
    webhook: bool = False
    stores: bool = True
    part: float = 1.0


def contestants(theirs: str) -> list[Contestant]:
    """Who takes part."""
    bare = (theirs, "tests/bench/echo_bots/bare_ptb.py", "polling")
    return [
        Contestant("bare python-telegram-bot, one after the other", bare, stores=False, part=0.1),
        Contestant("bare python-telegram-bot, concurrent", (*bare, "concurrent"), stores=False),
        *(
            Contestant(f"{name}, {'webhook' if webhook else 'polling'}, {count}", command, count, webhook)
            for name, command in (("echo on our runtime", OWN), ("offerlens run", WHOLE))
            for webhook in (False, True)
            for count in (1, 2)
        ),
    ]


@asynccontextmanager
async def running(bot: Contestant, api: LeanApi, ports: list[int], database: str) -> AsyncIterator[list[int]]:
    """The bot's processes for the block, and their ids."""
    processes = [
        subprocess.Popen(  # noqa: ASYNC220 - nothing else happens while they start
            _command(bot, port),
            cwd=ROOT,
            env={
                **os.environ,
                "TELEGRAM_BOT_TOKEN": TOKEN,
                "TELEGRAM_API_URL": f"http://127.0.0.1:{api.port}",
                "OFFERLENS_DATABASE_URL": database,
                "OFFERLENS_LOG_LEVEL": "ERROR",
                "OFFERLENS_SENDS_PER_SECOND": "0",
                "OFFERLENS_ASKS_PER_SECOND": "0",
                "OFFERLENS_WEBHOOK_LISTEN": f"127.0.0.1:{port}",
                "PYTHONPATH": str(ROOT),
                **({"ECHO_WEBHOOK_PORT": str(port)} if bot.webhook else {}),
            },
        )
        for port in ports
    ]
    try:
        yield [process.pid for process in processes]
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            await asyncio.to_thread(process.wait, 15)


def _command(bot: Contestant, port: int) -> tuple[str, ...]:
    if bot.webhook and bot.command == WHOLE:
        return (*bot.command, "--webhook", f"http://127.0.0.1:{port}/hook")
    return bot.command


async def measure(bot: Contestant, count: int, database: str) -> tuple[float, float]:
    """Answered updates a second, and processor milliseconds of all replicas an update."""
    api = LeanApi(SENDING)
    await api.start()
    ports = [free_port() for _ in range(bot.replicas)]
    first = int(time.time() * 1000) * 100
    async with own_schema(database) as address, running(bot, api, ports, address) as ids:
        await asyncio.wait_for(api.listening.wait(), 30)
        await asyncio.sleep(SHARING_SECONDS)
        await _round(api, bot, ports, first, round(PEOPLE * bot.part))
        used = sum(map(processor_seconds, ids))
        seconds = await _round(api, bot, ports, first + PEOPLE, count)
        used = sum(map(processor_seconds, ids)) - used
    api.stop()
    return count / seconds, used / count * 1000


async def _round(api: LeanApi, bot: Contestant, ports: list[int], first: int, count: int) -> float:
    """Seconds until so many updates are answered."""
    asked = questions()
    updates = [
        update(n, 1000 + n % PEOPLE, asked[(n + n // PEOPLE) % len(asked)])
        for n in range(first, first + count)
    ]
    if not bot.webhook:
        asyncio.get_running_loop().call_soon(api.push, updates)
        return await api.answers(count, 300)
    # a balancer: everybody's messages come to all replicas
    shares = [
        [u for n, u in enumerate(updates) if (n + n // PEOPLE) % len(ports) == place]
        for place in range(len(ports))
    ]
    hooks = [
        asyncio.create_task(Hooks(port, "/hook", secret_of(TOKEN), 40 // len(ports)).deliver(share))
        for port, share in zip(ports, shares, strict=True)
    ]
    seconds = await api.answers(count, 300)
    await asyncio.gather(*hooks)
    return seconds


async def replicas(theirs: str, database: str, rounds: int, updates: int, only: str = "") -> Report:
    """The table."""
    taking_part = [bot for bot in contestants(theirs) if only in bot.name]
    figures: dict[str, list[tuple[float, float]]] = {bot.name: [] for bot in taking_part}
    for _ in range(rounds):
        for bot in taking_part:
            figures[bot.name].append(await measure(bot, round(updates * bot.part), database))
    rows = [
        (
            name,
            round(statistics.median(rate for rate, _ in found)),
            round(min(rate for rate, _ in found)),
            round(max(rate for rate, _ in found)),
            statistics.median(cost for _, cost in found),
        )
        for name, found in figures.items()
    ]
    return Report(
        f"Answered updates a second with PostgreSQL, where sending takes {SENDING[0] * 1000:.0f} to {SENDING[1] * 1000:.0f} ms",
        ("bot, way, replicas", "median", "lowest", "highest", "processor ms an update"),
        rows,
        (f"{os.cpu_count()} processors for the bots, the database and the Bot API together",),
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--bots", default=sys.executable, help="interpreter with python-telegram-bot for the bare bots"
    )
    parser.add_argument("--database", default=SERVER)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--updates", type=int, default=3000)
    parser.add_argument("--only", default="", help="measure only bots whose name holds this")
    given = parser.parse_args()
    report = asyncio.run(replicas(given.bots, given.database, given.rounds, given.updates, given.only))
    sys.stdout.write(f"{report}\n\n")


if __name__ == "__main__":
    main()
