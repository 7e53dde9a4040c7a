"""What the commands print as JSON: exactly the keys of the format, numbers with at most two decimals."""

import json
from decimal import Decimal

from bot.core.replies.comparison_reply import compared
from bot.core.replies.json_form import comparison_json, counter_json, number, valuation_json
from calculators.counter import counter
from tests.core.parts_of_offers import ORIGIN, offer, origin, sheet

VALUE_KEYS = [
    "name", "currency", "first_year", "horizon_total", "annual_average", "recurring_average", "face_value", "cash_share",
    "present_value", "years", "leaving", "assumed",
]  # fmt: skip
YEAR_KEYS = ["year", "base", "bonus", "equity", "one_time", "contingent", "retirement", "benefits", "total"]


def test_a_valuation() -> None:
    printed = valuation_json(origin(name="Seattle").valuation)
    assert list(printed) == VALUE_KEYS
    assert printed["first_year"] == 466_000
    assert printed["cash_share"] == 0.6652
    assert printed["leaving"] == {"6": 205_000, "12": 466_000, "18": 656_000, "24": 852_000}
    years = printed["years"]
    assert isinstance(years, list)
    assert list(years[0]) == YEAR_KEYS
    assert years[1]["total"] == 386_000
    assert json.loads(json.dumps(printed)) == printed


def test_a_comparison_is_printed_best_first() -> None:
    both = compared([sheet(base=300_000, name="Low"), sheet(**ORIGIN, name="High")])
    printed = comparison_json(both.result)
    assert list(printed) == ["offers", "measure", "spread", "verdict", "break_even_month"]
    assert printed["verdict"] == "High"
    assert printed["measure"] == "horizon_total"
    assert printed["spread"] == 0.27
    offers = printed["offers"]
    assert isinstance(offers, list)
    assert [one["name"] for one in offers] == ["High", "Low"]


def test_a_counter_offer() -> None:
    result = counter(offer(base=300_000).offer, Decimal(320_500), "first_year", "base")
    assert counter_json(result) == {
        "lever": "base", "from": 300_000, "to": 321_000, "measure": "first_year", "target": 320_500, "reached": 321_000,
    }  # fmt: skip


def test_a_bonus_keeps_the_half_points_it_moves_in() -> None:
    result = counter(
        offer(base=300_000, bonus={"share": "0.2"}).offer, Decimal(367_000), "first_year", "bonus"
    )
    assert counter_json(result)["to"] == 0.225  # 67,000 / 300,000 = 22.3 %, up to the next half point


def test_numbers_are_whole_where_they_can_be() -> None:
    assert number(Decimal("466000.00")) == 466_000
    assert isinstance(number(Decimal("466000.00")), int)
    assert number(Decimal("235081.5512")) == 235_081.55
