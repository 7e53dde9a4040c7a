"""The bonus of an offer: the yearly target with its payout, and bonuses that may not come."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.core.offers import wording
from bot.core.offers.amounts import is_bare, says_thousands
from bot.core.offers.fields import Field
from bot.core.offers.finding import Finding
from bot.core.offers.payout import read_payout
from bot.core.offers.piece import (
    HUNDRED,
    ZERO,
    Piece,
    Reader,
    as_share,
    asked_points,
    asked_range,
    asked_which,
    joined,
)
from bot.core.offers.reading import Choice, Problem, Said
from bot.core.offers.sheet import BonusPart, ContingentPart
from bot.core.reading.quantities import Measure
from bot.core.reading.word_sets import words as word_set

_THOUSAND = Decimal(1000)
_MONEY = frozenset({Measure.AMOUNT, Measure.NUMBER})
_SALARIES = word_set("salaries salarios salari gehalter monatsgehalter monatslohne mensualites paychecks")
_PAY = word_set("salary base pay")
_POINT = Decimal("0.01")
_ODDS = (Decimal("0.5"), Decimal("0.8"), Decimal(1))
_FARTHEST_CHANCE = 12
"""Tokens between a bonus and how likely it is: "20k tied to the compliance audit, 80 % likely"."""

_MAY_BE_PERCENT = Decimal(60)
"""A bare figure up to this may be percent or thousands: "20 bonus" beside "280 base"."""


def bonus_piece(reader: Reader) -> Piece:
    """Read the target bonus, its payout, and the bonuses that may not come."""
    chances = list(reader.found.of(Field.PROBABILITY))
    target: list[Finding] = []
    uncertain: list[tuple[Finding, Finding | None]] = []
    for finding in reader.found.of(Field.BONUS, Field.CONTINGENT):
        chance = next((c for c in chances if _is_chance_of(reader, c, finding)), None)
        amount = finding.quantity.measure is not Measure.PERCENT
        several = len(reader.found.of(Field.BONUS)) > 1
        if finding.field is Field.CONTINGENT or (chance is not None and (amount or several)):
            uncertain.append((finding, chance))
            chances = [other for other in chances if other is not chance]
        else:
            target.append(finding)
    if uncertain and uncertain[0][1] is None and chances and not reader.found.of(Field.PAYOUT):
        uncertain[0] = (uncertain[0][0], chances.pop(0))
    return joined([_target(reader, target, chances), _contingent(reader, uncertain)])


def _is_chance_of(reader: Reader, chance: Finding, finding: Finding) -> bool:
    """Whether a probability is that of a bonus: it follows soon, with no other figure between."""
    between = range(finding.behind, chance.first)
    return 0 <= chance.first - finding.behind <= _FARTHEST_CHANCE and not any(
        quantity.first in between for quantity in reader.page.quantities
    )


def _target(reader: Reader, findings: Sequence[Finding], chances: Sequence[Finding]) -> Piece:
    payout, payout_said = read_payout(reader, chances)
    shares = [f for f in findings if f.quantity.measure is Measure.PERCENT]
    months = [f for f in findings if f.quantity.measure is Measure.DURATION or _counts_salaries(reader, f)]
    amounts = [f for f in findings if f.quantity.measure in _MONEY and f not in months]
    denied = reader.absent(Field.BONUS)
    if shares:
        part, said, problems = _share(reader, shares, amounts)
    elif amounts:
        part, said, problems = _amount(reader, amounts)
    elif months:
        part, said, problems = _months_of_pay(reader, months[0])
    elif denied:
        part, said, problems = BonusPart(amount=ZERO), (Said("bonus", "bonus", "none", denied),), ()
    elif payout is None:
        return Piece()
    else:
        part, said, problems = BonusPart(), (), ()
    if payout is not None:
        part = part.model_copy(update={"payout": payout})
    return Piece({"bonus": part}, (*said, *payout_said), problems)


def _counts_salaries(reader: Reader, finding: Finding) -> bool:
    """Say whether a bonus is a number of monthly salaries: "3 salaries", "2 monthly salaries", "1.5x monthly base"."""
    quantity = finding.quantity
    at = quantity.behind + (reader.page.word(quantity.behind) == "x")
    at += reader.page.word(at) in {"gross", "net", "full"}
    at += reader.page.word(at) in {"monthly", "month's", "months"}
    monthly = at > quantity.behind + 1 or reader.page.word(at - 1) == "monthly"
    salaries = reader.page.word(at) in _SALARIES or (monthly and reader.page.word(at) in _PAY)
    return quantity.measure is Measure.NUMBER and quantity.value <= 12 and salaries


_Read = tuple[BonusPart, tuple[Said, ...], tuple[Problem, ...]]


def _share(reader: Reader, shares: Sequence[Finding], amounts: Sequence[Finding]) -> _Read:
    """Read "20%", and check an amount given beside it."""
    quantity = shares[0].quantity
    said = [Said("bonus.share", "bonus", wording.points(quantity.value), reader.words(shares[0]))]
    problems: list[Problem] = []
    if len(shares) > 1 and _is_within(reader, shares[1], shares[0]):
        shares = [shares[1]]  # "0-30% with a 15% target", "up to 40%, typically 25%"
        quantity = shares[0].quantity
        said.append(Said("bonus.share", "bonus", wording.points(quantity.value), reader.words(shares[0])))
    if quantity.upper is not None:
        problems.append(asked_points("bonus.share", "bonus", quantity.value, quantity.upper, unit=_POINT))
    different = dict.fromkeys(finding.quantity.value for finding in shares)
    if len(different) > 1:
        values = [(wording.points(value), value * _POINT) for value in different]
        both = sum(different, ZERO)
        together = Choice(f"both: {wording.points(both)}", (("bonus.share", both * _POINT),))
        asked = asked_which("bonus.share", "bonus", values)
        problems.append(replace(asked, choices=(*asked.choices, together)))
    if amounts:
        figure = reader.money(amounts[0])
        said.append(
            Said("bonus.amount", "bonus", wording.amount(figure.value), reader.words(amounts[0]), figure.note)
        )
        problems += _two_ways(reader, quantity.value, figure.value)
    return BonusPart(share=quantity.value / HUNDRED), tuple(said), tuple(problems)


def _is_within(reader: Reader, target: Finding, limits: Finding) -> bool:
    """Say whether a percentage lies in a range, or below the most that is paid."""
    low, high = limits.quantity.value, limits.quantity.upper
    before = reader.page.words(limits.quantity.first - 2, limits.quantity.first)
    if high is None and (before == ("up", "to") or {"max", "maximum"} & set(before)):
        low, high = ZERO, low
    return high is not None and target.quantity.upper is None and low <= target.quantity.value <= high


def _months_of_pay(reader: Reader, finding: Finding) -> _Read:
    """Read "3 months bonus" as a share of the year's base."""
    months, most = finding.quantity.value, finding.quantity.upper
    share = months / 12
    note = f"{months.normalize():f} of 12 months' pay"
    said = Said("bonus.share", "bonus", wording.share(share), reader.words(finding), note)
    if most is None:
        return BonusPart(share=share), (said,), ()
    choices = tuple(
        Choice(f"{size.normalize():f} months", (("bonus.share", size / 12),))
        for size in dict.fromkeys((months, (months + most) / 2, most))
    )
    sentence = (
        f"You gave {months.normalize():f} to {most.normalize():f} months for the bonus. Which should I take?"
    )
    return BonusPart(share=share), (said,), (Problem("bonus.share", sentence, choices),)


