"""The offers that a person keeps: added, renamed, replaced, deleted, found by what people call them."""

import hashlib
from collections.abc import Sequence

from bot.core.markup import literal
from bot.core.messages import Button, Reply
from bot.core.offers.sheet import OfferSheet
from bot.core.replies.parts import stated_line
from bot.core.replies.valued import fingerprint, kept_sheet, letter, sheet_data
from bot.core.state import Person, SavedOffer

MOST_OFFERS = 30
LONGEST_NAME = 40
_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1, "former": 0, "latter": -1}


def named(person: Person, name: str) -> SavedOffer | None:
    """The offer of a name, whatever its capitals; also `A` for `Offer A`, and `the second`."""
    for offer in person.offers:
        if same_name(offer.name, name):
            return offer
    wanted = _plain(name)
    place = _PLACES.get(wanted.removesuffix(" one").removesuffix(" offer"))
    if place is not None and person.offers and -1 <= place < len(person.offers):
        return person.offers[place]
    return None


def named_just(person: Person, name: str) -> SavedOffer | None:
    """The offer that is called so, and not only by its letter or place."""
    wanted = " ".join(name.split()).casefold()
    return next((offer for offer in person.offers if offer.name.casefold() == wanted), None)


def same_name(one: str, other: str) -> bool:
    """Whether two names mean the same offer: `a` is `Offer A`."""
    left, right = _plain(one), _plain(other)
    return left == right or left.removeprefix("offer ") == right.removeprefix("offer ")


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("'s", "").split()).removeprefix("the ").removesuffix(" offer")


def key_of(name: str) -> str:
    """A short mark of a name, for buttons."""
    return hashlib.blake2b(name.casefold().encode(), digest_size=4).hexdigest()


def by_key(person: Person, key: str) -> SavedOffer | None:
    """The offer that a button means."""
    return next((offer for offer in person.offers if key_of(offer.name) == key), None)


def by_content(person: Person, sheet: OfferSheet) -> SavedOffer | None:
    """The offer that holds just this sheet, under whatever name."""
    mark = fingerprint(sheet.model_copy(update={"name": None}))
    for offer in person.offers:
        held = sheet_of(offer)
        if held is not None and fingerprint(held.model_copy(update={"name": None})) == mark:
            return offer
    return None


def sheet_of(offer: SavedOffer) -> OfferSheet | None:
    """The sheet of a kept offer under its name; None where it can't be read any more."""
    sheet = kept_sheet(offer.sheet)
    return None if sheet is None else sheet.model_copy(update={"name": offer.name})


def free_name(person: Person, sheet: OfferSheet) -> str:
    """A name that no kept offer has: the sheet's own, its employer, its place, or the next letter."""
    taken = {offer.name.casefold() for offer in person.offers}
    for name in (sheet.name, sheet.employer, sheet.location):
        if name and name.casefold() not in taken:
            return name[:LONGEST_NAME]
    return next(name for place in range(MOST_OFFERS + 1) if (name := letter(place)).casefold() not in taken)


def saved(person: Person, sheet: OfferSheet, name: str) -> Person:
    """The person with a sheet kept under a name; a kept offer of that name is replaced."""
    kept = SavedOffer(
        name=name[:LONGEST_NAME], sheet=sheet_data(sheet.model_copy(update={"name": name[:LONGEST_NAME]}))
    )
    others = [offer for offer in person.offers if offer.name.casefold() != name.casefold()]
    if len(others) == len(person.offers):
        return person.model_copy(update={"offers": (*person.offers, kept)})
    swapped = [kept if offer.name.casefold() == name.casefold() else offer for offer in person.offers]
    return person.model_copy(update={"offers": tuple(swapped)})


def renamed(person: Person, offer: SavedOffer, name: str) -> Person:
    """The person with an offer under another name."""
    sheet = sheet_of(offer)
    if sheet is None:
        return person
    new = SavedOffer(
        name=name[:LONGEST_NAME], sheet=sheet_data(sheet.model_copy(update={"name": name[:LONGEST_NAME]}))
    )
    return person.model_copy(update={"offers": tuple(new if one is offer else one for one in person.offers)})


def without(person: Person, offer: SavedOffer) -> Person:
    """The person without an offer."""
    return person.model_copy(update={"offers": tuple(one for one in person.offers if one != offer)})


def list_reply(person: Person) -> Reply:
    """All kept offers, with what can be done with them."""
    if not person.offers:
        return Reply(
            "You have no saved offers yet. Send me one, for example “280k base, 20% bonus, 150k RSUs over 18 months”.",
            buttons=((Button("Value my offer", "f:value"),),),
        )
    lines = [f"{place}. {line}" for place, line in enumerate(map(_line, person.offers), 1)]
    rows: list[tuple[Button, ...]] = [
        (Button(_short(offer.name), f"o:open:{key_of(offer.name)}"),) for offer in person.offers
    ]
    if len(person.offers) > 1:
        rows.append((Button("Compare all", "o:all"), Button("Compare some", "f:compare")))
    return Reply("\n".join(["Your saved offers:", *lines]), buttons=tuple(rows))


def _line(offer: SavedOffer) -> str:
    sheet = sheet_of(offer)
    if sheet is None:
        return f"{literal(offer.name)}: written by another version, I can't read it"
    return f"{literal(offer.name)}: {literal(stated_line(sheet))}"


def open_buttons(offer: SavedOffer) -> tuple[tuple[Button, ...], ...]:
    """What can be done with one kept offer."""
    key = key_of(offer.name)
    return (
        (
            Button("Rename", f"o:rename:{key}"),
            Button("Delete", f"o:delete:{key}"),
            Button("All offers", "o:list"),
        ),
    )


def ask_to_delete(offer: SavedOffer) -> Reply:
    """The question before an offer is deleted."""
    key = key_of(offer.name)
    return Reply(
        f"Delete {literal(offer.name)}? It can't be undone.",
        buttons=((Button("Delete it", f"o:gone:{key}"), Button("Keep it", "o:stay")),),
    )


def sheets(offers: Sequence[SavedOffer]) -> tuple[OfferSheet, ...]:
    """The sheets of kept offers that can be read."""
    return tuple(sheet for offer in offers if (sheet := sheet_of(offer)) is not None)


def _short(name: str) -> str:
    return name if len(name) <= 30 else f"{name[:29]}…"
