"""A stage in memory with a little conversation; at its end no call may have been refused."""

from collections.abc import Iterator

import pytest

from tests.blackbox.in_memory import InMemory
from tests.telegram.small_talk import SmallTalk


@pytest.fixture
def stage() -> Iterator[InMemory]:
    stage = InMemory(SmallTalk())
    yield stage
    assert stage.refusals() == []
