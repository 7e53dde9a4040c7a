"""What is kept of a conversation and of a person between two messages, as versioned JSON."""

import datetime as dt
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

VERSION = 1
MOST_TOPICS = 6
CONTEXT_LASTS = dt.timedelta(minutes=30)


class Kept(BaseModel):
    """What every kept model shares: frozen; unknown fields of a newer version are dropped, not refused."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Topic(Kept):
    """What one answer was about: an entry, or a reading of the tables."""

    entry: str | None = None
    roles: tuple[str, ...] = ()
    other_roles: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    level: str | None = None
    percentile: str | None = None
    asks: str | None = None
    place: str | None = None
    amount: Decimal | None = None
    currency: str = "USD"
    percent: Decimal | None = None
    period: str | None = None
    rank: int = 1


class Pending(Kept):
    """A question asked back: what each choice would have been, in the order of its buttons."""

    asked: str
    choices: tuple[tuple[str, str], ...] = ()


class PastStep(Kept):
    """What a guided dialogue was before a step, for `back`."""

    answers: tuple[tuple[str, Any], ...] = ()
    skipped: tuple[str, ...] = ()
    editing: str | None = None
    quick: bool = False
    misses: int = 0


class DialogueState(Kept):
    """A guided dialogue under way. `answers` are by slot name; what comes next is derived, never stored.

    `editing` names a slot that is asked again; `quick` finishes as soon as it is answered. `past` are the steps
    that `back` can undo, the newest last.
    """

    form: str
    version: int = 1
    turn: int = 0
    answers: tuple[tuple[str, Any], ...] = ()
    misses: int = 0
    editing: str | None = None
    skipped: tuple[str, ...] = ()
    quick: bool = False
    past: tuple[PastStep, ...] = ()


class Doubt(Kept):
    """Something about a stated offer that has to be asked back: each choice with the changes it makes, as JSON.

    `place` counts the offer among the `count` offers of the message, from 0.
    """

    field: str
    sentence: str
    choices: tuple[tuple[str, str], ...] = ()
    place: int = 0
    count: int = 1


class ChatState(Kept):
    """Context of one person in one chat (and topic). The newest topic stands last.

    `draft` is the sheet of the offer last talked about, `compared` those of the offers last compared, `doubts` what
    has to be asked back before they are valued, the first of them being asked. `together` says that the offers
    compared were last talked about side by side, `paired` that they were only told one after the other, `asked` is the last question about offers, for "and the other one?",
    `before` the sheet as it was before its last change, `first` before all of them, `finished` the dialogue that finished last, as long as it can
    be asked for more.
    `offered` are the buttons under the last reply, by their labels, for those who write a label instead of pressing it.
    `turns` is how far the turns of dialogues have come, so that no button of an old dialogue fits a new one.
    `rested` says that nothing was said of the draft since a pause: a new offer is not set beside it unasked.
    """

    version: int = VERSION
    topics: tuple[Topic, ...] = ()
    pending: Pending | None = None
    dialogue: DialogueState | None = None
    draft: dict[str, Any] | None = None
    compared: tuple[dict[str, Any], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    turns: int = 0
    together: bool = False
    paired: bool = False
    asked: str = ""
    before: dict[str, Any] | None = None
    first: dict[str, Any] | None = None
    finished: DialogueState | None = None
    offered: tuple[tuple[str, str], ...] = ()
    rested: bool = False
    at: dt.datetime | None = None

    def fresh(self, now: dt.datetime) -> "ChatState":
        """The state as `now` sees it: topics and open questions last 30 minutes, dialogues stay."""
        if self.at is None or now - self.at <= CONTEXT_LASTS:
            return self
        return self.model_copy(
            update={"topics": (), "pending": None, "doubts": (), "offered": (), "rested": True}
        )

    def seen(self, now: dt.datetime) -> "ChatState":
        """The state after a message at `now`."""
        return self.model_copy(update={"at": now})

    def about(self, topic: Topic) -> "ChatState":
        """The state after an answer about `topic`."""
        return self.model_copy(update={"topics": (*self.topics, topic)[-MOST_TOPICS:], "pending": None})


class SavedOffer(Kept):
    """An offer that a person keeps: its name and its sheet (see `bot.core.offers.sheet`)."""

    name: str
    sheet: dict[str, Any]


class Person(Kept):
    """What is kept about a person across chats."""

    version: int = VERSION
    offers: tuple[SavedOffer, ...] = Field(default=())
