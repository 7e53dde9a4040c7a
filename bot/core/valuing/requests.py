"""What people ask to be done with offers, in words: done, or None where the words meant something else."""

from bot.core.markup import literal
from bot.core.messages import Button, Outcome, Reply, Said
from bot.core.offers.sheet import OfferSheet
from bot.core.reading.answers import read_place
from bot.core.reading.quantities import Measure, quantities
from bot.core.reading.word_sets import words
from bot.core.state import ChatState, Pending, Person
from bot.core.valuing import pictures, saved_offers
from bot.core.valuing.actions import Actions
from bot.core.valuing.claims import ROLE, Claim, Telling, chart_claim, line, listing, talked_about
from bot.core.valuing.comparison_reply import compared
from bot.core.valuing.counter_reply import counter_reply
from bot.core.valuing.opening import COMPARE, COUNTER, SIGN_ON, STAKE, VALUE, WHAT_IF, Openings
from bot.core.valuing.valued import fingerprint, kept_sheet, sheet_data, valued
from bot.core.valuing.wishes import Wish, Wished
from calculators.counter import LEVERS, Lever, Target
from calculators.refusal import Refused

_NO_OFFER = "I have no offer of yours yet. Send me one in one message, or go step by step."
_START = (Button("Value my offer", "f:value"),)
_ROLE_FILLERS = words("it is a an the role as for i'm my")
_LEVERS: dict[str, Lever] = {
    "base": "base", "salary": "base", "bonus": "bonus", "sign-on": "sign_on", "signing": "sign_on", "sign": "sign_on",
    "stock": "grant", "rsus": "grant", "equity": "grant", "grant": "grant",
}  # fmt: skip
"""Words of a question and the lever that they name."""


