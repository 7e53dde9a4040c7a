"""From an update to its answer: order, failures, what is fetched in between, limits, privacy."""

import asyncio
import datetime as dt
import json
import logging
from dataclasses import replace

import pytest

from bot.core.state import Person, SavedOffer
from bot.core.store import Arrival, StoreAwayError
from bot.storage.memory import MemoryStore
from bot.telegram.calls import Call
from bot.telegram.clerk import Update
from bot.telegram.exchange import AdminNeeded, ExportNeeded, FileNeeded, Handled, Holding, Keys, Needed
from bot.telegram.lanes import MOST_IN_LANE
from bot.telegram.limits import Rate
from bot.telegram.logs import JsonLines
from bot.telegram.office import Limits
from bot.telegram.runtime import Plan
from tests.runtime.conftest import Running
from tests.runtime.echo_desk import EchoDesk
from tests.runtime.fake_api import Failure, FakeApi

ANN, BOB = 1001, 1002
GROUP = -55


class AskingDesk(EchoDesk):
    """Needs a file, a rank or an export for messages that say so, and answers with what it got."""

    def handle(self, update: Update, kept: Holding, now: dt.datetime) -> Handled:
        message = update["message"]
        chat, person = message["chat"]["id"], message["from"]["id"]
        asked: dict[str, Needed] = {
            "file": FileNeeded("offer.yaml"),
            "small file": FileNeeded("offer.yaml", most=3),
            "lost file": FileNeeded("gone.yaml"),
            "admin": AdminNeeded(chat, person),
            "export": ExportNeeded(person),
        }
        need = asked.get(message["text"])
        if need is None:
            return super().handle(update, kept, now)
        if kept.fetched is None:
            return Handled(kept, needs=need)
        got = kept.fetched
        text = f"file {got.file!r} admin {got.admin} export {got.export}"
        return Handled(kept, (Call(method="sendMessage", params={"chat_id": chat, "text": text}),), "answer")


class ForgettingDesk(EchoDesk):
    """Forgets whoever says `forget`."""

    def handle(self, update: Update, kept: Holding, now: dt.datetime) -> Handled:
        handled = super().handle(update, kept, now)
        if update["message"]["text"] != "forget":
            return handled
        return replace(handled, kept=replace(kept, person=Person()), forget=True)


async def test_messages_of_a_chat_are_answered_in_their_order(api: FakeApi, running: Running) -> None:
    texts = [f"m{n}" for n in range(30)]
    async with running():
        api.push(*(api.message(chat, text) for text in texts for chat in (ANN, BOB)))
        await api.until(lambda: len(api.made) == 60)
        api.write(ANN, "kept")
        await api.until(lambda: len(api.made) == 61)
    assert api.texts(ANN)[:-1] == api.texts(BOB) == texts
    assert api.texts(ANN)[-1] == " ".join(texts)


async def test_what_somebody_keeps_follows_them_from_chat_to_chat(api: FakeApi, running: Running) -> None:
    async with running():
        api.push(*(api.message(chat, f"m{n}", person=ANN) for n in range(10) for chat in (ANN, GROUP)))
        await api.until(lambda: len(api.made) == 20)
        api.write(ANN, "kept")
        await api.until(lambda: len(api.made) == 21)
    assert sorted(api.texts(ANN)[-1].split()) == sorted(f"m{n}" for n in range(10) for _ in (ANN, GROUP))


async def test_updates_that_came_before_a_restart_are_answered(
    api: FakeApi, running: Running, store: MemoryStore
) -> None:
    update = api.message(ANN, "from yesterday")
    await store.receive([Arrival(update["update_id"], str(ANN), ANN, json.dumps(update), 1.0)])
    async with running():
        await api.until(lambda: api.texts(ANN) == ["from yesterday"])


