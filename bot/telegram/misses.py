"""Questions worth an entry: unanswered and disliked ones, without their asker and without anything personal."""

import re
from dataclasses import replace

from bot.core.messages import Outcome, Said
from bot.core.reading.quantities import Measure, Quantity, quantities
from bot.core.store import Miss, MissKind
from bot.telegram.exchange import SILENT, Handled, Holding
from bot.telegram.reactions import Ask, Reaction
from bot.telegram.threads import Thread
from bot.telegram.translate import Disliked, Written

MOST = 200
"""Characters of a question that are counted."""

COMPLAINT = "complaint"
"""The entry that answers "that is wrong"."""

COMPLAINED = "that is wrong"
"""What a thumb turned down says in words."""

_PERSONAL = re.compile(
    r"\d|[$€£¥₹%@]|://|percent|hundred|thousand|million|billion|lakh|crore|figures?\b|\bmil\b|\bgrand\b|"
    r"(?:twen|thir|four?|fif|six|seven|eigh|eigt|nine?)(?:h?ty|teen)|"
    r"hundert|tausend|\bmille?\b|\bcien|mill[oó]n|тысяч|миллион",
    re.IGNORECASE,
)
"""Figures, also as they are misspelled, run together or said in other languages; addresses."""

_FEW = 2
"""Up to here a spelled number says how many things are meant: "the two of them", "which one", "after a year"."""


def missed(event: Written, reaction: Reaction, said: Said, thread: Thread) -> tuple[Miss, ...]:
    """A private question without an answer, if it may be counted; the one before a complaint."""
    if said.entry == COMPLAINT and event.place.private:
        return _newest(thread)
    text = _counted(event, reaction) if said.outcome is Outcome.NO_ANSWER else ""
    return (Miss(text),) if text else ()


def answered(event: Written, reaction: Reaction, said: Said) -> str:
    """The words of a private question that was answered, if they may be counted should the answer be disliked."""
    said_something = said.outcome in {Outcome.ANSWER, Outcome.CLARIFY} and said.entry != COMPLAINT
    return _counted(event, reaction) if said_something else ""


def disliked(event: Disliked, kept: Holding) -> Handled:
    """A thumb turned down counts the newest question, if it hangs under its answer; nothing is said to it."""
    newest = kept.thread.newest
    if newest is None or event.message_id <= newest:
        return Handled(kept, outcome=SILENT)
    thread = kept.thread.model_copy(update={"asked": ""})
    return Handled(replace(kept, thread=thread), outcome=SILENT, misses=_newest(kept.thread))


def _newest(thread: Thread) -> tuple[Miss, ...]:
    return (Miss(thread.asked, MissKind.DISLIKED),) if thread.asked else ()


def _counted(event: Written, reaction: Reaction) -> str:
    """The words of a question, or nothing where something in them could be somebody's pay or address."""
    if not isinstance(reaction, Ask) or not event.place.private:
        return ""
    text = " ".join(reaction.message.text.split())
    if event.edited or reaction.message.document is not None or personal(text):
        return ""
    return text[:MOST]


def personal(text: str) -> bool:
    """Whether something in a text could be somebody's pay or address: a figure in any writing, a link, a name with @."""
    if _PERSONAL.search(text) or any(sign.isnumeric() for sign in text):
        return True
    return not all(_counts_things(quantity) for quantity in quantities(text))


def _counts_things(quantity: Quantity) -> bool:
    alone = quantity.behind == quantity.first + 1
    if quantity.measure is Measure.DURATION:
        return quantity.spelled and quantity.unit is not None and quantity.behind <= quantity.first + 2
    if quantity.measure is Measure.PERCENT:
        return quantity.spelled and alone  # "half of it" tells a part, and of what nobody knows
    return quantity.measure is Measure.NUMBER and alone and 1 <= quantity.value <= _FEW
