"""How far a message supposes that the share price moves."""

from decimal import Decimal

import pytest

from bot.core.intents.price_moves import price_move


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("what if the stock drops 30%", "-0.3"),
        ("share price up 50%", "0.5"),
        ("what if the shares fall to 60 % of today's price", "-0.4"),
        ("what if the shares double", "1"),
        ("what if the stock goes 10x", "9"),
        ("stock does x3", "2"),
        ("if the shares rise five times", "4"),
        ("equity grows tenfold", "9"),
        ("what if the stock drops by half", "-0.5"),
        ("the stock is cut in half", "-0.5"),
        ("shares lose half of their value", "-0.5"),
        ("the price falls to a quarter", "-0.75"),
        ("stock is worth only a third", "-0.6667"),
        ("what if the stock loses two thirds of its value", "-0.6667"),
        ("the stock climbs by a quarter", "0.25"),
        ("stock goes to zero", "-1"),
        ("what if the RSUs are worthless", "-1"),
        ("what if the stock is worthless", "-1"),
        ("the shares become worth nothing", "-1"),
    ],
)  # fmt: skip
def test_moves(text: str, move: str) -> None:
    read = price_move(text)
    assert read is not None
    assert read.quantize(Decimal("0.0001")) == Decimal(move)


@pytest.mark.parametrize(
    "text",
    [
        "the base goes up 10 %",
        "the stock grows 10% a year",
        "half of the stock vests in the first year",
        "how much stock do I get",
        "300k in stock over 4 years",
        "the stock price is 10",
    ],
)
def test_no_move(text: str) -> None:
    assert price_move(text) is None
