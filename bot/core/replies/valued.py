"""A sheet with its offer and its valuation, and the fingerprint by which a button finds it again."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from bot.core.offers.conversion import to_offer, valuable
from bot.core.offers.sheet import GrantPart, OfferSheet
from calculators.offer import Offer
from calculators.valuation import Valuation, value

NAMELESS = "Offer A"
_PRINT_BYTES = 4


@dataclass(frozen=True, slots=True)
class Valued:
    """A valuation with the sheet it was made of.

    `left_out` are sentences about what has no money value yet, `uncounted` the grants among it.
    """

    sheet: OfferSheet
    offer: Offer
    valuation: Valuation
    left_out: tuple[str, ...] = ()
    uncounted: tuple[GrantPart, ...] = ()

    @property
    def print(self) -> str:
        """The fingerprint of the sheet."""
        return fingerprint(self.sheet)

    @property
    def name(self) -> str:
        """What the offer is called."""
        return self.offer.name


def valued(sheet: OfferSheet, default_name: str = NAMELESS) -> Valued:
    """Value what a sheet states. Raises `Refused` where the base is missing or a value cannot be right."""
    counted = valuable(sheet)
    offer = to_offer(counted.sheet, default_name)
    kept = counted.sheet.grants or ()
    uncounted = tuple(grant for grant in sheet.grants or () if grant not in kept)
    return Valued(sheet, offer, value(offer), counted.left_out, uncounted)


def kept_sheet(data: Mapping[str, Any] | None) -> OfferSheet | None:
    """The sheet that was kept, or None: a sheet of another version, or a damaged one, is let go."""
    if data is None:
        return None
    try:
        return OfferSheet.model_validate(dict(data))
    except ValidationError:
        return None


def sheet_data(sheet: OfferSheet) -> dict[str, Any]:
    """A sheet as it is kept."""
    return sheet.model_dump(mode="json", exclude_none=True)


def fingerprint(*sheets: OfferSheet) -> str:
    """A short mark of some sheets: the same for the same content."""
    text = json.dumps([sheet_data(sheet) for sheet in sheets], sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=_PRINT_BYTES).hexdigest()


def letter(place: int) -> str:
    """The default name of the offer at a place from 0: `Offer A`, `Offer B`, … `Offer AA`."""
    name = ""
    left = place + 1
    while left:
        left, rest = divmod(left - 1, 26)
        name = chr(ord("A") + rest) + name
    return f"Offer {name}"
