"""Saving, renaming, deleting and showing offers, kept or only talked about, by whatever they are called."""

from dataclasses import dataclass

from bot.core.intents.remarks import IT
from bot.core.intents.wish_words import Wish
from bot.core.intents.wishes import Wished
from bot.core.markup import literal
from bot.core.messages import Button
from bot.core.offers.sheet import OfferSheet
from bot.core.reading.characters import words_of
from bot.core.replies.valued import fingerprint, kept_sheet, sheet_data
from bot.core.state import ChatState, Person
from bot.core.valuing import saved_offers
from bot.core.valuing.actions import Actions
from bot.core.valuing.claims import Claim, line, listing
from bot.core.valuing.kept_actions import LIST
from bot.core.valuing.meant import meant, side_by_side
from bot.core.valuing.talk import talked_about, turned_to

_THIS = frozenset(
    {
        "it",
        "this",
        "that",
        "this one",
        "that one",
        "this offer",
        "that offer",
        "the draft",
        "my offer",
        "the offer",
        "offer",
        "result",
        "the result",
        "results",
        "summary",
        "the summary",
        "the numbers",
        "numbers",
        "me the result",
        "the whole thing",
        "everything",
    }
)


def one_meant(state: ChatState, person: Person, name: str) -> OfferSheet | None:
    """The one offer that a whole name means."""
    if words_of(name) in _THIS:
        return kept_sheet(state.draft)
    for said in (name, f"the {name}"):
        found = meant(state, person, said)
        if found.named and words_of(found.rest) == IT and len(found.offers) == 1:
            return found.offers[0]
    return None


@dataclass(frozen=True, slots=True)
class Keeping:
    """Does what is wanted of single offers."""

    actions: Actions

    def done(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        """What a wish leads to; None where it names no known offer."""
        match wish.wish:
            case Wish.LIST:
                return listing(state, person)
            case Wish.DELETE_ALL if person.offers:
                rows = [
                    (Button(one.name, f"o:delete:{saved_offers.key_of(one.name)}"),)
                    for one in person.offers[:8]
                ]
                text = "Which one? To delete everything kept about you at once, use /forget."
                return line(state, person, text, *rows)
            case Wish.SAVE_ALL:
                return self._save_all(state, person)
            case Wish.SAVE | Wish.NAME:
                return self._save(state, person, wish)
        return self._with_named(state, person, wish) if wish.about else None

    def _with_named(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        sheet = one_meant(state, person, wish.about)
        kept = saved_offers.named(person, sheet.name if sheet and sheet.name else wish.about)
        match wish.wish:
            case Wish.DELETE if kept is not None:
                return self.actions.kept.ask_to_delete(state, person, kept)
            case Wish.SHOW if kept is not None:
                return self.actions.kept.open(state, person, kept)
            case Wish.DELETE if sheet is not None:
                return _aside(state, person, sheet)
            case Wish.SHOW if sheet is not None:
                return self.actions.show(state, person, sheet)
            case Wish.RENAME if sheet is not None:
                return self.rename(state, person, sheet, wish.other)
        return None

    def _save_all(self, state: ChatState, person: Person) -> Claim | None:
        offers = side_by_side(state)
        if offers:
            return self.actions.kept.keep(state, person, offers)
        draft = kept_sheet(state.draft)
        return self._kept(state, person, draft, "") if draft is not None else None

    def _save(self, state: ChatState, person: Person, wish: Wished) -> Claim | None:
        together = side_by_side(state) if state.together else ()
        if together and not wish.about and not wish.other:
            return self.actions.kept.keep(state, person, together)
        if together and not wish.about:
            return self._save_one_of(state, person, together, wish)
        sheet = one_meant(state, person, wish.about) if wish.about else kept_sheet(state.draft)
        return self._kept(state, person, sheet, wish.other) if sheet is not None else None

    def _save_one_of(
        self, state: ChatState, person: Person, together: tuple[OfferSheet, ...], wish: Wished
    ) -> Claim | None:
        """Of several offers just compared, the one of that name, or the only one that is not kept yet."""
        name, draft = wish.other, kept_sheet(state.draft)
        called = [sheet for sheet in together if saved_offers.same_name(sheet.name or "", name)]
        if wish.wish is Wish.NAME and not called and draft is not None:
            return self._kept(state, person, draft, name)
        new = [sheet for sheet in together if saved_offers.by_content(person, sheet) is None]
        for found in (called, new):
            if len(found) == 1:
                return self._kept(state, person, found[0], name)
        rows = [(Button(f"Save {sheet.name}"[:60], f"o:save:{fingerprint(sheet)}"),) for sheet in together]
        return line(state, person, f"Which one should I save as {literal(titled(name))}?", *rows)

    def _kept(self, state: ChatState, person: Person, sheet: OfferSheet, name: str) -> Claim | None:
        called = titled(name) or sheet.name or saved_offers.free_name(person, sheet)
        before = saved_offers.by_content(person, sheet)
        if before is not None and name:
            return self.rename(state, person, sheet, name)
        return self.actions.save(turned_to(state, sheet), person, called, fingerprint(sheet))

    def rename(self, state: ChatState, person: Person, sheet: OfferSheet, new: str) -> Claim:
        """Give an offer another name, unless another one has it; a kept one is kept under the new name."""
        old = saved_offers.named(person, sheet.name) if sheet.name else None
        taken = saved_offers.named_just(person, new)
        name = " ".join(titled(new).split())[: saved_offers.LONGEST_NAME]
        if not name:
            return line(state, person, "What should I call it?")
        if taken is not None and taken != old:
            return line(state, person, f"There is a {literal(taken.name)} already. Choose another name.")
        called = sheet.model_copy(update={"name": name})
        after = _replaced(state, sheet, called)
        before = literal(sheet.name or "It")
        if old is None:
            rows = ((Button("Save", f"o:save:{fingerprint(called)}"),),)
            return line(after, person, f"{before} is called {literal(name)} now.", *rows)
        changed = saved_offers.renamed(person, old, name)
        return line(after, changed, f"{before} is called {literal(name)} now.", LIST)


def _replaced(state: ChatState, old: OfferSheet, new: OfferSheet) -> ChatState:
    """The state with one sheet in the place of another."""
    before, data = sheet_data(old), sheet_data(new)
    compared = tuple(data if one == before else one for one in state.compared)
    draft = data if state.draft == before else state.draft
    return state.model_copy(update={"compared": compared, "draft": draft, "pending": None})


def _aside(state: ChatState, person: Person, sheet: OfferSheet) -> Claim:
    """An offer that was never saved is only left out of what is talked about."""
    rest = [one for one in talked_about(state) if one != sheet]
    data = tuple(sheet_data(one) for one in rest) if len(rest) > 1 else ()
    draft = sheet_data(rest[0]) if rest else None
    after = state.model_copy(update={"compared": data, "draft": draft, "together": len(rest) > 1})
    return line(
        after, person, f"{literal(sheet.name or 'That offer')} was never saved; I leave it out from here on."
    )


def titled(name: str) -> str:
    """A name as it is kept: the words of a message are read in small letters."""
    return name if name != name.lower() else " ".join(word[:1].upper() + word[1:] for word in name.split())
