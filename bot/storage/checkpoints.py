"""Moving what the write-ahead log holds into the SQLite file, beside the commits rather than in one of them."""

import asyncio
import contextlib
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SECONDS = 2.0
"""How often the log is moved, while something is committed."""

LONG_PAGES = 2_000
"""Pages of the log, 4 kB each, above which it is begun anew."""

MOST_PAGES = 10_000
"""Pages of the log at which a commit moves them after all: what bounds it where this falls behind."""


class Checkpoints:
    """Makes them until closed, in a thread and with a connection of its own.

    In the file of a hundred thousand people the pages of a log lie far apart: moving a thousand of them takes ten
    times as long as a turn, and one turn in a hundred would wait for it.
    """

    def __init__(self, path: Path, commits: Callable[[], int]) -> None:
        self._path = path
        self._commits = commits
        self._thread = ThreadPoolExecutor(1, "checkpoints")
        self._connection: sqlite3.Connection | None = None
        self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Finish the one under way, and no more."""
        self._task.cancel()
        await asyncio.wait([self._task])
        await asyncio.get_running_loop().run_in_executor(self._thread, self._disconnect)
        self._thread.shutdown(wait=False)

    async def _run(self) -> None:
        seen = 0
        while True:
            await asyncio.sleep(SECONDS)
            commits = self._commits()
            if commits != seen:
                seen = commits
                await asyncio.get_running_loop().run_in_executor(self._thread, self._make)

    def _make(self) -> None:
        # whatever is wrong with the file, the next commit says
        with contextlib.suppress(sqlite3.Error):
            if self._connection is None:
                self._connection = sqlite3.connect(self._path, isolation_level=None)
            _, length, _ = self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            if length > LONG_PAGES:
                # commits wait for the little that came in meanwhile; then the log begins anew
                self._connection.execute("PRAGMA wal_checkpoint(RESTART)").fetchone()

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
