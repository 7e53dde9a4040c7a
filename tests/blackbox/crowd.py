"""A crowd: many people write at the same time, and Telegram makes some of their chats wait."""

import time
from dataclasses import dataclass

from tests.bench.stopwatch import memory_mb, peak_memory_mb
from tests.blackbox.process import PATIENCE, InProcess

SAID = (("vp base", "$340k"), ("and equity?", "0.45 %"), ("280k base, 20% bonus", "336,000"))
"""What each of them writes without waiting for answers, and what each answer has to say."""

FIRST = 5_000_001
EVERY_TENTH = 10
FLOOD_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Crowd:
    """What came of it. `missing` are answers that never came or said something else, `waited` the 429s.

    `refused` are all other refusals, `impatient` the calls that came before a 429 was waited out. `before` and `peak`
    are megabytes of the bot's resident memory.
    """

    people: int
    seconds: float
    missing: int
    waited: int
    refused: int
    impatient: int
    before: float
    peak: float


def gather(stage: InProcess, people: int) -> Crowd:
    """Let so many people write at once, and hear what they are told."""
    persons = range(FIRST, FIRST + people)
    before, made = memory_mb(stage.pid), len(stage.telegram.made)
    for person in persons[::EVERY_TENTH]:
        stage.flood(person, FLOOD_SECONDS)
    started = time.monotonic()
    for words, _ in SAID:
        for person in persons:
            stage.say(person, words, expect=0)
    _wait(stage, made, people * len(SAID))
    seconds = time.monotonic() - started
    calls = stage.telegram.made[made:]
    return Crowd(
        people=people,
        seconds=seconds,
        missing=sum(_missing(stage, person) for person in persons),
        waited=sum(call.code == 429 for call in calls),
        refused=len(stage.refusals()),
        impatient=stage.impatience(),
        before=before,
        peak=peak_memory_mb(stage.pid),
    )


def _wait(stage: InProcess, made: int, count: int) -> None:
    """Wait for so many messages, or until none has come for a while."""
    seen, since = 0, time.monotonic()
    while seen < count and time.monotonic() - since < PATIENCE:
        time.sleep(0.1)
        now = sum(call.seen is not None for call in stage.telegram.made[made:])
        if now > seen:
            seen, since = now, time.monotonic()


def _missing(stage: InProcess, person: int) -> int:
    """How many of a person's messages were not answered in their turn; every answer too many counts as well."""
    texts = [seen.text for seen in stage.seen_in(person)]
    told = sum(word in text for (_, word), text in zip(SAID, texts, strict=False))
    return len(SAID) - told + max(0, len(texts) - len(SAID))
