"""Amounts as charts write them: `466k`, `1.25M`, under a heading that names the currency."""

from decimal import ROUND_HALF_UP, Context, Decimal

from bot.core.charts import Chart, ChartKind

SUFFIXES = ((0, ""), (3, "k"), (6, "M"), (9, "bn"), (12, "tn"))
MINUS = "−"

CURRENCIES = {
    "AED": "dirhams",
    "AUD": "Australian dollars",
    "BRL": "reais",
    "CAD": "Canadian dollars",
    "CHF": "Swiss francs",
    "CNY": "yuan",
    "CZK": "Czech koruny",
    "DKK": "Danish kroner",
    "EUR": "euros",
    "GBP": "pounds",
    "HKD": "Hong Kong dollars",
    "HUF": "forints",
    "ILS": "shekels",
    "INR": "rupees",
    "JPY": "yen",
    "KRW": "won",
    "MXN": "Mexican pesos",
    "NOK": "Norwegian kroner",
    "NZD": "New Zealand dollars",
    "PLN": "zlotys",
    "SEK": "Swedish kronor",
    "SGD": "Singapore dollars",
    "TRY": "Turkish lira",
    "USD": "US dollars",
    "ZAR": "rand",
}

_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)
_NOTHING = Decimal("0.005")


MEASURED = {
    ChartKind.YEARS: "a year",
    ChartKind.COMPARISON: "in all, month by month",
    ChartKind.LEAVING: "kept, by the month you leave",
}


def heading_of(chart: Chart) -> str:
    """What a chart's amounts are: `US dollars a year`."""
    return f"{currency_words(chart.currency)} {MEASURED[chart.kind]}"


def currency_words(code: str) -> str:
    """The currency's name in the plural, or its code where the name is not known; first letter large."""
    words = CURRENCIES.get(code, code)
    return words[:1].upper() + words[1:]


def compact(amount: Decimal, digits: int = 3) -> str:
    """An amount in at most `digits` significant digits, more only where they stand before the point.

    `466k`, `1.25M`, `−12.5k`, `0` for what is under half a cent; from 10^18 on an exponent.
    """
    size = abs(amount)
    if size < _NOTHING:
        return "0"
    sign = MINUS if amount < 0 else ""
    if size.adjusted() >= 18:
        return f"{sign}{size:.2e}".replace("e+", "e")
    for power, suffix in SUFFIXES:
        shown = _rounded(size.scaleb(-power, _WIDE), digits)
        if shown < 1000:
            return f"{sign}{_plain(shown)}{suffix}"
    return f"{sign}{shown:,f}tn"


def _rounded(size: Decimal, digits: int) -> Decimal:
    places = max(0, digits - 1 - max(0, size.adjusted()))
    return size.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)


def _plain(size: Decimal) -> str:
    text = f"{size:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
