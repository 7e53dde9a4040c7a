"""What the desk needs from outside in the middle of a turn: a file, a member's rank, a person's data."""

import asyncio
import contextlib
import logging

from telegram.constants import ChatAction, ChatMemberStatus
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.core.store import Store, StoreError
from bot.telegram.api import BotApi
from bot.telegram.clerk import Update
from bot.telegram.exchange import AdminNeeded, ExportNeeded, Fetched, FileNeeded, Needed
from bot.telegram.logs import place_of
from bot.telegram.refusals import pause_of

log = logging.getLogger(__name__)

TRIES = 4
TYPING_AFTER = 0.3
_RANKS = {ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR}


class Fetcher:
    """Fetches what is needed; what can't be had is told to the desk as missing."""

    def __init__(self, api: BotApi, store: Store) -> None:
        self._api = api
        self._store = store

    async def fetch(self, needed: Needed, update: Update) -> Fetched:
        """The answer. A chat waits for it; others don't."""
        work = asyncio.create_task(self._fetch(needed))
        await asyncio.wait([work], timeout=TYPING_AFTER)
        if not work.done():
            with contextlib.suppress(TelegramError):
                await self._api.send_chat_action(*_place(update))
        return await work

    async def _fetch(self, needed: Needed) -> Fetched:
        pause = 0.3
        for _ in range(TRIES):
            try:
                return await self._ask(needed)
            except RetryAfter as flood:
                await asyncio.sleep(pause_of(flood))
            except BadRequest:
                break
            except (NetworkError, StoreError):
                await asyncio.sleep(pause)
                pause *= 3
            except TelegramError:
                break
            except Exception as error:  # noqa: BLE001 - a chat must not wait for ever for an answer of an odd shape
                log.error("not fetched", extra={"reason": place_of(error)})  # noqa: TRY400 - it may quote
                break
        return Fetched(admin=False if isinstance(needed, AdminNeeded) else None)

    async def _ask(self, needed: Needed) -> Fetched:
        match needed:
            case FileNeeded(file_id, most):
                return Fetched(file=await self._api.file(file_id, most))
            case AdminNeeded(chat, person):
                member = await self._api.call("getChatMember", {"chat_id": chat, "user_id": person})
                return Fetched(admin=member.get("status") in _RANKS)
            case ExportNeeded(person):
                return Fetched(export=tuple(await self._store.export(person)))


def _place(update: Update) -> tuple[int, str, int | None]:
    """Where somebody waits, and for what: chat, action and forum topic."""
    message = update.get("message") or update["callback_query"]["message"]
    topic = message.get("message_thread_id") if message.get("is_topic_message") else None
    return message["chat"]["id"], ChatAction.TYPING, topic
