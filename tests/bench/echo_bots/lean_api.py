"""A Bot API server that costs next to nothing, so that a measurement shows the bots and not the server.

It checks nothing. It speaks just enough HTTP/1.1 for the bots that are measured.
"""

import asyncio
import json
import random
import re
import time
from collections import deque
from collections.abc import Sequence

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_CHAT = re.compile(rb"chat_id\D{1,8}?(-?\d+)")
_OFFSET = re.compile(rb"offset\D{1,8}?(-?\d+)")
_URL = re.compile(rb"url[=\":\s]+(http[^\"&\s]+)")
_ME = {
    "id": 123456,
    "is_bot": True,
    "first_name": "Echo",
    "username": "echo_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
}


Update = dict[str, object]


def update(update_id: int, person: int, text: str) -> Update:
    """A private message as Telegram sends it."""
    return {
        "update_id": update_id,
        "message": {
            "message_id": update_id,
            "date": 1_780_000_000,
            "from": {"id": person, "is_bot": False, "first_name": "P", "language_code": "en"},
            "chat": {"id": person, "type": "private", "first_name": "P"},
            "text": text,
        },
    }


class LeanApi:
    """Holds updates for one bot and counts its answers. `pause`: seconds that sending a message takes, at random."""

    def __init__(self, pause: tuple[float, float] = (0.0, 0.0)) -> None:
        self._pause = pause
        self._chance = random.Random(0)  # noqa: S311 - repeatable, no secret
        self.updates: deque[tuple[int, bytes]] = deque()
        self.answered = 0
        self.wanted = 0
        self.done = asyncio.Event()
        self.listening = asyncio.Event()
        self.hook = ""
        self._polls: list[Connection] = []
        self._server: asyncio.Server | None = None
        self.port = 0

    async def start(self) -> None:
        """Listen on a free port."""
        self._server = await asyncio.get_running_loop().create_server(
            lambda: Connection(self), "127.0.0.1", 0
        )
        self.port = self._server.sockets[0].getsockname()[1]

    def stop(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()

    def push(self, updates: Sequence[Update]) -> None:
        """Let a polling bot have updates."""
        for one in updates:
            self.updates.append((int(str(one["update_id"])), json.dumps(one).encode()))
        self._answer_polls()

    async def answers(self, count: int, seconds: float) -> float:
        """Wait for so many answers from now on; seconds that it took."""
        self.answered, self.wanted = 0, count
        self.done.clear()
        started = time.perf_counter()
        await asyncio.wait_for(self.done.wait(), seconds)
        return time.perf_counter() - started

    def take(self, connection: "Connection", method: bytes, body: bytes) -> None:
        """Answer one request."""
        if method == b"sendMessage":
            chat = _CHAT.search(body)
            number = chat[1] if chat else b"1"
            if self._pause[1]:
                loop = asyncio.get_running_loop()
                loop.call_later(self._chance.uniform(*self._pause), self._accept, connection, number)
            else:
                self._accept(connection, number)
        elif method == b"getUpdates":
            offset = _OFFSET.search(body)
            first = int(offset[1]) if offset else 0
            while self.updates and self.updates[0][0] < first:
                self.updates.popleft()
            self._polls.append(connection)
            self.listening.set()
            self._answer_polls()
        elif method == b"getMe":
            connection.send(json.dumps({"ok": True, "result": _ME}).encode())
        elif method == b"setWebhook":
            url = _URL.search(body.replace(b"%3A", b":").replace(b"%2F", b"/"))
            self.hook = url[1].decode() if url else ""
            connection.send(b'{"ok":true,"result":true}')
            self.listening.set()
        else:
            connection.send(b'{"ok":true,"result":true}')

    def _accept(self, connection: "Connection", chat: bytes) -> None:
        """A message was sent."""
        connection.send(
            b'{"ok":true,"result":{"message_id":%d,"date":1780000000,"chat":{"id":%s,"type":"private","first_name":"P"},'
            b'"from":{"id":123456,"is_bot":true,"first_name":"Echo","username":"echo_bot"},"text":"x"}}'
            % (self.answered + 1, chat)
        )
        self.answered += 1
        if self.answered == self.wanted:
            self.done.set()

    def _answer_polls(self) -> None:
        while self._polls and self.updates:
            batch = [self.updates[i][1] for i in range(min(100, len(self.updates)))]
            self._polls.pop(0).send(b'{"ok":true,"result":[' + b",".join(batch) + b"]}")


class Connection(asyncio.Protocol):
    """One connection of the bot."""

    def __init__(self, api: LeanApi) -> None:
        self._api = api
        self._data = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep where to answer."""
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Take every whole request."""
        self._data += data
        while (end := self._data.find(b"\r\n\r\n")) >= 0:
            head = self._data[:end]
            length = _LENGTH.search(head)
            whole = end + 4 + (int(length[1]) if length else 0)
            if len(self._data) < whole:
                return
            body, self._data = self._data[end + 4 : whole], self._data[whole:]
            path = head.split(b" ", 2)[1].split(b"?")[0]
            self._api.take(self, path.rsplit(b"/", 1)[1], body)

    def send(self, body: bytes) -> None:
        """Answer with JSON."""
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                % (len(body), body)
            )


class Hooks:
    """Delivers updates to a bot's webhook over some connections, each waiting for its 200 before the next."""

    def __init__(self, port: int, path: str, secret: str, connections: int = 40) -> None:
        self._port = port
        self._head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: "
        ).encode()
        self._connections = connections

    async def deliver(self, updates: Sequence[Update]) -> None:
        """Return when all are accepted."""
        left = deque(json.dumps(one).encode() for one in updates)
        async with asyncio.TaskGroup() as group:
            for _ in range(min(self._connections, len(left))):
                group.create_task(self._connection(left))

    async def _connection(self, left: deque[bytes]) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        while left:
            body = left.popleft()
            writer.write(self._head + b"%d\r\n\r\n" % len(body) + body)
            head = await reader.readuntil(b"\r\n\r\n")
            length = _LENGTH.search(head)
            if length and int(length[1]):
                await reader.readexactly(int(length[1]))
            if b" 200 " not in head.split(b"\r\n", 1)[0]:
                message = f"the webhook answered {head.split(b' ', 2)[1].decode()}"
                raise ConnectionError(message)
        writer.close()
