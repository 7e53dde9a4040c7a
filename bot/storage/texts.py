"""Texts as databases take them."""

import hashlib

from bot.core.store import Miss


def storable(text: str) -> str:
    """Text that every database takes: without NUL, and with `?` for halves of characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def miss_id(miss: Miss) -> str:
    """A short name for a question of any length."""
    return hashlib.sha256(f"{miss.kind}\n{storable(miss.text)}".encode()).hexdigest()
