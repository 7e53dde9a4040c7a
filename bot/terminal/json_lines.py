"""`offerlens chat --json`: one JSON line in, one JSON line out, chats independent of each other."""

import datetime as dt
import json
from collections.abc import Callable, Iterable
from typing import TextIO

from bot.core.conversation import Conversation
from bot.core.markup import plain
from bot.core.messages import Message, Outcome, Reply, Said
from bot.core.state import ChatState, Person
from bot.terminal.gallery import Gallery

Json = dict[str, object]


def reply_text(reply: Reply) -> str:
    """A reply as plain text: text, folded detail and source line."""
    return "\n".join(part for part in (plain(reply.text), plain(reply.detail), reply.source) if part)


def said_json(chat: str, said: Said, gallery: Gallery | None = None) -> Json:
    """One line of output; charts are drawn into files of the gallery, where there is one."""
    replies = [_reply_json(reply, gallery) for reply in said.replies]
    if not replies and said.toast:
        replies = [{"text": said.toast, "buttons": [], "image": None}]
    return {"chat": chat, "outcome": said.outcome.value, "entry": said.entry, "replies": replies}


def _reply_json(reply: Reply, gallery: Gallery | None) -> Json:
    buttons = [
        {"label": button.label, "data": button.data or button.private}
        for row in reply.buttons
        for button in row
    ]
    image = str(gallery.hang(reply.chart)) if gallery is not None and reply.chart is not None else None
    return {"text": reply_text(reply), "buttons": buttons, "image": image}


def error_json(chat: str, reason: str) -> Json:
    """A line that can't be answered, with the reason."""
    return {
        "chat": chat,
        "outcome": Outcome.ERROR.value,
        "entry": None,
        "replies": [{"text": reason, "buttons": [], "image": None}],
    }


class JsonChat:
    """Keeps the chats of one run."""

    def __init__(
        self, conversation: Conversation, clock: Callable[[], dt.datetime], gallery: Gallery
    ) -> None:
        self._conversation = conversation
        self._gallery = gallery
        self._clock = clock
        self._states: dict[tuple[str, str], ChatState] = {}
        self._people: dict[str, Person] = {}

    def line(self, line: str) -> Json:
        """The answer to one line."""
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError):
            return error_json("", "This line is not JSON; send an object with chat, user and text.")
        if not isinstance(fields, dict):
            return error_json("", "This line is no JSON object; send one with chat, user and text.")
        chat, user = fields.get("chat"), fields.get("user")
        text, press = fields.get("text"), fields.get("press")
        if not isinstance(chat, str) or not isinstance(user, str):
            return error_json(str(chat or ""), "The fields chat and user are needed, both as text.")
        if isinstance(text, str) == isinstance(press, str):
            return error_json(chat, "Exactly one of the fields text and press is needed, as text.")
        message = Message(text=text or "", press=press or "")
        state = self._states.get((chat, user), ChatState())
        turn = self._conversation.turn(state, self._people.get(user, Person()), message, self._clock())
        self._states[chat, user] = turn.state
        self._people[user] = turn.person
        return said_json(chat, turn.said, self._gallery)

    def run(self, lines: Iterable[str], out: TextIO) -> None:
        """Answer every line at once."""
        for line in lines:
            if line.strip():
                out.write(json.dumps(self.line(line), ensure_ascii=False) + "\n")
                out.flush()
