"""What it means when Telegram refuses a call, in python-telegram-bot's kinds of errors."""

import datetime as dt
import re

from telegram.error import BadRequest, RetryAfter, TelegramError

OF_NO_CONSEQUENCE = (
    "message is not modified",
    "query is too old",
    "message to edit not found",
    "message to delete not found",
    "message can't be edited",
    "message can't be deleted",
)
"""Refusals (400) that only say that a person was faster: nothing is left to do and nothing is wrong."""


def harmless(error: TelegramError) -> bool:
    """Whether a refusal may be taken for success: what the call wanted is done or no longer possible."""
    said = error.message.lower()
    return isinstance(error, BadRequest) and any(phrase in said for phrase in OF_NO_CONSEQUENCE)


def pause_of(flood: RetryAfter) -> float:
    """Seconds that Telegram asks to wait. The library is about to make a `timedelta` of its number."""
    pause = flood.retry_after
    return pause.total_seconds() if isinstance(pause, dt.timedelta) else float(pause)


def without_data(error: TelegramError) -> str:
    """An error as the log may hold it: Telegram quotes what it refuses."""
    said = re.split("[\"'`]", error.message, maxsplit=1)[0][:80].strip()
    return f"{type(error).__name__}: {said}"
