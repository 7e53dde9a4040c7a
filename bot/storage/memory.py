"""The store in memory: for tests and for trying things out. It lasts as long as the process."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.core.store import (
    SEEN_DAYS,
    UNUSED_DAYS,
    Arrival,
    KeptKey,
    KeptKind,
    KeptRow,
    Letter,
    Miss,
    MissCount,
    Overtaken,
    Parked,
    Pruned,
    Sent,
    Share,
    Sizes,
    Turned,
)
from bot.storage.texts import sent_text

_DAY = 86_400


@dataclass(slots=True)
class _Tables:
    seen: dict[int, float] = field(default_factory=dict)
    inbox: dict[int, Arrival] = field(default_factory=dict)
    outbox: dict[tuple[int, int], Letter] = field(default_factory=dict)
    kept: dict[KeptKey, KeptRow] = field(default_factory=dict)
    sent: dict[tuple[str, str], tuple[int, float]] = field(default_factory=dict)
    parked: dict[str, Parked] = field(default_factory=dict)
    misses: dict[Miss, tuple[int, float]] = field(default_factory=dict)

    def copy(self) -> "_Tables":
        """All tables as they are now; rows are frozen."""
        return _Tables(
            dict(self.seen),
            dict(self.inbox),
            dict(self.outbox),
            dict(self.kept),
            dict(self.sent),
            dict(self.parked),
            dict(self.misses),
        )


class MemoryStore:
    """See `bot.core.store.Store`. One slot, always held."""

    slots = 1

    def __init__(self) -> None:
        self._tables = _Tables()

    async def receive(self, arrivals: Sequence[Arrival]) -> frozenset[int]:
        """Keep updates; the ids that were new."""
        new = set()
        for arrival in arrivals:
            if arrival.update_id not in self._tables.seen:
                self._tables.seen[arrival.update_id] = arrival.at
                self._tables.inbox[arrival.update_id] = arrival
                new.add(arrival.update_id)
        return frozenset(new)

    async def waiting(self, slots: Collection[int], most: int, known: Collection[int] = ()) -> list[Arrival]:
        """Updates not applied yet, oldest id first."""
        if 0 not in slots:
            return []
        return [self._tables.inbox[key] for key in sorted(self._tables.inbox.keys() - known)][:most]

    async def load(self, keys: Collection[KeptKey]) -> Mapping[KeptKey, KeptRow]:
        """The kept rows there are."""
        return {key: self._tables.kept[key] for key in keys if key in self._tables.kept}

    async def commit(self, turns: Sequence[Turned], now: float) -> None:
        """Apply turns in their order, all or none."""
        ids = [turn.update_id for turn in turns if turn.update_id is not None]
        overtaken = frozenset(i for i in ids if i not in self._tables.inbox)
        if overtaken:
            raise Overtaken(overtaken)
        tables = self._tables.copy()
        for update_id in ids:
            del tables.inbox[update_id]
        for turn in turns:
            _apply(tables, turn, now)
        self._tables = tables

    async def unsent(self, slots: Collection[int], most: int) -> list[Letter]:
        """Letters in the order in which they go out."""
        if 0 not in slots:
            return []
        return [self._tables.outbox[key] for key in sorted(self._tables.outbox)][:most]

    async def settle(self, letters: Collection[tuple[int, int]], sent: Collection[Sent], now: float) -> None:
        """Take letters out of the outbox, and note messages that came to be."""
        for letter in letters:
            self._tables.outbox.pop(letter, None)
        for message in sent:
            self._tables.sent[message.lane, message.key] = (message.message_id, now)

    async def message_id(self, lane: str, key: str) -> int | None:
        """The message noted under a key of a lane."""
        found = self._tables.sent.get((lane, key))
        return found[0] if found else None

    async def share(self) -> Share:
        """The only slot."""
        return Share(frozenset({0}))

    async def release(self, slots: Collection[int]) -> None:
        """Nobody else could take a slot."""

    async def lead(self) -> bool:
        """Nobody else could poll."""
        return True

    async def news(self) -> frozenset[int]:
        """Nobody else receives updates: waits until it is cancelled."""
        await asyncio.Event().wait()
        return frozenset()

    async def parked(self, most: int) -> list[Parked]:
        """Failed turns, newest first."""
        return sorted(self._tables.parked.values(), key=lambda parked: -parked.at)[:most]

    async def misses(self, most: int) -> list[MissCount]:
        """Questions without a good answer, the most frequent first."""
        counts = [MissCount(miss, count, at) for miss, (count, at) in self._tables.misses.items()]
        return sorted(counts, key=lambda found: (-found.count, -found.last_at))[:most]

    async def check(self) -> None:
        """Memory can always be written."""

    async def export(self, person: int) -> list[tuple[str, str]]:
        """Everything kept about a person."""
        tables = self._tables
        return [
            *((str(row.key.kind), row.body) for row in tables.kept.values() if _of(row.key, person)),
            *(("update", arrival.body) for arrival in tables.inbox.values() if arrival.person == person),
            *(("letter", letter.body) for letter in tables.outbox.values() if letter.person == person),
            *(
                ("sent", sent_text(key, found[0]))
                for (lane, key), found in tables.sent.items()
                if lane == str(person)
            ),
        ]

    async def prune(self, now: float) -> Pruned:
        """Delete what nobody used, and old ids."""
        old, unused = self._tables, now - UNUSED_DAYS * _DAY
        forgotten = now - SEEN_DAYS * _DAY
        new = _Tables(
            seen={key: at for key, at in old.seen.items() if at >= forgotten or key in old.inbox},
            inbox=old.inbox,
            outbox=old.outbox,
            kept={key: row for key, row in old.kept.items() if row.used_at >= unused},
            sent={key: found for key, found in old.sent.items() if found[1] >= forgotten},
            parked={key: parked for key, parked in old.parked.items() if parked.at >= unused},
            misses={key: found for key, found in old.misses.items() if found[1] >= unused},
        )
        self._tables = new
        return Pruned(
            kept=len(old.kept) - len(new.kept),
            ids=len(old.seen) - len(new.seen) + len(old.sent) - len(new.sent),
            parked=len(old.parked) - len(new.parked),
            misses=len(old.misses) - len(new.misses),
        )

    async def sizes(self, now: float) -> Sizes:
        """How much is kept and how long it has been waiting."""
        inbox, outbox = self._tables.inbox.values(), self._tables.outbox.values()
        return Sizes(
            waiting=len(inbox),
            oldest_waiting=max((now - arrival.at for arrival in inbox), default=0.0),
            unsent=len(outbox),
            oldest_unsent=max((now - letter.at for letter in outbox), default=0.0),
            parked=len(self._tables.parked),
            persons=sum(key.kind is KeptKind.PERSON for key in self._tables.kept),
        )

    async def close(self) -> None:
        """Nothing is held."""


def _of(key: KeptKey, person: int) -> bool:
    """Whether a row belongs to a person: a private chat has the person's id."""
    return key.person == person or (key.kind is KeptKind.CHAT and key.chat == person)