class Requests:
    """Does what is asked for in words."""

    def __init__(self, telling: Telling, actions: Actions, openings: Openings) -> None:
        self._telling = telling
        self._actions = actions
        self._openings = openings

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
                return self._compare(state, person, wish)
            case Wish.COUNTER:
                return self._counter(state, person, wish)
            case Wish.STAKE | Wish.SIGN_ON:
                return self._openings.open(state, person, STAKE if wish.wish is Wish.STAKE else SIGN_ON)
            case Wish.WHAT_IF:
                return self.with_offer(state, person, WHAT_IF)
            case Wish.LIST:
                return listing(state, person)
            case Wish.CANCEL:
                return line(state.model_copy(update={"pending": None}), person, "There is nothing to cancel.")
        return self._with_saved(state, person, wish) or self._with_draft(state, person, wish)

    def _compare(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        if wish.about:
            found = [self._meant(state, person, name) for name in (wish.about, wish.other)]
            offers = [sheet for sheet in found if sheet is not None]
            return self._telling.compare(state, person, offers) if len(offers) == len(found) else None
        if wish.wish is Wish.WHICH and (state.topics or not (state.draft or person.offers)):
            return None  # about what was answered last, which was no offer
        last = talked_about(state)
        if len(last) > 1 and kept_sheet(state.draft) == last[0]:
            return self._telling.compare(state, person, last)
        kept = saved_offers.sheets(person.offers)
        draft = kept_sheet(state.draft)
        if draft is not None and saved_offers.by_content(person, draft) is None and len(kept) == 1:
            return self._telling.compare(state, person, (draft, *kept))
        if len(kept) > 2:
            return self._openings.open(state, person, COMPARE)
        if len(kept) == 2:
            return self._telling.compare(state, person, kept)
        if draft is not None:
            return self._actions.pressed(state, person, f"o:against:{fingerprint(draft)}")
        return line(
            state,
            person,
            "Send me both offers, in one message or one after the other, and I set them side by side.",
            _START,
        )

    def _meant(self, state: ChatState, person: Person, name: str) -> OfferSheet | None:
        draft = kept_sheet(state.draft)
        if name in {"it", "this", "that", "this one", "this offer", "the draft", "my offer"}:
            return draft
        for sheet in (*talked_about(state), *([draft] if draft else [])):
            if sheet.name and saved_offers.same_name(sheet.name, name):
                return sheet
        offer = saved_offers.named(person, name)
        return saved_offers.sheet_of(offer) if offer else None

    def _counter(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        named = wish.about or wish.other
        target = self._meant(state, person, named) if named else None
        if named and target is None:
            return self._to_amount(state, person, wish)
        draft = kept_sheet(state.draft)
        if target is not None and draft is not None and target != draft:
            return self._openings.counter(state, person, draft, target)
        return self.with_offer(state, person, COUNTER)

    def _to_amount(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        """What would reach an amount: "how much base do I need to reach 500k"."""
        draft = kept_sheet(state.draft)
        named = wish.about or wish.other
        amounts = [figure for figure in quantities(named) if figure.measure is Measure.AMOUNT]
        if not amounts or draft is None or draft.base is None:
            return None
        asked = wish.asked.split()
        lever = next((lever for word, lever in _LEVERS.items() if word in asked), None)
        on: Target = (
            "horizon_total" if {"total", "years", "overall", "horizon"} & set(asked) else "first_year"
        )
        reply = counter_reply(valued(draft), amounts[-1].value, on, (lever,) if lever else LEVERS)
        return Claim(state, person, Said(Outcome.VALUATION, (reply,)))

    def with_offer(self, state: ChatState, person: Person, form: str) -> Claim:
        """Open a dialogue about the offer last talked about, or the only one kept."""
        draft = kept_sheet(state.draft)
        draft = draft if draft is not None and draft.base is not None else None
        if draft is None and len(person.offers) == 1:
            draft = saved_offers.sheet_of(person.offers[0])
        if draft is None and not person.offers:
            return line(state, person, _NO_OFFER, _START)
        return self._openings.open(state, person, form, {"offer": sheet_data(draft)} if draft else None)

    def _with_saved(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        offer = saved_offers.named(person, wish.about) if wish.about else None
        match wish.wish:
            case Wish.DELETE_ALL if person.offers:
                rows = [
                    (Button(one.name, f"o:delete:{saved_offers.key_of(one.name)}"),)
                    for one in person.offers[:8]
                ]
                return line(
                    state,
                    person,
                    "Which one? To delete everything kept about you at once, use /forget.",
                    *rows,
                )
            case Wish.DELETE if offer is not None:
                return self._actions.ask_to_delete(state, person, offer)
            case Wish.RENAME if offer is not None:
                return self.rename(state, person, offer.name, wish.other)
            case Wish.SHOW if offer is not None:
                return self._actions.open(state, person, offer)
            case Wish.EDIT if offer is not None:
                sheet = saved_offers.sheet_of(offer)
                return self._openings.edit(state, person, sheet, None) if sheet else None
        return None

    def _with_draft(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        draft = kept_sheet(state.draft)
        if draft is None:
            return None
        match wish.wish:
            case Wish.SAVE:
                name = wish.other or draft.name or saved_offers.free_name(person, draft)
                return self._actions.save(state, person, _titled(name), fingerprint(draft))
            case Wish.RENAME if wish.about in {"it", "this", "that", "this one"} and wish.other:
                kept = saved_offers.by_content(person, draft)
                if kept is not None:
                    return self.rename(state, person, kept.name, wish.other)
                return self._actions.save(state, person, _titled(wish.other), fingerprint(draft))
            case Wish.NAME if len(wish.other) <= saved_offers.LONGEST_NAME:
                return self._actions.save(state, person, _titled(wish.other), fingerprint(draft))
            case Wish.CHART:
                last = talked_about(state)
                if len(last) > 1 and last[0] == draft:
                    return chart_claim(
                        state, person, pictures.lines_chart(compared(last, rates=self._telling.rates))
                    )
                return chart_claim(state, person, pictures.years_chart(valued(draft)))
            case Wish.GOOD:
                return self._standing(state, person, draft)
            case Wish.EDIT:
                form = self._openings.forms.get(VALUE)
                slot = form.named(wish.about) if form else None
                return self._openings.edit(state, person, draft, slot.name) if slot else None
        return None

    def _standing(self, state: ChatState, person: Person, draft: OfferSheet) -> Claim:
        """Where an offer stands beside its role's benchmarks; which role, where that is open."""
        one = valued(draft)
        beside = self._telling.valuations.context.beside(one)
        if not beside.lines:
            rows = self._telling.valuations.role_rows(one)
            text = (
                "That depends on the role. Which one is nearest?"
                if rows
                else "I have no benchmarks for that one."
            )
            asked = (
                state.model_copy(update={"pending": Pending(asked=f"{ROLE}{one.print}")}) if rows else state
            )
            return Claim(asked, person, Said(Outcome.CLARIFY, (Reply(text, buttons=rows),)))
        lines = [*beside.lines, "Whether it is good for you is yours to judge: I only know the figures."]
        source = beside.source(self._telling.valuations.knowledge)
        return Claim(state, person, Said(Outcome.ANSWER, (Reply("\n".join(lines), source=source),)))

    def role_named(self, text: str) -> str | None:
        """The guide's role that a whole message names."""
        names = self._telling.valuations.context.names
        name = read_place(text, names.roles, _ROLE_FILLERS)
        job = names.jobs.get(name) if name else None
        return job.guide if job else None

    def rename(self, state: ChatState, person: Person, old: str, new: str) -> Claim:
        """Give a kept offer another name, unless another one has it."""
        offer, taken = saved_offers.named(person, old), saved_offers.named(person, new)
        name = " ".join(_titled(new).split())[: saved_offers.LONGEST_NAME]
        current = state.model_copy(update={"pending": None})
        if offer is None or not name:
            return line(current, person, "That offer is gone.")
        if taken is not None and taken != offer:
            return line(state, person, f"There is a {literal(taken.name)} already. Choose another name.")
        changed = saved_offers.renamed(person, offer, name)
        return line(
            current,
            changed,
            f"{literal(offer.name)} is called {literal(name)} now.",
            (Button("My offers", "o:list"),),
        )


def _titled(name: str) -> str:
    """A name as it is kept: the words of a message are read in small letters."""
    return name if name != name.lower() else " ".join(word[:1].upper() + word[1:] for word in name.split())
