"""The Bot API over one pool of connections: a method and its parameters in, its result or a refusal out."""

import json
from http import HTTPStatus
from types import TracebackType
from typing import Any, Self

import aiohttp

from bot.telegram.clerk import Json

CONNECTIONS = 64
"""Requests at once. Telegram's own ceiling is reached with far fewer."""

SECONDS = 30.0
"""How long a request may take, beside the time that a long poll waits."""


class ApiError(Exception):
    """A call that didn't succeed. The message never holds the token, nor what was sent."""

    def __init__(self, method: str, code: int, description: str) -> None:
        super().__init__(f"{method}: {code} {description}" if code else f"{method}: {description}")
        self.method = method
        self.code = code
        self.description = description


class RefusedError(ApiError):
    """400 and other final refusals: the call is wrong and stays wrong."""


class ForbiddenError(ApiError):
    """403: the person blocked the bot, or it was removed from the chat."""


class TokenError(ApiError):
    """401: Telegram doesn't know the token (any more)."""


class ConflictError(ApiError):
    """409: somebody else polls, or a webhook is set."""


class UnreachableError(ApiError):
    """The network, or Telegram's side (5xx), failed: the call may be tried again."""


class FloodError(ApiError):
    """429: to be tried again after `seconds`."""

    def __init__(self, method: str, description: str, seconds: float) -> None:
        super().__init__(method, HTTPStatus.TOO_MANY_REQUESTS, description)
        self.seconds = seconds


class MovedError(ApiError):
    """400 with a new chat id: the group became a supergroup."""

    def __init__(self, method: str, description: str, chat: int) -> None:
        super().__init__(method, HTTPStatus.BAD_REQUEST, description)
        self.chat = chat


class BotApi:
    """The methods of one bot. Use it as an asynchronous context manager."""

    def __init__(self, token: str, root: str = "https://api.telegram.org") -> None:
        self._calls = f"{root.rstrip('/')}/bot{token}/"
        self._files = f"{root.rstrip('/')}/file/bot{token}/"
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=60),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=True,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def call(
        self,
        method: str,
        params: dict[str, Json] | None = None,
        *,
        files: dict[str, tuple[str, bytes]] | None = None,
        seconds: float = SECONDS,
    ) -> Json:
        """The result of a method. `files` are (name, content) by field.

        Raises:
            ApiError: one of the kinds above.

        """
        if files:
            data: Any = aiohttp.FormData()
            for name, value in (params or {}).items():
                data.add_field(name, value if isinstance(value, str) else json.dumps(value))
            for name, (filename, content) in files.items():
                data.add_field(name, content, filename=filename, content_type="application/octet-stream")
            headers = {}
        else:
            data = json.dumps(params or {}).encode()
            headers = {"Content-Type": "application/json"}
        status, body = await self._exchange("POST", method, self._calls + method, data, headers, seconds)
        return _result(method, status, body)

    async def file(self, file_id: str, most: int) -> bytes | None:
        """The content of a file that somebody sent; None if it is larger than `most` bytes or gone.

        Raises:
            ApiError: Telegram can't be reached, or asks to wait.

        """
        try:
            found = await self.call("getFile", {"file_id": file_id})
        except RefusedError:
            return None
        path = found.get("file_path")
        if not isinstance(path, str) or int(found.get("file_size") or 0) > most:
            return None
        status, body = await self._exchange("GET", "getFile", self._files + path, None, {}, SECONDS, most)
        return body if status == HTTPStatus.OK and len(body) <= most else None

    async def _exchange(
        self,
        verb: str,
        method: str,
        url: str,
        data: Any,  # noqa: ANN401 - bytes or a form
        headers: dict[str, str],
        seconds: float,
        most: int | None = None,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise UnreachableError(method, 0, "the connection is closed")
        try:
            async with self._session.request(
                verb, url, data=data, headers=headers, timeout=aiohttp.ClientTimeout(total=seconds)
            ) as response:
                if most is None:
                    return response.status, await response.read()
                return response.status, await response.content.read(most + 1)
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            # only the kind: the text of these errors holds the URL, and so the token
            raise UnreachableError(method, 0, type(error).__name__) from None


def _result(method: str, status: int, body: bytes) -> Json:
    try:
        answer = json.loads(body)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        if status == HTTPStatus.NOT_FOUND:
            raise RefusedError(method, status, "there is no Bot API at this address")
        raise UnreachableError(method, status, "the answer is no JSON object")
    if answer.get("ok") is True:
        return answer.get("result")
    code = int(answer.get("error_code") or status)
    description = str(answer.get("description") or "no description")
    parameters = answer.get("parameters") or {}
    if code == HTTPStatus.TOO_MANY_REQUESTS:
        raise FloodError(method, description, float(parameters.get("retry_after", 1)))
    if "migrate_to_chat_id" in parameters:
        raise MovedError(method, description, int(parameters["migrate_to_chat_id"]))
    if code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise UnreachableError(method, code, description)
    kinds: dict[int, type[ApiError]] = {
        HTTPStatus.UNAUTHORIZED: TokenError,
        HTTPStatus.FORBIDDEN: ForbiddenError,
        HTTPStatus.CONFLICT: ConflictError,
    }
    raise kinds.get(code, RefusedError)(method, code, description)
