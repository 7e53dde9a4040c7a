"""Every question of every entry is answered by that entry, and no near miss by the entry that names it."""

import datetime as dt

import pytest

from bot.core.conversation import Conversation
from bot.core.messages import Message
from bot.core.state import ChatState, Person
from knowledge.base import Knowledge
from knowledge.entries import Kind

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
FEW = 0.02
"""Of the questions so many may go to a neighbour or to the tables that say the same."""


def answered_by(conversation: Conversation, text: str) -> str | None:
    return conversation.turn(ChatState(), Person(), Message(text), NOW).said.entry


@pytest.mark.parametrize("kind", [Kind.FAQ, Kind.GLOSSARY, Kind.EMPLOYER, Kind.SMALLTALK])
def test_questions_reach_their_own_entry(
    conversation: Conversation, knowledge: Knowledge, kind: Kind
) -> None:
    asked = [
        (question, item.entry.id)
        for item in knowledge.items.values()
        if item.kind is kind
        for question in item.entry.questions
    ]

    strayed = [(question, own) for question, own in asked if answered_by(conversation, question) != own]

    assert len(strayed) <= FEW * len(asked), strayed


def test_near_misses_are_not_answered_by_the_entry_that_names_them(
    conversation: Conversation, knowledge: Knowledge
) -> None:
    named = [(text, item.entry.id) for item in knowledge.items.values() for text in item.entry.not_for]

    stolen = [(text, own) for text, own in named if answered_by(conversation, text) == own]

    assert len(stolen) <= FEW * len(named), stolen
