"""The upright axis: from the lowest to the highest value, always with zero, with a few round ticks."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from calculators.money import ZERO, precise

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_SHORTEST = Decimal("1e-60")
"""Spans under this are taken for none."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Places of values between `low` (0 or less) and `high` (0 or more); `ticks` lie inside, zero among them."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]

    @precise
    def share(self, value: Decimal) -> float:
        """Where a value stands: 0 at the low end, 1 at the high end. Works for amounts of any size."""
        return float((value - self.low) / (self.high - self.low))


@precise
def scale_of(values: Iterable[Decimal], steps: int = 4) -> Scale:
    """A scale that holds the values and zero, with about `steps` steps."""
    listed = [ZERO, *values]
    low, high = min(listed), max(listed)
    if high - low < _SHORTEST:
        return Scale(ZERO, Decimal(1), (ZERO,))
    step = _step((high - low) / steps)
    first = int((low / step).to_integral_value(ROUND_CEILING))
    last = int((high / step).to_integral_value(ROUND_FLOOR))
    return Scale(low, high, tuple(step * place for place in range(first, last + 1)))


def _step(least: Decimal) -> Decimal:
    size = Decimal(1).scaleb(least.adjusted())
    return next(step * size for step in _STEPS if step * size >= least)
