"""After a whole conversation nothing of it is in what operators see; people get all of theirs, and can delete it."""

import asyncio
import datetime as dt
import json
import logging
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.charts import draw
from bot.core.conversation import Conversation
from bot.core.store import Arrival, MissKind
from bot.storage import open_store
from bot.storage.sqlite import SqliteStore
from bot.telegram.calls import Call
from bot.telegram.desk import Desk
from bot.telegram.exchange import Handled, Holding, Keys
from bot.telegram.logs import JsonLines
from bot.telegram.me import Me
from bot.telegram.runtime import Plan
from bot.wiring import conversation
from tests.runtime.conftest import UNLIMITED, Running
from tests.runtime.fake_api import ME, TOKEN, Failure, FakeApi
from tests.runtime.test_running import fetched

ME_HERE = Me(int(str(ME["id"])), str(ME["username"]))
ROOT = Path(__file__).parents[2]
ANN, BOB = 70_001_231, 70_001_232
GROUP = -1_000_000_004_711

NAMES = ("Zebedee", "Quillfeather", "zebquill")
WORDS = ("walrus", "platypus")
FIGURES = ("287654", "287,654", "287.654", "57,530", "412,684")
IDS = (str(ANN), str(GROUP).removeprefix("-"))
SECRETS = (*NAMES, *WORDS, *FIGURES, *IDS, TOKEN, TOKEN.partition(":")[2])

OFFER = "287654 base, 20% bonus, 150k RSUs over 4 years, 30k sign-on"
FILE = b"name: Platypus\nbase: 287654\nbonus: 20%\n"
BROKEN = "walrus 287654 breaks it"


class Breaking(Desk):
    """The desk, with mistakes that quote what was written."""

    def keys(self, update: Mapping[str, object]) -> Keys | None:
        if "walrus has no place" in str(update):
            raise KeyError(str(update))
        return super().keys(update)

    def handle(self, update: Mapping[str, object], kept: Holding, now: dt.datetime) -> Handled:
        if BROKEN in str(update):
            raise ValueError(f"{update}")
        return super().handle(update, kept, now)

    def inline(self, query: Mapping[str, object]) -> Call | None:
        if "287654" in str(query):
            raise ValueError(str(query))
        return super().inline(query)


@pytest.fixture(scope="module")
def talk() -> Conversation:
    return conversation()


@pytest.fixture
async def kept(sqlite_address: str) -> AsyncIterator[SqliteStore]:
    store = await open_store(sqlite_address)
    assert isinstance(store, SqliteStore)
    yield store
    await store.close()


