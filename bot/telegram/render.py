"""Replies as Telegram's messages: the one place where words become HTML, buttons become keyboards."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from bot.core.charts import Chart
from bot.core.markup import spans
from bot.core.messages import Button, Reply
from bot.telegram.calls import Call
from bot.telegram.deep_links import link
from bot.telegram.pages import CAPTION, TEXT, Block, blank, clean, paginate, units
from bot.telegram.threads import Shown, key
from bot.telegram.translate import Place, Pressed

MOST_BUTTONS = 100

MOST_IN_ROW = 8
ROW_WIDTH = 46
"""Letters that a row of buttons has room for on a phone; its buttons share it evenly."""
LABEL_MARGIN = 2
"""Letters that a button's edges take."""

Keyboard = list[JsonValue]
DataOf = Callable[[str], str]
"""What a button carries in this chat, given the conversation's data."""


@dataclass(frozen=True, slots=True)
class Page:
    """One message as Telegram takes it, without its address."""

    html: str = ""
    keyboard: tuple[tuple[tuple[str, str, str], ...], ...] = ()
    chart: Chart | None = None
    document: tuple[str, bytes] | None = None

    @property
    def shown(self) -> Shown:
        """What is kept about the message once it is sent."""
        kind = "photo" if self.chart else "document" if self.document else "text"
        media = _print(repr(self.chart or self.document)) if self.chart or self.document else ""
        return Shown(kind=kind, words=_print(repr((self.html, self.keyboard))), media=media)

    def content(self, field: str) -> dict[str, JsonValue]:
        """Words (in `field`) and buttons, as parameters."""
        params: dict[str, JsonValue] = {}
        if self.html:
            params |= {field: self.html, "parse_mode": "HTML"}
        if field == "text":
            params["link_preview_options"] = {"is_disabled": True}
        if self.keyboard:
            params["reply_markup"] = self.markup()
        return params

    def markup(self) -> dict[str, JsonValue]:
        """The inline keyboard."""
        rows: Keyboard = [[{"text": text, kind: value} for text, kind, value in row] for row in self.keyboard]
        return {"inline_keyboard": rows}


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders for the bot named `username`."""

    username: str

    def pages(self, replies: Sequence[Reply], data_of: DataOf = str) -> tuple[Page, ...]:
        """The messages of all replies in their order."""
        return tuple(page for reply in replies for page in self._of_reply(reply, data_of))

    def _of_reply(self, reply: Reply, data_of: DataOf) -> Iterator[Page]:
        pictured = reply.chart is not None or reply.document is not None
        texts = list(paginate(blocks(reply), CAPTION if pictured else TEXT))
        pages: list[Page] = []
        if reply.chart is not None:
            pages.append(Page(texts.pop(0) if texts else "", chart=reply.chart))
        if reply.document is not None:
            caption = texts.pop(0) if texts and not pages else ""
            name, content = reply.document
            pages.append(Page(caption, document=(name, content.encode("utf-8", "replace"))))
        pages += [Page(text) for text in texts]
        if not pages:
            return
        yield from pages[:-1]
        last = pages[-1]
        yield Page(last.html, self._keyboard(reply.buttons, data_of), last.chart, last.document)

    def _keyboard(
        self, rows: Sequence[Sequence[Button]], data_of: DataOf
    ) -> tuple[tuple[tuple[str, str, str], ...], ...]:
        """Buttons as (label, kind, value) within Telegram's numbers."""
        left = MOST_BUTTONS
        keyboard: list[tuple[tuple[str, str, str], ...]] = []
        for row in rows:
            shown = [self._button(button, data_of) for button in row if not blank(button.label)][:left]
            left -= len(shown)
            keyboard += _rows(shown)
        return tuple(keyboard)

    def _button(self, button: Button, data_of: DataOf) -> tuple[str, str, str]:
        label = clean(button.label)
        if button.private:
            return label, "url", link(self.username, button.private)
        return label, "callback_data", data_of(button.data)


def blocks(reply: Reply) -> tuple[Block, ...]:
    """The paragraphs of a reply: what is said, where it comes from, what is folded away."""
    return (
        Block(_pieces(reply.text)),
        Block(_pieces(reply.source), "i"),
        Block(_pieces(reply.detail), "blockquote expandable"),
    )


