"""How amounts, shares and lengths of time are written in echoes, questions and choices."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from bot.core.offers.fields import Field
from bot.core.offers.sheet import TranchePart, VestingPart
from bot.core.reading.schedule import Schedule
from calculators.money import grouped, percent, short

NAMES = {
    Field.BASE: "base",
    Field.BONUS: "bonus",
    Field.SIGN_ON: "sign-on",
    Field.RELOCATION: "relocation",
    Field.STOCK: "stock",
    Field.OPTIONS: "options",
    Field.OWNERSHIP: "part of the company",
    Field.REFRESHERS: "refreshers a year",
    Field.RETIREMENT: "retirement",
    Field.BENEFITS: "benefits",
    Field.CONTINGENT: "contingent payments",
}
"""What echoes call the parts of an offer."""

ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth"}
_MOST_DATES = 7
RHYTHMS = {1: "monthly", 3: "quarterly", 6: "every 6 months", 12: "yearly"}


def amount(value: Decimal) -> str:
    """Write an amount with grouping: 280,000."""
    return f"-{grouped(-value)}" if value < 0 else grouped(value)


def brief(value: Decimal) -> str:
    """Write an amount as people type it: 280k."""
    return f"-{short(-value)}" if value < 0 else short(value)


def points(value: Decimal) -> str:
    """Write percent points: 20 %, 0.15 %."""
    text = f"{value.normalize():f}"
    return f"{text} %"


def share(value: Decimal) -> str:
    """Write a share (0.2) as percent."""
    return percent(value)


def months(value: int) -> str:
    """Write a length of time: 18 months, 4 years."""
    if value and value % 12 == 0:
        years = value // 12
        return "1 year" if years == 1 else f"{years} years"
    return "1 month" if value == 1 else f"{value} months"


def _weight(value: Decimal | Fraction) -> str:
    return f"{float(value):.4g}"


def vesting(part: VestingPart) -> str:
    """Write a schedule as far as it is stated: "18 months", "4 years, monthly, 12-month cliff"."""
    if part.tranches is not None:
        return _tranches(part.tranches)
    words = []
    if part.weights is not None:
        words.append("/".join(_weight(weight) for weight in part.weights) + " % by year")
    elif part.months is not None:
        words.append(months(part.months))
    if part.every is not None:
        words.append(RHYTHMS.get(part.every, f"every {part.every} months"))
    if part.cliff_months is not None:
        words.append("no cliff" if part.cliff_months == 0 else f"{part.cliff_months}-month cliff")
    return ", ".join(words)


def _tranches(tranches: Sequence[TranchePart]) -> str:
    """Write vesting dates one by one, or by year where there are many."""
    if len(tranches) == 1 and tranches[0].month <= 1:
        return "all at once, on signing"
    if len(tranches) <= _MOST_DATES:
        return ", ".join(f"{_weight(part.fraction * 100)} % at month {part.month}" for part in tranches)
    by_year = [Fraction(0)] * ((max(part.month for part in tranches) + 11) // 12)
    for part in tranches:
        by_year[(part.month - 1) // 12] += part.fraction * 100
    return "/".join(map(_weight, by_year)) + " % by year"


def schedule(value: Schedule) -> str:
    """Write a schedule that was read."""
    return vesting(VestingPart.of(value))
