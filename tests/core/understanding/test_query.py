"""What is read out of questions about the tables: roles, measures and what is asked of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.conversation import Conversation
from bot.core.understanding.query import Ask

QUESTIONS = [
    # text, what is asked, roles, measures
    ("vp base?", Ask.LOOK_UP, ["vp"], ["base"]),
    ("what does a director get in stock", Ask.LOOK_UP, ["director"], ["equity"]),
    ("TC of an ai eng mgr", Ask.LOOK_UP, ["manager"], ["total"]),
    ("where are chief AI officers paid best", Ask.LOOK_UP, ["caio"], ["regions"]),
    ("base and equity for a VP of AI Engineering", Ask.LOOK_UP, ["vp"], ["base", "equity"]),
    ("total cash of a vp, not base", Ask.LOOK_UP, ["vp"], ["total"]),
    ("vp vs caio base", Ask.COMPARE, ["vp", "caio"], ["base"]),
    ("gap between a manager and a director in total", Ask.DIFFERENCE, ["manager", "director"], ["total"]),
    ("director total minus base", Ask.PARTS, ["director"], ["total", "base"]),
    ("what does a vp get on top of base", Ask.PARTS, ["vp"], []),
    ("caio equity as a percentage of vp equity", Ask.RATIO, ["caio", "vp"], ["equity"]),
    ("how many times a manager's base does a caio make", Ask.RATIO, ["caio", "manager"], ["base"]),
    ("what percentage of the caio's base does a vp get", Ask.RATIO, ["vp", "caio"], ["base"]),
    ("vp base, not the director's", Ask.LOOK_UP, ["vp"], ["base"]),
    ("step from director to vp in base", Ask.DIFFERENCE, ["director", "vp"], ["base"]),
    ("what share of total is base for a manager", Ask.SHARE, ["manager"], ["total", "base"]),
    ("which role has the highest equity", Ask.EXTREME, [], ["equity"]),
    ("which role gets the second lowest base", Ask.EXTREME, [], ["base"]),
    ("rank all roles by total", Ask.RANK, [], ["total"]),
    ("for which role is beijing a top region", Ask.WHICH_ROLE, [], ["regions"]),
    ("which role gets 340k", Ask.WHICH_ROLE, [], []),
    ("is 250k base good for a director", Ask.STANDING, ["director"], ["base"]),
    ("is 0.5% ok for a vp", Ask.STANDING, ["vp"], []),
    ("is 0.2 % equity too low for a director", Ask.STANDING, ["director"], ["equity"]),
    ("0.45% of 10 million shares", Ask.PERCENT_OF, [], ["equity"]),
    ("what is 15 % of 280k", Ask.PERCENT_OF, [], []),
    ("15% of a director's base", Ask.PERCENT_OF, ["director"], ["base"]),
    ("340k base, 7 % lower", Ask.CHANGE, [], ["base"]),
    ("0.45 % of a company worth 2 billion", Ask.STAKE, [], []),
    ("typical sign-on for a 310k base", Ask.SIGN_ON, [], ["base"]),
    ("280k in seattle, worth in austin", Ask.ELSEWHERE, [], []),
    ("is berlin cheaper than london", Ask.ELSEWHERE, [], []),
]


@pytest.mark.parametrize(("text", "asks", "roles", "measures"), QUESTIONS, ids=[row[0] for row in QUESTIONS])
def test_questions_about_the_tables(
    conversation: Conversation, text: str, asks: Ask, roles: list[str], measures: list[str]
) -> None:
    query = conversation.reader.read(text).query

    assert query.asks is asks
    assert list(query.roles) == roles
    assert [measure.value for measure in query.measures] == measures


@pytest.mark.parametrize(
    "text",
    [
        "what does a vp of sales make",
        "salary of a bank branch manager",
        "director of nursing pay",
        "how much is a hotel manager paid",
        "product manager base",
    ],
)
def test_another_job_with_the_same_head_is_no_role_of_the_guide(
    conversation: Conversation, text: str
) -> None:
    assert not conversation.reader.read(text).query.roles


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("directr equtiy", "director equity"),
        ("vpof ai", "vp of ai"),
        ("med ian base of a manger", "median base of a manager"),
    ],
)
def test_typos_are_repaired_first(conversation: Conversation, text: str, repaired: str) -> None:
    assert " ".join(conversation.reader.read(text).words) == repaired


@pytest.mark.parametrize(
    ("text", "asking"),
    [
        ("My cat is ill. What does a VP make in base? Thanks all.", "What does a VP make in base?"),
        (
            "So I met a recruiter (nice, tall) on Monday. She laughed. Is 300k good for a VP?",
            "Is 300k good for a VP?",
        ),
        ("vp base", "vp base"),
    ],
)
def test_the_part_of_a_story_that_asks(conversation: Conversation, text: str, asking: str) -> None:
    assert conversation.reader.read(text).text == asking


def test_the_story_lends_its_role_to_the_question(conversation: Conversation) -> None:
    query = conversation.reader.read(
        "I am a senior AI director and can move anywhere. Which cities pay best?"
    ).query

    assert query.roles == ("director",)


@given(st.text(max_size=300))
def test_any_text_is_read(conversation: Conversation, text: str) -> None:
    reading = conversation.reader.read(text)

    assert len(reading.words) == len(reading.weights)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("280k in seattle or 260k in austin", ["seattle", "austin"]),
        ("what do i need in london to match 280k in seattle", ["seattle"]),
        ("from sf to austin with 280k", ["san-francisco"]),
        ("280k base", [None]),
    ],
)
def test_an_amount_belongs_to_the_place_beside_it(
    conversation: Conversation, text: str, places: list[str | None]
) -> None:
    assert list(conversation.reader.read(text).query.earned_in) == places
