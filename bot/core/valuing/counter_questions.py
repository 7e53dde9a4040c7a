"""What has to change for a target: "what should I ask for to reach 500k", "how much grant for 2.4 million over four years"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.core.reading.quantities import Measure, quantities
from bot.core.reading.word_sets import words
from bot.core.valuing.meant import IT
from bot.core.valuing.wishes import words_of
from calculators.counter import Lever, Target


@dataclass(frozen=True, slots=True)
class CounterQuestion:
    """A question for a counter-offer. `amount` is the target; None where it is another offer, or not said."""

    amount: Decimal | None
    lever: Lever | None
    on: Target


_LEVERS: dict[str, Lever] = {
    "base": "base", "salary": "base", "bonus": "bonus", "sign-on": "sign_on", "signing": "sign_on", "signon": "sign_on",
    "stock": "grant", "rsus": "grant", "rsu": "grant", "equity": "grant", "grant": "grant", "shares": "grant",
}  # fmt: skip
_TOTAL = re.compile(
    r"\b(?:over|in|for|across)? ?(?:the |all )?(?:whole )?(?:(?:four|4|five|5|three|3|two|2|\d) ?-?years?(?: total)?|horizon|total|years)\b|\bin total\b|\boverall\b"
)
_FIRST = re.compile(r"\b(?:in |for )?(?:the |my )?(?:first|1st) year\b|\b(?:in )?year (?:one|1)\b")
_SENTENCE = re.compile(r"[.…]+(?=\s|$)")
_GOALS = words(
    "reach match hit equal beat achieve counter need take get needs gets takes reaches matches hits close closes"
)
_FILLERS = words(
    """what how much many which would could should do does did i we to i'd it a an the my me of in for with on by through via
    using ask negotiate push so that and or have has be is must go up raise raised come comes make makes at least from them
    please ok now then more high large big must should worth year bonus? have if want wanted get gets as only just there total amount pay value gap difference between them land lands"""
)  # fmt: skip
_MUST = words("must should need needs")
_SURE = words("reach match hit equal beat achieve counter close closes")


def read_counter_question(rest: str, named: int) -> CounterQuestion | None:
    """Read a message, with "it" for the offers named in it, as a question for what to ask for; None where it is none."""
    said = _SENTENCE.sub(" ", words_of(rest))
    figures = [figure for figure in quantities(said) if figure.measure is Measure.AMOUNT]
    left = said
    for figure in reversed(figures):
        left = f"{left[: figure.start]} {left[figure.end :]}"
    on: Target = "horizon_total" if not _FIRST.search(left) and _TOTAL.search(left) else "first_year"
    left = _TOTAL.sub(" ", _FIRST.sub(" ", left)).replace("sign on", "sign-on")
    found = left.split()
    levers = [_LEVERS[word] for word in found if word in _LEVERS]
    known = _FILLERS | _GOALS | set(_LEVERS) | {IT}
    if len(figures) > 1 or len(set(levers)) > 1 or any(word not in known for word in found):
        return None
    if not figures and not (named > 1 and set(found) & _SURE):
        return None
    asks = bool(set(found) & {"what", "how", "which", "reach", "match", "ask", "counter"})
    cued = (
        bool(set(found) & _SURE)
        or ("ask" in found and "for" in found)
        or bool(levers and set(found) & _GOALS)
    )
    cued = cued or bool(levers and set(found) & _MUST and set(found) & {"so", "that", "to", "for"})
    counted = bool(levers) and "how" in found and "for" in found
    if not asks or not (cued or counted):
        return None
    return CounterQuestion(figures[0].value if figures else None, levers[0] if levers else None, on)
