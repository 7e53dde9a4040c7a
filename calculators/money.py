"""Arithmetic with amounts: one wide decimal context, and the roundings that a screen needs."""

from collections.abc import Callable
from decimal import (
    ROUND_CEILING,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    getcontext,
    localcontext,
)
from functools import wraps
from typing import ParamSpec, TypeVar

ZERO = Decimal(0)
ONE = Decimal(1)
TWELVE = Decimal(12)
HUNDRED = Decimal(100)

P = ParamSpec("P")
T = TypeVar("T")

_WIDE = Context(prec=60, rounding=ROUND_HALF_EVEN)
"""An amount of 10^15 that quadruples every year for ten years still keeps 38 places after the point."""

_DUST = Decimal("1e-20")
"""What 60 digits may leave behind where a third or a root does not terminate. No real difference is so small."""


def precise(function: Callable[P, T]) -> Callable[P, T]:
    """Let a function calculate with 60 digits, whatever context its caller has set."""

    @wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
        here = getcontext()
        if here.prec == _WIDE.prec and here.rounding == _WIDE.rounding:
            return function(*args, **kwargs)
        with localcontext(_WIDE):
            return function(*args, **kwargs)

    return wrapper


_CENT = Decimal("0.01")

_BEYOND = Decimal(10) ** 30
"""No amount that is calculated with is so large: a refusal quotes such a number by its exponent."""


@precise
def clean(amount: Decimal) -> Decimal:
    """Take the dust off an amount, so that twelve twelfths are a whole again."""
    return amount.quantize(_DUST) if abs(amount) < _BEYOND else amount


@precise
def cents(amount: Decimal) -> Decimal:
    """Round to two places, for display only.

    Exactly half a cent falls the way of the binary number that JSON and spreadsheets make of the amount, so that
    a screen, a file and whoever rounds again with `round` agree.
    """
    exact = clean(amount)
    binary = Decimal(float(exact))
    way = ROUND_HALF_UP if abs(binary) > abs(exact) else ROUND_HALF_DOWN
    rounded = exact.quantize(_CENT, rounding=ROUND_HALF_EVEN if binary == exact else way)
    return rounded + ZERO  # never -0.00


@precise
def round_up(amount: Decimal, step: Decimal) -> Decimal:
    """Return the smallest multiple of `step` (> 0) that is not below `amount`."""
    return (clean(amount) / step).to_integral_value(rounding=ROUND_CEILING) * step


@precise
def exceeds(one: Decimal, other: Decimal) -> bool:
    """Say whether one amount is really above another, by more than the dust of a division."""
    return one - other > _DUST


@precise
def grouped(amount: Decimal) -> str:
    """Write an amount with grouping, cents only where there are any: `466,000`, `235,081.55`."""
    if abs(amount) >= _BEYOND:
        return f"{amount:.3g}"
    rounded = cents(amount)
    return f"{rounded:,.0f}" if rounded == rounded.to_integral_value() else f"{rounded:,.2f}"


@precise
def percent(share: Decimal) -> str:
    """Write a share as a percentage with at most two places: `0.155` is `15.5 %`."""
    if abs(share) >= _BEYOND:
        return f"{share:.3g} times the whole"
    text = f"{cents(share * HUNDRED):f}".rstrip("0").rstrip(".")
    return f"{text} %"


@precise
def short(amount: Decimal) -> str:
    """Write a round amount the way people type it: `280000` is `280k`, `1200000` is `1.2M`."""
    if abs(amount) >= _BEYOND:
        return f"{amount:.3g}"
    for size, letter in ((Decimal(1_000_000), "M"), (Decimal(1000), "k")):
        if amount >= size:
            return f"{(amount / size).quantize(Decimal('0.01')).normalize():f}{letter}"
    return grouped(amount)
