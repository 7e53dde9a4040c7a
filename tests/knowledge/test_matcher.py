from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.index import LARGEST_TRAINED
from knowledge.matcher import NOBODY, Matcher, Phrasing
from knowledge.rarity import CommonWords
from knowledge.vectors import WordVectors

COMMON = CommonWords.shipped()
VECTORS = WordVectors.shipped()

QUESTIONS = {
    "sign-on": [
        "how big is a sign-on bonus",
        "usual signing bonus for a director",
        "what do they pay when i join",
        "joining bonus in percent of base",
    ],
    "cliff": [
        "what is a cliff",
        "when does the first stock vest",
        "leaving before the first year is over",
        "one year vesting cliff",
    ],
    "retention": [
        "how long do managers stay",
        "why do engineering leaders leave",
        "attrition of ai leaders",
        "average tenure of a director",
    ],
    "degree": [
        "do i need a phd",
        "which education do directors have",
        "is a master enough to lead a team",
        "university degree of leaders",
    ],
    NOBODY: [
        "best pizza in town",
        "who won the match yesterday",
        "write me a poem",
        "is it going to rain tomorrow",
    ],
}
CONCEPTS = {"leave": "leaving", "quit": "leaving", "walk away": "leaving", "doctorate": "phd", "phd": "phd"}
PHRASINGS = [Phrasing(text, label) for label, texts in QUESTIONS.items() for text in texts]
MATCHERS = {
    "words": Matcher(PHRASINGS, concepts=CONCEPTS, common=COMMON),
    "vectors": Matcher(PHRASINGS, VECTORS, CONCEPTS, COMMON),
}
MATCHER = MATCHERS["vectors"]

any_matcher = pytest.mark.parametrize("matcher", MATCHERS.values(), ids=MATCHERS.keys())


@any_matcher
@pytest.mark.parametrize("phrasing", PHRASINGS, ids=lambda phrasing: phrasing.text)
def test_a_phrasing_belongs_to_its_own_label(matcher: Matcher, phrasing: Phrasing) -> None:
    best = matcher.rank(phrasing.text)[0]
    assert (best.label, best.nearest) == (phrasing.label, phrasing.text)
    assert best.similarity == pytest.approx(1, abs=1e-3)
    assert best.coverage == 1


@pytest.mark.parametrize(
    ("asked", "label"),
    [
        ("percentage of salary as joining money", "sign-on"),
        ("is my stock gone if i resign before twelve months", "cliff"),
        ("turnover among heads of machine learning", "retention"),
        ("does a diploma matter", "degree"),
        ("what will the weather be", NOBODY),
    ],
)
def test_other_words_for_the_same_thing_are_understood_by_their_vectors(asked: str, label: str) -> None:
    assert MATCHER.rank(asked)[0].label == label


@any_matcher
def test_a_concept_makes_synonyms_equal(matcher: Matcher) -> None:
    by_synonym = matcher.rank("is a doctorate needed")[0]
    assert by_synonym.label == "degree"
    assert matcher.rank("why do they walk away")[0].label == "retention"


@any_matcher
def test_rare_words_that_an_entry_does_not_know_lower_its_coverage(matcher: Matcher) -> None:
    known = next(one for one in matcher.rank("what is a cliff") if one.label == "cliff")
    partly = next(one for one in matcher.rank("what is a cliff on the pizza") if one.label == "cliff")
    assert known.coverage == 1
    assert partly.coverage < 0.7


@any_matcher
def test_within_shares_the_confidence_among_the_allowed(matcher: Matcher) -> None:
    ranked = matcher.rank("what is a cliff", within={"degree", "retention", "unheard-of"})
    assert {candidate.label for candidate in ranked} == {"degree", "retention"}
    assert sum(candidate.confidence for candidate in ranked) == pytest.approx(1, abs=1e-4)
    assert matcher.rank("what is a cliff", within=()) == []


@any_matcher
def test_limit_cuts_the_list(matcher: Matcher) -> None:
    assert len(matcher.rank("how long is the cliff", limit=2)) == 2


@any_matcher
@pytest.mark.parametrize("nothing", ["", "?!", "🤷", []])
def test_a_message_without_words_matches_nothing(matcher: Matcher, nothing: str | Sequence[str]) -> None:
    assert matcher.rank(nothing) == []


def test_text_and_its_words_are_ranked_alike() -> None:
    assert MATCHER.rank("What is a cliff?") == MATCHER.rank(["what", "is", "a", "cliff"])


@any_matcher
def test_what_is_asked_again_is_ranked_alike_whatever_became_of_the_first_ranking(matcher: Matcher) -> None:
    first = matcher.rank("how long is the cliff")
    kept = list(first)
    first.clear()
    assert matcher.rank("how long is the cliff") == kept
    assert matcher.rank("how long is the cliff", limit=1) == kept[:1]
    assert len(matcher.rank("how long is the cliff", within={kept[0].label})) == 1


def test_only_short_texts_without_figures_are_kept() -> None:
    matcher = Matcher(PHRASINGS, concepts=CONCEPTS, common=COMMON)
    asked = ("what is a cliff", "what is a cliff of 12 months", "what is a cliff " * 8)
    for text in asked * 2:
        matcher.rank(text)
    assert matcher._kept.cache_info().currsize == 1  # noqa: SLF001 - nothing else tells it