class Ann:
    """A person with a name, and everything she can do."""

    def __init__(self, api: FakeApi) -> None:
        self._api = api

    def does(self, kind: str, content: dict[str, Any], chat: int = ANN) -> None:
        update = self._api.message(chat, "", ANN)
        sender = update["message"]["from"] | {
            "first_name": NAMES[0],
            "last_name": NAMES[1],
            "username": NAMES[2],
        }
        where = {"message_id": update["message"]["message_id"], "chat": update["message"]["chat"], "date": 1}
        whole = where | {"from": sender} | content
        self._api.push({"update_id": update["update_id"], kind: whole})

    async def says(self, text: str, chat: int = ANN, **content: Any) -> str:  # noqa: ANN401 - Telegram's JSON
        """Write something; what is said to it, in one."""
        before = len(self._api.texts(chat))
        marks = (
            [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
            if text[:1] == "/"
            else []
        )
        self.does("message", {"text": text, "entities": marks, **content}, chat)
        await self._api.until(lambda: len(self._api.texts(chat)) > before)
        return "\n".join(self._api.texts(chat)[before:])

    async def presses(self, data: str) -> None:
        asked = self._api.asked.count("answerCallbackQuery")
        shown = {"message_id": 1, "chat": {"id": ANN, "type": "private"}, "date": 1}
        self.does("callback_query", {"id": f"press {asked}", "data": data, "message": shown})
        await self._api.until(lambda: self._api.asked.count("answerCallbackQuery") > asked)


def buttons(api: FakeApi) -> dict[str, str]:
    """What the newest message with buttons offers: data by label."""
    for made in reversed(api.made):
        rows = (made.params.get("reply_markup") or {}).get("inline_keyboard", [])
        found = {key["text"]: key["callback_data"] for row in rows for key in row if "callback_data" in key}
        if found:
            return found
    raise AssertionError("no buttons yet")


async def whole_conversation(api: FakeApi, ann: Ann) -> None:
    """In private, in a group and inline; with a file, a chart, a dislike, and everything that can fail."""
    await ann.says("/start")
    await ann.says(OFFER)
    await ann.presses(buttons(api)["Chart"])
    await api.until(lambda: any(made.method == "sendPhoto" for made in api.made))
    await ann.says("save it as walrus")
    await ann.says("what is a platypus clause")
    await ann.says("is a walrus worth two eighty seven")
    await ann.says("what is a cliff")
    await ann.says("👎")
    api.files["offer"] = FILE
    await ann.says("", document={"file_id": "offer", "file_name": "platypus.yaml", "file_size": len(FILE)})
    await ann.says("/ask what does a walrus of ai make with 287654", GROUP)
    ann.does("inline_query", {"id": "q1", "query": "walrus base", "offset": ""})
    ann.does("inline_query", {"id": "q2", "query": "walrus 287654", "offset": ""})
    await ann.says(BROKEN)
    ann.does("message", {"text": "walrus has no place"})
    refusal = f"Bad Request: can't parse entities: Unsupported start tag {OFFER} walrus of {NAMES[0]}"
    for failure in (
        Failure("sendMessage", 400, refusal),
        Failure("sendMessage", 502, refusal),
        Failure("sendMessage", 403, f"Forbidden: bot was blocked by {NAMES[0]}", chat=BOB),
    ):
        api.failures.append(failure)
        api.write(BOB, "vp base")
    await ann.says("vp base")


def printed(command: str, address: str) -> str:
    """What a command of the operator prints."""
    environment = {**os.environ, "OFFERLENS_DATABASE_URL": address}
    told = subprocess.run(
        (sys.executable, "-m", "bot", command),
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout + told.stderr


async def test_operators_see_no_text_no_name_and_no_figure(
    api: FakeApi,
    running: Running,
    talk: Conversation,
    kept: SqliteStore,
    sqlite_address: str,
    free_port: int,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    lines = JsonLines()
    desk = Breaking(talk, ME_HERE)
    plan = Plan(limits=UNLIMITED, health=("127.0.0.1", free_port))
    async with running(desk, plan, draw, kept):
        await whole_conversation(api, Ann(api))
        seen = {path: (await fetched(free_port, path))[1] for path in ("/metrics", "/readyz", "/healthz")}
        for command in ("failed", "unanswered"):
            seen[command] = await asyncio.to_thread(printed, command, sqlite_address)
    seen["log"] = "\n".join(lines.format(record) for record in caplog.records)
    for event in ("turn failed", "update not understood", "inline query failed", "call refused", '"turn"'):
        assert event in seen["log"]
    assert "ValueError in runtime/test_privacy.py" in seen["failed"]
    assert 'offerlens_sends_total{method="sendPhoto",result="sent"} 1.0' in seen["/metrics"]
    counted = {(found.miss.text, found.miss.kind) for found in await kept.misses(9)}
    assert counted == {
        ("what is a platypus clause", MissKind.UNANSWERED),
        ("what is a cliff", MissKind.DISLIKED),
    }
    seen["unanswered"] = seen["unanswered"].replace("platypus", "")
    found = [f"{secret} in {place}" for place, text in seen.items() for secret in SECRETS if secret in text]
    assert found == []


async def test_people_get_everything_kept_about_them_and_can_delete_it(
    api: FakeApi, running: Running, talk: Conversation, kept: SqliteStore, tmp_path: Path
) -> None:
    ann = Ann(api)
    async with running(Desk(talk, ME_HERE), draw=draw, kept=kept):
        await whole_conversation(api, ann)
        await kept.receive([Arrival(1, str(GROUP), ANN, json.dumps({"note": "in flight"}), 1.0)])
        await ann.says("/export")
        (sent,) = [made for made in api.made if made.method == "sendDocument"]
        record = json.loads(sent.contents[0])
        offers = [offer["name"] for person in record["person"] for offer in person["offers"]]
        assert "Walrus" in offers
        assert {"person", "state", "sent", "update"} <= record.keys()
        assert {"note": "in flight"} in record["update"]
        assert all(message["message"] > 0 for message in record["sent"])
        await ann.says("/forget")
        await ann.presses(buttons(api)["Delete everything"])
        await api.until(lambda: "Nothing about you is kept now" in "\n".join(api.texts(ANN)))
        for _ in range(100):
            # the words that it is deleted are under way for a moment
            if await kept.export(ANN) == []:
                break
            await asyncio.sleep(0.05)
        assert await kept.export(ANN) == []
        assert await kept.waiting([0], 9) == []
        told = await ann.says("/offers")
        assert "alrus" not in told
    files = {path.name: path.read_bytes() for path in tmp_path.glob("kept.db*")}  # noqa: ASYNC240 - nothing else runs
    assert [
        f"{s} in {n}" for n, held in files.items() for s in ("Walrus", "287654") if s.encode() in held
    ] == []
