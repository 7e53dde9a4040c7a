"""Changes of an offer in words: "what if the bonus is 25%", "change the base of Google to 300k"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.intents.names import OfferNames
from bot.core.intents.rewording import said_plainly, supposes
from bot.core.intents.swaps import swapped
from bot.core.intents.terms import with_terms
from bot.core.markup import literal
from bot.core.messages import Button, Outcome, Reply, Said
from bot.core.offers.changes import Change, read_change
from bot.core.offers.sheet import OfferSheet
from bot.core.replies.comparison_reply import compared, named_apart, verdict
from bot.core.replies.valuation_reply import headline
from bot.core.replies.valued import fingerprint, kept_sheet, sheet_data, valued
from bot.core.replies.what_if_reply import change_note
from bot.core.state import ChatState, Doubt, Pending, Person
from bot.core.valuing import saved_offers
from bot.core.valuing.claims import Claim, Telling, changes_json, line, with_notes, with_rows
from bot.core.valuing.meant import Meant, side_by_side
from bot.core.valuing.talk import turned_to
from calculators.refusal import Refused
from knowledge.facts import listed

WHICH = "o:which:"
"""What is pending while it is open which offer a change means, with the change behind it."""


_NEVER_PAID = re.compile(
    r"\bi (?:never|don't|do not|don’t) (?:get|receive|reach|see) (?:it|that|them)\b", re.IGNORECASE
)
"""Said of the one part that may not be paid: "and if I never get it"."""


@dataclass(frozen=True, slots=True)
class Changing:
    """Changes the offers that a message means."""

    names: OfferNames
    telling: Telling

    def claim(self, state: ChatState, person: Person, said: Meant) -> Claim | None:
        """The changed offer, valued, or all that were compared, compared anew; None where nothing is changed."""
        read = [(sheet, self.read(said.rest, sheet)) for sheet in said.offers]
        changes = [(sheet, change) for sheet, change in read if change is not None]
        if not changes:
            return None
        if len(changes) == 1:
            return self.one(state, person, said, *changes[0])
        if not (supposes(said.rest) or said.named or all(_assumes(change) for _, change in changes)):
            return _which(state, person, said)
        doubtful = next((change for _, change in changes if change.problems), None)
        if doubtful is not None:
            return line(state, person, literal(doubtful.problems[0].sentence))
        changed = {fingerprint(sheet): change.sheet for sheet, change in changes}
        claim = self.telling.compare(
            state, person, [changed.get(fingerprint(sheet), sheet) for sheet in said.offers]
        )
        return with_notes(claim, [note_of(changes[0][1])])

    def read(self, text: str, sheet: OfferSheet) -> Change | None:
        """The change of a sheet: figures, and terms that are said without one."""
        after, terms, rest = with_terms(swapped(text, sheet) or said_plainly(_named(text, sheet)), sheet)
        change = read_change(rest, after, self.names) if rest else None
        if change is None:
            return Change(after, terms, ()) if terms else None
        return Change(change.sheet, (*terms, *change.said), change.problems)

    def one(self, state: ChatState, person: Person, said: Meant, before: OfferSheet, change: Change) -> Claim:
        """One changed offer, valued, or what has to be asked about the change first."""
        state = turned_to(state, before)
        if change.problems:
            doubts = [
                Doubt(
                    field=problem.field,
                    sentence=problem.sentence,
                    choices=tuple((choice.label, changes_json(choice.changes)) for choice in problem.choices),
                )
                for problem in change.problems
            ]
            claim = self.telling.doubted(state, person, (change.sheet,), doubts)
            doubtful = claim.state.model_copy(update={"before": sheet_data(before)})
            return Claim(doubtful, claim.person, claim.said)
        return self.made(state, person, said.rest, before, change)

    def made(self, state: ChatState, person: Person, said: str, before: OfferSheet, change: Change) -> Claim:
        """The changed offer, valued. What is only supposed leaves the kept one as it is."""
        supposed = supposes(said)
        notes = [note_of(change)]
        kept = saved_offers.by_content(person, before)
        if kept is not None and not supposed:
            person = saved_offers.saved(person, change.sheet, kept.name)
            notes.append(f"Your saved offer {literal(kept.name)} is changed.")
        try:
            notes.append(change_note(valued(before), valued(change.sheet)))
        except Refused:
            notes = notes[:1]
        others = [] if state.paired else [sheet for sheet in side_by_side(state) if sheet != before]
        notes += self._beside(change.sheet, others)
        claim = self.telling.value(state, person, change.sheet, notes)
        undoable = claim.state.model_copy(
            update={"before": sheet_data(before), "first": state.first or sheet_data(before)}
        )
        mark = fingerprint(before)
        back = (
            Button(f"Back to {kept.name}"[:40], f"o:show:{mark}")
            if kept and supposed
            else Button("Undo", f"o:undo:{mark}")
        )
        return with_rows(_without_roles(Claim(undoable, claim.person, claim.said)), ((back,),))

    def _beside(self, sheet: OfferSheet, others: Sequence[OfferSheet]) -> Sequence[str]:
        """How the changed offer compares with those it was compared with."""
        if not others:
            return []
        try:
            both = compared((sheet, *others), rates=self.telling.rates)
            return [*(headline(one, named=True) for one in both.offers[1:]), verdict(both.result)]
        except Refused:
            return []

    def undone(self, state: ChatState, person: Person, *, all_of_it: bool = False) -> Claim | None:
        """The offer as it was before its last change, or all of them, in the chat and where it is kept; None where nothing was changed."""
        before = kept_sheet(state.first if all_of_it else state.before)
        now = kept_sheet(state.draft)
        if before is None or now is None:
            return None
        kept = saved_offers.by_content(person, now)
        if kept is not None:
            person = saved_offers.saved(person, before, kept.name)
        claim = self.telling.value(state, person, before, ["As it was before:"])
        first = None if state.first == sheet_data(before) else state.first
        return Claim(
            claim.state.model_copy(update={"before": None, "first": first}), claim.person, claim.said
        )


def _without_roles(claim: Claim) -> Claim:
    """The claim without the way to a role's benchmarks, which makes room for the way back."""
    replies = tuple(
        replace(
            reply,
            buttons=tuple(
                row for row in reply.buttons if not any(one.data.startswith("o:roles:") for one in row)
            ),
        )
        for reply in claim.said.replies
    )
    return replace(claim, said=replace(claim.said, replies=replies))


