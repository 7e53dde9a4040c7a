"""Updates as they come in: limited, kept, and only then confirmed and handed to the lanes."""

import asyncio
import json
import logging
import time
from collections.abc import Sequence

from bot.core.store import Arrival, Store, StoreError, StoreRefusedError
from bot.telegram.clerk import Clerk, Update
from bot.telegram.exchange import Keys
from bot.telegram.keystrokes import Keystrokes
from bot.telegram.lanes import Lanes
from bot.telegram.limits import Buckets, Rate
from bot.telegram.logs import place_of, turn_code
from bot.telegram.metrics import Metrics
from bot.telegram.shares import Shares
from bot.telegram.together import Together
from bot.telegram.updates import MOST_ID

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
        self._store = store
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
        try:
            new = await self._receive.add(arrivals)
        except StoreRefusedError:
            # one of them, or of those that others had received meanwhile: each goes by itself
            for arrival in arrivals:
                await self._take_alone(arrival)
        else:
            self._hand_over(arrivals, new)

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

    async def _take_alone(self, arrival: Arrival) -> None:
        """Keep one update, or drop it where the store will never take it."""
        try:
            new = await self._store.receive([arrival])
        except StoreRefusedError as error:
            log.error("update refused", extra={"turn": turn_code(arrival.update_id), "why": str(error)})  # noqa: TRY400 - the trace says nothing more
            self._metrics.updates.labels("refused").inc()
        else:
            self._hand_over([arrival], new)

    def _hand_over(self, arrivals: Sequence[Arrival], new: frozenset[int]) -> None:
        for arrival in arrivals:
            self._metrics.updates.labels("kept" if arrival.update_id in new else "repeated").inc()
        self._shares.hand_over([arrival for arrival in arrivals if arrival.update_id in new])

    def _arrival(self, update: Update) -> Arrival | None:
        update_id = update.get("update_id")
        if type(update_id) is not int or not 0 <= update_id < MOST_ID:
            self._metrics.updates.labels("unknown").inc()
            return None
        if isinstance(query := update.get("inline_query"), dict):
            self._inline.ask(query)
            self._metrics.updates.labels("inline").inc()
            return None
        read = self._read(update, update_id)
        if read is None:
            self._metrics.updates.labels("ignored").inc()
            return None
        keys, body = read
        now = time.monotonic()
        if (
            self._lanes.full(keys.lane)
            or not self._persons.admit(keys.sender or keys.person or keys.lane, now)
            or not self._chats.admit(keys.chat, now)
        ):
            self._metrics.updates.labels("dropped").inc()
            return None
        return Arrival(update_id, keys.lane, keys.person, body, time.time())

    def _read(self, update: Update, update_id: int) -> tuple[Keys, str] | None:
        """Where an update belongs, and its text as it is kept; None for one that nobody waits for an answer to."""
        try:
            keys = self._desk.keys(update)
            return None if keys is None else (keys, json.dumps(update, separators=(",", ":")))
        except Exception as error:  # noqa: BLE001 - an update of a shape that nobody foresaw stops no other
            log.error(  # noqa: TRY400 - the message of the error may quote the update
                "update not understood", extra={"turn": turn_code(update_id), "reason": place_of(error)}
            )
            return None