def _two_ways(reader: Reader, points: Decimal, value: Decimal) -> tuple[Problem, ...]:
    """Ask back where a bonus in percent and its amount do not fit each other."""
    target = points / HUNDRED * (reader.base() or ZERO)
    if abs(target - value) <= max(target, value) / 50:
        return ()
    shown = f"{wording.points(points)} ({wording.amount(target)})" if target else wording.points(points)
    choices = (
        Choice(wording.points(points), (("bonus", {"share": points / HUNDRED}),)),
        Choice(wording.brief(value), (("bonus", {"amount": value}),)),
    )
    sentence = f"You gave two values for the bonus: {shown} and {wording.amount(value)}. Which one holds?"
    return (Problem("bonus", sentence, choices),)


def _amount(reader: Reader, amounts: Sequence[Finding]) -> _Read:
    """Read "56k"; a bare small figure is asked back, for it may be percent."""
    figures = [reader.money(finding) for finding in amounts]
    first = figures[0]
    said = tuple(
        Said("bonus.amount", "bonus", wording.amount(figure.value), reader.words(finding), figure.note)
        for finding, figure in zip(amounts, figures, strict=True)
    )
    part = BonusPart(amount=first.value)
    different = dict.fromkeys(figure.value for figure in figures)
    if len(different) > 1:
        values = [(wording.brief(value), value) for value in different]
        return part, said, (asked_which("bonus.amount", "bonus", values),)
    bare = amounts[0].quantity
    if (
        is_bare(bare)
        and reader.bare == _THOUSAND
        and bare.value <= _MAY_BE_PERCENT
        and not reader.found.of(Field.TOTAL)
        and not says_thousands(reader.page)
        and not first.note.endswith("× base")
    ):
        choices = (
            Choice(wording.points(bare.value), (("bonus", {"share": bare.value / HUNDRED}),)),
            Choice(wording.brief(first.value), (("bonus", {"amount": first.value}),)),
        )
        sentence = (
            f"Is the bonus {wording.points(bare.value)} of base, or {wording.brief(first.value)} a year?"
        )
        return part, said, (Problem("bonus", sentence, choices),)
    if amounts[0].year == 1 and len(figures) == 1:
        return part, said, (_first_year_only(reader, first.value),)
    return part, said, asked_range("bonus.amount", "bonus", first)


