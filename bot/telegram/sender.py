"""Letters on their way to Telegram: in order within a chat, waiting out what Telegram asks for."""

import asyncio
import contextlib
import logging
import random
import re
import time
from collections import deque
from collections.abc import Awaitable, Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.core.charts import Chart
from bot.core.store import Sent, Store, StoreError
from bot.telegram.api import (
    ApiError,
    BotApi,
    FloodError,
    ForbiddenError,
    MovedError,
    TokenError,
    UnreachableError,
)
from bot.telegram.calls import Call, harmless, typing
from bot.telegram.clerk import Json
from bot.telegram.lanes import Lanes
from bot.telegram.limits import Pacer
from bot.telegram.logs import place_of
from bot.telegram.metrics import Metrics
from bot.telegram.together import Together

log = logging.getLogger(__name__)

AT_ONCE = 48
"""Calls under way at once."""

MOST_UNSENT = 5_000
"""Letters in memory before turns wait."""

TYPING_AFTER = 0.3
"""Seconds of drawing or fetching after which a person sees that something is coming."""

LONGEST_PAUSE = 30.0

PERISHES_AFTER = 8.0
"""Seconds for which a perishable call is worth waiting."""


@dataclass(slots=True)
class Outgoing:
    """A call to make; `letter` identifies it in the outbox, unless it is perishable. `at` is when its update came."""

    call: Call
    letter: tuple[int, int] | None
    at: float


class Result(StrEnum):
    """What became of a call."""

    SENT = "sent"
    LATE = "late"
    REFUSED = "refused"
    GONE = "gone"
    FLOOD = "flood"
    RETRY = "retry"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class _Over:
    letter: tuple[int, int]
    sent: Sent | None


