"""What people meet who value an offer, on every stage."""

import json
import re

from tests.blackbox.seen import Seen
from tests.blackbox.stage import Stage

OFFER = "280k base, 20% bonus, 150k RSUs over 18 months, 30k sign-on, Seattle"
OTHER = "300k base, 15% bonus, Austin"
YAML = b"name: Acme\ncurrency: USD\nbase: 280000\nbonus: {share: 0.20}\nsign_on: {amount: 30000}\n"


def test_an_offer_in_one_message_is_valued_at_once(stage: Stage, ada: int) -> None:
    valued = stage.say(ada, OFFER).last
    assert "466,000" in valued.text
    assert "381,000" in valued.text
    assert {"Change something", "What to ask for"} <= set(valued.labels)
    chart = stage.press(valued.key("Chart"), ada).last
    assert chart.photo
    assert chart.text


def test_guided_valuation_with_a_question_in_between_and_a_restart(stage: Stage, ada: int) -> None:
    first = stage.say(ada, "/value").last
    assert re.search(r"1 of \d+", first.text)
    assert "base" in first.text
    second = stage.say(ada, "280k").last
    assert re.search(r"2 of \d+", second.text)
    aside = stage.say(ada, "what is a cliff", expect=2)
    assert "nothing vests" in aside.texts[0]
    assert re.search(r"2 of \d+", aside.texts[1])
    for command, words in (("/help", "Ask in your own words"), ("/privacy", "/forget")):
        told = stage.say(ada, command, expect=2)
        assert words in told.texts[0]
        assert re.search(r"2 of \d+", told.texts[1])
    stage.restart()
    assert re.search(r"3 of \d+", stage.say(ada, "20 %").text)
    stage.say(ada, "/cancel")


def test_a_stale_press_in_a_dialogue_changes_nothing(stage: Stage, ada: int) -> None:
    first = stage.say(ada, "/value").last
    stage.say(ada, "280k")
    stale = stage.press(first.keys[0], ada)
    assert stale.toast
    assert re.search(r"2 of \d+", stale.text)
    assert re.search(r"3 of \d+", stage.say(ada, "20 %").text)
    stage.say(ada, "/cancel")


def test_saved_offers_are_listed_and_compared(stage: Stage, ada: int) -> None:
    for offer in (OFFER, "300k base, 15% bonus, Austin"):
        stage.press(stage.say(ada, offer).last.key("Save"), ada)
    listed = stage.say(ada, "/offers").last
    assert {"Seattle", "Austin"} <= set(listed.labels)
    compared = stage.say(ada, "/compare").last
    assert "466,000" in compared.text
    assert "345,000" in compared.text
    assert stage.press(compared.key("Chart"), ada).last.photo


def test_an_offer_file_is_read(stage: Stage, ada: int) -> None:
    assert "366,000" in stage.send_file(ada, "offer.yaml", YAML).text


def test_a_broken_offer_file_is_explained(stage: Stage, ada: int) -> None:
    assert "base: " in stage.send_file(ada, "offer.json", b'{"base": "much"}').text


def test_the_same_offer_as_json(stage: Stage, ada: int) -> None:
    offer = {"name": "Acme", "currency": "USD", "base": 280000, "bonus": {"share": 0.2}}
    assert "336,000" in stage.send_file(ada, "offer.json", json.dumps(offer).encode()).text


def test_a_file_of_almost_100_kb_is_read_whole(stage: Stage, ada: int) -> None:
    padded = b"# a remark\n" * 9_000 + YAML
    assert len(padded) < 100_000
    assert "366,000" in stage.send_file(ada, "offer.yaml", padded).text


def test_a_part_of_a_valued_offer_is_changed(stage: Stage, ada: int) -> None:
    summary = stage.press(stage.say(ada, OFFER).last.key("Change something"), ada).last
    assert "bonus: 20 %" in summary.text
    stage.press(summary.key("Bonus"), ada)
    summary = stage.say(ada, "25 %").last
    assert "bonus: 25 % (70,000)" in summary.text
    assert "480,000" in stage.press(summary.key("Value it"), ada).text


