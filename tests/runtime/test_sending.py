"""What Telegram answers, and what the sender makes of it."""

import asyncio
import time
from dataclasses import replace

import pytest

from bot.core.charts import Chart, ChartKind
from bot.core.store import KeptKey, KeptKind
from bot.storage.memory import MemoryStore
from bot.telegram.calls import Call
from bot.telegram.clerk import Update
from bot.telegram.exchange import Handled, Holding
from bot.telegram.limits import Pace, Rate
from bot.telegram.office import Limits
from bot.telegram.runtime import Plan
from tests.runtime.conftest import Running
from tests.runtime.echo_desk import EchoDesk
from tests.runtime.fake_api import Failure, FakeApi

ANN, BOB, CAT = 1001, 1002, 1003
GROUP, SUPERGROUP = -55, -1_000_000_000_055


class SeveralDesk(EchoDesk):
    """Answers with one message a word."""

    def handle(self, update: Update, kept: Holding, now: object) -> Handled:
        del now
        message = update["message"]
        calls = tuple(
            Call(method="sendMessage", params={"chat_id": message["chat"]["id"], "text": word})
            for word in message["text"].split()
        )
        return Handled(kept, calls, "answer")


class EditingDesk(EchoDesk):
    """Answers `new` with a message that it remembers, and everything else by editing that one."""

    def handle(self, update: Update, kept: Holding, now: object) -> Handled:
        del now
        message = update["message"]
        params = {"chat_id": message["chat"]["id"], "text": message["text"]}
        new = message["text"] == "new"
        call = (
            Call(method="sendMessage", params=params, remember="q")
            if new
            else Call(method="editMessageText", params=params, edits="q")
        )
        return Handled(kept, (call,), "answer")


class ChartDesk(EchoDesk):
    """Answers with a chart under a caption."""

    def handle(self, update: Update, kept: Holding, now: object) -> Handled:
        del now
        chart = Chart(ChartKind.YEARS, "Year 2 pays most", "USD", ("1", "2"), ())
        params = {"chat_id": update["message"]["chat"]["id"], "caption": "$340k"}
        return Handled(kept, (Call(method="sendPhoto", params=params, chart=chart),), "answer")


async def test_a_chat_that_must_wait_keeps_no_other_waiting(api: FakeApi, running: Running) -> None:
    api.failures.append(
        Failure("sendMessage", 429, "Too Many Requests", chat=ANN, parameters={"retry_after": 2})
    )
    async with running():
        started = time.monotonic()
        api.write(ANN, "one")
        api.write(ANN, "two")
        api.write(BOB, "hello")
        await api.until(lambda: api.texts(BOB) == ["hello"])
        assert api.texts(ANN) == []
        await api.until(lambda: api.texts(ANN) == ["one", "two"])
        assert time.monotonic() - started >= 2, "retry_after is waited out"
    assert api.asked.count("sendMessage") == 4


@pytest.mark.parametrize(
    "failure",
    [
        Failure("sendMessage", 500, times=2),
        Failure("sendMessage", 502, "Bad Gateway"),
        Failure("sendMessage", drop=True),
    ],
    ids=["500 twice", "502", "connection dropped"],
)
async def test_trouble_on_the_way_is_tried_again(api: FakeApi, running: Running, failure: Failure) -> None:
    api.failures.append(replace(failure))
    async with running():
        api.write(ANN, "one")
        api.write(ANN, "two")
        await api.until(lambda: len(api.made) == 2)
    assert api.texts(ANN) == ["one", "two"]


async def test_an_answer_that_was_lost_on_the_way_back_is_repeated_at_most_once(
    api: FakeApi, running: Running
) -> None:
    api.failures.append(Failure("sendMessage", delivered=True))
    async with running():
        api.write(ANN, "one")
        await api.until(lambda: len(api.made) == 2)
    assert api.texts(ANN) == ["one", "one"]


async def test_a_refused_call_is_not_tried_again_and_holds_up_nothing(
    api: FakeApi, running: Running, store: MemoryStore
) -> None:
    api.failures.append(Failure("sendMessage", 400, "Bad Request: can't parse entities"))
    async with running():
        api.write(ANN, "one")
        api.write(ANN, "two")
        await api.until(lambda: api.texts(ANN) == ["two"])
    assert api.asked.count("sendMessage") == 2
    assert await store.unsent([0], 9) == []


