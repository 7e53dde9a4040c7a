import pytest

from bot.telegram.exchange import Keys
from tests.blackbox.botapi.people import marks
from tests.blackbox.botapi.world import BOT_ID, BOT_NAME, Json
from tests.blackbox.in_memory import InMemory

ADA, BOB, GROUP = 7, 8, -100
OUTSIDE_PRIVACY = "Pay is between you and me"
ABOUT_YOU = "What I keep about you"

BOT = {"id": BOT_ID, "is_bot": True}
BOTS_MESSAGE: Json = {
    "message_id": 5,
    "chat": {"id": GROUP, "type": "supergroup"},
    "from": BOT,
    "text": "$340k",
}
BOBS_MESSAGE: Json = {
    "message_id": 6,
    "chat": {"id": GROUP, "type": "supergroup"},
    "from": {"id": BOB},
    "text": "vp?",
}
TOPICS_START: Json = {**BOTS_MESSAGE, "message_id": 9, "forum_topic_created": {"name": "Offers"}}
IN_TOPIC: Json = {"message_thread_id": 9, "is_topic_message": True}

ADDRESSES = [
    # what is written, beside what, and whether the bot is meant
    ("vp equity", {}, False),
    ("/ask vp equity", {}, True),
    (f"/ask@{BOT_NAME} vp equity", {}, True),
    (f"/ASK@{BOT_NAME.upper()} vp equity", {}, True),
    ("/ask@somebody_else_bot vp equity", {}, False),
    ("/asking vp equity", {}, False),
    ("/roll 2d6", {}, False),
    (f"/roll@{BOT_NAME} 2d6", {}, True),
    ("well /ask vp equity", {}, False),
    (f"@{BOT_NAME} vp equity", {}, True),
    (f"vp equity, @{BOT_NAME.upper()}", {}, True),
    (f"mail me at x@{BOT_NAME}", {}, False),
    (f"@{BOT_NAME}2 vp equity", {}, False),
    ("and for a caio", {"reply_to_message": BOTS_MESSAGE}, True),
    ("and for a caio", {"reply_to_message": BOBS_MESSAGE}, False),
    ("/roll 2d6", {"reply_to_message": BOTS_MESSAGE}, False),
    ("hello all", {**IN_TOPIC, "reply_to_message": TOPICS_START}, False),
    ("and for a caio", {**IN_TOPIC, "reply_to_message": BOTS_MESSAGE}, True),
    ("/ask vp equity", {**IN_TOPIC, "reply_to_message": TOPICS_START}, True),
    ("/ask vp equity", {"is_automatic_forward": True}, False),
    ("/ask vp equity", {"via_bot": BOT}, False),
    ("/ask vp equity", {"from": {"id": 99, "is_bot": True}}, False),
]


@pytest.mark.parametrize(("text", "beside", "meant"), ADDRESSES)
def test_who_is_meant(stage: InMemory, text: str, beside: Json, *, meant: bool) -> None:
    message = {
        "message_id": 12,
        "chat": {"id": GROUP, "type": "supergroup"},
        "from": {"id": ADA, "is_bot": False},
        "text": text,
        "entities": marks(text),
        **beside,
    }
    assert (stage.desk.keys({"update_id": 1, "message": message}) is not None) is meant


def test_an_answer_quotes_the_asker_and_stays_in_the_topic(stage: InMemory) -> None:
    group = stage.group(GROUP, forum=True)
    topic = stage.topic(group, "Offers")
    heard = stage.say(ADA, "/ask vp base", group, topic=topic)
    assert (heard.last.reply_to, heard.last.topic) == (heard.asked, topic)
    assert stage.telegram.made[-1].params["reply_parameters"] == {
        "message_id": heard.asked,
        "allow_sending_without_reply": True,
    }


def test_an_answer_comes_even_if_the_question_was_deleted_meanwhile(stage: InMemory) -> None:
    group = stage.group(GROUP)
    asked = stage.people.write(ADA, group, "vp base")
    update: Json = {"message": {**stage.telegram.world.chats[group].messages[asked], "text": "/ask vp base"}}
    stage.people.erase(group, asked)
    stage.deliver(update)
    assert stage.seen_in(group)[0].reply_to is None


def test_a_chain_of_replies_is_no_topic(stage: InMemory) -> None:
    group = stage.group(GROUP)
    message = {"message_thread_id": 4, "text": "/ask vp base", "entities": marks("/ask vp base")}
    stage.people.send(ADA, group, message)
    assert "message_thread_id" not in stage.telegram.made[-1].params


def test_the_context_is_kept_for_each_person_and_topic(stage: InMemory) -> None:
    group = stage.group(GROUP, forum=True)
    offers, talk = stage.topic(group, "Offers"), stage.topic(group, "Talk")
    first = stage.say(ADA, "/ask vp base", group, topic=offers).last
    stage.say(BOB, "/ask caio base", group, topic=offers)
    stage.say(ADA, "/ask caio base", group, topic=talk)
    assert "for the vp" in stage.say(ADA, "and equity", group, reply_to=first.message_id).text
    assert "for the caio" in stage.say(BOB, "/ask equity", group, topic=offers).text
    assert stage.seen_keys[-1] == Keys(chat=GROUP, person=BOB, thread=offers, sender=BOB)
    assert stage.seen_keys[-1].state_key == f"{GROUP}:{offers}:{BOB}"


