"""Where the figures of the last answer about an offer come from: "source?"."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.core.messages import Outcome, Reply, Said
from bot.core.reading.characters import words_of
from bot.core.replies.valued import kept_sheet
from bot.core.state import ChatState, Person
from bot.core.valuing.asked import Asked
from bot.core.valuing.claims import Claim, Telling
from bot.core.valuing.moving import Moving

_YOURS = "Worked out from the figures of the offer as you told it."
_NOTHING_ELSE = "Nothing else is in it."


@dataclass(frozen=True, slots=True)
class Sourcing:
    """Says it by giving that answer once more; `phrases` are the ways to ask."""

    telling: Telling
    moving: Moving
    asked: Asked
    phrases: Collection[str]

    def claim(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """None where something else than an offer was talked about last, or the message asks more."""
        draft = kept_sheet(state.draft)
        if draft is None or draft.base is None or state.topics or words_of(text) not in self.phrases:
            return None
        last = self.moving.claim(state, person, state.asked) if state.asked else None
        last = last or (self.asked.only_asked(state, person, state.asked) if state.asked else None)
        last = last or self.telling.value(state, person, draft)
        sources = dict.fromkeys(reply.source for reply in last.said.replies if reply.source)
        beside = f"Beside it: {' · '.join(sources)}." if sources else _NOTHING_ELSE
        return Claim(state, person, Said(Outcome.ANSWER, (Reply(f"{_YOURS}\n{beside}"),)))
