"""Durable stores behind the `Store` protocol: memory, SQLite, PostgreSQL."""

from bot.storage.addresses import open_store

__all__ = ["open_store"]
