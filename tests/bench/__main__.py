"""Print the benchmarks: `python -m tests.bench [--matching DIR] [--bots PYTHON] [--only NAME ...]`."""

import argparse
import asyncio
import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench import answers, crowd, growth, offers, public_sets, telegram
from tests.bench.report import Report

MATCHING = Path(__file__).resolve().parents[2].parent / "shared" / "eval" / "matching"


def _public_sets(options: argparse.Namespace) -> Report | str:
    missing = [name for name in public_sets.FILES if not (options.matching / name).is_file()]
    if missing:
        return f"Public intent sets: skipped, {options.matching} lacks {', '.join(missing)}"
    return public_sets.measure(options.matching)


def _growth(_: argparse.Namespace) -> Report:
    return growth.measure()


def _answers(_: argparse.Namespace) -> Report:
    return answers.measure()


def _offers(_: argparse.Namespace) -> Report:
    return offers.measure()


def _telegram(options: argparse.Namespace) -> str:
    reports = asyncio.run(telegram.throughput(str(options.bots)))
    return "\n\n".join(str(report) for report in reports)


def _crowd(_: argparse.Namespace) -> Report:
    return crowd.measure()


TABLES: dict[str, Callable[[argparse.Namespace], Report | str]] = {
    "answers": _answers,
    "offers": _offers,
    "public-sets": _public_sets,
    "growth": _growth,
    "telegram": _telegram,
    "crowd": _crowd,
}


def main() -> None:
    """Measure what was asked for, everything by default, and print a table each."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Print the benchmarks.")
    parser.add_argument(
        "--matching", type=Path, default=MATCHING, help="folder of the two public intent sets"
    )
    parser.add_argument(
        "--bots",
        default=sys.executable,
        help="interpreter of an environment with the bare echo bots' libraries",
    )
    parser.add_argument(
        "--only", nargs="+", choices=sorted(TABLES), default=list(TABLES), help="tables to print"
    )
    options = parser.parse_args()
    for name in options.only:
        print(TABLES[name](options), end="\n\n", flush=True)  # noqa: T201 - printing is what this program does


if __name__ == "__main__":
    main()
