"""Units behind a number: scales (k, million, lakh), percent, lengths of time, and "a year" / "per month"."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from bot.core.reading.spoken_words import SCALE_WORDS
from bot.core.reading.tokens import Kind, Token
from bot.core.reading.word_sets import words


class Per(StrEnum):
    """How often an amount is paid."""

    YEAR = "year"
    HALF_YEAR = "half-year"
    QUARTER = "quarter"
    MONTH = "month"
    HALF_MONTH = "half-month"
    FORTNIGHT = "fortnight"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


SCALES = {
    **{word: value for word, value in SCALE_WORDS.items() if word != "hundred"},
    **dict.fromkeys(("k", "ks", "kay", "thou", "thousands", "tsd", "t", "grands", "千"), Decimal(1_000)),
    **dict.fromkeys(
        ("m", "mm", "mn", "mln", "mil", "mill", "mio", "millions", "mills", "milion"), Decimal(10**6)
    ),
    **dict.fromkeys(("b", "bn", "bln", "mrd", "bil", "billions", "bio"), Decimal(10**9)),
    **dict.fromkeys(("trillion", "tn", "trn"), Decimal(10**12)),
    **dict.fromkeys(("l", "lac", "lacs", "lakhs", "lpa"), Decimal(10**5)),
    **dict.fromkeys(("cr", "crs", "crores", "cpa"), Decimal(10**7)),
    "万": Decimal(10**4),
    "億": Decimal(10**8),
    "亿": Decimal(10**8),
}
GLUED_SCALES = frozenset({"t", "b", "l", "bio", "cpa"})
"""Scales that count only where no space stands before them."""

_YEARS = words(
    "y yr yrs year years yeas yrz annum annums jahr jahre jahren ans annee annees ano anos anno anni"
)
_QUARTERS = words("quarter quarters qtr qtrs")
_MONTHS = words(
    "mo mos mon mth mths mnth mnths month months mt mts monat monate monaten mois mes meses mese mesi"
)
_SHORTER = {
    **dict.fromkeys(("fortnight", "fortnights"), Per.FORTNIGHT),
    **dict.fromkeys(("week", "weeks", "wk", "wks"), Per.WEEK),
    **dict.fromkeys(("day", "days", "tag", "tage"), Per.DAY),
    **dict.fromkeys(("hour", "hours", "hr", "hrs", "stunde", "stunden"), Per.HOUR),
}
ADVERBS = {
    **dict.fromkeys(
        (
            "annually",
            "yearly",
            "annual",
            "annualised",
            "annualized",
            "pa",
            "p.a",
            "jahrlich",
            "annuel",
            "annuels",
            "anual",
            "anuales",
        ),
        Per.YEAR,
    ),
    "quarterly": Per.QUARTER,
    **dict.fromkeys(
        (
            "monthly",
            "pcm",
            "pm",
            "monatlich",
            "mensuel",
            "mensuels",
            "mensual",
            "mensuales",
            "mensili",
            "mensal",
            "mensais",
        ),
        Per.MONTH,
    ),
    **dict.fromkeys(("biweekly", "fortnightly"), Per.FORTNIGHT),
    "weekly": Per.WEEK,
    "daily": Per.DAY,
    "hourly": Per.HOUR,
    **dict.fromkeys(("semimonthly",), Per.HALF_MONTH),
    **dict.fromkeys(("semiannually", "semiannual", "biannually", "biannual"), Per.HALF_YEAR),
}
_HALVED = {
    **dict.fromkeys(("monthly",), Per.HALF_MONTH),
    **dict.fromkeys(("annually", "annual", "yearly"), Per.HALF_YEAR),
    "weekly": Per.FORTNIGHT,
}
"""What "semi-", "half-" and "bi-" make of an adverb."""
_TWICE = {Per.MONTH: Per.HALF_MONTH, Per.YEAR: Per.HALF_YEAR}
_EVERY = {
    **{(two, Per.WEEK): Per.FORTNIGHT for two in ("2", "two", "other", "second")},
    **{(six, Per.MONTH): Per.HALF_YEAR for six in ("6", "six")},
    **{(three, Per.MONTH): Per.QUARTER for three in ("3", "three")},
}
_PERCENT = words(
    "% percent percents percentage pct pcnt pc prct precent persent perc percnt prcnt procent prozent"
)


def scale_at(tokens: Sequence[Token], at: int) -> Decimal | None:
    """Return the scale that ``tokens[at]`` writes behind a number; the letter m is left to the caller."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.text not in SCALES:
        return None
    if token.text in GLUED_SCALES and not token.glued:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None or not following.glued or following.text not in {"€", "eur"}:
            return None  # T€ stands apart
    return SCALES[token.text]


