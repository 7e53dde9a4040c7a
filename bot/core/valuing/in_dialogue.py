"""Messages while a dialogue is under way: its answers, what is said beside it, and what puts it aside."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.intents.asks_otherwise import is_ordering
from bot.core.intents.clauses import without_courtesies
from bot.core.intents.remarks import adds, without_adding
from bot.core.intents.wish_words import Wish
from bot.core.intents.wishes import Wished, wished
from bot.core.messages import Message, Said
from bot.core.reading.quantities import quantities
from bot.core.state import ChatState, Person
from bot.core.valuing.asked import Asked
from bot.core.valuing.claims import Claim, with_notes
from bot.core.valuing.opening import COMPARE, COUNTER, VALUE, WHAT_IF, Openings
from bot.core.valuing.requests import Requests
from bot.core.valuing.stated import Stated, sure

LOOKING = frozenset({Wish.LIST, Wish.SHOW})
WITH_THE_OFFER = frozenset({Wish.SAVE, Wish.NAME, Wish.RENAME, Wish.CHART, Wish.CURVE, Wish.WHICH, Wish.GOOD})
"""What can be done beside a dialogue; with the offer talked about, where the dialogue is not making one."""

OPENING = frozenset({Wish.VALUE, Wish.STAKE, Wish.SIGN_ON, Wish.COUNTER, Wish.WHAT_IF})
"""What opens another dialogue; the one under way is only asked again."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer of the knowledge, and the state in which it is what was talked about."""

    state: ChatState
    said: Said


Answer = Callable[[str], Answered | None]
"""The answer to a question, if it is surely one that the knowledge answers."""


@dataclass(frozen=True, slots=True)
class InDialogue:
    """Lets the dialogue read a message first; what it can't read may be about offers, or a question."""

    stated: Stated
    asked: Asked
    requests: Requests
    openings: Openings

    def claim(self, state: ChatState, person: Person, message: Message, answer: Answer) -> Claim | None:
        """A message while a dialogue is under way: its answer, or an aside after which the question is asked again."""
        beside: list[Claim] = []

        def aside(text: str) -> Said | None:
            claim = self._beside(state, person, text)
            if claim is None:
                answered = answer(text)
                claim = Claim(answered.state, person, answered.said) if answered else None
            if claim is not None:
                beside.append(claim)
            return claim.said if claim else None

        instead = self._wished(state, person, message.text) or self._put_aside_by(state, person, message.text)
        if instead is not None:
            return instead
        claim = self.openings.go_on(state, person, message, aside)
        if claim is None or not beside:
            return claim
        return self._another(state, person, message.text) or _with_aside(claim, beside[0])

    def _wished(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """What else is wanted than an answer: another dialogue, a comparison."""
        wish = wished(text)
        if wish is not None and wish == Wished(Wish.COMPARE) and _is_under_way(state, COMPARE):
            return self.openings.ask_again(state, person)
        if wish is not None and wish.wish in {Wish.COMPARE, Wish.WHICH} and not _is_under_way(state, COMPARE):
            instead = self.requests.instead(state, person, wish)
            if instead is not None:
                return instead
        if wish is not None and wish.wish in OPENING:
            other = self.requests.done(state, person, wish)
            if other is not None and other.state.dialogue is not None:
                same = _same_form(other.state, state) and not (wish.about or wish.other)
                return self.openings.ask_again(state, person) if same else other
        return None

    def _put_aside_by(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """What a message states that makes the dialogue needless: another offer, the whole counter-offer, a change."""
        if adds(text) and not _is_under_way(state, COMPARE):
            another = self._another(state, person, text)
            if another is not None:
                return another
        if not (_is_under_way(state, COUNTER) or _is_under_way(state, WHAT_IF)) or not quantities(text):
            return None
        plain, aside = without_courtesies(text), self.openings.put_aside(state)
        if _is_under_way(state, WHAT_IF) or is_ordering(text):
            changed = self.asked.ordered(aside, person, plain)
            if changed is not None:
                return with_notes(changed, self.openings.aside_notes(state))
        return self.requests.counters.asked(state, person, plain) if _is_under_way(state, COUNTER) else None

    def _another(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """Another offer in the middle of a dialogue about one: the dialogue is put aside."""
        adding = _is_under_way(state, VALUE) and adds(text)
        if not (adding or _is_under_way(state, COUNTER) or _is_under_way(state, WHAT_IF)):
            return None
        text = without_courtesies(text)
        reading = self.stated.read(without_adding(text))
        aside = self.openings.put_aside(state)
        told = self.stated.surely(aside, person, text, reading) if sure(reading) else None
        told = told or (self.asked.ordered(aside, person, text) if is_ordering(text) else None)
        return with_notes(told, self.openings.aside_notes(state)) if told else None

    def _beside(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """What is about offers although it is no answer in the dialogue under way."""
        reading = self.stated.read(text)
        if sure(reading):
            return self.stated.claim(state, person, reading)
        wish = wished(text)
        valuing = _is_under_way(state, VALUE)
        if wish is not None and wish.wish in (LOOKING if valuing else LOOKING | WITH_THE_OFFER):
            return self.requests.done(state.model_copy(update={"dialogue": None}), person, wish)
        return None if valuing else self.asked.only_asked(state, person, text)


def _with_aside(claim: Claim, told: Claim) -> Claim:
    """What a dialogue goes on with, and what was said and kept beside it."""
    kept = told.state.model_copy(update={"dialogue": claim.state.dialogue, "turns": claim.state.turns})
    return Claim(kept, told.person, claim.said)


def _is_under_way(state: ChatState, form: str) -> bool:
    return state.dialogue is not None and state.dialogue.form == form


def _same_form(one: ChatState, other: ChatState) -> bool:
    return (
        one.dialogue is not None and other.dialogue is not None and one.dialogue.form == other.dialogue.form
    )
