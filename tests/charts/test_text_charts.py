"""The terminal's charts, as they are printed."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.charts import text_chart
from bot.charts.text_chart import cells
from bot.core.charts import Chart, ChartKind, Series
from tests.charts.sample_charts import (
    FIRST_FROM_THE_START,
    ODD,
    ORIGIN,
    OWING,
    TWO,
    comparison,
    leaving,
    part,
    years,
)


def lines(text: str) -> list[str]:
    return text.strip("\n").split("\n")


def test_the_guides_example_by_year() -> None:
    assert lines(text_chart(ORIGIN)) == lines("""
The grant is gone after month 18: year 3 pays 28 % less than year 1
US dollars a year

year 1  ██████████████████████████▓▓▓▓▓▓▒▒▒▒▒▒▒▒▒░░░  466k
year 2  ██████████████████████████▓▓▓▓▓▓▒▒▒▒          386k
year 3  ██████████████████████████▓▓▓▓▓▓              336k
year 4  ██████████████████████████▓▓▓▓▓▓              336k

█ base   ▓ bonus   ▒ stock   ░ one-time

Assumed: even quarterly vesting, a flat share price.
""")


def test_two_offers() -> None:
    assert lines(text_chart(TWO)) == lines("""
Lisbon overtakes in month 13 and is 20 % ahead after 2 years
US dollars in all, month by month

         month 6     12     18     24
Seattle    180k   360k   480k   600k   ████████████████████████████
Lisbon     180k   360k   540k*  720k*  █████████████████████████████████
* ahead; from month 13 on Lisbon

US dollars in each year
         year 1  year 2
Seattle    360k    240k
Lisbon     360k    360k
""")


def test_leaving_early() -> None:
    assert lines(text_chart(OWING)) == lines("""
Leaving before month 4 costs you money
US dollars kept, by the month you leave

month 1  █████████████                             −30k
month 2      █████████                             −20k
month 3           ████                             −10k
month 4                                            0
month 5               █████                        10k
month 6               ███████████████████████████  60k (+50k)
""")


def test_the_leap_and_the_greatest_loss_have_rows_of_their_own() -> None:
    kept = [-10, -25, *range(10, 110, 10), 500, *range(510, 620, 10)]
    months = [
        line.split() for line in text_chart(leaving("Any", kept)).split("\n") if line.startswith("month")
    ]
    assert [row[1] for row in months] == ["2", "3", "6", "9", "12", "13", "15", "18", "21", "24"]
    assert months[0][-1] == "−25"
    assert months[5][-2:] == ["500", "(+400)"]


def test_an_amount_too_small_for_a_cell_is_still_there() -> None:
    chart = years(part("base", 1, 0, 10**12))
    small, none, large = text_chart(chart).split("\n")[3:6]
    assert small.split() == ["year", "1", "▏", "1"]
    assert none.split() == ["year", "2", "0"]
    assert large.split() == ["year", "3", "█" * 44, "1tn"]


def test_wide_letters_keep_the_columns_straight() -> None:
    assert (cells("東京"), cells("Москва"), cells("שָׁ"), cells("Ａ")) == (4, 6, 1, 2)
    rows = text_chart(comparison("Scripts", {"東京": [1], "Москва": [2]})).split("\n")[3:6]
    assert [cells(row[: row.index(mark)]) for row, mark in zip(rows, ("h 1", "1", "2*"), strict=True)] == [
        12,
        13,
        13,
    ]


def test_who_leads_from_the_start_has_no_month() -> None:
    assert "* ahead\n" in text_chart(FIRST_FROM_THE_START)
    assert "ahead" not in text_chart(ODD["one offer"])


def test_many_years_stand_below_each_other() -> None:
    text = text_chart(ODD["ten years, ten offers"])
    assert sum("year 1 " in line for line in text.split("\n")) == 1
    assert "year 10" in text
    assert "Yen in each year" in text


@pytest.mark.parametrize("name", ODD)
def test_no_line_is_longer_than_72_columns(name: str) -> None:
    text = text_chart(ODD[name])
    assert all(cells(line) <= 72 for line in text.split("\n"))
    assert all(char == "\n" or char.isprintable() or char in "\u200c\u200d" for char in text)


def test_what_cannot_be_shown_is_refused() -> None:
    with pytest.raises(ValueError, match="2 values for 1 ticks"):
        text_chart(Chart(ChartKind.LEAVING, "", "USD", ("1",), (part("kept", 1, 2),)))


AMOUNTS = st.one_of(
    st.integers(-(10**12), 10**12).map(Decimal), st.just(Decimal(0)), st.decimals(-10, 10, places=2)
)


@given(
    st.lists(st.lists(AMOUNTS, min_size=3, max_size=3), min_size=1, max_size=12),
    st.text(max_size=90),
    st.text(max_size=40),
)
@settings(deadline=None)
def test_any_amounts_and_names_fit(rows: list[list[Decimal]], title: str, name: str) -> None:
    series = tuple(Series(f"{name}{place}", tuple(row)) for place, row in enumerate(rows))
    for kind in ChartKind:
        text = text_chart(Chart(kind, title, "USD", ("1", "2", "3"), series, series))
        assert all(cells(line) <= 72 for line in text.split("\n"))


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=6))
def test_longer_bars_for_larger_amounts(kept: list[int]) -> None:
    bars = [
        line.count("█") for line in text_chart(leaving("Any", kept)).split("\n") if line.startswith("month")
    ]
    assert len(bars) == len(kept)
    for one, other in zip(sorted(kept), [bars[kept.index(value)] for value in sorted(kept)], strict=True):
        assert abs(other - one / max(kept) * 40) <= 1
