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
        self._read: dict[KeptKey, Kept] = {}
        self._day = math.floor(now / _DAY) * _DAY

    def holding(self, keys: Keys) -> Holding:
        """What is kept for an update."""
        context, person, chat = keys_of(keys)
        read = self._model(context, Context)
        return Holding(
            state=read.state,
            thread=read.thread,
            person=self._model(person, Person),
            chat=self._model(chat, ChatSettings),
        )

    def keep(self, keys: Keys, kept: Holding) -> tuple[KeptRow, ...]:
        """The rows to write: those that changed, and those not used for a day, so that they aren't deleted."""
        context, person, chat = keys_of(keys)
        new: dict[KeptKey, Kept] = {context: Context(state=kept.state, thread=kept.thread), chat: kept.chat}
        if keys.person:
            new[person] = kept.person
        written = [row for key, model in new.items() if (row := self._changed(key, model)) is not None]
        # all at once: a turn that fails on the way to its last row has changed none
        for row in written:
            self._rows[row.key] = replace(row, version=row.version + 1)
            # read anew, so that the next turn sees it as it would after a restart
            self._read.pop(row.key, None)
        return tuple(written)

    def _changed(self, key: KeptKey, model: Kept) -> KeptRow | None:
        """The row to write for what is kept now, if there is one."""
        row = self._rows.get(key)
        if model is self._read.get(key):
            return None if row is None or row.used_at >= self._day else replace(row, used_at=self._day)
        body = model.model_dump_json(exclude_defaults=True)
        if row is None:
            return None if body == "{}" else KeptRow(key, body, 0, self._day)
        used = row.body == body and row.used_at >= self._day
        return None if used else KeptRow(key, body, row.version, self._day)

    def _model(self, key: KeptKey, model: type[Model]) -> Model:
        read = self._read.get(key)
        if not isinstance(read, model):
            row = self._rows.get(key)
            read = self._read[key] = model() if row is None else _readable(row, model)
        return read


def _readable(row: KeptRow, model: type[Model]) -> Model:
    try:
        return model.model_validate_json(row.body)
    except ValidationError:
        # written by a version that can't be read any more: start afresh rather than fail each turn
        return model()
