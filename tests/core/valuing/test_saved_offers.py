"""The offers that a person keeps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.replies.valued import fingerprint, letter
from bot.core.state import Person, SavedOffer
from bot.core.valuing import saved_offers as kept
from tests.core.parts_of_offers import sheet

ONE, TWO = sheet(base=280_000), sheet(base=300_000)


def person(*names: str) -> Person:
    result = Person()
    for place, name in enumerate(names):
        result = kept.saved(result, sheet(base=200_000 + place), name)
    return result


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Google", "Google"), ("google", "Google"), ("the Google offer", "Google"), ("google's", "Google"), ("A", "Offer A"),
        ("offer a", "Offer A"), ("the first one", "Google"), ("second", "Offer A"), ("the last offer", "Offer A"), ("Meta", None),
        ("", None), ("third", None),
    ],
)  # fmt: skip
def test_offers_are_found_by_what_people_call_them(said: str, found: str | None) -> None:
    offer = kept.named(person("Google", "Offer A"), said)
    assert (offer.name if offer else None) == found


def test_saving_under_a_known_name_replaces_it_in_its_place() -> None:
    after = kept.saved(person("Google", "Meta"), ONE, "google")
    assert [offer.name for offer in after.offers] == ["google", "Meta"]
    assert after.offers[0].sheet["base"] == "280000"


def test_renaming_keeps_place_and_content() -> None:
    before = person("Google", "Meta")
    after = kept.renamed(before, before.offers[0], "Alphabet")
    assert [offer.name for offer in after.offers] == ["Alphabet", "Meta"]
    renamed = kept.sheet_of(after.offers[0])
    assert renamed is not None
    assert renamed.name == "Alphabet"
    assert renamed.base == 200_000


def test_a_free_name_is_taken_from_the_offer_or_the_alphabet() -> None:
    assert kept.free_name(Person(), sheet(base=1000, employer="Google")) == "Google"
    assert (
        kept.free_name(person("Google"), sheet(base=1000, employer="Google", location="Seattle")) == "Seattle"
    )
    assert kept.free_name(person("Offer A", "Offer B"), sheet(base=1000)) == "Offer C"
    assert [letter(place) for place in (0, 25, 26, 27)] == ["Offer A", "Offer Z", "Offer AA", "Offer AB"]


def test_an_offer_that_cannot_be_read_is_listed_and_left_out_of_comparisons() -> None:
    broken = Person(offers=(SavedOffer(name="Old", sheet={"salary": 1}), *person("Google").offers))
    assert "I can't read it" in kept.list_reply(broken).text
    assert len(kept.sheets(broken.offers)) == 1


def test_the_fingerprint_is_that_of_the_content() -> None:
    assert fingerprint(ONE) == fingerprint(sheet(base="280000"))
    assert fingerprint(ONE) != fingerprint(TWO)
    assert fingerprint(ONE, TWO) != fingerprint(TWO, ONE)


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60),
        max_size=kept.MOST_OFFERS,
        unique_by=str.casefold,
    )
)
def test_any_names_make_a_list_that_fits(names: list[str]) -> None:
    reply = kept.list_reply(person(*names))
    assert len(reply.text) < 4_000
    keys = {kept.key_of(offer.name) for offer in person(*names).offers}
    assert all(kept.by_key(person(*names), key) is not None for key in keys)