def _apply(tables: _Tables, turn: Turned, now: float) -> None:
    if turn.forget is not None and turn.update_id is not None:
        _forget(tables, turn.forget, turn.update_id)
    else:
        for row in turn.kept:
            known = tables.kept.get(row.key)
            if (known.version if known else 0) != row.version:
                raise Overtaken(frozenset())
            tables.kept[row.key] = replace(row, version=row.version + 1)
    if turn.moved is not None:
        _move(tables, *turn.moved)
    tables.outbox.update({letter.id: letter for letter in turn.letters})
    if turn.parked is not None:
        tables.parked[turn.parked.code] = turn.parked
    for miss in turn.misses:
        tables.misses[miss] = (tables.misses.get(miss, (0, 0.0))[0] + 1, now)


def _forget(tables: _Tables, person: int, update_id: int) -> None:
    tables.kept = {key: row for key, row in tables.kept.items() if not _of(key, person)}
    tables.outbox = {
        key: letter
        for key, letter in tables.outbox.items()
        if letter.person != person or letter.update_id > update_id
    }
    tables.inbox = {
        key: arrival
        for key, arrival in tables.inbox.items()
        if arrival.person != person or arrival.update_id > update_id
    }
    tables.sent = {key: found for key, found in tables.sent.items() if key[0] != str(person)}


def _move(tables: _Tables, old: int, new: int) -> None:
    for key in [key for key in tables.kept if key.chat == old]:
        moved = replace(key, chat=new)
        tables.kept[moved] = replace(tables.kept.pop(key), key=moved)
    for lane, key_of_message in [key for key in tables.sent if key[0] == str(old)]:
        tables.sent[str(new), key_of_message] = tables.sent.pop((lane, key_of_message))
