"""What becomes of a chat while the bot writes to it: it can't be reached any more, or has another id."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.core.store import Overtaken, Store, StoreError, StoreRefusedError, Turned
from bot.telegram.exchange import Keys
from bot.telegram.holdings import Holdings, keys_of

log = logging.getLogger(__name__)

PAUSE = 1.0


class Whereabouts:
    """Keeps it, whatever is wrong with the store meanwhile."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def gone(self, chat: int) -> None:
        """A chat can't be reached any more."""

        async def change() -> Turned:
            keys = Keys(chat, 0)
            holdings = Holdings(await self._store.load(keys_of(keys)), time.time())
            held = holdings.holding(keys)
            settings = held.chat.model_copy(update={"gone": True})
            return Turned(None, kept=holdings.keep(keys, replace(held, chat=settings)))

        await self._keep(change)

    async def moved(self, old: int, new: int) -> None:
        """A group became a supergroup: what was kept about it goes on under its new id."""

        async def change() -> Turned:
            return Turned(None, moved=(old, new))

        await self._keep(change)

    async def _keep(self, change: Callable[[], Awaitable[Turned]]) -> None:
        while True:
            try:
                await self._store.commit([await change()], time.time())
            except Overtaken:
                continue
            except StoreRefusedError as error:
                log.error("chat not noted", extra={"why": str(error)})  # noqa: TRY400 - the trace says nothing more
                return
            except StoreError:
                await asyncio.sleep(PAUSE)
            else:
                return
