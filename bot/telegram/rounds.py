"""Rounds of turns: what waits in several lanes is handled and committed together."""

import asyncio
import json
import logging
import time
from collections.abc import Callable, Collection

from bot.core.store import Arrival, Overtaken, Store, StoreError, StoreRefusedError, slot_of
from bot.telegram.exchange import Needed
from bot.telegram.fetching import Fetcher
from bot.telegram.lanes import Lanes
from bot.telegram.logs import turn_code
from bot.telegram.metrics import Metrics
from bot.telegram.sender import Outgoing, Sender
from bot.telegram.turns import Turn, Turns

log = logging.getLogger(__name__)

LANES_A_ROUND = 64

LONGEST_PAUSE = 5.0


class Rounds:
    """Takes updates from the lanes, asks the desk, commits, posts the letters."""

    def __init__(
        self,
        store: Store,
        turns: Turns,
        lanes: Lanes,
        sender: Sender,
        fetcher: Fetcher,
        metrics: Metrics,
        ready: Callable[[], Collection[int]],
    ) -> None:
        self._store = store
        self._turns = turns
        self._lanes = lanes
        self._sender = sender
        self._fetcher = fetcher
        self._metrics = metrics
        self._ready = ready
        self.lost: Callable[[Collection[int] | None], None] = _nobody
        self._fetching: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Turn after turn, until cancelled."""
        while True:
            await self._sender.room.wait()
            taken = await self._lanes.take(LANES_A_ROUND, self._ready)
            await self._round(taken)

    async def _round(self, taken: list[tuple[str, list[Arrival]]]) -> None:
        overtaken: set[int] = set()
        turns = await self._committed([arrival for _, several in taken for arrival in several], overtaken)
        self._hand_over(taken, turns, overtaken)

    async def _committed(self, arrivals: list[Arrival], overtaken: set[int]) -> list[Turn]:
        """The turns of these updates, in the store; whatever is wrong with it is waited out.

        Where the store refuses what they hold, each goes by itself, so that one holds up no other; and the one that
        is refused by itself gives way to an apology, or to nothing but its end.
        """
        refusals: list[StoreRefusedError] = []
        pause = 0.1
        while True:
            open_now = [a for a in arrivals if a.update_id not in overtaken]
            try:
                if refusals:
                    turns = self._turns.given_up(open_now, refusals)
                else:
                    turns = await self._turns.made(open_now)
                await self._commit(turns)
            except Overtaken as refusal:
                overtaken |= refusal.updates
                if refusal.updates:
                    self.lost(None)
            except StoreRefusedError as refusal:
                if len(open_now) > 1:
                    return await self._one_by_one(open_now, overtaken)
                refusals.append(refusal)
                await asyncio.sleep(pause)
            except StoreError as error:
                self._metrics.store_failures.labels(type(error).__name__).inc()
                log.warning("store failed", extra={"why": str(error)})
                await asyncio.sleep(pause)
                pause = min(LONGEST_PAUSE, pause * 2)
            else:
                return turns

    async def _one_by_one(self, arrivals: list[Arrival], overtaken: set[int]) -> list[Turn]:
        turns: list[Turn] = []
        stopped: set[str] = set()
        for arrival in arrivals:
            if arrival.lane not in stopped:
                turns += await self._committed([arrival], overtaken)
                stopped.update(turn.arrival.lane for turn in turns if turn.needs is not None)
        return turns

    async def _commit(self, turns: list[Turn]) -> None:
        made = [turn.turned for turn in turns if turn.needs is None]
        if made:
            with self._metrics.commit_seconds.time():
                await self._store.commit(made, time.time())
            self._metrics.round_turns.observe(len(made))

    def _hand_over(
        self, taken: list[tuple[str, list[Arrival]]], turns: list[Turn], overtaken: set[int]
    ) -> None:
        for update_id in overtaken:
            self._turns.forget(update_id)
        by_update = {turn.arrival.update_id: turn for turn in turns}
        for lane, arrivals in taken:
            gone = set(overtaken)
            left = []
            needs: tuple[Arrival, Needed] | None = None
            for arrival in arrivals:
                turn = by_update.get(arrival.update_id)
                if turn is None:
                    if arrival.update_id not in overtaken:
                        left.append(arrival)
                elif turn.needs is not None:
                    needs = arrival, turn.needs
                    left.append(arrival)
                else:
                    gone.add(arrival.update_id)
                    self._finish(turn)
            if needs is None:
                self._lanes.done(lane, gone, left)
            else:
                task = asyncio.create_task(self._fetch(lane, needs, gone, left))
                self._fetching.add(task)
                task.add_done_callback(self._fetching.discard)

    def _finish(self, turn: Turn) -> None:
        arrival = turn.arrival
        self._turns.forget(arrival.update_id)
        self._metrics.turns.labels(turn.outcome).inc()
        log.info("turn", extra={"turn": turn_code(arrival.update_id), "outcome": turn.outcome})
        items = [
            Outgoing(call, None if call.perishable else (arrival.update_id, part), arrival.at)
            for part, call in enumerate(turn.calls)
        ]
        slot = slot_of(arrival.lane, self._store.slots)
        if slot in self._ready():
            self._sender.post(arrival.lane, items)
        else:
            # lost in the meantime: whoever holds the slot reads the letters from the store
            self.lost([slot])

    async def _fetch(
        self, lane: str, needs: tuple[Arrival, Needed], gone: set[int], left: list[Arrival]
    ) -> None:
        arrival, needed = needs
        self._turns.remember(arrival.update_id, await self._fetcher.fetch(needed, json.loads(arrival.body)))
        self._lanes.done(lane, gone, left)


def _nobody(_: Collection[int] | None) -> None:
    """Nobody needs to know."""