def _first_year_only(reader: Reader, value: Decimal) -> Problem:
    """Ask whether the bonus of the first year is paid in later years as well."""
    shown = wording.brief(value)
    sign_on = sum((reader.money(f).value for f in reader.found.of(Field.SIGN_ON)[:1]), ZERO)
    choices = (
        Choice("Every year", ()),
        Choice("First year only", (("bonus", {"amount": ZERO}), ("sign_on.amount", sign_on + value))),
    )
    return Problem("bonus", f"Is the bonus of {shown} paid every year, or in the first year only?", choices)


def _contingent(reader: Reader, findings: Sequence[tuple[Finding, Finding | None]]) -> Piece:
    parts: list[ContingentPart] = []
    said: list[Said] = []
    problems: list[Problem] = []
    for index, (finding, chance) in enumerate(findings):
        path = f"contingent[{index}]"
        named = finding.label is not None and finding.field is Field.CONTINGENT
        name = finding.label.words if finding.label is not None and named else "bonus that may not come"
        figure = reader.of_base(finding)
        probability = as_share(chance) if chance is not None else None
        parts.append(ContingentPart(name=name, amount=figure.value, probability=probability))
        said.append(
            Said(f"{path}.amount", name, wording.amount(figure.value), reader.words(finding), figure.note)
        )
        if chance is not None and probability is not None:
            words = reader.words(chance)
            said.append(Said(f"{path}.probability", "likely", wording.share(probability), words))
        else:
            choices = tuple(Choice(wording.share(odd), ((f"{path}.probability", odd),)) for odd in _ODDS)
            sentence = f"How likely is the {name} of {wording.brief(figure.value)}?"
            problems.append(Problem(f"{path}.probability", sentence, choices))
    return Piece({"contingent": tuple(parts)}, tuple(said), tuple(problems)) if parts else Piece()
