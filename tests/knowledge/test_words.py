import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.words import LONGEST_TEXT, MOST_WORDS, plain_words, read_words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("What is the median?", "what is the median"),
        ("What’s a VP’s base?", "what is a vp base"),
        ("whats the diff, I dont know", "what is the diff i do not know"),
        ("can't you tell? won't they? I'd ask", "can not you tell will not they i would ask"),
        ("VP\u200b base\u00a0pay \u202e(median)\u202c", "vp base pay median"),
        ("ｆｕｌｌ ｗｉｄｔｈ 𝐛𝐨𝐥𝐝 ﬁne résumé", "full width bold fine resume"),
        ("sign–on — sign-on ‑ dual‐track", "sign on sign on dual track"),
        ("equity 🎉🎉 %?", "equity percent"),
        ("@offerlens_bot what is a cliff", "what is a cliff"),
        ("mail me@example.com", "mail me example com"),
        ("see https://example.com/a?b=c please", "see please"),
        ("$280,000 base, 15% bonus, CHF 250'000, 1.2M", "280000 base 15 percent bonus chf 250000 1.2m"),
        ("W-2 or 83(b) or 401(k)? 409A, Q2", "w2 or 83b or 401k 409a q2"),
        ("A.I. lead in the U.S. e.g. w/o equity", "ai lead in the us eg without equity"),
        ("**bold** <b>html</b> snake_case", "bold b html b snake case"),
        ("", ""),
        ("?!… 🤷", ""),
    ],
)
def test_what_a_person_typed_becomes_plain_words(typed: str, words: str) -> None:
    assert " ".join(plain_words(typed)) == words


@pytest.mark.parametrize(
    ("typed", "word", "stands_for"),
    [
        ("What’s a VP’s base?", "vp", "VP’s"),
        ("ask: 280,000 a year", "280000", "280,000"),
        ("m\u200bedian pay", "median", "m\u200bedian"),
        ("is it 15 %", "percent", "%"),
        ("whats up", "is", "whats"),
    ],
)
def test_a_word_knows_which_part_of_the_text_it_stands_for(typed: str, word: str, stands_for: str) -> None:
    found = next(item for item in read_words(typed) if item.text == word)
    assert typed[found.start : found.end] == stands_for


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_and_every_span_lies_inside_it_in_order(text: str) -> None:
    words = read_words(text)
    for word in words:
        assert word.text
        assert not word.text.isspace()
        assert 0 <= word.start < word.end <= len(text)
    assert [word.start for word in words] == sorted(word.start for word in words)


@settings(deadline=None)
@given(st.text(alphabet="abcdefgh '.-%", max_size=80))
def test_case_and_invisible_marks_make_no_difference(text: str) -> None:
    dressed = "\u200b".join(text.upper())
    assert plain_words(dressed) == plain_words(text)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(categories=["Ll", "Lu"], max_codepoint=0x24F), max_size=40))
def test_composed_and_decomposed_letters_are_the_same(text: str) -> None:
    assert plain_words(unicodedata.normalize("NFD", text)) == plain_words(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    "unit", ["a", "a ", "é", "\u200b", "'", "w/", "a.b.", "1,", "@x ", "\U0001f600", "((("]
)
def test_a_hundred_kilobytes_are_looked_at_only_in_part(unit: str) -> None:
    words = read_words(unit * (100_000 // len(unit)))
    assert len(words) <= MOST_WORDS
    assert all(word.end <= LONGEST_TEXT for word in words)


@given(st.text(alphabet="abcdIM ?.!'", max_size=80))
def test_the_texts_of_the_words_do_not_depend_on_the_way_they_are_read(text: str) -> None:
    assert plain_words(text) == tuple(word.text for word in read_words(text))
