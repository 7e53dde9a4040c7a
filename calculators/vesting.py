"""Vesting schedules: which fraction of a grant becomes the person's own in which month."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import Self

from calculators.money import percent
from calculators.refusal import Refused, check_number, check_whole

LONGEST = 120
"""Months; a schedule beyond ten years is refused."""

CADENCES = {1: "monthly", 3: "quarterly", 6: "half-yearly", 12: "yearly"}


@dataclass(frozen=True, slots=True)
class Tranche:
    """One vesting date: months after the grant (1 to 120) and the fraction of the grant (above 0)."""

    month: int
    fraction: Fraction


@dataclass(frozen=True, slots=True)
class Vesting:
    """A schedule: tranches in order of their months, whose fractions add up to exactly 1.

    `describe` says it in words; `assumed` names what the offer did not say and was filled in. `numerators` are
    (month, numerator) of each tranche over the common `denominator`.
    Raises `Refused` for months outside 1…120, fractions below 0, and a sum that is not 1.
    """

    tranches: tuple[Tranche, ...]
    describe: str
    assumed: str = ""
    denominator: int = field(init=False, repr=False, compare=False)
    numerators: tuple[tuple[int, int], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        previous = 0
        for tranche in self.tranches:
            check_whole("vesting", tranche.month, "A vesting month", 1, LONGEST)
            if tranche.month <= previous:
                raise Refused(
                    "vesting", f"Vesting month {tranche.month} is out of order. List each month once."
                )
            if tranche.fraction <= 0:
                raise Refused(
                    "vesting", "A vesting fraction cannot be negative. Write what vests in that month."
                )
            previous = tranche.month
        total = sum((tranche.fraction for tranche in self.tranches), Fraction(0))
        if total != 1:
            raise Refused(
                "vesting",
                f"The vesting fractions add up to {_share(total)}, not to 100 %. Check the schedule.",
            )

        denominator = lcm(*(tranche.fraction.denominator for tranche in self.tranches))
        numerators = tuple((tranche.month, int(tranche.fraction * denominator)) for tranche in self.tranches)
        object.__setattr__(self, "denominator", denominator)
        object.__setattr__(self, "numerators", numerators)

    @property
    def months(self) -> int:
        """The month of the last tranche."""
        return self.tranches[-1].month

    def vested(self, month: int) -> Fraction:
        """Return the fraction that has vested up to and including a month."""
        return sum((t.fraction for t in self.tranches if t.month <= month), Fraction(0))

    @classmethod
    def even(cls, months: int, every: int | None = None, cliff_months: int = 0) -> "Vesting":
        """Spread a grant evenly over 1…120 months, one tranche `every` 1, 3, 6 or 12 months.

        Without a cadence: quarterly if the length divides by 3, else monthly. What would have vested before the
        cliff vests at the cliff. Where the cadence does not divide the length, the last tranche comes at the end
        and is smaller in proportion.
        """
        check_whole("vesting.months", months, "The length of vesting in months", 1, LONGEST)
        cadence = _cadence(every, 3 if months % 3 == 0 else 1)
        _check_cliff(cliff_months, months)
        assumed = f"even vesting, {CADENCES[cadence]}, {_cliff(cliff_months)}" if every is None else ""
        return _even(months, cadence, cliff_months, assumed)

    @classmethod
    def weighted(
        cls, weights: Sequence[Decimal | int], every: int | None = None, cliff_months: int = 0
    ) -> Self:
        """Spread each year's weight evenly over that year, quarterly unless `every` says otherwise.

        The weights are percentages that add up to 100 or shares that add up to 1, one a year, at most ten.
        """
        values = [_exact("vesting.weights", weight) for weight in weights]
        total = sum(values, Fraction(0))
        check_whole("vesting.weights", len(values), "The number of yearly vesting weights", 1, LONGEST // 12)
        if total not in {Fraction(1), Fraction(100)}:
            share = total if total < 2 else total / 100
            raise Refused(
                "vesting.weights",
                f"The yearly vesting weights add up to {_share(share)}, not to 100 %. Check them, for example 25, 25, 25, 25.",
            )
        cadence = _cadence(every, 3)
        _check_cliff(cliff_months, 12 * len(values))
        parts = 12 // cadence
        portions = [
            (12 * year + cadence * part, value / total / parts)
            for year, value in enumerate(values)
            for part in range(1, parts + 1)
        ]
        by_year = "/".join(f"{float(100 * value / total):g}" for value in values)
        words = f"{by_year} % by year, {CADENCES[cadence]}, {_cliff(cliff_months)}"
        assumed = "each year's vesting spread over its quarters" if every is None else ""
        return cls(_tranches(portions, cliff_months), words, assumed)

    @classmethod
    def explicit(cls, tranches: Iterable[tuple[int, Fraction | Decimal]], describe: str = "") -> Self:
        """Take tranches as they are given: (month, fraction), in any order."""
        portions = [(month, _exact("vesting", fraction)) for month, fraction in tranches]
        words = ", ".join(f"{_share(fraction)} at month {month}" for month, fraction in sorted(portions))
        return cls(_tranches(portions, 0), describe or words)

    @classmethod
    def usual(cls) -> "Vesting":
        """Return what is assumed where an offer says nothing: 48 months, quarterly, 12-month cliff."""
        usual = cls.even(48, every=3, cliff_months=12)
        return _even(48, 3, 12, f"vesting over {usual.describe}")

    @classmethod
    def of_refreshers(cls) -> "Vesting":
        """Return what is assumed of refreshers: 48 months, quarterly, no cliff."""
        even = cls.even(48, every=3)
        return _even(48, 3, 0, f"refreshers vest over {even.describe}")


@lru_cache(maxsize=256)  # the same few schedules stand behind most grants
def _even(months: int, cadence: int, cliff_months: int, assumed: str) -> Vesting:
    """Spread a grant evenly, one tranche a cadence; the last one comes at the end."""
    dates = [*range(cadence, months, cadence), months]
    portions = [
        (date, Fraction(date - before, months)) for before, date in zip([0, *dates], dates, strict=False)
    ]
    words = f"{_length(months)}, {CADENCES[cadence]}, {_cliff(cliff_months)}"
    return Vesting(_tranches(portions, cliff_months), words, assumed)


def _tranches(portions: Iterable[tuple[int, Fraction]], cliff_months: int) -> tuple[Tranche, ...]:
    """Merge portions of the same month, those before the cliff into the cliff, and leave empty ones out."""
    merged: dict[int, Fraction] = {}
    for month, fraction in portions:
        date = max(month, cliff_months)
        merged[date] = merged.get(date, Fraction(0)) + fraction
    return tuple(Tranche(month, merged[month]) for month in sorted(merged) if merged[month] != 0)


def _cadence(every: int | None, usual: int) -> int:
    if every is None:
        return usual
    if every not in CADENCES or isinstance(every, bool):
        raise Refused("vesting.every", f"Vesting comes every 1, 3, 6 or 12 months, not every {every}.")
    return every


def _check_cliff(cliff_months: int, months: int) -> None:
    check_whole("vesting.cliff_months", cliff_months, "The cliff in months", 0, LONGEST)
    if cliff_months > months:
        raise Refused(
            "vesting.cliff_months",
            f"The cliff of {cliff_months} months is longer than the vesting of {months} months. Make it {months} or less.",
        )


def _exact(field: str, part: Fraction | Decimal | int) -> Fraction:
    """Return a part of a grant as a fraction; refuse what is negative, over 100, or endless in its digits."""
    if isinstance(part, Decimal):
        check_number(field, part, "A part of the vesting")
        if part and not -30 < part.adjusted() - len(part.as_tuple().digits) < 30:
            raise Refused(field, "A part of the vesting has too many digits. Write it like 25 or 33.3.")
    exact = Fraction(part)
    if exact < 0:
        raise Refused(field, "A part of the vesting cannot be negative. Write 0 where nothing vests.")
    if exact > 100:
        raise Refused(field, "A part of the vesting is over 100 %. All parts together are 100 %.")
    return exact


def _share(fraction: Fraction) -> str:
    return percent(Decimal(fraction.numerator) / fraction.denominator)


def _length(months: int) -> str:
    return "1 month" if months == 1 else f"{months} months"


def _cliff(months: int) -> str:
    return f"{months}-month cliff" if months else "no cliff"
