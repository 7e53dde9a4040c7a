"""Charts as data."""

from decimal import Decimal

import pytest

from bot.core.charts import Chart, ChartKind
from bot.core.replies.comparison_reply import compared
from bot.core.replies.pictures import leaving_chart, lines_chart, years_chart
from tests.core.parts_of_offers import offer, origin, rsu, sheet


def said(text: str) -> str:
    return text.replace(" ", " ")


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, "The grant is gone after month 18: year 3 pays 28 % less than year 1"),
        ({"grants": [], "sign_on": {"amount": 0}}, "About $336,000 every year"),
        ({"grants": [rsu(400_000, weights=[5, 15, 40, 40])]}, "Year 4 pays 28 % more than year 1"),
        (
            {"grants": [], "sign_on": {"amount": 100_000}},
            "Year 4 pays 23 % less than year 1, mostly because one-time money is paid once",
        ),
        ({"grants": [], "assumptions": {"horizon_years": 1}}, "The first year pays $366,000"),
    ],
)
def test_a_title_states_the_finding(fields: dict[str, object], title: str) -> None:
    assert said(years_chart(origin(**fields)).title) == title


def test_stacks_add_up_to_the_years() -> None:
    one = origin()
    chart = years_chart(one)
    assert [sum(values) for values in zip(*(part.values for part in chart.series), strict=True)] == [
        year.total for year in one.valuation.years
    ]
    assert [part.name for part in chart.series] == ["base", "bonus", "stock", "one-time"]
    assert chart.ticks == ("year 1", "year 2", "year 3", "year 4")


def test_the_leaving_curve_ends_at_the_horizon() -> None:
    one = origin()
    chart = leaving_chart(one)
    assert len(chart.series[0].values) == 48
    assert chart.series[0].values[-1] == one.valuation.horizon_total
    assert chart.title.startswith("Leaving one month before month 12 costs you")
    assert leaving_chart(offer(base=120_000)).title == "After 48 months you keep $480,000"


def test_lines_and_bars_of_a_comparison() -> None:
    chart = lines_chart(compared([origin().sheet, offer(base=300_000).sheet]))
    assert chart.kind is ChartKind.COMPARISON
    assert [line.values[-1] for line in chart.series] == [Decimal(1_524_000), Decimal(1_200_000)]
    assert [len(bar.values) for bar in chart.bars] == [4, 4]
    assert said(chart.title) == "Offer A is ahead from the first month, by 27 % after 4 years"


def test_charts_are_plain_values() -> None:
    assert years_chart(origin()) == years_chart(origin())
    assert isinstance(years_chart(origin()), Chart)


def test_a_long_name_leaves_room_for_the_finding() -> None:
    long = sheet(name="The Extraordinarily Long Named Holding of North America", base=300_000)
    title = lines_chart(compared((long, sheet(name="B", base=200_000)))).title
    assert said(title) == "The Extraordinarily Long… is ahead from the first month, by 50 % after 4 years"
