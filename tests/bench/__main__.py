"""Print the benchmarks: `python -m tests.bench [--only NAME ...] [--matching DIR] [--database URL] [--bots PYTHON]`."""

import argparse
import asyncio
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from bot.telegram.desk import Desk
from bot.telegram.me import Me
from bot.wiring import conversation
from tests.bench import answers, crowd, growth, offers, public_sets
from tests.bench.databases import SERVER, answering, own_schema
from tests.bench.people import questions
from tests.bench.replicas import replicas
from tests.bench.report import Report
from tests.bench.stored_users import stored_users
from tests.bench.telegram import throughput
from tests.bench.turn_cost import turn_cost

MATCHING = Path(__file__).resolve().parents[2].parent / "shared" / "eval" / "matching"
ROUNDS = 3
UPDATES = 2_000

Table = Callable[[argparse.Namespace], Iterable[Report | str]]


def _public_sets(options: argparse.Namespace) -> Iterable[Report | str]:
    missing = [name for name in public_sets.FILES if not (options.matching / name).is_file()]
    if missing:
        yield f"Public intent sets: skipped, {options.matching} lacks {', '.join(missing)}"
    else:
        yield public_sets.measure(options.matching)


def _growth(_: argparse.Namespace) -> Iterable[Report | str]:
    yield growth.measure()


def _answers(_: argparse.Namespace) -> Iterable[Report | str]:
    yield answers.measure()


def _offers(_: argparse.Namespace) -> Iterable[Report | str]:
    yield offers.measure()


def _turn(options: argparse.Namespace) -> Iterable[Report | str]:
    desk = Desk(conversation(), Me(123456, "offerlens_bot"))

    async def measured() -> Report:
        if options.database is None:
            return await turn_cost("questions", desk, questions(), None)
        async with own_schema(options.database) as address:
            return await turn_cost("questions", desk, questions(), address)

    yield asyncio.run(measured())


def _throughput(options: argparse.Namespace) -> Iterable[Report | str]:
    async def measured() -> list[Report]:
        if options.database is None:
            return await throughput(options.bots, None, ROUNDS, UPDATES, "")
        async with own_schema(options.database) as address:
            return await throughput(options.bots, address, ROUNDS, UPDATES, "")

    yield from asyncio.run(measured())


def _replicas(options: argparse.Namespace) -> Iterable[Report | str]:
    if options.database is None:
        yield "Replicas: skipped, no PostgreSQL server answers"
    else:
        yield asyncio.run(replicas(options.bots, options.database, ROUNDS, UPDATES))


def _stored_users(options: argparse.Namespace) -> Iterable[Report | str]:
    yield asyncio.run(stored_users(options.database))


def _crowd(_: argparse.Namespace) -> Iterable[Report | str]:
    yield crowd.measure()


TABLES: dict[str, Table] = {
    "answers": _answers,
    "offers": _offers,
    "turn": _turn,
    "throughput": _throughput,
    "replicas": _replicas,
    "stored-users": _stored_users,
    "crowd": _crowd,
    "public-sets": _public_sets,
    "growth": _growth,
}


def main() -> None:
    """Measure what was asked for, everything by default, and print a table each."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Print the benchmarks.")
    parser.add_argument(
        "--matching", type=Path, default=MATCHING, help="folder of the two public intent sets"
    )
    parser.add_argument(
        "--only", nargs="+", choices=sorted(TABLES), default=list(TABLES), help="tables to print"
    )
    parser.add_argument("--database", default=SERVER, help="PostgreSQL; left out where none answers")
    parser.add_argument("--bots", default=sys.executable, help="interpreter for the bare echo bots")
    options = parser.parse_args()
    if not asyncio.run(answering(options.database)):
        options.database = None
    for name in options.only:
        for table in TABLES[name](options):
            print(table, end="\n\n", flush=True)  # noqa: T201 - printing is what this program does


if __name__ == "__main__":
    main()
