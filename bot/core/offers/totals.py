"""A stated total against the parts of an offer: below them, or above them with nothing said of the rest."""

from decimal import Decimal

from bot.core.offers import wording
from bot.core.offers.fields import EQUITY_FAMILY, Field
from bot.core.offers.leftovers import put
from bot.core.offers.piece import ZERO, Reader
from bot.core.offers.reading import Choice, Problem
from bot.core.offers.sheet import OfferSheet, RsuPart
from bot.core.offers.target_earnings import is_target
from bot.core.reading.schedule import USUAL_MONTHS
from bot.core.reading.schedule_words import REST

_TOLERANCE = Decimal("0.02")
_LARGEST_TOTAL = 3
"""Times base and bonus; a larger total is one of several years."""


def total_problem(reader: Reader, sheet: OfferSheet) -> tuple[Problem, ...]:
    """Ask back where a stated total is below its own parts, or above them although all parts are stated."""
    totals = reader.found.of(Field.TOTAL)
    base = sheet.base
    if not totals or not base:
        return ()
    total = reader.money(totals[0]).value
    target = _target(sheet, base)
    label = totals[0].label
    cash_only = label is not None and ("cash" in label.words or is_target(label))
    sums = _sums(sheet, base + target, cash_only=cash_only)
    if any(abs(part - total) <= total * _TOLERANCE for part in sums):
        return ()
    complete = sheet.bonus is not None and (cash_only or sheet.grants is not None)
    if total > min(sums) and not complete:
        return ()
    stock = _stock(sheet)
    added = base + target if cash_only else base + target + stock
    sentence = (
        f"The total of {wording.amount(total)} does not fit its parts: they add up to {wording.amount(added)}. "
        "Which figures hold?"
    )
    choices = [Choice("The parts", ())]
    if sheet.bonus is not None and not stock and total > max(base, target):
        less_bonus, less_base = total - base, total - target
        choices += [
            Choice(
                f"Base {wording.brief(base)}, bonus {wording.brief(less_bonus)}",
                (("bonus", {"amount": less_bonus}),),
            ),
            Choice(
                f"Base {wording.brief(less_base)}, bonus {wording.brief(target)}",
                (("base", less_base), ("bonus", {"amount": target})),
            ),
        ]
    return (Problem("base", sentence, tuple(choices)),)


def rest_problem(reader: Reader, sheet: OfferSheet) -> tuple[Problem, ...]:
    """Ask what the parts leave of a stated total: "TC 550k: 290k base, rest in RSUs", "base 250k, total 320k"."""
    totals = reader.found.of(Field.TOTAL)
    base = sheet.base
    if not totals or not base or reader.found.alone:
        return ()
    total = reader.money(totals[0]).value
    target = _target(sheet, base)
    label = totals[0].label
    cash_only = label is not None and ("cash" in label.words or is_target(label))
    sums = _sums(sheet, base + target, cash_only=cash_only)
    if any(abs(part - total) <= total * _TOLERANCE for part in sums):
        return ()
    within = [part for part in sums if part <= total]
    left = total - max(within, default=total)
    if left <= 0 or total > _LARGEST_TOTAL * (base + target):
        return ()
    shown = wording.brief(left)
    if sheet.grants is None and _has_rest_in_stock(reader):
        choices = (
            Choice(f"{shown} a year", (_yearly_stock(left),)),
            Choice(f"{shown} in all", (put("Stock", left),)),
        )
        return (
            Problem("grants", f"Is the rest of {shown} stock of each year, or the whole grant?", choices),
        )
    free = [Choice("Bonus", (put("Bonus", left),))] if sheet.bonus is None else []
    if sheet.grants is None and not cash_only:
        free.append(Choice("Stock a year", (_yearly_stock(left),)))
    if sheet.sign_on is None:
        free.append(Choice("Sign-on", (put("Sign-on", left),)))
    if not free:
        return ()
    sentence = f"The parts are {shown} short of the {wording.brief(total)} in total. What is the {shown}?"
    return (Problem("", sentence, (*free, Choice("Leave it out", ()))),)


def _has_rest_in_stock(reader: Reader) -> bool:
    """Say whether "rest in RSUs" is said of a total."""
    return any(
        label.field in EQUITY_FAMILY and REST & set(reader.page.words(label.first - 3, label.first))
        for label in reader.page.labels
    )


def _yearly_stock(yearly: Decimal) -> tuple[str, object]:
    """Return the change that puts in a grant of which that much vests each year."""
    return put("Stock", yearly * Decimal(USUAL_MONTHS) / 12)


def _target(sheet: OfferSheet, base: Decimal) -> Decimal:
    if sheet.bonus is None:
        return ZERO
    return sheet.bonus.share * base if sheet.bonus.share is not None else sheet.bonus.amount or ZERO


def _stock(sheet: OfferSheet) -> Decimal:
    return sum((grant.value or ZERO for grant in sheet.grants or () if isinstance(grant, RsuPart)), ZERO)


def _sums(sheet: OfferSheet, cash: Decimal, *, cash_only: bool) -> list[Decimal]:
    """Return what people mean by a total: with and without one-time cash, the whole grant or a year of it."""
    sign_on = sheet.sign_on.amount or ZERO if sheet.sign_on else ZERO
    one_time = (ZERO, sign_on, sign_on + (sheet.relocation or ZERO))
    beside = (
        ZERO,
        (sheet.retirement.amount or ZERO if sheet.retirement else ZERO) + (sheet.benefits or ZERO),
    )
    return [
        cash + once + shares + other
        for once in one_time
        for shares in ((ZERO,) if cash_only else (ZERO, _stock(sheet), _yearly(sheet)))
        for other in beside
    ]


def _yearly(sheet: OfferSheet) -> Decimal:
    """Return what all grants are worth a year, spread evenly over their length."""
    yearly = ZERO
    for grant in sheet.grants or ():
        if isinstance(grant, RsuPart):
            months = (grant.vesting and grant.vesting.months) or USUAL_MONTHS
            yearly += (grant.value or ZERO) * 12 / months
    return yearly
