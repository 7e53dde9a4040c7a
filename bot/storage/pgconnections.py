"""A few connections to PostgreSQL, lent one at a time. One that fails in any way is thrown away."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from bot.core.store import Overtaken, StoreAwayError
from bot.storage.pgerrors import FAILURES, complaint


class Connections:
    """At most `most` connections, made when they are needed.

    asyncpg's own pool asks the server to reset a connection each time it comes back; nothing here leaves anything
    to reset, and a round trip a statement is a third of what a turn costs.
    """

    def __init__(self, connect: Callable[[], Coroutine[Any, Any, Any]], most: int) -> None:
        self._connect = connect
        self._free = asyncio.Semaphore(most)
        self._idle: list[Any] = []
        self._closed = False

    @asynccontextmanager
    async def lend(self) -> AsyncIterator[Any]:
        """A connection for the block.

        Raises:
            StoreError: what went wrong in the block, or in making the connection.

        """
        if self._closed:
            raise StoreAwayError("The database is closed.")
        async with self._free:
            connection = None
            well = False
            try:
                connection = await self._take()
                yield connection
                well = True
            except Overtaken:
                well = True
                raise
            except FAILURES as error:
                raise complaint(error) from error
            finally:
                if connection is not None:
                    self._give_back(connection, well=well)

    async def close(self) -> None:
        """Close them all."""
        self._closed = True
        for connection in self._idle:
            connection.terminate()
        self._idle.clear()

    async def _take(self) -> Any:  # noqa: ANN401 - asyncpg's connection
        while self._idle:
            connection = self._idle.pop()
            if not connection.is_closed():
                return connection
        return await self._connect()

    def _give_back(self, connection: Any, *, well: bool) -> None:  # noqa: ANN401
        if well and not self._closed and not connection.is_closed() and not connection.is_in_transaction():
            self._idle.append(connection)
        else:
            connection.terminate()
