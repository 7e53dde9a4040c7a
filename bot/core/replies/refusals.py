"""Everything that is wrong with an offer in a file: what can't be read, and what can't be right, all at once."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from bot.core.offers.conversion import to_offer, valuable
from bot.core.offers.sheet import GrantPart, OfferSheet, OptionsPart, OwnershipPart, RsuPart, VestingPart
from bot.core.offers.sheet_files import UnreadableOffer, read_offer_file
from calculators.refusal import Refused

_BASE = Decimal(280_000)
"""Stands for a base that can't be right, so that the other parts can be looked at."""
_KEY = re.compile(r"(\w+)(?:\[(\d+)\])?(?:\.(\w+))?")
_INDEX = re.compile(r"\[0\]")


def read_whole_offer(data: object, where: str) -> OfferSheet:
    """Return the sheet that an offer file states, if it can be valued.

    Raises:
        UnreadableOffer: with one line `where: field: reason` for each thing that is wrong, whatever kind it is.

    """
    unread: tuple[str, ...] = ()
    places: dict[str, list[int]] = {}
    try:
        sheet: OfferSheet | None = read_offer_file(data, where)
    except UnreadableOffer as unreadable:
        unread = unreadable.complaints
        sheet, places = _rest(data, where, unread)
    wrong = [f"{where}: {field}: {sentence}" for field, sentence in refusals(sheet, places)] if sheet else []
    told = any(line.startswith(f"{where}: base:") for line in unread)
    complaints = [*unread, *(line for line in wrong if not (told and line.startswith(f"{where}: base:")))]
    if complaints or sheet is None:
        raise UnreadableOffer(complaints)
    return sheet


def _rest(
    data: object, where: str, complaints: tuple[str, ...]
) -> tuple[OfferSheet | None, dict[str, list[int]]]:
    """What is left of a file without the keys and list items complained about, and which places the items had."""
    if not isinstance(data, Mapping):
        return None, {}
    left: dict[str, Any] = {str(key): value for key, value in data.items()}
    places: dict[str, list[int]] = {}
    for complaint in complaints:
        found = _KEY.match(complaint.removeprefix(f"{where}: "))
        key, place, inner = (found[1], found[2], found[3]) if found else ("", None, None)
        items = left.get(key)
        if place is None or not isinstance(items, list):
            left[key] = _without(items, inner)
            continue
        known = places.setdefault(key, list(range(len(items))))
        if int(place) in known:
            at = known.index(int(place))
            item = _without(items[at], inner)
            left[key] = [*items[:at], *([] if item is None else [item]), *items[at + 1 :]]
            known[at : at + 1] = [] if item is None else [int(place)]
    left = {key: value for key, value in left.items() if value is not None}
    try:
        return read_offer_file(left, where), places
    except UnreadableOffer:
        return None, {}


def _without(value: object, inner: str | None) -> object:
    """A group of keys without one of them; nothing where the whole of it can't be read."""
    if inner is None or not isinstance(value, Mapping) or inner not in value:
        return None
    return {key: part for key, part in value.items() if key != inner}


def refusals(sheet: OfferSheet, places: Mapping[str, list[int]] | None = None) -> list[tuple[str, str]]:
    """Every value of a sheet that can't be right, as (field, sentence); `places` are those of list items in the file."""
    found: dict[tuple[str, str], None] = {}
    alone = OfferSheet(base=sheet.base, currency=sheet.currency)
    for refused in _refused(alone):
        found[refused.field, refused.sentence] = None
    base = _BASE if found else sheet.base
    for field, part, place in _pieces(sheet):
        try:
            piece = OfferSheet.model_validate({"base": base, "currency": sheet.currency, field: part})
        except ValueError:
            continue
        for refused in _refused(piece):
            if refused.field in {"base", "currency"}:
                continue
            at = (places or {}).get(field, [])
            real = at[place] if place < len(at) else place
            found[_INDEX.sub(f"[{real}]", refused.field, count=1), refused.sentence] = None
    return list(found)


def _refused(sheet: OfferSheet) -> Iterator[Refused]:
    try:
        to_offer(valuable(sheet).sheet, "Offer")
    except Refused as refused:
        yield refused


def _pieces(sheet: OfferSheet) -> Iterator[tuple[str, object, int]]:
    """The parts of a sheet one by one, and each value of a part by itself: (field, value, place in its list)."""
    for field in OfferSheet.model_fields:
        part = getattr(sheet, field)
        if part is None or field in {"base", "currency", "name", "location", "role", "employer"}:
            continue
        for place, item in enumerate(part if isinstance(part, tuple) else (part,)):
            for piece in (item, *_values(item)):
                yield field, (piece,) if isinstance(part, tuple) else piece, place


def _values(part: object) -> Iterator[object]:
    """A part with only one of its values; of a grant, its schedule under a grant that is right."""
    if isinstance(part, RsuPart | OptionsPart | OwnershipPart):
        yield from _grant_values(part)
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            value = getattr(part, name)
            if value is not None:
                yield type(part).model_validate({name: value})


_RIGHT: dict[type[BaseModel], dict[str, object]] = {
    RsuPart: {"value": 1000},
    OptionsPart: {"number": 1000, "strike": 1, "price": 2},
    OwnershipPart: {"percent": "0.1", "company_value": 1_000_000},
}


def _grant_values(grant: GrantPart) -> Iterator[object]:
    right = _RIGHT[type(grant)]
    for name in type(grant).model_fields:
        value = getattr(grant, name)
        if value is None or name in {"kind", "name", "label"}:
            continue
        taken = {} if name in {"units", "price"} and isinstance(grant, RsuPart) else right
        if name == "vesting" and isinstance(value, VestingPart):
            value = value.model_dump(exclude_none=True)
        more = {"price": 1} if name == "units" else {"units": 1} if name == "price" and not taken else {}
        yield type(grant).model_validate({**taken, **more, name: value})
