"""The fake refuses what Telegram refuses: a fake that does not proves nothing."""

from collections.abc import Callable

import pytest

from tests.blackbox.botapi.entities import plain_text, units
from tests.blackbox.botapi.people import People
from tests.blackbox.botapi.refusal import Refused
from tests.blackbox.botapi.telegram import Telegram
from tests.blackbox.botapi.world import Json

ADA, GROUP = 7, -100
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10"


@pytest.fixture
def clock() -> list[float]:
    return [0.0]


@pytest.fixture
def telegram(clock: list[float]) -> Telegram:
    """Ada has started the bot and there is a group."""
    telegram = Telegram(clock=lambda: clock[0])
    people = People(telegram, lambda _: None)
    people.group(GROUP, forum=True)
    people.write(ADA, ADA, "/start")
    return telegram


def text(words: str, **more: object) -> Json:
    return {"chat_id": ADA, "text": words, "parse_mode": "HTML", **more}


def keyboard(*buttons: Json) -> Json:
    return {"reply_markup": {"inline_keyboard": [list(buttons)]}}


def button(data: str) -> Json:
    return {"text": "x", "callback_data": data}


REFUSED: list[tuple[str, Json, int, str]] = [
    # method, parameters, status, and what the description holds
    ("sendMessage", text("x" * 4097), 400, "message is too long"),
    ("sendMessage", text("𝕏" * 2049), 400, "message is too long"),
    ("sendMessage", text(""), 400, "message text is empty"),
    ("sendMessage", text(" \n "), 400, "message text is empty"),
    ("sendMessage", text("<b></b>"), 400, "message text is empty"),
    ("sendMessage", {"chat_id": ADA}, 400, "message text is empty"),
    ("sendMessage", {"text": "x"}, 400, "chat_id is empty"),
    ("sendMessage", text("a & b"), 400, "can't parse entities"),
    ("sendMessage", text("a < b"), 400, "can't parse entities"),
    ("sendMessage", text("a > b"), 400, "can't parse entities"),
    ("sendMessage", text("&nbsp;"), 400, "can't parse entities"),
    ("sendMessage", text("<h1>x</h1>"), 400, 'Unsupported start tag "h1"'),
    ("sendMessage", text("<strong>x</strong>"), 400, "Unsupported start tag"),
    ("sendMessage", text("<b>x"), 400, "Can't find end tag"),
    ("sendMessage", text("x</b>"), 400, "Unexpected end tag"),
    ("sendMessage", text("<b><i>x</b></i>"), 400, "Unmatched end tag"),
    ("sendMessage", text('<b class="x">x</b>'), 400, "Unsupported attribute"),
    ("sendMessage", text("<code><b>x</b></code>"), 400, "can't be nested"),
    ("sendMessage", text("<blockquote>a<blockquote>b</blockquote></blockquote>"), 400, "can't be nested"),
    ("sendMessage", {"chat_id": ADA, "text": "x", "parse_mode": "MarkdownV2"}, 400, "unsupported parse_mode"),
    ("sendMessage", text("x", **keyboard(button(""))), 400, "BUTTON_DATA_INVALID"),
    ("sendMessage", text("x", **keyboard(button("x" * 65))), 400, "BUTTON_DATA_INVALID"),
    ("sendMessage", text("x", **keyboard(button("é" * 33))), 400, "BUTTON_DATA_INVALID"),
    ("sendMessage", text("x", **keyboard({"text": "x"})), 400, "exactly one action"),
    (
        "sendMessage",
        text("x", **keyboard({"text": " ", "callback_data": "d"})),
        400,
        "text must be non-empty",
    ),
    ("sendMessage", text("x", **keyboard({"text": "x", "url": "nowhere"})), 400, "Wrong HTTP URL"),
    ("sendMessage", text("x", **keyboard(*[button("d")] * 9)), 400, "BUTTONS_ROW_TOO_LONG"),
    (
        "sendMessage",
        text("x", reply_markup={"inline_keyboard": [[button("d")]] * 101}),
        400,
        "REPLY_MARKUP_TOO_LONG",
    ),
    ("sendMessage", text("x", reply_markup="[]"), 400, "object expected as reply markup"),
    ("sendMessage", text("x", message_thread_id=3), 400, "message thread not found"),
    ("sendMessage", text("x", reply_parameters={"message_id": 1}), 400, "message to be replied not found"),
    ("sendMessage", {"chat_id": 8, "text": "x"}, 400, "chat not found"),
    ("editMessageText", text("x", message_id=1), 400, "message to edit not found"),
    ("deleteMessage", {"chat_id": ADA, "message_id": 1}, 400, "message to delete not found"),
    ("sendPhoto", {"chat_id": ADA}, 400, "there is no photo in the request"),
    ("answerCallbackQuery", {"callback_query_id": "unheard of"}, 400, "query is too old"),
    ("answerInlineQuery", {"inline_query_id": "unheard of", "results": []}, 400, "query is too old"),
    ("sendChatAction", {"chat_id": ADA, "action": "dancing"}, 400, "wrong parameter action"),
    ("getFile", {"file_id": "unheard of"}, 400, "invalid file_id"),
    ("setMyCommands", {"commands": [{"command": "Ask", "description": "x"}]}, 400, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": [{"command": "ask"}]}, 400, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setMyDescription", {"description": "x" * 513}, 400, "too long"),
    ("setMyShortDescription", {"short_description": "x" * 121}, 400, "too long"),
    ("sendMassage", {}, 404, "Not Found"),
]


