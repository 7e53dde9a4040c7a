"""Which of several offers a message means."""

import pytest

from bot.core.offers.sheet import OfferSheet
from bot.core.replies.valued import sheet_data
from bot.core.state import ChatState, Person, SavedOffer
from bot.core.valuing.meant import meant
from bot.core.valuing.talk import about_offers, turned_to
from tests.core.parts_of_offers import sheet

A, B = (
    sheet(name="Offer A", base=280_000, employer="Google"),
    sheet(name="Offer B", base=300_000, location="Berlin"),
)
KEPT = sheet(name="Second Home", base=90_000)
TOGETHER = about_offers(ChatState(), (A, B))
PERSON = Person(offers=(SavedOffer(name="Second Home", sheet=sheet_data(KEPT)),))

MEANT = [
    ("what if I leave B after 6 months", (B,), "what if I leave it after 6 months"),
    ("how much of b is cash", (B,), "how much of it is cash"),
    ("is offer A better", (A,), "is it better"),
    ("what if I leave Google's after a month", (A,), "what if I leave it after a month"),
    ("the Berlin one", (B,), "it"),
    ("rename the second one", (B,), "rename it"),
    ("the first", (A,), "it"),
    ("offer 2?", (B,), "it?"),
    ("A or B?", (A, B), "it or it?"),
    ("second home against b", (KEPT, B), "it against it"),
    ("in euros, both", (A, B), "in euros, it"),
    ("what if I leave a month early", (A, B), "what if I leave a month early"),
    ("the second year", (A, B), "the second year"),
    ("what is a cliff", (A, B), "what is a cliff"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "offers", "rest"), MEANT, ids=[row[0] for row in MEANT])
def test_meant(text: str, offers: tuple[OfferSheet, ...], rest: str) -> None:
    found = meant(TOGETHER, PERSON, text)
    assert (found.offers, found.rest) == (offers, rest)


def test_after_one_was_talked_about_it_is_meant() -> None:
    turned = turned_to(TOGETHER, B)
    assert meant(turned, PERSON, "without the sign-on").offers == (B,)
    assert meant(turned, PERSON, "and the other one?").offers == (A,)
    assert meant(ChatState(), Person(), "without the sign-on").offers == ()
