"""What people see of the bot."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    """A button under a message: it carries data, or opens an address."""

    label: str
    data: str
    url: str
    chat: int
    message_id: int


@dataclass(frozen=True)
class Seen:
    """A message of the bot: sent, edited or deleted. `text` is without markup, `html` as the bot wrote it."""

    chat: int
    message_id: int
    text: str
    html: str = ""
    keys: tuple[Key, ...] = ()
    photo: bool = False
    document: str | None = None
    topic: int | None = None
    reply_to: int | None = None
    edited: bool = False
    deleted: bool = False

    @property
    def labels(self) -> list[str]:
        """What is written on the buttons."""
        return [key.label for key in self.keys]

    def key(self, label: str) -> Key:
        """The button whose label holds this."""
        return next(key for key in self.keys if label in key.label)


@dataclass(frozen=True)
class Heard:
    """What the bot did about something: messages in their order, and the notice on a pressed button."""

    seen: tuple[Seen, ...]
    asked: int = 0
    toast: str | None = None

    @property
    def texts(self) -> list[str]:
        """The words of all messages."""
        return [seen.text for seen in self.seen]

    @property
    def text(self) -> str:
        """All words."""
        return "\n".join(self.texts)

    @property
    def last(self) -> Seen:
        """The newest message."""
        return self.seen[-1]


@dataclass(frozen=True)
class Results:
    """What somebody sees who types behind the bot's name: (id, title, text) a result, and the button's payload.

    `addresses`: what the button under each article opens.
    """

    articles: tuple[tuple[str, str, str], ...]
    addresses: tuple[str, ...]
    next_offset: str
    payload: str
    cache_time: int
    is_personal: bool


def seen_in(message: Mapping[str, object], params: Mapping[str, object], *, deleted: bool = False) -> Seen:
    """A message of Telegram's, as people see it."""
    chat = _number(message["chat"], "id")
    number = int(str(message["message_id"]))
    document = message.get("document")
    topic = message.get("message_thread_id")
    return Seen(
        chat=chat,
        message_id=number,
        text=spaced(str(message.get("text") or message.get("caption") or "")),
        html=spaced(str(params.get("text") or params.get("caption") or "")),
        keys=tuple(_keys(message.get("reply_markup"), chat, number)),
        photo="photo" in message,
        document=str(document["file_name"]) if isinstance(document, Mapping) else None,
        topic=int(str(topic)) if topic else None,
        reply_to=_number(message["reply_to_message"], "message_id")
        if "reply_to_message" in message
        else None,
        edited="edit_date" in message,
        deleted=deleted,
    )


def spaced(text: str) -> str:
    """A text whose unbreakable spaces are plain ones: they look the same."""
    return text.replace("\xa0", " ").replace("\u202f", " ")


def _keys(markup: object, chat: int, message_id: int) -> Iterable[Key]:
    rows = markup.get("inline_keyboard") if isinstance(markup, Mapping) else None
    for row in rows or []:
        for button in row:
            data, url = str(button.get("callback_data") or ""), str(button.get("url") or "")
            yield Key(str(button["text"]), data, url, chat, message_id)


def _number(shape: object, name: str) -> int:
    assert isinstance(shape, Mapping)
    return int(str(shape[name]))
