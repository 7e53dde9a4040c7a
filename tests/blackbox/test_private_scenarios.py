"""What people meet in the private chat, on every stage."""

import re
from collections.abc import Callable

import pytest

from tests.blackbox.stage import Stage

OFFER = "280k base, 20% bonus, 150k RSUs over 18 months, 30k sign-on, Seattle"


def test_start_says_what_the_bot_does_and_how_to_begin(stage: Stage, ada: int) -> None:
    hello = stage.say(ada, "/start").last
    assert hello.text.count("\n") == 2
    assert hello.labels == ["What does a VP of AI make?", "Value my offer", "Compare roles"]
    assert "$340k" in stage.press(hello.key("VP of AI"), ada).text
    assert "$460k" in stage.press(hello.key("Compare roles"), ada).text


def test_a_deep_link_opens_what_it_names(stage: Stage, ada: int) -> None:
    assert re.search(r"\d of \d+", stage.say(ada, "/start value").text)
    stage.say(ada, "/cancel")
    assert "/setprivacy" in stage.say(ada, "/start help").text
    assert "nothing vests" in stage.say(ada, "/start cliff").text
    assert "$340k" in stage.say(ada, "/start vp_base").text
    assert "$210k" in stage.say(ada, "/start compare_roles").text


@pytest.mark.parametrize("payload", ["nothing_of_ours", "_", "_!", "_bzpkZWw6MQ", "x" * 64])
def test_a_deep_link_to_nothing_says_hello(stage: Stage, ada: int, payload: str) -> None:
    assert "Value my offer" in stage.say(ada, f"/start {payload}").last.labels


def test_a_deep_link_in_the_middle_of_a_dialogue_answers_nothing_there(stage: Stage, ada: int) -> None:
    stage.say(ada, "/value")
    stage.say(ada, "/start vp_base")
    assert re.search(r"2 of \d+", stage.say(ada, "280k").text)
    stage.say(ada, "/cancel")


def test_an_answer_is_figure_first_then_source(stage: Stage, ada: int) -> None:
    seen = stage.say(ada, "vp base").last
    assert seen.html.startswith("<b>$340k</b>")
    assert seen.html.splitlines()[-1] == "<i>The guide, June 2026 · its claim, not verified</i>"


def test_longer_detail_is_folded(stage: Stage, ada: int) -> None:
    assert "<blockquote expandable>" in stage.say(ada, "/help").last.html


def test_follow_ups(stage: Stage, ada: int) -> None:
    assert "$340k" in stage.say(ada, "vp base").text
    assert "$460k" in stage.say(ada, "and the caio?").text
    assert "0.80 %" in stage.say(ada, "what about equity").text
    assert "guide" in stage.say(ada, "source?").text
    assert "guide" in stage.say(ada, "why").text
    assert "0.30 %" in stage.say(ada, "no, I meant the senior director").text


def test_which_is_higher(stage: Stage, ada: int) -> None:
    stage.say(ada, "vp base")
    stage.say(ada, "and the caio?")
    assert "$120k" in stage.say(ada, "which is higher?").text


def test_which_is_higher_after_one_role_ranks_them_all(stage: Stage, ada: int) -> None:
    stage.say(ada, "vp base")
    ranked = stage.say(ada, "which is higher").text
    assert all(figure in ranked for figure in ("$460k", "$340k", "$280k", "$210k"))


def test_a_fresh_start_forgets_what_was_asked_about(stage: Stage, ada: int) -> None:
    stage.say(ada, "vp base")
    assert "fresh start" in stage.say(ada, "/new").text
    assert "0.80 %" in stage.say(ada, "and equity?").text, "no longer of the VP alone"


def test_two_people_do_not_share_a_context(stage: Stage, ada: int, bob: int) -> None:
    stage.say(ada, "vp base")
    stage.say(bob, "caio base")
    assert "0.45 %" in stage.say(ada, "and equity?").text
    assert "0.80 %" in stage.say(bob, "and equity?").text


def test_did_you_mean_comes_as_buttons(stage: Stage, ada: int) -> None:
    choice = stage.say(ada, "head of ai salary").last
    assert any("VP" in label for label in choice.labels)
    assert "$460k" in stage.press(choice.key("Chief AI Officer"), ada).text


