import json

import pytest

from bot.core.state import Person, SavedOffer
from tests.blackbox.in_memory import InMemory

ADA = 7
BOB = 8

TRANSCRIPT = [
    # said, what the answer holds
    ("vp base", "$340k median base."),
    ("and equity", "0.45 % for the vp."),
    ("/ask caio base", "$460k median base."),
    ("/value", "1 of 2. What is the base?"),
    ("280k", "Base 280k. 2 of 2. And the bonus?"),
    ("20 %", "Worth 280k and 20 %"),
    ("/vp_base", "$340k median base."),
    ("/ask@Offerlens_Test_Bot caio base", "$460k median base."),
    ("/start caio", "0.45 % for the caio."),
    ("/start base-of-caio", "$460k median base."),
    ("/start", "Write a question or an offer"),
    ("/start hello", "Write a question or an offer"),
    ("/start not a payload!", "Write a question or an offer"),
    ("/start offers", "Saved: none"),
    ("/start help", "Ask in your own words"),
    ("/help", "/setprivacy"),
    ("/privacy", "/forget deletes all of it"),
    ("/settings", "an admin writes /settings there"),
    ("/ask", "Write the question behind the command"),
    ("how do i cook rice", "That is outside what I know."),
]


def test_a_private_conversation_reads_like_this(stage: InMemory) -> None:
    for said, expected in TRANSCRIPT:
        heard = stage.say(ADA, said)
        assert len(heard.seen) == 1, said
        assert expected in heard.text, said
        assert heard.last.reply_to is None, said


def test_the_answer_has_figure_source_and_folded_detail_in_this_order(stage: InMemory) -> None:
    seen = stage.say(ADA, "vp base").last
    assert seen.html == (
        "<b>$340k</b> median base.\n"
        "<i>The guide, June 2026 · its claim, not verified</i>\n"
        "<blockquote expandable>Where &amp; how it was &lt;measured&gt;.</blockquote>"
    )
    assert seen.labels == ["Equity", "Source?"]


def test_link_previews_are_off(stage: InMemory) -> None:
    stage.say(ADA, "vp base")
    assert stage.telegram.made[-1].params["link_preview_options"] == {"is_disabled": True}


def test_start_offers_an_example_a_valuation_and_the_roles(stage: InMemory) -> None:
    hello = stage.say(ADA, "/start").last
    assert hello.text.count("\n") == 2
    assert hello.labels == ["What does a VP of AI make?", "Value my offer", "Compare roles"]
    assert "What is the base?" in stage.press(hello.key("Value my offer"), ADA).text


def test_contexts_of_two_people_are_apart(stage: InMemory) -> None:
    stage.say(ADA, "vp base")
    stage.say(BOB, "caio base")
    assert "for the vp" in stage.say(ADA, "and equity").text
    assert "for the caio" in stage.say(BOB, "and equity").text


def test_a_chart_is_a_photo_with_a_caption(stage: InMemory) -> None:
    seen = stage.say(ADA, "chart").last
    assert seen.photo
    assert seen.text.startswith("Two years")


def test_an_essay_comes_in_several_messages(stage: InMemory) -> None:
    heard = stage.say(ADA, "essay", expect=4)
    assert [seen.text.startswith("word") for seen in heard.seen] == [True] * len(heard.seen)
    assert sum(text.count("word") for text in heard.texts) == 3000


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("photo", "I can't look at pictures"),
        ("voice", "I can't listen"),
        ("video", "I can't watch videos"),
        ("sticker", "Stickers are beyond me"),
        ("location", "I can't read a map"),
        ("contact", "I read text"),
    ],
)
def test_other_media_get_a_friendly_line(stage: InMemory, kind: str, expected: str) -> None:
    assert expected in stage.send(ADA, kind).text


def test_a_question_under_a_picture_is_answered(stage: InMemory) -> None:
    heard = stage.send(ADA, "photo", caption="vp base")
    assert heard.texts[0] == "I read only the words under it."
    assert "$340k" in heard.texts[1]


