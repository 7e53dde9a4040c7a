import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.rarity import CommonWords
from knowledge.spelling import Repaired, Speller
from knowledge.words import Word, plain_words, read_words

INDEX = (
    "what is the median base salary of a vp director manager in ai engineering equity total vesting cliff dual track "
    "senior caio how much stock do managers get signing bonus take home compensation retention usually i"
)
SPELLER = Speller(INDEX.split(), CommonWords.shipped())


def repaired(text: str) -> Repaired:
    return SPELLER.repair(read_words(text))


def meant(text: str) -> str:
    return " ".join(word.text for word in repaired(text).words)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("waht do ai enginering managrs get", "what do ai engineering managers get"),
        ("senoir directr base salery", "senior director base salary"),
        ("compenstaion and retnetion", "compensation and retention"),
        ("pleeease", "please"),
        ("equiiity", "equity"),
        ("teh vp", "the vp"),
        ("footbal", "football"),  # no word of the index, but a word: evidence against the index
    ],
)
def test_a_mistyped_word_becomes_the_nearest_word_of_the_index(typed: str, understood: str) -> None:
    assert meant(typed) == understood


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("vpof aiengineering", "vp of ai engineering"),
        ("thedual track", "the dual track"),
        ("whatisthe median", "what is the median"),
        ("med ian sal ary", "median salary"),
        ("chief a i officer and v p", "chief ai officer and vp"),
    ],
)
def test_missing_and_stray_blanks_are_mended(typed: str, understood: str) -> None:
    assert meant(typed) == understood


@pytest.mark.parametrize(
    "typed",
    [
        "weather tomorrow",  # common English, though the index lacks it
        "vp",  # too short to be judged
        "rsu",
        "409a 280k w2",  # figures and forms
        "refill revesting",  # made of known words
        "take home",  # both words known: not one word
        "зарплата 給料",
    ],
)
def test_what_is_no_slip_stays(typed: str) -> None:
    assert meant(typed) == " ".join(plain_words(typed))
    assert repaired(typed).changes == ()


def test_each_change_is_told() -> None:
    changes = repaired("whats the medain sal ary of aivp").changes
    assert [(change.typed, change.meant, change.kind) for change in changes] == [
        ("medain", "median", "misspelt"),
        ("sal ary", "salary", "split"),
        ("aivp", "ai vp", "glued"),
    ]


@pytest.mark.parametrize(
    ("typed", "word", "stands_for"),
    [("my salery", "salary", "salery"), ("a med ian", "median", "med ian"), ("the vpof", "of", "of")],
)
def test_a_repaired_word_keeps_its_place_in_the_text(typed: str, word: str, stands_for: str) -> None:
    found = next(item for item in repaired(typed).words if item.text == word)
    assert typed[found.start : found.end] == stands_for


def test_of_two_words_at_the_same_distance_the_likelier_slip_wins() -> None:
    speller = Speller({"bake": 9, "make": 1}, CommonWords(["the"]))
    assert [word.text for word in speller.repair(read_words("mkae")).words] == ["make"]


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_repaired_without_error_and_repair_is_idempotent(text: str) -> None:
    once = SPELLER.repair(read_words(text)).words
    again = SPELLER.repair(once)
    assert again.words == once
    assert again.changes == ()


@settings(deadline=None)
@given(st.lists(st.sampled_from([word for word in INDEX.split() if len(word) > 1]), max_size=12))
def test_words_of_the_index_are_never_changed(words: list[str]) -> None:
    typed = tuple(Word(word, 0, len(word)) for word in words)
    assert SPELLER.repair(typed).words == typed
