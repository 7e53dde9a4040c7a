"""When something goes wrong at Telegram, on the line, or with the bot itself: on every stage with a process."""

import pytest

from tests.blackbox.in_memory import InMemory
from tests.blackbox.stage import Stage


@pytest.fixture(autouse=True)
def _needs_a_process(stage: Stage) -> None:
    if isinstance(stage, InMemory):
        pytest.skip("there is no line in memory")


def test_a_429_is_waited_out_then_sent(stage: Stage, ada: int) -> None:
    stage.say(ada, "vp base")
    stage.flood(ada, 1)
    assert "$460k" in stage.say(ada, "caio base").text


def test_a_chat_that_must_wait_holds_up_no_other(stage: Stage, ada: int, bob: int) -> None:
    stage.say(ada, "vp base")
    stage.say(bob, "vp base")
    stage.flood(ada, 2)
    stage.say(ada, "caio base", expect=0)
    assert "0.45 %" in stage.say(bob, "and equity?").text
    assert "$460k" in stage.listen(ada, expect=1).text


@pytest.mark.parametrize("code", [500, 502, 0])
def test_a_call_that_fails_is_made_again(stage: Stage, ada: int, code: int) -> None:
    stage.fail("sendMessage", code, times=2)
    assert "$340k" in stage.say(ada, "vp base").text


@pytest.mark.parametrize("code", [502, 0])
def test_a_poll_that_fails_is_made_again(stage: Stage, ada: int, code: int) -> None:
    stage.fail("getUpdates", code)
    assert "$340k" in stage.say(ada, "vp base").text


def test_somebody_who_blocks_the_bot_stops_nobody_else(stage: Stage, ada: int, bob: int) -> None:
    stage.say(ada, "vp base")
    stage.block(ada)
    assert "$340k" in stage.say(bob, "vp base").text
    stage.unblock(ada)
    assert "$460k" in stage.say(ada, "caio base").text


def test_an_answer_to_somebody_who_blocks_meanwhile_is_dropped(stage: Stage, ada: int, bob: int) -> None:
    stage.say(ada, "vp base")
    stage.flood(ada, 1)
    stage.say(ada, "caio base", expect=0)
    stage.block(ada)
    assert "$340k" in stage.say(bob, "vp base").text
    stage.unblock(ada)
    stage.say(ada, "manager base")
    assert all("403" in refusal for refusal in stage.refusals())


def test_a_killed_bot_answers_what_it_was_asked_meanwhile(stage: Stage, ada: int) -> None:
    stage.say(ada, "vp base")
    stage.say(ada, "caio base", expect=0)
    stage.restart(kill=True)
    texts = list(stage.listen(ada, expect=1).texts)
    while "$460k" not in texts[-1]:
        # what was being sent when it was killed may be said again
        texts += stage.listen(ada, expect=1).texts
    assert len(texts) <= 2
    assert "0.80 %" in stage.say(ada, "and equity?").texts[-1]


def test_unknown_updates_are_passed_over(stage: Stage, ada: int) -> None:
    stage.update("poll", {"id": "1", "question": "?"})
    stage.update("message", {"message_id": 1, "date": 0, "chat": {"id": ada, "type": "private"}})
    stage.update("callback_query", {"id": "no query of ours"})
    assert "$340k" in stage.say(ada, "vp base").text


def test_an_answer_that_the_person_deleted_is_not_missed(stage: Stage, ada: int) -> None:
    late = {
        "id": "long gone",
        "from": {"id": ada, "is_bot": False, "first_name": "Ada"},
        "chat_instance": "1",
    }
    message = {"message_id": 1, "date": 0, "chat": {"id": ada, "type": "private"}}
    assert "$340k" in stage.say(ada, "vp base").text
    stage.update("callback_query", {**late, "message": message, "data": "e:nothing"})
    assert "$460k" in stage.say(ada, "caio base").text
    assert all("query is too old" in refusal for refusal in stage.refusals())
