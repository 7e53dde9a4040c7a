"""What holds for any text, and for any amount in any notation."""

from collections.abc import Callable
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.core.reading.answers import (
    read_count,
    read_duration,
    read_money,
    read_percent,
    read_place,
    read_schedule,
    read_share_or_amount,
    read_yes_no,
)
from bot.core.reading.characters import plain
from bot.core.reading.figures import value_of
from bot.core.reading.quantities import Measure, quantities
from bot.core.reading.tokens import tokens

PIECES = st.sampled_from(
    [
        "280k",
        "20%",
        "$",
        "€",
        "£",
        "1.2M",
        "one",
        "hundred",
        "fifty",
        "thousand",
        "half",
        "a",
        "million",
        "and",
        "point",
        "oh",
        "4y",
        "18",
        "months",
        "m",
        "k",
        "lakh",
        "401k",
        "5/15/40/40",
        "-",
        "/",
        ",",
        ".",
        "'",
        "(",
        ")",
        "%",
        "percent",
        "per",
        "year",
        "a",
        "over",
        "after",
        "cliff",
        "monthly",
        "1/48",
        "rest",
        "year",
        "2",
        "no",
        "none",
        "0",
        "½",
        "¥",
        "yuan",
        "9'9",
        "1,2,3",
        "1.2.3",
        ".5",
        "first",
        "anniversary",
        "twice",
        "every",
        "6",
        "quarter",
        "x",
        "13",
        "to",
        "between",
        "\n",
    ]
)
WRITTEN = st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join)
TEXTS = st.text(max_size=200) | WRITTEN

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["", "", *["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]]


def in_words(number: int) -> str:
    if number < 20:
        return UNITS[number]
    if number < 100:
        return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = f" {in_words(number % 100)}" if number % 100 else ""
        return f"{UNITS[number // 100]} hundred{rest}"
    rest = f" {in_words(number % 1000)}" if number % 1000 else ""
    return f"{in_words(number // 1000)} thousand{rest}"


def indian(number: int) -> str:
    digits = str(number)
    head, tail = digits[:-3], digits[-3:]
    groups = []
    while head:
        groups.append(head[-2:])
        head = head[:-2]
    return ",".join([*reversed(groups), tail])


NOTATIONS: dict[str, Callable[[int], str]] = {
    "plain": str,
    "english": lambda n: f"${n:,}",
    "german": lambda n: f"{n:,} €".replace(",", "."),
    "swiss": lambda n: f"CHF {n:,}".replace(",", "'"),
    "spaces": lambda n: f"{n:,} EUR".replace(",", " "),
    "indian": lambda n: f"₹{indian(n)}",
    "thousands": lambda n: f"{Decimal(n) / 1000:f}k",
    "millions": lambda n: f"${Decimal(n) / 1_000_000:f}M",
    "lakhs": lambda n: f"{Decimal(n) / 100_000:f} lakh",
    "fullwidth": lambda n: str(n).translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)}),
    "words": in_words,
}


@given(TEXTS)
def test_no_reader_ever_raises(text: str) -> None:
    quantities(text)
    for read in (read_money, read_percent, read_share_or_amount, read_duration, read_count):
        read(text)
    read_schedule(text)
    read_yes_no(text)
    read_place(text, {"seattle": "Seattle"})


@given(TEXTS)
def test_plain_text_keeps_every_character_in_its_place(text: str) -> None:
    assert len(plain(text)) == len(text)
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)


@given(TEXTS)
def test_quantities_stand_in_order_and_apart(text: str) -> None:
    before = 0
    for quantity in quantities(text):
        assert before <= quantity.start < quantity.end <= len(text)
        before = quantity.end


@given(
    st.integers(50, 999).filter(lambda n: n != 401).map(lambda n: n * 1000),
    st.sampled_from(sorted(NOTATIONS)),
)
def test_an_amount_in_any_notation_reads_as_the_same_amount(amount: int, notation: str) -> None:
    (quantity,) = quantities(NOTATIONS[notation](amount))
    assert quantity.measure in {Measure.AMOUNT, Measure.NUMBER}
    assert quantity.value == amount


@given(st.integers(50_000, 999_999))
def test_an_exact_amount_reads_exactly(amount: int) -> None:
    for notation in ("plain", "english", "german", "swiss", "indian", "thousands", "millions", "lakhs"):
        (quantity,) = quantities(NOTATIONS[notation](amount))
        assert quantity.value == amount


@given(st.decimals(Decimal("0.01"), Decimal(300), places=2), st.sampled_from(["%", " %", " percent", " pct"]))
def test_a_percentage_reads_with_point_and_with_comma(value: Decimal, sign: str) -> None:
    for text in (f"{value}{sign}", f"{value}{sign}".replace(".", ",")):
        (quantity,) = quantities(text)
        assert (quantity.measure, quantity.value) == (Measure.PERCENT, value)


@given(st.integers(1, 120), st.sampled_from(["{} months", "{}mo", "{}-month", "over {} months", "{} mths"]))
def test_a_length_reads_as_months(months: int, written: str) -> None:
    (quantity,) = quantities(written.format(months))
    assert quantity.months == months


@given(st.integers(0, 10**9))
def test_a_grouped_figure_is_its_own_value(value: int) -> None:
    assert value_of(f"{value:,}") == value


@given(st.integers(1, 999).filter(lambda n: n != 401))  # a 401k is a pension plan
def test_money_takes_what_it_is_given(thousands: int) -> None:
    for text in (
        f"{thousands}k",
        f"around {thousands}k",
        f"{thousands}",
        f"it's {thousands},000",
        f"${thousands}k",
    ):
        answer = read_money(text)
        assert answer is not None
        assert getattr(answer, "amount", None) == thousands * 1000
