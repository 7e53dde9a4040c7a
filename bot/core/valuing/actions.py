"""What the buttons under offers do. Each carries the mark of its offer, so that an old one does nothing."""

from bot.core.dialogue.forms import Json
from bot.core.markup import literal
from bot.core.messages import Button
from bot.core.offers.names import names_in
from bot.core.offers.sheet import OfferSheet
from bot.core.reading.tokens import tokens
from bot.core.replies import pictures
from bot.core.replies.comparison_reply import compared, named_apart
from bot.core.replies.valued import fingerprint, kept_sheet, sheet_data, valued
from bot.core.state import ChatState, Pending, Person
from bot.core.valuing import saved_offers
from bot.core.valuing.asked import Asked
from bot.core.valuing.claims import STALE, Claim, Telling, chart_claim, line, listing, notice
from bot.core.valuing.kept_actions import LIST, KeptActions
from bot.core.valuing.opening import VALUE, Openings
from bot.core.valuing.stated import AGAINST, Stated
from bot.core.valuing.talk import found_by_mark, talked_about, turned_to
from calculators.definitions import MEASURES, Measure
from calculators.refusal import Refused
from knowledge.base import Knowledge

MARK = "o:"


class Actions:
    """Presses on buttons whose data begins with `o:`."""

    def __init__(
        self, knowledge: Knowledge, telling: Telling, stated: Stated, openings: Openings, asked: Asked
    ) -> None:
        self._knowledge = knowledge
        self._telling = telling
        self._stated = stated
        self._openings = openings
        self._asked = asked
        self.kept = KeptActions(telling)
        self.changing = asked.changing
        self.rarity = asked.changing.names.common.rarity

    def pressed(self, state: ChatState, person: Person, data: str) -> Claim:
        """What a press does; forged and old data only get a notice."""
        name, _, rest = data.removeprefix(MARK).partition(":")
        first, _, second = rest.partition(":")
        try:
            claim = (
                self._plain(state, person, name, first)
                or self.kept.pressed(state, person, name, first)
                or self._of_several(state, person, name, first, second)
                or self._of_one(state, person, name, first, second)
            )
        except Refused as refused:
            return line(state, person, refused.sentence)
        return claim or notice(state, person, STALE)

    def _plain(self, state: ChatState, person: Person, name: str, mark: str) -> Claim | None:
        match name:
            case "list":
                return listing(state, person)
            case "all":
                return self.compare_saved(state, person)
            case "undo" if (before := kept_sheet(state.before)) is not None and fingerprint(before) == mark:
                return self._asked.undone(state, person)
            case "stay":
                return line(state.model_copy(update={"pending": None}), person, "Nothing was deleted.")
        return None

    def compare_saved(self, state: ChatState, person: Person) -> Claim:
        """All kept offers side by side."""
        offers = saved_offers.sheets(person.offers)
        if len(offers) < 2:
            return line(
                state, person, "A comparison needs two saved offers or more. Send me another one and press Save.",
                (Button("Value my offer", "f:value"),),
            )  # fmt: skip
        return self._telling.compare(state, person, offers)

    def _of_several(
        self, state: ChatState, person: Person, name: str, mark: str, second: str
    ) -> Claim | None:
        offers = talked_about(state)
        if name == "pick":
            return self._stated.picked(state, person, mark, second)
        if len(offers) < 2 or fingerprint(*offers) != mark:
            return None
        match name:
            case "lines":
                return chart_claim(
                    state, person, pictures.lines_chart(compared(offers, rates=self._telling.rates))
                )
            case "keep":
                return self.kept.keep(state, person, offers)
            case "by":
                measure = next((measure for measure in MEASURES if measure == second), None)
                return self._telling.compare(state, person, offers, measure) if measure else None
            case "match":
                on: Measure = "first_year" if second == "first_year" else "horizon_total"
                ranked = compared(offers, on, self._telling.rates).result.ranked
                behind, best = ranked[-1][0].name, ranked[0][0].name
                named = {sheet.name: sheet for sheet in named_apart(offers)}
                return self._openings.counter(state, person, named[behind], named[best], on)
        return None

    def _of_one(self, state: ChatState, person: Person, name: str, mark: str, second: str) -> Claim | None:
        sheet = found_by_mark(state, person, mark)
        if sheet is None:
            return None
        if name in {"years", "curve"}:
            return _pictured(state, person, sheet, name)
        if name in {"leave", "price", "counter"}:
            return self._opened(state, person, name, {"offer": sheet_data(sheet)})
        if name in {"against", "with"}:
            return self._beside(state, person, sheet, second)
        match name:
            case "for":
                return self._asked.chosen(state, person, sheet)
            case "show":
                pass
            case "add":
                return self._openings.open(state, person, VALUE, {"offer": sheet_data(sheet)})
            case "edit":
                return self._openings.edit(state, person, sheet, second or None)
            case "roles":
                return self._telling.which_role(state, person, sheet, "Which role is nearest to it?")
            case "role" if second in self._knowledge.lexicon.roles:
                kept = saved_offers.by_content(person, sheet)
                sheet = sheet.model_copy(update={"role": self._knowledge.lexicon.roles[second].name})
                person = saved_offers.saved(person, sheet, kept.name) if kept else person
            case "save":
                return self.save(state, person, sheet.name or saved_offers.free_name(person, sheet), mark)
            case _:
                return None
        return self._telling.value(turned_to(state, sheet), person, sheet)

    def save(self, state: ChatState, person: Person, name: str, mark: str) -> Claim | None:
        """Keep the offer of a mark under a name."""
        sheet = found_by_mark(state, person, mark)
        if sheet is None:
            return None
        if len(person.offers) >= saved_offers.MOST_OFFERS and saved_offers.named(person, name) is None:
            return line(
                state, person, f"You keep {saved_offers.MOST_OFFERS} offers already. Delete one first.", LIST
            )
        kept = saved_offers.saved(person, sheet, name)
        named = sheet.model_copy(update={"name": name[: saved_offers.LONGEST_NAME]})
        after = state.model_copy(update={"draft": sheet_data(named), "pending": None})
        key = saved_offers.key_of(named.name or name)
        return line(
            after,
            kept,
            f"Saved as {literal(named.name or '')}.",
            (Button("Rename", f"o:rename:{key}"), *LIST),
        )

    def show(self, state: ChatState, person: Person, sheet: OfferSheet) -> Claim:
        """The valuation of an offer that is known already."""
        return self._telling.value(turned_to(state, sheet), person, sheet)

    def names_two_places(self, text: str) -> bool:
        """Whether a message names two places or more."""
        names = self._asked.changing.names
        return len(names_in(tokens(text), names.places, names.openings, ())) > 1

    def undo_all(self, state: ChatState, person: Person) -> Claim | None:
        """The offer talked about as it was before all changes."""
        return self._asked.undone(state, person, all_of_it=True)

    def picture(self, state: ChatState, person: Person, sheet: OfferSheet, name: str) -> Claim:
        """A chart of one offer: `years` or `curve`."""
        return _pictured(state, person, sheet, name)

    def _beside(self, state: ChatState, person: Person, sheet: OfferSheet, key: str) -> Claim | None:
        """Compare an offer with a kept one; without a key, ask which, or for another message."""
        if key:
            other = saved_offers.by_key(person, key)
            beside = saved_offers.sheet_of(other) if other else None
            return self._telling.compare(state, person, (sheet, beside)) if beside else None
        others = [offer for offer in person.offers if offer.name != sheet.name]
        waiting = state.model_copy(
            update={"draft": sheet_data(sheet), "pending": Pending(asked=AGAINST), "rested": False}
        )
        mark = fingerprint(sheet)
        rows = [
            (Button(offer.name, f"o:with:{mark}:{saved_offers.key_of(offer.name)}"),) for offer in others[:6]
        ]
        text = "Send me the other offer in one message" + (", or take a saved one." if rows else ".")
        return line(waiting, person, text, *rows)

    def _opened(self, state: ChatState, person: Person, name: str, seed: dict[str, Json]) -> Claim | None:
        if name == "counter":
            return self._openings.open(state, person, "counter", seed)
        kind = "leave" if name == "leave" else "price"
        return self._openings.open(state, person, "what-if", {**seed, "kind": kind})


def _pictured(state: ChatState, person: Person, sheet: OfferSheet, name: str) -> Claim:
    mark, one = fingerprint(sheet), valued(sheet)
    if name == "years":
        return chart_claim(
            state, person, pictures.years_chart(one), (Button("If I leave early", f"o:curve:{mark}"),)
        )
    return chart_claim(
        state, person, pictures.leaving_chart(one), (Button("Year by year", f"o:years:{mark}"),)
    )
