"""What only the SQLite file does: its claim, its complaints, and what a killed process leaves."""

# ruff: noqa: ASYNC220, ASYNC240 - nothing else runs in these tests' loops

import asyncio
import contextlib
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.core.store import (
    Arrival,
    KeptKey,
    KeptKind,
    KeptRow,
    Letter,
    StoreAddressError,
    StoreAwayError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreNewerError,
    StoreReadOnlyError,
    Turned,
)
from bot.storage import open_store
from bot.storage.sqlite import SqliteStore

NOW = 1_780_000_000.0
ROOT = Path(__file__).parents[2]


def came(update_id: int) -> Arrival:
    return Arrival(update_id, "7", 7, "{}", NOW)


async def fill(path: Path) -> None:
    store = await SqliteStore.open(path)
    await store.receive([came(1)])
    await store.close()


def limit_pages(db: sqlite3.Connection, most: int) -> None:
    """Make the disk as good as full."""
    db.execute(f"PRAGMA max_page_count = {most}")


@contextlib.contextmanager
def without_privileges() -> Iterator[None]:
    """Root may write everywhere, so these tests give that up for a moment."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


# ---- complaints at the start: a sentence that says what to do


async def test_a_second_process_on_the_file_is_refused(tmp_path: Path) -> None:
    store = await SqliteStore.open(tmp_path / "kept.db")
    with pytest.raises(
        StoreLockedError, match=r"Another Offerlens works on .*PostgreSQL for several replicas"
    ):
        await SqliteStore.open(tmp_path / "kept.db")
    await store.close()
    await (await SqliteStore.open(tmp_path / "kept.db")).close()


async def test_looking_is_allowed_while_another_process_works(tmp_path: Path) -> None:
    worker = await SqliteStore.open(tmp_path / "kept.db")
    await worker.receive([came(1)])
    looker = await SqliteStore.open(tmp_path / "kept.db", work=False)
    assert (await looker.sizes(NOW)).waiting == 1
    assert not await looker.lead()
    await looker.close()
    await worker.receive([came(2)])
    await worker.close()


async def test_a_newer_schema_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    await fill(path)
    with sqlite3.connect(path) as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    db.close()
    with pytest.raises(StoreNewerError, match="schema 9999, written by a newer Offerlens"):
        await SqliteStore.open(path)
    db = sqlite3.connect(path)
    assert db.execute("SELECT count(*) FROM inbox").fetchone() == (1,)
    db.close()


async def test_a_file_of_another_kind_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir or Madam, " * 400)
    with pytest.raises(StoreDamagedError, match="no SQLite database"):
        await SqliteStore.open(path)
    assert path.read_text().startswith("Dear Sir")


async def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="can't be"):
        await SqliteStore.open(tmp_path)


async def test_a_read_only_folder_is_refused() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        path = folder / "kept.db"
        await fill(path)
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IROTH | stat.S_IXOTH)
        with without_privileges(), pytest.raises(StoreReadOnlyError, match="can't be written"):
            await SqliteStore.open(path)
        folder.chmod(stat.S_IRWXU)


async def test_a_read_only_file_is_refused() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(stat.S_IRWXU | stat.S_IRWXO)
        path = folder / "kept.db"
        await fill(path)
        for left in folder.iterdir():
            left.chmod(stat.S_IRUSR | stat.S_IROTH)
        Path(f"{path}.lock").chmod(0o666)
        with without_privileges(), pytest.raises(StoreReadOnlyError, match="can't be written"):
            await SqliteStore.open(path)


async def test_a_locked_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.storage.sqlitefile.BUSY_SECONDS", 0.05)
    path = tmp_path / "kept.db"
    await fill(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreLockedError, match="locked by another program"):
        await SqliteStore.open(path)
    other.execute("ROLLBACK")
    other.close()
    await (await SqliteStore.open(path)).close()


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("sqlite://", "names no file"),
        ("sqlite:///", "names no file"),
        ("mysql://root@localhost/x", "begins with 'mysql'"),
        ("kept.db", "expected sqlite:///"),
        ("", "expected sqlite:///"),
        ("postgresql://h:port/x", "port must be a number"),
    ],
)
async def test_an_address_that_makes_no_sense_is_refused(address: str, sentence: str) -> None:
    with pytest.raises(StoreAddressError, match=sentence):
        await open_store(address)


async def test_the_folder_is_made(tmp_path: Path) -> None:
    store = await open_store(f"sqlite:///{tmp_path}/a/b/kept%20here.db")
    await store.close()
    assert (tmp_path / "a" / "b" / "kept here.db").exists()


# ---- in operation: nothing half-written, and everything goes on when the trouble is over


async def test_a_full_disk_keeps_what_there_was_and_passes(tmp_path: Path) -> None:
    store = await SqliteStore.open(tmp_path / "kept.db")
    await store.receive([came(1)])
    await store._journal.alone(lambda db: limit_pages(db, 1))  # noqa: SLF001
    large = Letter(1, 0, "7", 7, "x" * 400_000, NOW)
    kept = KeptRow(KeptKey(KeptKind.PERSON, person=7), "offers", 0, NOW)
    with pytest.raises(StoreFullError, match="free some space"):
        await store.commit([Turned(1, kept=(kept,), letters=(large,))], NOW)
    assert [a.update_id for a in await store.waiting([0], 9)] == [1]
    assert await store.load([kept.key]) == {}
    await store._journal.alone(lambda db: limit_pages(db, 100_000))  # noqa: SLF001
    await store.commit([Turned(1, kept=(kept,), letters=(large,))], NOW)
    assert await store.waiting([0], 9) == []
    await store.close()


async def test_little_space_is_called_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = await SqliteStore.open(tmp_path / "kept.db")
    await store.check()
    monkeypatch.setattr("bot.storage.sqlitefile.LEAST_FREE", 2**62)
    with pytest.raises(StoreFullError, match="MB are free"):
        await store.check()
    await store.close()


@pytest.mark.parametrize("gone", ["moved", "replaced"])
async def test_a_file_that_lies_elsewhere_takes_nothing_until_it_is_back(tmp_path: Path, gone: str) -> None:
    path = tmp_path / "kept.db"
    store = await SqliteStore.open(path)
    await store.receive([came(1)])
    path.rename(tmp_path / "moved.db")
    if gone == "replaced":
        path.write_bytes(b"")
    for write in (store.receive([came(2)]), store.commit([Turned(1)], NOW), store.check()):
        with pytest.raises(StoreAwayError, match="deleted, moved or replaced; put it back"):
            await write
    assert [a.update_id for a in await store.waiting([0], 9)] == [1]
    (tmp_path / "moved.db").replace(path)
    assert await store.receive([came(2)]) == {2}
    await store.close()


async def test_the_log_is_emptied_into_the_file_beside_the_commits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.checkpoints.SECONDS", 0.01)
    monkeypatch.setattr("bot.storage.checkpoints.LONG_PAGES", 5)
    path, copy = tmp_path / "kept.db", tmp_path / "copy.db"
    store = await SqliteStore.open(path)
    await store.receive([came(n) for n in range(100)])
    counted = 0
    while counted < 100:
        await asyncio.sleep(0.01)
        copy.write_bytes(path.read_bytes())  # without the log
        with contextlib.closing(sqlite3.connect(copy)) as db, contextlib.suppress(sqlite3.Error):
            (counted,) = db.execute("SELECT count(*) FROM inbox").fetchone()
    assert await store.receive([came(101)]) == {101}
    await store.close()


async def test_another_writer_is_waited_for_then_complained_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.sqlitefile.BUSY_SECONDS", 0.05)
    store = await SqliteStore.open(tmp_path / "kept.db")
    other = sqlite3.connect(tmp_path / "kept.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreLockedError):
        await store.receive([came(1)])
    other.execute("ROLLBACK")
    other.close()
    assert await store.receive([came(1)]) == {1}
    await store.close()


async def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = await SqliteStore.open(tmp_path / "kept.db")
    await store.close()
    with pytest.raises(StoreAwayError, match="closed"):
        await store.receive([came(1)])


async def test_a_refused_commit_leaves_those_beside_it_alone(tmp_path: Path) -> None:
    store = await SqliteStore.open(tmp_path / "kept.db")
    await store.receive([came(n) for n in range(1, 31)])
    commits = [store.commit([Turned(n), *([Turned(99)] if n % 3 == 0 else [])], NOW) for n in range(1, 31)]
    ended = await asyncio.gather(*commits, return_exceptions=True)
    assert [isinstance(end, Exception) for end in ended] == [n % 3 == 0 for n in range(1, 31)]
    assert [a.update_id for a in await store.waiting([0], 99)] == list(range(3, 31, 3))
    await store.close()


async def test_forgotten_text_is_in_no_file(tmp_path: Path) -> None:
    store = await SqliteStore.open(tmp_path / "kept.db")
    await store.receive([Arrival(1, "7", 7, '{"text":"base 287654"}', NOW), came(2)])
    kept = KeptRow(KeptKey(KeptKind.PERSON, person=7), '{"offers":"base 287654"}', 0, NOW)
    await store.commit([Turned(1, kept=(kept,), letters=(Letter(1, 0, "7", 7, "base 287654", NOW),))], NOW)
    await store.settle([(1, 0)], [], NOW)
    await store.commit([Turned(2, forget=7)], NOW)
    for path in tmp_path.iterdir():
        assert b"287654" not in path.read_bytes(), path.name
    await store.close()


# ---- killed


WRITER = """
import asyncio, sys
from bot.core.store import Arrival, KeptKey, KeptKind, KeptRow, Letter, Turned
from bot.storage.sqlite import SqliteStore
from pathlib import Path

