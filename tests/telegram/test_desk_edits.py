from tests.blackbox.in_memory import InMemory

ADA, GROUP = 7, -100
VP, CAIO = "$340k median base.", "$460k median base."


def methods(stage: InMemory) -> list[str]:
    return [made.method for made in stage.telegram.made]


def test_an_edited_question_gets_its_answer_edited(stage: InMemory) -> None:
    first = stage.say(ADA, "vp base")
    heard = stage.rewrite(ADA, first.asked, "caio base")
    assert CAIO in heard.text
    assert heard.last.edited
    assert heard.last.message_id == first.last.message_id


def test_also_when_others_were_answered_in_between(stage: InMemory) -> None:
    first = stage.say(ADA, "vp base")
    for _ in range(5):
        stage.say(ADA, "nothing i know")
    heard = stage.rewrite(ADA, first.asked, "caio base")
    assert heard.last.message_id == first.last.message_id
    assert "for the caio" in stage.say(ADA, "and equity").text


def test_also_in_a_group(stage: InMemory) -> None:
    first = stage.say(ADA, "/ask vp base", stage.group(GROUP))
    heard = stage.rewrite(ADA, first.asked, "/ask caio base", GROUP)
    assert (heard.last.message_id, heard.last.edited) == (first.last.message_id, True)


def test_an_edit_that_leaves_the_answer_as_it_was_calls_nothing(stage: InMemory) -> None:
    first = stage.say(ADA, "vp base")
    stage.rewrite(ADA, first.asked, "VP base?? vp")
    assert methods(stage) == ["sendMessage"]


def test_the_second_edit_starts_from_the_first(stage: InMemory) -> None:
    first = stage.say(ADA, "vp base")
    for text in ("caio base", "vp base", "caio base"):
        heard = stage.rewrite(ADA, first.asked, text)
        assert heard.last.message_id == first.last.message_id
    assert methods(stage) == ["sendMessage", *["editMessageText"] * 3]


def test_a_text_can_become_a_photo_and_back(stage: InMemory) -> None:
    first = stage.say(ADA, "vp base")
    heard = stage.rewrite(ADA, first.asked, "chart")
    assert [(seen.deleted, seen.photo) for seen in heard.seen] == [(True, False), (False, True)]
    heard = stage.rewrite(ADA, first.asked, "vp base")
    assert [(seen.deleted, seen.photo) for seen in heard.seen] == [(True, True), (False, False)]


def test_several_messages_become_one_and_several_again(stage: InMemory) -> None:
    first = stage.say(ADA, "essay")
    count = len(first.seen)
    heard = stage.rewrite(ADA, first.asked, "vp base")
    assert [seen.edited for seen in heard.seen] == [True, *[False] * (count - 1)]
    assert [seen.deleted for seen in heard.seen] == [False, *[True] * (count - 1)]
    heard = stage.rewrite(ADA, first.asked, "essay")
    assert [seen.edited for seen in heard.seen] == [True, *[False] * (count - 1)]


def test_editing_the_newest_answer_of_a_dialogue_takes_the_turn_back(stage: InMemory) -> None:
    stage.say(ADA, "/value")
    base = stage.say(ADA, "280k")
    heard = stage.rewrite(ADA, base.asked, "290k")
    assert heard.text == "Base 290k. 2 of 2. And the bonus?"
    assert heard.last.edited
    assert stage.say(ADA, "20 %").text == "Worth 290k and 20 %"


def test_editing_an_older_answer_of_a_dialogue_changes_nothing(stage: InMemory) -> None:
    stage.say(ADA, "/value")
    base = stage.say(ADA, "280k")
    stage.say(ADA, "20 %")
    heard = stage.rewrite(ADA, base.asked, "290k")
    assert "already gone on from that answer" in heard.text
    assert heard.last.reply_to == base.asked
    assert stage.states[f"{ADA}:0:{ADA}"][0].dialogue is None


def test_editing_a_question_from_before_a_dialogue_leaves_the_dialogue_alone(stage: InMemory) -> None:
    question = stage.say(ADA, "vp base")
    stage.say(ADA, "/value")
    assert CAIO in stage.rewrite(ADA, question.asked, "caio base").text
    assert "2 of 2" in stage.say(ADA, "280k").text


def test_a_press_in_between_cant_be_taken_back(stage: InMemory) -> None:
    question = stage.say(ADA, "vp base")
    stage.press(question.last.key("Equity"), ADA)
    stage.rewrite(ADA, question.asked, "caio base")
    assert "for the caio" in stage.say(ADA, "and equity").text


def test_an_edit_of_a_message_too_old_to_be_known_is_answered_anew(stage: InMemory) -> None:
    first = stage.say(ADA, "vp base")
    for _ in range(20):
        stage.say(ADA, "caio base")
    heard = stage.rewrite(ADA, first.asked, "vp equity")
    assert (heard.last.edited, heard.last.reply_to) == (False, first.asked)


def test_a_message_edited_into_a_question_for_the_bot_is_answered(stage: InMemory) -> None:
    first = stage.say(ADA, "vp base", stage.group(GROUP), expect=0)
    heard = stage.rewrite(ADA, first.asked, "/ask vp base", GROUP)
    assert (VP in heard.text, heard.last.reply_to) == (True, first.asked)


def test_edits_without_words_are_nothing(stage: InMemory) -> None:
    location = {"message_id": 4, "chat": {"id": ADA, "type": "private"}, "from": {"id": ADA}, "location": {}}
    assert stage.desk.keys({"edited_message": location}) is None


def test_an_answer_that_the_person_deleted_stays_deleted(stage: InMemory) -> None:
    first = stage.say(ADA, "vp base")
    stage.people.erase(ADA, first.last.message_id)
    heard = stage.rewrite(ADA, first.asked, "caio base")
    assert heard.seen == ()
    assert stage.refusals() == ["editMessageText: 400 Bad Request: message to edit not found"]


def test_no_more_than_twenty_questions_are_remembered_and_no_words(stage: InMemory) -> None:
    for i in range(30):
        stage.say(ADA, f"vp base, secret {i}")
    thread = stage.states[f"{ADA}:0:{ADA}"][1]
    assert len(thread.answered) == 20
    assert "secret" not in thread.model_dump_json()
