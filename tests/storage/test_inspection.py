"""A look at a database, whatever its condition: it says how it is and changes nothing."""

# ruff: noqa: ASYNC240 - nothing else runs in these tests' loops

import os
import sqlite3
from pathlib import Path

import asyncpg
import pytest

from bot.core.diagnosis import Verdict
from bot.core.store import Arrival, Parked, Turned
from bot.storage import open_store
from bot.storage.inspection import inspected


async def fill(address: str) -> None:
    """One update waits since 1970, and one turn failed."""
    store = await open_store(address)
    await store.receive([Arrival(n, "7", 7, "{}", 5.0) for n in (1, 2)])
    await store.commit([Turned(1, parked=Parked("AAAAAA", 1, "message", "KeyError", 5.0))], 5.0)
    await store.close()


async def test_nothing_there_yet(tmp_path: Path) -> None:
    found = await inspected(f"sqlite:///{tmp_path}/deep/down/kept.db")
    assert (found.verdict, found.sentence) == (
        Verdict.WELL,
        f"SQLite: the first start makes {tmp_path}/deep/down/kept.db.",
    )
    assert list(tmp_path.iterdir()) == []


async def test_what_lies_in_a_file(tmp_path: Path) -> None:
    await fill(f"sqlite:///{tmp_path}/kept.db")
    before = (tmp_path / "kept.db").read_bytes()
    found = await inspected(f"sqlite:///{tmp_path}/kept.db")
    assert found.verdict is Verdict.CHANGE
    assert "0 people, 1 updates waiting, 0 replies unsent, 1 failed turns" in found.sentence
    assert "does the bot run" in found.sentence
    assert (tmp_path / "kept.db").read_bytes() == before


async def test_a_file_that_somebody_works_on(tmp_path: Path) -> None:
    store = await open_store(f"sqlite:///{tmp_path}/kept.db")
    found = await inspected(f"sqlite:///{tmp_path}/kept.db")
    assert found.verdict is Verdict.WELL
    await store.close()


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ("another kind", "no SQLite database"),
        ("damaged", "damaged; restore it from a backup"),
        ("newer", "schema 9999, written by a newer Offerlens"),
    ],
)
async def test_a_file_that_can_not_be_used(tmp_path: Path, how: str, sentence: str) -> None:
    path = tmp_path / "kept.db"
    await fill(f"sqlite:///{path}")
    spoil(path, how)
    before = path.read_bytes()
    found = await inspected(f"sqlite:///{path}")
    assert found.verdict is Verdict.BROKEN
    assert sentence in found.sentence
    assert path.read_bytes() == before


def spoil(path: Path, how: str) -> None:
    match how:
        case "another kind":
            path.write_text("Dear Sir or Madam, " * 400)
        case "damaged":
            raw = bytearray(path.read_bytes())
            raw[4096:20_000] = os.urandom(20_000 - 4096)
            path.write_bytes(raw)
        case "newer":
            db = sqlite3.connect(path)
            db.execute("UPDATE alembic_version SET version_num = '9999'")
            db.commit()
            db.close()


async def test_a_server_with_and_without_tables(postgres_address: str) -> None:
    db = await asyncpg.connect(postgres_address)
    found = await inspected(postgres_address)
    assert found.verdict is Verdict.WELL
    assert "empty, the first start makes the tables" in found.sentence
    tables = "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()"
    assert await db.fetchval(tables) == 0
    await fill(postgres_address)
    found = await inspected(postgres_address)
    assert "0 people, 1 updates waiting, 0 replies unsent, 1 failed turns" in found.sentence
    await db.execute("UPDATE alembic_version SET version_num = '9999'")
    found = await inspected(postgres_address)
    assert (found.verdict, "schema 9999" in found.sentence) == (Verdict.BROKEN, True)
    await db.close()


@pytest.mark.parametrize(
    ("address", "verdict", "sentence"),
    [
        ("postgresql://postgres:hidden@127.0.0.1:1/test", Verdict.BROKEN, "can't be reached"),
        ("sqlite://", Verdict.BROKEN, "names no file"),
        ("memory://", Verdict.CHANGE, "everything is lost"),
    ],
)
async def test_an_address_that_leads_nowhere(address: str, verdict: Verdict, sentence: str) -> None:
    found = await inspected(address)
    assert found.verdict is verdict
    assert sentence in found.sentence
    assert "hidden" not in found.sentence
