"""Questions worth an entry: unanswered ones, without their asker and without anything personal."""

import re

from bot.core.messages import Outcome, Said
from bot.core.store import Miss
from bot.telegram.reactions import Ask, Reaction
from bot.telegram.translate import Written

MOST = 200
"""Characters of a question that are counted."""

_PERSONAL = re.compile(r"\d|hundred|thousand|million|billion|lakh|crore|percent|[$€£¥₹%@]|://", re.IGNORECASE)


def missed(event: Written, reaction: Reaction, said: Said) -> tuple[Miss, ...]:
    """A private question without an answer, if nothing in it could be somebody's pay or address."""
    if said.outcome is not Outcome.NO_ANSWER or not isinstance(reaction, Ask) or not event.place.private:
        return ()
    text = " ".join(reaction.message.text.split())
    personal = event.edited or reaction.message.document is not None or _PERSONAL.search(text)
    if personal or not text or any(sign.isnumeric() for sign in text):
        return ()
    return (Miss(text[:MOST]),)
