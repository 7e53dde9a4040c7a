"""The real desk before a strict Bot API: whatever people do, nothing raises and no call is refused."""

import datetime as dt
import json
import time
from dataclasses import dataclass, field

from bot.core.conversation import Conversation
from bot.core.state import ChatState
from bot.telegram.threads import Thread
from tests.blackbox.botapi.world import Json
from tests.blackbox.in_memory import InMemory
from tests.blackbox.own_stage import MEDIA
from tests.fuzz.acts import (
    GROUPS,
    PEOPLE,
    Act,
    Arrives,
    Presses,
    Rewrites,
    Sends,
    Turns,
    Types,
    Waits,
    Writes,
)

MOST_KEPT = 200_000
"""Characters that may be kept of a person in a chat."""


@dataclass
class Slowest:
    """How long acts took, in seconds of the processor, and the slowest of them."""

    spent: list[float] = field(default_factory=list)
    act: Act | None = None

    def note(self, act: Act, seconds: float) -> None:
        if not self.spent or seconds > max(self.worst, 0.0):
            self.act, self.worst = act, seconds
        self.spent.append(seconds)

    worst: float = 0.0


class Crowd(InMemory):
    """Carries out what people do; an `AssertionError` or `Refused` says what the bot did wrong."""

    def __init__(self, conversation: Conversation, slowest: Slowest | None = None) -> None:
        super().__init__(conversation)
        self._slowest = slowest or Slowest()
        self._written: dict[int, list[tuple[int, int]]] = {person: [] for person in PEOPLE}
        self._groups = dict.fromkeys(GROUPS, 0)
        self._moves = 0
        for person in PEOPLE:
            self.telegram.world.private(person).started = True
        for group in GROUPS:
            self.group(group, admins=PEOPLE[:1], forum=group == GROUPS[1])
            self._groups[group] = group
        self.topic(GROUPS[1], "Pay")

    def do(self, act: Act) -> None:
        """One act, and what has to hold after it."""
        before = len(self.telegram.made)
        started = time.process_time()
        self._carry_out(act)
        self._slowest.note(act, time.process_time() - started)
        if isinstance(act, Writes) and act.group is None and act.text.strip():
            here = self.telegram.world.chats[act.person]
            made = [call for call in self.telegram.made[before:] if call.params.get("chat_id") == act.person]
            assert made or here.blocked, "somebody who writes is answered"
        kept = [*self.states.values(), *self.persons.values()]
        assert all(len(_text(one)) <= MOST_KEPT for one in kept), "what is kept is bounded"

    def deliver(self, update: Json) -> None:
        """Also of any shape: as the intake does, which keeps inline queries apart."""
        received = json.loads(json.dumps(update))
        query = received.get("inline_query")
        if "inline_query" in received:
            call = self.desk.inline(query) if isinstance(query, dict) else None
            if call is not None and query.get("id") in self.telegram.world.queries:
                self.make("inline", call)
            return
        press = received.get("callback_query")
        if isinstance(press, dict) and isinstance(press.get("id"), str):
            self.telegram.world.presses.setdefault(press["id"], None)
        super().deliver(received)

    def _carry_out(self, act: Act) -> None:
        match act:
            case Writes():
                self._write(act)
            case Rewrites():
                self._rewrite(act)
            case Presses():
                self._press(act)
            case Types():
                self.people.type_inline(act.person, act.text, act.offset)
            case Sends():
                self._send(act)
            case Turns():
                self._turn(act)
            case Waits():
                self.now += dt.timedelta(minutes=act.minutes)
            case Arrives():
                self.deliver({"update_id": 1, **act.update})

    def _write(self, act: Writes) -> None:
        if not act.text.strip():
            return
        chat = act.person if act.group is None else self._groups[act.group]
        place = self.telegram.world.chats[chat]
        topic = next(iter(place.topics), None)
        quoted = max(place.messages, default=None) if act.quotes else None
        self._written[act.person].append(
            (chat, self.people.write(act.person, chat, act.text, topic=topic, reply_to=quoted))
        )

    def _rewrite(self, act: Rewrites) -> None:
        written = self._written[act.person]
        if written and act.text.strip():
            chat, message = written[-1 - act.back % len(written)]
            if self._lives(chat) and message in self.telegram.world.chats[chat].messages:
                self.people.rewrite(act.person, chat, message, act.text)

    def _press(self, act: Presses) -> None:
        made = [call for call in self.telegram.made[-60:] if call.seen is not None]
        keys = [
            (call.seen, row) for call in made if call.seen for row in _rows(call.seen.get("reply_markup"))
        ]
        shown = [(seen, data) for seen, row in keys for data in row]
        if not shown:
            return
        seen, data = shown[-1 - act.back % len(shown)]
        chat, number = seen["chat"], seen["message_id"]
        assert isinstance(chat, dict)
        assert isinstance(number, int)
        if self._lives(chat["id"]):
            self.people.press(act.person, chat["id"], number, data if act.data is None else act.data)

    def _lives(self, chat: int) -> bool:
        """Whether anybody can still do something there: a group that moved only has its history."""
        return self.telegram.world.chats[chat].moved_to is None

    def _send(self, act: Sends) -> None:
        if act.content is None:
            self.people.send(act.person, act.person, dict(MEDIA[act.name]), caption=act.caption[:1024])
        else:
            self.people.send_file(act.person, act.name, act.content)

    def _turn(self, act: Turns) -> None:
        group = self._groups[act.group]
        match act.how:
            case "block":
                self.people.block(act.person)
            case "unblock":
                self.people.unblock(act.person)
            case "let in":
                self.people.let_in(act.person, group)
            case "throw out":
                self.people.throw_out(act.person, group)
            case "upgrade":
                self._moves += 1
                new = self._groups[act.group] = act.group * 1000 - self._moves
                self.people.upgrade(act.person, group, new)


def _rows(markup: object) -> list[list[str]]:
    rows = markup.get("inline_keyboard") if isinstance(markup, dict) else None
    return [[button["callback_data"] for button in row if "callback_data" in button] for row in rows or []]


def _text(kept: object) -> str:
    if isinstance(kept, tuple):
        state, thread = kept
        assert isinstance(state, ChatState)
        assert isinstance(thread, Thread)
        return state.model_dump_json() + thread.model_dump_json()
    return str(getattr(kept, "model_dump_json")())  # noqa: B009 - one of the kept models
