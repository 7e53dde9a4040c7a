"""Fuzz the desk with atheris, which looks for inputs that reach new code: `python -m tests.fuzz.guided [-- OPTION ...]`.

The options are libFuzzer's, such as `-max_total_time=600`. atheris is no dependency of the project, for it doesn't
install everywhere: `pip install atheris` first.
"""

import sys

import atheris
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

with atheris.instrument_imports(include=["bot", "knowledge", "calculators"]):
    from bot.wiring import conversation
    from tests.fuzz.acts import Act, acts
    from tests.fuzz.crowd import Crowd

MOST = 8
"""Acts of a crowd: few, so that an input shows what it led to."""

TALK = conversation()


@settings(deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(todo=st.lists(acts, min_size=1, max_size=MOST))
def whatever(todo: list[Act]) -> None:
    """Do what an input says; whatever raises ends the run."""
    crowd = Crowd(TALK)
    for act in todo:
        crowd.do(act)


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--"]
    atheris.Setup([sys.argv[0], *words], whatever.hypothesis.fuzz_one_input)  # type: ignore[attr-defined]  # Hypothesis adds it
    atheris.Fuzz()
