import pytest

from bot.telegram import presses
from tests.blackbox.in_memory import InMemory

ADA, BOB, GROUP = 7, 8, -100
STALE = "This button is too old. Ask again, please."


def test_a_button_that_looks_something_up_works_for_everyone(stage: InMemory) -> None:
    seen = stage.say(ADA, "/ask vp base", stage.group(GROUP)).last
    heard = stage.press(seen.key("Equity"), BOB)
    assert "0.45 % for the vp" in heard.text
    assert heard.last.reply_to == seen.message_id
    assert "for the vp" in stage.say(BOB, "/ask equity", GROUP).text


def test_a_button_that_depends_on_the_context_works_for_its_owner_only(stage: InMemory) -> None:
    seen = stage.say(ADA, "/ask vp base", stage.group(GROUP)).last
    foreign = stage.press(seen.key("Source?"), BOB)
    assert (foreign.toast, foreign.seen) == ("Only whoever asked can press this.", ())
    assert stage.press(seen.key("Source?"), ADA).text.startswith("The guide says so of the vp.")


def test_the_owner_of_an_answer_to_somebodys_question_is_its_author(stage: InMemory) -> None:
    group = stage.group(GROUP)
    question = stage.say(BOB, "vp base", group, expect=0).asked
    seen = stage.say(ADA, "/ask", group, reply_to=question).last
    assert stage.press(seen.key("Source?"), ADA).toast == "Only whoever asked can press this."
    assert stage.press(seen.key("Source?"), BOB).text.startswith("The guide says so of the vp.")


def test_a_press_in_private_answers_with_a_new_message(stage: InMemory) -> None:
    seen = stage.say(ADA, "vp base").last
    heard = stage.press(seen.key("Equity"), ADA)
    assert (heard.toast, heard.last.reply_to, heard.last.edited) == ("", None, False)


def test_the_toast_comes_before_the_message(stage: InMemory) -> None:
    stage.press(stage.say(ADA, "vp base").last.key("Equity"), ADA)
    assert [made.method for made in stage.telegram.made][-2:] == ["answerCallbackQuery", "sendMessage"]
    assert [call.perishable for call in stage.handled[-1].calls] == [True, False]


FORGED = [
    "~",
    "~a",
    "~o",
    "~o.e:vp",
    "~ozz",
    "~o7.",
    "~o!.e:vp",
    "~o---1.x:y",
    "~f9",
    "~unheard",
    "~o0000000000000.e:vp",
]


@pytest.mark.parametrize("data", FORGED)
def test_forged_data_is_answered_with_a_toast(stage: InMemory, data: str) -> None:
    seen = stage.say(ADA, "vp base").last
    query = stage.people.press(ADA, ADA, seen.message_id, data)
    answer = stage.telegram.world.presses[query]
    assert answer is not None
    assert answer["text"] in {STALE, "Only whoever asked can press this."} or data == "~a"
    assert stage.states[f"{ADA}:0:{ADA}"][0].topics[-1].entry == "vp"


def test_stale_data_of_the_conversation_is_answered_with_its_own_toast(stage: InMemory) -> None:
    seen = stage.say(ADA, "vp base").last
    query = stage.people.press(ADA, ADA, seen.message_id, "d:value:3:seattle")
    assert stage.telegram.world.presses[query] == {"text": "That button is from an older message."}


def test_a_press_on_a_message_that_telegram_shows_no_more(stage: InMemory) -> None:
    stage.say(ADA, "vp base")
    query = stage.people.press(ADA, ADA, 1, "e:caio")
    assert stage.telegram.world.presses[query] == {"text": ""}
    assert "for the caio" in stage.seen_in(ADA)[-1].text


def test_a_press_on_an_inline_message_or_in_a_channel(stage: InMemory) -> None:
    stage.telegram.world.presses |= {"one": None, "two": None}
    stage.update(
        "callback_query", {"id": "one", "from": {"id": ADA}, "inline_message_id": "x", "data": "e:vp"}
    )
    message = {"message_id": 4, "chat": {"id": -300, "type": "channel"}, "date": 0}
    stage.update("callback_query", {"id": "two", "from": {"id": ADA}, "message": message, "data": "e:vp"})
    assert [stage.telegram.world.presses[key] for key in ("one", "two")] == [{"text": STALE}, {"text": STALE}]


@pytest.mark.parametrize("owner", [1, 7, 35, 36, 7_000_000_000, 2**52 - 1, -100, -1_002_000_000_000])
def test_owners_fit_beside_the_data(owner: int) -> None:
    data = presses.owned("d:value:12:location", owner)
    assert len(data.encode()) <= 64
    press = presses.read(data)
    assert (press.data, press.owner) == ("d:value:12:location", owner)
    assert press.open_to(owner)
    assert not press.open_to(owner + 1)


def test_data_that_leaves_no_room_for_an_owner_goes_without() -> None:
    assert presses.owned("e:" + "x" * 62, 7_000_000_000) == "e:" + "x" * 62
