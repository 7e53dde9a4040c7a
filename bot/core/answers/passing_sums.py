"""The answers to sums asked for in passing. They need no knowledge, only the figures of the message."""

from decimal import ROUND_HALF_UP, Decimal

from bot.core.answers.figures import SIGNS, amount, percent
from bot.core.messages import Reply
from bot.core.reading.answer_values import PAYMENTS_A_YEAR, RATE_WORDS
from bot.core.reading.units import Per
from bot.core.understanding.passing_sums import PassingSum, Rhythm, Share, Spread, Step
from calculators.money import grouped
from knowledge.facts import GAP

CENT = Decimal("0.01")
BY_DAYS = frozenset({Per.FORTNIGHT, Per.WEEK, Per.DAY, Per.HOUR})
"""Rates that take a count of weeks, days or hours for granted."""


def passing_sum_reply(asked: PassingSum) -> Reply:
    """The figure, and what it was made of."""
    match asked:
        case Rhythm():
            value = asked.amount * PAYMENTS_A_YEAR[asked.paid] / PAYMENTS_A_YEAR[asked.into]
            text = f"**{_money(value, asked.currency)}** {RATE_WORDS[asked.into]}: {_money(asked.amount, asked.currency)} {RATE_WORDS[asked.paid]}."
            counted = {asked.paid, asked.into} & BY_DAYS
            return Reply(text + ("\nCounted with 52 weeks of 5 days of 8 hours." if counted else ""))
        case Spread():
            yearly = asked.amount * 12 / asked.months
            value = yearly / PAYMENTS_A_YEAR[asked.into]
            months = f"{asked.months.normalize():f} months"
            return Reply(
                f"**{_money(value, asked.currency)}** {RATE_WORDS[asked.into]}: {_money(asked.amount, asked.currency)} spread evenly over {months}."
            )
        case Step():
            change = (asked.to - asked.start) / asked.start * 100
            word = "more" if change >= 0 else "less"
            gap = amount(abs(asked.to - asked.start), asked.currency)
            return Reply(
                f"**{percent(abs(change), 2)} {word}**: {amount(asked.to, asked.currency)} instead of {amount(asked.start, asked.currency)}, {gap} apart."
            )
        case Share():
            share = asked.part / asked.whole * 100
            return Reply(
                f"**{percent(share, 2)}**: {amount(asked.part, asked.currency)} of {amount(asked.whole, asked.currency)}."
            )


def _money(value: Decimal, currency: str) -> str:
    """In full, to the cent where there are any."""
    sign = SIGNS.get(currency, f"{currency}{GAP}")
    return f"{sign}{grouped(value.quantize(CENT, ROUND_HALF_UP).normalize() + 0)}"
