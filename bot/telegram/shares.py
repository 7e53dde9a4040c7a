"""Which part of the work is this process's, and what of it is in memory."""

import asyncio
import logging
from collections.abc import Collection, Sequence

from bot.core.store import Arrival, Letter, Store, StoreAwayError, StoreError, slot_of
from bot.telegram.calls import Call
from bot.telegram.lanes import MOST_WAITING, Lanes
from bot.telegram.logs import turn_code
from bot.telegram.metrics import Metrics
from bot.telegram.sender import MOST_UNSENT, Outgoing, Sender

log = logging.getLogger(__name__)

SECONDS = 1.0
"""How often the share is looked at again."""

GIVE_BACK_SECONDS = 2.5
"""How long a slot that is to be given back may go on with what is under way."""


class Shares:
    """Keeps the lanes and the sender filled with what the store holds for this process.

    A slot is ready for turns when its older letters are with the sender; new updates go straight to their lane
    only if no older ones are still in the store.
    """

    def __init__(self, store: Store, lanes: Lanes, sender: Sender, metrics: Metrics, *, direct: bool) -> None:
        self._store = store
        self._lanes = lanes
        self._sender = sender
        self._metrics = metrics
        self._direct = direct
        self._unread_letters: set[int] = set()
        self._unread_updates: set[int] = set()
        self._reading_letters: frozenset[int] = frozenset()
        self._reading: frozenset[int] = frozenset()
        self._look = asyncio.Event()
        self._held: frozenset[int] = frozenset()
        self.well = False

    @property
    def ready(self) -> frozenset[int]:
        """The slots whose turns may be taken."""
        return self._held - self._unread_letters - self._reading_letters

    def slot(self, lane: str) -> int:
        """The slot of a lane."""
        return slot_of(lane, self._store.slots)

    def hand_over(self, arrivals: Sequence[Arrival]) -> None:
        """Queue what was just kept, if it is this process's; otherwise whoever holds the slot is told."""
        for arrival in arrivals:
            slot = self.slot(arrival.lane)
            if slot not in self._held:
                continue
            behind = slot in self._unread_updates or slot in self._reading
            if self._direct and not behind and len(self._lanes) < MOST_WAITING:
                self._lanes.put(arrival)
            else:
                self._unread_updates.add(slot)
                self._look.set()

    def read_again(self, slots: Collection[int] | None = None) -> None:
        """Read letters and updates of slots (None: of all) again: somebody else may have changed them."""
        again = self._held if slots is None else self._held.intersection(slots)
        self._unread_letters |= again
        self._unread_updates |= again
        self._look.set()

    async def run(self) -> None:
        """Tend the share until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._tend())
            group.create_task(self._fill())
            group.create_task(self._listen())

    async def _tend(self) -> None:
        while True:
            try:
                share = await self._store.share()
            except StoreError as error:
                if self.well or self._held:
                    log.warning("store is away", extra={"why": str(error)})
                self.well = False
                if isinstance(error, StoreAwayError):
                    self._lose(self._held)
            else:
                self.well = True
                self._lose(self._held - share.held)
                gained = share.held - self._held
                self._held = share.held
                if gained:
                    log.info("slots gained", extra={"count": len(gained), "held": len(self._held)})
                    self._lanes.hold(gained)
                    self.read_again(gained)
                if share.excess:
                    await self._give_back(share.excess)
            self._metrics.slots.set(len(self._held))
            await asyncio.sleep(SECONDS)

    def _lose(self, slots: Collection[int]) -> None:
        if not slots:
            return
        log.info("slots lost", extra={"count": len(slots)})
        self._held -= frozenset(slots)
        self._unread_letters.difference_update(slots)
        self._unread_updates.difference_update(slots)
        self._lanes.drop(slots)
        self._sender.drop(lambda lane: self.slot(lane) in slots)

    async def _give_back(self, slots: frozenset[int]) -> None:
        """Stop working on slots, and let others have those on which nothing is under way any more."""
        self._lose(slots)
        idle = slots
        for _ in range(round(GIVE_BACK_SECONDS / 0.05)):
            busy = {self.slot(lane) for lane in (*self._lanes.busy(), *self._sender.active())}
            idle = slots - busy
            if idle == slots:
                break
            await asyncio.sleep(0.05)
        try:
            await self._store.release(idle)
        except StoreError as error:
            log.warning("slots not given back", extra={"why": str(error)})

    async def _fill(self) -> None:
        pause = 0.1
        while True:
            await self._look.wait()
            self._look.clear()
            try:
                full = await self._read()
            except StoreError:
                self._look.set()
                await asyncio.sleep(pause)
                pause = min(5.0, pause * 2)
                continue
            pause = 0.1
            self._lanes.wake()
            if full:
                # the rest is read when half of it is done, rather than again for each
                self._look.set()
                while len(self._lanes) > MOST_WAITING // 2 or len(self._sender) > MOST_UNSENT // 2:  # noqa: ASYNC110 - two counts
                    await asyncio.sleep(0.05)

    async def _read(self) -> bool:
        """Queue what the store holds, letters first; whether it holds more than memory takes."""
        return await self._read_letters() or await self._read_updates()

    async def _read_letters(self) -> bool:
        slots = self._reading_letters = self._held.intersection(self._unread_letters)
        if not slots:
            return False
        self._unread_letters -= slots
        full = True
        try:
            with self._sender.finishing() as done:
                letters = await self._store.unsent(slots, MOST_UNSENT)
            for letter in letters:
                if self.slot(letter.lane) not in self._held or letter.id in done:
                    continue
                call = _readable(letter)
                if call is None:
                    await self._store.settle([letter.id], [], letter.at)
                else:
                    self._sender.post(letter.lane, [Outgoing(call, letter.id, letter.at)])
            full = len(letters) == MOST_UNSENT
        finally:
            if full:
                self._unread_letters |= self._held & slots
            self._reading_letters = frozenset()
        return full

    async def _read_updates(self) -> bool:
        slots = self._reading = self._held.intersection(self._unread_updates)
        if not slots:
            return False
        self._unread_updates -= slots
        full = True
        try:
            with self._lanes.finishing() as done:
                most = max(1, MOST_WAITING - len(self._lanes))
                arrivals = await self._store.waiting(slots, most, self._lanes.known)
            for arrival in arrivals:
                if self.slot(arrival.lane) in self._held and arrival.update_id not in done:
                    self._lanes.put(arrival)
            full = len(arrivals) == most
        finally:
            if full:
                self._unread_updates |= self._held & slots
            self._reading = frozenset()
        return full

    async def _listen(self) -> None:
        while True:
            try:
                news = await self._store.news()
            except StoreError:
                await asyncio.sleep(SECONDS)
            else:
                self._unread_updates |= self._held & news
                self._look.set()


def _readable(letter: Letter) -> Call | None:
    """The call of a letter, unless another version wrote it in a way that this one can't read."""
    try:
        return Call.from_json(letter.body)
    except ValueError:
        log.error("letter not readable", extra={"turn": turn_code(letter.update_id)})  # noqa: TRY400 - it may quote
        return None
