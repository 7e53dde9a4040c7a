"""The payments of an offer, month by month and year by year: what every result is added up from.

Year k covers months 12(k - 1) + 1 to 12k. Salary, retirement and benefits come in twelfths at each month's end,
bonus and contingent payments at month 12k, tranches at their month, one-time cash at months 1 and 13.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Literal, get_args

from calculators.grants import Grant, Options
from calculators.money import ONE, TWELVE, ZERO, clean, precise
from calculators.offer import Offer
from calculators.vesting import Vesting

Part = Literal["base", "bonus", "equity", "one_time", "contingent", "retirement", "benefits"]
PARTS: tuple[Part, ...] = get_args(Part)
"""The kinds of payment, in the order in which screens show them."""


@dataclass(frozen=True, slots=True)
class Year:
    """What one year of employment pays (year 1 is the first), by kind; the kinds add up to `total`."""

    year: int
    base: Decimal
    bonus: Decimal
    equity: Decimal
    one_time: Decimal
    contingent: Decimal
    retirement: Decimal
    benefits: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class Timeline:
    """What each month pays, in columns by kind, with their `total` and `cumulative`; index 0 is month 1."""

    base: tuple[Decimal, ...]
    bonus: tuple[Decimal, ...]
    equity: tuple[Decimal, ...]
    one_time: tuple[Decimal, ...]
    contingent: tuple[Decimal, ...]
    retirement: tuple[Decimal, ...]
    benefits: tuple[Decimal, ...]
    total: tuple[Decimal, ...]
    cumulative: tuple[Decimal, ...]

    def part(self, name: Part) -> tuple[Decimal, ...]:
        """Return the column of one kind of payment."""
        column: tuple[Decimal, ...] = getattr(self, name)
        return column

    @property
    def months(self) -> int:
        """How many months it covers."""
        return len(self.total)


@dataclass(frozen=True, slots=True)
class Stream:
    """One grant as it pays: in month m, `scale * weights[m] / denominator`; index 0 is the day of joining.

    `scale` is the value of the grant, or its number of options, less what the equity discount leaves out; a
    weight is the tranche's numerator times what one unit is worth then. Dividing last keeps whole figures whole.
    """

    scale: Decimal
    denominator: int
    weights: tuple[Decimal, ...]

    def between(self, after: int, until: int) -> Decimal:
        """Return what is paid after one month, up to and including another."""
        return self.scale * sum(self.weights[after + 1 : until + 1], ZERO) / self.denominator

    def monthly(self) -> list[Decimal]:
        """Return what is paid in each month from month 1."""
        return [self.scale * weight / self.denominator if weight else ZERO for weight in self.weights[1:]]


@precise
def factors(rate: Decimal, months: int) -> list[Decimal]:
    """Return (1 + rate)^(month/12) for months 0 to `months`; the twelfth root is drawn once."""
    if rate == ZERO:
        return [ONE] * (months + 1)
    yearly = ONE + rate
    root = yearly ** (ONE / TWELVE)
    within_year = list(accumulate([root] * 11, lambda power, step: power * step, initial=ONE))
    result: list[Decimal] = []
    whole_years = ONE
    while len(result) <= months:
        result.extend(whole_years * power for power in within_year)
        whole_years *= yearly
    return result[: months + 1]


@precise
def streams(offer: Offer, months: int) -> list[Stream]:
    """Return how the equity of an offer pays up to a month: the hire grants in their order, then the refreshers."""
    growth = factors(offer.assumptions.growth, months)
    keep = ONE - offer.assumptions.equity_discount
    result = [_hired(grant, keep, growth) for grant in offer.grants]
    if offer.refreshers:
        one = _stream(offer.refreshers.value * keep, offer.refreshers.vesting, growth)
        yearly = [ZERO] * len(growth)
        for month in range(12, len(growth)):
            yearly[month] = yearly[month - 12] + one.weights[month - 12]
        result.append(Stream(one.scale, one.denominator, tuple(yearly)))
    return result


@precise
def years(offer: Offer, count: int, equity: list[Stream]) -> tuple[Year, ...]:
    """Return the first `count` years of an offer; `equity` comes from `streams` and reaches that far."""
    return tuple(_years(offer, count, equity))


@precise
def timeline(offer: Offer, count: int, equity: list[Stream]) -> Timeline:
    """Return the first `count` months of an offer; `equity` comes from `streams` and reaches that far."""
    bases = [offer.base_in(year) for year in range(1, (count + 11) // 12 + 1)]
    columns = {
        "base": _twelfths(bases, count),
        "bonus": _year_ends([offer.bonus.target(base) * offer.bonus.payout for base in bases], count),
        "equity": _equity(equity, count),
        "one_time": _one_time(offer, count),
        "contingent": _year_ends([_contingent(offer)] * len(bases), count),
        "retirement": _twelfths([offer.retirement.yearly(base) for base in bases], count),
        "benefits": _twelfths([offer.benefits] * len(bases), count),
    }
    total = [sum(month, ZERO) for month in zip(*columns.values(), strict=True)]
    return Timeline(
        **{name: tuple(column) for name, column in columns.items()},
        total=tuple(total),
        cumulative=tuple(accumulate(total)),
    )


@precise
def paid_between(offer: Offer, after: int, until: int) -> dict[Part, Decimal]:
    """Return by kind what is paid after one month, up to and including another (0 <= after < until)."""
    monthly = timeline(offer, until, streams(offer, until))
    return {part: clean(sum(monthly.part(part)[after:until], ZERO)) for part in PARTS}


def _years(offer: Offer, count: int, equity: list[Stream]) -> Iterator[Year]:
    contingent = _contingent(offer)
    for index in range(1, count + 1):
        base = offer.base_in(index)
        bonus = offer.bonus.target(base) * offer.bonus.payout
        one_time = offer.sign_on.amount + offer.relocation if index == 1 else ZERO
        if index == 2:
            one_time = offer.sign_on.second
        retirement = offer.retirement.yearly(base)
        vested = sum((grant.between(12 * index - 12, 12 * index) for grant in equity), ZERO)
        total = base + bonus + vested + one_time + contingent + retirement + offer.benefits
        yield Year(
            index, base, bonus, vested, one_time, contingent, retirement, offer.benefits, total
        )  # fmt: skip


def _twelfths(yearly: list[Decimal], count: int) -> list[Decimal]:
    return [month for amount in yearly for month in [amount / TWELVE] * 12][:count]


def _year_ends(yearly: list[Decimal], count: int) -> list[Decimal]:
    return [month for amount in yearly for month in (*[ZERO] * 11, amount)][:count]


def _one_time(offer: Offer, count: int) -> list[Decimal]:
    paid = [ZERO] * max(count, 13)
    paid[0] = offer.sign_on.amount + offer.relocation
    paid[12] = offer.sign_on.second
    return paid[:count]


def _contingent(offer: Offer) -> Decimal:
    return sum((payment.amount * payment.probability for payment in offer.contingent), ZERO)


def _equity(equity: list[Stream], count: int) -> list[Decimal]:
    paid = [ZERO] * count
    for grant in equity:
        paid = [before + more for before, more in zip(paid, grant.monthly(), strict=False)]
    return paid


def _hired(grant: Grant, keep: Decimal, growth: list[Decimal]) -> Stream:
    if isinstance(grant, Options):
        units = [max(ZERO, grant.price * factor - grant.strike) for factor in growth]
        return _stream(grant.number * keep, grant.vesting, units)
    return _stream(grant.today * keep, grant.vesting, growth)


def _stream(scale: Decimal, vesting: Vesting, units: list[Decimal]) -> Stream:
    """Return how a grant pays up to the last month for which the worth of a unit is known."""
    weights = [ZERO] * len(units)
    for month, numerator in vesting.numerators:
        if month < len(units):
            weights[month] = numerator * units[month]
    return Stream(scale, vesting.denominator, tuple(weights))