async def main():
    store = await SqliteStore.open(Path(sys.argv[1]))
    key = KeptKey(KeptKind.PERSON, person=7)
    row = (await store.load([key])).get(key)
    number, version = (int(row.body), row.version) if row else (0, 0)
    while True:
        number += 1
        await store.receive([Arrival(number, "7", 7, "{}", 0.0)])
        kept = KeptRow(key, str(number), version, 0.0)
        await store.commit([Turned(number, kept=(kept,), letters=(Letter(number, 0, "7", 7, "", 0.0),))], 0.0)
        version += 1
        print(number, flush=True)

asyncio.run(main())
"""


async def test_what_was_committed_survives_a_kill_and_nothing_is_half_there(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    said = 0
    for _ in range(4):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, path], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            for line in writer.stdout:
                said = int(line)
                if said % 37 == 0:
                    writer.send_signal(signal.SIGKILL)
        store = await SqliteStore.open(path)
        key = KeptKey(KeptKind.PERSON, person=7)
        kept = int((await store.load([key]))[key].body)
        assert kept >= said
        letters = [letter.update_id for letter in await store.unsent([0], 100_000)]
        assert letters == list(range(1, kept + 1)), "a turn is whole or not there"
        left = [arrival.update_id for arrival in await store.waiting([0], 9)]
        assert left in ([], [kept + 1])
        if left:
            await store.commit(
                [
                    Turned(
                        kept + 1,
                        kept=(KeptRow(key, str(kept + 1), kept, 0.0),),
                        letters=(Letter(kept + 1, 0, "7", 7, "", 0.0),),
                    )
                ],
                0.0,
            )
        await store.close()
