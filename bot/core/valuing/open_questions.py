"""Answers to what was asked back about known offers: which role, which one, "delete it?", "what should I call it?"."""

from dataclasses import dataclass

from bot.core.dialogue.verbs import is_cancelling
from bot.core.intents.remarks import IT
from bot.core.markup import literal
from bot.core.reading.answers import read_yes_no
from bot.core.reading.characters import words_of
from bot.core.state import ChatState, Person
from bot.core.valuing import saved_offers
from bot.core.valuing.actions import MARK as ACTION
from bot.core.valuing.actions import Actions
from bot.core.valuing.asked import Asked
from bot.core.valuing.changing import WHICH
from bot.core.valuing.claims import ROLE, Claim, line
from bot.core.valuing.meant import meant
from bot.core.valuing.requests import Requests

_ONLY_NAMING = frozenset({IT, "in", "for", "at", "of", "the", "with", "i", "mean", "meant"})
"""Words around a name that only says which one is meant: "in A"."""


@dataclass(frozen=True, slots=True)
class OpenQuestions:
    """Reads answers to the question that is pending."""

    requests: Requests
    actions: Actions
    asked: Asked

    def answered(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """What an answer leads to; None where the message is none."""
        asked = state.pending.asked if state.pending else ""
        kind, _, key = asked.removeprefix(ACTION).partition(":")
        if asked.startswith(ROLE):
            role = self.requests.roles.named(text)
            return self.actions.pressed(state, person, f"{asked}:{role}") if role else None
        if asked.startswith(WHICH):
            named = meant(state, person, text)
            rest = set(words_of(named.rest).split())
            one = len(named.offers) == 1 and IT in rest and rest <= _ONLY_NAMING
            return self.asked.chosen(state, person, named.offers[0]) if named.named and one else None
        if not asked.startswith(ACTION) or kind not in {"gone", "rename"}:
            return None
        offer = saved_offers.by_key(person, key)
        if kind == "gone" and read_yes_no(text) is not None:
            return self.actions.pressed(state, person, asked if read_yes_no(text) else "o:stay")
        if kind == "rename" and offer is not None and _is_name(text):
            if is_cancelling(text):
                return line(
                    state.model_copy(update={"pending": None}),
                    person,
                    f"{literal(offer.name)} keeps its name.",
                )
            sheet = saved_offers.sheet_of(offer)
            return self.requests.keeping.rename(state, person, sheet, text.strip()) if sheet else None
        return None


def _is_name(text: str) -> bool:
    return 0 < len(text.strip()) <= saved_offers.LONGEST_NAME and "?" not in text and "\n" not in text.strip()
