"""The webhook: an update is answered with 200 when it is on disk, and never before."""

import hashlib
import hmac
import json
import logging
from dataclasses import dataclass
from http import HTTPStatus

from aiohttp import web

from bot.core.store import StoreError
from bot.telegram.intake import Intake
from bot.telegram.lanes import Lanes

log = logging.getLogger(__name__)

MOST_BYTES = 1_000_000
"""Telegram's updates are far smaller."""

HEADER = "X-Telegram-Bot-Api-Secret-Token"


@dataclass(frozen=True, slots=True)
class WebhookPlace:
    """Where Telegram delivers (`url`), and where this process listens for it."""

    url: str
    path: str
    host: str
    port: int
    secret: str


def secret_of(token: str) -> str:
    """A secret that every replica with the same token derives alike."""
    return hmac.new(token.encode(), b"offerlens webhook", hashlib.sha256).hexdigest()


class Webhook:
    """Answers Telegram's requests."""

    def __init__(self, place: WebhookPlace, intake: Intake, lanes: Lanes) -> None:
        self._place = place
        self._secret = place.secret.encode()
        self._intake = intake
        self._lanes = lanes

    async def start(self) -> web.AppRunner:
        """Listen; the runner to clean up at the end."""
        app = web.Application(client_max_size=MOST_BYTES)
        app.router.add_post(self._place.path, self._answer)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=2.0)
        await runner.setup()
        await web.TCPSite(runner, self._place.host, self._place.port, backlog=1024).start()
        return runner

    async def _answer(self, request: web.Request) -> web.Response:
        given = request.headers.get(HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        try:
            update = json.loads(await request.read())
        except (ValueError, RecursionError):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        if not self._lanes.room.is_set():
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        try:
            await self._intake.take([update])
        except StoreError as error:
            log.warning("update refused, the store is away", extra={"why": str(error)})
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        return web.Response()
