"""A stage without a process: the desk and the strict Bot API in one thread, everything kept in dictionaries."""

import datetime as dt
import json
from collections import defaultdict
from dataclasses import replace

from telegram.error import BadRequest

from bot.core.state import ChatState, Person
from bot.core.store import Miss
from bot.telegram.calls import Call
from bot.telegram.chat_settings import ChatSettings
from bot.telegram.desk import Desk
from bot.telegram.exchange import (
    AdminNeeded,
    ExportNeeded,
    Fetched,
    FileNeeded,
    Handled,
    Holding,
    Keys,
    Needed,
)
from bot.telegram.me import Me
from bot.telegram.partner import Conversation
from bot.telegram.refusals import harmless
from bot.telegram.threads import Thread
from tests.blackbox.botapi.refusal import Refused
from tests.blackbox.botapi.world import BOT_ID, BOT_NAME, Json
from tests.blackbox.own_stage import OwnStage

START = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10"


class InMemory(OwnStage):
    """Handles each update at once. `handled` are the results, `keys` where they belonged."""

    def __init__(self, conversation: Conversation) -> None:
        super().__init__()
        self.desk = Desk(conversation, Me(BOT_ID, BOT_NAME))
        self.now = START
        self.handled: list[Handled] = []
        self.seen_keys: list[Keys] = []
        self.states: defaultdict[str, tuple[ChatState, Thread]] = defaultdict(lambda: (ChatState(), Thread()))
        self.persons: defaultdict[int, Person] = defaultdict(Person)
        self.chats: dict[int, ChatSettings] = {}
        self.sent: dict[tuple[str, str], int] = {}
        self.misses = list[Miss]()

    def deliver(self, update: Json) -> None:
        """One update, as Telegram would send it: through JSON."""
        received = json.loads(json.dumps(update))
        if "inline_query" in received:
            call = self.desk.inline(received["inline_query"])
            assert call is not None
            self.make("inline", call)
            return
        keys = self.desk.keys(received)
        if keys is None:
            return
        state, thread = self.states[keys.state_key]
        holding = Holding(state, self.persons[keys.person], self.chats.get(keys.chat, ChatSettings()), thread)
        handled = self.desk.handle(received, holding, self.now)
        if handled.needs is not None:
            assert not handled.calls
            handled = self.desk.handle(
                received, replace(holding, fetched=self.fetch(handled.needs)), self.now
            )
        assert handled.needs is None
        self.handled.append(handled)
        self.seen_keys.append(keys)
        self.keep(keys, handled)
        for made in handled.calls:
            self.make(keys.lane, Call.from_json(made.to_json()))

    def keep(self, keys: Keys, handled: Handled) -> None:
        kept = handled.kept
        self.misses += handled.misses
        if kept.chat != self.chats.get(keys.chat, ChatSettings()):
            self.chats[keys.chat] = ChatSettings.model_validate_json(kept.chat.model_dump_json())
        if handled.forget:
            self.persons.pop(keys.person, None)
            for name in [name for name in self.states if name.endswith(f":{keys.person}")]:
                del self.states[name]
            return
        thread = Thread.model_validate_json(kept.thread.model_dump_json())
        self.states[keys.state_key] = (ChatState.model_validate_json(kept.state.model_dump_json()), thread)
        self.persons[keys.person] = kept.person
        if handled.moved is not None:
            old, new = handled.moved
            if old in self.chats:
                self.chats[new] = self.chats.pop(old)

    def fetch(self, needs: Needed) -> Fetched:
        """What a runtime would get from Telegram or from its store."""
        match needs:
            case FileNeeded():
                file = self.telegram.world.files.get(needs.file_id)
                return Fetched(file=file.data if file and len(file.data) <= needs.most else None)
            case AdminNeeded():
                return Fetched(admin=needs.person in self.telegram.world.chats[needs.chat].admins)
            case ExportNeeded():
                states = [
                    state for name, (state, _) in self.states.items() if name.endswith(f":{needs.person}")
                ]
                rows = [("conversation", state.model_dump_json()) for state in states]
                return Fetched(export=(("person", self.persons[needs.person].model_dump_json()), *rows))

    def make(self, lane: str, call: Call) -> None:
        """Send a call: refused calls fail the test, but for those that don't matter."""
        if call.edits is not None:
            if (lane, call.edits) not in self.sent:
                return
            call = call.at(self.sent[lane, call.edits])
        files = {"photo": ("chart.png", PICTURE)} if call.chart else {}
        if call.document is not None:
            files["document"] = call.document
        try:
            result = self.telegram.call(call.method, call.params, files)
        except Refused as refused:
            if refused.code == 403 or harmless(BadRequest(refused.description)):
                return
            raise
        if call.remember is not None:
            assert isinstance(result, dict)
            self.sent[lane, call.remember] = result["message_id"]

    def wait(self, chat: int, expect: int, press: str | None = None) -> None:
        """Nothing is ever under way here; what a scenario waits for and never comes shows in what it heard."""

    def fail(self, method: str, code: int, *, times: int = 1) -> None:
        raise NotImplementedError("in memory no call can fail: such scenarios skip this stage")

    def restart(self, *, kill: bool = False) -> None:
        """Nothing is held in memory that isn't kept."""
