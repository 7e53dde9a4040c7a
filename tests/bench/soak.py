"""A long run of the whole command: one bot is killed again and again, one is left alone and its memory watched.

`python -m tests.bench.soak [--minutes 30] [--rate 20] [--database URL]`. Both bots get the same traffic: questions,
offers, dialogues, buttons with their charts, inline queries, groups; everybody waits for an answer before they go on.
"""

import argparse
import asyncio
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web

from tests.bench.report import Report
from tests.bench.stopwatch import memory_mb
from tests.fuzz.texts import PHRASINGS
from tests.runtime.fake_api import TOKEN, FakeApi

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = 2_000
GROUPS = 20
OFFERS = (
    "280k base, 20% bonus, 150k RSUs over 4 years, 30k sign-on",
    "210k base, 0.3% equity at a valuation of 80M",
    "a: 250k base, 200k RSUs. b: 265k base, 10% bonus",
)
DIALOGUE = ("/value", "240k", "15%", "none", "none", "skip", "/offers", "/cancel", "what if the bonus is 25%")
LATE_SECONDS = 60.0


@dataclass
class Minute:
    """What happened in a minute."""

    waits: list[float] = field(default_factory=list)
    kills: int = 0
    repeated: int = 0


class SoakApi(FakeApi):
    """The Bot API, and the people before it: who waits for what, and how long they waited. It keeps no history."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self._chance = chance
        self.waiting: dict[object, float] = {}
        self.minute = Minute()
        self.asked_for = 0
        self._last: dict[object, str] = {}
        self._shown: list[tuple[int, dict[str, Any]]] = []

    def act(self) -> None:
        """Somebody who waits for nothing does something."""
        person = self._chance.randrange(1, PEOPLE) + 5_000
        kind = self._chance.random()
        if kind < 0.05:
            update = self.inline(person, self._chance.choice(PHRASINGS)[:40])
            key: object = update["inline_query"]["id"]
        elif kind < 0.15 and self._shown:
            update, key = self._press()
        elif kind < 0.25:
            group = -self._chance.randrange(1, GROUPS) - 100
            key, update = group, self.message(group, f"/ask {self._chance.choice(PHRASINGS)}", person)
            update["message"]["entities"] = [{"type": "bot_command", "offset": 0, "length": 4}]
        else:
            texts = PHRASINGS if kind < 0.7 else OFFERS if kind < 0.8 else DIALOGUE
            key, update = person, self.message(person, self._chance.choice(texts))
        if key not in self.waiting:
            self.waiting[key] = time.perf_counter()
            self.asked_for += 1
            self.push(update)

    def _press(self) -> tuple[dict[str, Any], str]:
        chat, message = self._chance.choice(self._shown)
        self._last.pop(chat, None)
        rows = message["reply_markup"]["inline_keyboard"]
        data = [button["callback_data"] for row in rows for button in row if "callback_data" in button]
        self._next_update += 1
        key = f"press {self._next_update}"
        query = {
            "id": key,
            "from": {"id": chat, "is_bot": False, "first_name": "P"},
            "message": message,
            "data": self._chance.choice(data or ["e:"]),
        }
        return {"update_id": self._next_update, "callback_query": query}, key

    async def _carry_out(self, method: str, params: dict[str, Any], files: dict[str, bytes]) -> web.Response:
        response = await super()._carry_out(method, params, files)
        if not self.made:
            return response
        made = self.made.pop()
        key = params.get("callback_query_id") or params.get("inline_query_id") or params.get("chat_id")
        began = self.waiting.pop(key, None)
        if began is not None:
            self.minute.waits.append(time.perf_counter() - began)
        elif method == "sendMessage" and self._last.get(key) == made.text:
            self.minute.repeated += 1
        self._last[key] = made.text
        if isinstance(key, int) and key > 0 and isinstance(params.get("reply_markup"), dict):
            shown = {"message_id": self._next_update, "chat": {"id": key, "type": "private"}, "date": 1}
            self._shown = [*self._shown[-200:], (key, {**shown, "reply_markup": params["reply_markup"]})]
        return response

    def unanswered(self, seconds: float = 0.0) -> int:
        """How many messages have waited for longer. Presses and inline queries are not kept, so a kill may cost them."""
        now = time.perf_counter()
        return sum(now - began > seconds for key, began in self.waiting.items() if isinstance(key, int))


class Soaked:
    """A bot, its server and its people."""

    def __init__(self, name: str, address: str, *, mortal: bool) -> None:
        self.name = name
        self._address = address
        self._mortal = mortal
        self._chance = random.Random(name)  # noqa: S311 - moments, no secrets
        self.api = SoakApi(self._chance)
        self._process: asyncio.subprocess.Process | None = None
        self.calm = False

    async def live(self, rate: float) -> None:
        """Work until cancelled."""
        async with self.api, asyncio.TaskGroup() as group:
            try:
                await self._start()
                group.create_task(self._people(rate))
                if self._mortal:
                    group.create_task(self._kills())
                await asyncio.Event().wait()
            finally:
                await self._end(signal.SIGTERM)

    def memory(self) -> float:
        """Resident megabytes of the process."""
        return memory_mb(self._process.pid) if self._process else 0.0

    async def _people(self, rate: float) -> None:
        while not self.calm:
            self.api.act()
            await asyncio.sleep(self._chance.expovariate(rate))

    async def _kills(self) -> None:
        while not self.calm:
            await asyncio.sleep(self._chance.uniform(2.0, 15.0))
            await self._end(signal.SIGKILL if self._chance.random() < 0.8 else signal.SIGTERM)
            self.api.minute.kills += 1
            await self._start()

    async def _start(self) -> None:
        environment = {
            **os.environ,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.api.root,
            "OFFERLENS_DATABASE_URL": self._address,
            "OFFERLENS_LOG_LEVEL": "ERROR",
        }
        asked = self.api.asked.count("getUpdates")
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"), cwd=ROOT, env=environment
        )
        await self.api.until(lambda: self.api.asked.count("getUpdates") > asked, 60)
        self.api.asked.clear()

    async def _end(self, sign: signal.Signals) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(sign)
            await self._process.wait()


async def soaked(minutes: float, rate: float, address: str | None) -> list[Report]:
    """One table a bot, a row a minute (a tenth of the time where that is shorter)."""
    with tempfile.TemporaryDirectory() as folder:
        bots = [
            Soaked("left alone", f"sqlite:///{folder}/alone.db", mortal=False),
            Soaked("killed", address or f"sqlite:///{folder}/killed.db", mortal=True),
        ]
        lives = [asyncio.create_task(bot.live(rate)) for bot in bots]
        rows: dict[str, list[tuple[float, ...]]] = {bot.name: [] for bot in bots}
        step = min(60.0, minutes * 6)
        for number in range(1, round(minutes * 60 / step) + 1):
            ended, _ = await asyncio.wait(lives, timeout=step, return_when=asyncio.FIRST_COMPLETED)
            for life in ended:
                life.result()
            for bot in bots:
                rows[bot.name].append(_row(bot, number * step / 60))
        for bot in bots:
            bot.calm = True
        end = time.perf_counter() + LATE_SECONDS
        while any(bot.api.unanswered() for bot in bots) and time.perf_counter() < end:  # noqa: ASYNC110 - two servers are looked at
            await asyncio.sleep(0.5)
        for life in lives:
            life.cancel()
        await asyncio.gather(*lives, return_exceptions=True)
        return [_report(bot, rows[bot.name]) for bot in bots]


def _row(bot: Soaked, minute: float) -> tuple[float, ...]:
    past, bot.api.minute = bot.api.minute, Minute()
    waits = sorted(past.waits) or [0.0]
    median, p99 = waits[len(waits) // 2] * 1000, waits[int(len(waits) * 0.99)] * 1000
    row = (
        minute,
        len(past.waits),
        median,
        p99,
        bot.memory(),
        past.kills,
        past.repeated,
        bot.api.unanswered(LATE_SECONDS),
    )
    sys.stderr.write(f"{bot.name}: {' '.join(f'{cell:,.1f}' for cell in row)}\n")
    return row


def _report(bot: Soaked, rows: list[tuple[float, ...]]) -> Report:
    third = max(1, len(rows) // 3)
    middle, last = (sum(row[4] for row in some) / third for some in (rows[third : 2 * third], rows[-third:]))
    notes = [f"{bot.api.asked_for:,} things asked, {bot.api.unanswered()} messages unanswered at the end"]
    if bot.name == "left alone":
        grown = f"{last - middle:+.1f} MB ({last / middle - 1:+.1%})"
        notes.append(f"memory, last third beside the one before: {grown}")
    columns = ("minute", "answered", "median ms", "p99 ms", "MB", "kills", "repeated", "late")
    return Report(f"Soak: {bot.name}", columns, rows, notes)


def main() -> None:
    """Soak, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--rate", type=float, default=20.0, help="what people do a second, for each bot")
    parser.add_argument("--database", help="for the bot that is killed; a SQLite file otherwise")
    given = parser.parse_args()
    for report in asyncio.run(soaked(given.minutes, given.rate, given.database)):
        sys.stdout.write(f"{report}\n\n")


if __name__ == "__main__":
    main()
