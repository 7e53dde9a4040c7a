"""Changes of an offer in words: "what if the bonus is 25%", "change the base of Google to 300k"."""

from dataclasses import dataclass

from bot.core.messages import Button
from bot.core.offers.changes import Change, read_change
from bot.core.offers.sheet import OfferSheet
from bot.core.state import ChatState, Doubt, Person
from bot.core.valuing import saved_offers
from bot.core.valuing.claims import Claim, Telling, changes_json, with_rows
from bot.core.valuing.names import OfferNames
from bot.core.valuing.valued import fingerprint, kept_sheet, valued
from bot.core.valuing.what_if_reply import change_note
from bot.core.valuing.wishes import words_of
from calculators.refusal import Refused

_SUPPOSING = ("what if", "if ", "suppose", "assum", "what about", "how about", "imagine", "say ")


@dataclass(frozen=True, slots=True)
class Changing:
    """Changes the offer last talked about, or a kept one that the message names."""

    names: OfferNames
    telling: Telling

    def claim(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """The changed offer, valued; None where the message is no change."""
        before = self._meant(state, person, text)
        if before is None:
            return None
        change = read_change(text, before, self.names)
        if change is None:
            return None
        if change.problems:
            doubts = [
                Doubt(
                    field=problem.field,
                    sentence=problem.sentence,
                    choices=tuple((choice.label, changes_json(choice.changes)) for choice in problem.choices),
                )
                for problem in change.problems
            ]
            return self.telling.doubted(state, person, (change.sheet,), doubts)
        return self._changed(state, person, text, before, change)

    def _meant(self, state: ChatState, person: Person, text: str) -> OfferSheet | None:
        words = f" {words_of(text)} "
        for offer in person.offers:
            if f" {words_of(offer.name)} " in words:
                return saved_offers.sheet_of(offer)
        return kept_sheet(state.draft)

    def _changed(
        self, state: ChatState, person: Person, text: str, before: OfferSheet, change: Change
    ) -> Claim:
        notes = [_note(change)]
        supposed = words_of(text).startswith(_SUPPOSING)
        kept = saved_offers.by_content(person, before)
        if kept is not None and not supposed:
            person = saved_offers.saved(person, change.sheet, kept.name)
            notes.append(f"Your saved offer {kept.name} is changed.")
        try:
            notes.append(change_note(valued(before), valued(change.sheet)))
        except Refused:
            notes = notes[:1]
        claim = self.telling.value(state, person, change.sheet, notes)
        if kept is not None and supposed:
            back = Button(f"Back to {kept.name}"[:40], f"o:show:{fingerprint(before)}")
            claim = with_rows(claim, ((back,),))
        return claim


def _note(change: Change) -> str:
    said = [f"{part.name} {part.understood}{f' ({part.note})' if part.note else ''}" for part in change.said]
    return f"Changed: {', '.join(said)}."
