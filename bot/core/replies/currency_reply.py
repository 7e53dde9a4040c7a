"""Figures of offers in another currency, with the rate and its day."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.core.intents.figure_questions import FigureQuestion
from bot.core.intents.figure_words import About
from bot.core.markup import literal
from bot.core.messages import Reply
from bot.core.replies.figure_reply import back, figures_reply
from bot.core.replies.figures import DOT, bare, full
from bot.core.replies.valued import Valued
from calculators.currencies import Rate, convert_offer, rate_between
from calculators.valuation import value
from knowledge.facts import GAP, spoken_date


def currency_reply(question: FigureQuestion, offers: Sequence[Valued], rates: Iterable[Rate]) -> Reply:
    """The figure asked for, else the two that count, in another currency, with the rate and its day. Raises `Refused` without a rate."""
    listed, used, converted = list(rates), dict[str, Rate](), list[Valued]()
    for one in offers:
        offer = one.offer
        if offer.currency != question.currency:
            rate = rate_between(offer.currency, question.currency, listed)
            used[offer.currency] = rate
            offer = convert_offer(offer, rate)
        converted.append(replace(one, offer=offer, valuation=value(offer)))
    told = rate_lines(used.values())
    if question.part is not None or question.period is not None:
        reply = figures_reply(replace(question, about=About.PAY), converted)
        return replace(reply, text="\n".join([reply.text, *told]))
    lines = [_in_currency(one, named=len(offers) > 1) for one in converted]
    lines += told or ["That is its own currency."]
    return Reply("\n".join(lines), buttons=back(offers[0]) if len(offers) == 1 else ())


def _in_currency(one: Valued, *, named: bool) -> str:
    currency, worth = one.offer.currency, one.valuation
    return (
        f"{literal(one.name) + ': f' if named else 'F'}irst year **{full(worth.first_year, currency)}**{DOT}"
        f"{len(worth.years)}-year average **{full(worth.annual_average, currency)}**{DOT}base {bare(one.offer.base)}"
    )


def rate_lines(rates: Iterable[Rate]) -> list[str]:
    """By which rate of which day amounts were converted."""
    return [
        f"Converted at the ECB rate of {spoken_date(rate.as_of.isoformat())}: 1 {rate.base} = {rate.rate:.4f}{GAP}{rate.quote}."
        for rate in rates
    ]
