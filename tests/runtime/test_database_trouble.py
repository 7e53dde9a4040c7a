"""A database in trouble: said in one sentence at the start, waited out in operation with everything kept."""

import asyncio
import ctypes
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from pathlib import Path

import asyncpg
import pytest

from bot.storage import open_store, pgserver
from bot.storage.sqlite import SqliteStore
from bot.telegram.runtime import Plan
from tests.runtime.conftest import UNLIMITED, Running
from tests.runtime.fake_api import TOKEN, FakeApi
from tests.runtime.test_running import fetched

ROOT = Path(__file__).parents[2]
ANN, BOB = 1001, 1002

PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1

Troubled = Callable[[str], AbstractAsyncContextManager[None]]


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


async def test_a_file_that_another_program_has_locked(path: Path) -> None:
    with locked(path, "EXCLUSIVE"):
        said = await asyncio.to_thread(refusal, f"sqlite:///{path}")
    assert "locked by another program; close it" in said


def test_a_folder_that_may_not_be_written(path: Path) -> None:
    def bound_by_modes() -> None:
        # root may write everywhere, unless it gives that up
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE)

    path.parent.chmod(0o555)
    said = refusal(f"sqlite:///{path}", bound_by_modes)
    path.parent.chmod(0o755)
    assert "can't be written; check" in said


def test_a_folder_that_can_not_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert "can't be used" in refusal(f"sqlite:///{tmp_path}/file/kept.db")


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
def locked(path: Path, how: str = "IMMEDIATE") -> Iterator[None]:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute(f"BEGIN {how}")
    yield
    other.execute("ROLLBACK")
    other.close()


@pytest.fixture
def troubled(kept: SqliteStore, path: Path) -> Troubled:
    """The block, with the database in trouble meanwhile."""

    async def pragma(words: str) -> None:
        await kept._journal.alone(lambda db: db.execute(f"PRAGMA {words}"))  # noqa: SLF001 - what a disk does

    @asynccontextmanager
    async def trouble(kind: str) -> AsyncIterator[None]:
        match kind:
            case "locked":
                with locked(path):
                    yield
            case "full":
                await pragma("max_page_count = 1")
                yield
                await pragma("max_page_count = 1000000")
            case "read-only":
                await pragma("query_only = ON")
                yield
                await pragma("query_only = OFF")
            case "away":
                there = path.with_suffix(".moved")
                path.rename(there)  # noqa: ASYNC240 - one call of the system
                yield
                there.rename(path)

    return trouble


TROUBLES = {
    "locked": "locked by another program",
    "full": "free some space",
    "read-only": "can't be written",
    "away": "deleted, moved or replaced",
}


@pytest.mark.parametrize("kind", TROUBLES)
async def test_trouble_in_operation_is_waited_out(
    api: FakeApi, running: Running, kept: SqliteStore, troubled: Troubled, kind: str
) -> None:
    async with running(kept=kept):
        api.write(ANN, "before")
        await api.until(lambda: api.texts(ANN) == ["before"])
        await api.until(lambda: api.confirmed == 1)
        async with troubled(kind):
            api.write(ANN, "x" * 4000)
            api.write(BOB, "y" * 4000)
            await asyncio.sleep(0.7)
            assert api.confirmed == 1, "what is not kept is not confirmed"
            assert api.texts(BOB) == []
        api.write(ANN, "kept")
        await api.until(lambda: len(api.texts(ANN)) == 3)
        await api.until(lambda: len(api.texts(BOB)) == 1)
    assert api.texts(ANN) == ["before", "x" * 4000, "before " + "x" * 4000]
    assert api.texts(BOB) == ["y" * 4000]


