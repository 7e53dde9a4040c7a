"""A wish at the end of a message that tells of an offer: "…, 30k sign-on. Save it as Lumen please"."""

import re
from dataclasses import replace

from bot.core.intents.wish_words import Wish
from bot.core.intents.wishes import Wished, wished
from bot.core.reading.quantities import quantities
from bot.core.state import ChatState
from bot.core.valuing.claims import Claim
from bot.core.valuing.talk import talked_about, turned_to

_PARTING = re.compile(
    r"(?P<told>.+)(?:[.!;,]|\n|\band\b)\s*(?P<wish>(?:(?:and|then|please|pls) )*(?:save|keep|store|remember|call|"
    r"name)\b[^\d%]{2,60})$",
    re.IGNORECASE | re.DOTALL,
)
_KEEPING = frozenset({Wish.SAVE, Wish.NAME})


def parted(text: str) -> tuple[str, Wished | None]:
    """What a message tells, and what is to be done with it; no wish where it tells no figure before it."""
    found = _PARTING.match(text)
    wish = wished(found["wish"].strip(" .!")) if found else None
    if found is None or wish is None or wish.wish not in _KEEPING or not quantities(found["told"]):
        return text, None
    return found["told"].rstrip(" ,"), wish


def of_the_new_one(state: ChatState) -> ChatState:
    """The state turned to the offer told last, where several were set side by side."""
    last = talked_about(state)
    return turned_to(state, last[-1]) if state.together and last else state


def with_done(told: Claim, done: Claim) -> Claim:
    """What is said of the offer, and then that the wish is done."""
    return Claim(
        done.state, done.person, replace(told.said, replies=(*told.said.replies, *done.said.replies))
    )
