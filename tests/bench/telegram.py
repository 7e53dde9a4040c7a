"""Answered updates a second: `offerlens run`, and its runtime with an echo desk, beside bare echo bots.

They take turns on one machine. `offerlens run` answers what people write; all others send it back to them.

`python -m tests.bench.telegram [--bots PYTHON] [--rounds N] [--updates N]`; `--bots` is the interpreter of an
environment with python-telegram-bot[webhooks] and aiogram (their requirements exclude each other's newest pydantic).
"""

import argparse
import asyncio
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.telegram.webhook import secret_of
from tests.bench.echo_bots.lean_api import Hooks, LeanApi, Update, update
from tests.bench.people import PEOPLE, questions, written
from tests.bench.report import Report
from tests.bench.turn_cost import turn_cost
from tests.runtime.echo_desk import EchoDesk

HERE = Path(__file__).parent
ROUNDS, UPDATES = 3, 2_000
TOKEN = "123456:bench-token-bench-token-bench-token"  # noqa: S105 - of a server that checks nothing


@dataclass(frozen=True, slots=True)
class Bot:
    """A program to measure."""

    name: str
    command: tuple[str, ...]
    store: str = ""
    webhook: bool = False
    replicas: int = 1
    whole: bool = False
    """Whether it is the whole product rather than an echo."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def bots(theirs: str, database: str | None, *, webhook: bool) -> tuple[list[Bot], list[str]]:
    """Who takes part, and why somebody doesn't."""
    own = (sys.executable, str(HERE.parent / "runtime" / "echo_desk.py"))
    found = [
        Bot("offerlens run, SQLite", (sys.executable, "-m", "bot", "run"), "sqlite", webhook, whole=True),
        Bot("echo on our runtime, SQLite", own, "sqlite", webhook),
        Bot("echo on our runtime, memory", own, "memory", webhook),
    ]
    notes = []
    if database:
        found.append(Bot("echo on our runtime, PostgreSQL", own, database, webhook))
        if not webhook:
            found.append(Bot("the same, 2 replicas", own, database, webhook, 2))
    for name, package, script in (
        ("python-telegram-bot", "telegram.ext", "bare_ptb.py"),
        ("aiogram", "aiogram", "bare_aiogram.py"),
    ):
        needed = (
            f"import {package}, tornado"
            if webhook and package.startswith("telegram")
            else f"import {package}"
        )
        if subprocess.run([theirs, "-c", needed], capture_output=True, check=False).returncode == 0:
            found.append(Bot(f"echo on bare {name}", (theirs, str(HERE / "echo_bots" / script)), "", webhook))
        else:
            notes.append(f"Not measured: bare {name}, which isn't installed beside {Path(theirs).name}.")
    return found, notes


async def measure(bot: Bot, updates: Sequence[Update], folder: Path) -> tuple[float, float]:
    """Answered updates a second, and processor milliseconds of the bot an update. The first of each person warm up."""
    api = LeanApi()
    await api.start()
    port = free_port()
    processes = [_started(bot, api.port, port, folder) for _ in range(bot.replicas)]
    try:
        await asyncio.wait_for(api.listening.wait(), 30)
        await asyncio.sleep(1.5 + 5 * (bot.replicas - 1))  # replicas share the work within some seconds
        await _round(api, bot, port, updates[:PEOPLE])
        used = sum(_processor_seconds(process.pid) for process in processes)
        seconds = await _round(api, bot, port, updates[PEOPLE:])
        used = sum(_processor_seconds(process.pid) for process in processes) - used
        count = len(updates) - PEOPLE
        return count / seconds, used / count * 1000
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            await asyncio.to_thread(process.wait, 15)
        api.stop()


def _messages(count: int, asked: Sequence[str], first: int) -> list[Update]:
    """So many messages, one of each person in turn, with ids from `first` on."""
    said = (written(number, asked) for number in range(count))
    return [update(first + number, 1000 + person, text) for number, (person, text) in enumerate(said)]


async def _round(api: LeanApi, bot: Bot, port: int, updates: Sequence[Update]) -> float:
    if not bot.webhook:
        asyncio.get_running_loop().call_soon(api.push, updates)
        return await api.answers(len(updates), 120)
    hooks = asyncio.create_task(Hooks(port, "/hook", secret_of(TOKEN)).deliver(updates))
    seconds = await api.answers(len(updates), 120)
    await hooks
    return seconds


def _started(bot: Bot, api_port: int, port: int, folder: Path) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": f"http://127.0.0.1:{api_port}",
        "PYTHONPATH": str(HERE.parent.parent),
    }
    command = bot.command
    if bot.store:
        address = {"sqlite": f"sqlite:///{folder}/{time.time_ns()}.db", "memory": "memory://"}
        environment["OFFERLENS_DATABASE_URL"] = address.get(bot.store, bot.store)
        if bot.webhook and bot.whole:
            command = (*command, "--webhook", f"http://127.0.0.1:{port}/hook")
        elif bot.webhook:
            environment["ECHO_WEBHOOK_PORT"] = str(port)
    else:
        command = (*command, str(port) if bot.webhook else "polling")
    with Path(folder, "bots.log").open("ab") as log:
        return subprocess.Popen(command, env=environment, stdout=log, stderr=log)


def _processor_seconds(pid: int) -> float:
    parts = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


async def throughput(
    theirs: str, database: str | None = None, rounds: int = ROUNDS, updates: int = UPDATES, only: str = ""
) -> list[Report]:
    """One table for polling and one for the webhook."""
    first = int(time.time() * 1000) * 10
    asked = questions()
    reports = []
    for webhook in (False, True):
        every, notes = bots(theirs, database, webhook=webhook)
        taking_part = [bot for bot in every if only in bot.name]
        figures: dict[str, list[tuple[float, float]]] = {bot.name: [] for bot in taking_part}
        for _ in range(rounds):
            for bot in taking_part:
                messages = _messages(PEOPLE + updates, asked, first)
                with tempfile.TemporaryDirectory() as folder:
                    figures[bot.name].append(await measure(bot, messages, Path(folder)))
                first += len(messages)
        rows = []
        for name, found in figures.items():
            rates = sorted(rate for rate, _ in found)
            cost = statistics.median(cost for _, cost in found)
            rows.append((name, round(statistics.median(rates)), round(rates[0]), round(rates[-1]), cost))
        title = f"Answered updates a second by {'webhook' if webhook else 'polling'}"
        reports.append(
            Report(title, ("bot", "median", "lowest", "highest", "processor ms an update"), rows, notes)
        )
    return reports


async def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--bots", default=sys.executable, help="interpreter with the bare bots' libraries")
    parser.add_argument("--database", help="PostgreSQL address to measure as well")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--updates", type=int, default=UPDATES)
    parser.add_argument("--turn-ms", default="0", help="processor time of a turn, as a real desk takes")
    parser.add_argument("--only", default="", help="measure only bots whose name holds this")
    given = parser.parse_args()
    os.environ["ECHO_TURN_MS"] = given.turn_ms
    cost = await turn_cost("echo", EchoDesk(), ["hello"], given.database)
    reports = await throughput(given.bots, given.database, given.rounds, given.updates, given.only)
    for report in (cost, *reports):
        sys.stdout.write(f"{report}\n\n")


if __name__ == "__main__":
    asyncio.run(main())
