"""Putting what a change says into the sheet it changes."""

from dataclasses import dataclass
from decimal import Decimal

from bot.core.offers import wording
from bot.core.offers.fields import Field
from bot.core.offers.finding import Findings
from bot.core.offers.grant_parts import rounds_alike
from bot.core.offers.reading import ReadOffer, Said
from bot.core.offers.sheet import GrantPart, OfferSheet, OptionsPart, OwnershipPart, RsuPart, VestingPart
from bot.core.reading.schedules import combined


@dataclass(frozen=True, slots=True)
class _Detail:
    """A figure of a grant that can be told alone: in which field it is kept, how it is called, which grants have it."""

    name: str
    shown: str
    kinds: tuple[type[GrantPart], ...]


_DETAILS = {
    Field.COMPANY_VALUE: _Detail("company_value", "company value", (OwnershipPart,)),
    Field.PRICE: _Detail("price", "share price", (OptionsPart, RsuPart)),
    Field.STRIKE: _Detail("strike", "strike price", (OptionsPart,)),
}
"""What is said of a grant that is known: "what if the share price is $6"."""


_MORE = frozenset({"more", "another", "further", "additional", "extra"})


def _with_vesting(old: VestingPart | None, new: VestingPart) -> VestingPart:
    """Change a schedule by what is said of the new one: a cliff or a rhythm alone keeps the rest."""
    if old is None or new.weights is not None or new.tranches is not None:
        return new
    if new.months is not None:
        cliff = new.cliff_months if new.cliff_months is not None else old.cliff_months
        if cliff is not None and cliff > new.months:
            cliff = None
        return VestingPart(months=new.months, every=new.every or old.every, cliff_months=cliff)
    return old.model_copy(update={key: value for key, value in new if value is not None})


def _grants(
    sheet: OfferSheet, read: OfferSheet, *, adding: bool
) -> tuple[tuple[GrantPart, ...], tuple[int, ...]]:
    """Merge grants: one of a kind that exists is changed, others are added; return which were touched."""
    grants = list(sheet.grants or ())
    touched: list[int] = []
    for grant in read.grants or ():
        index = next((i for i, old in enumerate(grants) if old.kind == grant.kind and i not in touched), None)
        if index is None or adding:
            grants.append(grant)
            touched.append(len(grants) - 1)
            continue
        old = grants[index]
        update = {key: value for key, value in grant if value is not None}
        if grant.vesting is not None:
            update["vesting"] = _with_vesting(old.vesting, grant.vesting)
        if "value" in update:
            update |= {"units": None, "price": None}
        grants[index] = old.model_copy(update=update)
        touched.append(index)
    return tuple(grants), tuple(touched)


def _part(old: object, new: object) -> object:
    """Change a group of values by those that are given; a share replaces an amount and the other way round."""
    if old is None or not hasattr(old, "model_copy") or new is None:
        return new
    update = {key: value for key, value in dict(new).items() if value is not None}  # type: ignore[call-overload]  # a model gives its fields as pairs
    if "share" in update:
        update["amount"] = None
    elif "amount" in update and hasattr(old, "share"):
        update["share"] = None
    return old.model_copy(update=update)


def merged(
    sheet: OfferSheet, offer: ReadOffer, found: Findings, *, adding: bool, schedule: bool
) -> tuple[OfferSheet, tuple[Said, ...]]:
    """Return ``sheet`` with what ``offer`` says, and what changed with the old values as notes."""
    read = offer.sheet
    changes: dict[str, object] = {}
    for field in ("base", "relocation", "benefits", "location", "role"):
        value = getattr(read, field)
        if value is not None:
            changes[field] = value
    sign_on = read.sign_on
    if sign_on is not None and {f.year for f in found.of(Field.SIGN_ON)} == {2}:
        sign_on = sign_on.model_copy(update={"amount": None})
    for field, new in (
        ("bonus", read.bonus),
        ("sign_on", sign_on),
        ("retirement", read.retirement),
        ("refreshers", read.refreshers),
        ("assumptions", read.assumptions),
    ):
        if new is not None:
            changes[field] = _part(getattr(sheet, field), new)
    if read.contingent:
        kept = tuple(
            old for old in sheet.contingent or () if old.name not in {new.name for new in read.contingent}
        )
        changes["contingent"] = kept + read.contingent
    if sheet.currency is None and read.currency is not None:
        changes["currency"] = read.currency
    dropped = "sign_on.amount" if sign_on is not None and sign_on is not read.sign_on else ""
    said = [
        item
        for item in offer.said
        if item.field != dropped and item.field.split(".")[0].split("[")[0] in {*changes, "grants"}
    ]
    if read.grants:
        changes["grants"], _ = _grants(sheet, read, adding=adding)
    elif schedule and sheet.grants:
        new_vesting = VestingPart.of(combined(found.hints))
        if not new_vesting.is_empty:
            changes["grants"] = tuple(
                grant.model_copy(update={"vesting": _with_vesting(grant.vesting, new_vesting)})
                for grant in sheet.grants
            )
            first, behind = found.hints[0].first, found.hints[-1].behind
            words = found.page.original(first, behind)
            said.append(Said("grants[0].vesting", "vesting", wording.vesting(new_vesting), words))
    if not read.grants:
        changes["grants"], told = _with_details(changes.get("grants", sheet.grants), found)
        said += told
    new_sheet = sheet.model_copy(update=changes)
    return new_sheet, tuple(_noted(item, sheet) for item in said if not _is_absence(item, found))


