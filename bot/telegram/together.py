"""Many small requests made as one: what comes in while a call runs goes into the next."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Together(Generic[Item, Result]):
    """Hands items to `work`, at most `most` at a time and one call at a time."""

    def __init__(self, work: Callable[[list[Item]], Awaitable[Result]], most: int = 200) -> None:
        self._work = work
        self._most = most
        self._next: deque[tuple[Sequence[Item], asyncio.Future[Result]]] = deque()
        self._running: asyncio.Task[Result] | None = None

    async def add(self, items: Sequence[Item]) -> Result:
        """What the call that held `items` returned; what it raised is raised to everybody in it."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._next.append((items, future))
        if self._running is None:
            self._start()
        return await future

    def _start(self) -> None:
        items: list[Item] = []
        futures: list[asyncio.Future[Result]] = []
        while self._next and (not items or len(items) + len(self._next[0][0]) <= self._most):
            more, future = self._next.popleft()
            items.extend(more)
            futures.append(future)
        self._running = asyncio.ensure_future(self._call(items))
        self._running.add_done_callback(lambda task: self._answer(task, futures))

    async def _call(self, items: list[Item]) -> Result:
        return await self._work(items)

    def _answer(self, task: asyncio.Task[Result], futures: list[asyncio.Future[Result]]) -> None:
        self._running = None
        if self._next:
            self._start()
        error = None if task.cancelled() else task.exception()
        for future in futures:
            if future.done():
                continue
            if task.cancelled():
                future.cancel()
            elif error is not None:
                future.set_exception(error)
            else:
                future.set_result(task.result())
