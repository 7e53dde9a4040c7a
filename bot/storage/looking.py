"""What both databases are asked in the same words: what lies in them, changing nothing."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from bot.core.store import Miss, MissCount, MissKind, Parked, Sizes
from bot.storage.texts import sent_text


class Looking(ABC):
    """The looking half of a store. Values stand in a query as `$1`, `$2`."""

    @abstractmethod
    async def _rows(self, query: str, *values: object) -> Sequence[Any]:
        """The rows of a query."""

    async def message_id(self, lane: str, key: str) -> int | None:
        """The message noted under a key of a lane."""
        rows = await self._rows("SELECT message_id FROM sent WHERE lane = $1 AND key = $2", lane, key)
        return int(rows[0][0]) if rows else None

    async def parked(self, most: int) -> list[Parked]:
        """Failed turns, newest first."""
        rows = await self._rows(
            "SELECT code, update_id, kind, reason, at FROM parked ORDER BY at DESC LIMIT $1", most
        )
        return [Parked(*row) for row in rows]

    async def misses(self, most: int) -> list[MissCount]:
        """Questions without a good answer, the most frequent first."""
        rows = await self._rows(
            "SELECT text, kind, count, last_at FROM misses ORDER BY count DESC, last_at DESC LIMIT $1", most
        )
        return [MissCount(Miss(text, MissKind(kind)), count, last_at) for text, kind, count, last_at in rows]

    async def export(self, person: int) -> list[tuple[str, str]]:
        """Everything kept about a person."""
        kept = await self._rows(
            "SELECT kind, body FROM kept WHERE person = $1 OR (kind = 'chat' AND chat = $1)"
            " UNION ALL SELECT 'update', body FROM inbox WHERE person = $1"
            " UNION ALL SELECT 'letter', body FROM outbox WHERE person = $1",
            person,
        )
        sent = await self._rows("SELECT key, message_id FROM sent WHERE lane = $1", str(person))
        return [
            *((str(name), str(body)) for name, body in kept),
            *(("sent", sent_text(key, number)) for key, number in sent),
        ]

    async def sizes(self, now: float) -> Sizes:
        """How much is kept and how long it has been waiting."""
        ((waiting, arrived, unsent, written, parked, persons),) = await self._rows(
            "SELECT (SELECT count(*) FROM inbox), (SELECT min(at) FROM inbox), (SELECT count(*) FROM outbox),"
            " (SELECT min(at) FROM outbox), (SELECT count(*) FROM parked),"
            " (SELECT count(*) FROM kept WHERE kind = 'person')"
        )
        return Sizes(
            waiting=waiting,
            oldest_waiting=max(0.0, now - arrived) if arrived is not None else 0.0,
            unsent=unsent,
            oldest_unsent=max(0.0, now - written) if written is not None else 0.0,
            parked=parked,
            persons=persons,
        )
