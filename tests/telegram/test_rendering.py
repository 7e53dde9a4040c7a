from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.charts import Chart, ChartKind
from bot.core.messages import Button, Reply
from bot.telegram.deep_links import link
from bot.telegram.pages import CAPTION, TEXT, blank, cut, units
from bot.telegram.render import Page, Renderer, edit, send
from bot.telegram.translate import Place
from tests.blackbox.botapi.entities import plain_text
from tests.blackbox.botapi.keyboards import inline_keyboard

RENDERER = Renderer("offerlens_bot")
CHART = Chart(ChartKind.YEARS, "Title", "USD", ("1",), ())
HERE = Place(7)


def pages(reply: Reply) -> tuple[Page, ...]:
    return RENDERER.pages([reply])


def shown(page: Page) -> str:
    return plain_text(page.html, "HTML")[0]


MARKUP = [
    # a reply's text, and what is sent
    ("**$340k** median base", "<b>$340k</b> median base"),
    ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
    ("**R&D**", "<b>R&amp;D</b>"),
    ('it\'s "so"', 'it\'s "so"'),
    ("** **x", " x"),
    ("<b>not bold</b>", "&lt;b&gt;not bold&lt;/b&gt;"),
    ("open ** star", "open ** star"),
    ("  blank around \n", "blank around"),
    ("two\nlines", "two\nlines"),
    ("\u202eturned\u202c", "turned"),
    ("bell\x07 and half \ud800", "bell and half \ufffd"),
]


@pytest.mark.parametrize(("text", "html"), MARKUP)
def test_markup(text: str, html: str) -> None:
    assert [page.html.strip() for page in pages(Reply(text))] == [html.strip()]


@pytest.mark.parametrize("text", ["", " \n ", "**  **", "\u200b", "\u2800\u3164", "\u202e"])
def test_empty_texts_are_never_sent(text: str) -> None:
    assert pages(Reply(text, buttons=((Button("x", "y"),),))) == ()
    assert blank(text.replace("*", ""))


def test_the_parts_of_a_reply() -> None:
    (page,) = pages(Reply("Figure.", "Longer.", "Source."))
    assert page.html == "Figure.\n<i>Source.</i>\n<blockquote expandable>Longer.</blockquote>"


def test_a_detail_that_does_not_fit_moves_to_the_next_message_as_a_whole() -> None:
    first, second = pages(Reply("a" * 3000, "d" * 2000, "Source."))
    assert first.html.endswith("a\n<i>Source.</i>")
    assert second.html == f"<blockquote expandable>{'d' * 2000}</blockquote>"


def test_a_cut_falls_between_words_and_closes_its_tags() -> None:
    first, second = pages(Reply(f"**{'word ' * 1000}**"))
    assert first.html.startswith("<b>word")
    assert first.html.endswith("word</b>")
    assert second.html.startswith("<b>word")


def test_a_cut_never_breaks_a_sign_that_counts_two() -> None:
    for page in pages(Reply("a" + "𝕏" * 3000)):
        assert units(shown(page)) <= TEXT
        assert "\ufffd" not in page.html


def test_a_family_is_not_torn_apart() -> None:
    family = "👩‍👩‍👧‍👦"
    for page in pages(Reply(family * 1000)):
        assert set(shown(page).split(family)) == {""}


def test_a_caption_holds_1024_and_the_rest_follows() -> None:
    picture, rest = pages(Reply("Sentence. " * 150, chart=CHART, buttons=((Button("More", "m"),),)))
    assert (picture.chart, picture.keyboard) == (CHART, ())
    assert units(shown(picture)) <= CAPTION
    assert (rest.chart, rest.keyboard) == (None, ((("More", "callback_data", "m"),),))
    assert (shown(picture) + " " + shown(rest)).count("Sentence.") == 150


def test_a_picture_needs_no_words() -> None:
    (page,) = pages(Reply("", chart=CHART))
    call = send(page, HERE)
    assert (call.method, call.chart, call.params) == ("sendPhoto", CHART, {"chat_id": 7})


def test_a_picture_and_a_file() -> None:
    picture, file = pages(Reply("Both", chart=CHART, document=("a.json", "{}")))
    assert (picture.html, file.html) == ("Both", "")
    call = send(file, HERE, quoted=3, remember="9.1")
    assert (call.method, call.document, call.remember) == ("sendDocument", ("a.json", b"{}"), "9.1")


def test_buttons_keep_to_telegrams_numbers() -> None:
    rows = tuple(tuple(Button(f"{j}", f"d{i}{j}") for j in range(11)) for i in range(12))
    (page,) = pages(Reply("Many", buttons=rows))
    assert max(map(len, page.keyboard)) == 8
    assert sum(map(len, page.keyboard)) == 100


ROWS = [
    # the labels of one row, and how many stand side by side
    (["Manager", "Director", "VP", "CAIO"], [4]),
    (["Compare with another", "Save"], [2]),
    (["4 years, no cliff", "4 years, 1-year cliff", "3 years"], [2, 1]),
    (["A label that is as long as Telegram allows", "Next"], [1, 1]),
    (["👩‍👩‍👧‍👦" * 3, "x", "y"], [1, 2]),
]


@pytest.mark.parametrize(("labels", "side_by_side"), ROWS)
def test_each_label_can_be_read_on_a_phone(labels: list[str], side_by_side: list[int]) -> None:
    (page,) = pages(Reply("?", buttons=(tuple(Button(label, "d") for label in labels),)))
    assert [len(row) for row in page.keyboard] == side_by_side


def test_a_private_button_is_a_deep_link() -> None:
    (page,) = pages(Reply("Here", buttons=((Button("Value it", private="value"),),)))
    assert page.keyboard == ((("Value it", "url", "https://t.me/offerlens_bot?start=value"),),)


@pytest.mark.parametrize("payload", ["a b", "ä", "x" * 65, ""])
def test_a_payload_that_telegram_would_not_take_is_left_out(payload: str) -> None:
    assert link("offerlens_bot", payload) == "https://t.me/offerlens_bot"


def test_edits_are_for_the_same_kind_of_message() -> None:
    assert edit(Page("x"), HERE, message_id=3).method == "editMessageText"
    assert edit(Page("x", chart=CHART), HERE, remembered="3.0").method == "editMessageCaption"


def test_cutting_a_line() -> None:
    assert cut("short", 5) == "short"
    assert cut("longer than that", 8) == "longer…"
    assert units(cut("𝕏" * 80, 100)) <= 100


any_text = st.text(max_size=300).map(lambda text: text * 40)
replies = st.builds(
    Reply,
    text=any_text,
    detail=any_text,
    source=st.text(max_size=100),
    chart=st.none() | st.just(CHART),
    document=st.none() | st.just(("a.txt", "content")),
    buttons=st.lists(
        st.lists(
            st.builds(
                Button, st.text(max_size=20), st.text(st.characters(codec="utf-8"), min_size=1, max_size=16)
            ),
            max_size=9,
        ).map(tuple),
        max_size=3,
    ).map(tuple),
)


@given(replies)
def test_whatever_is_said_telegram_takes_it(reply: Reply) -> None:
    for page in pages(reply):
        limit = CAPTION if page.chart or page.document else TEXT
        text = shown(page)
        assert units(text) <= limit
        assert text or limit == CAPTION
        inline_keyboard(page.markup())


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zs", "Zl", "Zp"]), max_size=300))
def test_nothing_is_lost_but_blanks(text: str) -> None:
    words = text.replace("*", "")
    joined = "".join(unescape(page.html) for page in pages(Reply(words * 40)))
    assert "".join(joined.split()) == "".join((words * 40).split()) or blank(words)
