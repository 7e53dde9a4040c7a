"""The schema's versions: what a database needs to become current."""

import io
from pathlib import Path
from typing import Literal

from bot.core.store import StoreNewerError

REVISIONS = ("0001",)
"""Every released revision, oldest first; the files in `migrations/versions` say the same (a test compares)."""

HEAD = REVISIONS[-1]

Dialect = Literal["sqlite", "postgresql"]


def refuse_newer(revision: str) -> None:
    """Raise StoreNewerError where a database carries a revision that this version doesn't know."""
    if revision not in REVISIONS:
        raise StoreNewerError(
            f"The database has schema {revision}, written by a newer Offerlens; this version knows up to {HEAD}. "
            "Install the newer version, or restore the backup from before the update."
        )


def upgrade_script(current: str | None, dialect: Dialect, target: str = HEAD) -> str:
    """The SQL that brings a database from revision `current` (None: empty) to `target`; empty if it is there.

    Raises:
        StoreNewerError: the database carries a revision that this version doesn't know.

    """
    if current == target:
        return ""
    if current is not None:
        refuse_newer(current)
    # imported here: alembic and SQLAlchemy take a quarter of a second that a current database saves
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    written = io.StringIO()
    config = Config(output_buffer=written)
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["dialect"] = dialect
    command.upgrade(config, f"{current or 'base'}:{target}", sql=True)
    return written.getvalue()
