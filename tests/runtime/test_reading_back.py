"""What lies in the store from before goes first, however slowly it is read."""

import asyncio
import json
from collections.abc import Collection

from bot.core.store import Arrival, Letter, Turned
from bot.storage.memory import MemoryStore
from bot.telegram.calls import Call
from tests.runtime.conftest import Running
from tests.runtime.fake_api import FakeApi

ANN = 1001


class SlowReader(MemoryStore):
    """Takes its time to say what it holds."""

    async def waiting(self, slots: Collection[int], most: int, known: Collection[int] = ()) -> list[Arrival]:
        found = await super().waiting(slots, most, known)
        await asyncio.sleep(0.5)
        return found

    async def unsent(self, slots: Collection[int], most: int) -> list[Letter]:
        found = await super().unsent(slots, most)
        await asyncio.sleep(0.5)
        return found


async def keep(store: MemoryStore, update: dict[str, object]) -> None:
    await store.receive([Arrival(int(str(update["update_id"])), str(ANN), ANN, json.dumps(update), 1.0)])


async def test_new_updates_do_not_overtake_old_ones(api: FakeApi, running: Running) -> None:
    store = SlowReader()
    for text in ("old 1", "old 2"):
        await keep(store, api.message(ANN, text))
    async with running(kept=store):
        api.write(ANN, "new 1")
        await asyncio.sleep(0.6)
        api.write(ANN, "new 2")
        await api.until(lambda: len(api.made) == 4)
    assert api.texts(ANN) == ["old 1", "old 2", "new 1", "new 2"]


async def test_new_answers_do_not_overtake_old_ones(api: FakeApi, running: Running) -> None:
    store = SlowReader()
    update = api.message(ANN, "old")
    await keep(store, update)
    call = Call(method="sendMessage", params={"chat_id": ANN, "text": "old answer"})
    letter = Letter(update["update_id"], 0, str(ANN), ANN, call.to_json(), 1.0)
    await store.commit([Turned(update["update_id"], letters=(letter,))], 1.0)
    async with running(kept=store):
        api.write(ANN, "new")
        await api.until(lambda: len(api.made) == 2)
    assert api.texts(ANN) == ["old answer", "new"]


async def test_a_letter_sent_while_letters_are_read_is_not_sent_again(api: FakeApi, running: Running) -> None:
    store = SlowReader()
    async with running(kept=store):
        await asyncio.sleep(1.2)
        for number in range(20):
            api.write(ANN, f"m{number}")
            await asyncio.sleep(0.05)
        await api.until(lambda: len(api.made) >= 20)
        await asyncio.sleep(0.6)
    assert api.texts(ANN) == [f"m{n}" for n in range(20)]


async def test_an_unreadable_letter_holds_up_nothing(
    api: FakeApi, running: Running, store: MemoryStore
) -> None:
    update = api.message(ANN, "old")
    await keep(store, update)
    letter = Letter(update["update_id"], 0, str(ANN), ANN, '{"from": "a newer version"}', 1.0)
    await store.commit([Turned(update["update_id"], letters=(letter,))], 1.0)
    async with running():
        api.write(ANN, "new")
        await api.until(lambda: api.texts(ANN) == ["new"])
    assert await store.unsent([0], 9) == []
