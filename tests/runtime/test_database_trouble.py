"""A database in trouble: said in one sentence at the start, waited out in operation with everything kept."""

import asyncio
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.storage import open_store
from bot.storage.sqlite import SqliteStore
from tests.runtime.conftest import Running
from tests.runtime.fake_api import TOKEN, FakeApi

ROOT = Path(__file__).parents[2]
ANN, BOB = 1001, 1002


# ---- at the start: exit 2, and what to do


def refusal(address: str, prepare: Callable[[], None] | None = None) -> str:
    """What `offerlens run` says when it gives up. The Bot API is not even asked: nobody listens there."""
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
        "OFFERLENS_DATABASE_URL": address,
    }
    ended = subprocess.run(
        (sys.executable, "-m", "bot", "run"),
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=prepare,
    )
    assert ended.returncode == 2, ended.stderr
    assert "Traceback" not in ended.stderr
    lines = [line for line in ended.stderr.splitlines() if not line.startswith("{")]
    assert len(lines) == 1, lines
    return lines[0]


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """A database with a little in it, at rest."""
    store = await open_store(f"sqlite:///{tmp_path}/kept.db")
    await store.close()
    return tmp_path / "kept.db"


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Sir or Madam, " * 400)
    assert "no SQLite database; name another one" in refusal(f"sqlite:///{tmp_path}/letter.txt")


def test_a_damaged_file(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[100:4096] = os.urandom(4096 - 100)
    path.write_bytes(raw)
    assert "damaged; restore it from a backup" in refusal(f"sqlite:///{path}")


def test_a_newer_schema(path: Path) -> None:
    db = sqlite3.connect(path)
    db.execute("UPDATE alembic_version SET version_num = '9999'")
    db.commit()
    db.close()
    assert "schema 9999, written by a newer Offerlens" in refusal(f"sqlite:///{path}")


async def test_a_file_that_another_bot_works_on(path: Path) -> None:
    store = await SqliteStore.open(path)
    said = await asyncio.to_thread(refusal, f"sqlite:///{path}")
    assert "Another Offerlens works on" in said
    await store.close()


def test_a_disk_without_room(tmp_path: Path) -> None:
    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

    assert "the free space" in refusal(f"sqlite:///{tmp_path}/kept.db", no_room)


def test_a_server_that_is_away() -> None:
    said = refusal("postgresql://postgres:hidden@127.0.0.1:1/test")
    assert "can't be reached; check the address" in said
    assert "hidden" not in said


# ---- in operation: everything waits, nothing is lost or done twice


@pytest.fixture
async def kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SqliteStore]:
    monkeypatch.setattr("bot.storage.sqlitefile.BUSY_SECONDS", 0.05)
    store = await SqliteStore.open(path)
    yield store
    await store.close()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


@pytest.mark.parametrize("trouble", ["locked", "full", "read-only"])
async def test_trouble_in_operation_is_waited_out(
    api: FakeApi, running: Running, kept: SqliteStore, path: Path, trouble: str
) -> None:
    async def pragma(words: str) -> None:
        await kept._journal.alone(lambda db: db.execute(f"PRAGMA {words}"))  # noqa: SLF001 - what a disk does

    async with running(kept=kept):
        api.write(ANN, "before")
        await api.until(lambda: api.texts(ANN) == ["before"])
        await api.until(lambda: api.confirmed == 1)
        with locked(path) if trouble == "locked" else contextmanager(lambda: iter([None]))():
            if trouble == "full":
                await pragma("max_page_count = 1")
            elif trouble == "read-only":
                await pragma("query_only = ON")
            api.write(ANN, "x" * 4000)
            api.write(BOB, "y" * 4000)
            await asyncio.sleep(0.7)
            assert api.confirmed == 1, "what is not kept is not confirmed"
            assert api.texts(BOB) == []
        await pragma("max_page_count = 1000000")
        await pragma("query_only = OFF")
        api.write(ANN, "kept")
        await api.until(lambda: len(api.texts(ANN)) == 3)
        await api.until(lambda: len(api.texts(BOB)) == 1)
    assert api.texts(ANN) == ["before", "x" * 4000, "before " + "x" * 4000]
    assert api.texts(BOB) == ["y" * 4000]
