"""Which questions are counted as missed, and what is never among them."""

from collections.abc import Iterator

import pytest

from bot.core.conversation import Conversation
from bot.core.messages import Outcome
from bot.core.store import Miss, MissKind
from bot.telegram.misses import personal
from bot.wiring import conversation
from tests.blackbox.in_memory import InMemory

ADA, BOB = 7_000_001, 7_000_002
GROUP = -100

UNANSWERED = [
    # an unanswered private question is counted, unless something in it may be personal
    ("how do i cook rice", True),
    ("my yacht cost 250k", False),
    ("my yacht cost two hundred thousand dollars", False),
    ("三十万 ducks", False),
    ("write to ada@example.com", False),
    ("i ate 50 % of all ducks", False),
    ("my yacht cost two eighty", False),
]

PERSONAL = (
    *(
        "two eighty base",
        "is two-eighty good",
        "they pay me one fifty",
        "twoeighty plus bonus",
        "ninty all in",
    ),
    *(
        "a quarter million good?",
        "half a mil in stock",
        "a high six figure offer",
        "eigthy grand",
        "ten percent",
    ),
    *(
        "zweihundertachtzigtausend grundgehalt",
        "двести тысяч",
        "un millón",
        "deux cent mille",
        "٢٨٠",
        "Ⅻ",
        "½",
    ),
    *("see https://example.org/me", "ask @ada", "my $ are few", "two and twenty", "eighteen months"),
)

HARMLESS = (
    *(
        "which one is better",
        "what does one need to know",
        "the difference between two offers",
        "half of my salary",
    ),
    *(
        "what happens after a year",
        "who pays for a first year cliff",
        "does my height matter",
        "light and right",
    ),
)


@pytest.fixture(scope="module")
def talk() -> Conversation:
    return conversation()


@pytest.fixture
def stage(talk: Conversation) -> Iterator[InMemory]:
    stage = InMemory(talk)
    yield stage
    assert stage.refusals() == []


def disliked(text: str) -> Miss:
    return Miss(text, MissKind.DISLIKED)


@pytest.mark.parametrize(("text", "counted"), UNANSWERED)
def test_unanswered_questions_are_counted_without_figures(
    stage: InMemory, text: str, *, counted: bool
) -> None:
    stage.say(ADA, text)
    assert stage.handled[-1].outcome == Outcome.NO_ANSWER
    assert stage.misses == ([Miss(text)] if counted else [])


@pytest.mark.parametrize("text", PERSONAL)
def test_a_figure_is_seen_however_it_is_written(text: str) -> None:
    assert personal(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_words_that_only_count_things_are_no_figures(text: str) -> None:
    assert not personal(text)


def test_unanswered_questions_of_groups_are_not_counted(stage: InMemory) -> None:
    stage.say(ADA, "/ask how do i cook rice", stage.group(GROUP))
    assert stage.misses == []


@pytest.mark.parametrize("complaint", ["👎", "👎🏽", "wrong answer", "that's not what I asked"])
def test_a_complaint_counts_the_question_before_it_once(stage: InMemory, complaint: str) -> None:
    stage.say(ADA, "what is a cliff")
    (said,) = stage.say(ADA, complaint).seen
    assert "Sorry, that missed" in said.text
    stage.say(ADA, complaint)
    assert stage.misses == [disliked("what is a cliff")]


def test_a_thumb_turned_down_under_an_answer_counts_its_question_and_says_nothing(stage: InMemory) -> None:
    answer = stage.say(ADA, "what is a cliff").seen[-1]
    calls = len(stage.telegram.made)
    stage.react(ADA, answer.message_id, "👍")
    stage.react(ADA, answer.message_id, "👎", before="👍")
    stage.react(ADA, answer.message_id, "", before="👎")
    stage.react(ADA, answer.message_id, "👎")
    assert stage.misses == [disliked("what is a cliff")]
    assert len(stage.telegram.made) == calls


def test_only_the_newest_answer_can_be_disliked(stage: InMemory) -> None:
    first = stage.say(ADA, "what is a cliff").seen[-1]
    stage.say(ADA, "vp base")
    stage.react(ADA, first.message_id, "👎")
    assert stage.misses == []


def test_what_holds_a_figure_is_not_kept_to_be_disliked(stage: InMemory) -> None:
    for text in ("is 250k good for an ai manager", "280k base, 20% bonus, 150k RSUs over 4 years"):
        answer = stage.say(ADA, text).seen[-1]
        stage.react(ADA, answer.message_id, "👎")
        stage.say(ADA, "👎")
    assert stage.misses == []
    assert not any(thread.asked for _, thread in stage.states.values())


def test_what_a_dialogue_was_told_is_no_question(stage: InMemory) -> None:
    for text in ("/value", "none", "👎"):
        stage.say(ADA, text)
    assert stage.misses == []


def test_what_groups_dislike_is_not_counted(stage: InMemory) -> None:
    group = stage.group(GROUP)
    answer = stage.say(ADA, "/ask what is a cliff", group).seen[-1]
    stage.react(BOB, answer.message_id, "👎", chat=group)
    stage.say(ADA, "/ask that is wrong", group)
    assert stage.misses == []
    assert not any(thread.asked for _, thread in stage.states.values())
