"""Where a figure that was told comes from: "how did you get 466k", "why not 516k"."""

import re
from collections.abc import Iterable
from decimal import Decimal

from bot.core.messages import Reply
from bot.core.reading.characters import words_of
from bot.core.reading.quantities import Measure, quantities
from bot.core.reading.word_sets import words
from bot.core.replies.figure_reply import back, of
from bot.core.replies.figures import DOT, bare, full, percent
from bot.core.replies.valued import Valued
from bot.core.replies.year_table import NAMES
from calculators.definitions import FIGURES
from calculators.explanation import Explanation, explain

_ASKS = re.compile(r"\b(?:how|why|where|what|explain)\b")
_WORDS = words(
    """how did do you get got to that the a is this it why not and where does come from what what's whats explain calculated
    calculate computed arrive at reach make up made of figure number so only instead in total then stand for mean"""
)
_NAMED = {
    "first_year": "the first year", "horizon_total": "everything within the horizon", "annual_average": "the yearly average",
    "recurring_average": "a year without one-time money", "face_value": "the recruiter's number", "present_value": "today's value of it all",
}  # fmt: skip
_NEAR = Decimal("0.0025")
"""How far a figure that somebody quotes may be from the one told: `466k` of 466,250."""


def explained_figure(text: str, offers: Iterable[Valued]) -> Reply | None:
    """The parts of the figure that a message asks about; None where it quotes no figure of these offers.

    The offers are valued only as far as they are looked at: most messages ask for no figure.
    """
    said = words_of(text)
    amounts = [figure for figure in quantities(said) if figure.measure is Measure.AMOUNT]
    if len(amounts) != 1 or not _ASKS.search(said):
        return None
    rest = f"{said[: amounts[0].start]} {said[amounts[0].end :]}".split()
    if any(word not in _WORDS for word in rest):
        return None
    for one in offers:
        for figure in FIGURES:
            amount = one.valuation.figure(figure)
            if figure in _NAMED and abs(amount - amounts[0].value) <= _NEAR * amount:
                return _reply(one, explain(one.valuation, figure))
    return None


def _reply(one: Valued, told: Explanation) -> Reply:
    shown = {str(part): name for part, name in NAMES.items()}
    parts = DOT.join(f"{shown.get(name, name)} {bare(amount)}" for name, amount in told.parts)
    lines = [
        f"**{full(told.amount, one.offer.currency)}** is {_NAMED[told.figure]}{of(one)}: {parts}.",
        told.definition,
    ]
    if told.figure == "face_value":
        first = one.valuation.first_year
        share = percent(first / told.amount)
        lines.append(f"The first year brings {full(first, one.offer.currency)}, {share} of it.")
    return Reply("\n".join(lines), buttons=back(one))
