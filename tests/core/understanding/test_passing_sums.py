"""Which messages are sums in passing, and which only look like one."""

from decimal import Decimal

import pytest

from bot.core.reading.units import Per
from bot.core.understanding.passing_sums import PassingSum, Rhythm, Share, Spread, Step, passing_sum


def _amount(thousands: float) -> Decimal:
    return Decimal(str(thousands)) * 1000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12,500 a month is how much a year", Rhythm(Decimal(12500), "USD", Per.MONTH, Per.YEAR)),
        ("$95 an hour, what is that a year", Rhythm(Decimal(95), "USD", Per.HOUR, Per.YEAR)),
        ("what's 280k per month", Rhythm(_amount(280), "USD", Per.YEAR, Per.MONTH)),
        ("£85k in weekly pay?", Rhythm(_amount(85), "GBP", Per.YEAR, Per.WEEK)),
        ("240k over 4 years, what's that a year", Spread(_amount(240), "USD", Decimal(48), Per.YEAR)),
        ("from 230k to 253k is how many percent", Step(_amount(230), _amount(253), "USD")),
        ("how many percent less is 200k than 250k", Step(_amount(250), _amount(200), "USD")),
        ("is 250k to 280k a good raise", Step(_amount(250), _amount(280), "USD")),
        ("30k of 200k in percent", Share(_amount(30), _amount(200), "USD")),
        ("what percentage of 280k is 42k", Share(_amount(42), _amount(280), "USD")),
    ],
)
def test_sums(text: str, expected: PassingSum) -> None:
    assert passing_sum(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "280k",
        "280k a year",
        "is 280k a year good",
        "what if it's 12,500 a month",
        "280k base, 20% bonus",
        "what does a VP make a month",
        "150k RSUs over 18 months",
        "raise the base from 250k to 280k",
        "from $230k to £253k is how many percent",
        "-5 a month is how much a year",
    ],
)
def test_other_messages_are_none(text: str) -> None:
    assert passing_sum(text) is None
