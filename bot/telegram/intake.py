"""Updates as they come in: limited, kept, and only then confirmed and handed to the lanes."""

import asyncio
import json
import logging
import time
from collections.abc import Sequence

from bot.core.store import Arrival, Store, StoreError
from bot.telegram.clerk import Clerk, Update
from bot.telegram.exchange import Keys
from bot.telegram.keystrokes import Keystrokes
from bot.telegram.lanes import Lanes
from bot.telegram.limits import Buckets, Rate
from bot.telegram.logs import place_of, turn_code
from bot.telegram.metrics import Metrics
from bot.telegram.shares import Shares
from bot.telegram.together import Together

log = logging.getLogger(__name__)

A_PERSON = Rate(3, 60)
"""What one person may ask: so many a second, and so many at once."""

A_CHAT = Rate(10, 200)
"""What all of a chat may ask."""


class Intake:
    """What polling and the webhook hand their updates to."""

    def __init__(
        self,
        store: Store,
        desk: Clerk,
        lanes: Lanes,
        shares: Shares,
        inline: Keystrokes,
        metrics: Metrics,
        person: Rate = A_PERSON,
        chat: Rate = A_CHAT,
    ) -> None:
        self._desk = desk
        self._lanes = lanes
        self._shares = shares
        self._inline = inline
        self._metrics = metrics
        self._persons = Buckets(person)
        self._chats = Buckets(chat)
        self._receive = Together(store.receive)

    async def take(self, updates: Sequence[Update]) -> None:
        """Return when everything worth keeping is on disk.

        Raises:
            StoreError: nothing was kept; the updates must not be confirmed.

        """
        arrivals = []
        for update in updates:
            arrival = self._arrival(update)
            if arrival is not None:
                arrivals.append(arrival)
        if not arrivals:
            return
        new = await self._receive.add(arrivals)
        for arrival in arrivals:
            if arrival.update_id in new:
                self._metrics.updates.labels("kept").inc()
            else:
                self._metrics.updates.labels("repeated").inc()
        self._shares.hand_over([a for a in arrivals if a.update_id in new])

    async def take_patiently(self, updates: Sequence[Update]) -> None:
        """As `take`, waiting out what is wrong with the store."""
        pause = 0.1
        while True:
            try:
                await self.take(updates)
            except StoreError as error:
                self._metrics.store_failures.labels(type(error).__name__).inc()
                log.warning("updates wait for the store", extra={"why": str(error), "count": len(updates)})
                await asyncio.sleep(pause)
                pause = min(5.0, pause * 2)
            else:
                return

    def _arrival(self, update: Update) -> Arrival | None:
        update_id = update.get("update_id")
        if not isinstance(update_id, int):
            self._metrics.updates.labels("unknown").inc()
            return None
        if isinstance(query := update.get("inline_query"), dict):
            self._inline.ask(query)
            self._metrics.updates.labels("inline").inc()
            return None
        keys = self._keys(update, update_id)
        if keys is None:
            self._metrics.updates.labels("ignored").inc()
            return None
        now = time.monotonic()
        if (
            self._lanes.full(keys.lane)
            or not self._persons.admit(keys.sender or keys.person or keys.lane, now)
            or not self._chats.admit(keys.chat, now)
        ):
            self._metrics.updates.labels("dropped").inc()
            return None
        return Arrival(
            update_id, keys.lane, keys.person, json.dumps(update, separators=(",", ":")), time.time()
        )

    def _keys(self, update: Update, update_id: int) -> Keys | None:
        try:
            return self._desk.keys(update)
        except Exception as error:  # noqa: BLE001 - an update of a shape that nobody foresaw stops no other
            log.error(  # noqa: TRY400 - the message of the error may quote the update
                "update not understood", extra={"turn": turn_code(update_id), "reason": place_of(error)}
            )
            return None
