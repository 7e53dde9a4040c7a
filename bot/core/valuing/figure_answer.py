"""Which reply a question about figures of offers gets."""

from collections.abc import Callable, Sequence

from bot.core.intents.figure_questions import FigureQuestion
from bot.core.intents.figure_words import About
from bot.core.messages import Reply
from bot.core.replies import currency_reply, figure_reply, schedule_reply, together_reply, years_reply
from bot.core.replies.comparison_reply import compared, overtaking
from bot.core.replies.exercise_reply import exercise_reply
from bot.core.replies.recruiter_reply import recruiter_reply
from bot.core.replies.valued import Valued
from bot.core.valuing.claims import Telling

_OF_OFFERS: dict[About, Callable[[Sequence[Valued]], Reply | None]] = {
    About.CLIFF: schedule_reply.cliff_reply,
    About.VESTING: schedule_reply.vesting_reply,
    About.ASSUMED: years_reply.assumed_reply,
    About.PARTS: years_reply.years_reply,
    About.WHY: together_reply.why_reply,
    About.EXERCISE: exercise_reply,
    About.AFTER_GRANT: years_reply.after_grant_reply,
}
"""Replies for which it does not matter what else the question names."""


def figure_answer(question: FigureQuestion, offers: Sequence[Valued], telling: Telling) -> Reply | None:
    """The answer to a question about figures of offers. Raises `Refused` where one can't be worked out."""
    match question.about:
        case About.CASH:
            return figure_reply.cash_reply(question, offers)
        case About.CURRENCY:
            return currency_reply.currency_reply(question, offers, telling.rates)
        case About.MONTH:
            return schedule_reply.month_reply(offers, question.month or 1)
        case About.LEAST_YEAR | About.BEST_YEAR:
            return years_reply.edge_year_reply(offers, least=question.about is About.LEAST_YEAR)
        case About.BREAK_EVEN:
            return _break_even(offers, telling)
        case About.RECRUITER_QUESTIONS:
            return recruiter_reply(offers, telling.valuations.knowledge)
    if question.about is About.WHY and question.part == "equity" and len(offers) == 1:
        return schedule_reply.vesting_reply(offers)  # "why is there so little stock in the first year"
    told = _OF_OFFERS.get(question.about)
    return told(offers) if told else figure_reply.figures_reply(question, offers)


def _break_even(offers: Sequence[Valued], telling: Telling) -> Reply | None:
    if len(offers) < 2:
        return None
    return Reply(overtaking(compared([one.sheet for one in offers], rates=telling.rates).result))