def pressed_through(stage: Stage, person: int, question: Seen, *labels: str) -> Seen:
    for label in labels:
        question = stage.press(question.key(label), person).last
    return question


def test_guided_valuation_with_buttons_alone(stage: Stage, ada: int) -> None:
    question = pressed_through(stage, ada, stage.say(ada, "/value").last, "280k director", "Back")
    assert re.search(r"1 of \d+", question.text)
    summary = pressed_through(
        stage, ada, question, "280k director", "20 %", "None", "Skip", "Director", "Seattle"
    )
    assert "Is this right?" in summary.text
    assert "left open: sign-on" in summary.text
    assert "336,000" in pressed_through(stage, ada, summary, "Value it").text


def test_every_part_can_be_edited_at_the_summary(stage: Stage, ada: int) -> None:
    summary = stage.press(stage.say(ada, OFFER).last.key("Change something"), ada).last
    for part, answer, shown in (
        ("Base", "290k", "base: 290,000"),
        ("Bonus", "10 %", "bonus: 10 % (29,000)"),
        ("Stock", "200k", "stock: 200,000 in total"),
        ("Vesting", "4 years", "vesting: 4 years"),
        ("Sign-on", "none", "sign-on: none"),
        ("Role", "VP", "role: VP"),
        ("Place", "Austin", "place: Austin"),
    ):
        stage.press(summary.key(part), ada)
        summary = stage.say(ada, answer).last
        assert shown in summary.text
    stage.press(summary.key("Cancel"), ada)


def test_an_edited_offer_gets_its_valuation_edited(stage: Stage, ada: int) -> None:
    first = stage.say(ada, OTHER)
    assert "345,000" in first.text
    edited = stage.rewrite(ada, first.asked, OTHER.replace("300k", "320k")).last
    assert "368,000" in edited.text
    assert (edited.edited, edited.message_id) == (True, first.last.message_id)


def test_a_saved_offer_is_renamed_changed_and_deleted(stage: Stage, ada: int) -> None:
    saved = stage.press(stage.say(ada, OTHER).last.key("Save"), ada).last
    stage.press(saved.key("Rename"), ada)
    assert "called Acme" in stage.say(ada, "Acme").text
    opened = stage.press(stage.say(ada, "/offers").last.key("Acme"), ada).last
    assert "345,000" in opened.text
    summary = pressed_through(stage, ada, opened, "Change something", "Base")
    summary = stage.say(ada, "310k").last
    assert "356,500" in pressed_through(stage, ada, summary, "Value it").text
    manage = stage.press(opened.key("Rename or delete"), ada).last
    sure = stage.press(manage.key("Delete"), ada).last
    assert "deleted" in stage.press(sure.key("Delete it"), ada).text
    assert "no saved offers" in stage.say(ada, "/offers").text


def test_one_offer_beside_another(stage: Stage, ada: int) -> None:
    stage.press(stage.say(ada, OFFER).last.key("Compare with another"), ada)
    compared = stage.say(ada, OTHER).last
    assert "$1,524,000 against $1,380,000" in compared.text
    chart = stage.press(compared.key("Chart"), ada).last
    assert chart.photo
    assert chart.text


def test_what_to_ask_for(stage: Stage, ada: int) -> None:
    question = pressed_through(stage, ada, stage.say(ada, OFFER).last, "What to ask for", "First year")
    question = stage.say(ada, "500k").last
    counter = pressed_through(stage, ada, question, "All")
    assert "base: 309,000 instead of 280,000" in counter.text


def test_compare_while_a_summary_is_open(stage: Stage, ada: int) -> None:
    stage.press(stage.say(ada, OFFER).last.key("Change something"), ada)
    assert "the other offer" in stage.say(ada, "/compare").text
    assert "$1,524,000 against $1,380,000" in stage.say(ada, OTHER).text
