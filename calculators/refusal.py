"""Refusing a value: the exception that says what to change, and the checks that raise it."""

from decimal import Decimal
from typing import Self

from calculators.money import HUNDRED, ONE, ZERO, grouped, percent

CEILING = Decimal(10) ** 15
"""No amount goes above this, in any currency: more zeros are a slip of the keyboard."""

LARGEST_EXPONENT = 999_999
"""What the decimal context can hold."""


class Refused(ValueError):
    """A value that cannot be right.

    `field` is its dotted name as in an offer file (`base`, `grants[0].vesting.months`), `sentence` says what to
    change, and `levers` names, where a counter-offer asked too much of one lever, those that can do it.
    """

    def __init__(self, field: str, sentence: str, levers: tuple[str, ...] = ()) -> None:
        super().__init__(f"{field}: {sentence}")
        self.field = field
        self.sentence = sentence
        self.levers = levers

    def under(self, owner: str) -> Self:
        """Return the same refusal with its field placed under an owner, such as `grants[0]`."""
        return type(self)(f"{owner}.{self.field}", self.sentence, self.levers)


def check_number(field: str, value: object, what: str) -> Decimal:
    """Return the value if it is a finite `Decimal`; refuse everything else, NaN and infinity included.

    A number whose exponent is beyond all arithmetic is refused as well.
    """
    if not isinstance(value, Decimal) or not value.is_finite():
        raise Refused(field, f"{what} has to be a number. Write it in digits, for example 150000.")
    if value.adjusted() > LARGEST_EXPONENT:
        raise Refused(field, f"{what} is beyond all that can be calculated with. Check the zeros.")
    return value


def check_amount(field: str, value: object, what: str) -> None:
    """Refuse an amount that is no number, is negative, or is above 10^15."""
    amount = check_number(field, value, what)
    if amount < ZERO:
        raise Refused(
            field, f"{what} cannot be negative. Write {grouped(abs(amount))}, or 0 if there is none."
        )
    if amount > CEILING:
        raise Refused(field, f"{what} is above {grouped(CEILING)}. Check the zeros.")


def check_share(field: str, value: object, what: str) -> None:
    """Refuse a share outside 0…1."""
    share = check_number(field, value, what)
    if not ZERO <= share <= ONE:
        hint = (
            f" Write {share.normalize() / HUNDRED:f} for {percent(share / HUNDRED)}."
            if 2 <= share <= HUNDRED
            else ""
        )
        raise Refused(field, f"{what} lies between 0 and 1 (0 % to 100 %), not at {share:.6g}.{hint}")


def check_between(field: str, value: object, what: str, low: Decimal, high: Decimal) -> None:
    """Refuse a yearly rate outside its range; both bounds are allowed."""
    rate = check_number(field, value, what)
    if not low <= rate <= high:
        hint = (
            f" Did you mean {percent(rate / HUNDRED)}? Write {rate / HUNDRED:f}."
            if high < rate <= HUNDRED
            else ""
        )
        raise Refused(
            field, f"{what} of {percent(rate)} a year is outside {percent(low)} to {percent(high)}.{hint}"
        )


def check_whole(field: str, value: object, what: str, low: int, high: int) -> None:
    """Refuse anything but a whole number in a range; both bounds are allowed."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused(field, f"{what} has to be a whole number from {low} to {high}.")
    if not low <= value <= high:
        raise Refused(field, f"{what} has to be from {low} to {high}, not {value}.")


def check_currency(field: str, value: object) -> None:
    """Refuse what is no ISO 4217 code: three capital letters."""
    if not (
        isinstance(value, str) and len(value) == 3 and value.isascii() and value.isalpha() and value.isupper()
    ):
        raise Refused(field, f"A currency is a code of three letters, such as USD or EUR, not {value!r}.")


def check_either(field: str, what: str, share: Decimal | None, amount: Decimal | None) -> None:
    """Refuse two different ways of giving the same thing."""
    if share is not None and amount is not None:
        raise Refused(field, f"The {what} is given twice, as a share and as an amount. Which one holds?")
