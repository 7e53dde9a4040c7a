"""Who asks too much is dropped and counted, and nobody reaches more than the conversation."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.limits import MOST_BUCKETS, Buckets, Rate
from bot.telegram.office import Limits
from bot.telegram.runtime import Plan
from bot.wiring import conversation
from tests.blackbox.in_memory import InMemory
from tests.runtime.conftest import Running
from tests.runtime.fake_api import FakeApi
from tests.runtime.test_running import fetched

ANN, BOB, CAT = 1001, 1002, 1003
GROUP = -55


def plan(port: int, person: Rate = Rate(0), chat: Rate = Rate(0)) -> Plan:  # noqa: B008 - frozen
    return Plan(limits=Limits(person=person, chat=chat), health=("127.0.0.1", port))


# ---- token buckets


def test_a_bucket_gives_what_is_in_it_and_fills_again() -> None:
    buckets = Buckets(Rate(2, 3))
    assert [buckets.admit("ann", 100.0) for _ in range(5)] == [True, True, True, False, False]
    assert buckets.admit("bob", 100.0)
    assert [buckets.admit("ann", 101.0) for _ in range(3)] == [True, True, False]
    assert [buckets.admit("ann", 900.0) for _ in range(4)] == [True, True, True, False]


def test_buckets_of_a_crowd_are_bounded_and_the_busy_ones_stay() -> None:
    buckets = Buckets(Rate(0.001, 1))
    assert buckets.admit("busy", 0.0)
    for stranger in range(3 * MOST_BUCKETS):
        buckets.admit(stranger, 0.0)
        assert not buckets.admit("busy", 0.0)
    assert len(buckets) <= MOST_BUCKETS


def test_only_those_in_haste_are_remembered() -> None:
    buckets = Buckets(Rate(2, 3))
    for stranger in range(1000):
        buckets.admit(stranger, stranger * 0.1)
        assert len(buckets) <= 6, "a token is there again after half a second"
    for _ in range(3):
        assert buckets.admit("in haste", 100.0)
    assert not buckets.admit("in haste", 100.1), "nor by those who came after"


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 20), st.booleans()), min_size=1, max_size=60)
)
def test_forgetting_a_bucket_changes_nothing(asks: list[tuple[str, int, bool]]) -> None:
    """Four people beside each other get what each of them would get alone. Times are whole seconds, so sums are exact."""
    together, alone, now = Buckets(Rate(0.5, 4)), {name: Buckets(Rate(0.5, 4)) for name in "abcd"}, 0.0
    for name, later, ahead in asks:
        now += later
        if ahead:
            assert together.reserve(name, now) == alone[name].reserve(name, now)
        else:
            assert together.admit(name, now) == alone[name].admit(name, now)


async def test_a_chat_has_a_bucket_however_many_write_in_it(
    api: FakeApi, running: Running, free_port: int
) -> None:
    async with running(plan=plan(free_port, chat=Rate(0.001, 3))):
        api.push(
            *(api.message(GROUP, f"m{n}", person=2000 + n) for n in range(10)), api.message(ANN, "hello")
        )
        await api.until(lambda: len(api.made) == 4)
        _, page = await fetched(free_port, "/metrics")
    assert api.texts(GROUP) == ["m0", "m1", "m2"]
    assert api.texts(ANN) == ["hello"]
    assert 'offerlens_updates_total{result="dropped"} 7.0' in page


async def test_a_person_has_a_bucket_in_however_many_chats(
    api: FakeApi, running: Running, free_port: int
) -> None:
    async with running(plan=plan(free_port, person=Rate(0.001, 3))):
        api.push(*(api.message(GROUP - n, f"m{n}", person=ANN) for n in range(10)), api.message(BOB, "hello"))
        await api.until(lambda: len(api.made) == 4)
        _, page = await fetched(free_port, "/metrics")
    assert sorted(made.text for made in api.made) == ["hello", "m0", "m1", "m2"]
    assert 'offerlens_updates_total{result="dropped"} 7.0' in page


# ---- inline


async def test_who_types_without_end_is_throttled(
    api: FakeApi, running: Running, free_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.keystrokes.KEYSTROKES", Rate(0.001, 3))
    async with running(plan=plan(free_port)):
        for number in range(6):
            api.push(api.inline(ANN, f"vp {number}"), api.message(BOB, f"after {number}"))
            await api.until(lambda number=number: len(api.texts(BOB)) > number)  # type: ignore[misc]
        api.push(api.inline(CAT, "vp"))
        await api.until(lambda: api.asked.count("answerInlineQuery") == 4)
        _, page = await fetched(free_port, "/metrics")
    assert 'offerlens_sends_total{method="answerInlineQuery",result="dropped"} 3.0' in page


async def test_only_so_many_are_answered_inline_at_once(
    api: FakeApi, running: Running, free_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.keystrokes.MOST_AT_ONCE", 2)
    api.slow = lambda method: 0.3 if method == "answerInlineQuery" else 0.0
    async with running(plan=plan(free_port)):
        api.push(*(api.inline(2000 + n, "vp") for n in range(5)))
        await api.until(lambda: sum(made.method == "answerInlineQuery" for made in api.made) == 2)
        _, page = await fetched(free_port, "/metrics")
    assert 'offerlens_sends_total{method="answerInlineQuery",result="dropped"} 3.0' in page


# ---- queues


async def test_turns_wait_while_too_much_is_unsent(
    api: FakeApi, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.sender.MOST_UNSENT", 5)
    monkeypatch.setattr("bot.telegram.rounds.LANES_A_ROUND", 5)
    api.slow = lambda method: 0.02 if method == "sendMessage" else 0.0
    texts = [f"m{n}" for n in range(5)]
    async with running(plan=Plan(limits=Limits(person=Rate(0), chat=Rate(0)))):
        api.push(*(api.message(person, text) for text in texts for person in range(2000, 2020)))
        await api.until(lambda: len(api.made) == 100, 60)
    assert all(api.texts(person) == texts for person in range(2000, 2020))


# ---- nothing but the conversation

HOSTILE = (
    *(
        "/etc/passwd",
        "../../etc/passwd",
        "file:///etc/passwd",
        "C:\\windows\\win.ini",
        "$(touch /tmp/x)",
        "`id`",
    ),
    *("; rm -rf /", "| cat /etc/shadow", "__import__('os').system('id')", "{{7*7}}", "%s%n%x", "' OR 1=1 --"),
    *("http://127.0.0.1:5432/", "!!python/object/apply:os.system [id]", "save it as ../../x", "/start ../x"),
)
HOSTILE_FILES = (
    b"!!python/object/apply:os.system [id]",
    b"name: !!python/name:os.system",
    b"name: !include /etc/passwd",
    b"name: ../../etc/passwd\nbase: 280000",
    b'{"name": "$(id)", "base": "/etc/passwd"}',
)
REACHING = (
    "open",
    "os.",
    "subprocess.",
    "socket.",
    "shutil.",
    "ctypes.",
    "exec",
    "import",
    "sqlite3.",
    "urllib.",
)
"""Events of the interpreter's audit that begin so reach something outside."""

_watched: list[str] | None = None
_hooked = False


def _hook(event: str, details: tuple[Any, ...]) -> None:
    if _watched is not None and event.startswith(REACHING):
        _watched.append(f"{event} {details!r:.200}")


@contextmanager
def watched() -> Iterator[list[str]]:
    """What the block reaches outside. A hook can't be taken away, so one stays and looks away."""
    global _watched, _hooked  # noqa: PLW0603 - the interpreter's hooks are global as well
    if not _hooked:
        sys.addaudithook(_hook)
        _hooked = True
    _watched = []
    try:
        yield _watched
    finally:
        _watched = None


def test_what_somebody_sends_reaches_no_file_no_shell_and_no_network() -> None:
    stage = InMemory(conversation())
    group = stage.group(GROUP)

    def everything() -> None:
        for text in HOSTILE:
            stage.say(ANN, text)
            stage.say(ANN, f"/ask {text}", group)
            stage.type_inline(ANN, text)
        for data in HOSTILE_FILES:
            for name in ("offer.yaml", "../../etc/offer.yaml", "offer.json"):
                stage.send_file(ANN, name, data)

    everything()  # what is loaded with the first answer is loaded now
    with watched() as reached:
        everything()
    assert reached == []
