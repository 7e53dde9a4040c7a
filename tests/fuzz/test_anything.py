"""A short run of what `make fuzz` does for long: nothing raises, no call is refused, everybody is answered."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.conversation import Conversation
from bot.wiring import conversation
from tests.fuzz.acts import Act, acts
from tests.fuzz.crowd import Crowd


@pytest.fixture(scope="module")
def talk() -> Conversation:
    return conversation()


@given(todo=st.lists(acts, min_size=8, max_size=16))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_people_do(talk: Conversation, todo: list[Act]) -> None:
    crowd = Crowd(talk)
    for act in todo:
        crowd.do(act)
