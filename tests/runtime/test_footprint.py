"""What is kept in memory grows neither with the people who asked nor with what they asked."""

import asyncio
import gc
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bot.core.messages import Message
from bot.core.state import ChatState, Person
from bot.storage import open_store
from bot.telegram.runtime import Plan
from bot.wiring import conversation, now
from knowledge.loading import load
from tests.runtime.conftest import Running
from tests.runtime.fake_api import FakeApi

OURS = ("bot.", "knowledge.", "calculators.")


def held() -> Counter[str]:
    """How many objects of each kind of ours there are."""
    gc.collect()
    kinds = Counter(f"{type(thing).__module__}.{type(thing).__name__}" for thing in gc.get_objects())
    return Counter({kind: count for kind, count in kinds.items() if kind.startswith(OURS)})


async def written_by(api: FakeApi, people: Iterable[int]) -> None:
    """Each of them writes in private, in a group of their own and behind the bot's name, and is answered."""
    for person in people:
        api.write(person, f"m{person}")
        api.write(-person, f"m{person}", person)
        api.push(api.inline(person, f"m{person}"))
    asked = {("sendMessage", sign * person) for person in people for sign in (1, -1)}
    await api.until(lambda: {(made.method, made.params.get("chat_id")) for made in api.made} >= asked, 60)


async def test_people_who_asked_leave_nothing_behind(api: FakeApi, running: Running, tmp_path: Path) -> None:
    store = await open_store(f"sqlite:///{tmp_path}/kept.db")
    try:
        async with running(kept=store, plan=Plan()):
            await written_by(api, range(1001, 1101))
            await asyncio.sleep(1.0)
            before = held()
            await written_by(api, range(2001, 2401))
            await asyncio.sleep(1.0)
            # the last to write may still be remembered, until their next question would be free again
            await written_by(api, range(3001, 3003))
            grown = {kind: count for kind, count in (held() - before).items() if count > 20}
    finally:
        await store.close()
    assert grown == {}


def test_questions_leave_no_more_than_the_newest() -> None:
    talk = conversation()
    asked = [text for item in load().items.values() for text in item.entry.questions]
    half = len(asked) // 2
    moment = now()

    def ask(some: list[str]) -> Counter[str]:
        for text in some:
            talk.turn(ChatState(), Person(), Message(text=text), moment)
        return held()

    before, after = ask(asked[:half]), ask(asked[half:])
    assert half > 1200
    grown = {kind: count for kind, count in (after - before).items() if count > 250}
    assert grown == {}, "a thousand readings and rankings were there before as well"
