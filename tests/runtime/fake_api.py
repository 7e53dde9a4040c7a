"""A small Bot API for the runtime's tests: what it is asked it keeps, and it fails when it is told to."""

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any, Self

from aiohttp import BodyPartReader, ClientSession, web

TOKEN = "123456:runtime-tests-runtime-tests"  # noqa: S105 - of a server on loopback
ME = {
    "id": 123456,
    "is_bot": True,
    "first_name": "Echo",
    "username": "echo_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
}


@dataclass(slots=True)
class Failure:
    """How the next calls of a method fail: with a status, by dropping the connection, or after being carried out."""

    method: str
    status: int = 500
    description: str = "Internal Server Error"
    times: int = 1
    chat: int | None = None
    drop: bool = False
    delivered: bool = False
    parameters: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """A call that was carried out."""

    method: str
    params: dict[str, Any]
    files: tuple[str, ...] = ()
    contents: tuple[bytes, ...] = ()

    @property
    def text(self) -> str:
        """What a person reads."""
        return str(self.params.get("text", self.params.get("caption", "")))

    @property
    def chat(self) -> int:
        """Where."""
        return int(self.params["chat_id"])


class FakeApi:
    """The server. `write` and `push` are what people do; `made` is what the bot did."""

    def __init__(self) -> None:
        self.made: list[Made] = []
        self.asked: list[str] = []
        self.failures: list[Failure] = []
        self.slow: Callable[[str], float] = lambda _: 0.0
        self.members: dict[int, str] = {}
        self.files: dict[str, bytes] = {}
        self.me = dict(ME)
        self.hook: dict[str, Any] = {}
        self.trouble: dict[str, Any] = {}
        self.hours_ahead = 0
        self.confirmed = 0
        self.revoked = False
        self.away = False
        self.port = 0
        self._updates: deque[dict[str, Any]] = deque()
        self._wake = asyncio.Event()
        self._changed = asyncio.Condition()
        self._runner: web.AppRunner | None = None
        self._next_update = 700_000_000
        self._polls = 0

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen, on the same port as before."""
        app = web.Application(client_max_size=20_000_000)
        app.router.add_post("/bot{token}/{method}", self._answer)
        app.router.add_get("/file/bot{token}/{path}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Listen no more."""
        self._polls += 1
        self._wake.set()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def root(self) -> str:
        """The address for TELEGRAM_API_URL."""
        return f"http://127.0.0.1:{self.port}"

    # ---- what people do

    def message(self, chat: int, text: str, person: int | None = None) -> dict[str, Any]:
        """An update with a message; in a private chat the chat is the person."""
        self._next_update += 1
        return {
            "update_id": self._next_update,
            "message": {
                "message_id": self._next_update % 1_000_000,
                "date": 1,
                "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup"},
                "from": {"id": chat if person is None else person, "is_bot": False, "first_name": "P"},
                "text": text,
            },
        }

    def inline(self, person: int, query: str) -> dict[str, Any]:
        """An update with an inline query."""
        self._next_update += 1
        sender = {"id": person, "is_bot": False, "first_name": "P"}
        return {
            "update_id": self._next_update,
            "inline_query": {"id": str(self._next_update), "from": sender, "query": query, "offset": ""},
        }

    def push(self, *updates: dict[str, Any]) -> None:
        """Let the bot poll updates."""
        self._updates.extend(updates)
        self._wake.set()

    def write(self, chat: int, text: str, person: int | None = None) -> None:
        """Somebody writes."""
        self.push(self.message(chat, text, person))

    async def deliver(self, update: object, secret: str | None = None) -> int:
        """Call the webhook; its status."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.hook["secret_token"] if secret is None else secret}
        body = update if isinstance(update, bytes) else json.dumps(update).encode()
        async with (
            ClientSession() as session,
            session.post(self.hook["url"], data=body, headers=headers) as answer,
        ):
            return answer.status

    # ---- what the bot did

    def texts(self, chat: int) -> list[str]:
        """What was written in a chat, in order."""
        return [
            made.text
            for made in self.made
            if made.method != "sendChatAction" and made.params.get("chat_id") == chat
        ]

    async def until(self, holds: Callable[[], object], seconds: float = 20.0) -> None:
        """Wait until something holds."""
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(lambda: bool(holds()))

    # ---- the server

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        params, files = await _params(request)
        self.asked.append(method)
        await self._tell()
        response = await self._respond(request, method, params, files)
        response.headers["Date"] = formatdate(time.time() + self.hours_ahead * 3600, usegmt=True)
        await self._tell()
        return response

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _respond(
        self, request: web.Request, method: str, params: dict[str, Any], files: dict[str, bytes]
    ) -> web.StreamResponse:
        if request.match_info["token"] != TOKEN or self.revoked:
            return _refusal(401, "Unauthorized", {})
        failure = None if method == "getUpdates" and not self.away else self._failure(method, params)
        if failure is not None and not failure.delivered:
            return self._fail(request, failure)
        if pause := self.slow(method):
            await asyncio.sleep(pause)
        response = await self._carry_out(method, params, files)
        return response if failure is None else self._fail(request, failure)

    def _failure(self, method: str, params: dict[str, Any]) -> Failure | None:
        if self.away:
            return Failure(method, drop=True)
        for failure in self.failures:
            meant = failure.chat is None or failure.chat == params.get("chat_id")
            if failure.method == method and failure.times > 0 and meant:
                failure.times -= 1
                return failure
        return None

    @staticmethod
    def _fail(request: web.Request, failure: Failure) -> web.StreamResponse:
        if failure.drop or failure.delivered:
            assert request.transport is not None
            request.transport.close()
            return web.Response()
        return _refusal(failure.status, failure.description, failure.parameters)

    async def _carry_out(self, method: str, params: dict[str, Any], files: dict[str, bytes]) -> web.Response:
        result: Any = True
        match method:
            case "getMe":
                result = self.me
            case "getWebhookInfo":
                result = {"url": "", "pending_update_count": len(self._updates), **self.hook, **self.trouble}
            case "getUpdates":
                return await self._poll(int(params.get("offset", 0)), float(params.get("timeout", 0)))
            case "setWebhook" | "deleteWebhook":
                self.hook = params if method == "setWebhook" else {}
            case "getChatMember":
                result = {"status": self.members.get(params["user_id"], "member")}
            case "getFile":
                if params["file_id"] not in self.files:
                    return _refusal(400, "Bad Request: invalid file_id", {})
                size = len(self.files[params["file_id"]])
                result = {"file_id": params["file_id"], "file_size": size, "file_path": params["file_id"]}
            case _:
                self.made.append(Made(method, params, tuple(files), tuple(files.values())))
                result = {
                    "message_id": len(self.made),
                    "date": 1,
                    "chat": {"id": params.get("chat_id"), "type": "private"},
                }
        return web.json_response({"ok": True, "result": result})

    async def _poll(self, offset: int, seconds: float) -> web.Response:
        if self.hook:
            return _refusal(409, "Conflict: can't use getUpdates method while webhook is active", {})
        self._polls += 1
        mine = self._polls
        self._wake.set()
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()
            self.confirmed += 1
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not self._updates and loop.time() < end:
            if mine != self._polls:
                return _refusal(409, "Conflict: terminated by other getUpdates request", {})
            self._wake.clear()
            waiting = asyncio.ensure_future(self._wake.wait())
            await asyncio.wait([waiting], timeout=max(0.0, end - loop.time()))
            waiting.cancel()
        return web.json_response({"ok": True, "result": list(self._updates)[:100]})

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["path"]])


def _refusal(status: int, description: str, parameters: dict[str, Any]) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = parameters
    return web.json_response(body, status=status)


async def _params(request: web.Request) -> tuple[dict[str, Any], dict[str, bytes]]:
    if request.content_type == "application/json":
        return dict(await request.json()), {}
    params: dict[str, Any] = {}
    files: dict[str, bytes] = {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        name = str(part.name)
        content = await part.read(decode=False)
        if part.filename is not None:
            files[name] = bytes(content)
        else:
            params[name] = content.decode()
    if "chat_id" in params:
        params["chat_id"] = int(params["chat_id"])
    return params, files
