"""One thread that owns a SQLite connection and commits what has gathered in the meantime together."""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from bot.core.store import (
    Overtaken,
    StoreAwayError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreReadOnlyError,
    StoreRefusedError,
)

MOST_TOGETHER = 64
"""Jobs in one commit: bounds how long the first of them waits."""

Work = Callable[[sqlite3.Connection], Any]

_COMPLAINTS: tuple[tuple[int, type[StoreError], str], ...] = (
    (
        sqlite3.SQLITE_BUSY,
        StoreLockedError,
        "The database is locked by another program; close it, or wait until it is done.",
    ),
    (
        sqlite3.SQLITE_LOCKED,
        StoreLockedError,
        "The database is locked by another program; close it, or wait until it is done.",
    ),
    (sqlite3.SQLITE_FULL, StoreFullError, "The disk of the database is full; free some space."),
    (
        sqlite3.SQLITE_READONLY,
        StoreReadOnlyError,
        "The database can't be written; check the file's and its folder's owner and mode, and that the disk is not mounted read-only.",
    ),
    (
        sqlite3.SQLITE_PERM,
        StoreReadOnlyError,
        "The database can't be written; check the file's and its folder's owner and mode.",
    ),
    (
        sqlite3.SQLITE_CORRUPT,
        StoreDamagedError,
        "The database file is damaged; restore it from a backup.",
    ),
    (
        sqlite3.SQLITE_NOTADB,
        StoreDamagedError,
        "The file is no SQLite database; name another one, or move this one away.",
    ),
    (
        sqlite3.SQLITE_CANTOPEN,
        StoreAwayError,
        "The database file can't be opened; check that its folder exists and may be written.",
    ),
    (
        sqlite3.SQLITE_IOERR,
        StoreAwayError,
        "The disk of the database reports an error; check it and the free space.",
    ),
)


_REFUSALS = (
    sqlite3.IntegrityError,
    sqlite3.DataError,
    OverflowError,
    UnicodeEncodeError,
)
"""What lies in the values and comes again with them: a size, a sign, a rule of the schema."""

FAILURES = (sqlite3.Error, OverflowError, UnicodeEncodeError)
"""Whatever may go wrong with a file or with what is written to it."""


def complaint(error: BaseException) -> StoreError:
    """The error of SQLite as a sentence about what to do, without the values in it."""
    if isinstance(error, _REFUSALS):
        return StoreRefusedError(f"SQLite refused a value ({type(error).__name__}).")
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    for known, kind, sentence in _COMPLAINTS:
        if code == known:
            return kind(sentence)
    return StoreDamagedError(
        f"SQLite refused a statement ({getattr(error, 'sqlite_errorname', 'unknown error')})."
    )


@dataclass(slots=True)
class _Job:
    work: Work
    durable: bool
    writes: bool
    alone: bool
    future: "asyncio.Future[Any]"
    outcome: Any = None
    refusal: Overtaken | StoreRefusedError | None = None


class Journal:
    """Runs jobs one after the other in its thread.

    Jobs that gathered while the last commit ran share the next one. Each stands in a savepoint of its own: one
    that is refused leaves the others alone. A commit reaches the disk before any durable job of it is answered;
    one without a durable job survives the process, though not a loss of power. Before a commit `still_there` may
    object to it with a `StoreError`.
    """

    def __init__(self, connect: Callable[[], sqlite3.Connection], still_there: Callable[[], None]) -> None:
        self._connect = connect
        self._still_there = still_there
        self._thread = ThreadPoolExecutor(1, "journal")
        self._loop = asyncio.get_running_loop()
        self._jobs: deque[_Job] = deque()
        self._running = False
        self._closed = False
        self.commits = 0
        self._connection: sqlite3.Connection

    async def open(self) -> None:
        """Connect, or raise what SQLite says as a `StoreError`."""
        try:
            self._connection = await self._loop.run_in_executor(self._thread, self._connect)
        except sqlite3.Error as error:
            self._thread.shutdown(wait=False)
            raise complaint(error) from error
        except StoreError:
            self._thread.shutdown(wait=False)
            raise

    async def do(self, work: Work, *, durable: bool = True, writes: bool = True) -> Any:  # noqa: ANN401
        """Run `work` in a transaction of the thread; its result once that is committed."""
        return await self._put(work, durable=durable and writes, writes=writes, alone=False)

    async def alone(self, work: Work) -> None:
        """Run `work` outside of any transaction."""
        await self._put(work, durable=False, writes=False, alone=True)

    async def close(self) -> None:
        """Finish the jobs under way and close the connection."""
        if self._closed:
            return
        await self.alone(_nothing)
        self._closed = True
        await self._loop.run_in_executor(self._thread, self._connection.close)
        self._thread.shutdown(wait=False)

    async def _put(self, work: Work, *, durable: bool, writes: bool, alone: bool) -> Any:  # noqa: ANN401
        if self._closed:
            raise StoreAwayError("The database is closed.")
        job = _Job(work, durable, writes, alone, self._loop.create_future())
        self._jobs.append(job)
        if not self._running:
            self._start()
        return await job.future

    def _start(self) -> None:
        jobs = [self._jobs.popleft()]
        while not jobs[0].alone and self._jobs and not self._jobs[0].alone and len(jobs) < MOST_TOGETHER:
            jobs.append(self._jobs.popleft())
        run = _run_alone if jobs[0].alone else self._commit
        self._running = True
        done = self._loop.run_in_executor(self._thread, run, self._connection, jobs)
        done.add_done_callback(lambda future: self._answer(jobs, future.exception()))

    def _commit(self, db: sqlite3.Connection, jobs: list[_Job]) -> None:
        if any(job.writes for job in jobs):
            self._still_there()
        _commit(db, jobs)
        self.commits += any(job.writes for job in jobs)

    def _answer(self, jobs: list[_Job], error: BaseException | None) -> None:
        self._running = False
        if self._jobs:
            self._start()
        for job in jobs:
            if job.future.done():
                continue
            if error is not None:
                job.future.set_exception(complaint(error) if isinstance(error, FAILURES) else error)
            elif job.refusal is not None:
                job.future.set_exception(job.refusal)
            else:
                job.future.set_result(job.outcome)


def _nothing(_: sqlite3.Connection) -> None:
    pass


def _run_alone(db: sqlite3.Connection, jobs: list[_Job]) -> None:
    for job in jobs:
        job.outcome = job.work(db)


def _commit(db: sqlite3.Connection, jobs: list[_Job]) -> None:
    durable = any(job.durable for job in jobs)
    db.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
    db.execute("BEGIN IMMEDIATE" if any(job.writes for job in jobs) else "BEGIN")
    try:
        for job in jobs:
            db.execute("SAVEPOINT job")
            try:
                job.outcome = job.work(db)
            except Overtaken as refusal:
                job.refusal = refusal
                db.execute("ROLLBACK TO job")
            except _REFUSALS as error:
                job.refusal = StoreRefusedError(str(complaint(error)))
                db.execute("ROLLBACK TO job")
            db.execute("RELEASE job")
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")