@pytest.mark.parametrize(("method", "params", "code", "why"), REFUSED)
def test_a_wrong_call_is_refused(telegram: Telegram, method: str, params: Json, code: int, why: str) -> None:
    with pytest.raises(Refused) as refused:
        telegram.call(method, params)
    assert refused.value.code == code
    assert why in refused.value.description
    assert len(telegram.refusals()) == 1


def refuses(act: Callable[[], object], code: int, why: str) -> Refused:
    with pytest.raises(Refused) as refused:
        act()
    assert refused.value.code == code
    assert why in refused.value.description
    return refused.value


@pytest.mark.parametrize("words", ["x" * 4096, "𝕏" * 2048, f"<b>{'&amp;' * 4096}</b>", " x "])
def test_what_fits_is_taken(telegram: Telegram, words: str) -> None:
    telegram.call("sendMessage", text(words))
    assert telegram.refusals() == []


def test_a_caption_holds_1024_characters(telegram: Telegram) -> None:
    files = {"photo": ("chart.png", PNG)}
    telegram.call("sendPhoto", {"chat_id": ADA, "caption": "x" * 1024}, files)
    refuses(
        lambda: telegram.call("sendPhoto", {"chat_id": ADA, "caption": "x" * 1025}, files), 400, "too long"
    )


@pytest.mark.parametrize(("data", "why"), [(b"", "non-empty"), (b"GIF", "IMAGE_PROCESS_FAILED")])
def test_a_photo_is_a_picture(telegram: Telegram, data: bytes, why: str) -> None:
    refuses(lambda: telegram.call("sendPhoto", {"chat_id": ADA}, {"photo": ("x", data)}), 400, why)


def test_an_edit_that_changes_nothing(telegram: Telegram) -> None:
    message = telegram.call("sendMessage", text("<b>x</b>", **keyboard(button("d"))))
    assert isinstance(message, dict)
    same = text("<b>x</b>", message_id=message["message_id"], **keyboard(button("d")))
    refuses(lambda: telegram.call("editMessageText", same), 400, "message is not modified")
    telegram.call("editMessageText", {**same, "reply_markup": None})
    telegram.call("editMessageText", {**same, "text": "<i>x</i>"})


def test_a_text_has_no_caption_and_a_photo_no_text(telegram: Telegram) -> None:
    message = telegram.call("sendMessage", text("x"))
    photo = telegram.call("sendPhoto", {"chat_id": ADA}, {"photo": ("chart.png", PNG)})
    assert isinstance(message, dict)
    assert isinstance(photo, dict)
    caption = {"chat_id": ADA, "message_id": message["message_id"], "caption": "y"}
    refuses(lambda: telegram.call("editMessageCaption", caption), 400, "no caption")
    words = text("y", message_id=photo["message_id"])
    refuses(lambda: telegram.call("editMessageText", words), 400, "no text in the message")


def test_only_its_own_messages_can_be_edited(telegram: Telegram) -> None:
    number = People(telegram, lambda _: None).write(ADA, ADA, "mine")
    refuses(lambda: telegram.call("editMessageText", text("y", message_id=number)), 400, "can't be edited")


def test_a_press_is_answered_once(telegram: Telegram) -> None:
    people = People(telegram, lambda _: None)
    query = people.press(ADA, ADA, 1, "d")
    answer = {"callback_query_id": query, "text": "x" * 200}
    refuses(
        lambda: telegram.call("answerCallbackQuery", {**answer, "text": "x" * 201}), 400, "MESSAGE_TOO_LONG"
    )
    telegram.call("answerCallbackQuery", answer)
    refuses(lambda: telegram.call("answerCallbackQuery", answer), 400, "query is too old")


def article(name: str, **more: object) -> Json:
    content = {"message_text": "x", "parse_mode": "HTML"}
    return {"type": "article", "id": name, "title": "t", "input_message_content": content, **more}


