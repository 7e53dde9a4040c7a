"""The durable memory of the bot: the `Store` protocol, its rows and its complaints.

A store keeps text and numbers; it knows no models, no Telegram and no clock.
"""

from bot.core.store.errors import (
    Overtaken,
    StoreAddressError,
    StoreAwayError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreNewerError,
    StoreReadOnlyError,
    StoreRefusedError,
)
from bot.core.store.protocol import (
    SEEN_DAYS,
    UNUSED_DAYS,
    Pruned,
    Share,
    Sizes,
    Store,
    slot_of,
)
from bot.core.store.rows import (
    Arrival,
    KeptKey,
    KeptKind,
    KeptRow,
    Letter,
    Miss,
    MissCount,
    MissKind,
    Parked,
    Sent,
    Turned,
)

__all__ = [
    "SEEN_DAYS",
    "UNUSED_DAYS",
    "Arrival",
    "KeptKey",
    "KeptKind",
    "KeptRow",
    "Letter",
    "Miss",
    "MissCount",
    "MissKind",
    "Overtaken",
    "Parked",
    "Pruned",
    "Sent",
    "Share",
    "Sizes",
    "Store",
    "StoreAddressError",
    "StoreAwayError",
    "StoreDamagedError",
    "StoreError",
    "StoreFullError",
    "StoreLockedError",
    "StoreNewerError",
    "StoreReadOnlyError",
    "StoreRefusedError",
    "Turned",
    "slot_of",
]
