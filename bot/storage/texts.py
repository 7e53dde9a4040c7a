"""Texts as databases take them."""

import hashlib
import json

from bot.core.store import Miss

ROOM = " " * 16_384
"""As much as a long message and what is said to it take: what a database must have room for."""


def storable(text: str) -> str:
    """Text that every database takes: without NUL, and with `?` for halves of characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def sent_text(key: str, message_id: int) -> str:
    """A message that was sent, as it stands in an export: its key, and its number in the chat."""
    return json.dumps({"key": key, "message": message_id})


def miss_id(miss: Miss) -> str:
    """A short name for a question of any length."""
    return hashlib.sha256(f"{miss.kind}\n{storable(miss.text)}".encode()).hexdigest()
