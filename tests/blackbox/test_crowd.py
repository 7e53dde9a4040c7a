"""Many people at once, by polling and by webhook: `python -m tests.bench.crowd` does the same with a thousand."""

from pathlib import Path

import pytest

from tests.blackbox.crowd import gather
from tests.blackbox.process import InProcess

PEOPLE = 200


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
def test_of_a_crowd_everybody_is_answered_in_order(tmp_path: Path, *, webhook: bool) -> None:
    stage = InProcess(tmp_path, webhook=webhook)
    crowd = gather(stage, PEOPLE)
    assert stage.close() == 0
    assert (crowd.missing, crowd.refused, crowd.impatient) == (0, 0, 0)
    assert crowd.waited > 0, "nobody had to wait"
