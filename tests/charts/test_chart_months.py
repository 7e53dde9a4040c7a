from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.charts.months import break_even, leading, leap, marked_months, months_of
from bot.core.charts import Chart, ChartKind, Series
from tests.charts.sample_charts import FIRST_FROM_THE_START, TWO, comparison, leaving, part


@pytest.mark.parametrize(
    ("ticks", "months"),
    [
        (("1", "2", "3"), (1, 2, 3)),
        (("0", "6", "12"), (0, 6, 12)),
        (("month 1", "month 2"), (1, 2)),
        (("now", "later"), (1, 2)),
        (("2", "1"), (1, 2)),
        (("٣", "٤"), (1, 2)),
    ],
)
def test_ticks_are_read_as_months_or_counted(ticks: tuple[str, ...], months: tuple[int, ...]) -> None:
    assert (
        months_of(Chart(ChartKind.LEAVING, "", "USD", ticks, (part("kept", *range(len(ticks))),))) == months
    )


@pytest.mark.parametrize(
    ("last", "marked"),
    [
        (1, (1,)),
        (6, (2, 4, 6)),
        (12, (3, 6, 9, 12)),
        (24, (6, 12, 18, 24)),
        (36, (12, 24, 36)),
        (48, (12, 24, 36, 48)),
        (60, (12, 24, 36, 48, 60)),
        (120, (24, 48, 72, 96, 120)),
    ],
)
def test_labels_are_few_and_even(last: int, marked: tuple[int, ...]) -> None:
    assert marked_months(last) == marked


def test_equal_up_to_month_12_then_ahead() -> None:
    assert break_even(TWO) == 13
    assert leading(TWO) == 1


def test_ahead_from_month_1_is_no_break_even() -> None:
    assert break_even(FIRST_FROM_THE_START) is None
    assert break_even(comparison("Alone", {"A": [1, 1, 1]})) is None
    assert break_even(comparison("Tie", {"A": [1, 2], "B": [2, 1]})) is None


@pytest.mark.parametrize(
    ("kept", "month"),
    [
        ([10, 20, 30, 80, 90], 4),
        ([10, 20, 30, 50, 60], None),  # twice the usual rise is not more than twice
        ([10, 50, 60, 100, 110, 120], 2),  # the first of two equal leaps
        ([0, 0, 0, 50, 50], None),  # there is no usual rise
        ([50, 40, 30, 20], None),
        ([7], None),
    ],
)
def test_a_leap_is_more_than_twice_the_usual_rise(kept: list[int], month: int | None) -> None:
    assert leap(leaving("Any", kept)) == month


@given(
    st.integers(2, 4).flatmap(
        lambda count: st.lists(
            st.lists(st.integers(0, 3), min_size=count, max_size=count), min_size=1, max_size=12
        )
    )
)
def test_the_break_even_is_the_first_month_of_the_final_lead(monthly: list[list[int]]) -> None:
    chart = comparison(
        "Any", {f"Offer {place}": list(paid) for place, paid in enumerate(zip(*monthly, strict=True))}
    )
    sums = [
        [sum(row[place] for row in monthly[: month + 1]) for month in range(len(monthly))]
        for place in range(len(monthly[0]))
    ]
    best = max(range(len(sums)), key=lambda place: sums[place][-1])
    ahead = [
        all(sums[best][m] > sums[place][m] for place in range(len(sums)) if place != best)
        for m in range(len(monthly))
    ]
    first = next((m + 1 for m in range(len(monthly)) if all(ahead[m:])), None)
    assert break_even(chart) == (first if first != 1 else None)


def test_the_dust_of_divisions_is_no_lead() -> None:
    third = Decimal(1) / 3
    lines = (Series("A", (third * 3, Decimal(3))), Series("B", (Decimal(1) - Decimal("1e-28"), Decimal(2))))
    assert break_even(Chart(ChartKind.COMPARISON, "", "USD", ("1", "2"), lines)) == 2