def test_ask_as_a_reply_answers_that_question_to_its_author(stage: InMemory) -> None:
    group = stage.group(GROUP)
    question = stage.say(BOB, "vp base", group, expect=0).asked
    heard = stage.say(ADA, "/ask", group, reply_to=question)
    assert "$340k" in heard.text
    assert heard.last.reply_to == question
    assert stage.seen_keys[-1] == Keys(chat=GROUP, person=BOB, sender=ADA)
    assert "for the vp" in stage.say(BOB, "and equity", group, reply_to=heard.last.message_id).text


def test_ask_as_a_reply_answers_only_the_words_picked_out(stage: InMemory) -> None:
    group = stage.group(GROUP)
    question = stage.people.write(BOB, group, "hello all. caio base")
    stage.people.send(
        ADA,
        group,
        {
            "text": "/ask",
            "entities": marks("/ask"),
            "reply_to_message": stage.telegram.world.chats[group].messages[question],
            "quote": {"text": "caio base", "position": 11},
        },
    )
    assert "$460k" in stage.seen_in(group)[0].text


def test_a_bare_mention_as_a_reply_answers_that_question(stage: InMemory) -> None:
    stage.people.reads_all = True
    group = stage.group(GROUP)
    question = stage.say(BOB, "/ask@other_bot vp base", group, expect=0).asked
    heard = stage.say(ADA, f"@{BOT_NAME}", group, reply_to=question)
    assert heard.last.reply_to == question


def test_the_mention_is_no_part_of_the_question(stage: InMemory) -> None:
    stage.people.reads_all = True
    group = stage.group(GROUP)
    assert "$340k" in stage.say(ADA, f"𝒻𝒶𝓃𝒸𝓎 @{BOT_NAME} vp base", group).text


REPLIES = [
    # said in a group, what the answer holds, and the payload of its button
    ("/ask", "Write the question behind the command", ""),
    ("/help", "/ask as a reply to somebody's question", "hello"),
    ("/start", "I answer questions about AI-leadership pay", "hello"),
    (f"/start@{BOT_NAME} x", "I answer questions about AI-leadership pay", "hello"),
    ("/privacy", "In groups I keep no pay", ""),
    ("/value", OUTSIDE_PRIVACY, "value"),
    ("/value 280k base", OUTSIDE_PRIVACY, "value"),
    ("/offers", OUTSIDE_PRIVACY, "offers"),
    ("/compare", OUTSIDE_PRIVACY, "compare"),
    ("/export", ABOUT_YOU, "export"),
    ("/forget", ABOUT_YOU, "forget"),
    ("/ask offer 280k base, 20 % bonus", OUTSIDE_PRIVACY, "value"),
    ("/ask chart", OUTSIDE_PRIVACY, "value"),
    ("/ask offers?", "In private.", "value"),
]


@pytest.mark.parametrize(("said", "expected", "payload"), REPLIES)
def test_nobodys_pay_in_a_group(stage: InMemory, said: str, expected: str, payload: str) -> None:
    seen = stage.say(ADA, said, stage.group(GROUP)).last
    assert expected in seen.text
    assert not seen.photo
    assert [key.url for key in seen.keys] == ([f"https://t.me/{BOT_NAME}?start={payload}"] if payload else [])


def test_the_conversation_learns_nothing_of_the_person_in_a_group(stage: InMemory) -> None:
    stage.send_file(ADA, "offer.yaml", b"base: 280000")
    before = stage.persons[ADA]
    stage.say(ADA, "/ask vp base", stage.group(GROUP))
    assert stage.persons[ADA] == before


def test_being_let_in_and_thrown_out(stage: InMemory) -> None:
    group = stage.group(GROUP)
    assert "Otherwise I am silent" in stage.let_in(ADA, group).text
    stage.throw_out(ADA, group)
    assert stage.chats[group].gone
    stage.people.let_in(ADA, group)
    assert not stage.chats[group].gone


def test_no_greeting_where_the_bot_may_not_write(stage: InMemory) -> None:
    group = stage.group(GROUP)
    restricted = {"status": "restricted", "is_member": True, "can_send_messages": False}
    change: dict[str, object] = {"chat": {"id": group, "type": "supergroup"}, "from": {"id": ADA}}
    change |= {"old_chat_member": {"status": "left"}, "new_chat_member": restricted}
    stage.update("my_chat_member", change)
    assert stage.telegram.made == []


def test_a_group_that_becomes_a_supergroup_keeps_its_settings(stage: InMemory) -> None:
    group = stage.group(GROUP, kind="group", admins=(ADA,))
    panel = stage.say(ADA, "/settings", group).last
    stage.press(panel.key("Commands only"), ADA)
    stage.upgrade(ADA, group, -1002)
    assert [handled.moved for handled in stage.handled[-2:]] == [(group, -1002), (group, -1002)]
    assert stage.chats[-1002].quiet


def test_anonymous_admins_and_channels_may_ask_in_a_group(stage: InMemory) -> None:
    group = stage.group(GROUP)
    anonymous: Json = {"id": 1087968824, "is_bot": True}
    for sender_chat in (-500, GROUP):
        message = {"message_id": 3, "chat": {"id": group, "type": "supergroup"}, "from": anonymous}
        message |= {"sender_chat": {"id": sender_chat, "type": "channel"}, "text": "/ask vp base"}
        stage.update("message", message)
        assert stage.seen_keys[-1].person == sender_chat
    seen = stage.seen_in(group)
    assert ["$340k" in one.text for one in seen] == [True, True]
    assert [one.key("Source?").data for one in seen] == ["x:source", "x:source"]
