"""The pictures: read back from their bytes, or from what stands on the card before it is printed."""

import gc
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from numpy import asarray
from PIL import Image

from bot.charts import draw
from bot.charts.palette import FADED, INK, PAPER, PARTS, offer_look, part_places
from bot.charts.picture import picture
from bot.core.charts import Chart, ChartKind, Series
from tests.charts.sample_charts import (
    FIRST_FROM_THE_START,
    ODD,
    ORIGIN,
    OWING,
    TEN,
    TWO,
    comparison,
    leaving,
    part,
    years,
)

ALL = {"origin": ORIGIN, "two": TWO, "owing": OWING, **ODD}


def texts(figure: Figure) -> list[Text]:
    return [text for text in figure.findobj(Text) if text.get_text()]


def words(chart: Chart) -> list[str]:
    return [text.get_text() for text in texts(picture(chart))]


def bars(figure: Figure) -> list[Rectangle]:
    """What is drawn as bars, without the swatches beside names."""
    return [
        shape for shape in figure.findobj(Rectangle) if shape is not figure.patch and shape.get_width() != 9
    ]


def check_texts(figure: Figure) -> None:
    """Every text lies on the card, and none over another."""
    figure.draw_without_rendering()
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts(figure)]
    card = figure.bbox
    for text, box in boxes:
        assert card.x0 + 4 <= box.x0 <= box.x1 <= card.x1 - 4, text
        assert card.y0 + 4 <= box.y0 <= box.y1 <= card.y1 - 4, text
    for (text, box), (other, further) in combinations(boxes, 2):
        common = Bbox.intersection(box, further)
        assert common is None or min(common.width, common.height) < 3, (text, other)


@pytest.mark.parametrize("name", ALL)
def test_every_picture_is_a_small_png_for_a_phone_with_a_light_rim(name: str) -> None:
    data = draw(ALL[name])
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(data) < 120_000
    image = Image.open(BytesIO(data)).convert("RGB")
    width, height = image.size
    assert width == 1066
    assert 600 < height <= 1280
    for strip in (
        (0, 0, width, 20),
        (0, height - 20, width, height),
        (0, 0, 10, height),
        (width - 10, 0, width, height),
    ):
        colours = image.crop(strip).getcolors()
        assert colours is not None
        assert all(min(colour) > 250 for _, colour in colours if isinstance(colour, tuple))
    ink = image.convert("L").histogram()
    assert sum(ink[:128]) > 1000, "nothing dark is written on it"


@pytest.mark.parametrize("name", ALL)
def test_texts_stay_on_the_card_and_off_each_other(name: str) -> None:
    check_texts(picture(ALL[name]))


def test_the_years_of_the_guides_example() -> None:
    told = words(ORIGIN)
    for expected in ("US dollars a year", "base", "bonus", "stock", "one-time 30k", "year 1", "year 4"):
        assert expected in told
    assert Counter(told)["280k"] == 4
    assert [text for text in told if text in {"466k", "386k", "336k"}] == ["466k", "386k", "336k", "336k"]


def test_bars_are_as_high_as_their_amounts() -> None:
    shapes = bars(picture(ORIGIN))
    by_colour: dict[str, list[float]] = {}
    for shape in shapes:
        by_colour.setdefault(to_hex(shape.get_facecolor()).upper(), []).append(shape.get_height())
    base, bonus, stock, one_time = (by_colour[look.colour] for look in PARTS[:4])
    assert [len(found) for found in (base, bonus, stock, one_time)] == [4, 4, 2, 1]
    unit = base[0] / 280
    assert bonus[0] == pytest.approx(56 * unit)
    assert stock == [pytest.approx(100 * unit), pytest.approx(50 * unit)]
    assert one_time == [pytest.approx(30 * unit)]


def test_pieces_stand_on_each_other_under_their_total() -> None:
    figure = picture(ORIGIN)
    stacks: dict[float, list[Rectangle]] = {}
    for shape in bars(figure):
        stacks.setdefault(round(shape.get_x(), 3), []).append(shape)
    written = [(text.get_text(), text.get_position()) for text in texts(figure)]
    ceiling = next(place[1] for text, place in written if text == "US dollars a year")
    totals = [place[1] for text, place in written if text in {"466k", "386k", "336k"}]
    floor = min(shape.get_y() for shape in bars(figure))
    for stack, total in zip(stacks.values(), totals, strict=True):
        reached = floor
        for shape in stack:
            assert shape.get_y() == pytest.approx(reached)
            reached += shape.get_height()
        assert reached + 4 < total < reached + 12
        assert reached + 28 < ceiling