def _assumes(change: Change) -> bool:
    """Whether only assumptions change, which are made for all offers alike."""
    return all(part.field.startswith("assumptions") for part in change.said)


def _which(state: ChatState, person: Person, said: Meant) -> Claim:
    """Asks which of several offers a change means."""
    names = [sheet.name or "" for sheet in named_apart(said.offers)]
    rows = [
        tuple(
            Button(name[:40], f"o:for:{fingerprint(sheet)}")
            for name, sheet in zip(names, said.offers, strict=True)
        )
    ]
    waiting = state.model_copy(update={"pending": Pending(asked=f"{WHICH}{said.rest[:300]}")})
    text = f"Which one do you mean, {listed([literal(name) for name in names], 'or')}?"
    return Claim(waiting, person, Said(Outcome.CLARIFY, (Reply(text, buttons=tuple(rows)),)))


def note_of(change: Change) -> str:
    """What changed: `Changed: bonus 15 % (was 10 %)`."""
    said = [f"{part.name} {part.understood}{f' ({part.note})' if part.note else ''}" for part in change.said]
    return f"Changed: {', '.join(said)}."


def _named(text: str, sheet: OfferSheet) -> str:
    """A message with the name of the contingent payment that "it" means."""
    uncertain = sheet.contingent or ()
    if len(uncertain) != 1 or _NEVER_PAID.search(text) is None:
        return text
    return f"without the {uncertain[0].name}"
