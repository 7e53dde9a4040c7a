"""Kept rows in memory during a round of turns: read once, written once a turn, with their versions."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from pydantic import ValidationError

from bot.core.state import ChatState, Kept, Person
from bot.core.store import KeptKey, KeptKind, KeptRow
from bot.telegram.chat_settings import ChatSettings
from bot.telegram.exchange import Holding, Keys
from bot.telegram.threads import Thread

_DAY = 86_400.0

Model = TypeVar("Model", bound=Kept)


class Context(Kept):
    """What is kept of a person in a chat and topic, as one row: the conversation's state and the messages shown."""

    state: ChatState = ChatState()
    thread: Thread = Thread()


def keys_of(keys: Keys) -> tuple[KeptKey, KeptKey, KeptKey]:
    """The rows of an update: context, person, chat. A private chat's settings belong to its person."""
    return (
        KeptKey(KeptKind.STATE, keys.chat, keys.thread, keys.person),
        KeptKey(KeptKind.PERSON, person=keys.person),
        KeptKey(KeptKind.CHAT, keys.chat),
    )


class Holdings:
    """What a round has loaded, and how its turns change it: later turns see what earlier ones kept."""

    def __init__(self, rows: Mapping[KeptKey, KeptRow], now: float) -> None:
        self._rows = dict(rows)
        self._day = math.floor(now / _DAY) * _DAY

    def holding(self, keys: Keys) -> Holding:
        """What is kept for an update."""
        context, person, chat = keys_of(keys)
        read = self._read(context, Context)
        return Holding(
            state=read.state,
            thread=read.thread,
            person=self._read(person, Person),
            chat=self._read(chat, ChatSettings),
        )

    def keep(self, keys: Keys, kept: Holding) -> tuple[KeptRow, ...]:
        """The rows to write: those that changed, and those not used for a day, so that they aren't deleted."""
        context, person, chat = keys_of(keys)
        new: list[tuple[KeptKey, Kept]] = [
            (context, Context(state=kept.state, thread=kept.thread)),
            (chat, kept.chat),
        ]
        if keys.person:
            new.append((person, kept.person))
        written = []
        for key, model in new:
            body = model.model_dump_json(exclude_defaults=True)
            row = self._rows.get(key)
            if row is None and body == "{}":
                continue
            if row is None or row.body != body or row.used_at < self._day:
                written.append(KeptRow(key, body, row.version if row else 0, self._day))
        # all at once: a turn that fails on the way to its last row has changed none
        self._rows.update({row.key: replace(row, version=row.version + 1) for row in written})
        return tuple(written)

    def _read(self, key: KeptKey, model: type[Model]) -> Model:
        row = self._rows.get(key)
        if row is None:
            return model()
        try:
            return model.model_validate_json(row.body)
        except ValidationError:
            # written by a version that can't be read any more: start afresh rather than fail each turn
            return model()
