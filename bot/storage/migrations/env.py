"""How alembic writes a script: for the dialect that the caller names, without a connection."""

from alembic import context

context.configure(
    dialect_name=context.config.attributes["dialect"], literal_binds=True, transactional_ddl=False
)
context.run_migrations()