def send(page: Page, place: Place, quoted: int | None = None, remember: str | None = None) -> Call:
    """The call that sends a page, quoting a message if there is one to quote."""
    params: dict[str, JsonValue] = {"chat_id": place.chat_id}
    if place.topic is not None:
        params["message_thread_id"] = place.topic
    if quoted is not None:
        params["reply_parameters"] = {"message_id": quoted, "allow_sending_without_reply": True}
    if page.chart is not None:
        return Call(
            method="sendPhoto", params=params | page.content("caption"), chart=page.chart, remember=remember
        )
    if page.document is not None:
        content = params | page.content("caption")
        return Call(method="sendDocument", params=content, document=page.document, remember=remember)
    return Call(method="sendMessage", params=params | page.content("text"), remember=remember)


def revise(
    question: int, old: Sequence[Shown], pages: Sequence[Page], place: Place, quoted: int | None
) -> tuple[Call, ...]:
    """The calls that turn the answer shown before into `pages`.

    Messages are edited in place as long as they are of the same kind; from the first one that is not,
    the old ones are deleted and the new ones sent, so that the order stays.
    """
    calls: list[Call] = []
    same = 0
    for was, page in zip(old, pages, strict=False):
        now = page.shown
        if (was.kind, was.media) != (now.kind, now.media):
            break
        if was.words != now.words:
            calls.append(edit(page, place, remembered=key(question, same)))
        same += 1
    calls += [
        Call(method="deleteMessage", params={"chat_id": place.chat_id}, edits=key(question, i))
        for i in range(same, len(old))
    ]
    calls += [
        send(page, place, quoted if i == 0 else None, key(question, i))
        for i, page in enumerate(pages)
        if i >= same
    ]
    return tuple(calls)


def edit(page: Page, place: Place, message_id: int | None = None, remembered: str | None = None) -> Call:
    """The call that puts a page in the place of a message of the same kind, known by its id or its key."""
    params: dict[str, JsonValue] = {"chat_id": place.chat_id}
    if message_id is not None:
        params["message_id"] = message_id
    if page.chart is None and page.document is None:
        return Call(method="editMessageText", params=params | page.content("text"), edits=remembered)
    return Call(method="editMessageCaption", params=params | page.content("caption"), edits=remembered)


def show(pages: Sequence[Page], pressed: Pressed, *, in_place: bool) -> tuple[Call, ...]:
    """The calls that show what a press led to. A message that already looks so is left alone."""
    place, message_id = pressed.place, pressed.message_id
    if message_id is None:
        return ()
    if in_place and len(pages) == 1:
        same = pages[0].keyboard and _labels(pages[0].markup()) == _labels(pressed.markup)
        return () if same else (edit(pages[0], place, message_id),)
    quoted = None if place.private else message_id
    return tuple(send(page, place, quoted if i == 0 else None) for i, page in enumerate(pages))


def _labels(markup: object) -> list[str]:
    """The labels of a keyboard, in order."""
    if isinstance(markup, list):
        return [label for part in markup for label in _labels(part)]
    if isinstance(markup, dict):
        return [str(markup["text"])] if "text" in markup else _labels(markup.get("inline_keyboard"))
    return []


def _rows(shown: Sequence[tuple[str, str, str]]) -> Iterator[tuple[tuple[str, str, str], ...]]:
    """A row of buttons, in as many rows as it takes until each label can be read on a phone."""
    row: list[tuple[str, str, str]] = []
    for button in shown:
        longest = max(units(label) for label, _, _ in (*row, button))
        full = len(row) == MOST_IN_ROW or (len(row) + 1) * (longest + LABEL_MARGIN) > ROW_WIDTH
        if row and full:
            yield tuple(row)
            row = []
        row.append(button)
    if row:
        yield tuple(row)


def _pieces(text: str) -> tuple[tuple[str, bool], ...]:
    return tuple(spans(clean(text)))


def _print(text: str) -> str:
    """A fingerprint: enough to tell two answers to one question apart."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()