def _with_details(grants: object, found: Findings) -> tuple[object, list[Said]]:
    """Give known grants the prices, company value and later rounds that are told alone."""
    said: list[Said] = []
    for field, detail in _DETAILS.items():
        named = found.of(field)
        if named:
            worth = named[-1].quantity.value
            grants, places = _with_detail(grants, detail, worth)
            words = found.page.original(named[-1].first, named[-1].behind)
            said += [
                Said(f"{place}.{detail.name}", detail.shown, wording.amount(worth), words) for place in places
            ]
    rounds = found.of(Field.DILUTION)
    if rounds:
        shares = tuple(named.quantity.value / 100 for named in rounds)
        if len(shares) == 1:
            shares *= rounds_alike(found.page, rounds[0])
        more = bool(_MORE & set(found.page.words(found.page.first, found.page.behind)))
        grants, places = _diluted(grants, shares, more=more)
        words = found.page.original(rounds[0].first, rounds[-1].behind)
        shown = ", ".join(wording.share(share) for share in shares)
        said += [Said(f"{place}.dilution", "dilution", shown, words) for place in places]
    return grants, said


def _with_detail(
    grants: object, detail: _Detail, worth: Decimal
) -> tuple[tuple[GrantPart, ...] | None, tuple[str, ...]]:
    """Give the grants that have such a detail its new value; return all grants and the places of those."""
    if not isinstance(grants, tuple):
        return None, ()
    meant = [
        isinstance(grant, detail.kinds) and getattr(grant, "units", worth) is not None for grant in grants
    ]
    changed = tuple(
        grant.model_copy(update={detail.name: worth}) if has else grant
        for grant, has in zip(grants, meant, strict=True)
    )
    return changed, tuple(f"grants[{at}]" for at, has in enumerate(meant) if has)


def _diluted(
    grants: object, shares: tuple[Decimal, ...], *, more: bool
) -> tuple[tuple[GrantPart, ...] | None, tuple[str, ...]]:
    """Give the parts of a company their later rounds, or add `more` of them; return all grants and those places."""
    if not isinstance(grants, tuple):
        return None, ()
    changed = tuple(
        grant.model_copy(update={"dilution": (*(grant.dilution or ()), *shares) if more else shares})
        if isinstance(grant, OwnershipPart)
        else grant
        for grant in grants
    )
    return changed, tuple(f"grants[{at}]" for at, one in enumerate(grants) if isinstance(one, OwnershipPart))


def _is_absence(item: Said, found: Findings) -> bool:
    """Say whether an item only says "none": those are taken out by the change itself."""
    return item.understood == "none" and bool(found.absent)


def _noted(item: Said, sheet: OfferSheet) -> Said:
    old = _old(sheet, item.field)
    if old is None or item.note:
        return item
    return Said(item.field, item.name, item.understood, item.words, f"was {old}")


def _old(sheet: OfferSheet, field: str) -> str | None:
    if field == "base" and sheet.base is not None:
        return wording.amount(sheet.base)
    if field in {"bonus.share", "bonus.amount"} and sheet.bonus is not None:
        if sheet.bonus.share is not None:
            return wording.share(sheet.bonus.share)
        return wording.amount(sheet.bonus.amount) if sheet.bonus.amount is not None else None
    if field == "sign_on.amount" and sheet.sign_on is not None and sheet.sign_on.amount is not None:
        return wording.amount(sheet.sign_on.amount)
    if field == "location":
        return sheet.location
    return None
