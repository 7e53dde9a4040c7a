"""Rounds of turns: what waits in several lanes is handled and committed together."""

import asyncio
import datetime as dt
import json
import logging
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from bot.core.store import (
    Arrival,
    KeptKey,
    KeptKind,
    KeptRow,
    Letter,
    Overtaken,
    Parked,
    Store,
    StoreError,
    Turned,
    slot_of,
)
from bot.telegram.calls import Call
from bot.telegram.chat_settings import ChatSettings
from bot.telegram.clerk import Clerk, Update
from bot.telegram.exchange import Fetched, Handled, Keys, Needed
from bot.telegram.fetching import Fetcher
from bot.telegram.holdings import Holdings, keys_of
from bot.telegram.lanes import Lanes
from bot.telegram.logs import place_of, trace_of, turn_code
from bot.telegram.metrics import Metrics
from bot.telegram.sender import Outgoing, Sender

log = logging.getLogger(__name__)

LANES_A_ROUND = 64

LONGEST_PAUSE = 5.0

BREATH_SECONDS = 0.005
"""After so long at the desk, whatever else is due gets its turn: polls, webhooks, answers on their way."""


@dataclass(slots=True)
class _Turn:
    """An update on its way through a round."""

    arrival: Arrival
    turned: Turned
    calls: tuple[Call, ...] = ()
    outcome: str = ""
    needs: Needed | None = None


