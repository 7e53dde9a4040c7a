"""The first schema: what was seen, what waits, what is kept, what goes out, what failed, what was missed."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

COUNT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME: sa.Double[float] = sa.Double()


def upgrade() -> None:
    """Create every table."""
    op.create_table(
        "seen",
        sa.Column("update_id", COUNT, primary_key=True, autoincrement=False),
        sa.Column("at", TIME, nullable=False),
    )
    op.create_index("seen_by_age", "seen", ["at"])
    op.create_table(
        "inbox",
        sa.Column("update_id", COUNT, primary_key=True, autoincrement=False),
        sa.Column("slot", sa.SmallInteger(), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("person", COUNT, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
    )
    op.create_table(
        "outbox",
        sa.Column("update_id", COUNT, primary_key=True, autoincrement=False),
        sa.Column("part", sa.SmallInteger(), primary_key=True, autoincrement=False),
        sa.Column("slot", sa.SmallInteger(), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("person", COUNT, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "kept",
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("chat", COUNT, primary_key=True, autoincrement=False),
        sa.Column("thread", COUNT, primary_key=True, autoincrement=False),
        sa.Column("person", COUNT, primary_key=True, autoincrement=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("used_at", TIME, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("kept_by_person", "kept", ["person"])
    op.create_index("kept_by_age", "kept", ["used_at"])
    op.create_table(
        "sent",
        sa.Column("lane", sa.Text(), primary_key=True),
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("message_id", COUNT, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("sent_by_age", "sent", ["at"])
    op.create_table(
        "parked",
        sa.Column("code", sa.Text(), primary_key=True),
        sa.Column("update_id", COUNT, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
    )
    op.create_table(
        "misses",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last_at", TIME, nullable=False),
    )