def percent_at(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """Return what one unit is in percent points and the index behind the unit: ``%`` is 1, a basis point 0.01."""
    if at >= len(tokens):
        return None
    text = tokens[at].text
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if text in _PERCENT:
        return Decimal(1), at + 1
    if text == "per" and following in {"cent", "cents"}:
        return Decimal(1), at + 2
    if text in {"bps", "bp", "bips"}:
        return Decimal("0.01"), at + 1
    if text == "basis" and following in {"point", "points", "pts"}:
        return Decimal("0.01"), at + 2
    if text in {"points", "pts", "point"} and following == "of":
        of = [token.text for token in tokens[at + 2 : at + 4]]
        return (Decimal(1), at + 1) if of[:1] == ["equity"] or of == ["the", "company"] else None
    if text == "cents" and [token.text for token in tokens[at + 1 : at + 4]] == ["on", "the", "dollar"]:
        return Decimal(1), at + 4
    if text == "‰":
        return Decimal("0.1"), at + 1
    return None


def period(word: str) -> Per | None:
    """Return the unit of time that ``word`` names."""
    if word in _YEARS:
        return Per.YEAR
    if word in _QUARTERS:
        return Per.QUARTER
    if word in _MONTHS:
        return Per.MONTH
    return _SHORTER.get(word)


def rate_before(tokens: Sequence[Token], at: int) -> Per | None:
    """Return the rate whose adverb stands directly before ``tokens[at]``: "quarterly bonus", "bi-weekly pay"."""
    for first in range(max(0, at - 3), at):
        rate = rate_at(tokens, first) if tokens[first].kind is Kind.WORD else None
        if rate is not None and rate[1] == at and tokens[at - 1].text in ADVERBS:
            return rate[0]
    return None


MONTHS_OF = {
    Per.YEAR: Decimal(12),
    Per.HALF_YEAR: Decimal(6),
    Per.QUARTER: Decimal(3),
    Per.MONTH: Decimal(1),
}
"""Months in the units of time that vesting is counted in."""


def rate_at(tokens: Sequence[Token], at: int) -> tuple[Per, int] | None:
    """Read "a year", "per month", "/yr", "p.a.", "annually" at ``tokens[at]``; return it with the index behind it."""

    def text(index: int) -> str:
        return tokens[index].text if index < len(tokens) else ""

    first = text(at)
    if first == "(":
        inner = rate_at(tokens, at + 1)
        return (inner[0], inner[1] + 1) if inner and text(inner[1]) == ")" else None
    if first in ADVERBS:
        return ADVERBS[first], at + 1
    if first in {"semi", "half", "bi"}:
        behind = at + 1 + (text(at + 1) == "-")
        halved = None if first == "bi" and text(behind) == "monthly" else _HALVED.get(text(behind))
        return (halved, behind + 1) if halved and not (first != "bi" and halved is Per.FORTNIGHT) else None
    if first == "twice":
        behind = at + 1 + (text(at + 1) in {"a", "per"})
        halved = _TWICE.get(period(text(behind)) or ADVERBS.get(text(behind)) or Per.DAY)
        return (halved, behind + 1) if halved else None
    if first == "p" and text(at + 1) == "." and text(at + 2) in {"a", "m", "h"}:
        per = {"a": Per.YEAR, "m": Per.MONTH, "h": Per.HOUR}[text(at + 2)]
        return per, at + (4 if text(at + 3) == "." and tokens[at + 3].glued else 3)
    if first == "/":
        unit = {"a": Per.YEAR, "m": Per.MONTH, "h": Per.HOUR}.get(text(at + 1)) or period(text(at + 1))
        return (unit, at + 2) if unit and tokens[at + 1].kind is Kind.WORD else None
    each = _EVERY.get((text(at + 1), period(text(at + 2)) or Per.DAY)) if first == "every" else None
    if each is not None:
        return each, at + 3
    if first in {"a", "an", "per", "each", "every", "pro", "im", "par", "por", "al"}:
        unit = period(text(at + 1))
        return (unit, at + 2) if unit else None
    return None
