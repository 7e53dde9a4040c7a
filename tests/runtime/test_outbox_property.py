"""Whatever happens on the way, and in whatever order: it ends as if nothing had happened.

Each example is a run in which Telegram floods, fails, says that a group moved, or carries a call out without saying
so; the store is away before or after it committed; updates are delivered again; somebody has everything about
themselves forgotten; and the process dies at any of these places, losing all but the store. Time is the loop's own:
it jumps to the next timer, so that minutes of waiting take no time.
"""

import asyncio
import contextlib
import datetime as dt
import json
import selectors
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from telegram.error import ChatMigrated, NetworkError, RetryAfter

from bot.core.state import Person
from bot.core.store import KeptKey, KeptKind, Sent, StoreAwayError, Turned
from bot.storage.memory import MemoryStore
from bot.telegram.api import BotApi
from bot.telegram.clerk import Update
from bot.telegram.exchange import Handled, Holding
from bot.telegram.limits import Rate
from bot.telegram.office import Limits, Office
from tests.runtime.echo_desk import EchoDesk, no_picture

ANN, BOB, GROUP = 1001, 1002, -2001
CHATS = {ANN: ANN, BOB: BOB, GROUP: ANN}
"""Who writes where: Ann in private and in a group, Bob in private."""
MOVED = -1_000_000_002_001
"""The group's id once it moved."""
FORGET = "forget"
ENOUGH_SECONDS = 3_600.0


class Fate(StrEnum):
    """What becomes of a call to Telegram or to the store."""

    FINE = "fine"
    FLOOD = "flood"
    FAILS = "fails"
    MOVES = "the group moved"
    DONE_BUT_FAILS = "done but fails"
    DIES = "dies"
    DONE_BUT_DIES = "done but dies"


class _JumpingSelector(selectors.SelectSelector):
    """Waits no time, but says how much it would have waited."""

    jumped = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self.jumped += timeout or 0.0
        return super().select(0)


class JumpingLoop(asyncio.SelectorEventLoop):
    """A loop whose clock jumps."""

    def __init__(self) -> None:
        self._jumping = _JumpingSelector()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.jumped


@dataclass
class World:
    """What outlives a process: what Telegram and the store hold, and what fate has in mind."""

    sends: Iterator[Fate]
    commits: Iterator[Fate]
    store: MemoryStore = field(default_factory=MemoryStore)
    said: list[tuple[int, str]] = field(default_factory=list)
    may_repeat: Counter[tuple[int, str]] = field(default_factory=Counter)
    moved: bool = False
    dead: asyncio.Event = field(default_factory=asyncio.Event)

    async def die(self) -> None:
        self.dead.set()
        await asyncio.Event().wait()


class ForgettingDesk(EchoDesk):
    """Forgets whoever asks for it."""

    def handle(self, update: Update, kept: Holding, now: dt.datetime) -> Handled:
        handled = super().handle(update, kept, now)
        forget = update["message"]["text"].startswith(FORGET)
        return replace(handled, kept=replace(kept, person=Person()), forget=True) if forget else handled


class FatefulApi(BotApi):
    """Telegram, as fate has it."""

    def __init__(self, world: World) -> None:
        super().__init__("1:x", "http://127.0.0.1:1")
        self._world = world

    async def call(self, method: str, params: Mapping[str, Any] | None = None, **_: Any) -> Any:  # noqa: ANN401, ARG002
        assert params is not None
        world, fate = self._world, next(self._world.sends, Fate.FINE)
        await asyncio.sleep(0)
        world.moved |= fate is Fate.MOVES
        if world.moved and params["chat_id"] == GROUP:
            raise ChatMigrated(MOVED)
        chat = GROUP if params["chat_id"] == MOVED else params["chat_id"]
        if fate in {Fate.FINE, Fate.MOVES, Fate.DONE_BUT_FAILS, Fate.DONE_BUT_DIES}:
            world.said.append((chat, params["text"]))
        if fate in {Fate.DONE_BUT_FAILS, Fate.DONE_BUT_DIES}:
            world.may_repeat[chat, params["text"]] += 1
        match fate:
            case Fate.FLOOD:
                raise RetryAfter(7)
            case Fate.FAILS | Fate.DONE_BUT_FAILS:
                raise NetworkError("Bad Gateway")
            case Fate.DIES | Fate.DONE_BUT_DIES:
                await world.die()
        return {"message_id": len(world.said)}


