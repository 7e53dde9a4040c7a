"""A look at a database that changes nothing in it: what `offerlens doctor` says about it."""

import asyncio
import os
import shutil
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

from bot.core.diagnosis import Diagnosis, Verdict
from bot.core.store import Sizes, StoreDamagedError, StoreError
from bot.storage.addresses import file_of, open_store
from bot.storage.journal import complaint
from bot.storage.schema import HEAD, refuse_newer

LITTLE_SPACE = 100_000_000
"""Bytes left on the disk of a SQLite file below which that is said."""

LONG_WAIT = 60.0
"""Seconds an update waits only where nobody works."""


async def inspected(address: str) -> Diagnosis:
    """How the database at an address is."""
    try:
        path = file_of(address)
        if path is not None:
            return await _file(address, path)
        if address.startswith("memory"):
            return _found("In memory: everything is lost when the process ends.", Verdict.CHANGE)
        return await _server(address)
    except StoreError as error:
        return _found(str(error), Verdict.BROKEN)


def _found(sentence: str, verdict: Verdict = Verdict.WELL) -> Diagnosis:
    return Diagnosis("database", verdict, sentence)


async def _file(address: str, path: Path) -> Diagnosis:
    seen = await asyncio.to_thread(_seen, path)
    if isinstance(seen, Diagnosis):
        return seen
    found = await _condition(address, f"SQLite, {seen.size / 1e6:,.1f} MB", seen.revision)
    if found.verdict is Verdict.WELL and seen.free < LITTLE_SPACE:
        return _found(
            f"{found.sentence} Only {seen.free / 1e6:,.0f} MB are free on its disk.", Verdict.CHANGE
        )
    return found


@dataclass(frozen=True, slots=True)
class _File:
    """A file: its schema's revision, its bytes, and those free on its disk."""

    revision: str | None
    size: int
    free: int


def _seen(path: Path) -> _File | Diagnosis:
    if path.exists():
        size = sum(part.stat().st_size for part in (path, Path(f"{path}-wal")) if part.exists())
        return _File(_revision_of_file(path), size, shutil.disk_usage(path.parent).free)
    folder = next(parent for parent in path.absolute().parents if parent.exists())
    if not os.access(folder, os.W_OK | os.X_OK):
        return _found(f"{folder} can't be written, so {path.name} can't be made there.", Verdict.BROKEN)
    return _found(f"SQLite: the first start makes {path}.")


def _revision_of_file(path: Path) -> str | None:
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=1)
        try:
            (health,) = db.execute("PRAGMA quick_check(1)").fetchone()
            if health != "ok":
                raise StoreDamagedError("The database file is damaged; restore it from a backup.")
            known = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
            row = known and db.execute("SELECT version_num FROM alembic_version").fetchone()
        finally:
            db.close()
    except sqlite3.Error as error:
        raise complaint(error) from error
    return str(row[0]) if row else None


async def _server(address: str) -> Diagnosis:
    # imported here: who uses SQLite need not load the driver
    from bot.storage.pgserver import look  # noqa: PLC0415

    revision, size = await look(address)
    return await _condition(address, f"PostgreSQL, {size / 1e6:,.1f} MB", revision)


async def _condition(address: str, what: str, revision: str | None) -> Diagnosis:
    """Of which schema it is; and where that is the newest, how much lies in it."""
    if revision is None:
        return _found(f"{what}: empty, the first start makes the tables.")
    refuse_newer(revision)
    if revision != HEAD:
        return _found(
            f"{what}: schema {revision}; the next start brings it to {HEAD}. Back it up before.",
            Verdict.CHANGE,
        )
    store = await open_store(address, work=False)
    try:
        sizes = await store.sizes(time.time())
    finally:
        await store.close()
    return _contents(f"{what}, schema {revision}", sizes)


def _contents(what: str, sizes: Sizes) -> Diagnosis:
    sentence = (
        f"{what}: {sizes.persons:,} people, {sizes.waiting:,} updates waiting, {sizes.unsent:,} replies unsent, "
        f"{sizes.parked:,} failed turns."
    )
    oldest = max(sizes.oldest_waiting, sizes.oldest_unsent)
    if oldest > LONG_WAIT:
        waits = f"The oldest has been waiting for {oldest / 60:,.0f} minutes: does the bot run, and is Telegram reached?"
        return _found(f"{sentence} {waits}", Verdict.CHANGE)
    if sizes.parked:
        return _found(f"{sentence} `offerlens failed` lists them.")
    return _found(sentence)
