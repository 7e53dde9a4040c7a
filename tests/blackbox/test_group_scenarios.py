"""What people meet in groups, on every stage."""

import pytest

from tests.blackbox.stage import Stage


def test_silent_unless_asked(stage: Stage, ada: int, group_id: int) -> None:
    group = stage.group(group_id)
    stage.say(ada, "what does a vp make", group, expect=0)
    stage.say(ada, "/ask@another_bot vp base", group, expect=0)
    stage.say(ada, "/roll 2d6", group, expect=0)
    assert "$340k" in stage.say(ada, "/ask vp base", group).texts[0]
    assert "$460k" in stage.say(ada, f"/ask@{stage.me} caio base", group).texts[0]


def test_a_reply_to_the_bot_asks_it(stage: Stage, ada: int, group_id: int) -> None:
    group = stage.group(group_id)
    answer = stage.say(ada, "/ask vp base", group).last
    assert answer.reply_to is not None
    follow_up = stage.say(ada, "and equity?", group, reply_to=answer.message_id)
    assert "0.45 %" in follow_up.text
    assert follow_up.last.reply_to == follow_up.asked


def test_a_mention_asks_where_telegram_delivers_it(stage: Stage, ada: int, group_id: int) -> None:
    group = stage.group(group_id)
    stage.say(ada, f"@{stage.me} vp base", group, expect=0)
    stage.read_all(on=True)
    stage.say(ada, "hello all", group, expect=0)
    heard = stage.say(ada, f"@{stage.me} caio base", group)
    stage.read_all(on=False)
    assert "$460k" in heard.texts[0]
    assert heard.seen[0].reply_to == heard.asked


def test_topics_are_kept_apart(stage: Stage, ada: int, bob: int, group_id: int) -> None:
    group = stage.group(group_id, forum=True)
    offers, talk = stage.topic(group, "Offers"), stage.topic(group, "Talk")
    stage.read_all(on=True)
    stage.say(bob, "only talking", group, topic=offers, expect=0)
    first = stage.say(ada, "/ask vp base", group, topic=offers).last
    assert (first.topic, "$340k" in first.text) == (offers, True)
    assert stage.say(ada, "/ask caio base", group, topic=talk).last.topic == talk
    stage.read_all(on=False)
    assert "0.45 %" in stage.say(ada, "/ask and equity?", group, topic=offers).text
    assert "0.80 %" in stage.say(ada, "/ask and equity?", group, topic=talk).text


def test_ask_as_a_reply_answers_somebodys_question(stage: Stage, ada: int, bob: int, group_id: int) -> None:
    group = stage.group(group_id)
    question = stage.say(bob, "what is the base of a caio?", group, expect=0).asked
    answer = stage.say(ada, "/ask", group, reply_to=question).last
    assert "$460k" in answer.text
    assert answer.reply_to == question


def test_in_a_group_there_is_nothing_to_cancel(stage: Stage, ada: int, group_id: int) -> None:
    assert "nothing to cancel" in stage.say(ada, f"/cancel@{stage.me}", stage.group(group_id)).text


def test_every_topic_message_replies_to_the_topics_start_which_is_no_address(
    stage: Stage, ada: int, bob: int, group_id: int
) -> None:
    group = stage.group(group_id, forum=True)
    topic = stage.topic(group, "Offers")
    stage.read_all(on=True)
    stage.say(bob, "what does a vp make", group, topic=topic, expect=0)
    answer = stage.say(ada, "/ask vp base", group, topic=topic).last
    stage.say(bob, "and equity?", group, topic=topic, expect=0)
    follow_up = stage.say(ada, "and equity?", group, topic=topic, reply_to=answer.message_id).last
    stage.read_all(on=False)
    assert ("0.45 %" in follow_up.text, follow_up.topic) == (True, topic)


@pytest.mark.parametrize(
    "words",
    [
        "/value",
        "/value 280k base, 20% bonus",
        "/ask value my offer",
        "/ask 280k base, 20% bonus, 150k RSUs over 18 months",
        "/offers",
        "/compare",
    ],
)
def test_nobodys_pay_is_shown_in_a_group(stage: Stage, ada: int, group_id: int, words: str) -> None:
    seen = stage.say(ada, words, stage.group(group_id)).last
    assert any(key.url.startswith(f"https://t.me/{stage.me}?start=") for key in seen.keys)
    assert not seen.photo
    assert "336,000" not in seen.text
    assert "280" not in seen.text


def test_what_is_kept_of_somebody_is_shown_and_deleted_in_private(
    stage: Stage, ada: int, group_id: int
) -> None:
    for name in ("export", "forget"):
        seen = stage.say(ada, f"/{name}", stage.group(group_id)).last
        assert "between the two of us" in seen.text
        assert [key.url for key in seen.keys] == [f"https://t.me/{stage.me}?start={name}"]


