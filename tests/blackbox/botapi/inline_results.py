"""Refuses inline answers that Telegram refuses. Articles only: the bot sends nothing else."""

import re
from collections.abc import Mapping

from tests.blackbox.botapi.entities import shown_text
from tests.blackbox.botapi.keyboards import inline_keyboard
from tests.blackbox.botapi.refusal import bad

MOST = 50
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")


def articles(results: object) -> list[dict[str, str]]:
    """The articles that a person chooses from: id, title, text, and the address of their button."""
    if not isinstance(results, list):
        raise bad("can't parse inline query results: an array expected")
    if len(results) > MOST:
        raise bad("RESULTS_TOO_MUCH")
    read = [_article(result) for result in results]
    if len({article["id"] for article in read}) < len(read):
        raise bad("RESULT_ID_DUPLICATE")
    return read


def button(given: object) -> dict[str, str] | None:
    """The button above the results."""
    if given is None:
        return None
    if not isinstance(given, Mapping) or not str(given.get("text") or "").strip():
        raise bad("can't parse inline query results button: text must be non-empty")
    payload = str(given.get("start_parameter") or "")
    if not _PAYLOAD.fullmatch(payload):
        raise bad("START_PARAM_INVALID")
    return {"text": str(given["text"]), "start_parameter": payload}


def offset(given: object) -> str:
    """Where the next page begins."""
    text = str(given or "")
    if len(text.encode()) > 64:
        raise bad("NEXT_OFFSET_INVALID")
    return text


def _article(result: object) -> dict[str, str]:
    if not isinstance(result, Mapping) or result.get("type") != "article":
        raise bad("can't parse inline query result: invalid inline query result type specified")
    name = result.get("id")
    if not isinstance(name, str) or not 1 <= len(name.encode()) <= 64:
        raise bad("RESULT_ID_INVALID")
    if not str(result.get("title") or "").strip():
        raise bad("ARTICLE_TITLE_EMPTY")
    content = result.get("input_message_content")
    if not isinstance(content, Mapping):
        raise bad("can't parse inline query result: Can't find field \"input_message_content\"")
    text, _ = shown_text(content.get("message_text"), content.get("parse_mode"))
    rows = inline_keyboard(result.get("reply_markup")) or []
    address = next((button["url"] for row in rows for button in row if "url" in button), "")
    return {"id": name, "title": str(result["title"]), "text": text, "address": address}
