"""Refuses keyboards that Telegram refuses."""

import re
from collections.abc import Mapping

from tests.blackbox.botapi.refusal import bad

DATA_MOST = 64
_ACTIONS = (
    "callback_data",
    "url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "copy_text",
    "web_app",
)
_ADDRESS = re.compile(r"(https?://[^/\s]+\.[^/\s]+|tg://\S)")


def inline_keyboard(markup: object) -> list[list[dict[str, str]]] | None:
    """The rows of an inline keyboard; None where there is no markup."""
    if markup is None:
        return None
    if not isinstance(markup, Mapping) or not isinstance(markup.get("inline_keyboard"), list):
        raise bad("object expected as reply markup")
    rows = markup["inline_keyboard"]
    for row in rows:
        if not isinstance(row, list):
            raise bad("can't parse inline keyboard: an array of arrays of buttons expected")
        if len(row) > 8:
            raise bad("BUTTONS_ROW_TOO_LONG")
        for button in row:
            _check(button)
    if sum(map(len, rows)) > 100:
        raise bad("REPLY_MARKUP_TOO_LONG")
    return [list(row) for row in rows if row]


def _check(button: object) -> None:
    if not isinstance(button, Mapping) or not str(button.get("text") or "").strip():
        raise bad("can't parse inline keyboard button: text must be non-empty")
    actions = [action for action in _ACTIONS if action in button]
    if len(actions) != 1:
        raise bad("can't parse inline keyboard button: exactly one action expected")
    value = button[actions[0]]
    if actions[0] == "callback_data" and not (
        isinstance(value, str) and 1 <= len(value.encode()) <= DATA_MOST
    ):
        raise bad("BUTTON_DATA_INVALID")
    if actions[0] == "url" and not _ADDRESS.match(str(value)):
        raise bad(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