class Sender:
    """Sends what is posted. A lane's next call goes out when its last one is settled in the store."""

    def __init__(
        self,
        api: BotApi,
        lanes: Lanes,
        store: Store,
        draw: Callable[[Chart], bytes],
        pacer: Pacer,
        metrics: Metrics,
    ) -> None:
        self._api = api
        self._lanes = lanes
        self._store = store
        self._settled = Together(self._settle)
        self._draw = draw
        self._pacer = pacer
        self._metrics = metrics
        self.gone: Callable[[int], Awaitable[None]] = _nobody
        self.moved: Callable[[int, int], Awaitable[None]] = _nobody
        self._free = asyncio.Semaphore(AT_ONCE)
        self._queues: dict[str, deque[Outgoing]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._known: set[tuple[int, int]] = set()
        self._finished: set[tuple[int, int]] | None = None
        self._addresses: dict[int, int] = {}
        self._count = 0
        self.room = asyncio.Event()
        self.room.set()
        self.token_refused: asyncio.Future[TokenError] = asyncio.get_running_loop().create_future()

    def __len__(self) -> int:
        return self._count

    def post(self, lane: str, items: Collection[Outgoing]) -> None:
        """Queue calls behind those of the lane; a letter that is under way already is left alone."""
        new = [item for item in items if item.letter is None or item.letter not in self._known]
        if not new:
            return
        self._known.update(item.letter for item in new if item.letter is not None)
        self._count_in(lane, len(new))
        queue = self._queues.setdefault(lane, deque())
        queue.extend(new)
        if lane not in self._tasks:
            self._tasks[lane] = asyncio.create_task(self._run(lane, queue))

    def drop(self, lanes: Callable[[str], bool]) -> None:
        """Forget what waits in lanes that are held no more; the store has it. A call under way is finished."""
        for lane, queue in list(self._queues.items()):
            if lanes(lane) and len(queue) > 1:
                first = queue.popleft()
                self._forget(lane, list(queue))
                queue.clear()
                queue.append(first)

    def active(self) -> list[str]:
        """The lanes with calls under way."""
        return list(self._tasks)

    @contextlib.contextmanager
    def finishing(self) -> Iterator[set[tuple[int, int]]]:
        """The letters that are settled during the block: what is read in the meantime may still hold them."""
        self._finished = set()
        try:
            yield self._finished
        finally:
            self._finished = None

    async def drain(self, seconds: float) -> None:
        """Send what is queued, for at most so long; the rest stays in the store."""
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=seconds)
        for task in list(self._tasks.values()):
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def _run(self, lane: str, queue: deque[Outgoing]) -> None:
        try:
            while queue:
                item = queue[0]
                sent = await self._deliver(lane, item)
                queue.popleft()
                done = [item]
                if sent is Result.GONE:
                    done.extend(queue)
                    queue.clear()
                await self._settle_all(done, sent if isinstance(sent, Sent) else None)
                self._forget(lane, done)
        finally:
            self._queues.pop(lane, None)
            self._tasks.pop(lane, None)

    async def _settle_all(self, done: Collection[Outgoing], sent: Sent | None) -> None:
        over = [_Over(item.letter, sent) for item in done if item.letter is not None]
        pause = 0.1
        while over:
            try:
                await self._settled.add(over)
            except StoreError as error:
                self._metrics.store_failures.labels(type(error).__name__).inc()
                await asyncio.sleep(pause)
                pause = min(5.0, pause * 2)
            else:
                return

    async def _settle(self, over: list["_Over"]) -> None:
        sent = [x.sent for x in over if x.sent is not None]
        await self._store.settle([x.letter for x in over], sent, time.time())

    async def _deliver(self, lane: str, item: Outgoing) -> "Sent | Result":
        """Make the call until it is over, one way or another."""
        pause = 0.5
        while True:
            try:
                message_id = await self._send(lane, item.call)
            except FloodError as flood:
                self._count_send(item.call, Result.FLOOD)
                if item.call.perishable and flood.seconds > PERISHES_AFTER:
                    return Result.FLOOD
                await asyncio.sleep(flood.seconds)
            except (UnreachableError, StoreError):
                self._count_send(item.call, Result.RETRY)
                if item.call.perishable and pause > PERISHES_AFTER:
                    return Result.RETRY
                await asyncio.sleep(pause * random.uniform(0.8, 1.2))  # noqa: S311 - spreads retries, no secret
                pause = min(LONGEST_PAUSE, pause * 2)
            except MovedError as move:
                self._count_send(item.call, Result.MOVED)
                self._addresses[int(lane)] = move.chat
                await self.moved(int(lane), move.chat)
            except ApiError as error:
                return await self._refused(lane, item.call, error)
            else:
                self._count_send(item.call, Result.SENT)
                self._metrics.latency.observe(max(0.0, time.time() - item.at))
                if item.call.remember is None or message_id is None:
                    return Result.SENT
                return Sent(lane, item.call.remember, message_id)

    async def _refused(self, lane: str, call: Call, error: ApiError) -> "Result":
        """What a final refusal means."""
        if isinstance(error, TokenError):
            if not self.token_refused.done():
                self.token_refused.set_result(error)
            # the bot is about to stop: the letter stays in the outbox
            await asyncio.Event().wait()
        result = Result.REFUSED
        if isinstance(error, ForbiddenError):
            result = Result.GONE
            await self.gone(int(lane))
        elif harmless(error.code, error.description):
            result = Result.LATE
        else:
            log.error(
                "call refused",
                extra={"method": error.method, "status": error.code, "why": _without_data(error.description)},
            )
        self._count_send(call, result)
        return result

    async def _send(self, lane: str, call: Call) -> int | None:
        """Make the call once; the id of the message that came to be."""
        if call.edits is not None:
            message_id = await self._store.message_id(lane, call.edits)
            if message_id is None:
                return None
            call = call.at(message_id)
        files = {}
        if call.chart is not None:
            picture = await self._drawn(call.chart, call)
            if picture is None:
                call = Call(method="sendMessage", params=_as_text(call.params))
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

    async def _while_typing(self, work: "asyncio.Task[bytes]", call: Call) -> None:
        """Show that something is coming if `work` takes long."""
        await asyncio.wait([work], timeout=TYPING_AFTER)
        chat, thread = call.params.get("chat_id"), call.params.get("message_thread_id")
        if work.done() or not isinstance(chat, int):
            return
        sign = typing(chat, thread if isinstance(thread, int) else None, "upload_photo")
        with contextlib.suppress(ApiError):
            await self._api.call(sign.method, dict(sign.params))

    async def _drawn(self, chart: Chart, call: Call) -> bytes | None:
        """The picture, or None if it can't be drawn: its caption goes out alone then."""
        drawing = asyncio.create_task(asyncio.to_thread(self._draw, chart))
        await self._while_typing(drawing, call)
        await asyncio.wait([drawing])
        error = drawing.exception()
        if error is None:
            return drawing.result()
        log.error("chart not drawn", extra={"reason": place_of(error)})
        return None

    def _count_send(self, call: Call, result: Result) -> None:
        self._metrics.sends.labels(call.method, result).inc()

    def _count_in(self, lane: str, count: int) -> None:
        self._count += count
        if self._count >= MOST_UNSENT:
            self.room.clear()
        self._lanes.unsent(lane, count)

    def _forget(self, lane: str, items: Collection[Outgoing]) -> None:
        letters = {item.letter for item in items if item.letter is not None}
        self._known -= letters
        if self._finished is not None:
            self._finished |= letters
        self._count -= len(items)
        if self._count < MOST_UNSENT:
            self.room.set()
        self._lanes.unsent(lane, -len(items))


async def _nobody(*_: int) -> None:
    """Nobody needs to know."""


def _as_text(params: dict[str, Json]) -> dict[str, Json]:
    """The parameters of a photo's caption, as those of a message."""
    kept = {
        key: value
        for key, value in params.items()
        if key not in {"photo", "caption", "show_caption_above_media"}
    }
    return kept | {"text": params.get("caption") or "The chart can't be drawn right now."}


def _without_data(description: str) -> str:
    """Telegram quotes what it refuses; the log doesn't."""
    return re.split("[\"']", description, maxsplit=1)[0][:80]
