"""The readers of single questions, against the table beside this file."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from bot.core.offers import wording
from bot.core.reading.answers import (
    UNKNOWN,
    Money,
    Share,
    read_count,
    read_duration,
    read_money,
    read_percent,
    read_place,
    read_schedule,
    read_share_or_amount,
    read_yes_no,
)
from bot.core.reading.schedule import Schedule

TABLE = yaml.safe_load(Path(__file__).with_name("answers.yaml").read_text(encoding="utf-8"))
AMAZON = Schedule(tranches=((12, Fraction(5, 100)), (24, Fraction(15, 100)), (48, Fraction(80, 100))))


def rows(name: str) -> list[object]:
    return [pytest.param(*row, id=row[0] or "empty") for row in TABLE[name]]


def number(value: Decimal, upper: Decimal | None) -> str:
    shown = f"{value.normalize():f}"
    return shown if upper is None else f"{shown}..{upper.normalize():f}"


def shown(answer: object) -> str:
    match answer:
        case None:
            return "refused"
        case Money():
            words = [number(answer.amount, answer.upper), answer.currency or ""]
            words.append(f"per {answer.per}" if answer.per else "")
            words.append(f"times {answer.times}" if answer.times else "")
            words.append("thousands" if answer.thousands else "")
            return " ".join(word for word in words if word)
        case Share():
            return number(answer.percent, answer.upper)
        case Schedule():
            return wording.schedule(answer)
        case Decimal():
            return f"{answer:f}"
        case _:
            return "unknown" if answer is UNKNOWN else str(answer)


@pytest.mark.parametrize(("text", "read"), rows("money"))
def test_money(text: str, read: str) -> None:
    assert shown(read_money(text, {"base", "salary"})) == read


@pytest.mark.parametrize(("text", "read"), rows("percent"))
def test_percent(text: str, read: str) -> None:
    assert shown(read_percent(text, {"bonus"}, below_one=True)) == read


@pytest.mark.parametrize(("text", "read"), rows("share_or_amount"))
def test_share_or_amount(text: str, read: str) -> None:
    answer = read_share_or_amount(text, {"bonus"})
    assert ("share " if isinstance(answer, Share) else "") + shown(answer) == read


@pytest.mark.parametrize(("text", "read"), rows("duration"))
def test_duration(text: str, read: str) -> None:
    assert shown(read_duration(text)) == read


@pytest.mark.parametrize(("text", "read"), rows("count"))
def test_count(text: str, read: str) -> None:
    assert shown(read_count(text, {"options"})) == read


@pytest.mark.parametrize(("text", "read"), rows("yes_no"))
def test_yes_no(text: str, read: str) -> None:
    assert shown(read_yes_no(text)) == read


@pytest.mark.parametrize(("text", "read"), rows("schedule"))
def test_schedule(text: str, read: str) -> None:
    assert shown(read_schedule(text, {"amazon": AMAZON})) == read


@pytest.mark.parametrize(
    ("text", "place"),
    [("Seattle", "Seattle"), ("in seattle", "Seattle"), ("the Seattle area", "Seattle"), ("Mars", None)],
)
def test_place(text: str, place: str | None) -> None:
    assert read_place(text, {"seattle": "Seattle"}) == place


@pytest.mark.parametrize(
    ("text", "yearly"), [("8k a month", 96000), ("€9,500 x 13", 123500), ("$95/hr", 197600), ("150k", 150000)]
)
def test_the_amount_of_a_year(text: str, yearly: int) -> None:
    answer = read_money(text)
    assert isinstance(answer, Money)
    assert answer.yearly == yearly
