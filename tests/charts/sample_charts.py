"""Charts with figures that are easy to check by head, and odd ones."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

from bot.core.charts import Chart, ChartKind, Series


def part(name: str, *values: int | str) -> Series:
    return Series(name, tuple(map(Decimal, values)))


def years(*parts: Series, title: str = "What each year pays", currency: str = "USD", note: str = "") -> Chart:
    ticks = tuple(f"year {place}" for place in range(1, len(parts[0].values) + 1))
    return Chart(ChartKind.YEARS, title, currency, ticks, parts, note=note)


def comparison(title: str, monthly: dict[str, Sequence[int]], currency: str = "USD") -> Chart:
    """Offers by what they pay in each month; bars by whole years."""
    lines = tuple(part(name, *accumulate(paid)) for name, paid in monthly.items())
    bars = tuple(
        part(name, *(sum(paid[start : start + 12]) for start in range(0, len(paid), 12)))
        for name, paid in monthly.items()
    )
    months = tuple(str(place) for place in range(1, len(lines[0].values) + 1))
    return Chart(ChartKind.COMPARISON, title, currency, months, lines, bars)


def leaving(title: str, kept: Sequence[int], currency: str = "USD") -> Chart:
    months = tuple(str(place) for place in range(1, len(kept) + 1))
    return Chart(ChartKind.LEAVING, title, currency, months, (part("kept", *kept),))


ORIGIN = years(
    part("base", 280_000, 280_000, 280_000, 280_000),
    part("bonus", 56_000, 56_000, 56_000, 56_000),
    part("stock", 100_000, 50_000, 0, 0),
    part("one-time", 30_000, 0, 0, 0),
    title="The grant is gone after month 18: year 3 pays 28 % less than year 1",
    note="Assumed: even quarterly vesting, a flat share price.",
)

TWO = comparison(
    "Lisbon overtakes in month 13 and is 20 % ahead after 2 years",
    # 12 x 30 = 360 in the first year for both; then 20 a month against 30.
    {"Seattle": [30_000] * 12 + [20_000] * 12, "Lisbon": [30_000] * 24},
)

FIRST_FROM_THE_START = comparison(
    "Lisbon is ahead from the first month", {"Lisbon": [2] * 12, "Seattle": [1] * 12}
)

OWING = leaving("Leaving before month 4 costs you money", [-30_000, -20_000, -10_000, 0, 10_000, 60_000])

TEN = comparison(
    "Ten offers over four years",
    {f"Employer number {place}": [20_000 + 700 * place] * 48 for place in range(10)},
)

ODD = {
    "one year": years(part("base", 280_000)),
    "ten years": years(
        *(part(name, *range(100_000, 1_100_000, 100_000)) for name in ("base", "bonus", "stock", "benefits")),
        currency="CHF",
    ),
    "a trillion": years(part("base", 50_000_000, 50_000_000), part("stock", 10**12, 10**12)),
    "ones": years(part("base", 1, 2), part("bonus", "0.5", "0")),
    "zeros": years(part("base", 0, 0, 0)),
    "a negative part": years(part("base", 100_000, 100_000), part("buy-out", -150_000, 0), currency="XTS"),
    "one offer": comparison("One alone", {"Seattle": [25_000] * 48}),
    "ten offers": TEN,
    "ten years, ten offers": comparison(
        "Long", {f"Offer {place}": [10_000 + place * 10] * 120 for place in range(10)}, currency="JPY"
    ),
    "nothing paid": comparison("All zero", {"A": [0] * 12, "B": [0] * 12}),
    "a single month": leaving("One month", [5]),
    "only losses": leaving("You owe until the end", [-5000, -4000, -3000, -2000], currency="INR"),
    "long words": comparison(
        "Donaudampfschifffahrtsgesellschaft" * 12 + " pays " + "a little more " * 30,
        {
            "Donaudampfschifffahrtsgesellschaft Wien": [3] * 12,
            "Donaudampfschifffahrtsgesellschaft Linz": [2] * 12,
        },
    ),
    "other scripts": comparison(
        "東京 leads before مكتب دبي, at $1 to $2",
        {
            "東京": [9] * 12,
            "مكتب دبي": [8] * 12,
            "Москва": [7] * 12,
            "ירושלים": [6] * 12,
            "🚀 Start-up": [5] * 12,
        },
    ),
    "broken characters": comparison(
        "a\x00b\u202ec \ud800 d", {"\n": [3] * 12, "\u200b": [2] * 12, "*bold* _x_ $y$ \\frac": [1] * 12}
    ),
    "equal names": comparison("Same", {"A": [3] * 12, "A ": [2] * 12}),
}
