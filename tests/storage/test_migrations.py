"""Every released schema can be brought up to date, with what lies in it."""

import sqlite3
from pathlib import Path

import asyncpg
import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from bot.core.store import StoreNewerError
from bot.storage import open_store
from bot.storage.schema import HEAD, REVISIONS, Dialect, upgrade_script
from bot.telegram.calls import Call
from bot.telegram.exchange import Keys
from bot.telegram.holdings import Holdings, keys_of

NOW = 1_780_000_000.0
RELEASED = Path(__file__).with_name("released")
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


def released_scripts(revision: str, dialect: str) -> list[str]:
    """What a released version had made of an empty database, and what lay in it then: files that never change."""
    return [(RELEASED / f"{revision}.{part}.sql").read_text() for part in (dialect, "rows")]


def test_every_released_schema_is_kept_here() -> None:
    assert {path.name.partition(".")[0] for path in RELEASED.iterdir()} == set(REVISIONS)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    return str(request.getfixturevalue(f"{'sqlite' if request.param == 'sqlite' else 'postgres'}_address"))


async def leave(address: str, revision: str) -> None:
    """Bring an empty database into the condition in which a released version left it."""
    if address.startswith("sqlite"):
        db = sqlite3.connect(address.removeprefix("sqlite:///"))
        for script in released_scripts(revision, "sqlite"):
            db.executescript(script)
        db.close()
        return
    server = await asyncpg.connect(address)
    for script in released_scripts(revision, "postgresql"):
        await server.execute(script)
    await server.close()


@pytest.mark.parametrize("revision", [None, *REVISIONS])
async def test_every_released_schema_comes_up_to_date_with_what_lies_in_it(
    address: str, revision: str | None
) -> None:
    if revision is not None:
        await leave(address, revision)
    store = await open_store(address)
    everything = range(store.slots)
    assert await tables(address) == TABLES
    if revision is None:
        assert await store.waiting(everything, 9) == []
    else:
        (waiting,) = await store.waiting(everything, 9)
        (letter,) = await store.unsent(everything, 9)
        (parked,) = await store.parked(9)
        (miss,) = await store.misses(9)
        assert (waiting.update_id, letter.id, parked.code, miss.count) == (3, (2, 1), "AAAAAA", 3)
        assert Call.from_json(letter.body).method == "sendMessage"
        assert await store.message_id("1001", "5.0") == 70
        assert await store.receive([waiting]) == set(), "an update that was received stays received"
        holdings = Holdings(await store.load(keys_of(Keys(1001, 1001))), NOW)
        holding = holdings.holding(Keys(1001, 1001))
        assert [offer.name for offer in holding.person.offers] == ["First"]
        assert holding.state.draft is not None
        group = Keys(-100, 1001)
        assert Holdings(await store.load(keys_of(group)), NOW).holding(group).chat.quiet
        assert len(await store.export(1001)) == 5
    await store.close()
    await (await open_store(address)).close()


async def tables(address: str) -> set[str]:
    """The names of the tables."""
    if address.startswith("sqlite"):
        db = sqlite3.connect(address.removeprefix("sqlite:///"))
        names = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert db.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
        db.close()
        return names
    server = await asyncpg.connect(address)
    rows = await server.fetch(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
    )
    assert await server.fetchval("SELECT version_num FROM alembic_version") == HEAD
    await server.close()
    return {row["table_name"] for row in rows}


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
