"""A thousand people write at once to the real process: what is lost, what is refused, and how much memory it takes.

`python -m tests.bench.crowd [--people N]`
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.bench.report import Report
from tests.blackbox.crowd import EVERY_TENTH, SAID, gather
from tests.blackbox.process import InProcess

PEOPLE = 1_000


def measure(people: int = PEOPLE) -> Report:
    """By polling and by webhook, each with a bot of its own."""
    rows = []
    for way in ("polling", "webhook"):
        with tempfile.TemporaryDirectory() as folder:
            stage = InProcess(Path(folder), webhook=way == "webhook")
            try:
                crowd = gather(stage, people)
            finally:
                stage.close()
        rows.append(
            (
                way,
                crowd.seconds,
                crowd.missing,
                crowd.refused,
                crowd.waited,
                crowd.impatient,
                crowd.before,
                crowd.peak,
            )
        )
    columns = ("by", "seconds", "missing", "refused", "429s", "not waited out", "MB before", "peak MB")
    note = f"Each writes {len(SAID)} messages at once; every {EVERY_TENTH}th chat is under flood control at first."
    return Report(f"{people:,} people at once, {people * len(SAID):,} messages", columns, rows, (note,))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, default=PEOPLE)
    sys.stdout.write(f"{measure(parser.parse_args().people)}\n")
