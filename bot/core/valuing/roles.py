"""The role of an offer: said afterwards, or only looked at; and where the offer stands beside its benchmarks."""

import re
from dataclasses import dataclass

from bot.core.messages import Outcome, Reply, Said
from bot.core.offers.sheet import OfferSheet
from bot.core.reading.answers import read_place
from bot.core.reading.characters import words_of
from bot.core.reading.word_sets import words
from bot.core.replies.leverage import leverage_reply
from bot.core.replies.valued import fingerprint, kept_sheet, valued
from bot.core.state import ChatState, Person
from bot.core.valuing.actions import Actions
from bot.core.valuing.claims import ROLE, Claim, Telling

_ROLE_FILLERS = words("it is a an the role as for i'm my job position title")
_IS_ROLE = re.compile(
    r"(?:it's|it is|that's|that is|its|i'd be|i would be|i'll be|i will be|i'm|the (?:role|title|job|position) is|role is|"
    r"my (?:role|title) is|as|role|title)(?: for)?(?: the| an?)? (?P<role>.+)"
)
_FOR_ROLE = re.compile(
    r"(?:and |so |but )?(?:what about |how about |compared (?:to|with) )?(?:for |as |beside )?(?:an? |the )(?P<role>.+)"
)


@dataclass(frozen=True, slots=True)
class Roles:
    """Sets offers beside the benchmarks of roles."""

    telling: Telling
    actions: Actions

    def said(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """An offer's role said afterwards ("it's a VP role"), or another one only looked at ("and for a VP?")."""
        said = words_of(text)
        found = _IS_ROLE.fullmatch(said) or _FOR_ROLE.fullmatch(said)
        draft, role = kept_sheet(state.draft), self.named(found["role"]) if found else None
        if role is None or found is None or draft is None or draft.base is None:
            return None
        if found.re is _IS_ROLE:
            return self.actions.pressed(state, person, f"{ROLE}{fingerprint(draft)}:{role}")
        return self.beside(state, person, draft, role)

    def beside(self, state: ChatState, person: Person, draft: OfferSheet, role: str) -> Claim:
        """An offer beside the benchmarks of another role than its own; the offer keeps its role."""
        name = self.telling.valuations.knowledge.lexicon.roles[role].name
        return self.standing(state, person, draft.model_copy(update={"role": name}))

    def standing(self, state: ChatState, person: Person, draft: OfferSheet) -> Claim:
        """Where an offer stands beside its role's benchmarks; which role, where that is open."""
        one = valued(draft)
        beside = self.telling.valuations.context.beside(one)
        if not beside.lines:
            return self.telling.which_role(
                state, person, draft, "That depends on the role. Which one is nearest?"
            )
        lines = [*beside.lines, "Whether it is good for you is yours to judge: I only know the figures."]
        source = beside.source(self.telling.valuations.knowledge)
        return Claim(state, person, Said(Outcome.ANSWER, (Reply("\n".join(lines), source=source),)))

    def room(self, state: ChatState, person: Person, draft: OfferSheet) -> Claim | None:
        """Where an offer leaves room to ask for more."""
        reply = self.leverage(draft)
        return None if reply is None else Claim(state, person, Said(Outcome.ANSWER, (reply,)))

    def leverage(self, draft: OfferSheet, *, invites: bool = True) -> Reply | None:
        """The parts of an offer that are short of its role's benchmarks; None where it can't be valued."""
        if draft.base is None:
            return None
        valuations = self.telling.valuations
        job = valuations.context.job(draft.role)
        return leverage_reply(
            valued(draft), job.guide if job else None, valuations.knowledge, invites=invites
        )

    def named(self, text: str) -> str | None:
        """The guide's role that a whole message names."""
        names = self.telling.valuations.context.names
        name = read_place(text, names.roles, _ROLE_FILLERS)
        job = names.jobs.get(name) if name else None
        return job.guide if job else None
