"""The bot's commands, descriptions and menu as Telegram is told them, each for its scope."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from bot.telegram.calls import Call

ALL = {
    "ask": "Ask about AI-leadership pay and equity",
    "value": "Value an offer, step by step",
    "compare": "Compare your saved offers",
    "offers": "Your saved offers",
    "roles": "All roles at a glance",
    "sources": "Where the figures come from",
    "settings": "Who may ask, and quiet mode",
    "privacy": "What is kept about you",
    "export": "Everything kept about you, as a file",
    "forget": "Delete everything kept about you",
    "help": "What you can write",
    "cancel": "Leave what you are in the middle of",
}
"""Every command that a menu shows, with its line there."""

PERSONAL = frozenset({"value", "compare", "offers", "export", "forget"})
"""Commands about somebody's own pay or data: in a group they lead to the private chat."""

KEPT = frozenset({"export", "forget"})
"""Those of them that are about what is kept of somebody."""

OPEN = frozenset({"ask", "roles", "sources", "privacy", "help", "settings", "start"})
"""Commands that a group gets an answer to."""

IN_GROUPS = PERSONAL | OPEN
"""Commands that a group need not address with the bot's name."""

CONVERSATION = frozenset({"value", "compare", "offers", "roles", "sources", "cancel", "new"})
"""Commands that the conversation itself knows, in the terminal as well."""

_PRIVATE = tuple(name for name in ALL if name != "settings")
_GROUP = ("ask", "roles", "sources", "privacy", "help")
_MENUS = {
    "default": _GROUP,
    "all_private_chats": _PRIVATE,
    "all_group_chats": _GROUP,
    "all_chat_administrators": ("ask", "roles", "sources", "settings", "privacy", "help"),
}

DESCRIPTION = (
    "I answer what AI-leadership roles pay and how equity works. Every figure comes with its date and its source, "
    "and with whether anybody checked it.\n\n"
    "I value a job offer from one message, compare several, and work out what to ask for. "
    "What you tell me stays between us: /privacy."
)
"""What an empty private chat shows: at most 512 characters."""

SHORT_DESCRIPTION = "AI-leadership pay, equity and offers: the figure, its date, its source."
"""What the bot's profile shows: at most 120 characters."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Something Telegram keeps for the bot: `ask` reads it, `tell` sets it, `wanted` is how `ask` answers then."""

    ask: Call
    tell: Call
    wanted: JsonValue


def settings() -> tuple[Setting, ...]:
    """Everything that Telegram should keep for the bot."""
    menus = tuple(_menu(scope, names) for scope, names in _MENUS.items())
    button: dict[str, JsonValue] = {"type": "commands"}
    return (
        *menus,
        _text("Description", "description", DESCRIPTION),
        _text("ShortDescription", "short_description", SHORT_DESCRIPTION),
        Setting(_call("getChatMenuButton"), _call("setChatMenuButton", menu_button=button), button),
    )


def missing(current: Sequence[JsonValue], wanted: Sequence[Setting]) -> tuple[Call, ...]:
    """The calls still to make, given what each `ask` of `wanted` answered, in the same order."""
    return tuple(
        setting.tell for answer, setting in zip(current, wanted, strict=True) if answer != setting.wanted
    )


def _menu(scope: str, names: Sequence[str]) -> Setting:
    where: dict[str, JsonValue] = {"type": scope}
    commands: list[JsonValue] = [{"command": name, "description": ALL[name]} for name in names]
    return Setting(
        _call("getMyCommands", scope=where),
        _call("setMyCommands", scope=where, commands=commands),
        commands,
    )


def _text(what: str, field: str, text: str) -> Setting:
    return Setting(_call(f"getMy{what}"), _call(f"setMy{what}", **{field: text}), {field: text})


def _call(method: str, **params: JsonValue) -> Call:
    return Call(method=method, params=params, perishable=True)
