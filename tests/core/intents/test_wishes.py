"""What people ask to be done with offers, and what only sounds like it."""

import pytest

from bot.core.intents.remarks import speaks_of_leaving
from bot.core.intents.wish_words import Wish
from bot.core.intents.wishes import Wished, wished

WISHES = [
    ("value my offer", Wished(Wish.VALUE)),
    ("/value", Wished(Wish.VALUE)),
    ("Can you evaluate my job offer, please?", Wished(Wish.VALUE)),
    ("what is my offer worth?", Wished(Wish.VALUE)),
    ("I got an offer", Wished(Wish.VALUE)),
    ("my offers", Wished(Wish.LIST)),
    ("show me all my saved offers", Wished(Wish.LIST)),
    ("/offers", Wished(Wish.LIST)),
    ("compare them", Wished(Wish.WHICH)),
    ("which one is better?", Wished(Wish.WHICH)),
    ("/compare", Wished(Wish.COMPARE)),
    ("compare Google with Meta", Wished(Wish.COMPARE, "Google", "Meta")),
    ("what should I ask for?", Wished(Wish.COUNTER)),
    ("make a counter-offer", Wished(Wish.COUNTER)),
    ("how do I match Google", Wished(Wish.COUNTER, "Google")),
    ("how much base do I need to reach 500k", Wished(Wish.COUNTER, "", "500k")),
    ("rename A to Google", Wished(Wish.RENAME, "A", "Google")),
    ("delete Google", Wished(Wish.DELETE, "Google")),
    ("please remove the offer from OpenAI", Wished(Wish.DELETE, "OpenAI")),
    ("delete all my offers", Wished(Wish.DELETE_ALL)),
    ("save it as Google DeepMind", Wished(Wish.SAVE, "", "Google DeepMind")),
    ("save as Meta", Wished(Wish.SAVE, "", "Meta")),
    ("save", Wished(Wish.SAVE)),
    ("call it Meta", Wished(Wish.NAME, "", "Meta")),
    ("chart", Wished(Wish.CHART)),
    ("show me a graph", Wished(Wish.CHART)),
    ("is that good?", Wished(Wish.GOOD)),
    ("what if", Wished(Wish.WHAT_IF)),
    ("cancel", Wished(Wish.CANCEL)),
]


@pytest.mark.parametrize(("text", "wish"), WISHES, ids=[text for text, _ in WISHES])
def test_wishes(text: str, wish: Wished) -> None:
    assert wished(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        "", "?", "what is a counter-offer", "what is a sign-on", "how do competing offers vary", "what does a vp make",
        "is 250k good for a director", "what can be negotiated", "why", "source?", "hello", "a" * 5_000,
        "which role pays the highest base", "what if the bonus is 25%", "how much equity does a caio get",
    ],
)  # fmt: skip
def test_questions_are_no_wishes(text: str) -> None:
    assert wished(text) is None


@pytest.mark.parametrize(
    "text", ["what if I leave after 8 months", "if i quit after a year?", "and leaving in month 14?"]
)
def test_leaving(text: str) -> None:
    assert speaks_of_leaving(text)
