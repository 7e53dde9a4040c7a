"""Answers to questions about figures of one offer or several: a total, a year, the cash in it, in another currency."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.core.intents.figure_questions import FigureQuestion
from bot.core.intents.figure_words import About
from bot.core.intents.periods import Period
from bot.core.markup import literal
from bot.core.messages import Button, Reply
from bot.core.replies.figures import DOT, bare, full, months, percent, years
from bot.core.replies.together_reply import ahead
from bot.core.replies.valued import Valued
from bot.core.replies.year_table import NAMES
from calculators.definitions import DEFINITIONS
from calculators.money import ZERO, clean, precise
from calculators.payments import Part, paid_between
from calculators.valuation import face_parts, value

HOURS = Decimal(2080)
SECOND = 12
"""Months that have passed when the second instalment of a sign-on is paid."""
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Figure:
    """What one offer answers: an amount, what it is made of, and words that say which amount it is."""

    amount: Decimal
    made_of: str = ""
    what: str = ""


def figures_reply(question: FigureQuestion, offers: Sequence[Valued]) -> Reply:
    """The figure asked for, of each offer; of several, who is ahead by it."""
    found = [_figure(question, one) for one in offers]
    if len(offers) == 1:
        one, figure = offers[0], found[0]
        if question.part is not None and not figure.amount:
            name = "sign-on" if question.part == "one_time" else NAMES[question.part]
            return Reply(
                f"None: there is no {name} in this offer{of(one)}, or none at that time.", buttons=back(one)
            )
        lines = [f"**{full(figure.amount, one.offer.currency)}** {figure.what}{of(one)}.", figure.made_of]
        return Reply("\n".join(line for line in lines if line), _definition(question), buttons=back(one))
    pairs = [(one, figure.amount) for one, figure in zip(offers, found, strict=True)]
    lines = [ahead(pairs, found[0].what)]
    lines += [
        f"{literal(one.name)}: {full(figure.amount, one.offer.currency)}"
        + (f" ({figure.made_of})" if figure.made_of else "")
        for one, figure in zip(offers, found, strict=True)
    ]
    return Reply("\n".join(line for line in lines if line), _definition(question))


def _definition(question: FigureQuestion) -> str:
    named = {
        About.RECRUITER: "face_value",
        About.RECURRING: "recurring_average",
        About.PRESENT: "present_value",
    }
    return DEFINITIONS[named[question.about]] if question.about in named else ""


def _figure(question: FigureQuestion, one: Valued) -> Figure:
    valuation = one.valuation
    match question.about:
        case About.RECRUITER:
            alone = {"grant 1": "the whole grant"} if len(one.offer.grants) == 1 else {}
            parts = DOT.join(
                f"{alone.get(name, name)} {bare(amount)}" for name, amount in face_parts(one.offer) if amount
            )
            return Figure(valuation.face_value, parts, "is what a recruiter would call it")
        case About.RECURRING:
            return Figure(
                valuation.recurring_average,
                "",
                f"a year without one-time money, over {years(len(valuation.years))}",
            )
        case About.PRESENT:
            if question.rate is not None:
                assumed = replace(one.offer.assumptions, discount_rate=question.rate)
                one = replace(one, offer=replace(one.offer, assumptions=assumed))
                valuation = value(one.offer)
            rate = one.offer.assumptions.discount_rate
            how = (
                f"at {percent(rate, 2)} a year"
                if rate
                else "with nothing discounted; say “discount rate 4 %” for another"
            )
            return Figure(
                valuation.present_value, "", f"in today's money over {years(len(valuation.years))}, {how}"
            )
    if question.part is not None and question.period is None:
        return _part(one, question.part)
    return _paid(one, question, question.period or Period())


def _part(one: Valued, part: Part) -> Figure:
    """A part as the offer states it: base and bonus by the year, stock and one-time money in all."""
    if part == "equity":
        yearly = [f"year {year.year} {bare(year.equity)}" for year in one.valuation.years]
        whole = sum((grant.today for grant in one.offer.grants), ZERO)
        return Figure(whole, DOT.join(yearly), "of stock in all, at today's price")
    if part == "one_time":
        sign_on = one.offer.sign_on
        return Figure(
            sign_on.amount + sign_on.second,
            "",
            "of sign-on, paid once" if not sign_on.second else "of sign-on, in two instalments",
        )
    return Figure(getattr(one.valuation.years[0], part), "", f"of {NAMES[part]} a year")


def _one_time_line(one: Valued, after: int, until: int) -> str:
    """`sign-on 25,000 · relocation 10,000`: what is paid once between two months."""
    sign_on = one.offer.sign_on
    paid = [
        ("sign-on", sign_on.amount if after == 0 else ZERO),
        ("sign-on, second instalment", sign_on.second if after <= SECOND < until else ZERO),
        ("relocation", one.offer.relocation if after == 0 else ZERO),
    ]
    return DOT.join(f"{name} {bare(amount)}" for name, amount in paid if amount)


@precise
def _paid(one: Valued, question: FigureQuestion, period: Period) -> Figure:
    part = question.part
    until = period.until or 12 * len(one.valuation.years)
    sums = paid_between(one.offer, period.after, until)
    if question.parts:
        sums = {name: sums[name] if name in question.parts else ZERO for name in sums}
    amount = sums[part] if part else sum(sums.values(), ZERO)
    if period.hourly:
        return Figure(
            (one.offer.base / HOURS).quantize(CENT),
            f"Base alone, over {HOURS:,} hours a year: 52 weeks of 40 hours.",
            "an hour",
        )
    made_of = (
        _one_time_line(one, period.after, until) if part == "one_time" else "" if part else parts_line(sums)
    )
    named = f"of {NAMES[part]} " if part else ""
    if period.monthly:
        alone = f"That is a twelfth of the first year; a month's base alone is {bare(one.offer.base / 12)}."
        return Figure(
            clean(amount / 12), "" if part else alone, f"{named}a month on average in the first year"
        )
    if period.average:
        count = Decimal(until - period.after) / 12
        return Figure(
            clean(amount / count), "", f"{named}a year on average over {_length(until - period.after)}"
        )
    return Figure(amount, made_of, f"{named}{span(period.after, until)}")


def span(after: int, until: int) -> str:
    """Which months: `in year 2`, `over 4 years`, `in the first 18 months`."""
    if after % 12 == 0 and until - after == 12:
        return "in the first year" if after == 0 else f"in year {until // 12}"
    return f"over {_length(until)}" if until % 12 == 0 else f"in the first {months(until)}"


def _length(count: int) -> str:
    return years(count // 12) if count % 12 == 0 else months(count)


def parts_line(sums: dict[Part, Decimal]) -> str:
    """`base 280,000 · bonus 56,000`."""
    return DOT.join(f"{NAMES[part]} {bare(amount)}" for part, amount in sums.items() if amount)


def cash_reply(question: FigureQuestion, offers: Sequence[Valued]) -> Reply:
    """The contractual cash: base and one-time money, as an amount and as a share of all."""
    period = question.period or Period(until=12)
    found = [_cash(one, period) for one in offers]
    until = period.until or 12 * len(offers[0].valuation.years)
    what = span(period.after, until)
    if len(offers) > 1:
        lines = [
            ahead([(one, cash) for one, (cash, _) in zip(offers, found, strict=True)], f"in cash {what}")
        ]
        lines += [
            f"{literal(one.name)}: {full(cash, one.offer.currency)}, {percent(cash / total, 2)} of "
            f"{full(total, one.offer.currency)}"
            for one, (cash, sums) in zip(offers, found, strict=True)
            if (total := sum(sums.values(), ZERO))
        ]
        return Reply("\n".join(line for line in lines if line), f"Cash: {DEFINITIONS['cash_share']}")
    one, (cash, sums) = offers[0], found[0]
    total = sum(sums.values(), ZERO)
    lines = [
        (
            f"**{percent(cash / total, 2)}** {what}{of(one)}: {full(cash, one.offer.currency)} of "
            f"{full(total, one.offer.currency)} is contractual cash (base and one-time money)."
        )
    ]
    if sums["bonus"]:
        lines.append(f"The bonus of {bare(sums['bonus'])} is cash too, as far as it is paid.")
    if sums["equity"]:
        lines.append(f"Stock {bare(sums['equity'])} is paper until you sell it.")
    return Reply("\n".join(lines), f"Cash: {DEFINITIONS['cash_share']}", buttons=back(one))


def _cash(one: Valued, period: Period) -> tuple[Decimal, dict[Part, Decimal]]:
    sums = paid_between(one.offer, period.after, period.until or 12 * len(one.valuation.years))
    return sums["base"] + sums["one_time"], sums


def of(one: Valued) -> str:
    """` (Google)` where an offer has a name of its own."""
    return f" ({literal(one.sheet.name)})" if one.sheet.name else ""


def back(one: Valued) -> tuple[tuple[Button, ...], ...]:
    """A way back to the offer."""
    return ((Button("Back to the offer", f"o:show:{one.print}"),),)
