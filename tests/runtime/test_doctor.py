"""`offerlens doctor`: what it says of settings, token, webhook, modes and clock, and how it ends."""

import asyncio
import datetime as dt
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.core.diagnosis import Verdict
from bot.storage import open_store
from bot.telegram import checkup
from bot.telegram.probing import asked
from bot.telegram.runtime import UPDATE_KINDS
from tests.runtime.fake_api import TOKEN, FakeApi

ROOT = Path(__file__).parents[2]
HOOK = "https://bot.example.org/hook"
NOW = dt.datetime(2026, 11, 27, 9, tzinfo=dt.UTC)


# ---- the command


@dataclass(frozen=True)
class Told:
    """The exit code, and the verdict and sentence of each part."""

    code: int
    lines: dict[str, tuple[str, str]]
    page: str

    @classmethod
    def of(cls, code: int, page: str) -> "Told":
        parts = [line.split(None, 2) for line in page.splitlines()]
        return cls(code, {part: (verdict, sentence) for verdict, part, sentence in parts}, page)


async def doctor(api: FakeApi, address: str, *words: str, **settings: str) -> Told:
    environment = {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api.root,
        "OFFERLENS_DATABASE_URL": address,
        **settings,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "doctor", *words),
        cwd=ROOT,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    page = (await process.communicate())[0].decode()
    assert process.returncode is not None
    assert TOKEN not in page
    assert TOKEN.partition(":")[2] not in page
    assert "Traceback" not in page, page
    return Told.of(process.returncode, page)


async def test_all_well(api: FakeApi, sqlite_address: str) -> None:
    await (await open_store(sqlite_address)).close()
    told = await doctor(api, sqlite_address)
    assert told.code == 0, told.page
    assert list(told.lines) == [
        *("settings", "token", "clock", "webhook", "privacy", "inline", "database", "knowledge")
    ]
    assert {verdict for verdict, _ in told.lines.values()} == {"ok"}
    assert "@echo_bot" in told.lines["token"][1]
    assert "polls" in told.lines["webhook"][1]
    assert "0 people, 0 updates waiting" in told.lines["database"][1]


async def test_what_could_be_better_is_said_with_what_to_do(api: FakeApi, tmp_path: Path) -> None:
    api.me |= {"supports_inline_queries": False, "can_join_groups": False}
    api.hours_ahead = 2
    api.hook = {"url": f"https://elsewhere.example.org/{TOKEN}"}
    told = await doctor(api, f"sqlite:///{tmp_path}/kept.db")
    assert told.code == 1, told.page
    assert "/setinline" in told.lines["inline"][1]
    assert "/setjoingroups" in told.lines["privacy"][1]
    assert "behind the Bot API" in told.lines["clock"][1]
    assert "https://elsewhere.example.org/…" in told.lines["webhook"][1]
    changes = {part for part, (verdict, _) in told.lines.items() if verdict == "change"}
    assert changes == {"inline", "privacy", "clock", "webhook"}
    assert "the first start makes" in told.lines["database"][1]
    assert os.listdir(tmp_path) == [], "a look makes nothing"  # noqa: PTH208 - nothing waits for it


async def test_everything_that_is_broken_is_named(api: FakeApi) -> None:
    away = "postgresql://postgres:hidden@127.0.0.1:1/test"
    told = await doctor(api, away, TELEGRAM_BOT_TOKEN="", OFFERLENS_HEALTH_PORT="port")
    assert told.code == 2
    assert told.page.count("broken  settings") == 2
    assert "TELEGRAM_BOT_TOKEN: missing" in told.page
    assert "can't be reached" in told.lines["database"][1]
    assert told.lines["knowledge"][0] == "ok", "the other parts are looked at all the same"
    assert "hidden" not in told.page


# ---- its judgement


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ("revoked", "Telegram doesn't know it."),
        ("stopped", "can't be reached"),
        ("odd", "answers 200 and no account"),
    ],
)
async def test_a_token_that_does_not_work(api: FakeApi, condition: str, sentence: str) -> None:
    if condition == "revoked":
        api.revoked = True
    elif condition == "odd":
        api.me = {"id": 1}
    else:
        await api.stop()
    found = checkup.token(await asked(api.root, TOKEN, "getMe"), api.root)
    assert found.verdict is Verdict.BROKEN
    assert sentence in found.sentence


TODAY = int(NOW.timestamp())
KINDS = list(UPDATE_KINDS)
REFUSED = "Connection refused"
WEBHOOKS = [
    # what Telegram says, what the settings say, the verdict, and some words of the sentence
    ({}, None, Verdict.WELL, "the bot polls. 0 updates wait"),
    ({"pending_update_count": 1}, None, Verdict.WELL, "1 update waits"),
    ({"pending_update_count": 4000}, None, Verdict.CHANGE, "4,000 updates wait"),
    ({"url": HOOK}, None, Verdict.CHANGE, f"delivers to {HOOK}; `offerlens run` ends that"),
    ({}, HOOK, Verdict.CHANGE, "delivers nowhere yet"),
    (
        {"url": "https://old.example.org"},
        HOOK,
        Verdict.CHANGE,
        "to https://old.example.org; `offerlens run` sets",
    ),
    ({"url": HOOK, "allowed_updates": KINDS}, HOOK, Verdict.WELL, "0 updates wait"),
    ({"url": HOOK, "allowed_updates": ["message"]}, HOOK, Verdict.CHANGE, "doesn't send every kind"),
    ({"url": HOOK, "pending_update_count": 4000}, HOOK, Verdict.CHANGE, "4,000 updates wait"),
    (
        {"url": HOOK, "last_error_date": TODAY - 600, "last_error_message": REFUSED},
        *(HOOK, Verdict.CHANGE, "10 minutes ago Telegram failed to deliver: Connection refused."),
    ),
    (
        {"url": HOOK, "last_error_date": 1, "last_error_message": REFUSED},
        HOOK,
        Verdict.WELL,
        "0 updates wait",
    ),
    (None, None, Verdict.WELL, "the bot polls"),
]


@pytest.mark.parametrize(("told", "wanted", "verdict", "sentence"), WEBHOOKS)
def test_a_webhook(told: object, wanted: str | None, verdict: Verdict, sentence: str) -> None:
    found = checkup.webhook(told, wanted, UPDATE_KINDS, NOW)
    assert found.verdict is verdict
    assert sentence in found.sentence


@pytest.mark.parametrize(
    ("off", "verdict", "sentence"),
    [
        (0, Verdict.WELL, "Within 5 seconds"),
        (4, Verdict.WELL, "Within 5 seconds"),
        (90, Verdict.CHANGE, "90 seconds behind"),
        (-7200, Verdict.CHANGE, "7,200 seconds ahead of"),
    ],
)
def test_a_clock(off: int, verdict: Verdict, sentence: str) -> None:
    before, after = NOW, NOW + dt.timedelta(seconds=1)
    found = checkup.clock(NOW + dt.timedelta(seconds=off), before, after)
    assert found.verdict is verdict
    assert sentence in found.sentence
