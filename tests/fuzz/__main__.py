"""Fuzz the real desk: `python -m tests.fuzz [--updates N] [--seed N]`.

Hypothesis makes up what people do, and shrinks what it finds; `tests.fuzz.guided` lets coverage guide the choice.
"""

import argparse
import sys
import time

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from bot.core.conversation import Conversation
from bot.wiring import conversation
from tests.bench.report import Report
from tests.bench.stopwatch import memory_mb
from tests.fuzz.acts import Act, acts
from tests.fuzz.crowd import Crowd, Slowest

EACH = 20
"""Acts before a crowd of strangers takes over."""

A_ROUND = 50
"""Crowds before Hypothesis begins anew, with another seed: it keeps all it has made up, a tenth of a megabyte a crowd."""


def main() -> int:
    """Fuzz, and print how much was done and how long it took."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--updates", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=20_261_127)
    given_here = parser.parse_args()
    talk = conversation()
    slowest = Slowest()

    started, before = time.perf_counter(), memory_mb()
    crowds = max(1, given_here.updates // EACH)
    for number, first in enumerate(range(0, crowds, A_ROUND)):
        _round(talk, slowest, given_here.seed + number, min(A_ROUND, crowds - first))
    spent = sorted(slowest.spent)
    rows = [
        ("things done", len(spent)),
        ("seconds", time.perf_counter() - started),
        ("median ms each", spent[len(spent) // 2] * 1000),
        ("p99 ms", spent[int(len(spent) * 0.99)] * 1000),
        ("slowest ms", spent[-1] * 1000),
        ("MB before", before),
        ("MB after", memory_mb()),
    ]
    notes = ("no exception, no refused call, everybody answered", f"slowest: {slowest.act!r:.300}")
    sys.stdout.write(
        f"{Report(f'Fuzzing the desk, seed {given_here.seed}', ('what', 'figure'), rows, notes)}\n"
    )
    return 0


def _round(talk: Conversation, slowest: Slowest, seed_of_round: int, crowds: int) -> None:
    """So many crowds, made up from one seed."""

    @seed(seed_of_round)
    @settings(
        max_examples=crowds,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(todo=st.lists(acts, min_size=EACH, max_size=EACH))
    def whatever(todo: list[Act]) -> None:
        crowd = Crowd(talk, slowest)
        for act in todo:
            crowd.do(act)

    whatever()


if __name__ == "__main__":
    sys.exit(main())
