"""What people do in Telegram, and the updates that the bot gets of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.blackbox.botapi.entities import units
from tests.blackbox.botapi.telegram import Telegram
from tests.blackbox.botapi.world import BOT_ID, BOT_NAME, Chat, Json

_MARKS = (
    ("bot_command", re.compile(r"(?<!\S)/[A-Za-z0-9_]{1,32}(?:@\w{3,32})?\b")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z]\w{3,31}\b")),
)


@dataclass
class People:
    """Acts for everybody. `deliver` takes the updates; groups are in privacy mode unless `reads_all`."""

    telegram: Telegram
    deliver: Callable[[Json], None]
    reads_all: bool = False
    update_id: int = field(default=90_000)

    # ------------------------------------------------------------------ places

    def group(
        self, key: int, *, admins: tuple[int, ...] = (), forum: bool = False, kind: str = "supergroup"
    ) -> int:
        self.telegram.world.chats[key] = Chat(key, kind, "Peers", forum=forum, admins=set(admins))
        return key

    def topic(self, group: int, name: str) -> int:
        return self.telegram.world.open_topic(self.telegram.world.chats[group], name)

    # ------------------------------------------------------------------ messages

    def write(
        self, person: int, chat: int, text: str, *, topic: int | None = None, reply_to: int | None = None
    ) -> int:
        """Write a message; its id."""
        return self._post(person, chat, {"text": text, "entities": marks(text)}, topic, reply_to)

    def send(self, person: int, chat: int, content: Json, *, caption: str = "") -> int:
        """Send something that is no text."""
        if caption:
            content |= {"caption": caption, "caption_entities": marks(caption)}
        return self._post(person, chat, content, None, None)

    def send_file(self, person: int, name: str, data: bytes) -> int:
        file = self.telegram.world.store(name, data)
        document = {
            "file_id": file.file_id,
            "file_unique_id": file.file_id,
            "file_name": name,
            "file_size": len(data),
        }
        return self.send(person, person, {"document": document})

    def rewrite(self, person: int, chat: int, message_id: int, text: str) -> None:
        """Edit a message of one's own."""
        message = self.telegram.world.chats[chat].messages[message_id]
        assert message["from"] == self.telegram.world.person(person), "people edit their own messages"
        message |= {"text": text, "entities": marks(text), "edit_date": 1_780_000_002}
        if self._delivered(message):
            self._emit("edited_message", message)

    def erase(self, chat: int, message_id: int) -> None:
        """Delete a message for everybody; bots are not told."""
        del self.telegram.world.chats[chat].messages[message_id]

    # ------------------------------------------------------------------ buttons and inline mode

    def press(self, person: int, chat: int, message_id: int, data: str) -> str:
        """Press a button, also one that a changed client made up; the id of the query."""
        world = self.telegram.world
        message = world.chats[chat].messages.get(message_id)
        inaccessible: Json = {"chat": world.chats[chat].json(), "message_id": message_id, "date": 0}
        key = f"press{next(world.numbers)}"
        world.presses[key] = None
        query = {
            "id": key,
            "from": world.person(person),
            "message": message or inaccessible,
            "chat_instance": "1",
        }
        self._emit("callback_query", {**query, "data": data})
        return key

    def react(self, person: int, chat: int, message_id: int, emoji: str, before: str = "") -> None:
        """Put a sign under a message; an empty `emoji` takes the one from `before` away."""
        world = self.telegram.world
        assert message_id in world.chats[chat].messages, "people react to what they see"
        change: Json = {"chat": world.chats[chat].json(), "message_id": message_id, "date": 1_780_000_000}
        old, new = ([{"type": "emoji", "emoji": sign}] if sign else [] for sign in (before, emoji))
        self._emit(
            "message_reaction",
            {**change, "user": world.person(person), "old_reaction": old, "new_reaction": new},
        )

    def type_inline(self, person: int, words: str, offset: str = "") -> str:
        """Type behind the bot's name in any chat; the id of the query."""
        key = f"inline{next(self.telegram.world.numbers)}"
        self.telegram.world.queries[key] = None
        sender = self.telegram.world.person(person)
        self._emit("inline_query", {"id": key, "from": sender, "query": words[:256], "offset": offset})
        return key

    # ------------------------------------------------------------------ coming and going

    def block(self, person: int) -> None:
        self._private(person).blocked = True
        self._member(self._private(person), person, "member", "kicked")

    def unblock(self, person: int) -> None:
        self._private(person).blocked = False
        self._member(self._private(person), person, "kicked", "member")

    def let_in(self, person: int, group: int) -> None:
        chat = self.telegram.world.chats[group]
        chat.bot = "member"
        self._member(chat, person, "left", "member")

    def throw_out(self, person: int, group: int) -> None:
        chat = self.telegram.world.chats[group]
        chat.bot = "kicked"
        self._member(chat, person, "member", "kicked")

    def upgrade(self, person: int, group: int, new: int) -> None:
        """A group becomes a supergroup, and gets another id."""
        world = self.telegram.world
        old = world.chats[group]
        world.chats[new] = Chat(new, "supergroup", old.title, admins=old.admins)
        note = world.post(old, world.person(person), None, None, {"migrate_to_chat_id": new})
        self._emit("message", note)
        self._emit(
            "message",
            world.post(world.chats[new], world.person(person), None, None, {"migrate_from_chat_id": group}),
        )
        old.moved_to = new

    def update(self, kind: str, content: object) -> None:
        """Any update at all."""
        self._emit(kind, content)

    # ------------------------------------------------------------------ inside

    def _private(self, person: int) -> Chat:
        return self.telegram.world.private(person)

    def _post(self, person: int, chat: int, content: Json, topic: int | None, reply_to: int | None) -> int:
        world = self.telegram.world
        place = self._private(person) if chat == person else world.chats[chat]
        place.started = True
        reply = place.messages[reply_to] if reply_to is not None else None
        if topic is None and reply is not None and reply.get("is_topic_message"):
            topic = int(str(reply["message_thread_id"]))
        content = {name: value for name, value in content.items() if value != []}
        message = world.post(place, world.person(person), topic, reply, content)
        if self._delivered(message):
            self._emit("message", message)
        return int(str(message["message_id"]))

    def _delivered(self, message: Json) -> bool:
        """Privacy mode: of a group the bot sees commands, replies to it and service messages, no bare mentions."""
        chat = message["chat"]
        assert isinstance(chat, dict)
        place = self.telegram.world.chats[chat["id"]]
        if place.kind == "private" or self.reads_all or place.bot == "administrator":
            return True
        reply = message.get("reply_to_message")
        if isinstance(reply, dict) and reply["from"]["id"] == BOT_ID:
            return True
        command = re.match(r"/\w+(?:@(\w+))?", str(message.get("text") or message.get("caption") or ""))
        return command is not None and (command[1] or BOT_NAME).lower() == BOT_NAME.lower()

    def _member(self, chat: Chat, by: int, old: str, new: str) -> None:
        bot = self.telegram.world.bot()
        sender = self.telegram.world.person(by)
        change: Json = {"chat": chat.json(), "from": sender, "date": 1_780_000_000}
        change |= {
            "old_chat_member": {"user": bot, "status": old},
            "new_chat_member": {"user": bot, "status": new},
        }
        self._emit("my_chat_member", change)

    def _emit(self, kind: str, content: object) -> None:
        self.update_id += 1
        self.deliver({"update_id": self.update_id, kind: content})


def marks(text: str) -> list[Json]:
    """Commands and mentions in a text, as Telegram marks them."""
    found: list[Json] = [
        {"type": kind, "offset": units(text[: match.start()]), "length": units(match[0])}
        for kind, pattern in _MARKS
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda mark: int(str(mark["offset"])))
