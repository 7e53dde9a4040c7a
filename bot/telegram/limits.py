"""How much one person or chat may ask, and how fast letters go out: token buckets."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

MOST_BUCKETS = 20_000
"""Keys that are remembered at once: so many people and chats may be in haste at the same time."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many a second on average, and so many at once. A rate of 0 has no limit."""

    per_second: float
    burst: float = 1.0


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


class Buckets:
    """A token bucket a key. It is forgotten when it is full again: what is kept grows with who asks now, not with who asked."""

    def __init__(self, rate: Rate) -> None:
        self.rate = rate
        self._buckets: OrderedDict[Hashable, _Bucket] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def admit(self, key: Hashable, now: float) -> bool:
        """Take a token, if there is one."""
        if self.rate.per_second <= 0:
            return True
        bucket = self._filled(key, now)
        if bucket.tokens < 1:
            return False
        bucket.tokens -= 1
        return True

    def reserve(self, key: Hashable, now: float) -> float:
        """Take a token in advance; seconds until it is there."""
        if self.rate.per_second <= 0:
            return 0.0
        bucket = self._filled(key, now)
        bucket.tokens -= 1
        return max(0.0, -bucket.tokens / self.rate.per_second)

    def _filled(self, key: Hashable, now: float) -> _Bucket:
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = _Bucket(self.rate.burst, now)
        else:
            bucket.tokens = self._tokens(bucket, now)
            bucket.at = now
            self._buckets.move_to_end(key)
        self._forget(now)
        return bucket

    def _forget(self, now: float) -> None:
        """Forget those used longest ago, as far as they are full; and the one used longest ago, where they are too many."""
        while len(self._buckets) > 1:
            oldest = next(iter(self._buckets.values()))
            if self._tokens(oldest, now) < self.rate.burst and len(self._buckets) <= MOST_BUCKETS:
                break
            self._buckets.popitem(last=False)

    def _tokens(self, bucket: _Bucket, now: float) -> float:
        return min(self.rate.burst, bucket.tokens + (now - bucket.at) * self.rate.per_second)


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast letters may go out: altogether, to a person, and to a group."""

    total: Rate = Rate(0)
    chat: Rate = Rate(0)
    group: Rate = Rate(0)


TELEGRAMS_PACE = Pace(total=Rate(30, 30), chat=Rate(1, 3), group=Rate(20 / 60, 20))
"""Telegram's ceiling: 30 a second, one a second to a person (short bursts pass), 20 a minute to a group."""

NO_PACE = Pace()
"""For a server of one's own."""


class Pacer:
    """Holds letters back so that Telegram need not."""

    def __init__(self, pace: Pace) -> None:
        self._total = Buckets(pace.total)
        self._chat = Buckets(pace.chat)
        self._group = Buckets(pace.group)

    async def wait(self, lane: str) -> None:
        """Return when a letter of this lane may go out."""
        now = time.monotonic()
        own = (self._group if lane.startswith("-") else self._chat).reserve(lane, now)
        pause = max(own, self._total.reserve("", now))
        if pause > 0:
            await asyncio.sleep(pause)
