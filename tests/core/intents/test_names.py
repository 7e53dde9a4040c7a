"""The names in offers, taken from the knowledge."""

import pytest

from bot.core.intents.names import OfferNames
from bot.core.offers.message import read_offers


@pytest.mark.parametrize(
    ("text", "location", "role", "employer"),
    [
        ("280k base, 20% bonus, Seattle", "Seattle", None, None),
        ("280k base, 20% bonus, senior ai director in London", "London", "Senior AI Director", None),
        ("offer as VP of AI Engineering: 340k base, 25% bonus", None, "VP of AI Engineering", None),
        ("CAIO, 460k base, 30% bonus", None, "Chief AI Officer (CAIO)", None),
        (
            "Google offer: 280k base, 15% bonus, machine learning engineer",
            None,
            "Machine Learning Engineer",
            "Google",
        ),
    ],
)
def test_names_are_read_out_of_offers(
    names: OfferNames, text: str, location: str | None, role: str | None, employer: str | None
) -> None:
    sheet = read_offers(text, names).offers[0].sheet
    assert (sheet.location, sheet.role, sheet.employer) == (location, role, employer)


def test_every_role_is_a_job_that_benchmarks_know(names: OfferNames) -> None:
    assert set(names.roles.values()) <= set(names.jobs)


def test_an_employers_first_schedule_is_its_preset(names: OfferNames) -> None:
    months = [(month, float(share)) for month, share in names.schedules["amazon"].tranches]
    assert months == [(12, 0.05), (24, 0.15), (30, 0.2), (36, 0.2), (42, 0.2), (48, 0.2)]
    assert list(map(int, names.schedules["google"].weights)) == [38, 32, 20, 10]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("seatle", "seattle"), ("gogle", "google"), ("bonus", "bonus"), ("xyzzy", "xyzzy"), ("in", "in")],
)
def test_mistyped_names_are_mended(names: OfferNames, typed: str, meant: str) -> None:
    assert names.mend(typed) == meant
