"""Updates become turns: what is kept is read, the desk is asked, and a turn that fails is apologised for."""

import asyncio
import datetime as dt
import json
import logging
import time
from dataclasses import dataclass, replace

from bot.core.store import (
    Arrival,
    KeptKey,
    KeptRow,
    Letter,
    Parked,
    Store,
    StoreError,
    StoreRefusedError,
    Turned,
)
from bot.telegram.calls import Call
from bot.telegram.clerk import Clerk, Update
from bot.telegram.exchange import Fetched, Handled, Keys, Needed
from bot.telegram.holdings import Holdings, keys_of
from bot.telegram.logs import place_of, trace_of, turn_code
from bot.telegram.metrics import Metrics

log = logging.getLogger(__name__)

BREATH_SECONDS = 0.005
"""After so long at the desk, whatever else is due gets its turn: polls, webhooks, answers on their way."""

MOST_FETCHED = 1_000
"""What was fetched for turns that are still to come; of more the oldest is fetched again."""


@dataclass(slots=True)
class Turn:
    """An update on its way through a round. With `needs` nothing is decided yet."""

    arrival: Arrival
    turned: Turned
    calls: tuple[Call, ...] = ()
    outcome: str = ""
    needs: Needed | None = None


class Turns:
    """Makes turns."""

    def __init__(self, store: Store, desk: Clerk, metrics: Metrics) -> None:
        self._store = store
        self._desk = desk
        self._metrics = metrics
        self._fetched: dict[int, Fetched] = {}

    def remember(self, update_id: int, fetched: Fetched) -> None:
        """Keep what an update asked for before it could be handled."""
        self._fetched[update_id] = fetched
        if len(self._fetched) > MOST_FETCHED:
            del self._fetched[next(iter(self._fetched))]

    def forget(self, update_id: int) -> None:
        """An update needs no turn any more."""
        self._fetched.pop(update_id, None)

    async def made(self, arrivals: list[Arrival]) -> list[Turn]:
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

    def given_up(self, arrivals: list[Arrival], refusals: list[StoreRefusedError]) -> list[Turn]:
        """What is left of a turn that the store refuses: an apology, and if that is refused as well, its end."""
        if len(refusals) > 1:
            return [Turn(arrival, Turned(arrival.update_id), outcome="error") for arrival in arrivals]
        now = time.time()
        return [self._failed(arrival, json.loads(arrival.body), refusals[0], now) for arrival in arrivals]

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
    ) -> Turn:
        if keys is None:
            return Turn(arrival, Turned(arrival.update_id), outcome="ignored")
        started = time.perf_counter()
        holding = replace(holdings.holding(keys), fetched=self._fetched.get(arrival.update_id))
        try:
            handled = self._desk.handle(update, holding, dt.datetime.fromtimestamp(now, dt.UTC))
            turn = self._made(arrival, keys, handled, holdings, now)
        except Exception as error:  # noqa: BLE001 - whatever a message makes the code raise is answered, not repeated
            turn = self._failed(arrival, update, error, now)
        self._metrics.turn_seconds.observe(time.perf_counter() - started)
        return turn

    def _made(self, arrival: Arrival, keys: Keys, handled: Handled, holdings: Holdings, now: float) -> Turn:
        if handled.needs is not None:
            return Turn(arrival, Turned(arrival.update_id), needs=handled.needs)
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
        return Turn(arrival, turned, handled.calls, handled.outcome)

    def _failed(self, arrival: Arrival, update: Update, error: Exception, now: float) -> Turn:
        code = turn_code(arrival.update_id)
        kind = next((key for key in update if key != "update_id" and key.isidentifier()), "unknown")
        reason = str(error) if isinstance(error, StoreError) else place_of(error)
        log.error(
            "turn failed", extra={"turn": code, "kind": kind, "reason": reason, "trace": trace_of(error)}
        )
        try:
            calls = self._desk.apology(update, code)
        except Exception as second:  # noqa: BLE001 - who can't even apologise stays silent, and does not stop the rest
            log.error("apology failed", extra={"turn": code, "reason": place_of(second)})  # noqa: TRY400 - it may quote
            calls = ()
        return Turn(
            arrival,
            Turned(
                arrival.update_id,
                letters=_letters(arrival, calls, now),
                parked=Parked(code, arrival.update_id, kind[:40], reason, now),
            ),
            calls,
            "error",
        )


def _letters(arrival: Arrival, calls: tuple[Call, ...], now: float) -> tuple[Letter, ...]:
    return tuple(
        Letter(arrival.update_id, part, arrival.lane, arrival.person, call.to_json(), now)
        for part, call in enumerate(calls)
        if not call.perishable
    )
