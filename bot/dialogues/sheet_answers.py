"""Between an offer sheet and the answers of the dialogue that fills it."""

from collections.abc import Mapping
from decimal import Decimal

from pydantic import ValidationError

from bot.core.dialogue.forms import Answers, Json
from bot.core.offers.sheet import (
    BonusPart,
    OfferSheet,
    OptionsPart,
    OwnershipPart,
    RsuPart,
    SignOnPart,
    VestingPart,
)
from bot.core.replies.parts import stated_grant, vesting_known
from bot.core.replies.valued import kept_sheet, sheet_data

OFFER = "offer"
"""The carried value: the sheet as it was before the dialogue, with whatever no question asks for."""

USUAL_YEARS = 4
KINDS: dict[str, type[RsuPart] | type[OptionsPart] | type[OwnershipPart]] = {
    "rsu": RsuPart,
    "options": OptionsPart,
    "ownership": OwnershipPart,
}


def answers_of(sheet: OfferSheet) -> dict[str, Json]:
    """What a sheet answers already."""
    answers: dict[str, Json] = {OFFER: sheet_data(sheet)}
    if sheet.base is not None:
        answers["base"] = {"amount": str(sheet.base)} | (
            {"currency": sheet.currency} if sheet.currency else {}
        )
    bonus = sheet.bonus
    if bonus is not None and bonus.share is not None:
        answers["bonus"] = {"share": str(bonus.share)}
    elif bonus is not None and bonus.amount is not None:
        answers["bonus"] = {"amount": str(bonus.amount)}
    answers |= _grant_answers(sheet)
    if sheet.sign_on is not None and sheet.sign_on.amount is not None:
        answers["sign_on"] = sheet.sign_on.model_dump(mode="json", exclude_none=True)
    if sheet.role:
        answers["role"] = sheet.role
    if sheet.location:
        answers["location"] = sheet.location
    return answers


def _grant_answers(sheet: OfferSheet) -> dict[str, Json]:
    if sheet.grants is None:
        return {}
    if not sheet.grants:
        return {"stock": {"kind": "none"}}
    if len(sheet.grants) > 1:
        return {"stock": {"kind": "kept", "text": " + ".join(stated_grant(grant) for grant in sheet.grants)}}
    grant = sheet.grants[0]
    data = grant.model_dump(mode="json", exclude_none=True)
    answers: dict[str, Json] = {}
    vesting = data.pop("vesting", None)
    for slot in ("strike", "price", "company_value"):
        if slot in data:
            answers[slot] = {"amount": data.pop(slot)}
    answers["stock"] = data
    if vesting_known(grant) and vesting is not None:
        answers["vesting"] = vesting
    return answers


def sheet_of(answers: Answers) -> OfferSheet:
    """The sheet that answers make, over what is carried. Values that no longer fit are left out."""
    before = kept_sheet(answers.get(OFFER)) or OfferSheet()
    fields: dict[str, Json] = sheet_data(before)
    for name in ("base", "bonus", "grants", "sign_on", "role", "location"):
        fields.pop(name, None)
    base = answers.get("base")
    if base:
        fields["base"] = base["amount"]
        if base.get("currency"):
            fields["currency"] = base["currency"]
    if "bonus" in answers:
        fields["bonus"] = _over(before.bonus, {"share": None, "amount": None, **_figure(answers["bonus"])})
    if "sign_on" in answers:
        said = {name: part for name, part in answers["sign_on"].items() if name in SignOnPart.model_fields}
        fields["sign_on"] = _over(before.sign_on, said)
    if "stock" in answers:
        fields["grants"] = _grants(answers, before)
    fields |= {name: answers[name] for name in ("role", "location") if name in answers}
    try:
        return OfferSheet.model_validate(fields)
    except ValidationError:
        return before


def _figure(value: Mapping[str, Json]) -> dict[str, Json]:
    return {key: value[key] for key in ("share", "amount") if key in value}


def _over(part: BonusPart | SignOnPart | None, update: Mapping[str, Json]) -> dict[str, Json]:
    """A part of the sheet as it was, with what was answered."""
    held: dict[str, Json] = part.model_dump(mode="json") if part is not None else {}
    return {**held, **update}


def _grants(answers: Answers, before: OfferSheet) -> list[Json]:
    stock = dict(answers["stock"])
    if stock["kind"] == "none":
        return []
    if stock["kind"] == "kept":
        return [grant.model_dump(mode="json", exclude_none=True) for grant in before.grants or ()]
    vesting = answers.get("vesting")
    yearly = stock.pop("yearly", None)
    if yearly is not None:
        stock["value"] = str(Decimal(yearly) * _years(vesting))
    for slot in ("strike", "price", "company_value"):
        if slot in answers and slot in KINDS[stock["kind"]].model_fields:
            stock[slot] = answers[slot]["amount"]
    if vesting:
        stock["vesting"] = vesting
    return [stock]


def _years(vesting: Json) -> Decimal:
    """How many years a yearly figure is paid for: the schedule's, or the usual ones."""
    part = VestingPart.model_validate(vesting) if vesting else VestingPart()
    if part.months:
        return Decimal(part.months) / 12
    if part.weights:
        return Decimal(len(part.weights))
    return Decimal(USUAL_YEARS)
