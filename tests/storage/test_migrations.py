"""Every released schema can be brought up to date, with what lies in it."""

import sqlite3
from pathlib import Path

import asyncpg
import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from bot.core.store import Arrival, StoreNewerError
from bot.storage import open_store
from bot.storage.schema import HEAD, REVISIONS, Dialect, upgrade_script

NOW = 1_780_000_000.0
TABLES = {"seen", "inbox", "outbox", "kept", "sent", "parked", "misses", "alembic_version"}


def test_the_known_revisions_are_those_of_the_files() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path("bot/storage/migrations").resolve()))
    files = ScriptDirectory.from_config(config)
    assert tuple(reversed([file.revision for file in files.walk_revisions()])) == REVISIONS
    assert files.get_heads() == [HEAD]


def test_a_current_database_needs_nothing() -> None:
    assert upgrade_script(HEAD, "sqlite") == ""


def test_an_unknown_revision_is_a_newer_one() -> None:
    with pytest.raises(StoreNewerError, match="newer"):
        upgrade_script("0999", "postgresql")


@pytest.mark.parametrize("released", [None, *REVISIONS])
async def test_every_released_sqlite_schema_comes_up_to_date(tmp_path: Path, released: str | None) -> None:
    path = tmp_path / "kept.db"
    db = sqlite3.connect(path)
    if released is not None:
        db.executescript(upgrade_script(None, "sqlite", released))
        db.execute(
            "INSERT INTO inbox (update_id, slot, lane, person, body, at) VALUES (1, 0, '7', 7, '{}', 5.0)"
        )
        db.commit()
    db.close()
    store = await open_store(f"sqlite:///{path}")
    found = await store.waiting([0], 9)
    assert found == ([] if released is None else [Arrival(1, "7", 7, "{}", 5.0)])
    await store.close()
    db = sqlite3.connect(path)
    assert {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")} == TABLES
    assert db.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
    db.close()


@pytest.mark.parametrize("released", [None, *REVISIONS])
async def test_every_released_postgresql_schema_comes_up_to_date(
    postgres_address: str, released: str | None
) -> None:
    db = await asyncpg.connect(postgres_address)
    if released is not None:
        await db.execute(upgrade_script(None, "postgresql", released))
        await db.execute(
            "INSERT INTO inbox (update_id, slot, lane, person, body, at) VALUES (1, 0, '7', 7, '{}', 5.0)"
        )
    store = await open_store(postgres_address)
    found = await store.waiting(range(store.slots), 9)
    assert found == ([] if released is None else [Arrival(1, "7", 7, "{}", 5.0)])
    await store.close()
    names = await db.fetch(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
    )
    assert {row["table_name"] for row in names} == TABLES
    await db.close()


async def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE misses (mine TEXT)")
    db.close()
    with pytest.raises(Exception, match="SQLite refused"):
        await open_store(f"sqlite:///{path}")
    db = sqlite3.connect(path)
    assert [name for (name,) in db.execute("SELECT name FROM sqlite_master")] == ["misses"]
    db.close()


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_the_whole_way_up_is_one_script(dialect: Dialect) -> None:
    script = upgrade_script(None, dialect)
    assert script.count("CREATE TABLE") == len(TABLES)
    assert "COMMIT" not in script, "the caller's transaction must not be ended in the middle"