class FatefulStore:
    """The store, as fate has it. What was applied stays, whatever the caller was told."""

    def __init__(self, world: World) -> None:
        self._world = world

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._world.store, name)

    async def commit(self, turns: Sequence[Turned], now: float) -> None:
        await self._fateful(lambda: self._world.store.commit(turns, now))

    async def settle(self, letters: Sequence[tuple[int, int]], sent: Sequence[Sent], now: float) -> None:
        await self._fateful(lambda: self._world.store.settle(letters, sent, now))

    async def _fateful(self, work: Callable[[], Awaitable[None]]) -> None:
        fate = next(self._world.commits, Fate.FINE)
        await asyncio.sleep(0.001)
        if fate in {Fate.FAILS, Fate.FLOOD, Fate.MOVES}:
            raise StoreAwayError("The server is away.")
        if fate is Fate.DIES:
            await self._world.die()
        await work()
        if fate is Fate.DONE_BUT_FAILS:
            raise StoreAwayError("The server is away.")
        if fate is Fate.DONE_BUT_DIES:
            await self._world.die()


@dataclass(frozen=True)
class Story:
    """Who writes when, which messages ask to be forgotten, which updates come again, and what fate does."""

    chats: tuple[int, ...]
    again: tuple[int, ...]
    sends: tuple[Fate, ...]
    commits: tuple[Fate, ...]
    forget: tuple[int, ...] = ()

    def updates(self) -> list[dict[str, Any]]:
        return [
            {
                "update_id": 500 + number,
                "message": {
                    "message_id": number,
                    "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup"},
                    "from": {"id": CHATS[chat]},
                    "text": self.text(number),
                },
            }
            for number, chat in enumerate(self.chats)
        ]

    def text(self, number: int) -> str:
        return f"{FORGET if number in self.forget else 'm'}{number}"

    def forgotten(self, person: int) -> int:
        """The last message by which somebody asked to be forgotten; -1: none."""
        asked = [n for n, chat in enumerate(self.chats) if n in self.forget and CHATS[chat] == person]
        return max(asked, default=-1)

    def forgotten_in(self, chat: int) -> bool:
        """Whether it was in this chat that everything was forgotten last, if it was at all."""
        last = self.forgotten(CHATS[chat])
        return last < 0 or self.chats[last] == chat

    def texts(self, chat: int) -> list[str]:
        """What was written in a chat, in order."""
        return [self.text(n) for n, writer in enumerate(self.chats) if writer == chat]

    def kept(self, chat: int) -> list[str]:
        """What is kept in the end of what was written in a chat, in order."""
        after = self.forgotten(CHATS[chat])
        return [self.text(n) for n, writer in enumerate(self.chats) if writer == chat and n > after]

    def said(self, chat: int) -> tuple[list[str], list[str]]:
        """The answers in a chat: those that may be dropped with what was forgotten, and those that may not."""
        after = self.forgotten(CHATS[chat])
        numbers = [n for n, writer in enumerate(self.chats) if writer == chat]
        return [self.text(n) for n in numbers if n < after], [self.text(n) for n in numbers if n >= after]


async def live(world: World, updates: Sequence[dict[str, Any]], again: Sequence[int]) -> None:
    """One process after the other, until all is said and done."""
    world.dead.clear()
    while True:
        api = FatefulApi(world)
        limits = Limits(person=Rate(0), chat=Rate(0))
        store: Any = FatefulStore(world)
        office = Office(api, store, ForgettingDesk(), no_picture, limits, direct=True)
        work = [asyncio.create_task(office.run()), asyncio.create_task(feed(office, updates, again))]
        dead = asyncio.create_task(world.dead.wait())
        over = asyncio.create_task(all_done(world, updates))
        await asyncio.wait([dead, over, *work], return_when=asyncio.FIRST_COMPLETED)
        while not dead.done() and not over.done():
            assert not work[0].done(), "the runtime gave up"
            await asyncio.wait([dead, over], return_when=asyncio.FIRST_COMPLETED)
        await bury([*work, dead, over, *asyncio.all_tasks() - {asyncio.current_task()}])
        if over.done() and not over.cancelled():
            return
        world.dead.clear()


async def bury(tasks: Collection["asyncio.Task[Any]"]) -> None:
    """End everything that the dead process had under way."""
    for task in tasks:
        task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(*tasks, return_exceptions=True)


async def feed(office: Office, updates: Sequence[dict[str, Any]], again: Sequence[int]) -> None:
    """Telegram delivers everything that isn't confirmed, so after a death all of it, and some of it twice."""
    await asyncio.sleep(0.01)
    for number in range(0, len(updates), 3):
        await office.intake.take_patiently(updates[number : number + 3])
        repeated = [updates[i] for i in again if i < len(updates) and i % 3 == number % 3]
        await office.intake.take_patiently(repeated)


