"""Opening the SQLite file: who may work on it, how it is written, and bringing its schema up to date."""

import contextlib
import sqlite3
from pathlib import Path
from typing import BinaryIO

from bot.core.store import StoreAwayError, StoreLockedError, StoreReadOnlyError
from bot.storage.schema import upgrade_script

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows: SQLite's own locks remain
    fcntl = None  # type: ignore[assignment]

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
        db.execute("PRAGMA cache_size = -16384")
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
