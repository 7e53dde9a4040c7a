"""What the desk makes of a message, and what it says about offers it was told."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.core.charts import Chart
from bot.core.markup import literal
from bot.core.messages import Button, Outcome, Reply, Said
from bot.core.offers.sheet import OfferSheet
from bot.core.replies.comparison_reply import ComparisonReplies, compared, named_apart
from bot.core.replies.parts import stated_line
from bot.core.replies.parts_reply import has_parts, parts_reply
from bot.core.replies.valuation_reply import ValuationReplies
from bot.core.replies.valued import fingerprint, valued
from bot.core.state import ChatState, Doubt, Pending, Person
from bot.core.valuing.saved_offers import list_reply
from bot.core.valuing.talk import about_offer, about_offers
from calculators.currencies import Rate
from calculators.definitions import Measure
from calculators.refusal import Refused

ROLE = "o:role:"
"""What is pending while an offer's role is open, with the offer's mark behind it."""

STALE = "That button is from an earlier offer."
PRIVATE_ONLY = "Pay is between us: I value offers in the private chat only."


@dataclass(frozen=True, slots=True)
class Claim:
    """What is kept after a message, and what is said."""

    state: ChatState
    person: Person
    said: Said


class Alone(Protocol):
    """Whether nothing else answers a message: asked only where that decides.

    Not `strictly`, what was not talked about last is no answer either.
    """

    def __call__(self, *, strictly: bool = False) -> bool:
        """Whether it is so."""
        ...


def always(*, strictly: bool = False) -> bool:
    """Nothing else answers, as far as anybody knows."""
    return not strictly


@dataclass(frozen=True, slots=True)
class Telling:
    """Says what offers are worth, and remembers which ones were talked about."""

    valuations: ValuationReplies
    comparisons: ComparisonReplies
    rates: tuple[Rate, ...] = ()

    def value(self, state: ChatState, person: Person, sheet: OfferSheet, notes: Sequence[str] = ()) -> Claim:
        """The valuation of one offer, or what has to be asked before it can be valued."""
        try:
            one = valued(sheet)
        except Refused as refused:
            doubt = Doubt(field=refused.field, sentence=refused.sentence)
            if sheet.base is None and has_parts(sheet):
                return self.tell_parts(state, person, sheet, doubt)
            return self.doubted(state, person, (sheet,), (doubt,))
        said = Said(Outcome.VALUATION, (self.valuations.full(one, notes),))
        after = about_offer(state, sheet)
        if self.valuations.role_rows(one):
            after = after.model_copy(update={"pending": Pending(asked=f"{ROLE}{one.print}")})
        return Claim(after, person, said)

    def which_role(self, state: ChatState, person: Person, sheet: OfferSheet, question: str) -> Claim:
        """Asks for the role whose benchmarks an offer is to be set beside; a word in the next message answers too."""
        one = valued(sheet)
        rows = self.valuations.role_rows(one)
        if not rows:
            return line(state, person, "I have no benchmarks for that one.")
        asked = state.model_copy(update={"pending": Pending(asked=f"{ROLE}{one.print}")})
        return Claim(asked, person, Said(Outcome.CLARIFY, (Reply(question, buttons=rows),)))

    def tell_parts(self, state: ChatState, person: Person, sheet: OfferSheet, doubt: Doubt) -> Claim:
        """What an offer without a base holds; a bare figure that follows is taken for the base."""
        try:
            reply = parts_reply(sheet)
        except Refused as refused:
            return self.doubted(
                state, person, (sheet,), (Doubt(field=refused.field, sentence=refused.sentence),)
            )
        after = about_offer(state, sheet).model_copy(update={"doubts": (doubt,)})
        return Claim(after, person, Said(Outcome.VALUATION, (reply,)))

    def compare(
        self, state: ChatState, person: Person, offers: Sequence[OfferSheet], on: Measure = "horizon_total"
    ) -> Claim:
        """The comparison of several offers, or what has to be asked first."""
        named = named_apart(offers)
        for place, sheet in enumerate(named):
            try:
                valued(sheet)
            except Refused as refused:
                sentence = f"{literal(sheet.name or '')}: {refused.sentence}"
                return self.doubted(
                    state,
                    person,
                    named,
                    (Doubt(field=refused.field, sentence=sentence, place=place, count=len(named)),),
                )
        after = about_offers(state, named)
        try:
            both = compared(named, on, self.rates)
        except Refused as refused:
            told = [self.valuations.short(valued(sheet)) for sheet in named[:4]]
            reply = Reply("\n".join([*told, f"I can't compare them: {refused.sentence}"]))
            return Claim(after, person, Said(Outcome.VALUATION, (reply,)))
        return Claim(after, person, Said(Outcome.VALUATION, (self.comparisons.full(both),)))

    def tell(
        self, state: ChatState, person: Person, offers: Sequence[OfferSheet], notes: Sequence[str] = ()
    ) -> Claim:
        """One offer valued, several compared."""
        if len(offers) == 1:
            return self.value(state, person, offers[0], notes)
        return self.compare(state, person, offers)

    def doubted(
        self, state: ChatState, person: Person, offers: Sequence[OfferSheet], doubts: Sequence[Doubt]
    ) -> Claim:
        """The first thing that has to be asked back. Nothing is computed until it is answered."""
        after = about_offers(state, offers) if len(offers) > 1 else about_offer(state, offers[0])
        after = after.model_copy(update={"doubts": tuple(doubts)})
        first = doubts[0]
        mark = doubt_mark(offers, first)
        rows = [
            (Button(label[:60], f"o:pick:{mark}:{place}"),)
            for place, (label, _) in enumerate(first.choices[:6])
        ]
        heard = stated_line(offers[min(first.place, len(offers) - 1)], first.field)
        lines = [literal(first.sentence), *([f"I read: {literal(heard)}"] if heard else [])]
        return Claim(after, person, Said(Outcome.CLARIFY, (Reply("\n".join(lines), buttons=tuple(rows)),)))


def with_notes(claim: Claim, notes: Sequence[str]) -> Claim:
    """The claim with notes before what it says."""
    first, *rest = claim.said.replies
    text = "\n".join([*notes, first.text])
    return replace(claim, said=replace(claim.said, replies=(replace(first, text=text), *rest)))


def doubt_mark(offers: Sequence[OfferSheet], doubt: Doubt) -> str:
    """The mark of a question asked back, for its buttons."""
    return fingerprint(*offers, OfferSheet(name=doubt.sentence[:120]))


def changes_json(changes: Iterable[tuple[str, object]]) -> str:
    """The changes of a choice, as they are kept."""
    return json.dumps([[field, _json(value)] for field, value in changes], default=str)


def _json(value: object) -> object:
    if isinstance(value, tuple | list):
        return [_json(item) for item in value]
    if isinstance(value, dict):
        return {key: _json(item) for key, item in value.items()}
    dump = getattr(value, "model_dump", None)
    return dump(mode="json", exclude_none=True) if dump else value


def chart_claim(state: ChatState, person: Person, chart: Chart, *rows: tuple[Button, ...]) -> Claim:
    """A picture with its finding as caption."""
    return Claim(
        state,
        person,
        Said(Outcome.VALUATION, (Reply(f"**{literal(chart.title)}**", chart=chart, buttons=rows),)),
    )


def notice(state: ChatState, person: Person, text: str) -> Claim:
    """A short notice that changes nothing."""
    return Claim(state, person, Said(Outcome.NOTICE, toast=text))


def line(state: ChatState, person: Person, text: str, *rows: tuple[Button, ...]) -> Claim:
    """One line."""
    return Claim(state, person, Said(Outcome.ANSWER, (Reply(text, buttons=rows),)))


def listing(state: ChatState, person: Person) -> Claim:
    """The kept offers."""
    return Claim(state, person, Said(Outcome.ANSWER, (list_reply(person),)))


def only_in_private(state: ChatState, person: Person) -> Claim:
    """The one line that a group gets."""
    reply = Reply(PRIVATE_ONLY, buttons=((Button("Value it in private", private="value"),),))
    return Claim(state, person, Said(Outcome.VALUATION, (reply,)))


def with_rows(claim: Claim, rows: tuple[tuple[Button, ...], ...]) -> Claim:
    """The claim with more buttons under its last reply."""
    *before, last = claim.said.replies
    said = replace(claim.said, replies=(*before, replace(last, buttons=(*last.buttons, *rows))))
    return replace(claim, said=said)
