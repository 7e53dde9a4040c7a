"""The shipped conversation, built once."""

import pytest

from bot.core.conversation import Conversation
from bot.wiring import conversation_of
from knowledge.loading import load


@pytest.fixture(scope="session")
def conversation() -> Conversation:
    return conversation_of(load())
