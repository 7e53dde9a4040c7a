from tests.blackbox.botapi.world import BOT_ID, BOT_NAME, Json
from tests.blackbox.in_memory import InMemory
from tests.blackbox.seen import Seen

ADA, BOB, GROUP = 7, 8, -100


def panel(stage: InMemory) -> Seen:
    return stage.say(ADA, "/settings", stage.group(GROUP, admins=(ADA,))).last


def test_settings_are_shown_to_admins_only(stage: InMemory) -> None:
    seen = panel(stage)
    assert seen.labels == ["✓ Everyone may ask", "Only admins", "✓ Replies too", "Commands only"]
    assert stage.say(BOB, "/settings", GROUP).text == "Only admins of this group can change that."


def test_an_anonymous_admin_is_an_admin(stage: InMemory) -> None:
    stage.group(GROUP)
    anonymous: Json = {"message_id": 3, "chat": {"id": GROUP, "type": "supergroup"}, "text": "/settings"}
    anonymous |= {
        "from": {"id": 1087968824, "is_bot": True},
        "sender_chat": {"id": GROUP, "type": "supergroup"},
    }
    stage.update("message", anonymous)
    assert "Settings of this group" in stage.seen_in(GROUP)[0].text


def test_quiet_mode_answers_commands_only(stage: InMemory) -> None:
    stage.people.reads_all = True
    seen = panel(stage)
    heard = stage.press(seen.key("Commands only"), ADA)
    assert heard.toast == "Done."
    assert heard.last.edited
    assert heard.last.labels[2:] == ["Replies too", "✓ Commands only"]
    answer = stage.say(BOB, "/ask vp base", GROUP).last
    stage.say(BOB, "and equity", GROUP, reply_to=answer.message_id, expect=0)
    stage.say(BOB, f"@{BOT_NAME} caio base", GROUP, expect=0)
    assert stage.say(BOB, "/ask equity", GROUP).texts == [
        "0.45 % for the vp.\nThe guide, June 2026 · its claim, not verified"
    ]


def test_only_admins_may_ask(stage: InMemory) -> None:
    answer = stage.say(BOB, "/ask vp base", stage.group(GROUP, admins=(ADA,))).last
    stage.press(stage.say(ADA, "/settings", GROUP).last.key("Only admins"), ADA)
    refused = stage.say(BOB, "/ask vp base", GROUP).last
    assert refused.text == "In this group only admins ask me. In private I answer everybody."
    assert refused.keys[0].url.startswith("https://t.me/")
    assert stage.press(answer.key("Equity"), BOB).toast == refused.text
    assert "0.45 %" in stage.press(answer.key("Equity"), ADA).text
    assert "$340k" in stage.say(ADA, "/ask vp base", GROUP).text


def test_strangers_cant_press_the_panel(stage: InMemory) -> None:
    heard = stage.press(panel(stage).key("Commands only"), BOB)
    assert heard.toast == "Only admins of this group can change that."
    assert heard.seen == ()
    assert GROUP not in stage.chats


def test_pressing_twice_changes_nothing_and_is_not_refused(stage: InMemory) -> None:
    seen = panel(stage)
    stage.press(seen.key("Commands only"), ADA)
    again = stage.press(seen.key("Commands only"), ADA)
    assert (again.toast, again.seen) == ("It is so already.", ())


def test_an_older_panel_catches_up(stage: InMemory) -> None:
    older = panel(stage)
    newer = stage.say(ADA, "/settings", GROUP).last
    stage.press(newer.key("Commands only"), ADA)
    caught_up = stage.press(older.key("Only admins"), ADA).last
    assert caught_up.labels == ["Everyone may ask", "✓ Only admins", "Replies too", "✓ Commands only"]


def test_made_up_settings_are_refused(stage: InMemory) -> None:
    seen = panel(stage)
    for data in ("~q2", "~q", "~wnobody", "~w"):
        query = stage.people.press(ADA, GROUP, seen.message_id, data)
        assert stage.telegram.world.presses[query] == {"text": "This button is too old. Ask again, please."}
    query = stage.people.press(ADA, stage.say(ADA, "/start").last.chat, 1, "~q1")
    assert stage.telegram.world.presses[query] == {"text": "This button is too old. Ask again, please."}


def test_the_bot_itself_needs_no_settings(stage: InMemory) -> None:
    assert BOT_ID not in stage.persons
