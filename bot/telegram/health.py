"""Health and metrics over HTTP, on a port of their own."""

import asyncio
import math
import time
from collections.abc import Callable
from http import HTTPStatus

from aiohttp import web
from prometheus_client import generate_latest

from bot.core.store import Store, StoreError
from bot.telegram.metrics import Metrics

SECONDS = 1.0
"""How long what was found out about the database holds: whoever asks more often costs it nothing."""


class Health:
    """`/healthz`: the process lives. `/readyz`: it takes part, and can keep what comes. `/metrics`: what it counts."""

    def __init__(self, store: Store, metrics: Metrics, ready: Callable[[], bool]) -> None:
        self._store = store
        self._metrics = metrics
        self._ready = ready
        self._looking = asyncio.Lock()
        self._looked_at = -math.inf
        self._trouble = ""

    async def start(self, host: str, port: int) -> web.AppRunner:
        """Listen; the runner to clean up at the end."""
        app = web.Application(client_max_size=1024)
        app.router.add_get("/healthz", self._alive)
        app.router.add_get("/readyz", self._takes_part)
        app.router.add_get("/metrics", self._count)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        await web.TCPSite(runner, host, port).start()
        return runner

    async def _alive(self, _: web.Request) -> web.Response:
        return web.Response(text="alive\n")

    async def _takes_part(self, _: web.Request) -> web.Response:
        trouble = await self._found() if self._ready() else "It holds no work."
        if not trouble:
            return web.Response(text="ready\n")
        return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, text=f"not ready: {trouble}\n")

    async def _found(self) -> str:
        """What keeps the database from being written, in a sentence, if anything does."""
        async with self._looking:
            if time.monotonic() - self._looked_at >= SECONDS:
                try:
                    await self._store.check()
                except StoreError as error:
                    self._trouble = str(error)
                else:
                    self._trouble = ""
                self._looked_at = time.monotonic()
            return self._trouble

    async def _count(self, _: web.Request) -> web.Response:
        try:
            sizes = await self._store.sizes(time.time())
        except StoreError as error:
            self._metrics.store_failures.labels(type(error).__name__).inc()
        else:
            self._metrics.waiting.set(sizes.waiting)
            self._metrics.waiting_age.set(sizes.oldest_waiting)
            self._metrics.unsent.set(sizes.unsent)
            self._metrics.unsent_age.set(sizes.oldest_unsent)
            self._metrics.parked.set(sizes.parked)
            self._metrics.persons.set(sizes.persons)
        return web.Response(body=generate_latest(self._metrics.registry), content_type="text/plain")
