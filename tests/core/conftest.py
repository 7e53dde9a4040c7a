"""The shipped knowledge and the conversation over it, built once."""

import pytest

from bot.core.conversation import Conversation
from bot.wiring import conversation_of
from knowledge.base import Knowledge
from knowledge.loading import load


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture(scope="session")
def conversation(knowledge: Knowledge) -> Conversation:
    return conversation_of(knowledge)
