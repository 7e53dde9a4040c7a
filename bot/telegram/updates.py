"""The parts of Telegram's updates that the bot reads. Whatever has another shape is no update for it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError, model_validator

MOST_ID = 2**53
"""Telegram's ids have at most 52 significant bits."""

Id = Annotated[int, Field(gt=-MOST_ID, lt=MOST_ID)]

MEDIA = (
    *(
        "photo",
        "voice",
        "video",
        "audio",
        "sticker",
        "animation",
        "video_note",
        "location",
        "venue",
        "contact",
    ),
    *("poll", "dice", "story", "game", "paid_media", "checklist", "live_photo", "gift", "invoice"),
)
"""What a message may carry instead of text, beside documents."""


class Part(BaseModel):
    """What all parts share."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class ChatKind(StrEnum):
    """Telegram's kinds of chats."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class User(Part):
    """A person or a bot."""

    id: Id
    is_bot: bool = False


class Chat(Part):
    """Where a message was written, or a channel that wrote it."""

    id: Id
    type: ChatKind


class SenderChat(Part):
    """A chat in whose name a message was written."""

    id: Id


class Entity(Part):
    """A marked piece of text; `offset` and `length` count UTF-16 units."""

    type: str
    offset: Annotated[int, Field(ge=0, lt=MOST_ID)]
    length: Annotated[int, Field(ge=0, lt=MOST_ID)]
    user: User | None = None


class Document(Part):
    """A file; `file_size` in bytes."""

    file_id: str
    file_name: str = ""
    mime_type: str = ""
    file_size: int = 0


class Quote(Part):
    """The words of a message that a reply picks out."""

    text: str


class Message(Part):
    """A message, also an inaccessible one under a pressed button."""

    message_id: Id
    chat: Chat
    sender: User | None = Field(None, alias="from")
    sender_chat: SenderChat | None = None
    via_bot: User | None = None
    text: str = ""
    caption: str = ""
    entities: tuple[Entity, ...] = ()
    caption_entities: tuple[Entity, ...] = ()
    message_thread_id: Id | None = None
    is_topic_message: bool = False
    is_automatic_forward: bool = False
    reply_to_message: "Message | None" = None
    quote: Quote | None = None
    document: Document | None = None
    media: str | None = None
    media_group_id: str | None = None
    migrate_to_chat_id: Id | None = None
    migrate_from_chat_id: Id | None = None
    reply_markup: dict[str, JsonValue] | None = None

    @model_validator(mode="before")
    @classmethod
    def _name_media(cls, raw: Any) -> Any:  # noqa: ANN401 - whatever was sent
        if not isinstance(raw, dict):
            return raw
        return {**raw, "media": next((kind for kind in MEDIA if kind in raw), None)}

    @property
    def words(self) -> str:
        """The text, or what stands under a picture."""
        return self.text or self.caption

    @property
    def marks(self) -> tuple[Entity, ...]:
        """The marked pieces of the words."""
        return self.entities if self.text else self.caption_entities

    @property
    def topic(self) -> int | None:
        """The forum topic. In chats without topics a thread is only a chain of replies, which can't be sent to."""
        return self.message_thread_id if self.is_topic_message else None


class CallbackQuery(Part):
    """A pressed button."""

    id: str
    sender: User = Field(alias="from")
    message: Message | None = None
    data: str | None = None


class Member(Part):
    """What the bot is in a chat."""

    status: str
    is_member: bool = False
    can_send_messages: bool = True

    @property
    def present(self) -> bool:
        """Whether the bot can be met there."""
        return self.status in {"member", "administrator", "creator"} or self.is_member


class Membership(Part):
    """A change of what the bot is in a chat."""

    chat: Chat
    sender: User = Field(alias="from")
    old: Member = Field(alias="old_chat_member")
    new: Member = Field(alias="new_chat_member")


class ReactionKind(Part):
    """A sign under a message; other kinds than an emoji have none here."""

    emoji: str = ""


class MessageReaction(Part):
    """A change of the signs that somebody put under a message."""

    chat: Chat
    message_id: Id
    sender: User | None = Field(None, alias="user")
    old: tuple[ReactionKind, ...] = Field((), alias="old_reaction")
    new: tuple[ReactionKind, ...] = Field((), alias="new_reaction")


class InlineQuery(Part):
    """What somebody types after the bot's name in any chat."""

    id: str
    query: str = ""
    offset: str = ""


class Update(Part):
    """One update; every kind that isn't here is unknown."""

    message: Message | None = None
    edited_message: Message | None = None
    callback_query: CallbackQuery | None = None
    my_chat_member: Membership | None = None
    message_reaction: MessageReaction | None = None


def read(update: Mapping[str, object]) -> Update | None:
    """The update, or None where it is misshapen."""
    try:
        return Update.model_validate(update)
    except ValidationError:
        return None


def read_inline(query: Mapping[str, object]) -> InlineQuery | None:
    """The inline query, or None where it is misshapen."""
    try:
        return InlineQuery.model_validate(query)
    except ValidationError:
        return None