async def test_a_turn_that_fails_is_apologised_for_listed_and_holds_up_nothing(
    api: FakeApi, running: Running, store: MemoryStore
) -> None:
    async with running():
        api.push(
            api.message(ANN, "one"),
            api.message(ANN, "fail"),
            api.message(ANN, "two"),
            api.message(BOB, "three"),
        )
        await api.until(lambda: len(api.made) == 4)
    (parked,) = await store.parked(9)
    assert api.texts(ANN) == ["one", f"sorry {parked.code}", "two"]
    assert api.texts(BOB) == ["three"]
    assert parked.kind == "message"
    assert parked.reason.startswith("ZeroDivisionError in runtime/echo_desk.py:")
    assert "fail" not in parked.reason


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("file", "file b'base: 280000' admin None export None"),
        ("small file", "file None admin None export None"),
        ("lost file", "file None admin None export None"),
        ("admin", "file None admin True export None"),
    ],
)
async def test_what_the_desk_needs_is_fetched(api: FakeApi, running: Running, text: str, answer: str) -> None:
    api.files["offer.yaml"] = b"base: 280000"
    api.members[ANN] = "creator"
    async with running(AskingDesk()):
        api.write(ANN, text)
        api.write(ANN, "next")
        await api.until(lambda: len(api.made) == 2)
    assert api.texts(ANN) == [answer, "next"]


async def test_an_export_holds_what_was_kept(api: FakeApi, running: Running) -> None:
    async with running(AskingDesk()):
        api.write(ANN, "my offer")
        await api.until(lambda: len(api.made) == 1)
        api.write(ANN, "export")
        await api.until(lambda: len(api.made) == 2)
    assert "my offer" in api.texts(ANN)[1]


async def test_while_one_chat_waits_for_a_file_others_are_answered(api: FakeApi, running: Running) -> None:
    api.slow = lambda method: 1.0 if method == "getFile" else 0.0
    async with running(AskingDesk()):
        api.push(api.message(ANN, "file"), api.message(ANN, "next"), api.message(BOB, "hello"))
        await api.until(lambda: len(api.made) == 4)
    assert [(made.method, made.chat) for made in api.made] == [
        ("sendMessage", BOB),
        ("sendChatAction", ANN),
        ("sendMessage", ANN),
        ("sendMessage", ANN),
    ]
    assert api.texts(ANN)[-1] == "next"


async def test_forgetting_deletes_what_is_under_way_as_well(
    api: FakeApi, running: Running, store: MemoryStore
) -> None:
    async with running(ForgettingDesk()):
        api.write(ANN, "my offer")
        await api.until(lambda: len(api.made) == 1)
        await store.receive([Arrival(1, str(GROUP), ANN, json.dumps(api.message(GROUP, "x", ANN)), 1.0)])
        api.push(api.message(ANN, "forget"), api.message(ANN, "kept"))
        await api.until(lambda: len(api.made) == 3)
        assert await store.waiting([0], 9) == []
    assert api.texts(ANN) == ["my offer", "forget", ""]
    assert api.texts(GROUP) == []


async def test_a_person_who_writes_too_fast_is_answered_as_far_as_it_goes(
    api: FakeApi, running: Running, store: MemoryStore
) -> None:
    limits = Limits(person=Rate(0.001, 3), chat=Rate(0))
    async with running(plan=Plan(limits=limits)):
        api.push(*(api.message(ANN, f"m{n}") for n in range(10)), api.message(BOB, "hello"))
        await api.until(lambda: api.texts(BOB))
        await api.until(lambda: len(api.made) == 4)
    assert api.texts(ANN) == ["m0", "m1", "m2"]
    assert (await store.sizes(0)).waiting == 0


async def test_a_chat_has_so_many_messages_waiting_and_no_more(api: FakeApi, running: Running) -> None:
    api.failures.append(
        Failure("sendMessage", 429, "Too Many Requests", chat=ANN, parameters={"retry_after": 3})
    )
    async with running(plan=Plan(limits=Limits(person=Rate(0), chat=Rate(0)))):
        for start in range(0, 400, 50):
            api.push(*(api.message(ANN, f"m{n}") for n in range(start, start + 50)))
            await asyncio.sleep(0.05)
        await api.until(lambda: len(api.made) >= MOST_IN_LANE, 30)
        api.write(ANN, "last")
        await api.until(lambda: api.texts(ANN)[-1] == "last", 30)
    texts = api.texts(ANN)[:-1]
    assert MOST_IN_LANE <= len(texts) < 400
    assert texts == [f"m{n}" for n in range(len(texts))], "those that came first are answered, in order"


