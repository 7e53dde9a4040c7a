"""One pool of connections to the Bot API, as python-telegram-bot asks for it.

The library's own client keeps its waiting requests in a list that it walks for each of them, so that a hundred at
once wait for each other; aiohttp's pool does not.
"""

import json
from http import HTTPStatus

import aiohttp
from telegram.error import BadRequest, NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

AT_ONCE = 64
"""Requests at once. Telegram's own ceiling is reached with far fewer."""

SECONDS = 30.0
"""How long a request may take, unless its caller says otherwise."""

_FINAL = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.REQUEST_ENTITY_TOO_LARGE})
"""The library would take these for a refused token and for trouble on the line."""


class Connection(BaseRequest):
    """Requests over aiohttp. What is raised holds neither an address, which holds the token, nor what was sent."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds that a request may take by default."""
        return SECONDS

    async def initialize(self) -> None:
        """Open the pool, once."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=AT_ONCE, keepalive_timeout=60),
                cookie_jar=aiohttp.DummyCookieJar(),
            )

    async def shutdown(self) -> None:
        """Close the pool."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - there is one limit for the whole request
        connect_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """Status and content of the answer; `read_timeout` is in seconds, for the whole request.

        Raises:
            TimedOut: it took too long.
            NetworkError: no answer came.
            BadRequest: nothing is at this address, or the request is too large.

        """
        if self._session is None:
            raise NetworkError("the connection is closed")
        total = read_timeout if isinstance(read_timeout, int | float) else SECONDS
        try:
            async with self._session.request(
                method, url, data=_body(request_data), headers=_kind(request_data), timeout=_limit(total)
            ) as response:
                status, content = response.status, await response.read()
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            # only the kind: the text of these errors holds the address, and so the token
            raise NetworkError(type(error).__name__) from None
        if status in _FINAL:
            raise BadRequest(HTTPStatus(status).phrase)
        return status, content

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, object]:
        """The answer of a method.

        Raises:
            NetworkError: something else than the Bot API answered.

        """
        try:
            answer = json.loads(payload)
        except (ValueError, RecursionError):
            answer = None
        if isinstance(answer, dict) and ("result" in answer or "description" in answer):
            return answer
        raise NetworkError("the answer is not the Bot API's")


def _limit(seconds: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=seconds)


def _kind(data: RequestData | None) -> dict[str, str]:
    return {} if data is None or data.contains_files else {"Content-Type": "application/json"}


def _body(data: RequestData | None) -> bytes | aiohttp.FormData | None:
    """JSON, or a form where files go with it."""
    if data is None:
        return None
    if not data.contains_files:
        return json.dumps(data.parameters).encode()
    form = aiohttp.FormData(data.json_parameters)
    for field, (name, content, kind) in data.multipart_data.items():
        form.add_field(field, content, filename=name, content_type=kind)
    return form
