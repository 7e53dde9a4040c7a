"""What an offer is surrounded by: place, employer, role, and the currency that is named once for all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.core.offers import wording
from bot.core.offers.amounts import is_in_lakhs
from bot.core.offers.fields import BESIDE
from bot.core.offers.lexicon import Employer
from bot.core.offers.page import Name, Page
from bot.core.offers.piece import Piece, Reader
from bot.core.offers.reading import Choice, Problem, ReadOffer, Said
from bot.core.offers.sheet import GrantPart, RsuPart, VestingPart
from bot.core.reading.currencies import CODES, NAMES, SIGNS
from bot.core.reading.schedule_words import USUAL
from bot.core.reading.word_sets import words as word_set

_DOLLARS = frozenset({"CAD", "AUD", "SGD", "HKD", "NZD", "TWD", "MXN"})
_NO_CURRENCIES = word_set("won cop")
"""Words of English that are a currency's name or code as well."""
_LINES = {
    **dict.fromkeys(("location", "city", "office"), "location"),
    **dict.fromkeys(("role", "title", "position"), "role"),
    **dict.fromkeys(("company", "employer"), "employer"),
    "name": "name",
}
_LINE_ENDS = frozenset({"\n", "\n\n", ",", ";", "|", "/", "+"})
_LONGEST_NAME = 120


def names_piece(page: Page) -> Piece:
    """Read place, employer and role, known by the lexicon or named by a line ("location: Tallinn")."""
    fields: dict[str, object] = {}
    said: list[Said] = []
    for field, names in (("location", page.places), ("employer", page.employers), ("role", page.roles)):
        name = _meant(page, names)
        if name is not None:
            fields[field] = name.name
            said.append(Said(field, field, name.name, page.original(name.first, name.behind)))
    for field, words in _named_lines(page).items():
        if field not in fields:
            fields[field] = words[:_LONGEST_NAME]
            said.append(Said(field, field, words[:_LONGEST_NAME], words))
    return Piece(fields, tuple(said))


def _meant(page: Page, names: Sequence[Name]) -> Name | None:
    """Return the name meant where several stand: the one behind "in" or "to", else the first."""
    for name in names:
        if page.word(name.first - 1) in {"in", "to", "location", ":"}:
            return name
    return names[0] if names else None


def _named_lines(page: Page) -> Mapping[str, str]:
    named: dict[str, str] = {}
    for at in range(page.first, page.behind - 2):
        field = _LINES.get(page.word(at))
        if field is None or page.word(at + 1) not in {":", "="}:
            continue
        behind = at + 2
        while behind < page.behind and page.word(behind) not in _LINE_ENDS:
            behind += 1
        if behind > at + 2 and not any(at < quantity.first < behind for quantity in page.quantities):
            named.setdefault(field, page.original(at + 2, behind).strip())
    return named


def currency_piece(reader: Reader) -> Piece:
    """Read the currency: the one all amounts are in, or the one named once for all; several are asked back."""
    used: dict[str, str] = {}
    for finding in reader.found.findings:
        quantity = finding.quantity
        if quantity.currency and finding.field not in BESIDE:
            used.setdefault(quantity.currency, reader.page.original(quantity.first, quantity.behind))
    named = _named_currency(reader.page)
    if named is not None and (not used or (set(used) == {"USD"} and named[0] in _DOLLARS)):
        used = dict([named])
    lakhs = next(
        (finding for finding in reader.found.findings if is_in_lakhs(reader.page, finding.quantity)), None
    )
    if not used and lakhs is not None:
        used = {"INR": reader.page.original(lakhs.quantity.first, lakhs.quantity.behind)}
    if not used:
        return Piece()
    first = next(iter(used))
    if len(used) == 1:
        return Piece({"currency": first}, (Said("currency", "currency", first, used[first]),))
    sentence = f"The amounts are in {' and '.join(used)}. Which currency holds for the whole offer?"
    choices = tuple(Choice(currency, (("currency", currency),)) for currency in used)
    return Piece({"currency": first}, (), (Problem("currency", sentence, choices),))


def _named_currency(page: Page) -> tuple[str, str] | None:
    """Return the currency that stands by itself: "all in EUR", "(USD)"."""
    inside = {at for quantity in page.quantities for at in range(quantity.first, quantity.behind)}
    for at in range(page.first, page.behind):
        word = page.word(at)
        if page.word(at + 1) == "for" or page.word(at - 1) == "for":
            continue  # "dollar for dollar"
        if at not in inside and word in SIGNS:
            return SIGNS[word], word
        if at not in inside and word not in _NO_CURRENCIES and (word in CODES or word in NAMES):
            return (word.upper() if word in CODES else NAMES[word]), page.original(at, at + 1)
    return None


def with_employer_schedule(offer: ReadOffer, employer: Employer | None) -> ReadOffer:
    """Give the grants of an offer that have no schedule the one that their employer usually has, and say so."""
    if employer is None or employer.schedule is None or offer.sheet.employer != employer.name:
        return offer
    part = VestingPart.of(employer.schedule)
    note = f"{employer.name}'s usual schedule, assumed"
    said = list(offer.said)
    filled: list[GrantPart] = []
    for index, grant in enumerate(offer.sheet.grants or ()):
        usual = [
            one
            for one in said
            if one.field == f"grants[{index}].vesting" and USUAL.intersection(one.words.lower().split()[:1])
        ]
        if not isinstance(grant, RsuPart) or (grant.vesting is not None and not usual):
            filled.append(grant)
            continue
        said = [one for one in said if one not in usual]
        filled.append(grant.model_copy(update={"vesting": part}))
        said.append(Said(f"grants[{index}].vesting", "vesting", wording.vesting(part), employer.name, note))
    if not filled:
        return offer
    return replace(offer, sheet=offer.sheet.model_copy(update={"grants": tuple(filled)}), said=tuple(said))
