"""Conversations, told as YAML: what a person says and presses, and what has to come back.

A transcript is a list of turns. What the person does:
    say: text                a message
    press: label             the button of that label under the last replies that had buttons
    data: d:value.1.base.=1  a button by its data: one of an older message, or a forged one
    file: text               the content of a document
    wait: 2 hours            time passes (minutes, hours, days) before it
    in: group                the message is written in a group
What has to come back, all of it optional:
    outcome: valuation       how the message ended
    says, not_says           words in (not in) the replies: text, folded detail, source line, toast
    buttons, not_buttons     labels under the replies
    chart: words             words of a chart's title
    dialogue: value          the dialogue that is under way afterwards (none: null)
    offers: [Google]         the names of the saved offers afterwards

State and person are written to JSON and read back between any two turns, as if the process had been restarted.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.core.conversation import Conversation
from bot.core.markup import plain
from bot.core.messages import Message, Room, Said
from bot.core.state import ChatState, Person

HERE = Path(__file__).parent
TRANSCRIPTS = sorted(HERE.rglob("*.yaml"))
START = dt.datetime(2026, 6, 1, 9, 0, tzinfo=dt.UTC)
UNITS = {"minute": dt.timedelta(minutes=1), "hour": dt.timedelta(hours=1), "day": dt.timedelta(days=1)}
KNOWN = {
    "say", "press", "data", "file", "wait", "in", "outcome", "says", "not_says", "buttons", "not_buttons", "chart",
    "dialogue", "offers",
}  # fmt: skip


@dataclass
class Chat:
    """One person in one chat, as stored between two turns."""

    conversation: Conversation
    state: str = field(default_factory=lambda: ChatState().model_dump_json())
    person: str = field(default_factory=lambda: Person().model_dump_json())
    now: dt.datetime = START
    labels: dict[str, str] = field(default_factory=dict)

    def turn(self, message: Message) -> Said:
        state, person = ChatState.model_validate_json(self.state), Person.model_validate_json(self.person)
        turn = self.conversation.turn(state, person, message, self.now)
        self.state, self.person = turn.state.model_dump_json(), turn.person.model_dump_json()
        shown = {
            button.label: button.data
            for reply in turn.said.replies
            for row in reply.buttons
            for button in row
        }
        self.labels = shown or self.labels
        return turn.said

    def kept(self) -> ChatState:
        return ChatState.model_validate_json(self.state)

    def saved(self) -> list[str]:
        return [offer.name for offer in Person.model_validate_json(self.person).offers]


def message_of(turn: Mapping[str, Any], chat: Chat) -> Message:
    room = Room(turn.get("in", "private"))
    if "press" in turn:
        assert turn["press"] in chat.labels, f"no button {turn['press']!r} among {sorted(chat.labels)}"
        return Message(press=chat.labels[turn["press"]], room=room)
    if "data" in turn:
        return Message(press=str(turn["data"]), room=room)
    if "file" in turn:
        return Message(document=str(turn["file"]), room=room)
    return Message(text=str(turn["say"]), room=room)


def waited(words: str) -> dt.timedelta:
    count, unit = words.split()
    return int(count) * UNITS[unit.removesuffix("s")]


def listed(value: object) -> list[str]:
    return [] if value is None else [str(item) for item in value] if isinstance(value, list) else [str(value)]


def told(said: Said) -> str:
    parts = [
        part
        for reply in said.replies
        for part in (plain(reply.text), plain(reply.detail), reply.source)
        if part
    ]
    return "\n".join([*parts, said.toast]).replace("\u00a0", " ")


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=[path.relative_to(HERE).as_posix() for path in TRANSCRIPTS])
def test_transcript(path: Path, conversation: Conversation) -> None:
    chat = Chat(conversation)
    for place, turn in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1):
        where = f"turn {place}: {turn}"
        assert set(turn) <= KNOWN, f"{where}: unknown {set(turn) - KNOWN}"
        chat.now += waited(turn["wait"]) if "wait" in turn else dt.timedelta(seconds=20)
        said = chat.turn(message_of(turn, chat))
        check(turn, said, chat, where)


def check(turn: Mapping[str, Any], said: Said, chat: Chat, where: str) -> None:
    text = told(said)
    if "outcome" in turn:
        assert said.outcome.value == turn["outcome"], f"{where}\n{text}"
    for words in listed(turn.get("says")):
        assert words.casefold() in text.casefold(), f"{where}\nmisses {words!r} in\n{text}"
    for words in listed(turn.get("not_says")):
        assert words.casefold() not in text.casefold(), f"{where}\nsays {words!r} in\n{text}"
    labels = {
        button.label.replace("\u00a0", " ")
        for reply in said.replies
        for row in reply.buttons
        for button in row
    }
    for label in listed(turn.get("buttons")):
        assert label in labels, f"{where}\nno button {label!r} among {sorted(labels)}"
    for label in listed(turn.get("not_buttons")):
        assert label not in labels, f"{where}\nbutton {label!r} is there"
    if "chart" in turn:
        titles = [reply.chart.title.replace("\u00a0", " ") for reply in said.replies if reply.chart]
        assert any(str(turn["chart"]) in title for title in titles), f"{where}\ncharts: {titles}"
    if "dialogue" in turn:
        dialogue = chat.kept().dialogue
        assert (dialogue.form if dialogue else None) == turn["dialogue"], where
    if "offers" in turn:
        assert chat.saved() == listed(turn["offers"]), where
    assert all(len(reply.text) + len(reply.detail) + len(reply.source) < 4000 for reply in said.replies), (
        where
    )
