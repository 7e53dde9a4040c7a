"""Which messages of a group are meant for the bot, and what they ask."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.telegram.commands import IN_GROUPS
from bot.telegram.me import Me
from bot.telegram.updates import Message

_COMMAND = re.compile(r"\s*/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{3,32}))?(?![A-Za-z0-9_@])\s*")


class By(StrEnum):
    """How a message addresses the bot."""

    PRIVATE = "private"
    COMMAND = "command"
    MENTION = "mention"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Address:
    """A message for the bot: its command (without slash, or empty) and what is left to say."""

    by: By
    text: str
    command: str = ""


@dataclass(frozen=True, slots=True)
class OthersQuestion:
    """Somebody's message that `/ask` replies to."""

    text: str
    author_id: int
    message_id: int


def split_command(text: str) -> tuple[str, str, str] | None:
    """Command in small letters, the bot that it names (or nothing), and the rest of the text."""
    match = _COMMAND.match(text)
    if match is None:
        return None
    return match[1].lower(), match[2] or "", text[match.end() :]


def in_private(message: Message) -> Address:
    """A private message: always meant for the bot."""
    command = split_command(message.words)
    if command is None:
        return Address(By.PRIVATE, message.words)
    name, _, rest = command
    return Address(By.PRIVATE, rest, name)


def in_group(message: Message, me: Me) -> Address | None:
    """A group's message, if it is meant for the bot: a command, a mention, or a reply to one of its messages."""
    command = split_command(message.words)
    if command is not None:
        name, bot, rest = command
        ours = bot.lower() == me.username.lower() if bot else name in IN_GROUPS
        return Address(By.COMMAND, rest, name) if ours else None
    without = _without_mention(message, me)
    if without is not None:
        return Address(By.MENTION, without)
    target = reply_target(message)
    if target is not None and _wrote(me, target) and message.words.strip():
        return Address(By.REPLY, message.words)
    return None


def reply_target(message: Message) -> Message | None:
    """The message that this one replies to. In a forum topic every message "replies" to the topic's start."""
    target = message.reply_to_message
    if target is None or (message.is_topic_message and target.message_id == message.message_thread_id):
        return None
    return target


def others_question(message: Message, me: Me) -> OthersQuestion | None:
    """The question of somebody else that a bare `/ask` or mention replies to; its marked words, if any are."""
    target = reply_target(message)
    if target is None or _wrote(me, target):
        return None
    author = target.sender_chat or target.sender
    if author is None:
        return None
    address = in_group(target, me)
    text = message.quote.text if message.quote else address.text if address else target.words
    return OthersQuestion(text, author.id, target.message_id)


def _wrote(me: Me, message: Message) -> bool:
    return message.sender is not None and message.sender.id == me.id


def _without_mention(message: Message, me: Me) -> str | None:
    """The words without the bot's name, or None where it is not mentioned. Places count UTF-16 units."""
    units = message.words.encode("utf-16-le", "surrogatepass")
    rest = bytearray()
    place = 0
    found = False
    for mark in sorted(message.marks, key=lambda mark: mark.offset):
        start, end = 2 * mark.offset, 2 * (mark.offset + mark.length)
        name = units[start:end].decode("utf-16-le", "replace")
        by_name = mark.type == "mention" and name.lower() == f"@{me.username}".lower()
        by_id = mark.type == "text_mention" and mark.user is not None and mark.user.id == me.id
        if (by_name or by_id) and start >= place:
            rest += units[place:start]
            place = end
            found = True
    rest += units[place:]
    return " ".join(rest.decode("utf-16-le", "replace").split()) if found else None
