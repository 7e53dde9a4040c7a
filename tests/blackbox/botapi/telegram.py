"""The Bot API as a strict object: a call in, its result out or a refusal. No network, no clock of its own."""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.blackbox.botapi import inline_results
from tests.blackbox.botapi.entities import shown_text, units
from tests.blackbox.botapi.refusal import Refused, bad
from tests.blackbox.botapi.request import Files, Made, Params, Request
from tests.blackbox.botapi.world import Json, World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_ACTIONS = {"typing", "upload_photo", "upload_document"}
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass
class Telegram:
    """Telegram's side of the Bot API.

    `waits` are chats under flood control with the time when it ends, `told` those that were told so;
    `impatient` counts calls to them before that time.
    """

    world: World = field(default_factory=World)
    clock: Callable[[], float] = time.monotonic
    made: list[Made] = field(default_factory=list)
    waits: dict[int, float] = field(default_factory=dict)
    told: set[int] = field(default_factory=set)
    impatient: int = 0

    def call(self, method: str, params: Params, files: Files | None = None) -> object:
        """The result of a call; `Refused` where Telegram refuses it. Every call is noted in `made`."""
        made = Made(method, params)
        self.made.append(made)
        try:
            return self._perform(method)(Request(self.world, made, params, files or {}, self._patience))
        except Refused as refused:
            made.code, made.why = refused.code, refused.description
            raise

    def flood(self, chat: int, seconds: int) -> None:
        """From now on calls to a chat are refused for so long."""
        self.waits[chat] = self.clock() + seconds
        self.told.discard(chat)

    def refusals(self) -> list[str]:
        """Refused calls, but for the 429s that flood control asks for."""
        return [f"{m.method}: {m.code} {m.why}" for m in self.made if m.code not in {200, 429}]

    def _perform(self, method: str) -> Callable[[Request], object]:
        known: Callable[[Request], object] | None = getattr(self, f"_{_snake(method)}", None)
        if known is None:
            raise Refused(404, "Not Found")
        return known

    def _patience(self, key: int) -> None:
        left = self.waits.get(key, 0.0) - self.clock()
        if left > 0:
            self.impatient += key in self.told
            self.told.add(key)
            seconds = int(left) + 1
            raise Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)

    # ------------------------------------------------------------------ messages

    def _send_message(self, call: Request) -> Json:
        chat = call.chat()
        text, entities = shown_text(call.get("text"), call.get("parse_mode"))
        return call.post(chat, {"text": text, "entities": [e.json() for e in entities]})

    def _send_photo(self, call: Request) -> Json:
        chat = call.chat()
        file = call.upload("photo")
        if not file.data.startswith(_PNG):
            raise bad("IMAGE_PROCESS_FAILED")
        width, height = (int.from_bytes(file.data[i : i + 4]) for i in (16, 20))
        if not 0 < width + height <= 10_000:
            raise bad("PHOTO_INVALID_DIMENSIONS")
        photo = [{"file_id": file.file_id, "file_unique_id": file.file_id, "width": width, "height": height}]
        return call.post(chat, {"photo": photo, **call.caption()})

    def _send_document(self, call: Request) -> Json:
        chat = call.chat()
        file = call.upload("document")
        document = {"file_id": file.file_id, "file_unique_id": file.file_id, "file_name": file.name}
        return call.post(chat, {"document": document, **call.caption()})

    def _send_chat_action(self, call: Request) -> bool:
        call.chat()
        if call.get("action") not in _ACTIONS:
            raise bad("wrong parameter action in request")
        return True

    def _edit_message_text(self, call: Request) -> Json:
        message = call.own_message()
        text, entities = shown_text(call.get("text"), call.get("parse_mode"))
        if "text" not in message:
            raise bad("there is no text in the message to edit")
        return call.edit(message, {"text": text, "entities": [e.json() for e in entities]})

    def _edit_message_caption(self, call: Request) -> Json:
        message = call.own_message()
        caption = call.caption()
        if "text" in message:
            raise bad("there is no caption in the message to edit")
        return call.edit(
            message, {"caption": caption.get("caption"), "caption_entities": caption.get("caption_entities")}
        )

    def _edit_message_reply_markup(self, call: Request) -> Json:
        return call.edit(call.own_message(), {})

    def _delete_message(self, call: Request) -> bool:
        chat = call.chat()
        message = chat.messages.get(call.number("message_id"))
        if message is None:
            raise bad("message to delete not found")
        del chat.messages[call.number("message_id")]
        call.made.seen, call.made.deleted = message, True
        return True

    # ------------------------------------------------------------------ queries

    def _answer_callback_query(self, call: Request) -> bool:
        key = str(call.get("callback_query_id"))
        if self.world.presses.get(key, {}) is not None:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        text = str(call.get("text") or "")
        if units(text) > 200:
            raise bad("MESSAGE_TOO_LONG")
        self.world.presses[key] = {"text": text}
        return True

    def _answer_inline_query(self, call: Request) -> bool:
        key = str(call.get("inline_query_id"))
        if self.world.queries.get(key, {}) is not None:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        self.world.queries[key] = {
            "results": inline_results.articles(call.get("results")),
            "button": inline_results.button(call.get("button")),
            "next_offset": inline_results.offset(call.get("next_offset")),
            "cache_time": call.get("cache_time", 300),
            "is_personal": call.get("is_personal", False),
        }
        return True

    # ------------------------------------------------------------------ the bot itself, chats and files

    def _get_me(self, call: Request) -> Json:  # noqa: ARG002 - every method takes its call
        return {**self.world.bot(), "can_join_groups": True, "supports_inline_queries": True}

    def _get_chat_member(self, call: Request) -> Json:
        chat, person = call.chat(), call.number("user_id")
        return {
            "user": self.world.person(person),
            "status": "administrator" if person in chat.admins else "member",
        }

    def _get_file(self, call: Request) -> Json:
        file = self.world.files.get(str(call.get("file_id")))
        if file is None:
            raise bad("invalid file_id")
        return {
            "file_id": file.file_id,
            "file_unique_id": file.file_id,
            "file_size": len(file.data),
            "file_path": file.path,
        }

    def _set_my_commands(self, call: Request) -> bool:
        commands = call.get("commands")
        if not isinstance(commands, list) or len(commands) > 100:
            raise bad("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not _COMMAND.fullmatch(str(command.get("command"))):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= units(str(command.get("description") or "")) <= 256:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        self.world.kept[_scope("commands", call)] = commands
        return True

    def _get_my_commands(self, call: Request) -> object:
        return self.world.kept.get(_scope("commands", call), [])

    def _set_my_description(self, call: Request) -> bool:
        return self._keep_text(call, "description", 512)

    def _get_my_description(self, call: Request) -> Json:  # noqa: ARG002
        return {"description": self.world.kept.get("description", "")}

    def _set_my_short_description(self, call: Request) -> bool:
        return self._keep_text(call, "short_description", 120)

    def _get_my_short_description(self, call: Request) -> Json:  # noqa: ARG002
        return {"short_description": self.world.kept.get("short_description", "")}

    def _keep_text(self, call: Request, name: str, most: int) -> bool:
        text = str(call.get(name) or "")
        if units(text) > most:
            raise bad(f"{name} is too long")
        self.world.kept[name] = text
        return True

    def _set_chat_menu_button(self, call: Request) -> bool:
        self.world.kept["menu"] = call.get("menu_button")
        return True

    def _get_chat_menu_button(self, call: Request) -> object:  # noqa: ARG002
        return self.world.kept.get("menu", {"type": "default"})


def _scope(name: str, call: Request) -> str:
    return f"{name} {json.dumps(call.get('scope') or {'type': 'default'}, sort_keys=True)}"


def _snake(method: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", method).lower()
