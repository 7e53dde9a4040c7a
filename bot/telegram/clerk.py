"""What the runtime needs of the desk."""

import datetime as dt
from typing import Any, Protocol

from bot.telegram.calls import Call
from bot.telegram.exchange import Handled, Holding, Keys

Json = Any
"""What JSON can say: str, int, float, bool, None, lists and dicts of these."""

Update = dict[str, Json]
"""An update as the Bot API sends it."""


class Clerk(Protocol):
    """Decides what to answer. Pure: no input or output, no clock."""

    def keys(self, update: Update) -> Keys | None:
        """Where an update belongs; None for one that nobody waits for an answer to."""

    def handle(self, update: Update, kept: Holding, now: dt.datetime) -> Handled:
        """The turn of an update; with `needs` set it is asked again, with the answer in `kept.fetched`."""

    def inline(self, query: dict[str, Json]) -> Call | None:
        """The answer to an inline query; None for one that makes no sense."""

    def apology(self, update: Update, code: str) -> tuple[Call, ...]:
        """What to say when the turn of an update failed; `code` finds it in the log."""