def test_an_empty_index_matches_nothing() -> None:
    assert Matcher([], VECTORS, common=COMMON).rank("what is a cliff") == []


@any_matcher
@settings(deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_is_ranked_with_figures_between_0_and_1_best_first(matcher: Matcher, text: str) -> None:
    ranked = matcher.rank(text)
    for candidate in ranked:
        assert 0 <= candidate.confidence <= 1
        assert 0 <= candidate.similarity <= 1
        assert 0 <= candidate.coverage <= 1
    confidences = [candidate.confidence for candidate in ranked]
    assert confidences == sorted(confidences, reverse=True)


@settings(max_examples=10, deadline=None)
@given(order=st.permutations(PHRASINGS))
def test_the_order_of_the_phrasings_makes_no_difference(order: list[Phrasing]) -> None:
    again = Matcher(order, VECTORS, CONCEPTS, COMMON)
    for asked in ("when do i get my first shares", "master or phd", "how long do they stay"):
        first, second = MATCHER.rank(asked)[0], again.rank(asked)[0]
        assert first.label == second.label
        assert first.confidence == pytest.approx(second.confidence, abs=1e-3)


def test_the_same_index_twice_gives_the_same_figures() -> None:
    again = Matcher(PHRASINGS, VECTORS, CONCEPTS, COMMON)
    assert again.rank("do leaders quit before the cliff") == MATCHER.rank("do leaders quit before the cliff")


def furniture(openings: int) -> list[Phrasing]:
    """Phrasings about other things, to make an index large: 440 for each opening."""
    asked = (
        "where is the", "who bought a", "price of this", "i lost my", "a photo of", "paint the", "sell", "lend me the",
        "clean a", "how heavy is the", "repair this", "move my", "the owner of a", "nobody wants the", "draw the",
    )  # fmt: skip
    looks = "red green blue heavy light round square old new warm cold".split()  # noqa: SIM905 - reads best as words
    things = [
        "table",
        "chair",
        "lamp",
        "door",
        "window",
        "carpet",
        "mirror",
        "shelf",
        "kettle",
        "spoon",
        "knife",
        "fork",
        "plate",
        "bottle",
        "basket",
        "drawer",
        "pillow",
        "blanket",
        "towel",
        "bucket",
        "broom",
        "ladder",
        "hammer",
        "nail",
        "screw",
        "rope",
        "candle",
        "clock",
        "vase",
        "frame",
        "desk",
        "bench",
        "cupboard",
        "oven",
        "fridge",
        "freezer",
        "toaster",
        "kitchen",
        "garden",
        "fence",
    ]
    return [
        Phrasing(f"{opening} {look} {thing}", f"{look} {thing}")
        for opening in asked[:openings]
        for look in looks
        for thing in things
    ]


@pytest.fixture(
    scope="module",
    params=[(7, None), (7, VECTORS), (15, VECTORS)],
    ids=["words", "landmarks", "nearest"],
)
def large(request: pytest.FixtureRequest) -> Matcher:
    openings, vectors = request.param
    return Matcher([*PHRASINGS, *furniture(openings)], vectors, CONCEPTS, COMMON)


def test_a_large_index_answers_too(large: Matcher) -> None:
    assert len(large.phrasings) > LARGEST_TRAINED
    assert large.rank("what is a cliff")[0].label == "cliff"
    assert large.rank("somebody sold the heavy mirror")[0].label == "heavy mirror"


@settings(deadline=None)
@given(text=st.text(max_size=100))
def test_a_large_index_ranks_any_text(large: Matcher, text: str) -> None:
    for candidate in large.rank(text):
        assert 0 <= candidate.confidence <= 1
        assert 0 <= candidate.similarity <= 1


def test_what_was_kept_ranks_as_what_was_learnt(tmp_path: Path) -> None:
    phrasings = [*PHRASINGS, *furniture(7)]
    messages = (
        "what is a cliff",
        "somebody sold the heavy mirror",
        "when is a director's stock mine",
        "pizza",
    )

    learnt = Matcher(phrasings, VECTORS, CONCEPTS, COMMON, tmp_path)
    kept = Matcher(phrasings, VECTORS, CONCEPTS, COMMON, tmp_path)

    for message in messages:
        once, again = learnt.rank(message), kept.rank(message)
        assert [candidate.label for candidate in once[:2]] == [candidate.label for candidate in again[:2]]
        assert once[0].confidence == pytest.approx(again[0].confidence, abs=0.02)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 broken"])
def test_what_can_not_be_read_is_learnt_anew(tmp_path: Path, content: bytes) -> None:
    phrasings = [*PHRASINGS, *furniture(7)]
    Matcher(phrasings, VECTORS, CONCEPTS, COMMON, tmp_path)
    kept = next(tmp_path.glob("*.npz"))
    kept.write_bytes(content)

    assert Matcher(phrasings, VECTORS, CONCEPTS, COMMON, tmp_path).rank("what is a cliff")[0].label == "cliff"
    assert kept.stat().st_size > len(content)
