"""Starting, being fed, being looked at, and stopping."""

import asyncio
import json
import re

import aiohttp
import pytest

from bot.core.store import Arrival
from bot.storage.memory import MemoryStore
from bot.telegram.api import BotApi
from bot.telegram.limits import Rate
from bot.telegram.office import Limits
from bot.telegram.runtime import Plan, TokenRefusedError, known_to_telegram
from bot.telegram.webhook import MOST_BYTES, WebhookPlace, secret_of
from tests.runtime.conftest import UNLIMITED, Running
from tests.runtime.fake_api import TOKEN, Failure, FakeApi
from tests.runtime.test_turns import MoodyStore

ANN, BOB = 1001, 1002


def hook(port: int) -> Plan:
    place = WebhookPlace(f"http://127.0.0.1:{port}/hook", "/hook", "127.0.0.1", port, secret_of(TOKEN))
    return Plan(webhook=place, limits=UNLIMITED)


# ---- starting


async def test_the_start_waits_for_the_network(api: FakeApi, running: Running) -> None:
    await api.stop()
    async with running() as task:
        await asyncio.sleep(0.7)
        assert not task.done()
        await api.start()
        api.write(ANN, "hello")
        await api.until(lambda: api.texts(ANN) == ["hello"])


async def test_the_start_waits_out_bad_gateways_and_floods(api: FakeApi, running: Running) -> None:
    api.failures.append(Failure("getMe", 502, "Bad Gateway"))
    api.failures.append(Failure("deleteWebhook", 429, "Too Many Requests", parameters={"retry_after": 1}))
    async with running():
        api.write(ANN, "hello")
        await api.until(lambda: api.texts(ANN) == ["hello"])


@pytest.mark.parametrize("token", ["123456:another-token-another", TOKEN])
async def test_an_unknown_token_is_said_to_be(api: FakeApi, token: str) -> None:
    api.revoked = True
    async with BotApi(token, api.root) as client:
        with pytest.raises(TokenRefusedError, match=r"doesn't know this token.*BotFather"):
            await known_to_telegram(client)


async def test_a_token_revoked_in_flight_ends_the_run_and_loses_nothing(
    api: FakeApi, running: Running, store: MemoryStore
) -> None:
    async with running() as task:
        api.write(ANN, "one")
        await api.until(lambda: api.texts(ANN) == ["one"])
        api.revoked = True
        api.write(ANN, "two")
        await asyncio.wait([task], timeout=40)
        assert isinstance(task.exception(), TokenRefusedError)
    api.revoked = False
    assert len(await store.waiting([0], 9)) + len(await store.unsent([0], 9)) <= 1
    async with running():
        await api.until(lambda: api.texts(ANN) == ["one", "two"])


