import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.vectors import WordVectors

VECTORS = WordVectors.shipped()


def likeness(first: str, second: str) -> float:
    return float(VECTORS.sentence(first.split()) @ VECTORS.sentence(second.split()))


@pytest.mark.parametrize(
    ("word", "kin", "stranger"),
    [
        ("salary", "wage", "weather"),
        ("stock", "shares", "dinner"),
        ("resign", "quit", "city"),
        ("employer", "company", "rain"),
        ("women", "female", "interest"),
        ("degree", "education", "airport"),
    ],
)
def test_a_word_is_nearer_to_its_kin_than_to_a_stranger(word: str, kin: str, stranger: str) -> None:
    assert likeness(word, kin) > likeness(word, stranger) + 0.2


@pytest.mark.parametrize(
    ("sentence", "same", "other"),
    [
        ("how much money do i make", "what is my salary", "how long is the flight"),
        ("what happens if i quit early", "what do i lose when i leave", "when is my birthday"),
    ],
)
def test_a_sentence_is_nearer_to_its_paraphrase(sentence: str, same: str, other: str) -> None:
    assert likeness(sentence, same) > likeness(sentence, other)


def test_a_word_outside_the_vocabulary_is_made_of_its_pieces() -> None:
    assert len(VECTORS.pieces("salary")) == 1
    assert len(VECTORS.pieces("unvestedness")) > 1
    assert likeness("unvestedness", "unvestedness") == pytest.approx(1)


@pytest.mark.parametrize("word", ["", "зарплата", "給料", "naïve"])
def test_a_word_with_unknown_letters_has_no_vector(word: str) -> None:
    assert VECTORS.pieces(word) == ()
    assert not VECTORS.sentence([word]).any()


@settings(deadline=None)
@given(st.lists(st.text(max_size=30), max_size=12))
def test_a_direction_has_length_one_or_none(words: list[str]) -> None:
    length = float(np.linalg.norm(VECTORS.sentence(words)))
    assert length == pytest.approx(1, abs=1e-4) or length == 0


@settings(deadline=None)
@given(st.lists(st.sampled_from(["base", "salary", "vp", "unvested", "equity"]), min_size=1, max_size=8))
def test_the_order_of_words_makes_no_difference_and_together_is_as_one_by_one(words: list[str]) -> None:
    alone = VECTORS.sentence(words)
    assert VECTORS.sentence(words[::-1]) == pytest.approx(alone, abs=1e-5)
    assert VECTORS.sentences([words, []])[0] == pytest.approx(alone, abs=1e-5)


def test_a_table_whose_parts_do_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="2 tokens, 1 rows and 2 scales"):
        WordVectors(["a", "b"], np.zeros((1, 4), dtype=np.int8), np.ones(2, dtype=np.float32))
