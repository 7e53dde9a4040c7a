"""Comparing offers on request: by their names, by the first year or all years, or those talked about last."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.intents.wish_words import Wish
from bot.core.intents.wishes import Wished
from bot.core.markup import literal
from bot.core.offers.sheet import OfferSheet
from bot.core.replies.valued import fingerprint, kept_sheet
from bot.core.state import ChatState, Pending, Person
from bot.core.valuing import saved_offers
from bot.core.valuing.actions import Actions
from bot.core.valuing.claims import Claim, Telling, line
from bot.core.valuing.keeping import one_meant
from bot.core.valuing.meant import known_offers, side_by_side
from bot.core.valuing.opening import COMPARE, START, Openings
from bot.core.valuing.stated import FIRST
from calculators.definitions import Measure
from knowledge.facts import listed

_JOINT = re.compile(r"\s*(?:,|;|&|\+|\band\b|\bvs\.?|\bversus\b|\bwith\b|\bto\b)\s*")

_OF_SAVED = re.compile(r"^/|\b(?:saved|my|all)\b")
"""Asks for the offers that are kept, and not for the one just told."""
_AGAIN = re.compile(r"\s+(?:again|now|please|once more)$", re.IGNORECASE)
_FIRST_YEAR = re.compile(
    r"(?:[ ,]+(?:again|now|once more))*[ ,]+(?:in |for |by |on |over )?(?:the |their )?(?:first year|year (?:one|1)|"
    r"1st year)\b.*$",
    re.IGNORECASE,
)
_ALL_YEARS = re.compile(
    r"(?:[ ,]+(?:again|now|once more))*[ ,]+(?:in |for |by |on |over )?(?:the |all )?(?:(?:four|4) years|total|"
    r"whole horizon)\b.*$",
    re.IGNORECASE,
)
_FIRST_YEAR_MEASURE: Measure = "first_year"
_ALL_YEARS_MEASURE: Measure = "horizon_total"


@dataclass(frozen=True, slots=True)
class Comparing:
    """Sets offers side by side."""

    telling: Telling
    actions: Actions
    openings: Openings

    def done(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        """The offers named, or those that are to be compared anyway; None where nothing of theirs is meant."""
        if wish.about:
            return self._named(state, person, wish)
        if wish.wish is Wish.WHICH and (state.topics or not (state.draft or person.offers)):
            return None  # about what was answered last, which was no offer
        on = _measured(wish.asked)[1]
        last, kept = side_by_side(state), saved_offers.sheets(person.offers)
        choose = wish.wish is Wish.COMPARE and len(kept) > 2 and all(sheet in kept for sheet in last)
        if last and not choose:
            return self._compared(state, person, last, on)
        draft = kept_sheet(state.draft)
        new = draft is not None and not state.rested and saved_offers.by_content(person, draft) is None
        if draft is not None and new and len(kept) == 1:
            return self._compared(state, person, (draft, *kept), on)
        if draft is not None and new and not _OF_SAVED.search(wish.asked):
            return self.actions.pressed(state, person, f"o:against:{fingerprint(draft)}")
        if len(kept) > 2:
            return self.openings.open(state, person, COMPARE)
        if len(kept) == 2:
            return self._compared(state, person, kept, on)
        if draft is not None:
            return self.actions.pressed(state, person, f"o:against:{fingerprint(draft)}")
        waiting = state.model_copy(update={"pending": Pending(asked=FIRST)})
        text = "Send me both offers, in one message or one after the other, and I set them side by side."
        return line(waiting, person, text, START)

    def _named(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        """Any number of offers by their names; a single one beside the one just talked about."""
        said, on = _measured(f"{wish.about} and {wish.other}" if wish.other else wish.about)
        names = [name for name in _JOINT.split(said) if name]
        found = [one_meant(state, person, name) for name in names]
        offers = list({fingerprint(sheet): sheet for sheet in found if sheet is not None}.values())
        if not offers:
            return None
        unknown = [name for name, sheet in zip(names, found, strict=True) if sheet is None]
        if unknown:
            known = [literal(sheet.name or "the offer before") for sheet in known_offers(state, person)]
            return line(
                state, person, f"I know no offer called {literal(unknown[0])}. I know {listed(known)}."
            )
        draft = kept_sheet(state.draft)
        if len(offers) == 1 and draft is not None and draft != offers[0]:
            offers.insert(0, draft)
        if len(offers) == 1:
            return self.actions.pressed(state, person, f"o:against:{fingerprint(offers[0])}")
        return self._compared(state, person, offers, on)

    def _compared(self, state: ChatState, person: Person, offers: Sequence[OfferSheet], on: Measure) -> Claim:
        claim = self.telling.compare(state, person, offers, on)
        asked = "in the first year" if on == _FIRST_YEAR_MEASURE else ""
        return Claim(claim.state.model_copy(update={"asked": asked}), claim.person, claim.said)


def _measured(said: str) -> tuple[str, Measure]:
    """Names of offers without the words that say by which figure they are to be compared, and that figure."""
    for reader, on in ((_FIRST_YEAR, _FIRST_YEAR_MEASURE), (_ALL_YEARS, _ALL_YEARS_MEASURE)):
        found = reader.search(said)
        if found is not None:
            return said[: found.start()].strip(" ,"), on
    return _AGAIN.sub("", said), _ALL_YEARS_MEASURE
