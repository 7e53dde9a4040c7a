"""Inline queries: one answer a person at a time, and only to what was typed last. Never stored."""

import asyncio
import logging
import time
from collections.abc import Callable

from telegram.error import TelegramError

from bot.telegram.api import BotApi
from bot.telegram.calls import Call
from bot.telegram.clerk import Json
from bot.telegram.limits import Buckets, Rate
from bot.telegram.logs import place_of
from bot.telegram.metrics import Metrics
from bot.telegram.refusals import harmless, without_data

log = logging.getLogger(__name__)

MOST_AT_ONCE = 500
"""People that are answered at the same time; more are dropped and counted."""

KEYSTROKES = Rate(10, 30)


class Keystrokes:
    """Answers inline queries."""

    def __init__(
        self, api: BotApi, answer: Callable[[dict[str, Json]], Call | None], metrics: Metrics
    ) -> None:
        self._api = api
        self._answer = answer
        self._metrics = metrics
        self._latest: dict[int, dict[str, Json]] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._limits = Buckets(KEYSTROKES)

    def ask(self, query: dict[str, Json]) -> None:
        """Answer `query`, unless the same person types on before its turn comes."""
        person = (query.get("from") or {}).get("id")
        if not isinstance(person, int):
            return
        if person in self._tasks:
            if person in self._latest:
                self._metrics.sends.labels("answerInlineQuery", "overtaken").inc()
            self._latest[person] = query
        elif len(self._tasks) >= MOST_AT_ONCE or not self._limits.admit(person, time.monotonic()):
            self._metrics.sends.labels("answerInlineQuery", "dropped").inc()
        else:
            self._latest[person] = query
            self._tasks[person] = asyncio.create_task(self._run(person))

    async def _run(self, person: int) -> None:
        try:
            # a pause of one turn of the loop: keystrokes of the same batch overtake each other first
            await asyncio.sleep(0)
            while (query := self._latest.pop(person, None)) is not None:
                await self._send(query)
        finally:
            del self._tasks[person]

    async def _send(self, query: dict[str, Json]) -> None:
        try:
            call = self._answer(query)
        except Exception as error:  # noqa: BLE001 - a query that the code can't take is dropped, not repeated
            log.error("inline query failed", extra={"reason": place_of(error)})  # noqa: TRY400 - no message, it may quote
            return
        if call is None:
            self._metrics.sends.labels("answerInlineQuery", "misshapen").inc()
            return
        result = "sent"
        try:
            await self._api.call(call.method, call.params)
        except TelegramError as error:
            late = harmless(error)
            result = "late" if late else type(error).__name__.lower()
            if not late:
                log.warning("inline answer failed", extra={"why": without_data(error)})
        self._metrics.sends.labels(call.method, result).inc()
