"""What people ask to be done with offers, in words: done, or None where the words meant something else."""

import re

from bot.core.intents.wish_words import Wish
from bot.core.intents.wishes import Wished
from bot.core.offers.sheet import OfferSheet, OwnershipPart
from bot.core.reading.quantities import quantities
from bot.core.replies import pictures
from bot.core.replies.comparison_reply import compared
from bot.core.replies.valued import fingerprint, kept_sheet
from bot.core.state import ChatState, Person
from bot.core.valuing.actions import Actions
from bot.core.valuing.claims import Claim, Telling, chart_claim, line, with_notes
from bot.core.valuing.comparing import Comparing
from bot.core.valuing.counters import Counters
from bot.core.valuing.keeping import Keeping, one_meant
from bot.core.valuing.meant import side_by_side
from bot.core.valuing.opening import SIGN_ON, STAKE, VALUE, WHAT_IF, Openings
from bot.core.valuing.roles import Roles
from bot.core.valuing.stated import AGAINST, FIRST
from bot.core.valuing.talk import turned_to
from calculators.refusal import Refused

_ALL_OF_IT = re.compile(r"\b(?:all|both|everything|original\w*|start|started|beginning)\b")
"""Takes back all changes and not only the last."""


class Requests:
    """Does what is asked for in words."""

    def __init__(self, telling: Telling, actions: Actions, openings: Openings) -> None:
        self._telling = telling
        self._actions = actions
        self._openings = openings
        self._comparing = Comparing(telling, actions, openings)
        self.keeping = Keeping(actions)
        self.roles = Roles(telling, actions)
        self.counters = Counters(actions, openings, self.roles)

    def done(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        """What a wish leads to; None where it names something that is no offer of theirs."""
        try:
            return self._done(state, person, wish)
        except Refused as refused:
            return line(state, person, refused.sentence)

    def _done(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        match wish.wish:
            case Wish.VALUE:
                return self._openings.open(state, person, VALUE)
            case Wish.COMPARE | Wish.WHICH:
                return self._comparing.done(state, person, wish)
            case Wish.COUNTER:
                return self.counters.wished(state, person, wish)
            case Wish.STAKE if _is_figure(wish) and _has_only_shares(state):
                return None  # what they are worth is a figure of the offer
            case Wish.STAKE:
                return self._openings.open(state, person, STAKE, said=wish.about)
            case Wish.SIGN_ON:
                return self._sign_on(state, person, wish)
            case Wish.FAIR_SIGN_ON if state.draft is not None:
                return self._sign_on(state, person, wish)
            case Wish.WHAT_IF:
                return self._openings.with_offer(state, person, WHAT_IF)
            case Wish.UNDO:
                return self._undone(state, person, wish)
            case Wish.CANCEL:
                return _cancelled(state, person)
        return self.keeping.done(state, person, wish) or self._with_known(state, person, wish)

    def instead(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        """A comparison asked for in the middle of a dialogue, with the offer that the dialogue was about."""
        told = self.done(self._openings.put_aside(state), person, wish)
        return None if told is None else with_notes(told, self._openings.aside_notes(state))

    def _sign_on(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        """A sign-on for the pay that the message names, or for the offer talked about; else the dialogue asks."""
        said, draft = wish.about or wish.other, kept_sheet(state.draft)
        if said and not quantities(said):
            return None
        if said:
            figure = quantities(said)[0]
            said = said[figure.start : figure.end]
        elif draft is not None and draft.base is not None:
            said = f"{draft.base:f} {draft.currency or ''}".strip()
        return self._openings.open(state, person, SIGN_ON, said=said)

    def _undone(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        """The offer before its last change; "back to the original" shows it where only something was supposed."""
        before, draft = kept_sheet(state.before), kept_sheet(state.draft)
        if state.first is not None and _ALL_OF_IT.search(wish.asked):
            return self._actions.undo_all(state, person)
        if before is not None:
            return self._actions.pressed(state, person, f"o:undo:{fingerprint(before)}")
        if draft is not None and " " in wish.asked:
            return self._actions.show(state, person, draft)
        return line(state, person, "There is nothing to undo.") if "undo" in wish.asked else None

    def _with_known(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        """What is done with an offer that is named, or with the one talked about."""
        sheet = one_meant(state, person, wish.about) if wish.about else None
        draft = sheet or kept_sheet(state.draft)
        if draft is None:
            return None
        match wish.wish:
            case Wish.CHART if sheet is None and wish.about:
                return None
            case Wish.CHART:
                last = side_by_side(state) if state.together and sheet is None else ()
                if last:
                    lines = pictures.lines_chart(compared(last, rates=self._telling.rates))
                    return chart_claim(state, person, lines)
                return self._actions.picture(turned_to(state, draft), person, draft, "years")
            case Wish.CURVE:
                return self._actions.picture(turned_to(state, draft), person, draft, "curve")
            case Wish.GOOD:
                return self._weighed(state, person, draft, wish.about if sheet is None else "")
            case Wish.ROOM:
                return self.roles.room(turned_to(state, draft), person, draft)
            case Wish.RESULT:
                return self._actions.show(state, person, draft)
            case Wish.EDIT:
                return self._edited(state, person, draft, "" if sheet is not None else wish.about)
        return None

    def _weighed(self, state: ChatState, person: Person, draft: OfferSheet, about: str) -> Claim | None:
        """An offer beside the benchmarks of the role that is named, was just talked about, or is its own."""
        if about:
            role = self.roles.named(about)
            return self.roles.beside(state, person, draft, role) if role else None
        if draft.role is None and state.topics and len(state.topics[-1].roles) == 1:
            return self.roles.beside(state, person, draft, state.topics[-1].roles[0])
        return self.roles.standing(turned_to(state, draft), person, draft)

    def _edited(self, state: ChatState, person: Person, draft: OfferSheet, part: str) -> Claim | None:
        """The summary of an offer, or the question about the one part that is to change."""
        if not part:
            return self._openings.edit(state, person, draft, None)
        form = self._openings.forms.get(VALUE)
        slot = form.named(part) if form else None
        return self._openings.edit(state, person, draft, slot.name) if slot else None


def _is_figure(wish: Wished) -> bool:
    """Whether a stake is asked about without figures of its own: "what is my stock worth"."""
    return not wish.about and wish.asked.startswith(("what", "how", "so ", "and "))


def _has_only_shares(state: ChatState) -> bool:
    """Whether the offer talked about has equity that is no part of a company, and so a value of its own."""
    draft = kept_sheet(state.draft)
    grants = (draft.grants or ()) if draft is not None and draft.base is not None else ()
    return bool(grants) and not any(isinstance(grant, OwnershipPart) for grant in grants)


def _cancelled(state: ChatState, person: Person) -> Claim:
    """No dialogue is under way; at most another offer is waited for."""
    waits = state.pending is not None and state.pending.asked in {AGAINST, FIRST}
    text = "All right, no comparison." if waits else "There is nothing to cancel."
    return line(state.model_copy(update={"pending": None}), person, text)
