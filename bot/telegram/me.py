"""Who the bot is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Me:
    """The bot's own account, as `getMe` says; `username` without the `@`."""

    id: int
    username: str
