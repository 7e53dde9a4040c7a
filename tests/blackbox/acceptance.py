"""A stage with the real process on the acceptance server, where that lies beside the project."""

import importlib.util
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.blackbox.botapi.world import BOT_NAME
from tests.blackbox.process import COMMAND, PATIENCE, ROOT, free_port
from tests.blackbox.seen import Heard, Key, Results, Seen, spaced

PLACE = ROOT.parent / "shared" / "telegram" / "harness.py"
_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x64\0\0\0\x64\x08\x02\0\0\0"

Until = Callable[[object, Any], bool]


def _harness() -> Any:  # noqa: ANN401 - a file that is no part of the project
    spec = importlib.util.spec_from_file_location("acceptance_harness", PLACE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # its dataclasses look their own module up
    importlib.import_module("sys").modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


class Acceptance:
    """Says and hears through the server's own Python API."""

    me = BOT_NAME

    def __init__(self, folder: Path, *, webhook: bool) -> None:
        self._module = _harness()
        hook = ["--webhook", f"http://127.0.0.1:{free_port()}/hook"] if webhook else []
        self._harness = self._module.Harness(
            [*COMMAND, *hook],
            base_url_env="TELEGRAM_API_URL",
            env={"OFFERLENS_DATABASE_URL": f"sqlite:///{folder / 'bot.db'}"},
            cwd=str(ROOT),
            ready_timeout=PATIENCE,
            username=BOT_NAME,
        ).__enter__()
        self._heard: dict[int, int] = {}
        self._refused = 0

    def close(self) -> int:
        """Stop everything; the bot's exit status."""
        status = self._harness.stop_bot()
        faults = self._harness.srv.internal_errors
        self._harness.__exit__()
        self._harness.loop.close()
        assert faults == []
        return int(status)

    def group(
        self, key: int, *, admins: tuple[int, ...] = (), forum: bool = False, kind: str = "supergroup"
    ) -> int:
        self._harness.group(key, "Peers", members=list(admins), forum=forum, type=kind)
        self._harness.srv.chats[key].members.update(dict.fromkeys(admins, "administrator"))
        return key

    def topic(self, group: int, name: str) -> int:
        return int(self._harness.topic(group, name))

    def say(
        self,
        person: int,
        text: str,
        chat: int | None = None,
        *,
        topic: int | None = None,
        reply_to: int | None = None,
        expect: int = 1,
    ) -> Heard:
        place = chat or person
        self._harness.send_text(
            person, place, text, thread_id=topic, reply_to=reply_to, **self._waiting(place, expect)
        )
        return self._hear(place, expect, self._harness.last_message_id)

    def rewrite(
        self, person: int, message_id: int, text: str, chat: int | None = None, *, expect: int = 1
    ) -> Heard:
        place = chat or person
        self._harness.edit_text(person, place, message_id, text, **self._waiting(place, expect))
        return self._hear(place, expect, message_id)

    def send(self, person: int, kind: str, *, caption: str = "", expect: int = 1) -> Heard:
        raw = {
            "location": {"location": {"latitude": 47.6, "longitude": -122.3}},
            "contact": {"contact": {"phone_number": "+10000000", "first_name": "Ada"}},
        }
        if kind in raw:
            self._harness.send_raw(person, person, raw[kind], **self._waiting(person, expect))
        else:
            self._harness.send_media(
                person, person, kind, _PNG, caption=caption or None, **self._waiting(person, expect)
            )
        return self._hear(person, expect)

    def send_file(self, person: int, name: str, data: bytes, *, expect: int = 1) -> Heard:
        self._harness.send_document(person, person, data, name=name, **self._waiting(person, expect))
        return self._hear(person, expect)

    def press(self, key: Key, person: int, *, expect: int = 1) -> Heard:
        button = self._module.Button(
            key.label, {"text": key.label, "callback_data": key.data}, key.chat, key.message_id
        )
        come = self._waiting(key.chat, expect)["until"]

        def answered(replies: object, calls: Any) -> bool:  # noqa: ANN401 - the server's own records
            return any(c.method == "answerCallbackQuery" for c in calls) and come(replies, calls)

        replies = self._harness.press(button, user_id=person, force=True, timeout=PATIENCE, until=answered)
        heard = self._hear(key.chat, expect)
        return Heard(heard.seen, toast=replies.answer["text"] if replies.answer else None)

    def type_inline(self, person: int, words: str, offset: str = "") -> Results:
        found = self._harness.inline_query(person, words, offset, timeout=PATIENCE)
        assert found.answered, "the inline query was not answered"
        return Results(
            articles=tuple((r["id"], r["title"], r["_text"]) for r in found.results),
            addresses=tuple(r["reply_markup"]["inline_keyboard"][0][0]["url"] for r in found.results),
            next_offset=found.next_offset,
            payload=found.button["start_parameter"],
            cache_time=found.cache_time,
            is_personal=found.is_personal,
        )

    def listen(self, chat: int, *, expect: int) -> Heard:
        end = time.monotonic() + PATIENCE
        while len(self._seen(chat)) < expect and time.monotonic() < end:
            time.sleep(0.01)
        return self._hear(chat, expect)

    def read_all(self, *, on: bool) -> None:
        self._harness.srv.privacy_mode = not on

    def block(self, person: int) -> None:
        self._harness.block(person, timeout=0)

    def unblock(self, person: int) -> None:
        self._harness.unblock(person, timeout=0)

    def let_in(self, person: int, group: int, *, expect: int = 1) -> Heard:
        self._harness.add_bot(person, group, timeout=0)
        return self.listen(group, expect=expect)

    def throw_out(self, person: int, group: int) -> None:
        self._harness.kick_bot(person, group, timeout=0)

    def upgrade(self, person: int, group: int, new: int) -> None:
        self._harness.send_raw(person, group, {"migrate_to_chat_id": new}, timeout=0)
        self._harness.migrate(group, new)
        self._harness.send_raw(person, new, {"migrate_from_chat_id": group}, timeout=0)

    def update(self, kind: str, content: dict[str, object]) -> None:
        self._harness.push_update(kind, content, timeout=0)

    def flood(self, chat: int, seconds: int) -> None:
        self._harness.fail(
            "(send|edit).*",
            retry_after=seconds,
            match=lambda call: str(call.params.get("chat_id")) == str(chat),
        )

    def fail(self, method: str, code: int, *, times: int = 1) -> None:
        if code:
            self._harness.fail(method, code=code, times=times)
        else:
            self._harness.fail(method, drop=True, times=times)

    def restart(self, *, kill: bool = False) -> None:
        self._harness.restart_bot(signal.SIGKILL if kill else signal.SIGTERM)

    def refusals(self) -> list[str]:
        new = self._harness.calls[self._refused :]
        self._refused += len(new)
        wrong = [call for call in new if 400 <= call.code < 500 and call.code != 429]
        return [f"{call.method}: {call.code} {call.description}" for call in wrong]

    def impatience(self) -> int:
        """This server does not count it."""
        return 0

    def commands(self, scope: str) -> list[str]:
        return [command["command"] for command in self._harness.commands(scope)]

    def _waiting(self, chat: int, expect: int) -> dict[str, Any]:
        until: Until = lambda _, __: len(self._seen(chat)) >= expect  # noqa: E731 - typed, and handed on
        return {"timeout": PATIENCE if expect else 0, "until": until}

    def _seen(self, chat: int) -> list[Seen]:
        new = self._harness.calls[self._heard.get(chat, 0) :]
        replies = [call.reply for call in new if call.ok and call.reply is not None]
        return [_seen(reply) for reply in replies if reply.chat_id == chat]

    def _hear(self, chat: int, expect: int, asked: int = 0) -> Heard:
        if expect == 0:
            return Heard((), asked)
        mark = len(self._harness.calls)
        heard = Heard(tuple(self._seen(chat)), asked)
        self._heard[chat] = mark
        return heard


def _seen(reply: Any) -> Seen:  # noqa: ANN401 - the server's own record
    keys = (
        Key(button.text, button.data or "", button.url or "", reply.chat_id, reply.message_id)
        for button in reply.buttons
    )
    return Seen(
        chat=reply.chat_id,
        message_id=reply.message_id,
        text=spaced(reply.text),
        html=spaced(reply.source),
        keys=tuple(keys),
        photo=reply.photo,
        document=reply.file.name if reply.media == "document" else None,
        topic=reply.thread_id,
        reply_to=reply.reply_to,
        edited=reply.edited,
        deleted=reply.deleted,
    )