async def all_done(world: World, updates: Sequence[dict[str, Any]]) -> None:
    async with asyncio.timeout(ENOUGH_SECONDS):
        while True:
            sizes = await world.store.sizes(0)
            seen = len({update["update_id"] for update in updates} - world.store._tables.seen.keys())  # noqa: SLF001
            if sizes.waiting == sizes.unsent == seen == 0:
                return
            await asyncio.sleep(0.05)


def lived(story: Story) -> World:
    loop = JumpingLoop()
    try:
        world = World(iter(story.sends), iter(story.commits))
        loop.run_until_complete(live(world, story.updates(), story.again))
    finally:
        loop.close()
    return world


def kept(world: World, person: int) -> list[str]:
    row = world.store._tables.kept.get(KeptKey(KeptKind.PERSON, person=person))  # noqa: SLF001
    return [offer.name for offer in Person.model_validate(json.loads(row.body)).offers] if row else []


def is_part(some: Iterable[str], whole: Iterable[str]) -> bool:
    """Whether `some` stand in `whole` in the same order."""
    rest = iter(whole)
    return all(text in rest for text in some)


stories = st.builds(
    Story,
    chats=st.lists(st.sampled_from(tuple(CHATS)), min_size=1, max_size=12).map(tuple),
    again=st.lists(st.integers(0, 11), max_size=6).map(tuple),
    sends=st.lists(st.sampled_from(Fate), max_size=25).map(tuple),
    commits=st.lists(st.sampled_from(Fate), max_size=25).map(tuple),
    forget=st.lists(st.integers(0, 11), max_size=2).map(tuple),
)


@given(story=stories)
@example(Story((ANN,) * 6, (0, 1, 2), (Fate.DONE_BUT_DIES,) * 3, ()))
@example(Story((ANN, BOB) * 4, (0, 5), (), (Fate.DONE_BUT_FAILS,) * 5))
@example(Story((ANN, BOB) * 4, (), (Fate.FLOOD, Fate.DIES) * 4, (Fate.DONE_BUT_DIES, Fate.FINE) * 4))
@example(
    Story((GROUP, ANN) * 4, (1,), (Fate.FINE, Fate.MOVES, Fate.DONE_BUT_DIES) * 3, (Fate.FINE, Fate.DIES) * 3)
)
@example(Story((GROUP, ANN) * 4, (0, 3), (Fate.FLOOD, Fate.DIES) * 3, (Fate.DONE_BUT_FAILS,) * 4, (3,)))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_story_ends_like_the_straight_one(story: Story) -> None:
    world = lived(story)
    for chat, person in CHATS.items():
        found = [text for text in kept(world, person) if text in story.texts(chat)]
        if story.forgotten_in(chat):
            assert found == story.kept(chat), "every message is applied once, in order"
        else:
            # chats don't wait for each other: what was written in another chat right after may be forgotten as well
            assert is_part(found, story.kept(chat))
        may, must = story.said(chat)
        first = list(dict.fromkeys(text for writer, text in world.said if writer == chat))
        before = first[: len(first) - len(must)]
        assert first[len(before) :] == must, "every message is answered, in order"
        assert is_part(before, may), "but for what somebody had forgotten meanwhile"
        assert before == may or story.forgotten(person) >= 0
    said_more = Counter(world.said) - Counter(set(world.said))
    repeatable = world.may_repeat + Counter(
        # a death or failure after the call but before it was settled
        dict.fromkeys(
            set(world.said),
            sum(fate in {Fate.DIES, Fate.DONE_BUT_DIES} for fate in (*story.sends, *story.commits)),
        )
    )
    assert said_more <= repeatable, "only what nobody could know to be said is said again"


def test_the_straight_story_says_everything_once() -> None:
    story = Story((ANN, BOB, ANN, GROUP, ANN), (0, 2), (), ())
    world = lived(story)
    assert Counter(world.said) == Counter((chat, f"m{n}") for n, chat in enumerate(story.chats))


def test_a_group_that_moved_is_written_to_under_its_new_id_by_every_process() -> None:
    story = Story((GROUP,) * 4, (), (Fate.FINE, Fate.MOVES, Fate.FINE, Fate.DIES, Fate.FINE), ())
    world = lived(story)
    assert list(dict.fromkeys(world.said)) == [(GROUP, f"m{n}") for n in range(4)]
    assert world.moved