def test_an_album_gets_one_line(stage: InMemory) -> None:
    album = {
        "photo": [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}],
        "media_group_id": "11",
    }
    for _ in range(3):
        stage.people.send(ADA, ADA, dict(album))
    assert len(stage.seen_in(ADA)) == 1


FILES = [
    # name, content, what is said
    ("offer.yaml", b"base: 280000", "Read base: 280000"),
    ("offer.YML", b"base: 1", "Read base: 1"),
    ("offer.json", b'\xef\xbb\xbf{"base": 1}', 'Read {"base": 1}'),
    ("letter.pdf", b"%PDF", "I can't read that kind of file"),
    ("offer.yaml", b"\xff\xfe\x00", "isn't text in UTF-8"),
    ("offer.yaml", b"x" * 100_001, "too long"),
]


@pytest.mark.parametrize(("name", "content", "expected"), FILES)
def test_files(stage: InMemory, name: str, content: bytes, expected: str) -> None:
    assert expected in stage.send_file(ADA, name, content).text


def test_a_file_that_telegram_does_not_hand_out(stage: InMemory) -> None:
    stage.people.send(
        ADA, ADA, {"document": {"file_id": "lost", "file_unique_id": "lost", "file_name": "o.yaml"}}
    )
    assert "I could not get that file" in stage.seen_in(ADA)[0].text


def test_a_file_changes_what_is_kept_of_the_person(stage: InMemory) -> None:
    stage.send_file(ADA, "offer.yaml", b"base: 280000")
    assert [offer.sheet for offer in stage.persons[ADA].offers] == [{"file": "base: 280000"}]


def test_export_is_a_json_file_of_everything_kept(stage: InMemory) -> None:
    stage.say(ADA, "vp base")
    stage.persons[ADA] = Person(offers=(SavedOffer(name="Acme", sheet={"base": "280000"}),))
    seen = stage.say(ADA, "/export").last
    assert seen.document == "offerlens-data.json"
    assert seen.text == "Everything kept about you on 2 November 2026."
    name, content = stage.handled[-1].calls[0].document or ("", b"")
    record = json.loads(content)
    assert name == "offerlens-data.json"
    assert record["person"][0]["offers"][0]["name"] == "Acme"
    assert record["conversation"][0]["topics"][0]["entry"] == "vp"


def test_forget_asks_once_then_deletes_and_says_what(stage: InMemory) -> None:
    stage.say(ADA, "vp base")
    stage.persons[ADA] = Person(offers=(SavedOffer(name="Acme", sheet={}),))
    question = stage.say(ADA, "/forget").last
    assert question.labels == ["Delete everything", "Keep it"]
    assert stage.persons[ADA].offers
    heard = stage.press(question.key("Delete everything"), ADA)
    assert heard.last.edited
    assert heard.text.startswith("Deleted: 1 saved offer, and what was kept of our conversations")
    assert heard.last.keys == ()
    assert ADA not in stage.persons
    assert "outside" in stage.say(ADA, "and equity").text


def test_forget_can_be_called_off(stage: InMemory) -> None:
    question = stage.say(ADA, "/forget").last
    assert stage.press(question.key("Keep it"), ADA).text == "Nothing was deleted."


def test_blocking_and_coming_back(stage: InMemory) -> None:
    stage.say(ADA, "vp base")
    stage.block(ADA)
    assert stage.chats[ADA].gone
    stage.unblock(ADA)
    assert not stage.chats[ADA].gone
    assert [made.method for made in stage.telegram.made] == ["sendMessage"]


def test_the_runtimes_own_words_go_where_the_update_came_from(stage: InMemory) -> None:
    asked = stage.say(ADA, "vp base")
    update = {"message": stage.telegram.world.chats[ADA].messages[asked.asked]}
    (call,) = stage.desk.apology(update, "K7F2")
    assert call.params["chat_id"] == ADA
    assert "K7F2" in str(call.params["text"])
    press = {"callback_query": {"id": "1", "from": {"id": ADA}, "data": "e:vp"}}
    (call,) = stage.desk.notice(press, "One moment.")
    assert (call.method, call.params["text"]) == ("answerCallbackQuery", "One moment.")
    assert stage.desk.notice({"poll": {}}, "Nobody hears this.") == ()
