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
from calculators.definitions import FIGURES, Figure
from calculators.explanation import Explanation, explain

_ASKS = re.compile(r"\b(?:how|why|where|what|explain)\b")
_WORDS = words(
    """how did do you get got to that the a is this it why not and where does come from what what's whats explain calculated
    calculate computed arrive at reach make up made of figure number so only instead in total then stand for mean"""
)
_QUOTING = words(
    "guide article recruiter recruiters hr headhunter hm call calls called calling"
    "  quote quotes quoted claim claims claimed advertise advertises"
)
"""Of these, somebody else says what an offer comes to."""
_QUOTED = _QUOTING | words(
    """my our their your they he she me says say said keep keeps keeping talk talks told package packages offer comp compensation tc
    right correct true ok okay total headline value an whole saying talking about all thing hiring manager company but who wrong i for different"""
)
_LOWER = re.compile(
    r"(?:so |and |but |then |hm+ )*why (?:is|are) (?:your|the first[- ]year|this|that|it) ?(?:numbers?|figures?|total)? ?"
    r"(?:so much |so |much )?(?:lower|less|smaller|different)(?: than (?:that|theirs|his|hers|the recruiter's.*))?"
    r"|(?:so |and |but )*why do(?:es)? (?:yours|your numbers?|it) differ(?: from .+)?"
)
_NAMED: dict[Figure, str] = {
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
            if figure in _NAMED and _is_near(one, figure, amounts[0].value):
                return _reply(one, explain(one.valuation, figure))
    return None


def quoted_amount(text: str) -> Decimal | None:
    """What somebody else is said to call an offer: "my recruiter calls this a 780k package"; None where more is said."""
    said = words_of(text)
    amounts = [figure for figure in quantities(said) if figure.measure is Measure.AMOUNT]
    if len(amounts) != 1:
        return None
    rest = f"{said[: amounts[0].start]} {said[amounts[0].end :]}".split()
    quoting = _QUOTING.intersection(rest) and all(word in _WORDS | _QUOTED for word in rest)
    return amounts[0].value if quoting else None


def asks_why_lower(text: str) -> bool:
    """Whether a message asks what is left out: "so why is your number lower"."""
    return _LOWER.fullmatch(words_of(text)) is not None


def quoted_figure(one: Valued, amount: Decimal | None) -> Reply:
    """What a quoted amount is of an offer; without one the recruiter's number, which is the higher one."""
    if amount is None:
        return _reply(one, explain(one.valuation, "face_value"))
    told = next((figure for figure in _NAMED if _is_near(one, figure, amount)), None)
    if told is not None:
        return _reply(one, explain(one.valuation, told))
    valuation, currency = one.valuation, one.offer.currency
    return Reply(
        f"**{full(amount, currency)}** is no figure of the offer{of(one)} as you told it: the first year brings "
        f"{full(valuation.first_year, currency)}, the recruiter's number is {full(valuation.face_value, currency)}.\n"
        "Ask which parts it holds: then I can add them.",
        buttons=back(one),
    )


def _is_near(one: Valued, figure: Figure, amount: Decimal) -> bool:
    known = one.valuation.figure(figure)
    return abs(known - amount) <= _NEAR * known


def _reply(one: Valued, told: Explanation) -> Reply:
    shown = {str(part): name for part, name in NAMES.items()}
    if len(one.offer.grants) == 1:
        shown["grant 1"] = "the whole grant"
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
