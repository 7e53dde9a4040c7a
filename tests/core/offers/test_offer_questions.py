"""Questions that are asked back: their choices, and what choosing one puts into the sheet."""

import pytest

from bot.core.offers.message import read_offers
from bot.core.offers.reading import Choice, Problem, chosen
from tests.core.offers.offer_tables import LEXICON, flat


def asked(text: str, field: str) -> Problem:
    return next(problem for problem in read_offers(text, LEXICON).problems if problem.field == field)


def labels(problem: Problem) -> list[str]:
    return [choice.label for choice in problem.choices]


@pytest.mark.parametrize(
    ("text", "field", "choices"),
    [
        ("280 base, 20 bonus, 150 rsu, 30 sign on", "bonus", ["20 %", "20k"]),
        ("base 28, bonus 20%", "base", ["28k", "280k"]),
        ("200-220k base, 10% bonus", "base", ["200k", "210k", "220k"]),
        ("Base is $200k and €180k, bonus 10%", "base", ["USD 200k", "EUR 180k"]),
        ("$200k base, €30k sign-on, 10% bonus", "currency", ["USD", "EUR"]),
        ("base is 200k, bonus 20%. base 220k", "base", ["200k", "220k"]),
        ("base 280k, bonus 350%", "bonus.share", ["35 %", "3.5 %"]),
        ("200k base, sign-on of -50k", "sign_on.amount", ["50k"]),
        ("$250k base, 4,000 RSUs", "grants[0].value", ["worth 4,000", "4,000 shares"]),
        ("300k base, 20k compliance bonus", "contingent[0].probability", ["50 %", "80 %", "100 %"]),
        (
            "offer: 280k base, 20% bonus, 150k RSUs over 18 months, 30k",
            "",
            ["Sign-on", "Relocation", "Leave it out"],
        ),
        (
            "offer: 250k/20%/30k/150k",
            "",
            ["Stock 150k, sign-on 30k", "Sign-on 150k, relocation 30k", "Leave both out"],
        ),
    ],
)
def test_the_choices_are_the_likely_meanings(text: str, field: str, choices: list[str]) -> None:
    assert labels(asked(text, field)) == choices


@pytest.mark.parametrize(
    ("text", "field", "label", "becomes"),
    [
        ("280 base, 20 bonus, 150 rsu, 30 sign on", "bonus", "20 %", {"bonus": "20%"}),
        ("base 28, bonus 20%", "base", "280k", {"base": 280000}),
        ("200k base, 0.15% stake, RSUs -90k", "grants[1].value", "90k", {"stock": 90000}),
        ("Base is $200k and €180k, bonus 10%", "base", "EUR 180k", {"base": 180000, "currency": "EUR"}),
        ("200k base, sign-on of -50k", "sign_on.amount", "50k", {"sign_on": 50000}),
        ("$250k base, 4,000 RSUs", "grants[0].value", "4,000 shares", {"units": 4000, "stock": None}),
        ("offer: 280k base, 20% bonus, 150k RSUs over 18 months, 30k", "", "Sign-on", {"sign_on": 30000}),
        ("190k base, 200k stock options", "grants[0]", "worth 200k", {"stock": 200000, "options": None}),
    ],
)
def test_a_choice_changes_the_sheet(text: str, field: str, label: str, becomes: dict[str, object]) -> None:
    reading = read_offers(text, LEXICON)
    choice: Choice = next(choice for choice in asked(text, field).choices if choice.label == label)
    before, after = flat(reading.sheets[0]), flat(chosen(reading.sheets[0], choice))
    differs = {key: after.get(key) for key in {*before, *after} if before.get(key) != after.get(key)}
    assert differs == becomes


def test_a_base_of_ten_billion_is_asked_back_with_the_calculators_sentence() -> None:
    problem = asked("They offered me a base of $10 billion and a 20% bonus", "base")
    assert problem.sentence.startswith("A base of 10,000,000,000 a year is over 50M.")
    assert "10M" in labels(problem)


def test_a_total_that_does_not_fit_names_both_sums() -> None:
    problem = asked("total cash 300k: 250k base and 100k bonus, no RSUs", "base")
    assert "300,000" in problem.sentence
    assert "350,000" in problem.sentence
