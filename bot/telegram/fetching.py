"""What the desk needs from outside in the middle of a turn: a file, a member's rank, a person's data."""

import asyncio
import contextlib

from bot.core.store import Store, StoreError
from bot.telegram.api import ApiError, BotApi, FloodError, UnreachableError
from bot.telegram.clerk import Json, Update
from bot.telegram.exchange import AdminNeeded, ExportNeeded, Fetched, FileNeeded, Needed

TRIES = 4
TYPING_AFTER = 0.3
_RANKS = {"creator", "administrator"}


class Fetcher:
    """Fetches what is needed; what can't be had is told to the desk as missing."""

    def __init__(self, api: BotApi, store: Store) -> None:
        self._api = api
        self._store = store

    async def fetch(self, needed: Needed, update: Update) -> Fetched:
        """The answer. A chat waits for it; others don't."""
        work = asyncio.create_task(self._fetch(needed))
        await asyncio.wait([work], timeout=TYPING_AFTER)
        if not work.done() and (chat := _chat(update)) is not None:
            with contextlib.suppress(ApiError):
                await self._api.call("sendChatAction", {"chat_id": chat, "action": "typing"})
        return await work

    async def _fetch(self, needed: Needed) -> Fetched:
        pause = 0.3
        for _ in range(TRIES):
            try:
                return await self._ask(needed)
            except FloodError as flood:
                await asyncio.sleep(flood.seconds)
            except (UnreachableError, StoreError):
                await asyncio.sleep(pause)
                pause *= 3
            except ApiError:
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


def _chat(update: Update) -> Json:
    message = update.get("message") or (update.get("callback_query") or {}).get("message") or {}
    return message.get("chat", {}).get("id")