class Rounds:
    """Takes updates from the lanes, asks the desk, commits, posts the letters."""

    def __init__(
        self,
        store: Store,
        desk: Clerk,
        lanes: Lanes,
        sender: Sender,
        fetcher: Fetcher,
        metrics: Metrics,
        ready: Callable[[], Collection[int]],
    ) -> None:
        self._store = store
        self._desk = desk
        self._lanes = lanes
        self._sender = sender
        self._fetcher = fetcher
        self._metrics = metrics
        self._ready = ready
        self.lost: Callable[[Collection[int] | None], None] = _nobody
        self._fetched: dict[int, Fetched] = {}
        self._fetching: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Turn after turn, until cancelled."""
        while True:
            await self._sender.room.wait()
            taken = await self._lanes.take(LANES_A_ROUND, self._ready)
            await self._round(taken)

    async def _round(self, taken: list[tuple[str, list[Arrival]]]) -> None:
        arrivals = [arrival for _, several in taken for arrival in several]
        overtaken: set[int] = set()
        turns: list[_Turn] = []
        pause = 0.1
        while True:
            open_now = [a for a in arrivals if a.update_id not in overtaken]
            try:
                turns = await self._turns(open_now)
                await self._commit(turns)
                break
            except Overtaken as refusal:
                overtaken |= refusal.updates
                if refusal.updates:
                    self.lost(None)
            except StoreError as error:
                self._metrics.store_failures.labels(type(error).__name__).inc()
                log.warning("store failed", extra={"why": str(error)})
                await asyncio.sleep(pause)
                pause = min(LONGEST_PAUSE, pause * 2)
        self._hand_over(taken, turns, overtaken)

    async def _turns(self, arrivals: list[Arrival]) -> list[_Turn]:
        """The turns of a round, as far as they go: a lane stops at an update that needs something first."""
        now = time.time()
        updates: list[tuple[Arrival, Update, Keys | None]] = []
        wanted: set[KeptKey] = set()
        for arrival in arrivals:
            update = json.loads(arrival.body)
            keys = self._keys(arrival, update)
            updates.append((arrival, update, keys))
            if keys is not None:
                wanted.update(keys_of(keys))
        holdings = Holdings(await self._store.load(wanted) if wanted else {}, now)
        turns = []
        stopped: set[str] = set()
        breath = time.perf_counter()
        for arrival, update, keys in updates:
            if time.perf_counter() - breath > BREATH_SECONDS:
                await asyncio.sleep(0)
                breath = time.perf_counter()
            if arrival.lane in stopped:
                continue
            turn = self._turn(arrival, update, keys, holdings, now)
            turns.append(turn)
            if turn.needs is not None:
                stopped.add(arrival.lane)
            if turn.turned.moved is not None or turn.turned.forget is not None:
                # these change rows that later turns have loaded already
                break
        return turns

    def _keys(self, arrival: Arrival, update: Update) -> Keys | None:
        """Where a kept update belongs. An older version may have kept what this one doesn't take."""
        try:
            return self._desk.keys(update)
        except Exception as error:  # noqa: BLE001 - see `_turn`
            code = turn_code(arrival.update_id)
            log.error("update not understood", extra={"turn": code, "reason": place_of(error)})  # noqa: TRY400
            return None

    def _turn(
        self, arrival: Arrival, update: Update, keys: Keys | None, holdings: Holdings, now: float
    ) -> _Turn:
        if keys is None:
            return _Turn(arrival, Turned(arrival.update_id), outcome="ignored")
        started = time.perf_counter()
        holding = replace(holdings.holding(keys), fetched=self._fetched.get(arrival.update_id))
        try:
            handled = self._desk.handle(update, holding, dt.datetime.fromtimestamp(now, dt.UTC))
            turn = self._made(arrival, keys, handled, holdings, now)
        except Exception as error:  # noqa: BLE001 - whatever a message makes the code raise is answered, not repeated
            turn = self._failed(arrival, update, error, now)
        self._metrics.turn_seconds.observe(time.perf_counter() - started)
        return turn

    def _made(self, arrival: Arrival, keys: Keys, handled: Handled, holdings: Holdings, now: float) -> _Turn:
        if handled.needs is not None:
            return _Turn(arrival, Turned(arrival.update_id), needs=handled.needs)
        letters = _letters(arrival, handled.calls, now)
        if handled.forget:
            kept: tuple[KeptRow, ...] = ()
        else:
            kept = holdings.keep(keys, handled.kept)
        turned = Turned(
            arrival.update_id,
            kept=kept,
            letters=letters,
            misses=handled.misses,
            forget=keys.person if handled.forget else None,
            moved=handled.moved,
        )
        return _Turn(arrival, turned, handled.calls, handled.outcome)

    def _failed(self, arrival: Arrival, update: Update, error: Exception, now: float) -> _Turn:
        code = turn_code(arrival.update_id)
        kind = next((key for key in update if key != "update_id"), "unknown")
        reason = place_of(error)
        log.error(
            "turn failed", extra={"turn": code, "kind": kind, "reason": reason, "trace": trace_of(error)}
        )
        try:
            calls = self._desk.apology(update, code)
        except Exception as second:  # noqa: BLE001 - who can't even apologise stays silent, and does not stop the rest
            log.error("apology failed", extra={"turn": code, "reason": place_of(second)})  # noqa: TRY400 - it may quote
            calls = ()
        return _Turn(
            arrival,
            Turned(
                arrival.update_id,
                letters=_letters(arrival, calls, now),
                parked=Parked(code, arrival.update_id, kind[:40], reason, now),
            ),
            calls,
            "error",
        )

    async def _commit(self, turns: list[_Turn]) -> None:
        made = [turn.turned for turn in turns if turn.needs is None]
        if made:
            with self._metrics.commit_seconds.time():
                await self._store.commit(made, time.time())
            self._metrics.round_turns.observe(len(made))

    def _hand_over(
        self, taken: list[tuple[str, list[Arrival]]], turns: list[_Turn], overtaken: set[int]
    ) -> None:
        for update_id in overtaken:
            self._fetched.pop(update_id, None)
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

    def _finish(self, turn: _Turn) -> None:
        arrival = turn.arrival
        self._fetched.pop(arrival.update_id, None)
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
        self._fetched[arrival.update_id] = await self._fetcher.fetch(needed, json.loads(arrival.body))
        self._lanes.done(lane, gone, left)

    async def mark_gone(self, chat: int) -> None:
        """Keep that a chat can't be reached any more."""
        key = KeptKey(KeptKind.CHAT, chat)
        while True:
            try:
                row = (await self._store.load([key])).get(key) or KeptRow(key, "{}", 0, time.time())
                settings = ChatSettings.model_validate_json(row.body)
                body = settings.model_copy(update={"gone": True}).model_dump_json(exclude_defaults=True)
                await self._store.commit([Turned(None, kept=(replace(row, body=body),))], time.time())
            except Overtaken:
                continue
            except StoreError:
                await asyncio.sleep(1)
            else:
                return

    async def move(self, old: int, new: int) -> None:
        """Keep what was kept about a chat under its new id."""
        while True:
            try:
                await self._store.commit([Turned(None, moved=(old, new))], time.time())
            except StoreError:
                await asyncio.sleep(1)
            else:
                return


def _nobody(_: Collection[int] | None) -> None:
    """Nobody needs to know."""


def _letters(arrival: Arrival, calls: tuple[Call, ...], now: float) -> tuple[Letter, ...]:
    return tuple(
        Letter(arrival.update_id, part, arrival.lane, arrival.person, call.to_json(), now)
        for part, call in enumerate(calls)
        if not call.perishable
    )
