"""Updates in memory that wait for their turn: in order within a chat, and no chat waits for another."""

import asyncio
import bisect
from collections import deque
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from bot.core.store import Arrival, slot_of

MOST_IN_LANE = 200
"""Updates of one chat that may wait; more are dropped and counted."""

MOST_UNSENT = 20
"""Letters of one chat that may wait to be sent before its next turn."""

MOST_WAITING = 5_000
"""Updates in memory; the rest waits in the store or at Telegram."""

_A_TURN = 8


@dataclass(slots=True)
class Lane:
    """One chat's updates and how many of its letters are under way."""

    name: str
    slot: int
    waiting: list[Arrival] = field(default_factory=list)
    unsent: int = 0
    busy: bool = False
    lost: bool = False
    queued: bool = False

    @property
    def idle(self) -> bool:
        """Whether nothing at all is under way."""
        return not (self.waiting or self.unsent or self.busy)


class Lanes:
    """The lanes of the slots that this process holds."""

    def __init__(self, slots: int) -> None:
        self._slots = slots
        self._lanes: dict[str, Lane] = {}
        self._known: set[int] = set()
        self._finished: set[int] | None = None
        self._ready: deque[Lane] = deque()
        self._wake = asyncio.Event()
        self.room = asyncio.Event()
        self.room.set()

    def __len__(self) -> int:
        return len(self._known)

    @property
    def known(self) -> frozenset[int]:
        """The updates in memory."""
        return frozenset(self._known)

    def full(self, name: str) -> bool:
        """Whether a lane takes no more."""
        lane = self._lanes.get(name)
        return lane is not None and len(lane.waiting) >= MOST_IN_LANE

    def put(self, arrival: Arrival) -> None:
        """Queue an update, by the order of ids; one that is queued already is left alone."""
        if arrival.update_id in self._known:
            return
        self._known.add(arrival.update_id)
        lane = self._lane(arrival.lane)
        bisect.insort(lane.waiting, arrival, key=lambda a: a.update_id)
        if len(self._known) >= MOST_WAITING:
            self.room.clear()
        self._queue(lane)

    async def take(self, most: int, held: Callable[[], Collection[int]]) -> list[tuple[str, list[Arrival]]]:
        """Wait for updates; the first few of up to `most` lanes, which are busy until `done`."""
        while True:
            taken: list[tuple[str, list[Arrival]]] = []
            while self._ready and len(taken) < most:
                lane = self._ready.popleft()
                lane.queued = False
                if self._may_turn(lane) and lane.slot in held():
                    lane.busy = True
                    taken.append((lane.name, lane.waiting[:_A_TURN]))
                    del lane.waiting[:_A_TURN]
                else:
                    self._drop_if_idle(lane)
            if taken:
                return taken
            self._wake.clear()
            await self._wake.wait()

    def done(self, name: str, gone: Collection[int], back: Collection[Arrival] = ()) -> None:
        """The turns of a lane are over: `gone` need no turn any more, `back` wait again, unless its slot was lost."""
        lane = self._lane(name)
        if lane.lost:
            self._known.difference_update(arrival.update_id for arrival in back)
            lane.lost, back = False, ()
        self._known.difference_update(gone)
        if self._finished is not None:
            self._finished.update(gone)
        if len(self._known) < MOST_WAITING:
            self.room.set()
        lane.busy = False
        lane.waiting[:0] = back
        self._queue(lane)
        self._drop_if_idle(lane)

    def unsent(self, name: str, change: int) -> None:
        """Letters of a lane were written (+) or went out (-)."""
        lane = self._lane(name)
        lane.unsent += change
        self._queue(lane)
        self._drop_if_idle(lane)

    @contextmanager
    def finishing(self) -> Iterator[set[int]]:
        """The updates whose turns end during the block: what is read in the meantime may still hold them."""
        self._finished = set()
        try:
            yield self._finished
        finally:
            self._finished = None

    def busy(self) -> list[str]:
        """The lanes with turns under way."""
        return [lane.name for lane in self._lanes.values() if lane.busy]

    def drop(self, slots: Collection[int]) -> None:
        """Forget what waits in slots that are held no more, now or when its turn is over; the store has it."""
        for lane in list(self._lanes.values()):
            if lane.slot in slots:
                self._known.difference_update(a.update_id for a in lane.waiting)
                lane.waiting.clear()
                lane.lost = lane.busy
                self._drop_if_idle(lane)
        if len(self._known) < MOST_WAITING:
            self.room.set()

    def hold(self, slots: Collection[int]) -> None:
        """These slots are held again: lanes with turns under way go on."""
        for lane in self._lanes.values():
            if lane.slot in slots:
                lane.lost = False

    def wake(self) -> None:
        """Look again: other slots are held now."""
        for lane in self._lanes.values():
            self._queue(lane)

    def _lane(self, name: str) -> Lane:
        lane = self._lanes.get(name)
        if lane is None:
            lane = self._lanes[name] = Lane(name, slot_of(name, self._slots))
        return lane

    def _queue(self, lane: Lane) -> None:
        if not lane.queued and self._may_turn(lane):
            lane.queued = True
            self._ready.append(lane)
            self._wake.set()

    def _drop_if_idle(self, lane: Lane) -> None:
        if lane.idle and not lane.queued:
            self._lanes.pop(lane.name, None)

    @staticmethod
    def _may_turn(lane: Lane) -> bool:
        return bool(lane.waiting) and not lane.busy and lane.unsent < MOST_UNSENT
