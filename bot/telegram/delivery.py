"""One call on its way to Telegram: made again until it is over, waiting out what Telegram asks for."""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from enum import StrEnum

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.core.store import Sent, Store, StoreError
from bot.telegram.api import BotApi
from bot.telegram.calls import Call
from bot.telegram.limits import Pacer
from bot.telegram.metrics import Metrics
from bot.telegram.pictures import Pictures, without
from bot.telegram.refusals import harmless, pause_of, without_data

log = logging.getLogger(__name__)

AT_ONCE = 48
"""Calls under way at once."""

LONGEST_PAUSE = 30.0

PERISHES_AFTER = 8.0
"""Seconds for which a perishable call is worth waiting."""

MOST_ADDRESSES = 1_000
"""Groups that moved whose new ids are remembered; Telegram tells those of others once more."""


Gone = Callable[[int], Awaitable[None]]
"""Is told of a chat that can't be reached any more."""

Moved = Callable[[int, int], Awaitable[None]]
"""Is told the old and the new id of a chat."""


class Result(StrEnum):
    """What became of a call."""

    SENT = "sent"
    LATE = "late"
    REFUSED = "refused"
    GONE = "gone"
    FLOOD = "flood"
    RETRY = "retry"
    MOVED = "moved"


class Delivery:
    """Makes calls."""

    def __init__(self, api: BotApi, store: Store, pictures: Pictures, pacer: Pacer, metrics: Metrics) -> None:
        self._api = api
        self._store = store
        self._pictures = pictures
        self._pacer = pacer
        self._metrics = metrics
        self.gone: Gone = _nobody
        self.moved: Moved = _nobody
        self.token_refused: asyncio.Future[InvalidToken] = asyncio.get_running_loop().create_future()
        self._free = asyncio.Semaphore(AT_ONCE)
        self._addresses: dict[int, int] = {}

    async def make(self, lane: str, call: Call, since: float) -> Sent | Result:
        """Make a call until it is over, one way or another. `since` (a Unix time) is when its update came."""
        pause = 0.5
        while True:
            try:
                message_id = await self._once(lane, call)
            except RetryAfter as flood:
                self._count(call, Result.FLOOD)
                seconds = pause_of(flood)
                if call.perishable and seconds > PERISHES_AFTER:
                    return Result.FLOOD
                await asyncio.sleep(seconds)
            except ChatMigrated as move:
                self._count(call, Result.MOVED)
                self._note_address(int(lane), move.new_chat_id)
                await self.moved(int(lane), move.new_chat_id)
            except BadRequest as error:
                return await self._refused(lane, call, error)
            except (NetworkError, StoreError):
                self._count(call, Result.RETRY)
                if call.perishable and pause > PERISHES_AFTER:
                    return Result.RETRY
                await asyncio.sleep(pause * random.uniform(0.8, 1.2))  # noqa: S311 - spreads retries, no secret
                pause = min(LONGEST_PAUSE, pause * 2)
            except TelegramError as error:
                return await self._refused(lane, call, error)
            else:
                self._count(call, Result.SENT)
                self._metrics.latency.observe(max(0.0, time.time() - since))
                if call.remember is None or message_id is None:
                    return Result.SENT
                return Sent(lane, call.remember, message_id)

    async def _once(self, lane: str, call: Call) -> int | None:
        """Make the call; the id of the message that came to be."""
        if call.edits is not None:
            message_id = await self._store.message_id(lane, call.edits)
            if message_id is None:
                return None
            call = call.at(message_id)
        files = {}
        if call.chart is not None:
            picture = await self._pictures.of(call.chart, call)
            if picture is None:
                call = without(call.params)
            else:
                files["photo"] = ("chart.png", picture)
        if call.document is not None:
            files["document"] = call.document
        params = dict(call.params)
        if params.get("chat_id") in self._addresses:
            params["chat_id"] = self._addresses[int(str(params["chat_id"]))]
        if not call.perishable:
            await self._pacer.wait(lane)
        async with self._free:
            result = await self._api.call(call.method, params, files=files)
        return result.get("message_id") if isinstance(result, dict) else None

    def _note_address(self, old: int, new: int) -> None:
        """Remember where letters go that were written before a group moved."""
        self._addresses[old] = new
        if len(self._addresses) > MOST_ADDRESSES:
            del self._addresses[next(iter(self._addresses))]

    async def _refused(self, lane: str, call: Call, error: TelegramError) -> Result:
        """What a final refusal means."""
        if isinstance(error, InvalidToken):
            if not self.token_refused.done():
                self.token_refused.set_result(error)
            # the bot is about to stop: the letter stays in the outbox
            await asyncio.Event().wait()
        result = Result.REFUSED
        if isinstance(error, Forbidden):
            result = Result.GONE
            await self.gone(int(lane))
        elif harmless(error):
            result = Result.LATE
        else:
            log.error("call refused", extra={"method": call.method, "why": without_data(error)})
        self._count(call, result)
        return result

    def _count(self, call: Call, result: Result) -> None:
        self._metrics.sends.labels(call.method, result).inc()


async def _nobody(*_: int) -> None:
    """Nobody needs to know."""
