"""Updates as what happened: somebody wrote, pressed, disliked, let the bot in or out, or a group moved."""

from dataclasses import dataclass

from pydantic import JsonValue

from bot.telegram.exchange import Keys
from bot.telegram.groups import Address, By, in_group, in_private, others_question
from bot.telegram.me import Me
from bot.telegram.updates import (
    CallbackQuery,
    ChatKind,
    Document,
    Membership,
    Message,
    MessageReaction,
    Update,
)

_SHADES = "\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
"""What may follow an emoji and changes only how it looks."""


@dataclass(frozen=True, slots=True)
class Place:
    """A chat, and the forum topic in it."""

    chat_id: int
    topic: int | None = None
    private: bool = True


@dataclass(frozen=True, slots=True)
class Written:
    """A message for the bot. `asker_id` wrote the question, `quoted` is the message that holds it."""

    place: Place
    message_id: int
    sender_id: int
    asker_id: int
    quoted: int
    by: By
    text: str
    command: str = ""
    document: Document | None = None
    media: str | None = None
    album: str | None = None
    edited: bool = False
    for_the_chat: bool = False
    """An anonymous admin: wrote in the name of the group itself."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A pressed button. Without `message_id` it hangs on a message that can't be answered."""

    place: Place
    query_id: str
    sender_id: int
    data: str
    message_id: int | None
    markup: dict[str, JsonValue] | None


@dataclass(frozen=True, slots=True)
class Disliked:
    """A thumb turned down under a message of a private chat."""

    place: Place
    sender_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Joined:
    """The bot was let into a chat, or out of it (`present` is false: removed or blocked)."""

    place: Place
    sender_id: int
    present: bool
    before: bool
    may_write: bool


@dataclass(frozen=True, slots=True)
class Migrated:
    """A group became a supergroup."""

    place: Place
    old: int
    new: int


Event = Written | Pressed | Disliked | Joined | Migrated


def thumb_down(text: str) -> bool:
    """Whether a text is nothing but a thumb turned down, of any colour."""
    return text.strip().rstrip(_SHADES) == "👎"


def translate(update: Update, me: Me) -> Event | None:
    """What happened, or None where it does not concern the bot."""
    message = update.message or update.edited_message
    if message is not None:
        return _message(message, me, edited=update.message is None)
    if update.callback_query is not None:
        return _press(update.callback_query)
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member)
    if update.message_reaction is not None:
        return _reaction(update.message_reaction)
    return None


def keys(event: Event) -> Keys:
    """Where an event belongs."""
    place = event.place
    match event:
        case Written():
            user, sender = event.asker_id, event.sender_id
        case Pressed() | Disliked() | Joined():
            user = sender = event.sender_id
        case Migrated():
            user = sender = place.chat_id
    topic = 0 if place.private else place.topic or 0
    return Keys(chat=place.chat_id, person=user, thread=topic, sender=sender)


def _place(message: Message) -> Place:
    return Place(message.chat.id, message.topic, message.chat.type is ChatKind.PRIVATE)


def _message(message: Message, me: Me, *, edited: bool) -> Event | None:
    place = _place(message)
    if message.migrate_to_chat_id is not None:
        return Migrated(place, place.chat_id, message.migrate_to_chat_id)
    if message.migrate_from_chat_id is not None:
        return Migrated(place, message.migrate_from_chat_id, place.chat_id)
    sender_id = _sender(message, me)
    if sender_id is None:
        return None
    if place.private:
        return _private(message, place, sender_id, edited=edited)
    return _of_group(message, place, sender_id, me, edited=edited)


def _sender(message: Message, me: Me) -> int | None:
    """Who wrote. None for what no person or chat wrote to the bot: channels, other bots, its own inline results."""
    if message.chat.type is ChatKind.CHANNEL or message.is_automatic_forward:
        return None
    if message.via_bot is not None and message.via_bot.id == me.id:
        return None
    if message.sender_chat is not None:
        return message.sender_chat.id
    if message.sender is None or message.sender.is_bot:
        return None
    return message.sender.id


def _private(message: Message, place: Place, sender_id: int, *, edited: bool) -> Written | None:
    carries = bool(message.media or message.document)
    if not message.words.strip() and (edited or not carries):
        return None
    address = in_private(message)
    return Written(
        place=place,
        message_id=message.message_id,
        sender_id=sender_id,
        asker_id=sender_id,
        quoted=message.message_id,
        by=address.by,
        text=address.text,
        command=address.command,
        document=None if message.media else message.document,
        media=message.media,
        album=message.media_group_id,
        edited=edited,
    )


def _of_group(message: Message, place: Place, sender_id: int, me: Me, *, edited: bool) -> Written | None:
    address = in_group(message, me)
    if address is None:
        return None
    asker_id, quoted, text = sender_id, message.message_id, address.text
    if _asks_for_another(address):
        other = others_question(message, me)
        if other is not None:
            asker_id, quoted, text = other.author_id, other.message_id, other.text
    return Written(
        place=place,
        message_id=message.message_id,
        sender_id=sender_id,
        asker_id=asker_id,
        quoted=quoted,
        by=address.by,
        text=text,
        command=address.command,
        edited=edited,
        for_the_chat=sender_id == place.chat_id,
    )


def _asks_for_another(address: Address) -> bool:
    """Whether a message only points at another one: a bare `/ask`, a bare mention."""
    return not address.text.strip() and (address.command == "ask" or address.by is By.MENTION)


def _press(query: CallbackQuery) -> Pressed:
    message = query.message
    if message is None or message.chat.type is ChatKind.CHANNEL:
        return Pressed(Place(query.sender.id), query.id, query.sender.id, query.data or "", None, None)
    return Pressed(
        place=_place(message),
        query_id=query.id,
        sender_id=query.sender.id,
        data=query.data or "",
        message_id=message.message_id,
        markup=message.reply_markup,
    )


def _reaction(change: MessageReaction) -> Disliked | None:
    """Only a thumb that was not down before; what is said of a group's messages is the group's."""
    if change.chat.type is not ChatKind.PRIVATE or change.sender is None or change.sender.is_bot:
        return None
    down, before = (any(thumb_down(kind.emoji) for kind in kinds) for kinds in (change.new, change.old))
    return (
        Disliked(Place(change.chat.id), change.sender.id, change.message_id) if down and not before else None
    )


def _membership(change: Membership) -> Joined | None:
    if change.chat.type is ChatKind.CHANNEL:
        return None
    place = Place(change.chat.id, None, change.chat.type is ChatKind.PRIVATE)
    may_write = change.new.status != "restricted" or change.new.can_send_messages
    return Joined(place, change.sender.id, change.new.present, change.old.present, may_write)