def test_the_colours_arrive_in_the_file() -> None:
    image = Image.open(BytesIO(draw(ORIGIN))).convert("RGB")
    seen = image.getcolors(1 << 20)
    assert seen is not None
    areas = {colour: count for count, colour in seen if isinstance(colour, tuple)}
    for look, least in zip(PARTS, (60_000, 9_000, 7_000, 1_500), strict=False):
        wanted = [round(255 * share) for share in to_rgb(look.colour)]
        near = sum(
            count
            for colour, count in areas.items()
            if max(abs(one - other) for one, other in zip(colour, wanted, strict=True)) <= 3
        )
        assert near > least, look.colour


def test_a_comparison_marks_the_break_even_and_names_the_lines() -> None:
    told = words(TWO)
    for expected in (
        "ahead from month 13",
        "Seattle",
        "Lisbon",
        "600k",
        "720k",
        "US dollars in each year",
        "month 6",
        "24",
    ):
        assert expected in told
    assert Counter(told)["360k"] == 3  # year 1 twice, and Lisbon's second year


def test_the_break_even_stands_at_its_month() -> None:
    figure = picture(TWO)
    dashed = [asarray(line.get_xdata(), float) for line in figure.findobj(Line2D) if line.get_color() == INK]
    (across,) = {float(x) for xs in dashed for x in xs}
    ticks = {
        text.get_text(): text.get_position()[0]
        for text in texts(figure)
        if text.get_text() in {"12", "18", "24"}
    }
    assert across == pytest.approx(ticks["12"] + (ticks["18"] - ticks["12"]) / 6)


@pytest.mark.parametrize("chart", [FIRST_FROM_THE_START, ODD["one offer"], ODD["nothing paid"]])
def test_no_break_even_where_nobody_overtakes(chart: Chart) -> None:
    assert not [text for text in words(chart) if "ahead" in text and text != chart.title]


def test_bars_look_like_the_lines_of_their_names() -> None:
    turned = picture(replace(TWO, bars=TWO.bars[::-1]))
    first, second = sorted(bars(turned), key=lambda shape: shape.get_x())[:2]
    seattle, lisbon = (offer_look(place).colour for place in (0, 1))
    assert [to_hex(shape.get_facecolor()).upper() for shape in (first, second)] == [lisbon, seattle]


def test_a_loss_is_told_with_its_month() -> None:
    told = words(OWING)
    assert "−30k in month 1" in told
    assert "60k" in told
    assert "US dollars kept, by the month you leave" in told


def test_the_month_worth_waiting_for_is_marked() -> None:
    told = words(leaving("Month 12 is worth waiting for", [*range(10, 120, 10), 200, 210, 220]))
    assert "month 12: +90" in told
    assert not [text for text in words(leaving("Even", range(10, 130, 10))) if "+" in text]


def test_long_names_are_cut_but_told_apart() -> None:
    told = words(ODD["long words"])
    ends = [text for text in told if text.endswith(("Wien", "Linz"))]
    assert len(ends) == 2
    assert all("…" in text for text in ends)
    assert any(text.endswith("…") for text in told), "the title is cut"


def test_scripts_without_a_font_become_a_numbered_offer_everywhere() -> None:
    told = words(ODD["other scripts"])
    assert "Offer 1" in told
    assert any(text.startswith("Offer 1 leads") for text in told)
    assert "\u200eمكتب دبي, at $1 to $2" in told, "an English line, whatever name it begins with"
    assert "Москва" in told
    assert "Start-up" in told
    assert words(ODD["broken characters"]).count("Offer 2") == 1


def test_dollar_signs_are_no_formula() -> None:
    figure = picture(years(part("base", 5), title="From $340k to $400k"))
    assert "From $340k to $400k" in [text.get_text() for text in texts(figure)]
    assert not [text for text in texts(figure) if text.get_parse_math()]


def test_ten_offers_have_looks_of_their_own() -> None:
    looks = [offer_look(place) for place in range(10)]
    assert len({(look.dash, look.marker) for look in looks[:8]}) == 8
    assert len({look.hatch for look in looks[:8]}) == 8
    assert len({(look.colour, look.hatch, look.dash) for look in looks}) == 10
    assert len({look.hatch for look in PARTS}) == len(PARTS)
    named = [text for text in words(TEN) if text.startswith("Emp")]
    assert len(set(named)) == 10


def test_a_part_looks_the_same_in_every_chart() -> None:
    assert part_places(["base", "bonus", "stock", "one-time"]) == (0, 1, 2, 3)
    assert part_places(["base", "stock"]) == (0, 2)
    assert part_places(["buy-out", "base", "stock", "visa"]) == (1, 0, 2, 3)
    assert len(set(part_places([f"part {place}" for place in range(8)]))) == 8


