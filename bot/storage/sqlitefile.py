"""Opening the SQLite file: who may work on it, how it is written, and bringing its schema up to date."""

import contextlib
import shutil
import sqlite3
from pathlib import Path
from typing import BinaryIO

from bot.core.store import StoreAwayError, StoreFullError, StoreLockedError, StoreReadOnlyError
from bot.storage.checkpoints import MOST_PAGES
from bot.storage.schema import upgrade_script

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows: SQLite's own locks remain
    fcntl = None  # type: ignore[assignment]

LEAST_FREE = 10_000_000
"""Bytes left on the disk below which it is called full: less than the write-ahead log may need."""

CACHE_KB = 2_000
"""Memory for pages of the file: the system keeps them as well, and eight times as much makes no turn faster."""

BUSY_SECONDS = 5.0
"""How long a statement waits for another program that writes."""


def claim(path: Path) -> BinaryIO:
    """Make this process the one that works on the file. The claim ends with the process, however it ends.

    Raises:
        StoreLockedError: another process works on it.
        StoreReadOnlyError: the folder can't be written.
        StoreAwayError: the folder can't be made.

    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        guard = path.with_name(path.name + ".lock").open("ab")
    except PermissionError as error:
        raise StoreReadOnlyError(
            f"The folder of the database ({path.parent}) can't be written; check its owner and mode."
        ) from error
    except OSError as error:
        if error.errno is not None and error.strerror == "Read-only file system":
            raise StoreReadOnlyError(
                f"The folder of the database ({path.parent}) is mounted read-only."
            ) from error
        raise StoreAwayError(
            f"The folder of the database ({path.parent}) can't be used: {error.strerror}."
        ) from error
    if fcntl is not None:
        try:
            fcntl.flock(guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            guard.close()
            raise StoreLockedError(
                f"Another Offerlens works on {path}; stop it first, or use PostgreSQL for several replicas."
            ) from error
    return guard


class Place:
    """Where the file lies. SQLite would go on writing into a file that was deleted or moved away meanwhile."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._opened: tuple[int, int] | None = None

    def connect(self) -> sqlite3.Connection:
        """A connection to the file, as `connect` makes it."""
        db = connect(self.path)
        self._opened = self._identity()
        return db

    def still_there(self) -> None:
        """Raise StoreAwayError where the path no longer leads to the file that was opened."""
        if self._identity() != self._opened:
            raise StoreAwayError(
                f"The database file {self.path} was deleted, moved or replaced; put it back, or restart on the new one."
            )

    def refuse_when_full(self) -> None:
        """Raise StoreFullError where hardly anything is free: pages that were used before may still take a little."""
        with contextlib.suppress(OSError):
            free = shutil.disk_usage(self.path.parent).free
            if free < LEAST_FREE:
                raise StoreFullError(
                    f"The disk of the database is full ({free / 1e6:.1f} MB are free); free some space."
                )

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the file, written ahead of (WAL) and of the newest schema. For use in one thread.

    Raises:
        sqlite3.Error: as SQLite says.
        StoreNewerError: a newer version wrote the file.

    """
    db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA secure_delete = ON")
        db.execute(f"PRAGMA cache_size = {-CACHE_KB}")
        db.execute(f"PRAGMA wal_autocheckpoint = {MOST_PAGES}")
        upgrade(db)
    except BaseException:
        db.close()
        raise
    return db


def upgrade(db: sqlite3.Connection) -> None:
    """Bring the schema up to date, in one transaction."""
    current = None
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
        found = db.execute("SELECT version_num FROM alembic_version").fetchone()
        current = None if found is None else str(found[0])
    script = upgrade_script(current, "sqlite")
    if not script:
        # a database that can be read but not written is noticed now, not at the first update
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE alembic_version SET version_num = version_num")
        db.execute("ROLLBACK")
        return
    try:
        db.executescript(f"BEGIN IMMEDIATE;\n{script}\nCOMMIT;")
    except sqlite3.Error:
        with contextlib.suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise
