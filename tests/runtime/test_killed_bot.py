"""The whole command `offerlens run`, killed while two dozen people value offers: each dialogue ends as if undisturbed."""

import asyncio
import os
import random
import signal
import sys
from asyncio.subprocess import Process
from collections import Counter
from pathlib import Path

import pytest

from bot.core.conversation import Conversation
from bot.wiring import conversation
from tests.blackbox.in_memory import InMemory
from tests.blackbox.seen import spaced
from tests.runtime.fake_api import TOKEN, FakeApi

ROOT = Path(__file__).parents[2]
PEOPLE = range(4001, 4025)
MESSAGES = 10
KILLS = {"sqlite": 8, "postgresql": 3}
CHANCE = 20_261_127


def lines(person: int) -> list[str]:
    """Ten messages whose answers build on each other, with another base salary for each person."""
    base = person - 3801
    return [
        f"{base}k base, 20% bonus, 150k RSUs over 4 years, 30k sign-on",
        "what if the bonus is 25%",
        "vp base",
        "and equity?",
        "save it as first",
        "/value",
        f"{base + 1}k",
        "15%",
        "none",
        "/offers",
    ]


@pytest.fixture(scope="module")
def talk() -> Conversation:
    return conversation()


def undisturbed(talk: Conversation, person: int) -> list[str]:
    """What somebody reads whose bot is never killed."""
    stage = InMemory(talk)
    return [seen.html for line in lines(person) for seen in stage.say(person, line).seen]


async def started(api: FakeApi, address: str) -> Process:
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api.root,
        "OFFERLENS_DATABASE_URL": address,
        "OFFERLENS_ASKS_PER_SECOND": "0",
        "OFFERLENS_LOG_LEVEL": "WARNING",
    }
    asked = api.asked.count("getUpdates")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", cwd=ROOT, env=environment
    )
    await api.until(lambda: api.asked.count("getUpdates") > asked or process.returncode is not None, 60)
    assert process.returncode is None
    return process


async def killed(process: Process) -> None:
    process.send_signal(signal.SIGKILL)
    await process.wait()


def read(api: FakeApi, person: int) -> list[str]:
    return [spaced(text) for text in api.texts(person)]


def in_order(said: list[str]) -> list[str]:
    """Without what was said again."""
    return list(dict.fromkeys(said))


def most_repeated(api: FakeApi, kills: list[int]) -> int:
    """The most replies that one chat read again after one kill. `kills` are the calls made until each."""
    most = 0
    for person in PEOPLE:
        seen: set[str] = set()
        again: Counter[int] = Counter()
        for place, made in enumerate(api.made):
            if made.params.get("chat_id") == person:
                again[sum(kill <= place for kill in kills)] += made.text in seen
                seen.add(made.text)
        most = max([most, *again.values()])
    return most


async def test_killed_in_the_middle_every_dialogue_ends_as_if_undisturbed(
    api: FakeApi, talk: Conversation, address: str
) -> None:
    kills = KILLS[address.partition(":")[0]]
    chance = random.Random(CHANCE)  # noqa: S311 - moments, no secrets
    api.slow = lambda method: 0.004 if method == "sendMessage" else 0.0
    expected = {person: undisturbed(talk, person) for person in PEOPLE}
    assert all(len(set(texts)) == len(texts) for texts in expected.values()), "a repetition has to show"
    written = [
        (person, line) for place in range(MESSAGES) for person in PEOPLE for line in [lines(person)[place]]
    ]
    share = len(written) // (kills + 1)
    moments: list[int] = []
    process = await started(api, address)
    for kill in range(kills):
        moment = api.asked.count("sendMessage") + chance.randrange(share)
        for person, line in written[kill * share : (kill + 1) * share]:
            api.write(person, line)
        await api.until(lambda moment=moment: api.asked.count("sendMessage") > moment, 60)  # type: ignore[misc]
        await killed(process)
        moments.append(len(api.made))
        process = await started(api, address)
    for person, line in written[kills * share :]:
        api.write(person, line)
    await api.until(lambda: all(set(read(api, person)) >= set(expected[person]) for person in PEOPLE), 60)
    process.terminate()
    assert await process.wait() == 0
    for person in PEOPLE:
        assert in_order(read(api, person)) == expected[person]
    assert most_repeated(api, moments) <= 1
