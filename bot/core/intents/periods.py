"""Of which time a question about an offer speaks: "in year 2", "over four years", "a month"."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """Of which time: the months after one and up to another; `average` for a year of it, `monthly` for a month, `hourly` for an hour."""

    after: int = 0
    until: int | None = None
    average: bool = False
    monthly: bool = False
    hourly: bool = False


_COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "eighteen": 18,
}  # fmt: skip
NTHS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "5th": 5,
}
NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_COUNTS)})"
YEAR = re.compile(
    rf"\b(?:the )?(?:(?P<nth>{'|'.join(NTHS)}) (?:years?(?:'s)?|yrs?)|(?:years?|yrs?) ?(?P<number>{NUMBER}))\b"
)
YEARS = re.compile(rf"\b(?:years?|yrs?) {NUMBER}(?:(?:,? and|,? &|,| to| or)? {NUMBER})+\b")
"""Several years one after the other: "year 2, 3 and 4"."""
_SPAN = re.compile(
    rf"\b(?:(?:over|after|in|within|for|across|during|of|the|first|at|through|by|all|end|all of|next) )*(?:the )?"
    rf"(?P<number>{NUMBER})(?:[ -](?P<unit>years?|yrs?|months?|mos?)|(?P<short>y))\b"
)
_BARE_SPAN = re.compile(rf"(?<=\bover )(?P<number>{NUMBER})$")
"""A length whose unit was just said: "what is the average a year over 4"."""
_MONTH = re.compile(r"\b(?:(?:in|at|after|on|by|during|of|until|till) )*(?:the )?month (?P<number>\d{1,3})\b")
_TOTAL = re.compile(
    r"\b(?:in )?(?:totals?|total value|all together|altogether|overall|in all|sum|everything|grand total|whole horizon)\b"
)
AVERAGE = re.compile(
    r"\b(?:on |in )?(?:average[ds]?|avg|annual average|per year|a year|yearly|annually|per annum|each year on average|annual)\b"
)
_MONTHLY = re.compile(r"\b(?:per month|a month|monthly|each month|every month)\b")
_HOURLY = re.compile(r"\b(?:per hour|an hour|hourly|each hour)\b")


def cut(text: str, found: re.Match[str]) -> str:
    """A text without what was found in it."""
    return f"{text[: found.start()]} {text[found.end() :]}"


def month_of(said: str) -> tuple[str, int | None]:
    """A question without the month it names, and that month."""
    found = _MONTH.search(said)
    return (said, None) if found is None else (cut(said, found), int(found["number"]))


def period_of(said: str) -> tuple[str, Period | None]:
    """A question without the time it names, and that time; a year counts up to the tenth."""
    total = _TOTAL.search(said)
    rest = cut(said, total) if total else said
    if AVERAGE.search(rest):
        rest = _BARE_SPAN.sub(r"\g<number> years", rest)
    year = YEAR.search(rest)
    span = _SPAN.search(rest)
    if span is not None and (year is None or span.start() <= year.start()):
        count = _count(span["number"])
        months = count * 12 if (span["unit"] or "y").startswith("y") else count
        rest = cut(rest, span)
        average = AVERAGE.search(rest)
        rest = AVERAGE.sub(" ", rest)
        return (
            (rest, Period(until=months, average=average is not None)) if 0 < months <= 120 else (said, None)
        )
    if year is not None:
        number = NTHS[year["nth"]] if year["nth"] else _count(year["number"])
        return (cut(rest, year), Period(12 * number - 12, 12 * number)) if 0 < number <= 10 else (said, None)
    for reader, period in (
        (_HOURLY, Period(until=12, hourly=True)),
        (_MONTHLY, Period(until=12, monthly=True)),
        (AVERAGE, Period(average=True)),
    ):
        found = reader.search(rest)
        if found is not None:
            return reader.sub(" ", rest), period
    return rest, Period() if total else None


def _count(word: str) -> int:
    return _COUNTS[word] if word in _COUNTS else int(word)
