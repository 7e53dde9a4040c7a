"""Answers to somebody who types the bot's name and a few words in any chat."""

from collections.abc import Iterator, Sequence

from pydantic import JsonValue

from bot.core.markup import plain, spans
from bot.core.messages import MOST_DATA
from bot.telegram.calls import Call
from bot.telegram.deep_links import WELCOME, link, payload_for
from bot.telegram.pages import Block, blank, clean, cut, paginate
from bot.telegram.partner import Finding
from bot.telegram.updates import InlineQuery

PAGE = 20
"""Results at once; Telegram takes at most 50 and asks for more by offset."""

CACHE_SECONDS = 300
"""The results depend on the words alone, not on the person: everybody may be served the same ones."""

ASK_ON = "Ask on in private"

MOST_DESCRIBED = 120


def answer(query: InlineQuery, findings: Sequence[Finding], username: str) -> Call:
    """The page of findings that a query asks for, and a button into the private chat."""
    shown = list(_articles(findings, username))
    start = int(query.offset) if query.offset.isdecimal() and len(query.offset) < 6 else 0
    end = start + PAGE
    return Call(
        method="answerInlineQuery",
        params={
            "inline_query_id": query.id,
            "results": shown[start:end],
            "next_offset": str(end) if len(shown) > end else "",
            "cache_time": CACHE_SECONDS,
            "is_personal": False,
            "button": _button(found=bool(shown)),
        },
        perishable=True,
    )


def _button(*, found: bool) -> dict[str, JsonValue]:
    """The way into the private chat."""
    if found:
        return {"text": "Value an offer in private", "start_parameter": "value"}
    return {"text": "Nothing found. Ask me in private", "start_parameter": WELCOME}


def _articles(findings: Sequence[Finding], username: str) -> Iterator[JsonValue]:
    """Each finding as an article that says all by itself: name, figure, source; and the way to ask on."""
    used: set[str] = set()
    for finding in findings:
        title = _in_a_line(finding.title)
        blocks = (
            Block(((title, True),)),
            Block(tuple(spans(clean(finding.text)))),
            Block(tuple(spans(clean(finding.source))), "i"),
        )
        if blank(title) or blank(clean(finding.text)):
            continue
        key = _unique(finding.id, used)
        used.add(key)
        yield {
            "type": "article",
            "id": key,
            "title": title,
            "description": cut(_in_a_line(finding.text), MOST_DESCRIBED),
            "input_message_content": {
                "message_text": next(paginate(blocks)),
                "parse_mode": "HTML",
                "link_preview_options": {"is_disabled": True},
            },
            "reply_markup": {
                "inline_keyboard": [[{"text": ASK_ON, "url": link(username, payload_for(finding.id))}]]
            },
        }


def _in_a_line(text: str) -> str:
    return " ".join(clean(plain(text)).split())


def _unique(name: str, used: set[str]) -> str:
    """An id of 1 to 64 bytes that no other result has."""
    fits = 1 <= len(name.encode("utf-8", "replace")) <= MOST_DATA and name not in used
    return name if fits else f"~{len(used)}"
