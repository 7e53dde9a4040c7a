"""Letters on their way to Telegram: in order within a chat, waiting out what Telegram asks for."""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from bot.core.store import Sent, Store, StoreError
from bot.telegram.calls import Call
from bot.telegram.delivery import Delivery, Result
from bot.telegram.lanes import Lanes
from bot.telegram.metrics import Metrics
from bot.telegram.together import Together

MOST_UNSENT = 5_000
"""Letters in memory before turns wait."""


@dataclass(slots=True)
class Outgoing:
    """A call to make; `letter` identifies it in the outbox, unless it is perishable. `at` is when its update came."""

    call: Call
    letter: tuple[int, int] | None
    at: float


@dataclass(frozen=True, slots=True)
class _Over:
    letter: tuple[int, int]
    sent: Sent | None


class Sender:
    """Sends what is posted. A lane's next call goes out when its last one is settled in the store."""

    def __init__(self, delivery: Delivery, lanes: Lanes, store: Store, metrics: Metrics) -> None:
        self._delivery = delivery
        self._lanes = lanes
        self._store = store
        self._settled = Together(self._settle)
        self._metrics = metrics
        self._queues: dict[str, deque[Outgoing]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._known: set[tuple[int, int]] = set()
        self._finished: set[tuple[int, int]] | None = None
        self._count = 0
        self.room = asyncio.Event()
        self.room.set()

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
                sent = await self._delivery.make(lane, item.call, item.at)
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
