"""A figure put in another's place: "i meant 260 not 280", "not 30k, 40k sign-on", "12 months instead of 18"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.core.offers.sheet import OfferSheet
from bot.core.reading.characters import plain
from bot.core.reading.quantities import Measure, Quantity, quantities
from calculators.money import HUNDRED

_NEW_FIRST = re.compile(r"[\s,;]*(?:and |k? )?(?:not|instead of|rather than|in place of)(?: the| a)?\s+\W?$")
_OLD_FIRST = re.compile(r"\b(?:not|isn't|isnt|instead of|rather than)(?: the| a)?\s+\W?$")
SHARE = " share"
"""Marks a bonus that is held as a share of base."""

_THOUSAND = Decimal(1000)
_NAMES = {
    "base": re.compile(r"\b(?:base|salary)\b"),
    "bonus": re.compile(r"\bbonus\b(?<!sign-on bonus)(?<!sign on bonus)(?<!signing bonus)"),
    "sign-on": re.compile(r"\b(?:sign(?:ing)?[- ]?(?:on)?(?: bonus)?|joining bonus)\b"),
    "stock": re.compile(r"\b(?:stocks?|rsus?|equity|grant|shares)\b"),
    "vesting": re.compile(r"\bvest\w*\b"),
}


def swapped(text: str, sheet: OfferSheet) -> str | None:
    """The same said as a change of the one field that holds the old figure; None where none or several do."""
    pair = _pair(text)
    if pair is None:
        return None
    new, old = pair
    said = plain(text)
    named = {field for field, name in _NAMES.items() if name.search(said)}
    held = [field for field, values in _held(sheet) if _is_one_of(old, values)]
    timed = old.measure is Measure.DURATION  # whatever the grant is called, only its vesting takes time
    fields = [field for field in held if timed or not named or field.split()[0] in named]
    if len(fields) != 1:
        return None
    return f"change the {fields[0].removesuffix(SHARE)} to {_written(text, new, fields[0], old)}"


def holds(text: str, sheet: OfferSheet) -> bool:
    """Whether a message only repeats what a sheet has: "with the original 300k base"."""
    said = plain(text)
    found = quantities(text)
    held = dict(_held(sheet))
    named = [field for field in held for name in [_NAMES[field.split()[0]]] if name.search(said)]
    return bool(found) and all(any(_is_one_of(figure, held[field]) for field in named) for figure in found)


def names_only_held(text: str, sheet: OfferSheet) -> bool:
    """Whether every amount of a message is one that a sheet has: "how much of the 40k do I owe back"."""
    amounts = [figure for figure in quantities(text) if figure.measure is Measure.AMOUNT]
    held = tuple(value for _, values in _held(sheet) for value in values)
    return bool(amounts) and all(_is_one_of(figure, held) for figure in amounts)


def repeats(text: str, sheet: OfferSheet) -> bool:
    """Whether a message has no figure but those that a sheet has, percentages and lengths of time too."""
    found = quantities(text)
    held = tuple(value for _, values in _held(sheet) for value in values)
    return bool(found) and all(_is_one_of(figure, held) for figure in found)


def _pair(text: str) -> tuple[Quantity, Quantity] | None:
    """The new figure and the old one."""
    found = quantities(text)
    if len(found) != 2:
        return None
    first, second = found
    said = plain(text)
    between = said[first.end : second.start]
    if _NEW_FIRST.search(between):
        return first, second
    return (second, first) if _OLD_FIRST.search(said[: first.start]) else None


def _held(sheet: OfferSheet) -> Iterator[tuple[str, tuple[tuple[Measure, Decimal], ...]]]:
    """What the fields of a sheet hold, as it may be said."""
    if sheet.base:
        yield "base", ((Measure.AMOUNT, sheet.base),)
    if sheet.bonus and sheet.bonus.share:
        yield f"bonus{SHARE}", ((Measure.PERCENT, sheet.bonus.share * HUNDRED),)
    if sheet.bonus and sheet.bonus.amount:
        yield "bonus", ((Measure.AMOUNT, sheet.bonus.amount),)
    if sheet.sign_on and sheet.sign_on.amount:
        yield "sign-on", ((Measure.AMOUNT, sheet.sign_on.amount),)
    grants = sheet.grants or ()
    if len(grants) == 1:
        value = getattr(grants[0], "value", None)
        if value:
            yield "stock", ((Measure.AMOUNT, value),)
        months = grants[0].vesting.months if grants[0].vesting else None
        if months:
            yield "vesting", ((Measure.DURATION, Decimal(months)),)


def _is_one_of(figure: Quantity, values: tuple[tuple[Measure, Decimal], ...]) -> bool:
    """Whether a figure as written stands for a value: 280 for 280,000, and 20 for 20 %."""
    for measure, value in values:
        if figure.measure is Measure.DURATION:
            if measure is Measure.DURATION and figure.months == value:
                return True
        elif figure.measure is measure and figure.value == value:
            return True
        elif figure.measure is Measure.NUMBER:
            thousands = measure is Measure.AMOUNT and not figure.grouped and figure.value * _THOUSAND == value
            if figure.value == value or thousands:
                return True
    return False


def _written(text: str, new: Quantity, field: str, old: Quantity) -> str:
    """The new figure with the unit that its field has."""
    words = text[new.start : new.end]
    if new.measure is not Measure.NUMBER:
        return words
    if field.endswith(SHARE):
        return f"{words}%"
    if field == "vesting":
        years = old.measure is Measure.DURATION and "y" in text[old.start : old.end].lower()
        return f"{words} {'years' if years else 'months'}"
    return f"{words}k" if new.value < _THOUSAND else words
