"""What people see of one offer."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.messages import Button
from bot.core.replies.context import Context
from bot.core.replies.valuation_reply import ValuationReplies, assumption_line, headline
from bot.core.replies.valued import Valued, valued
from knowledge.base import Knowledge
from tests.core.parts_of_offers import offer, origin, sheet


def test_the_first_line_has_the_two_figures_that_count() -> None:
    assert (
        headline(origin())
        == "First year **$466,000** · 4-year average **$381,000** (the grant is gone after month 18)"
    )
    assert headline(origin(name="Google")).startswith("Google: first year **$466,000**")
    assert (
        headline(offer(base=100_000, currency="CHF"))
        == "First year **CHF 100,000** · 4-year average **CHF 100,000**"
    )
    assert headline(offer(base=100_000, assumptions={"horizon_years": 1})) == "First year **$100,000**"


def test_the_recruiters_number_is_labelled_as_such() -> None:
    assert assumption_line(origin(currency="USD")).endswith(
        "Recruiters would call this $516,000: that counts the whole grant."
    )
    assert "US dollars" in assumption_line(origin())
    assert "Recruiters" not in assumption_line(offer(base=200_000))
    assert "12-month cliff" in assumption_line(offer(base=1000, grants=[{"kind": "rsu", "value": 900}]))


def test_details_hold_every_year_and_leaving_early(replies: ValuationReplies) -> None:
    detail = replies.full(origin()).detail
    for line in (
        "1: 466,000 (base 280,000 + bonus 56,000 + stock 100,000 + one-time 30,000)",
        "3 to 4: 336,000 each (base 280,000 + bonus 56,000)",
        "6 months 205,000 · 12 months 466,000 · 18 months 656,000 · 24 months 852,000",
        "All 4 years together: $1,524,000",
        "66.52 %",
        "A year without one-time money: $373,500",
    ):
        assert line in detail


def test_a_role_is_set_beside_the_guide_and_advertised_pay(
    replies: ValuationReplies, knowledge: Knowledge
) -> None:
    reply = replies.full(origin(role="Senior AI Director", location="Seattle"))
    row, cell = knowledge.roles.director, knowledge.advertised["ai-ml-leadership"].cell()
    assert cell is not None
    assert "at the guide's median for Senior AI Director" in reply.text
    assert f"n = {cell.n}" in reply.text
    assert str(row.total) in reply.text
    assert "not verified" in reply.source


@pytest.mark.parametrize(
    ("fields", "said", "not_said"),
    [
        ({"role": "VP of AI Engineering"}, "18 % below the guide's median", "at the guide's"),
        ({"role": "VP of AI Engineering", "location": "London"}, "18 % below", "advertised US pay"),
        (
            {"role": "VP of AI Engineering", "currency": "EUR"},
            "in US dollars, so I set nothing beside EUR",
            "below",
        ),
        ({"role": "Data Scientist"}, "advertised US pay for data scientists", "guide's median"),
        ({"role": "Juggler"}, "First year", "guide's median"),
    ],
)
def test_what_stands_beside(
    replies: ValuationReplies, fields: dict[str, str], said: str, not_said: str
) -> None:
    text = replies.full(offer(base=280_000, **fields)).text
    assert said in text
    assert not_said not in text


def test_an_open_role_is_asked_for_by_buttons(replies: ValuationReplies) -> None:
    def labels(rows: tuple[tuple[Button, ...], ...]) -> set[str]:
        return {button.label for row in rows for button in row}

    one = "Set it beside a role"
    assert one in labels(replies.full(origin()).buttons)
    assert labels(replies.role_rows(origin())) == {"Manager", "Director", "VP", "CAIO"}
    assert one not in labels(replies.full(origin(role="Senior AI Director")).buttons)
    assert one not in labels(replies.full(origin(currency="EUR")).buttons)


def test_what_is_missing_is_one_button(replies: ValuationReplies) -> None:
    def adding(one: Valued) -> list[str]:
        rows = replies.full(one).buttons
        return [button.label for row in rows for button in row if button.label.startswith("Add")]

    assert adding(offer(base=1000)) == ["Add bonus, stock and sign-on"]
    assert adding(offer(base=1000, bonus={"share": "0.2"}, grants=[])) == ["Add sign-on"]
    assert adding(origin()) == []


def test_what_stands_out_beyond_the_most_important_is_told_in_the_details(replies: ValuationReplies) -> None:
    one = offer(
        base=280_000,
        sign_on={"amount": 120_000, "clawback_months": 24},
        grants=[{"kind": "rsu", "value": 400_000, "vesting": {"weights": [5, 15, 40, 40]}}],
    )
    reply = replies.full(one)
    assert "Back-loaded" in reply.text
    assert "reclaimed for 24 months" in reply.text
    assert "The sign-on is large" not in reply.text
    assert "The sign-on is large" in reply.detail


def test_the_sample_is_told_for_what_it_counts(replies: ValuationReplies) -> None:
    reply = replies.full(origin(role="Senior AI Director"))
    assert "figures)" in reply.text
    assert "an advertised range has two" in reply.detail


MONEY = st.decimals(1000, 50_000_000, places=2)


@settings(deadline=None)
@given(base=MONEY, bonus=st.decimals(0, 3, places=3), stock=MONEY, sign_on=MONEY, months=st.integers(1, 120))
def test_no_offer_makes_a_wall_of_text(
    replies: ValuationReplies, base: Decimal, bonus: Decimal, stock: Decimal, sign_on: Decimal, months: int
) -> None:
    one = valued(
        sheet(
            base=base, bonus={"share": bonus}, sign_on={"amount": sign_on, "clawback_months": 24}, role="Senior AI Director",
            grants=[{"kind": "rsu", "value": stock, "vesting": {"months": months, "cliff_months": min(12, months)}}] * 3,
            assumptions={"horizon_years": 10},
        )
    )  # fmt: skip
    reply = replies.full(one)
    assert reply.text.count("\n") < 12
    assert len(reply.text) + len(reply.detail) + len(reply.source) < 4_000


def test_the_context_knows_no_job_by_another_name(context: Context) -> None:
    assert context.job("Senior AI Director") is not None
    assert context.job("Circus Director") is None
    assert context.job(None) is None
