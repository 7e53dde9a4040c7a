"""Whether the sign-on of an offer is much or little: "is 30k sign-on ok", "is that sign-on low"."""

import re

from bot.core.answers.sources import source_line
from bot.core.messages import Reply
from bot.core.reading.characters import words_of
from bot.core.reading.quantities import Measure, quantities
from bot.core.replies.figure_reply import back
from bot.core.replies.figures import full, percent
from bot.core.replies.flags import SIGN_ON
from bot.core.replies.valued import Valued
from knowledge.base import Knowledge

_ASKS = re.compile(
    r"(?:so |and |but |ok )?(?:is|isn't|are|was|does)\b.*\b(?:sign ?-?on|signing|joining)(?: bonus)?\b.*"
)
_WEIGHS = re.compile(
    r"\b(?:ok|okay|good|bad|fair|low|high|small|big|large|enough|normal|usual|typical|standard|reasonable|decent|generous|"
    r"much|little|common|competitive|too|average)\b"
)


def sign_on_standing(text: str, one: Valued, knowledge: Knowledge) -> Reply | None:
    """The sign-on of an offer as a share of its base beside the guide's; None where something else is asked.

    An amount in the message counts as the sign-on that is weighed.
    """
    said = words_of(text)
    amounts = [figure.value for figure in quantities(text) if figure.measure is Measure.AMOUNT]
    if len(amounts) > 1 or not _ASKS.fullmatch(said) or not _WEIGHS.search(said):
        return None
    sign_on, base, usual = one.offer.sign_on.amount, one.offer.base, knowledge.fact(*SIGN_ON)
    weighed = amounts[0] if amounts else sign_on
    if not weighed:
        return None
    at_usual = base * usual.number / 100
    side = "above" if weighed > at_usual else "below" if weighed < at_usual else "exactly"
    currency = one.offer.currency
    text = (
        f"**{percent(weighed / base, 1)} of base**: a sign-on of {full(weighed, currency)} on {full(base, currency)}, "
        f"{side} the guide's {usual} at director level, which would be {full(at_usual, currency)}."
    )
    return Reply(text, source=source_line(knowledge, (usual,)), buttons=back(one))
