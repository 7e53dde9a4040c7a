"""The stages that every scenario runs on, and people and groups whom no other scenario has met."""

import itertools
from collections.abc import Callable, Iterator

import pytest

from bot.wiring import conversation
from tests.blackbox import acceptance
from tests.blackbox.acceptance import Acceptance
from tests.blackbox.in_memory import InMemory
from tests.blackbox.process import InProcess
from tests.blackbox.stage import Stage

STAGES = ["in memory", "polling", "webhook", "acceptance polling", "acceptance webhook"]


@pytest.fixture(scope="session", params=STAGES)
def one_stage(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A stage for all scenarios: the bot is started once."""
    kind, webhook = request.param, "webhook" in request.param
    if kind == "in memory":
        yield InMemory(conversation())
        return
    if "acceptance" in kind and not acceptance.PLACE.exists():
        pytest.skip("the acceptance server is not there")
    folder = tmp_path_factory.mktemp("bot")
    stage = (Acceptance if "acceptance" in kind else InProcess)(folder, webhook=webhook)
    yield stage
    assert stage.close() == 0


@pytest.fixture
def stage(one_stage: Stage) -> Iterator[Stage]:
    """A stage on which no call may be refused, but for those that the scenario has looked at itself."""
    one_stage.refusals()
    yield one_stage
    assert one_stage.refusals() == []
    assert one_stage.impatience() == 0


_people = itertools.count(1001)
_groups = itertools.count(-1_000_001, -1)


@pytest.fixture
def new_person() -> Callable[[], int]:
    return _people.__next__


@pytest.fixture
def ada(new_person: Callable[[], int]) -> int:
    return new_person()


@pytest.fixture
def bob(new_person: Callable[[], int]) -> int:
    return new_person()


@pytest.fixture
def group_id() -> int:
    return next(_groups)
