"""What is done with kept offers: opened, renamed, deleted, and several kept at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.markup import literal
from bot.core.messages import Button
from bot.core.offers.sheet import OfferSheet
from bot.core.replies.comparison_reply import named_apart
from bot.core.state import ChatState, Pending, Person, SavedOffer
from bot.core.valuing import saved_offers
from bot.core.valuing.claims import Claim, Telling, line
from bot.core.valuing.talk import turned_to

LIST = (Button("My offers", "o:list"),)


@dataclass(frozen=True, slots=True)
class KeptActions:
    """Presses and wishes about offers that are kept."""

    telling: Telling

    def pressed(self, state: ChatState, person: Person, name: str, key: str) -> Claim | None:
        """What a press on a button of a kept offer does; None where there is none of that key."""
        offer = saved_offers.by_key(person, key)
        if offer is None:
            return None
        match name:
            case "open":
                return self.open(state, person, offer)
            case "manage":
                return line(
                    state,
                    person,
                    f"What shall I do with {literal(offer.name)}?",
                    *saved_offers.open_buttons(offer),
                )
            case "rename":
                pending = state.model_copy(update={"pending": Pending(asked=f"o:rename:{key}")})
                return line(pending, person, f"What should I call {literal(offer.name)}?")
            case "delete":
                return self.ask_to_delete(state, person, offer)
            case "gone":
                left = saved_offers.without(person, offer)
                return line(
                    state.model_copy(update={"pending": None}),
                    left,
                    f"{literal(offer.name)} is deleted.",
                    LIST,
                )
        return None

    def open(self, state: ChatState, person: Person, offer: SavedOffer) -> Claim:
        """The valuation of a kept offer, with what can be done with it."""
        sheet = saved_offers.sheet_of(offer)
        if sheet is None:
            return line(
                state,
                person,
                f"{literal(offer.name)} was written by another version of me, and I can't read it.",
                LIST,
            )
        claim = self.telling.value(turned_to(state, sheet), person, sheet)
        return _managed(claim, offer)

    def ask_to_delete(self, state: ChatState, person: Person, offer: SavedOffer) -> Claim:
        """The question before an offer is deleted."""
        pending = state.model_copy(
            update={"pending": Pending(asked=f"o:gone:{saved_offers.key_of(offer.name)}")}
        )
        reply = saved_offers.ask_to_delete(offer)
        return line(pending, person, reply.text, *reply.buttons)

    def keep(self, state: ChatState, person: Person, offers: Sequence[OfferSheet]) -> Claim:
        """Keep several offers under their names."""
        named = named_apart(offers)
        new = [sheet for sheet in named if saved_offers.named_just(person, sheet.name or "") is None]
        if len(person.offers) + len(new) > saved_offers.MOST_OFFERS:
            return line(
                state, person, f"You can keep {saved_offers.MOST_OFFERS} offers. Delete one first.", LIST
            )
        for sheet in named:
            person = saved_offers.saved(person, sheet, sheet.name or "Offer")
        return line(state, person, f"Saved: {', '.join(literal(sheet.name or '') for sheet in named)}.", LIST)


def _managed(claim: Claim, offer: SavedOffer) -> Claim:
    """The valuation of a kept offer: instead of keeping it once more, it can be renamed or deleted."""
    manage = Button("Rename or delete", f"o:manage:{saved_offers.key_of(offer.name)}")
    said = claim.said.with_buttons(lambda button: manage if button.data.startswith("o:save:") else button)
    return replace(claim, said=said)
