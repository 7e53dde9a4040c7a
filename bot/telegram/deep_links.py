"""Links that open the private chat at a certain place: `https://t.me/<bot>?start=<payload>`.

A payload is a command's name, an entry's name, what a look-up button carries (behind `_`, in base 64), or words.
"""

import base64
import binascii
import re

from bot.core.messages import Button, Message, Outcome, Reply, Said
from bot.telegram.commands import ALL

WELCOME = "hello"
"""The payload of links that only open the private chat."""

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_DATA = "_"
_ENTRY = "e:"


def link(username: str, payload: str) -> str:
    """The address of a payload; one that Telegram would not take is left out."""
    address = f"https://t.me/{username}"
    return f"{address}?start={payload}" if _PAYLOAD.fullmatch(payload) else address


def payload_of(text: str) -> str:
    """The payload behind `/start`, or nothing where there is none or a forged one."""
    payload = text.strip()
    return payload if _PAYLOAD.fullmatch(payload) and payload != WELCOME else ""


def payload_for(data: str) -> str:
    """The payload that opens what a look-up button with this data shows; a plain one where it is too long."""
    name = data.removeprefix(_ENTRY)
    if (
        data.startswith(_ENTRY)
        and _PAYLOAD.fullmatch(name)
        and not name.startswith(_DATA)
        and name not in ALL
    ):
        return name
    coded = _DATA + base64.urlsafe_b64encode(data.encode("utf-8", "replace")).decode().rstrip("=")
    return coded if _PAYLOAD.fullmatch(coded) else WELCOME


def opened_by(payload: str) -> tuple[Message, ...]:
    """What a payload that is no command may mean, the likeliest first."""
    if payload.startswith(_DATA):
        coded = payload.removeprefix(_DATA)
        try:
            data = base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)).decode()
        except (binascii.Error, UnicodeDecodeError):
            return ()
        return (Message(press=data),) if data else ()
    return Message(press=_ENTRY + payload), Message(text=re.sub("[_-]+", " ", payload).strip())


def in_private(text: str, label: str = "Open the private chat", payload: str = WELCOME) -> Said:
    """An answer in a group that only leads to the private chat."""
    return Said(Outcome.NOTICE, (Reply(text, buttons=((Button(label, private=payload),),)),))
