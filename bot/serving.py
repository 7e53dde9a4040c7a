"""`offerlens run`, and looks into what a running bot has stored: the Telegram side put together."""

import asyncio
import contextlib
import ctypes
import gc
import sys
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot import wiring
from bot.charts import draw
from bot.core.conversation import Conversation
from bot.core.store import Store
from bot.settings import Settings, WebhookSettings, database_address, read_settings
from bot.storage.addresses import open_store
from bot.telegram import commands, runtime
from bot.telegram.api import BotApi
from bot.telegram.clerk import Json
from bot.telegram.desk import Desk
from bot.telegram.intake import A_PERSON
from bot.telegram.limits import NO_PACE, TELEGRAMS_PACE, Pace, Rate
from bot.telegram.logs import log_as_json
from bot.telegram.me import Me
from bot.telegram.office import Limits
from bot.telegram.webhook import WebhookPlace, secret_of

T = TypeVar("T")

COLLECT_AFTER = 20_000
"""New objects after which garbage is looked for: a turn makes some thousands and leaves next to none in circles."""

LARGE = 1 << 20
"""Bytes from which a piece of memory goes back to the system as soon as it is free, such as what a picture is drawn on.

glibc raises this by itself up to the largest piece it has seen; the megabytes of the next pictures then lie among
small pieces that stay, and the process grows.
"""

_M_MMAP_THRESHOLD = -3


def run(webhook_url: str | None) -> None:
    """Serve until stopped.

    Raises:
        SettingsError: settings are missing or malformed; all of them are named.
        StoreError: the database can't be used; the message says what to do.
        TokenRefusedError: Telegram doesn't know the token.

    """
    settings = read_settings(webhook_url=webhook_url)
    log_as_json(settings.log_level)
    gc.set_threshold(COLLECT_AFTER)
    _give_back_large_pieces()
    asyncio.run(_serve(settings, wiring.conversation()))


def _give_back_large_pieces() -> None:
    """Tell glibc about `LARGE`; other libraries of C know no such setting."""
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError):
            ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, LARGE)


async def _serve(settings: Settings, conversation: Conversation) -> None:
    store = await open_store(settings.database)
    try:
        async with BotApi(settings.token, settings.api_url) as api:
            plan = runtime.Plan(_place(settings), settings.health, _limits(settings), prepare=_prepare)
            await runtime.run(
                api, store, lambda me: Desk(conversation, Me(me["id"], me["username"])), draw, plan
            )
    finally:
        await store.close()


def _place(settings: Settings) -> WebhookPlace | None:
    webhook: WebhookSettings | None = settings.webhook
    if webhook is None:
        return None
    secret = webhook.secret or secret_of(settings.token)
    return WebhookPlace(webhook.url, webhook.path, webhook.host, webhook.port, secret)


def _limits(settings: Settings) -> Limits:
    """Telegram's own pace, unless the server is somebody's own; what a person may ask."""
    total = settings.sends_per_second
    if settings.own_api:
        pace = Pace(total=Rate(total, max(1, round(total)))) if total else NO_PACE
    else:
        pace = Pace(Rate(total, max(1, round(total))), TELEGRAMS_PACE.chat, TELEGRAMS_PACE.group)
    asks = settings.asks_per_second
    return Limits(pace, person=Rate(asks, A_PERSON.burst) if asks else Rate(0))


async def _prepare(api: BotApi, _: dict[str, Json]) -> None:
    """Set commands, descriptions and the menu where they differ."""
    wanted = commands.settings()
    current = [await api.call(setting.ask.method, setting.ask.params) for setting in wanted]
    for call in commands.missing(current, wanted):
        await api.call(call.method, call.params)


def looked(look: Callable[[Store], Awaitable[T]]) -> T:
    """What `look` finds in the store, which is opened only to be read."""

    async def opened() -> T:
        store = await open_store(database_address(), work=False)
        try:
            return await look(store)
        finally:
            await store.close()

    return asyncio.run(opened())
