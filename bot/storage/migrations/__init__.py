"""Schema changes, one file a release, in `versions/`. Alembic writes the script; the store's driver runs it."""
