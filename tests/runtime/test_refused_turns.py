"""A turn that the database refuses is apologised for and parked; what waits beside it and behind it goes on."""

import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import replace
from typing import Any

import asyncpg
import pytest

from bot.core.store import Arrival, Store, StoreRefusedError
from bot.storage import open_store
from bot.telegram.clerk import Update
from bot.telegram.exchange import Keys
from tests.runtime.conftest import Running
from tests.runtime.echo_desk import EchoDesk
from tests.runtime.fake_api import FakeApi

ANN, BOB, CAT = 1001, 1002, 1003

Forbid = Callable[[str], Coroutine[Any, Any, None]]


@pytest.fixture
async def kept(address: str) -> AsyncIterator[Store]:
    opened = await open_store(address)
    yield opened
    await opened.close()


@pytest.fixture
def forbid(address: str, kept: Store) -> Forbid:
    """Let the database itself refuse every letter that holds a word."""
    del kept

    async def on_sqlite(word: str) -> None:
        db = sqlite3.connect(address.removeprefix("sqlite:///"))
        db.execute(
            f"CREATE TRIGGER no_{word} BEFORE INSERT ON outbox WHEN instr(new.body, '{word}')"
            " BEGIN SELECT RAISE(ABORT, 'refused'); END"
        )
        db.close()

    async def on_postgresql(word: str) -> None:
        db = await asyncpg.connect(address)
        await db.execute(f"ALTER TABLE outbox ADD CONSTRAINT no_{word} CHECK (body NOT LIKE '%{word}%')")
        await db.close()

    return on_sqlite if address.startswith("sqlite") else on_postgresql


async def test_a_refused_turn_is_apologised_for_and_parked_and_holds_up_nothing(
    api: FakeApi, running: Running, kept: Store, forbid: Forbid
) -> None:
    await forbid("poison")
    api.push(
        api.message(ANN, "one"),
        api.message(ANN, "poison"),
        api.message(ANN, "two"),
        api.message(BOB, "three"),
        api.message(ANN, "kept"),
        api.message(BOB, "kept"),
    )
    async with running(kept=kept):
        await api.until(lambda: len(api.made) == 6)
    (parked,) = await kept.parked(9)
    assert api.texts(ANN) == ["one", f"sorry {parked.code}", "two", "one two"]
    assert api.texts(BOB) == ["three", "three"]
    assert (parked.kind, "refused a value" in parked.reason) == ("message", True)
    assert "poison" not in parked.reason
    sizes = await kept.sizes(0)
    assert (sizes.waiting, sizes.unsent) == (0, 0)


async def test_a_turn_whose_apology_is_refused_as_well_ends_in_silence(
    api: FakeApi, running: Running, kept: Store, forbid: Forbid, caplog: pytest.LogCaptureFixture
) -> None:
    await forbid("poison")
    await forbid("sorry")
    api.push(api.message(ANN, "one"), api.message(ANN, "poison"), api.message(ANN, "two"))
    async with running(kept=kept):
        await api.until(lambda: api.texts(ANN) == ["one", "two"])
    assert (await kept.sizes(0)).waiting == 0
    assert "turn failed" in caplog.text


class FarDesk(EchoDesk):
    """Puts whoever says `far` into a topic whose number no database takes."""

    def keys(self, update: Update) -> Keys | None:
        keys = super().keys(update)
        return replace(keys, thread=2**70) if keys and update["message"]["text"] == "far" else keys


async def test_a_turn_whose_rows_can_not_even_be_asked_for_is_parked(
    api: FakeApi, running: Running, kept: Store
) -> None:
    api.push(api.message(ANN, "one"), api.message(BOB, "far"), api.message(BOB, "two"))
    async with running(FarDesk(), kept=kept):
        await api.until(lambda: len(api.made) == 3)
    (parked,) = await kept.parked(9)
    assert api.texts(ANN) == ["one"]
    assert api.texts(BOB) == [f"sorry {parked.code}", "two"]


@pytest.mark.parametrize(
    "odd",
    [
        {"update_id": 2**70},
        {"update_id": True},
        {"update_id": -1},
        {"kind \0 \ud83d of tomorrow": {"x": "\0"}},
    ],
    ids=["too large an id", "no id", "negative id", "odd kind"],
)
async def test_an_update_that_can_not_be_kept_holds_up_no_other(
    api: FakeApi, running: Running, kept: Store, odd: dict[str, object]
) -> None:
    async with running(kept=kept):
        api.push({**odd, **api.message(CAT, "fail"), **odd}, api.message(ANN, "one"))
        await api.until(lambda: api.texts(ANN) == ["one"])


async def test_a_store_that_refuses_one_update_keeps_those_beside_it(
    api: FakeApi, running: Running, kept: Store
) -> None:
    class Choosy:
        """The real store, which takes nothing of Cat's."""

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401
            return getattr(kept, name)

        async def receive(self, arrivals: list[Arrival]) -> frozenset[int]:
            if any(arrival.person == CAT for arrival in arrivals):
                raise StoreRefusedError("The database refused a value.")
            return await kept.receive(arrivals)

    async with running(kept=Choosy()):
        api.push(api.message(ANN, "one"), api.message(CAT, "two"), api.message(BOB, "three"))
        await api.until(lambda: len(api.made) == 2)
        await api.until(lambda: api.confirmed == 3)
    assert (api.texts(ANN), api.texts(CAT), api.texts(BOB)) == (["one"], [], ["three"])
