"""The running bot: started, fed by polling or by webhook, and stopped in good order."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter

from bot.core.charts import Chart
from bot.core.store import Store
from bot.telegram.api import BotApi
from bot.telegram.clerk import Clerk, Json
from bot.telegram.health import Health
from bot.telegram.office import Limits, Office
from bot.telegram.polling import Polling
from bot.telegram.refusals import pause_of, without_data
from bot.telegram.webhook import Webhook, WebhookPlace

log = logging.getLogger(__name__)

UPDATE_KINDS = (
    *("message", "edited_message", "callback_query", "inline_query", "my_chat_member"),
    "message_reaction",
)
"""The updates that Telegram is asked for."""

NOT_KNOWN = (
    "Telegram doesn't know this token. Check TELEGRAM_BOT_TOKEN, or ask @BotFather for it: /mybots, then API Token. "
    "If it was revoked there, the new one must be set."
)

Prepare = Callable[[BotApi, dict[str, Json]], Awaitable[None]]
"""What is done before updates are taken, such as setting commands. It gets the bot's own account."""


class TokenRefusedError(Exception):
    """Telegram doesn't know the token. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to run: by webhook or (None) by polling; where to listen for health checks, if at all; the limits."""

    webhook: WebhookPlace | None = None
    health: tuple[str, int] | None = None
    limits: Limits = field(default_factory=Limits)
    kinds: Sequence[str] = UPDATE_KINDS
    prepare: Prepare | None = None


async def run(
    api: BotApi,
    store: Store,
    make_desk: Callable[[dict[str, Json]], Clerk],
    draw: Callable[[Chart], bytes],
    plan: Plan,
) -> None:
    """Serve until SIGTERM or SIGINT. The caller opens and closes `api` and `store`.

    `make_desk` gets the bot's own account, as `getMe` says.

    Raises:
        TokenRefusedError: Telegram doesn't know the token.

    """
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(_log_failure)
    serving = asyncio.create_task(serve(api, store, make_desk, draw, plan))
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, serving.cancel)
    try:
        with contextlib.suppress(asyncio.CancelledError):
            await serving
    finally:
        for sign in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(sign)
    log.info("stopped")


async def serve(
    api: BotApi,
    store: Store,
    make_desk: Callable[[dict[str, Json]], Clerk],
    draw: Callable[[Chart], bytes],
    plan: Plan,
) -> None:
    """As `run`, until cancelled: then no more updates are taken, and what is written is sent for a few seconds."""
    try:
        me = await known_to_telegram(api)
        desk = make_desk(me)
        direct = plan.webhook is None or store.slots == 1
        office = Office(api, store, desk, draw, plan.limits, direct=direct)
        async with contextlib.AsyncExitStack() as stack:
            if plan.health is not None:
                health = Health(store, office.metrics, lambda: office.shares.well)
                await _listening(stack, health.start(*plan.health))
            prepare = plan.prepare
            if prepare is not None:
                await patiently(lambda: prepare(api, me))
            stack.push_async_callback(office.wind_up)
            await _work(api, store, office, plan, stack)
    except InvalidToken as error:
        raise TokenRefusedError(NOT_KNOWN) from error


async def _work(
    api: BotApi, store: Store, office: Office, plan: Plan, stack: contextlib.AsyncExitStack
) -> None:
    work = [asyncio.create_task(office.run())]
    place = plan.webhook
    try:
        if place is None:
            await patiently(lambda: api.call("deleteWebhook", {"drop_pending_updates": False}))
            polling = Polling(api, store, office.intake, office.lanes, office.metrics, plan.kinds)
            work.append(asyncio.create_task(polling.run()))
        else:
            await _listening(stack, Webhook(place, office.intake, office.lanes).start())
            told = {"url": place.url, "secret_token": place.secret, "allowed_updates": list(plan.kinds)}
            await patiently(lambda: api.call("setWebhook", told))
        log.info("running", extra={"by": "polling" if place is None else "webhook"})
        done, _ = await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in work:
            task.cancel()
        await asyncio.gather(*work, return_exceptions=True)


async def known_to_telegram(api: BotApi) -> dict[str, Json]:
    """Who the bot is. Waits for the network as long as it takes.

    Raises:
        TokenRefusedError: Telegram doesn't know the token.

    """
    try:
        me = await patiently(lambda: api.call("getMe"))
    except (InvalidToken, BadRequest) as error:
        raise TokenRefusedError(NOT_KNOWN) from error
    if not isinstance(me, dict):
        raise TokenRefusedError("There is no Bot API at this address; check TELEGRAM_API_URL.")
    return me


async def patiently(ask: Callable[[], Awaitable[Json]]) -> Json:
    """What `ask` gives, waiting out the network and Telegram's limits."""
    pause = 0.5
    while True:
        try:
            return await ask()
        except RetryAfter as flood:
            await asyncio.sleep(pause_of(flood))
        except BadRequest:
            raise
        except NetworkError as error:
            log.warning("waiting for Telegram", extra={"why": without_data(error)})
            await asyncio.sleep(pause)
            pause = min(15.0, pause * 2)


async def _listening(stack: contextlib.AsyncExitStack, starting: Coroutine[Any, Any, web.AppRunner]) -> None:
    runner = await starting
    stack.push_async_callback(runner.cleanup)


def _log_failure(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """A failure that nobody awaited: kind and place, never the values in it."""
    error = context.get("exception")
    log.error("unexpected failure", exc_info=error if isinstance(error, BaseException) else None)
