"""What Telegram knows: people, chats, messages, files, open queries. Plain state without any rules of calls."""

import itertools
from dataclasses import dataclass, field

Json = dict[str, object]

BOT_ID = 770001
BOT_NAME = "offerlens_test_bot"


@dataclass
class Chat:
    """A chat as Telegram keeps it. `bot` is what the bot is there: member, administrator, left or kicked."""

    id: int
    kind: str
    title: str = ""
    forum: bool = False
    started: bool = True
    blocked: bool = False
    bot: str = "member"
    admins: set[int] = field(default_factory=set)
    topics: set[int] = field(default_factory=set)
    messages: dict[int, Json] = field(default_factory=dict)
    moved_to: int | None = None

    def json(self) -> Json:
        shape: Json = {"id": self.id, "type": self.kind}
        if self.title:
            shape["title"] = self.title
        if self.forum:
            shape["is_forum"] = True
        return shape


@dataclass(frozen=True)
class Stored:
    """A file on Telegram's side."""

    file_id: str
    name: str
    data: bytes

    @property
    def path(self) -> str:
        return f"files/{self.file_id}"


@dataclass
class World:
    """Everything Telegram knows."""

    people: dict[int, Json] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, Stored] = field(default_factory=dict)
    presses: dict[str, Json | None] = field(default_factory=dict)
    queries: dict[str, Json | None] = field(default_factory=dict)
    kept: dict[str, object] = field(default_factory=dict)
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(5001))

    def person(self, key: int) -> Json:
        """A person, who exists from the first mention on."""
        known = {"id": key, "is_bot": False, "first_name": f"Person {key}", "language_code": "en"}
        return self.people.setdefault(key, known)

    def bot(self) -> Json:
        return {"id": BOT_ID, "is_bot": True, "first_name": "Offerlens", "username": BOT_NAME}

    def private(self, person: int) -> Chat:
        """A person's chat with the bot; not started until they write."""
        self.person(person)
        return self.chats.setdefault(person, Chat(person, "private", started=False))

    def store(self, name: str, data: bytes) -> Stored:
        file = Stored(f"file{next(self.numbers)}", name, data)
        self.files[file.file_id] = file
        return file

    def post(self, chat: Chat, sender: Json, topic: int | None, reply: Json | None, content: Json) -> Json:
        """Put a message into a chat. In a forum topic every message "replies" at least to the topic's start."""
        number = next(self.numbers)
        message: Json = {"message_id": number, "date": 1_780_000_000, "chat": chat.json(), "from": sender}
        if topic is not None:
            message |= {"message_thread_id": topic, "is_topic_message": True}
            reply = reply or chat.messages[topic]
        if reply is not None:
            message["reply_to_message"] = {k: v for k, v in reply.items() if k != "reply_to_message"}
        message |= content
        chat.messages[number] = message
        return message

    def open_topic(self, chat: Chat, name: str) -> int:
        """A new topic: its number is that of the message that opened it."""
        message = self.post(chat, self.person(1), None, None, {"forum_topic_created": {"name": name}})
        number = int(str(message["message_id"]))
        message |= {"message_thread_id": number, "is_topic_message": True}
        chat.topics.add(number)
        return number
