"""A line that can be cut: between the bot and its database or Telegram, or from Telegram to several bots."""

import asyncio
import contextlib
import itertools
from typing import Self


class Line:
    """Listens on loopback and passes bytes on to one of `places` (host, port), in turn, to whichever answers."""

    def __init__(self, *places: tuple[str, int]) -> None:
        self._places = places
        self._next = itertools.count()
        self._open: set[asyncio.StreamWriter] = set()
        self._server: asyncio.Server | None = None
        self._cut = False
        self.port = 0

    @property
    def place(self) -> str:
        """Where it listens, as host:port."""
        return f"127.0.0.1:{self.port}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self.cut()
        self._server.close()

    def cut(self) -> None:
        """Break every connection, and every new one, until it is mended."""
        self._cut = True
        for writer in self._open:
            writer.transport.abort()

    def mend(self) -> None:
        """Let new connections through again."""
        self._cut = False

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        there = None if self._cut else await self._connected()
        if there is None:
            writer.transport.abort()
        else:
            self._open.add(there[1])
            await asyncio.gather(_copied(reader, there[1]), _copied(there[0], writer))
            self._open.discard(there[1])
        self._open.discard(writer)

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        first = next(self._next)
        for place in range(len(self._places)):
            with contextlib.suppress(OSError):
                return await asyncio.open_connection(*self._places[(first + place) % len(self._places)])
        return None


async def _copied(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    """Pass bytes on until either side is gone, and then let go of the other."""
    with contextlib.suppress(OSError):
        while data := await source.read(65_536):
            target.write(data)
            await target.drain()
    target.transport.abort()
