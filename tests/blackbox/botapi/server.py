"""The strict Bot API over HTTP on loopback: polling and webhook, files, and faults on demand."""

import asyncio
import copy
import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import BodyPartReader, ClientError, ClientSession, ClientTimeout, web

from tests.blackbox.botapi.refusal import Refused, bad
from tests.blackbox.botapi.request import Params
from tests.blackbox.botapi.telegram import Telegram
from tests.blackbox.botapi.world import BOT_ID, Json

CONNECTIONS = 40
"""Webhook deliveries at once: what Telegram does unless told otherwise."""

TOKEN = f"{BOT_ID}:AAtest-token_of-the-strict-fake-0123456"


@dataclass
class Fault:
    """What goes wrong with the next `times` calls of a method: a refusal, or a connection that breaks."""

    method: str
    refusal: Refused | None
    times: int = 1
    chat: int | None = None


@dataclass
class Hook:
    """Where updates are pushed to."""

    url: str
    secret: str


@dataclass
class Server:
    """Serves one bot, in the event loop that `start` is called in. `changed` is called after each call."""

    telegram: Telegram = field(default_factory=Telegram)
    changed: Callable[[], None] = lambda: None
    updates: deque[Json] = field(default_factory=deque)
    faults: list[Fault] = field(default_factory=list)
    hook: Hook | None = None
    polls: int = 0
    confirmed: int = 0
    _running: list[web.AppRunner] = field(default_factory=list)
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def start(self, port: int = 0) -> str:
        """Listen; the root address."""
        app = web.Application(client_max_size=20_000_000)
        app.router.add_route("*", "/bot{token}/{method}", self._serve)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        self._running.append(runner)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        self._tasks.append(asyncio.create_task(self._push_on()))
        return f"http://127.0.0.1:{runner.addresses[0][1]}"

    async def stop(self) -> None:
        self.polls += 1
        await self._tell()
        for task in self._tasks:
            task.cancel()
        for runner in self._running:
            await runner.cleanup()

    def push(self, update: Json) -> None:
        """Queue an update for the bot."""
        self.updates.append(copy.deepcopy(update))
        running = [task for task in self._tasks if not task.done()]
        self._tasks = [*running, asyncio.get_running_loop().create_task(self._tell())]

    async def polled(self) -> None:
        """Return when the bot has polled."""
        async with self._news:
            await self._news.wait_for(lambda: self.polls)

    async def _tell(self) -> None:
        async with self._news:
            self._news.notify_all()

    # ------------------------------------------------------------------ calls

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        try:
            params, files = await _parameters(request)
            if self._breaks(request, method, params):
                assert request.transport is not None
                request.transport.close()
                return web.Response()
            result = await self._result(method, params, files)
        except Refused as refused:
            body: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
            if refused.parameters:
                body["parameters"] = refused.parameters
            return web.json_response(body, status=refused.code)
        finally:
            self.changed()
        return web.json_response({"ok": True, "result": result})

    async def _result(self, method: str, params: Params, files: dict[str, tuple[str, bytes]]) -> object:
        match method:
            case "getUpdates":
                return await self._poll(params)
            case "setWebhook":
                return await self._set_hook(params)
            case "deleteWebhook":
                self.hook = None
                return True
            case "getWebhookInfo":
                return {"url": self.hook.url if self.hook else "", "pending_update_count": len(self.updates)}
        return copy.deepcopy(self.telegram.call(method, params, files))

    def _breaks(self, request: web.Request, method: str, params: Params) -> bool:
        """Whether the connection breaks now. Raises what the call is refused with on demand."""
        if request.match_info["token"] != TOKEN:
            raise Refused(401, "Unauthorized")
        for fault in self.faults:
            if fault.times and fault.method == method and fault.chat in {None, params.get("chat_id")}:
                fault.times -= 1
                if fault.refusal is not None:
                    raise fault.refusal
                return True
        return False

    async def _download(self, request: web.Request) -> web.Response:
        key = request.match_info["path"].removeprefix("files/")
        file = self.telegram.world.files.get(key)
        if request.match_info["token"] != TOKEN or file is None:
            return web.json_response({"ok": False, "error_code": 404, "description": "Not Found"}, status=404)
        return web.Response(body=file.data)

    # ------------------------------------------------------------------ updates

    async def _poll(self, params: Params) -> list[Json]:
        if self.hook is not None:
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
        self.polls += 1
        mine = self.polls
        self.changed()
        await self._tell()
        offset, most = int(str(params.get("offset") or 0)), int(str(params.get("limit") or 100))
        while self.updates and int(str(self.updates[0]["update_id"])) < offset:
            self.updates.popleft()
            self.confirmed += 1
        seconds = min(50.0, float(str(params.get("timeout") or 0)))
        async with self._news:
            try:
                async with asyncio.timeout(seconds):
                    await self._news.wait_for(lambda: self.updates or self.polls != mine)
            except TimeoutError:
                return []
        if self.polls != mine:
            raise Refused(
                409, "Conflict: terminated by other getUpdates request; only one bot instance may run"
            )
        return [self.updates[i] for i in range(min(most, len(self.updates)))]

    async def _set_hook(self, params: Params) -> bool:
        url, secret = str(params.get("url") or ""), str(params.get("secret_token") or "")
        if url and not url.startswith(("https://", "http://127.0.0.1")):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if len(secret) > 256 or not all(sign.isalnum() or sign in "_-" for sign in secret):
            raise bad("secret token contains unallowed characters")
        self.hook = Hook(url, secret) if url else None
        await self._tell()
        return True

    async def _push_on(self) -> None:
        """Push updates: of a chat one after the other, of several chats at once. What is not taken comes again."""
        async with ClientSession(timeout=ClientTimeout(total=30)) as session:
            while True:
                async with self._news:
                    await self._news.wait_for(lambda: self.hook is not None and self.updates)
                if self.hook is None:
                    continue
                first = {_chat_of(update): update for update in reversed(self.updates)}
                pushed = list(first.values())[-CONNECTIONS:]
                taken = await asyncio.gather(
                    *(self._push_one(session, self.hook, update) for update in pushed)
                )
                for update, ok in zip(pushed, taken, strict=True):
                    if ok and update in self.updates:
                        self.updates.remove(update)
                        self.confirmed += 1
                if not all(taken):
                    await asyncio.sleep(0.05)

    async def _push_one(self, session: ClientSession, hook: Hook, update: Json) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
        try:
            async with session.post(hook.url, json=update, headers=headers) as response:
                return response.ok
        except (ClientError, TimeoutError):
            return False


def _chat_of(update: Json) -> object:
    """What an update belongs to: a chat, else a person, else itself."""
    for part in update.values():
        if isinstance(part, dict):
            message = part.get("message", part)
            place = message.get("chat") or part.get("from") if isinstance(message, dict) else None
            return place["id"] if isinstance(place, dict) else update["update_id"]
    return update["update_id"]


async def _parameters(request: web.Request) -> tuple[Json, dict[str, tuple[str, bytes]]]:
    params: Json = dict(request.query)
    files: dict[str, tuple[str, bytes]] = {}
    if request.content_type == "application/json":
        params |= await request.json()
    elif request.content_type == "multipart/form-data":
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            name, data = part.name or "", bytes(await part.read())
            if part.filename is None:
                params[name] = _value(data.decode())
            else:
                files[name] = (part.filename, data)
    elif request.method == "POST":
        params |= {name: _value(str(value)) for name, value in (await request.post()).items()}
    return params, files


def _value(text: str) -> object:
    """A form's field: JSON where it is a list or an object."""
    if text[:1] not in {"{", "["}:
        return text
    try:
        value: object = json.loads(text)
    except ValueError:
        return text
    return value