async def test_a_blocked_bot_drops_what_was_meant_for_the_chat_and_notes_it(
    api: FakeApi, running: Running, store: MemoryStore
) -> None:
    api.failures.append(Failure("sendMessage", 403, "Forbidden: bot was blocked by the user", chat=ANN))
    async with running(SeveralDesk()):
        api.write(ANN, "one two three")
        api.write(BOB, "hello")
        await api.until(lambda: api.texts(BOB))
        chat = KeptKey(KeptKind.CHAT, ANN)
        await asyncio.sleep(0.3)
        assert '"gone":true' in (await store.load([chat]))[chat].body
    assert api.texts(ANN) == []
    assert api.asked.count("sendMessage") == 2
    assert await store.unsent([0], 9) == []


async def test_a_group_that_moved_is_followed(api: FakeApi, running: Running, store: MemoryStore) -> None:
    moved = {"migrate_to_chat_id": SUPERGROUP}
    api.failures.append(
        Failure("sendMessage", 400, "Bad Request: group chat was upgraded", chat=GROUP, parameters=moved)
    )
    async with running(SeveralDesk()):
        api.write(GROUP, "one two", person=ANN)
        await api.until(lambda: len(api.made) == 2)
    assert api.texts(SUPERGROUP) == ["one", "two"]
    assert await store.unsent([0], 9) == []


@pytest.mark.parametrize(
    "refusal", ["message is not modified", "query is too old", "message to edit not found"]
)
async def test_a_refusal_that_changes_nothing_is_no_error(
    api: FakeApi, running: Running, caplog: pytest.LogCaptureFixture, refusal: str
) -> None:
    api.failures.append(Failure("sendMessage", 400, f"Bad Request: {refusal}"))
    async with running():
        api.write(ANN, "one")
        api.write(ANN, "two")
        await api.until(lambda: api.texts(ANN) == ["two"])
    assert "call refused" not in caplog.text


async def test_replies_of_a_chat_go_out_in_order_and_slow_chats_hold_up_no_other(
    api: FakeApi, running: Running
) -> None:
    words = [f"w{n}" for n in range(12)]
    api.slow = lambda method: 0.02 if method == "sendMessage" else 0.0
    async with running(SeveralDesk()):
        for chat in (ANN, BOB, CAT):
            api.write(chat, " ".join(words[:6]))
            api.write(chat, " ".join(words[6:]))
        await api.until(lambda: len(api.made) == 36)
    for chat in (ANN, BOB, CAT):
        assert api.texts(chat) == words
    positions = [place for place, made in enumerate(api.made) if made.chat == CAT]
    assert positions[0] < 12, "the third chat did not wait for the first two"


async def test_an_edited_question_edits_its_answer(api: FakeApi, running: Running) -> None:
    async with running(EditingDesk()):
        api.write(BOB, "nothing to edit yet")
        api.write(ANN, "new")
        api.write(ANN, "changed")
        await api.until(lambda: len(api.made) == 2)
    first, second = api.made
    assert (first.method, second.method) == ("sendMessage", "editMessageText")
    assert second.params["message_id"] == 1, "the id that the first call came back with"


async def test_a_chart_is_drawn_and_sent_as_a_photo(api: FakeApi, running: Running) -> None:
    async with running(ChartDesk()):
        api.write(ANN, "chart")
        await api.until(lambda: api.made)
    (made,) = api.made
    assert (made.method, made.files, made.text) == ("sendPhoto", ("photo",), "$340k")


async def test_a_slow_chart_shows_that_it_is_coming(api: FakeApi, running: Running) -> None:
    def slowly(chart: Chart) -> bytes:
        time.sleep(0.6)
        return chart.title.encode()

    async with running(ChartDesk(), draw=slowly):
        api.write(ANN, "chart")
        await api.until(lambda: len(api.made) == 2)
    assert [made.method for made in api.made] == ["sendChatAction", "sendPhoto"]
    assert api.made[0].params["action"] == "upload_photo"


async def test_a_chart_that_cannot_be_drawn_leaves_its_caption(api: FakeApi, running: Running) -> None:
    def broken(chart: Chart) -> bytes:
        raise ZeroDivisionError(chart.title)

    async with running(ChartDesk(), draw=broken):
        api.write(ANN, "chart")
        await api.until(lambda: api.made)
    assert [(made.method, made.text) for made in api.made] == [("sendMessage", "$340k")]


async def test_letters_keep_to_the_pace(api: FakeApi, running: Running) -> None:
    limits = Limits(pace=Pace(chat=Rate(5, 1)), person=Rate(0), chat=Rate(0))
    async with running(SeveralDesk(), Plan(limits=limits)):
        started = time.monotonic()
        api.write(ANN, "one two three")
        api.write(BOB, "hello")
        await api.until(lambda: len(api.made) == 4)
        assert time.monotonic() - started >= 0.4
    assert api.texts(ANN) == ["one", "two", "three"]
