"""What people meet who type behind the bot's name in any chat, on every stage."""

from tests.blackbox.stage import Stage


def test_ranked_results_with_figure_and_source(stage: Stage, ada: int) -> None:
    found = stage.type_inline(ada, "vp equity")
    name, title, text = found.articles[0]
    assert "0.45 %" in text
    assert "The guide, June 2026" in text
    assert name
    assert title


def test_nothing_typed_yet(stage: Stage, ada: int) -> None:
    found = stage.type_inline(ada, "")
    assert found.articles
    assert found.payload == "value"
    assert not found.is_personal
    assert found.cache_time > 0


def test_pages(stage: Stage, ada: int) -> None:
    offset, names = "", []
    for _ in range(20):
        found = stage.type_inline(ada, "", offset)
        names += [name for name, _, _ in found.articles]
        offset = found.next_offset
        if not offset:
            break
    assert offset == ""
    assert len(set(names)) == len(names)


def test_the_button_leads_to_the_private_chat(stage: Stage, ada: int) -> None:
    found = stage.type_inline(ada, "vp equity")
    assert "of" in stage.say(ada, f"/start {found.payload}").text
    stage.say(ada, "/cancel")


def test_a_shared_comparison_opens_in_private(stage: Stage, ada: int, bob: int) -> None:
    found = stage.type_inline(ada, "vp vs caio base")
    assert "$120k" in found.articles[0][2]
    payload = found.addresses[0].partition("?start=")[2]
    opened = stage.say(bob, f"/start {payload}").last
    assert "$120k" in opened.text
    assert "0.45 %" in stage.say(bob, "and equity?").text


def test_nonsense_finds_nothing_and_says_where_to_ask(stage: Stage, ada: int) -> None:
    found = stage.type_inline(ada, "qqqq zzzz xxxx")
    assert (found.articles, found.payload) == ((), "hello")


def test_nobodys_offers_are_found(stage: Stage, ada: int, bob: int) -> None:
    stage.press(stage.say(ada, "280k base, 20% bonus, Seattle").last.key("Save"), ada)
    for person in (ada, bob):
        assert all("280,000" not in text for _, _, text in stage.type_inline(person, "seattle").articles)


def test_long_and_odd_queries(stage: Stage, ada: int) -> None:
    for words in ("x" * 256, "<b>vp</b> & equity", "👩‍👩‍👧‍👦" * 20, "\u202e\u200b"):
        stage.type_inline(ada, words)


def test_an_offer_is_valued_in_private_only(stage: Stage, ada: int) -> None:
    found = stage.type_inline(ada, "283k base, 20% bonus, 150k RSUs over 18 months")
    assert found.payload == "value"
    assert all("283" not in text and "339" not in text for _, _, text in found.articles)


def test_the_last_of_many_keystrokes_is_answered(stage: Stage, ada: int) -> None:
    typed = "vp equity"
    for end in range(1, len(typed)):
        stage.type_inline(ada, typed[:end])
    assert "0.45 %" in stage.type_inline(ada, typed).articles[0][2]
