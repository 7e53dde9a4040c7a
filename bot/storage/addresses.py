"""From a database URL to an open store."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from bot.core.store import Store, StoreAddressError
from bot.storage.memory import MemoryStore
from bot.storage.sqlite import SqliteStore

FORMS = "sqlite:///path/to/file.db, postgresql://user@host/database, or memory://"


async def open_store(address: str, *, work: bool = True) -> Store:
    """The store at an address, of the newest schema. `work`: to handle updates, not only to look.

    Raises:
        StoreError: the address, or what is there, is wrong; the message says what to do.

    """
    path = file_of(address)
    if path is not None:
        return await SqliteStore.open(path, work=work)
    scheme, _, _ = address.partition("://")
    match scheme:
        case "memory":
            return MemoryStore()
        case "postgresql" | "postgres":
            # imported here: who uses SQLite need not load the driver
            from bot.storage.postgres import PostgresStore  # noqa: PLC0415

            _check(address)
            return await PostgresStore.open(address, work=work)
    raise StoreAddressError(f"The database address begins with '{scheme[:20]}'; expected {FORMS}.")


def file_of(address: str) -> Path | None:
    """The file of `sqlite:///relative/file` or `sqlite:////absolute/file`; None for an address of another kind.

    Raises:
        StoreAddressError: a SQLite address without a file.

    """
    scheme, _, rest = address.partition("://")
    if scheme != "sqlite":
        return None
    if not rest.startswith("/") or len(rest) < 2:
        raise StoreAddressError("The SQLite address names no file: write sqlite:///path/to/file.db.")
    return Path(unquote(rest[1:]))


def _check(address: str) -> None:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise StoreAddressError("The PostgreSQL address can't be read; its port must be a number.") from error
    if not parts.hostname and "host=" not in parts.query and port is None and not parts.path.strip("/"):
        raise StoreAddressError("The PostgreSQL address names no server: postgresql://user@host/database.")
