from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.charts.lettering import drawable, lettered, width
from bot.charts.names import balanced, fitted, glued, legible, numbered, shortened, wrapped
from tests.charts.sample_charts import comparison


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("  two   spaces ", "two spaces"),
        ("line\nbreak\ttab", "line break tab"),
        ("nul\x00 bell\x07", "nul bell"),
        ("right\u202eto left", "rightto left"),
        ("half \ud83d a pair", "half a pair"),
        ("e\u0301", "é"),
        ("28\u00a0%", "28\u00a0%"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200b", ""),
    ],
)
def test_names_become_one_legible_line(raw: str, shown: str) -> None:
    assert legible(raw) == shown


def test_long_names_end_in_an_ellipsis() -> None:
    assert shortened("Seattle", 7, len) == "Seattle"
    assert shortened("Seattle and more", 9, len) == "Seattle…"
    assert shortened("Seattle", 1, len) == "S…"


def test_names_that_would_look_alike_keep_their_ends() -> None:
    assert fitted(["Employer number 1", "Employer number 2", "Other"], 12, len) == (
        "Employ…ber 1",
        "Employ…ber 2",
        "Other",
    )
    assert numbered(["A", "B", "A"]) == ("A", "B", "A (2)")


def test_titles_wrap_evenly_and_keep_figures_with_their_word() -> None:
    assert wrapped("Month 12 is worth waiting", 24, len, 3) == ("Month 12 is worth", "waiting")
    assert balanced("Month 12 is worth waiting", 24, len, 3) == ("Month 12 is", "worth waiting")
    assert (
        glued("28 % less in year 3 than in month 21") == "28\u00a0% less in year\u00a03 than in month\u00a021"
    )


@given(st.text(st.sampled_from("ab "), max_size=60), st.integers(3, 20), st.integers(1, 4))
def test_lines_fit_and_lose_nothing_but_what_the_ellipsis_stands_for(text: str, room: int, most: int) -> None:
    lines = wrapped(text, room, len, most)
    assert len(lines) <= most
    assert all(0 < len(line) <= room for line in lines)
    kept = "".join(lines).replace(" ", "")
    whole = text.replace(" ", "")
    assert kept == whole or (kept.endswith("…") and whole.startswith(kept[:-1]))


def test_the_font_knows_much_and_the_rest_goes_without_a_warning() -> None:
    assert drawable("Łódź Ёж Ωmega שלום دبي") == "Łódź Ёж Ωmega שלום دبي"
    assert drawable("🚀 Start-up") == "Start-up"
    assert drawable("\U0001f680") == ""


def test_widths_grow_with_size_and_weight() -> None:
    assert width("", 11) == 0
    assert width("Seattle", 22) == pytest.approx(2 * width("Seattle", 11))
    assert width("Seattle", 11, bold=True) > width("Seattle", 11)


def test_a_name_of_signs_is_kept_if_it_can_be_drawn() -> None:
    assert [line.name for line in lettered(comparison("Signs", {"$$$": [1], "": [2]})).series] == [
        "$$$",
        "Offer 2",
    ]


def test_bars_bear_the_names_of_their_lines() -> None:
    two = comparison("Two", {"A": [2], "B": [1]})
    alike = replace(two, series=tuple(replace(line, name="Same") for line in two.series))
    alike = replace(alike, bars=tuple(replace(line, name="Same") for line in two.bars))
    assert [line.name for line in lettered(alike).bars] == ["Same", "Same (2)"]
    fewer = replace(two, bars=(two.bars[1], replace(two.bars[0], name="\U0001f680")))
    assert [line.name for line in lettered(fewer).bars] == ["B", "Offer 2"]


def test_a_title_uses_the_names_that_the_picture_shows() -> None:
    rocket = "\U0001f680!"
    chart = lettered(
        comparison(f"{rocket} beats {rocket}{rocket}", {rocket: [2], rocket * 2: [1], "Lisbon": [1]})
    )
    assert [line.name for line in chart.series] == ["Offer 1", "Offer 2", "Lisbon"]
    assert [line.name for line in chart.bars] == ["Offer 1", "Offer 2", "Lisbon"]
    assert chart.title.endswith("beats Offer 2")
