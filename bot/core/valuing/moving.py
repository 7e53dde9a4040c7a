"""What the offer last talked about is worth in another place: "what would that be in Austin?"."""

from dataclasses import dataclass

from bot.core.answers.elsewhere import Elsewhere
from bot.core.intents.names import OfferNames
from bot.core.markup import literal
from bot.core.offers.names import names_in
from bot.core.reading.quantities import quantities
from bot.core.reading.tokens import Kind, tokens
from bot.core.reading.word_sets import words
from bot.core.replies.valued import kept_sheet, valued
from bot.core.state import ChatState, Person
from bot.core.valuing.claims import Claim, line
from calculators.refusal import Refused

_AROUND = words(
    """what would will is are that it this be worth in and or about how much of for if i we move moved moving live lived
    lives living to compared with versus vs the same my offer there then so ok real value terms buy buys equivalent
    need earn cost costs price prices adjusted by like as good look going go from here instead was were happens happen
    job had have me get do does equal match first year base package total pay same but so on etc"""
)
"""Words around a place that ask what an offer is worth there; any other word asks something else."""


_ASKING = words("what what's whats how")


@dataclass(frozen=True, slots=True)
class Moving:
    """Answers with the price levels of two places."""

    names: OfferNames
    elsewhere: Elsewhere

    def claim(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """The offer's first year and base in the place that a message names; None where it asks something else."""
        draft = kept_sheet(state.draft)
        there = self._place(text) or (self._next_place(text) if self._place(state.asked) else None)
        if draft is None or draft.base is None or there is None or state.topics:
            return None
        try:
            one = valued(draft)
        except Refused:
            return None
        here = self.names.places.get((draft.location or "").casefold())
        if here is None:
            return line(
                state,
                person,
                f"Where is the offer itself? Say “it is in Seattle”, and I compare it with {literal(there)}.",
            )
        said = self.elsewhere.of_offer(
            one.offer.base, one.valuation.first_year, one.offer.currency, here, there
        )
        asked = text if self._place(text) else state.asked
        return Claim(state.model_copy(update={"asked": asked}), person, said) if said is not None else None

    def _next_place(self, text: str) -> str | None:
        """The place of a message that only names another one: "and in San Francisco"."""
        return self._place(f"what about {text}")

    def _place(self, text: str) -> str | None:
        """The one place that a question names, where it says nothing else and brings no figure."""
        found = tokens(text)
        if "?" not in text and not (found and found[0].text in _ASKING):
            return None  # "it is in London" and "London" tell where the offer is
        named = names_in(found, self.names.places, self.names.openings, ())
        if len(named) != 1 or quantities(text):
            return None
        alias, first, behind = named[0]
        around = (*found[:first], *found[behind:])
        if any(token.kind is Kind.WORD and token.text not in _AROUND for token in around):
            return None
        return self.names.places[alias]
