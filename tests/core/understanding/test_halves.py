"""Where a message asks two things, and where it only sounds so."""

import pytest

from bot.core.understanding.halves import halves_of

MESSAGES = [
    ("vp base and how long does hiring take", ["vp base", "how long does hiring take"]),
    ("what is a cliff? what is a tranche?", ["what is a cliff?", "what is a tranche?"]),
    ("how much equity for a vp, and what happens to it at an exit", ["how much equity for a vp", "what happens to it at an exit"]),
    ("base and total for manager and caio", ["base and total for manager and caio"]),
    ("is it safe and sound", ["is it safe and sound"]),
    ("I am a VP at a mid-size firm near here and when I add it up, it is 400k. low?", ["I am a VP at a mid-size firm near here and when I add it up, it is 400k. low?"]),
    ("rsu? iso?", ["rsu?", "iso?"]),
    ("really? and why", ["really? and why"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "halves"), MESSAGES)
def test_the_questions_of_a_message(text: str, halves: list[str]) -> None:
    assert list(halves_of(text)) == halves
