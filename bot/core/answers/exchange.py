"""What an amount is in another currency."""

from decimal import Decimal

from bot.core.answers.figures import amount, exact
from bot.core.answers.sources import source_line
from bot.core.messages import Outcome, Reply, Said
from bot.core.understanding.query import Query
from knowledge.base import Knowledge

LEAST_ROUNDED = Decimal(1000)
"""From this on, cents of a converted amount tell nothing."""


TO_COME = frozenset(
    {
        "next",
        "tomorrow",
        "future",
        "forecast",
        "predict",
        "predicted",
        "prediction",
        "expected",
        "fall",
        "falling",
        "rise",
        "rising",
        "drop",
        "crash",
        "weaken",
        "strengthen",
    }
)
"""Words of a question about a rate that nobody knows yet."""

MOVING = frozenset({"difference", "higher_by", "lower_by", "highest", "lowest"})
"""What is asked of a rate with these is how it moves."""

NO_FORECAST = "I have no forecast of exchange rates, only the reference rates of one day."


class Exchange:
    """Converts at the reference rates of the knowledge, which hold for one day."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def answer(self, query: Query) -> Said | None:
        """The amounts of a query in the currency asked for, with the rate and its day; None without a rate."""
        moves = query.amounts == (Decimal(1),) and query.operations & MOVING
        if moves or TO_COME.intersection(query.unread):
            return Said(Outcome.NO_ANSWER, (Reply(NO_FORECAST),))
        rate = self._rate(query.currency, query.into)
        if rate is None or query.into is None:
            return None
        day = self._knowledge.rates.as_of
        unit = f"1 {query.currency} is {_spoken(rate)} {query.into}"
        lines = [
            f"{exact(value, query.currency)} is **{_whole(value * rate, query.into)}**."
            for value in query.amounts
            if value != 1
        ]
        head = f"{' '.join(lines)}\n{unit}" if lines else f"**{unit}**"
        text = (
            f"{head} at the reference rate of {day.day} {day:%B %Y}. Your bank's rate will differ a little."
        )
        source = source_line(self._knowledge, (), also=(self._knowledge.rates.source,))
        return Said(Outcome.ANSWER, (Reply(text, source=source),))

    def _rate(self, base: str, quote: str | None) -> Decimal | None:
        return self._knowledge.rates.rate(base, quote) if quote else None


def _whole(value: Decimal, currency: str) -> str:
    return exact(value, currency) if value >= LEAST_ROUNDED else amount(round(value, 2), currency)


def _spoken(rate: Decimal) -> str:
    """A rate with four digits that count: `94.96`, `0.8338`."""
    return f"{round(rate, max(0, 3 - rate.adjusted())):,}"
