"""Long polling: the offset moves on only when the updates are on disk."""

import asyncio
import logging
from collections.abc import Sequence

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.core.store import Store, StoreError
from bot.telegram.api import BotApi
from bot.telegram.clerk import Update
from bot.telegram.intake import Intake
from bot.telegram.lanes import Lanes
from bot.telegram.metrics import Metrics
from bot.telegram.refusals import pause_of, without_data

log = logging.getLogger(__name__)

WAIT_SECONDS = 30
LONGEST_PAUSE = 15.0
CONFLICT_PAUSE = 5.0
STANDBY_SECONDS = 1.0

CONFLICT = (
    "Somebody else polls with this token, or a webhook is set. Telegram gives updates to one poller only: "
    "stop the other process, or let the replicas share one PostgreSQL database, which elects the poller."
)


class Polling:
    """Asks for updates as long as this process is the one that polls."""

    def __init__(
        self, api: BotApi, store: Store, intake: Intake, lanes: Lanes, metrics: Metrics, kinds: Sequence[str]
    ) -> None:
        self._api = api
        self._store = store
        self._intake = intake
        self._lanes = lanes
        self._metrics = metrics
        self._kinds = list(kinds)
        self._offset = 0

    async def run(self) -> None:
        """Poll until cancelled.

        Raises:
            InvalidToken: the token was revoked.

        """
        pause = 0.5
        while True:
            await self._elected()
            await self._lanes.room.wait()
            try:
                updates = await self._ask()
            except Conflict:
                log.warning(CONFLICT)
                await asyncio.sleep(CONFLICT_PAUSE)
            except RetryAfter as flood:
                await asyncio.sleep(pause_of(flood))
            except InvalidToken:
                raise
            except TelegramError as error:
                log.warning("no updates", extra={"why": without_data(error)})
                await asyncio.sleep(pause)
                pause = min(LONGEST_PAUSE, pause * 2)
            else:
                pause = 0.5
                if updates:
                    await self._intake.take_patiently(updates)
                    self._offset = max(int(u["update_id"]) for u in updates) + 1

    async def _ask(self) -> list[Update]:
        result = await self._api.call(
            "getUpdates",
            {"offset": self._offset, "limit": 100, "timeout": WAIT_SECONDS, "allowed_updates": self._kinds},
            seconds=WAIT_SECONDS + 15,
        )
        if not isinstance(result, list):
            raise NetworkError("the answer is no list of updates")
        updates = [u for u in result if isinstance(u, dict) and isinstance(u.get("update_id"), int)]
        if result and not updates:
            raise NetworkError("no update has a number")
        return updates

    async def _elected(self) -> None:
        while True:
            try:
                leads = await self._store.lead()
            except StoreError:
                leads = False
            self._metrics.leading.set(leads)
            if leads:
                return
            self._offset = 0
            await asyncio.sleep(STANDBY_SECONDS)