INLINE: list[tuple[Json, str]] = [
    ({"results": [article(f"{i}") for i in range(51)]}, "RESULTS_TOO_MUCH"),
    ({"results": [article("a"), article("a")]}, "RESULT_ID_DUPLICATE"),
    ({"results": [article("")]}, "RESULT_ID_INVALID"),
    ({"results": [article("x" * 65)]}, "RESULT_ID_INVALID"),
    ({"results": [article("é" * 33)]}, "RESULT_ID_INVALID"),
    ({"results": [article("a", title="")]}, "ARTICLE_TITLE_EMPTY"),
    ({"results": [article("a", type="sonnet")]}, "invalid inline query result type"),
    ({"results": [{"type": "article", "id": "a", "title": "t"}]}, "input_message_content"),
    ({"results": [article("a", input_message_content={"message_text": ""})]}, "message text is empty"),
    (
        {"results": [article("a", input_message_content={"message_text": "<b>", "parse_mode": "HTML"})]},
        "parse entities",
    ),
    ({"results": [article("a", **keyboard(button("")))]}, "BUTTON_DATA_INVALID"),
    ({"results": "none"}, "an array expected"),
    ({"results": [], "next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
    ({"results": [], "button": {"text": "x", "start_parameter": "a b"}}, "START_PARAM_INVALID"),
    ({"results": [], "button": {"text": "", "start_parameter": "a"}}, "text must be non-empty"),
]


@pytest.mark.parametrize(("answer", "why"), INLINE)
def test_wrong_inline_answers(telegram: Telegram, answer: Json, why: str) -> None:
    query = People(telegram, lambda _: None).type_inline(ADA, "vp")
    refuses(lambda: telegram.call("answerInlineQuery", {"inline_query_id": query, **answer}), 400, why)


def test_an_inline_query_is_answered_once(telegram: Telegram) -> None:
    query = People(telegram, lambda _: None).type_inline(ADA, "vp")
    answer = {"inline_query_id": query, "results": [article(f"{i}") for i in range(50)]}
    telegram.call("answerInlineQuery", answer)
    refuses(lambda: telegram.call("answerInlineQuery", answer), 400, "query is too old")


def test_who_can_not_be_written_to(telegram: Telegram) -> None:
    people = People(telegram, lambda _: None)
    telegram.world.person(8)
    refuses(
        lambda: telegram.call("sendMessage", {"chat_id": 8, "text": "x"}), 403, "can't initiate conversation"
    )
    people.block(ADA)
    refuses(lambda: telegram.call("sendMessage", text("x")), 403, "blocked by the user")
    people.unblock(ADA)
    telegram.call("sendMessage", text("x"))
    people.throw_out(ADA, GROUP)
    refuses(lambda: telegram.call("sendMessage", {"chat_id": GROUP, "text": "x"}), 403, "kicked")


def test_a_group_that_moved(telegram: Telegram) -> None:
    people = People(telegram, lambda _: None)
    people.upgrade(ADA, GROUP, -1002)
    refused = refuses(lambda: telegram.call("sendMessage", {"chat_id": GROUP, "text": "x"}), 400, "upgraded")
    assert refused.parameters == {"migrate_to_chat_id": -1002}
    telegram.call("sendMessage", {"chat_id": -1002, "text": "x"})


def test_flood_control_must_be_waited_out(telegram: Telegram, clock: list[float]) -> None:
    telegram.flood(ADA, 5)
    refused = refuses(lambda: telegram.call("sendMessage", text("x")), 429, "retry after")
    assert refused.parameters["retry_after"] >= 5
    assert telegram.impatient == 0
    clock[0] = 3.0
    refuses(lambda: telegram.call("sendMessage", text("x")), 429, "retry after")
    assert telegram.impatient == 1
    clock[0] = 6.0
    telegram.call("sendMessage", text("x"))
    assert telegram.refusals() == []


def test_in_a_topic_messages_stay_in_the_topic(telegram: Telegram) -> None:
    people = People(telegram, lambda _: None)
    topic = people.topic(GROUP, "Offers")
    question = people.write(ADA, GROUP, "/ask x", topic=topic)
    quoting = {"chat_id": GROUP, "text": "x", "reply_parameters": {"message_id": question}}
    message = telegram.call("sendMessage", quoting)
    assert isinstance(message, dict)
    assert message["message_thread_id"] == topic


VISIBLE = [
    # what somebody writes in a group, and whether a bot in privacy mode gets it
    ("hello", False),
    ("/ask x", True),
    ("/ask@offerlens_test_bot x", True),
    ("/ask@other_bot x", False),
    ("@offerlens_test_bot x", False),
]


@pytest.mark.parametrize(("words", "visible"), VISIBLE)
def test_privacy_mode(telegram: Telegram, words: str, *, visible: bool) -> None:
    updates: list[Json] = []
    people = People(telegram, updates.append)
    people.write(ADA, GROUP, words)
    assert bool(updates) is visible
    people.reads_all = True
    people.write(ADA, GROUP, words)
    assert len(updates) == 1 + visible


def test_marks_are_placed_by_what_people_see() -> None:
    plain, marks = plain_text(" <b>𝕏 &amp; y</b> <blockquote expandable>z</blockquote>\n", "HTML")
    assert plain == "𝕏 & y z"
    assert [(mark.type, mark.offset, mark.length) for mark in marks] == [
        ("bold", 0, 6),
        ("expandable_blockquote", 7, 1),
    ]
    assert units(plain) == 8
