"""Links that open the private chat at a certain place: `https://t.me/<bot>?start=<payload>`."""

import re

from bot.core.messages import Button, Outcome, Reply, Said

WELCOME = "hello"
"""The payload of links that only open the private chat."""

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def link(username: str, payload: str) -> str:
    """The address of a payload; one that Telegram would not take is left out."""
    address = f"https://t.me/{username}"
    return f"{address}?start={payload}" if _PAYLOAD.fullmatch(payload) else address


def payload_of(text: str) -> str:
    """The payload behind `/start`, or nothing where there is none or a forged one."""
    payload = text.strip()
    return payload if _PAYLOAD.fullmatch(payload) and payload != WELCOME else ""


def in_private(text: str, label: str = "Open the private chat", payload: str = WELCOME) -> Said:
    """An answer in a group that only leads to the private chat."""
    return Said(Outcome.NOTICE, (Reply(text, buttons=((Button(label, private=payload),),)),))