async def test_a_second_poller_is_explained_and_outlived(
    api: FakeApi, running: Running, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.polling.CONFLICT_PAUSE", 0.1)
    async with running():
        await api.until(lambda: "deleteWebhook" in api.asked)
        async with BotApi(TOKEN, api.root) as other:
            await other.call("getUpdates", {"timeout": 0})
        api.write(ANN, "hello")
        await api.until(lambda: api.texts(ANN) == ["hello"])
    assert "Somebody else polls with this token" in caplog.text


async def test_an_old_webhook_is_taken_away_before_polling(api: FakeApi, running: Running) -> None:
    api.hook = {"url": "https://old.example.org"}
    async with running():
        api.write(ANN, "hello")
        await api.until(lambda: api.texts(ANN) == ["hello"])


async def test_what_is_prepared_is_tried_again(api: FakeApi, running: Running) -> None:
    api.failures.append(Failure("setMyCommands", 502))

    async def prepare(client: BotApi, me: dict[str, object]) -> None:
        await client.call("setMyCommands", {"commands": [], "for": me["username"]})

    async with running(plan=Plan(limits=UNLIMITED, prepare=prepare)):
        api.write(ANN, "hello")
        await api.until(lambda: api.texts(ANN) == ["hello"])
    assert api.asked.count("setMyCommands") == 2


# ---- polling


async def test_updates_are_confirmed_only_when_they_are_kept(api: FakeApi, running: Running) -> None:
    moody = MoodyStore()
    moody.away = True
    async with running(kept=moody):
        api.write(ANN, "hello")
        await asyncio.sleep(0.4)
        assert api.confirmed == 0
        moody.away = False
        await api.until(lambda: api.confirmed == 1)


# ---- webhook


async def test_a_webhook_answers_when_the_update_is_kept(
    api: FakeApi, running: Running, free_port: int
) -> None:
    async with running(plan=hook(free_port)):
        await api.until(lambda: api.hook)
        update = api.message(ANN, "hello")
        assert await api.deliver(update) == 200
        assert await api.deliver(update) == 200, "a repeated delivery is fine"
        assert await api.deliver(api.message(ANN, "again")) == 200
        await api.until(lambda: len(api.made) == 2)
    assert api.texts(ANN) == ["hello", "again"]


async def test_a_webhook_refuses_what_telegram_did_not_send(
    api: FakeApi, running: Running, free_port: int
) -> None:
    async with running(plan=hook(free_port)):
        await api.until(lambda: api.hook)
        update = api.message(ANN, "hello")
        assert await api.deliver(update, secret="") == 403
        assert await api.deliver(update, secret="wrong") == 403  # noqa: S106
        assert await api.deliver(update, secret="ü") == 403  # noqa: S106
        assert await api.deliver(b"no json") == 400
        assert await api.deliver(b"[" * 100_000) == 400
        assert await api.deliver([1, 2]) == 400
        assert await api.deliver({"message": {}}) == 400
        assert await api.deliver(b"x" * (MOST_BYTES + 1)) == 413
        assert await api.deliver(update) == 200
        await api.until(lambda: api.texts(ANN) == ["hello"])


async def test_a_webhook_asks_telegram_to_come_back_while_the_store_is_away(
    api: FakeApi, running: Running, free_port: int
) -> None:
    moody = MoodyStore()
    async with running(plan=hook(free_port), kept=moody):
        await api.until(lambda: api.hook)
        update = api.message(ANN, "hello")
        moody.away = True
        assert await api.deliver(update) == 503
        moody.away = False
        assert await api.deliver(update) == 200
        await api.until(lambda: api.texts(ANN) == ["hello"])


async def test_forty_connections_at_once_are_all_answered(
    api: FakeApi, running: Running, free_port: int
) -> None:
    async with running(plan=hook(free_port)):
        await api.until(lambda: api.hook)
        updates = [api.message(2000 + n % 40, f"m{n}") for n in range(200)]
        answers = await asyncio.gather(*(api.deliver(update) for update in updates))
        assert answers == [200] * 200
        await api.until(lambda: len(api.made) == 200)


# ---- looking


async def fetched(port: int, path: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}{path}") as answer:
        return answer.status, await answer.text()


async def test_health_readiness_and_metrics(api: FakeApi, running: Running, free_port: int) -> None:
    plan = Plan(limits=Limits(person=Rate(0.001, 2), chat=Rate(0)), health=("127.0.0.1", free_port))
    async with running(plan=plan):
        api.push(
            api.message(ANN, "one"),
            api.message(ANN, "fail"),
            api.message(ANN, "dropped"),
            api.inline(ANN, "x"),
        )
        await api.until(lambda: len(api.made) == 3)
        api.write(BOB, "end")
        await api.until(lambda: api.texts(BOB))
        assert await fetched(free_port, "/healthz") == (200, "alive\n")
        assert await fetched(free_port, "/readyz") == (200, "ready\n")
        status, page = await fetched(free_port, "/metrics")
    assert status == 200
    for line in (
        'offerlens_updates_total{result="kept"} 3.0',
        'offerlens_updates_total{result="dropped"} 1.0',
        'offerlens_updates_total{result="inline"} 1.0',
        'offerlens_turns_total{outcome="answer"} 2.0',
        'offerlens_turns_total{outcome="error"} 1.0',
        'offerlens_sends_total{method="sendMessage",result="sent"} 3.0',
        "offerlens_answer_seconds_count 3.0",
        "offerlens_queue_age_seconds 0.0",
        "offerlens_parked_turns 1.0",
    ):
        assert line in page, line
    assert re.search(r"(?<![\d.])1001(?![\d.])", page) is None  # no id; a duration may hold these digits


async def test_who_can_not_reach_the_store_is_not_ready(
    api: FakeApi, running: Running, free_port: int
) -> None:
    class Away(MoodyStore):
        async def share(self):  # type: ignore[no-untyped-def]  # noqa: ANN202
            self._complain()
            return await super().share()

    store = Away()
    async with running(kept=store, plan=Plan(limits=UNLIMITED, health=("127.0.0.1", free_port))):
        api.write(ANN, "hello")
        await api.until(lambda: api.texts(ANN))
        store.away = True
        await asyncio.sleep(1.3)
        assert await fetched(free_port, "/readyz") == (503, "not ready: It holds no work.\n")
        assert (await fetched(free_port, "/healthz"))[0] == 200
        store.away = False
        await asyncio.sleep(1.3)
        assert (await fetched(free_port, "/readyz"))[0] == 200


# ---- stopping


async def test_a_stop_sends_what_is_written(api: FakeApi, running: Running, store: MemoryStore) -> None:
    api.slow = lambda method: 0.5 if method == "sendMessage" else 0.0
    async with running() as task:
        api.write(ANN, "hello")
        await api.until(lambda: "sendMessage" in api.asked)
        task.cancel()
        await asyncio.wait([task])
    assert api.texts(ANN) == ["hello"]
    assert await store.unsent([0], 9) == []


async def test_a_stop_leaves_what_can_not_be_sent_for_the_next_start(
    api: FakeApi, running: Running, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.office.DRAIN_SECONDS", 0.3)
    api.failures.append(Failure("sendMessage", 429, "Too Many Requests", parameters={"retry_after": 60}))
    async with running():
        api.write(ANN, "hello")
        await api.until(lambda: "sendMessage" in api.asked)
    assert len(await store.unsent([0], 9)) == 1
    async with running():
        await api.until(lambda: api.texts(ANN) == ["hello"])


async def test_memory_is_bounded_the_rest_waits_in_the_store(
    api: FakeApi, running: Running, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.lanes.MOST_WAITING", 50)
    monkeypatch.setattr("bot.telegram.shares.MOST_WAITING", 50)
    updates = [api.message(2000 + n % 30, f"m{n}") for n in range(600)]
    await store.receive(
        [
            Arrival(
                u["update_id"],
                str(u["message"]["chat"]["id"]),
                u["message"]["chat"]["id"],
                json.dumps(u),
                1.0,
            )
            for u in updates[:300]
        ]
    )
    api.push(*updates[300:])
    async with running():
        await api.until(lambda: len(api.made) == 600, 60)
    for person in range(2000, 2030):
        assert api.texts(person) == [f"m{n}" for n in range(600) if 2000 + n % 30 == person]
