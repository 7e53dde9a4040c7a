"""Several offers: who leads, by how much, from when on."""

import datetime as dt
from decimal import Decimal

import pytest

from bot.core.replies.comparison_reply import ComparisonReplies, compared, named_apart, verdict
from bot.core.replies.pictures import lines_chart
from bot.core.replies.valuation_reply import ValuationReplies
from calculators.currencies import Rate
from calculators.refusal import Refused
from tests.core.parts_of_offers import ORIGIN, rsu, sheet

FAST = sheet(**ORIGIN)
SLOW = sheet(
    base=300_000, bonus={"share": "0.15"}, sign_on={"amount": 0}, grants=[rsu(200_000, months=48, every=3)]
)


def test_offers_without_a_name_get_letters_and_equal_names_numbers() -> None:
    named = named_apart(
        [
            sheet(base=1000),
            sheet(base=1000, name="Offer A"),
            sheet(base=1000, employer="Meta"),
            sheet(base=1000, name="meta"),
        ]
    )
    assert [one.name for one in named] == ["Offer B", "Offer A", "Meta", "meta 2"]


def test_the_verdict_names_winner_gap_and_both_figures() -> None:
    # 1,580,000 against 1,524,000: 56/1524 = 3.7 %
    text = verdict(compared([FAST, SLOW]).result)
    assert text == "**Offer B** is ahead by **3.7 %** over 4 years: $1,580,000 against $1,524,000."


def test_under_two_percent_nobody_wins() -> None:
    near = sheet(**(ORIGIN | {"base": 282_000}))
    assert verdict(compared([FAST, near]).result).startswith("**Too close to call** over 4 years")


def test_break_even_is_said_and_in_the_charts_title(replies: ValuationReplies) -> None:
    both = compared([FAST, SLOW])
    month = both.result.break_even_month
    assert month is not None
    assert f"from month {month} on" in ComparisonReplies(replies).full(both).text
    assert lines_chart(both).title.startswith(f"Offer B overtakes in month {month}")


def test_other_currencies_are_converted_at_the_dated_rate(replies: ValuationReplies) -> None:
    rate = Rate("EUR", "USD", Decimal("1.1"), dt.date(2026, 6, 1))
    both = compared([FAST, sheet(base=200_000, currency="EUR")], rates=[rate])
    text = ComparisonReplies(replies).full(both).text
    assert "1 June 2026" in text
    assert "$880,000" in text  # 4 x 200,000 x 1.1
    with pytest.raises(Refused):
        compared([FAST, sheet(base=200_000, currency="EUR")])


@pytest.mark.parametrize("count", [2, 3, 4, 5, 10, 30])
def test_any_number_of_offers_fits_a_screen(replies: ValuationReplies, count: int) -> None:
    reply = ComparisonReplies(replies).full(compared([sheet(base=200_000 + place) for place in range(count)]))
    assert len(reply.text) + len(reply.detail) < 4_000
    assert "Offer A" in reply.text