async def test_keystrokes_overtake_each_other_and_are_not_kept(
    api: FakeApi, running: Running, store: MemoryStore
) -> None:
    api.slow = lambda method: 0.2 if method == "answerInlineQuery" else 0.0
    async with running():
        queries = [api.inline(ANN, "vp equity"[:n]) for n in range(1, 10)]
        api.push(*queries, api.inline(BOB, "base"))
        await api.until(lambda: len(api.made) == 2)
    answered = {made.params["inline_query_id"] for made in api.made}
    assert queries[-1]["inline_query"]["id"] in answered
    assert len(answered) == 2
    assert (await store.sizes(0)).waiting == 0


@pytest.mark.parametrize(
    "update",
    [
        {},
        {"update_id": "7"},
        {"update_id": 7},
        {"update_id": 8, "unknown": {"kind": True}},
        {"update_id": 9, "message": {"chat": {}}},
        {"update_id": 10, "message": {"text": "x"}},
        {"update_id": 11, "inline_query": {}},
        {"update_id": 12, "inline_query": {"from": {"id": "x"}}},
    ],
    ids=str,
)
async def test_a_misshapen_update_stops_nothing(
    api: FakeApi, running: Running, update: dict[str, object]
) -> None:
    async with running():
        if "update_id" not in update or not isinstance(update["update_id"], int):
            update = {**update, "update_id": 6}
        api.push(update, api.message(ANN, "hello"))
        await api.until(lambda: api.texts(ANN) == ["hello"])


class MoodyStore(MemoryStore):
    """A store that is away for a while."""

    away = False

    async def receive(self, arrivals: object) -> frozenset[int]:
        self._complain()
        return await super().receive(arrivals)  # type: ignore[arg-type]

    async def commit(self, turns: object, now: float) -> None:
        self._complain()
        await super().commit(turns, now)  # type: ignore[arg-type]

    async def settle(self, letters: object, sent: object, now: float) -> None:
        self._complain()
        await super().settle(letters, sent, now)  # type: ignore[arg-type]

    def _complain(self) -> None:
        if self.away:
            raise StoreAwayError("The server is away.")


async def test_a_store_that_is_away_is_waited_for_and_nothing_is_confirmed_meanwhile(
    api: FakeApi, running: Running
) -> None:
    moody = MoodyStore()
    async with running(kept=moody):
        api.write(ANN, "one")
        await api.until(lambda: api.texts(ANN) == ["one"])
        await api.until(lambda: api.confirmed == 1)
        moody.away = True
        api.write(ANN, "two")
        await asyncio.sleep(0.5)
        assert api.confirmed == 1
        moody.away = False
        await api.until(lambda: api.texts(ANN) == ["one", "two"])


async def test_logs_never_hold_what_anybody_wrote(
    api: FakeApi, running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.handler.setFormatter(JsonLines())
    secret = "salary287654"  # noqa: S105 - what somebody wrote
    refusal = f'Bad Request: can\'t parse entities: Unsupported start tag "{secret}"'
    api.failures.append(Failure("sendMessage", 400, refusal))
    api.failures.append(Failure("sendMessage", 502, secret))

    class Quoting(EchoDesk):
        def handle(self, update: Update, kept: Holding, now: dt.datetime) -> Handled:
            if update["message"]["text"].startswith("fail"):
                raise ValueError(update["message"]["text"])
            return super().handle(update, kept, now)

        def keys(self, update: Update) -> Keys | None:
            if update["message"]["text"].startswith("odd"):
                raise KeyError(update["message"]["text"])
            return super().keys(update)

    async with running(Quoting()):
        for text in (secret, f"fail {secret}", f"odd {secret}", "end"):
            api.write(ANN, text)
        await api.until(lambda: api.texts(ANN)[-1:] == ["end"])
    lines = [caplog.handler.format(record) for record in caplog.records]
    assert any("turn failed" in line for line in lines)
    assert any("call refused" in line and "sendMessage" in line for line in lines)
    assert any("update not understood" in line for line in lines)
    held = [line for line in lines if secret in line or "runtime-tests" in line or '"P"' in line]
    assert held == []


def test_saved_offers_are_kept_as_json() -> None:
    person = Person(offers=(SavedOffer(name="A", sheet={"base": 1}),))
    assert Person.model_validate_json(person.model_dump_json(exclude_defaults=True)) == person
