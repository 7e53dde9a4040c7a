"""A fact: one figure with its unit, date, source and how far anybody could verify it."""

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

GAP = " "
"""Between a figure and its unit: a plain space, so that people can search and copy what they read."""


class Shape(BaseModel):
    """What every model of a knowledge file shares: no unknown fields, no change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Status(StrEnum):
    """How far a fact could be verified; the answer's source line says it."""

    CLAIM = "claim"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    CORRECTED = "corrected"
    ILLUSTRATIVE = "illustrative"


class Unit(StrEnum):
    """What a fact's value counts."""

    PERCENT = "percent"
    USD = "usd"
    EUR = "eur"
    GBP = "gbp"
    USD_PER_YEAR = "usd_per_year"
    USD_PER_HOUR = "usd_per_hour"
    MONTHS = "months"
    DAYS = "days"
    YEARS = "years"
    DATE = "date"
    YEAR = "year"
    COUNT = "count"
    MS = "ms"
    TIMES = "times"
    INDEX = "index"
    TEXT = "text"


SIGNS = {Unit.USD: "$", Unit.USD_PER_YEAR: "$", Unit.USD_PER_HOUR: "$", Unit.EUR: "€", Unit.GBP: "£"}


class Range(Shape):
    """A value that is given from … to …."""

    from_: Decimal = Field(alias="from")
    to: Decimal

    @model_validator(mode="after")
    def _ascends(self) -> Self:
        if self.from_ >= self.to:
            raise ValueError("must rise: `from` below `to`")
        return self


def _partial_date(text: str) -> str:
    """A year, month or day that exists; returned as written."""
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        raise ValueError(f"'{text}' is no date; expected YYYY, YYYY-MM or YYYY-MM-DD")
    try:
        dt.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        raise ValueError(
            f"'{text}' is no day of the calendar; expected YYYY, YYYY-MM or YYYY-MM-DD"
        ) from None
    return text


PartialDate = Annotated[str, AfterValidator(_partial_date)]
FactValue = Range | Decimal | list[str] | str


class Fact(Shape):
    """One figure. `named` is the survey or person whom the guide itself names for it."""

    unit: Unit
    value: FactValue
    as_of: PartialDate
    source: str
    status: Status
    of: str | None = None
    named: str | None = None
    note: str | None = None
    at_least: bool = False
    review_by: dt.date | None = None

    @field_validator("value", mode="before")
    @classmethod
    def _value_fits_unit(cls, value: object, info: ValidationInfo) -> object:
        unit = info.data.get("unit")
        if not isinstance(value, str) or unit in {None, Unit.TEXT}:
            return value
        if unit is Unit.DATE:
            return _partial_date(value)
        try:
            number = Decimal(value)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise ValueError(f"'{value}' is no number; expected one for unit {unit} (or unit: text)")
        return number

    @property
    def number(self) -> Decimal:
        """The value as a number; a range's lower end. Raises TypeError for words and dates."""
        if isinstance(self.value, Range):
            return self.value.from_
        if isinstance(self.value, Decimal):
            return self.value
        raise TypeError(f"{self.value!r} is no number")

    def __str__(self) -> str:
        """The value as people read it, with its unit."""
        if isinstance(self.value, Range):
            return f"{spoken(self.value.from_, self.unit, bare=True)} to {spoken(self.value.to, self.unit)}"
        if isinstance(self.value, Decimal):
            return spoken(self.value, self.unit) + (" or more" if self.at_least else "")
        if self.unit is Unit.DATE:
            return spoken_date(str(self.value))
        return self.value if isinstance(self.value, str) else listed(self.value)


class Operation(StrEnum):
    """How a computed fact follows from two others."""

    MINUS = "minus"
    PLUS = "plus"
    TIMES = "times"
    OVER = "over"
    PERCENT_OF = "percent of"
    PERCENT_BELOW = "percent below"


class Computed(Shape):
    """A figure that follows from two facts, so that no number stands twice.

    `computed` is [left, operation, right]; left and right name facts as texts do, or are plain numbers.
    `percent of`: left percent of right; `percent below`: by how many percent left lies below right.
    """

    computed: tuple[str, Operation, str]
    unit: Unit
    note: str | None = None
    of: str | None = None

    def value(self, left: Decimal, right: Decimal) -> Decimal:
        """The figure, to four significant places after the point at most. Raises ZeroDivisionError as division does."""
        match self.computed[1]:
            case Operation.MINUS:
                return left - right
            case Operation.PLUS:
                return left + right
            case Operation.TIMES:
                return left * right
            case Operation.OVER:
                return round(left / right, 2)
            case Operation.PERCENT_OF:
                return left * right / 100
            case Operation.PERCENT_BELOW:
                return round((right - left) / right * 100, 0)


def spoken(number: Decimal, unit: Unit, *, bare: bool = False) -> str:
    """A number with its unit as running text has it: `$210k`, `15 %`, `18 months`; `bare` drops a trailing unit."""
    if unit in SIGNS:
        return money(number, SIGNS[unit])
    plain = grouped(number)
    if unit is Unit.YEAR:
        return f"{number:f}"
    suffix = {Unit.PERCENT: f"{GAP}%", Unit.MS: f"{GAP}ms", Unit.TIMES: " times"}.get(unit, "")
    if unit in {Unit.MONTHS, Unit.DAYS, Unit.YEARS}:
        suffix = f"{GAP}{unit.value[:-1] if number == 1 else unit.value}"
    return plain if bare else plain + suffix


def money(amount: Decimal, sign: str) -> str:
    """An amount as running text has it: `$340k`, `$1.25M`, `€35 million`, `$0.10`, `$53.60`.

    Euros and pounds from a million on are written out because people quote laws in words.
    """
    size = abs(amount)
    minus = "-" if amount < 0 else ""
    if size >= 1_000_000_000:
        return f"{minus}{sign}{grouped(size / 1_000_000_000)}{GAP}billion"
    if size >= 1_000_000:
        millions = grouped(size / 1_000_000)
        return f"{minus}{sign}{millions}M" if sign == "$" else f"{minus}{sign}{millions}{GAP}million"
    if size >= 10_000 and size % 100 == 0:
        return f"{minus}{sign}{grouped(size / 1000)}k"
    return f"{minus}{sign}{size:,.2f}" if size % 1 else f"{minus}{sign}{size:,.0f}"


def grouped(number: Decimal) -> str:
    """Thousands grouped, at most two decimals unless the number is small, no trailing zeros."""
    places = 2 if abs(number) >= 1 or number == 0 else 4
    text = f"{number:,.{places}f}"
    whole, _, rest = text.partition(".")
    kept = rest.rstrip("0")
    if number and abs(number) < 1 and len(kept) == 1:
        kept += "0"
    return f"{whole}.{kept}" if kept else whole


def spoken_date(text: str) -> str:
    """`2024-08-01` as `1 August 2024`, `2026-06` as `June 2026`, `2026` as it is."""
    if len(text) == 4:
        return text
    day = dt.date.fromisoformat((text + "-01")[:10])
    return f"{day.day} {day:%B %Y}" if len(text) == 10 else f"{day:%B %Y}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
