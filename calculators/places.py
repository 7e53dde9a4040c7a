"""What pay is worth elsewhere, by price levels."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calculators.money import ZERO, precise
from calculators.refusal import Refused, check_amount, check_number

COUNTRY_WARNING = "These are price levels of whole countries, not of cities, and taxes are not in them."


@dataclass(frozen=True, slots=True)
class PriceLevel:
    """How dear a place is, where the average of the US is 100 (level > 0), and for which year or date.

    `kind` is `metro` for a US metro (regional price parities of the BEA) or `country` (World Bank, price level of
    GDP against the US); `as_of` is shown with every figure.
    """

    place: str
    level: Decimal
    as_of: str
    kind: Literal["metro", "country"] = "metro"

    def __post_init__(self) -> None:
        _check_level("level", self.level)


@dataclass(frozen=True, slots=True)
class RealValue:
    """What an amount earned `here` has to be `there` to buy the same; a ratio above 1 means that it is dearer.

    `warning` is empty between two US metros.
    """

    amount: Decimal
    here: PriceLevel
    there: PriceLevel
    equivalent: Decimal
    ratio: Decimal
    warning: str


@precise
def real_value(amount: Decimal, price_level_from: Decimal, price_level_to: Decimal) -> Decimal:
    """Return what an amount earned at one price level has to be at another to buy the same.

    Both levels (> 0) on one scale: `amount * price_level_to / price_level_from`.
    """
    check_amount("amount", amount, "The amount")
    _check_level("price_level_from", price_level_from)
    _check_level("price_level_to", price_level_to)
    return amount * price_level_to / price_level_from


@precise
def compare_places(amount: Decimal, here: PriceLevel, there: PriceLevel) -> RealValue:
    """Return what an amount earned here has to be there, with its ratio and the warning that belongs to it."""
    return RealValue(
        amount=amount,
        here=here,
        there=there,
        equivalent=real_value(amount, here.level, there.level),
        ratio=there.level / here.level,
        warning=COUNTRY_WARNING if "country" in {here.kind, there.kind} else "",
    )


def _check_level(field: str, level: Decimal) -> None:
    if check_number(field, level, "A price level") <= ZERO:
        raise Refused(field, "A price level has to be above 0, where the US average is 100.")