@pytest.mark.parametrize(("kind", "sentence"), TROUBLES.items())
async def test_who_can_not_write_is_not_ready_and_says_why(
    api: FakeApi,
    running: Running,
    kept: SqliteStore,
    troubled: Troubled,
    free_port: int,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    sentence: str,
) -> None:
    monkeypatch.setattr("bot.telegram.health.SECONDS", 0.0)
    async with running(kept=kept, plan=Plan(limits=UNLIMITED, health=("127.0.0.1", free_port))):
        api.write(ANN, "hello")
        await api.until(lambda: api.texts(ANN))
        async with troubled(kind):
            status, said = await fetched(free_port, "/readyz")
            assert status == 503
            assert sentence in said
            assert (await fetched(free_port, "/healthz"))[0] == 200
        assert await fetched(free_port, "/readyz") == (200, "ready\n")


# ---- the same with PostgreSQL


async def test_a_server_that_takes_no_writing_is_waited_out(
    api: FakeApi, running: Running, postgres_address: str, free_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a standby refuses, and then as tables that another program holds, or that a newer version made anew."""
    monkeypatch.setattr("bot.telegram.health.SECONDS", 0.0)
    monkeypatch.setitem(pgserver.SETTINGS, "lock_timeout", "200ms")
    admin = await asyncpg.connect(postgres_address)
    store = await open_store(postgres_address)
    plan = Plan(limits=UNLIMITED, health=("127.0.0.1", free_port))

    @asynccontextmanager
    async def held() -> AsyncIterator[None]:
        async with admin.transaction():
            await admin.execute("LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE")
            yield

    @asynccontextmanager
    async def read_only() -> AsyncIterator[None]:
        forbid = "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE read_only_sql_transaction; END $$"
        await admin.execute(forbid)
        for table in ("seen", "kept"):
            await admin.execute(
                f"CREATE TRIGGER refused BEFORE INSERT OR UPDATE ON {table} EXECUTE FUNCTION refuse()"
            )
        yield
        await admin.execute("DROP FUNCTION refuse CASCADE")

    @asynccontextmanager
    async def newer() -> AsyncIterator[None]:
        await admin.execute("ALTER TABLE inbox RENAME TO inbox_of_tomorrow")
        yield
        await admin.execute("ALTER TABLE inbox_of_tomorrow RENAME TO inbox")

    try:
        async with running(kept=store, plan=plan):
            for number, (trouble, sentence) in enumerate(
                (
                    (held, "locked by another program"),
                    (read_only, "can't be written"),
                    (newer, "update this one"),
                ),
                1,
            ):
                async with trouble():
                    api.write(ANN, f"m{number}")
                    await asyncio.sleep(0.7)
                    assert api.confirmed < number, "what is not kept is not confirmed"
                    status, said = await fetched(free_port, "/readyz")
                    assert (status, sentence in said) == (503, True)
                await api.until(lambda number=number: len(api.texts(ANN)) == number)  # type: ignore[misc]
                await api.until(lambda number=number: api.confirmed == number)  # type: ignore[misc]
    finally:
        await store.close()
        await admin.close()
    assert api.texts(ANN) == ["m1", "m2", "m3"]


def test_a_server_that_takes_no_writing_is_said_to_be(postgres_address: str) -> None:
    read_only = f"{postgres_address}&options=-c%20default_transaction_read_only%3Don"
    assert "can't be written: the server is a standby" in refusal(read_only)


async def test_a_newer_schema_on_a_server(postgres_address: str) -> None:
    await (await open_store(postgres_address)).close()
    admin = await asyncpg.connect(postgres_address)
    await admin.execute("UPDATE alembic_version SET version_num = '9999'")
    await admin.close()
    assert "schema 9999, written by a newer Offerlens" in await asyncio.to_thread(refusal, postgres_address)


async def test_tables_that_another_program_holds(postgres_address: str) -> None:
    await (await open_store(postgres_address)).close()
    admin = await asyncpg.connect(postgres_address)
    async with admin.transaction():
        await admin.execute("LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE")
        said = await asyncio.to_thread(refusal, postgres_address)
    await admin.close()
    assert "locked by another program" in said