@pytest.mark.parametrize(
    ("letters", "ground"),
    [(INK, PAPER), (FADED, PAPER), *((PAPER, look.colour) for look in PARTS if not look.hatch)],
)
def test_letters_stand_out_from_their_ground(letters: str, ground: str) -> None:
    def brightness(colour: str) -> float:
        """Relative luminance of WCAG 2."""
        linear = [
            share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
            for share in to_rgb(colour)
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((brightness(letters), brightness(ground)))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_no_letters_are_too_small_for_a_phone() -> None:
    """The card is 400 points wide: a point is a pixel of a picture shown 400 wide."""
    for chart in ALL.values():
        sizes = {float(text.get_fontsize()) for text in texts(picture(chart))}
        assert min(sizes) >= 8


def test_the_same_chart_gives_the_same_bytes_from_any_thread() -> None:
    once = [draw(chart) for chart in (ORIGIN, TWO, OWING)]
    with ThreadPoolExecutor(4) as pool:
        again = list(pool.map(draw, (ORIGIN, TWO, OWING)))
    assert again == once
    assert b"Software" not in once[0]
    assert b"tIME" not in once[0]


UNSOUND = {
    "no ticks": replace(ORIGIN, ticks=()),
    "no series": replace(ORIGIN, series=()),
    "a value too few": replace(ORIGIN, ticks=("year 1",)),
    "not a number": years(part("base", "NaN")),
    "infinite": years(part("base", "Infinity")),
    "an infinite bar": replace(TWO, bars=(part("Seattle", "-Infinity"),)),
}


@pytest.mark.parametrize("name", UNSOUND)
def test_what_cannot_be_shown_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"^a (chart|series) "):
        draw(UNSOUND[name])


def test_nothing_of_a_picture_stays_in_memory() -> None:
    collecting = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        draw(ORIGIN)
        left = [thing for thing in gc.get_objects() if isinstance(thing, Figure | FigureCanvasAgg)]
    finally:
        if collecting:
            gc.enable()
    assert left == []


def test_importing_the_package_loads_no_drawing_library() -> None:
    code = "import bot.charts, sys; sys.exit(any(name in sys.modules for name in ('matplotlib', 'PIL', 'numpy')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


AMOUNTS = st.one_of(
    st.integers(-(10**12), 10**12).map(Decimal),
    st.decimals(-1000, 1000, places=2),
    st.sampled_from([Decimal(0), Decimal(1), Decimal("1e-12"), Decimal("9.99e15"), Decimal("-1e30")]),
)
NAMES = st.text(max_size=30)


@st.composite
def charts(pick: st.DrawFn) -> Chart:
    kind = pick(st.sampled_from(ChartKind))
    length = pick(st.integers(1, 10) if kind is ChartKind.YEARS else st.sampled_from([1, 6, 12, 24]))
    count = 1 if kind is ChartKind.LEAVING else pick(st.integers(1, 10))

    def lines(length: int) -> tuple[Series, ...]:
        return tuple(Series(pick(NAMES), tuple(pick(AMOUNTS) for _ in range(length))) for _ in range(count))

    return Chart(
        kind,
        title=pick(st.text(max_size=150)),
        currency=pick(st.sampled_from(["USD", "CHF", "XYZ", ""])),
        ticks=tuple(
            f"year {place}" if kind is ChartKind.YEARS else str(place) for place in range(1, length + 1)
        ),
        series=lines(length),
        bars=lines(max(1, length // 12)) if kind is ChartKind.COMPARISON else (),
        note=pick(st.text(max_size=100)),
    )


@given(charts())
@settings(max_examples=30, deadline=None)
def test_any_chart_can_be_drawn_with_its_texts_in_place(chart: Chart) -> None:
    check_texts(picture(chart))


def test_the_titles_words_stay_together() -> None:
    title = words(
        leaving("Month 12 is worth waiting for: it adds $91,833; a month before, less is kept", [1] * 12)
    )[:2]
    assert (
        " ".join(title) == "Month\xa012 is worth waiting for: it adds $91,833; a month before, less is kept"
    )
    assert abs(len(title[0]) - len(title[1])) < 12, "lines of about the same length"


def test_many_offers_leave_room_for_their_totals() -> None:
    chart = comparison("Six", {f"Offer {place}": [100_000 * (place + 1)] * 12 for place in range(6)})
    told = words(chart)
    assert {"1.2M", "2.4M", "3.6M", "4.8M", "6M", "7.2M"} <= set(told)
