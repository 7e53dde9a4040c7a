"""One call as it arrived: its parameters, the chat it is for, and what all methods do alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.blackbox.botapi.entities import shown_caption
from tests.blackbox.botapi.keyboards import inline_keyboard
from tests.blackbox.botapi.refusal import bad, forbidden
from tests.blackbox.botapi.world import BOT_ID, Chat, Json, Stored, World

Files = Mapping[str, tuple[str, bytes]]
Params = Mapping[str, object]


@dataclass
class Made:
    """A call that was made, and what came of it. `seen` is the message that people see then."""

    method: str
    params: Params
    code: int = 200
    why: str = ""
    seen: Json | None = None
    deleted: bool = False


@dataclass
class Request:
    """One call with what all methods need of it. `patience` refuses a chat under flood control."""

    world: World
    made: Made
    params: Params
    files: Files
    patience: Callable[[int], None]

    def get(self, name: str, otherwise: object = None) -> object:
        return self.params.get(name, otherwise)

    def number(self, name: str) -> int:
        try:
            return int(str(self.params[name]))
        except (KeyError, ValueError):
            raise bad(f"{name} must be an integer") from None

    def chat(self) -> Chat:
        """The chat of the call, if the bot may write there now."""
        if self.params.get("chat_id") in {None, ""}:
            raise bad("chat_id is empty")
        key = self.number("chat_id")
        world = self.world
        chat = world.chats.get(key)
        if chat is None:
            raise (
                forbidden("bot can't initiate conversation with a user")
                if key in world.people
                else bad("chat not found")
            )
        if chat.moved_to is not None:
            raise bad("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.moved_to)
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        if chat.bot in {"left", "kicked"}:
            raise forbidden(f"bot was kicked from the {chat.kind} chat")
        self.patience(key)
        return chat

    def own_message(self) -> Json:
        """The message to edit."""
        message = self.chat().messages.get(self.number("message_id"))
        if message is None:
            raise bad("message to edit not found")
        sender = message["from"]
        if not isinstance(sender, dict) or sender["id"] != BOT_ID:
            raise bad("message can't be edited")
        return message

    def caption(self) -> Json:
        text, entities = shown_caption(self.get("caption"), self.get("parse_mode"))
        return {"caption": text, "caption_entities": [e.json() for e in entities]} if text else {}

    def upload(self, name: str) -> Stored:
        if name not in self.files:
            raise bad(f"there is no {name} in the request")
        filename, data = self.files[name]
        if not data:
            raise bad("file must be non-empty")
        return self.world.store(filename, data)

    def post(self, chat: Chat, content: Json) -> Json:
        """Send a message into a chat: its topic, what it quotes, its buttons."""
        rows = inline_keyboard(self.get("reply_markup"))
        reply = self._quoted(chat)
        topic = self._topic(chat, reply)
        if rows:
            content["reply_markup"] = {"inline_keyboard": rows}
        world = self.world
        message = world.post(chat, world.bot(), topic, reply, content)
        self.made.seen = dict(message)
        return message

    def edit(self, message: Json, change: Json) -> Json:
        """Change a message; a change that changes nothing is refused."""
        rows = inline_keyboard(self.get("reply_markup"))
        change["reply_markup"] = {"inline_keyboard": rows} if rows else None
        if all((message.get(name) or None) == (value or None) for name, value in change.items()):
            raise bad(
                "message is not modified: specified new message content and reply markup are exactly the same"
            )
        for name, value in change.items():
            message.pop(name, None)
            if value:
                message[name] = value
        message["edit_date"] = 1_780_000_001
        self.made.seen = dict(message)
        return message

    def _quoted(self, chat: Chat) -> Json | None:
        given = self.get("reply_parameters")
        if not isinstance(given, Mapping):
            return None
        message = chat.messages.get(int(str(given.get("message_id", 0))))
        if message is None and not given.get("allow_sending_without_reply"):
            raise bad("message to be replied not found")
        return message

    def _topic(self, chat: Chat, reply: Json | None) -> int | None:
        if self.get("message_thread_id") is None:
            inherited = reply.get("message_thread_id") if reply and chat.forum else None
            return int(str(inherited)) if inherited else None
        topic = self.number("message_thread_id")
        if topic not in chat.topics:
            raise bad("message thread not found")
        return topic