def test_saved_offers_stay_private(stage: Stage, ada: int, group_id: int) -> None:
    valued = stage.say(ada, "280k base, 20% bonus, Seattle").last
    stage.press(valued.key("Save"), ada)
    group = stage.group(group_id)
    for words in ("/offers", "/ask my offers", "/ask compare my offers", "/ask seattle"):
        assert "336,000" not in stage.say(ada, words, group).text


def test_a_look_up_button_works_for_everyone(stage: Stage, ada: int, bob: int, group_id: int) -> None:
    choice = stage.say(ada, "/ask head of ai salary", stage.group(group_id)).last
    answer = stage.press(choice.key("Chief AI Officer"), bob).last
    assert "$460k" in answer.text
    assert answer.reply_to == choice.message_id


def test_forged_owners_get_a_notice(stage: Stage, ada: int, bob: int, group_id: int) -> None:
    seen = stage.say(ada, "/ask vp base", stage.group(group_id)).last
    key = seen.keys[0].__class__("x", "~oa.x:source", "", group_id, seen.message_id)
    assert stage.press(key, bob, expect=0).toast == "Only whoever asked can press this."


def test_settings_are_for_admins(stage: Stage, ada: int, bob: int, group_id: int) -> None:
    group = stage.group(group_id, admins=(ada,))
    assert "Only admins" in stage.say(bob, "/settings", group).text
    panel = stage.say(ada, "/settings", group).last
    assert "Only admins" in str(stage.press(panel.key("Commands only"), bob, expect=0).toast)
    changed = stage.press(panel.key("Commands only"), ada).last
    assert changed.edited
    answer = stage.say(bob, "/ask vp base", group).last
    stage.say(bob, "and equity?", group, reply_to=answer.message_id, expect=0)
    stage.restart()
    stage.say(bob, "and equity?", group, reply_to=answer.message_id, expect=0)
    assert "$460k" in stage.say(bob, "/ask caio base", group).texts[0]


def test_only_admins_may_ask_where_they_say_so(stage: Stage, ada: int, bob: int, group_id: int) -> None:
    group = stage.group(group_id, admins=(ada,))
    stage.press(stage.say(ada, "/settings", group).last.key("Only admins"), ada)
    assert "only admins ask me" in stage.say(bob, "/ask vp base", group).text
    assert "$340k" in stage.say(ada, "/ask vp base", group).text


def test_joining_and_leaving(stage: Stage, ada: int, group_id: int) -> None:
    group = stage.group(group_id)
    assert "/ask" in stage.let_in(ada, group).text
    assert "$340k" in stage.say(ada, "/ask vp base", group).text
    stage.throw_out(ada, group)
    stage.let_in(ada, group)
    assert "$340k" in stage.say(ada, "/ask vp base", group).text


def test_a_group_that_becomes_a_supergroup(stage: Stage, ada: int, group_id: int) -> None:
    group = stage.group(group_id, kind="group", admins=(ada,))
    stage.press(stage.say(ada, "/settings", group).last.key("Commands only"), ada)
    new = group_id - 500_000
    stage.upgrade(ada, group, new)
    answer = stage.say(ada, "/ask vp base", new).last
    assert "$340k" in answer.text
    stage.say(ada, "and equity?", new, reply_to=answer.message_id, expect=0)
    assert "$460k" in stage.say(ada, "/ask caio base", new).texts[0]


def test_channels_and_anonymous_admins_do_no_harm(stage: Stage, ada: int, group_id: int) -> None:
    group = stage.group(group_id)
    channel = {"id": group_id - 1, "type": "channel", "title": "News"}
    post: dict[str, object] = {"message_id": 3, "date": 0, "chat": channel, "text": "/ask vp base"}
    stage.update("channel_post", post)
    stage.update("edited_channel_post", post)
    chat = {"id": group, "type": "supergroup", "title": "Peers"}
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    asked = {"message_id": 900_001, "date": 0, "chat": chat, "sender_chat": chat, "from": anonymous}
    stage.update("message", {**asked, "text": "/ask vp base"})
    linked = {
        "message_id": 900_002,
        "date": 0,
        "chat": chat,
        "sender_chat": channel,
        "text": "/ask manager base",
    }
    stage.update("message", {**linked, "from": {**anonymous, "id": 777000}, "is_automatic_forward": True})
    assert "$340k" in stage.listen(group, expect=1).text
    assert "$460k" in stage.say(ada, "/ask caio base", group).text


def test_an_edited_question_in_a_group(stage: Stage, ada: int, group_id: int) -> None:
    group = stage.group(group_id)
    first = stage.say(ada, "/ask vp base", group)
    edited = stage.rewrite(ada, first.asked, "/ask caio base", group).last
    assert (edited.edited, edited.message_id) == (True, first.last.message_id)