def test_what_it_does_not_know_it_says(stage: Stage, ada: int) -> None:
    assert "outside what I know" in stage.say(ada, "how do i cook rice").text


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("photo", "pictures"),
        ("voice", "listen"),
        ("video", "videos"),
        ("sticker", "Stickers"),
        ("location", "map"),
        ("contact", "Write me a question"),
    ],
)
def test_other_media_get_a_friendly_line(stage: Stage, ada: int, kind: str, words: str) -> None:
    assert words in stage.send(ada, kind).text


def test_the_words_under_a_picture_are_answered(stage: Stage, ada: int) -> None:
    heard = stage.send(ada, "photo", caption="vp base", expect=2)
    assert "only the words" in heard.texts[0]
    assert "$340k" in heard.texts[1]


def test_a_file_of_another_kind_is_not_read(stage: Stage, ada: int) -> None:
    assert "YAML or JSON" in stage.send_file(ada, "offer.pdf", b"%PDF-1.7").text
    assert "UTF-8" in stage.send_file(ada, "offer.yaml", b"base: \xff\xfe").text


def test_an_edited_question_gets_its_answer_edited(stage: Stage, ada: int) -> None:
    first = stage.say(ada, "vp base")
    edited = stage.rewrite(ada, first.asked, "caio base").last
    assert "$460k" in edited.text
    assert edited.edited
    assert edited.message_id == first.last.message_id


def test_an_edit_right_behind_the_question(stage: Stage, ada: int) -> None:
    first = stage.say(ada, "vp base", expect=0)
    heard = stage.rewrite(ada, first.asked, "caio base", expect=2)
    assert "$340k" in heard.seen[0].text
    assert "$460k" in heard.seen[1].text
    assert heard.seen[1].message_id == heard.seen[0].message_id


def test_export_and_forget(stage: Stage, ada: int) -> None:
    stage.press(stage.say(ada, OFFER).last.key("Save"), ada)
    assert stage.say(ada, "/export").last.document == "offerlens-data.json"
    question = stage.say(ada, "/forget").last
    done = stage.press(question.key("Delete everything"), ada).last
    assert "Deleted: 1 saved offer" in done.text
    assert done.edited
    assert "no saved offers" in stage.say(ada, "/offers").text


def test_privacy_is_explained(stage: Stage, ada: int) -> None:
    assert "180 days" in stage.say(ada, "/privacy").text


WORDS = [
    "\u200b\u200f",
    "<b>vp & base</b> </i> &lt;",
    "[x](tg://user?id=1) *_`",
    "A" * 4096,
    "👩‍👩‍👧‍👦" * 350,
    "\u202eesab pv",
    "vp base" + " " * 4000,
    "0" * 4000,
]


@pytest.mark.parametrize("words", WORDS, ids=range(len(WORDS)))
def test_anything_gets_a_short_answer(stage: Stage, ada: int, words: str) -> None:
    heard = stage.say(ada, words)
    assert len(heard.seen) == 1
    assert len(heard.text) < 2000


@pytest.mark.parametrize(
    "data", ["~", "~f9", "~q1", "~o1.e:x", "e:nothing", "d:value:99:0", "\u202e", "x" * 64]
)
def test_forged_presses_get_a_short_notice(stage: Stage, ada: int, data: str) -> None:
    seen = stage.say(ada, "vp base").last
    forged = stage.press(seen.keys[0].__class__("x", data, "", ada, seen.message_id), ada, expect=0)
    assert forged.toast


def test_commands_are_registered_for_each_kind_of_chat(stage: Stage) -> None:
    private = stage.commands("all_private_chats")
    if not private:
        pytest.skip("in memory nothing is registered")
    assert private[:4] == ["ask", "value", "compare", "offers"]
    assert stage.commands("all_group_chats") == ["ask", "roles", "sources", "privacy", "help"]
    assert "settings" in stage.commands("all_chat_administrators")


def test_twenty_messages_at_once_are_answered_in_their_order(stage: Stage, ada: int) -> None:
    for i in range(20):
        stage.say(ada, "vp base" if i % 2 else "caio base", expect=0)
    texts = stage.listen(ada, expect=20).texts
    assert ["$340k" in text for text in texts] == [bool(i % 2) for i in range(20)]


def test_many_people_at_once(stage: Stage, new_person: Callable[[], int]) -> None:
    people = [new_person() for _ in range(50)]
    for person in people:
        stage.say(person, "vp base", expect=0)
    for person in people:
        assert "$340k" in stage.listen(person, expect=1).text
