"""Everything between intake and outbox, put together."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.core.charts import Chart
from bot.core.store import Store, StoreError
from bot.telegram.api import BotApi
from bot.telegram.clerk import Clerk
from bot.telegram.delivery import Delivery
from bot.telegram.fetching import Fetcher
from bot.telegram.intake import A_CHAT, A_PERSON, Intake
from bot.telegram.keystrokes import Keystrokes
from bot.telegram.lanes import Lanes
from bot.telegram.limits import NO_PACE, Pace, Pacer, Rate
from bot.telegram.metrics import Metrics
from bot.telegram.pictures import Pictures
from bot.telegram.rounds import Rounds
from bot.telegram.sender import Sender
from bot.telegram.shares import Shares
from bot.telegram.turns import Turns
from bot.telegram.whereabouts import Whereabouts

log = logging.getLogger(__name__)

DRAIN_SECONDS = 5.0
"""How long a stopping process goes on sending; the rest is sent after the next start."""

PRUNE_SECONDS = 86_400.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How fast letters go out, and what a person and a chat may ask."""

    pace: Pace = NO_PACE
    person: Rate = A_PERSON
    chat: Rate = A_CHAT


class Office:
    """Takes updates, has the desk answer them, keeps what is to be kept, and sends the answers."""

    def __init__(
        self,
        api: BotApi,
        store: Store,
        desk: Clerk,
        draw: Callable[[Chart], bytes],
        limits: Limits,
        *,
        direct: bool,
    ) -> None:
        self._store = store
        self.metrics = Metrics()
        self.lanes = Lanes(store.slots)
        self.delivery = Delivery(api, store, Pictures(api, draw), Pacer(limits.pace), self.metrics)
        self.sender = Sender(self.delivery, self.lanes, store, self.metrics)
        self.shares = Shares(store, self.lanes, self.sender, self.metrics, direct=direct)
        turns = Turns(store, desk, self.metrics)
        self.rounds = Rounds(
            store,
            turns,
            self.lanes,
            self.sender,
            Fetcher(api, store),
            self.metrics,
            lambda: self.shares.ready,
        )
        self.rounds.lost = self.shares.read_again
        whereabouts = Whereabouts(store)
        self.delivery.gone = whereabouts.gone
        self.delivery.moved = whereabouts.moved
        keystrokes = Keystrokes(api, desk.inline, self.metrics)
        self.intake = Intake(
            store, desk, self.lanes, self.shares, keystrokes, self.metrics, limits.person, limits.chat
        )

    async def run(self) -> None:
        """Work until cancelled.

        Raises:
            InvalidToken: Telegram refused the token while sending.

        """
        work = [
            asyncio.create_task(part)
            for part in (self.shares.run(), self.rounds.run(), self._prune(), self._token_refused())
        ]
        try:
            done, _ = await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in work:
                task.cancel()
            await asyncio.gather(*work, return_exceptions=True)

    async def wind_up(self) -> None:
        """Send what is written, as far as time allows; the rest stays in the store."""
        await self.sender.drain(DRAIN_SECONDS)

    async def _prune(self) -> None:
        while True:
            try:
                pruned = await self._store.prune(time.time())
            except StoreError as error:
                log.warning("nothing pruned", extra={"why": str(error)})
            else:
                counts = {"kept": pruned.kept, "ids": pruned.ids, "parked": pruned.parked}
                log.info("pruned", extra={**counts, "misses": pruned.misses})
            await asyncio.sleep(PRUNE_SECONDS)

    async def _token_refused(self) -> None:
        raise await self.delivery.token_refused
