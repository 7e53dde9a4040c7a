"""Value an offer: base, bonus, stock and how it vests, sign-on, role, place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.core.dialogue.forms import (
    Absorbed,
    Answers,
    Finished,
    Form,
    Json,
    Refusal,
    Reopened,
    Scene,
)
from bot.core.markup import literal
from bot.core.messages import Outcome, Said
from bot.core.offers.changes import read_change
from bot.core.offers.message import read_offers
from bot.core.offers.sheet import OfferSheet, OptionsPart, OwnershipPart, RsuPart, merged
from bot.core.replies.parts import missing, parts_line, stated_line
from bot.core.replies.valuation_reply import headline
from bot.core.replies.valued import kept_sheet, sheet_data, valued
from bot.core.valuing.opening import KEPT
from bot.dialogues.kit import Kit
from bot.dialogues.offer_slots import OfferSlots
from bot.dialogues.sheet_answers import OFFER, answers_of, sheet_of
from calculators.refusal import Refused
from knowledge.facts import listed

_JOINT = re.compile(r"[,;&+\n]|\b(?:and|plus)\b", re.IGNORECASE)
SLOTS = (
    "base",
    "bonus",
    "stock",
    "strike",
    "price",
    "company_value",
    "vesting",
    "sign_on",
    "role",
    "location",
)


def form(kit: Kit) -> Form:
    """The declaration."""
    offer, said = _Offer(kit), kit.wording("value")
    return Form(
        **said.heading,
        slots=OfferSlots(kit).all(),
        finish=offer.finish,
        carried=(OFFER, KEPT),
        absorb=offer.absorb,
        seeded=_seeded,
        preview=_preview,
        offers_of=_offers,
    )


def _seeded(seed: Answers) -> Answers:
    sheet = kept_sheet(seed.get(OFFER))
    if sheet is None:
        return seed
    return {**answers_of(sheet), **{name: value for name, value in seed.items() if name == KEPT}}


def _offers(answers: Answers) -> tuple[Mapping[str, Json], ...]:
    sheet = sheet_of(answers)
    return () if sheet.base is None else (sheet_data(sheet),)


def _preview(answers: Answers) -> str:
    """What was told beside the questions, and what it all comes to."""
    sheet = sheet_of(answers)
    asked_for = ("name", "base", "bonus", "grants", "sign_on", "role", "location", "currency")
    beside = stated_line(sheet.model_copy(update=dict.fromkeys(asked_for)))
    lines = [f"also: {literal(beside)}"] if beside else []
    try:
        lines.append(headline(valued(sheet.model_copy(update={"name": None}))))
    except Refused:
        return "\n".join(lines)
    return "\n".join(lines)


class _Offer:
    """Reads whole messages about the offer, and values it in the end."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def absorb(self, text: str, answers: Answers, _scene: Scene) -> Absorbed | Refusal | None:
        """A message that names other parts of the offer: "20% bonus and 30k sign-on", "change the base to 300k"."""
        before = sheet_of(answers)
        reading = read_offers(text, self._kit.names)
        priced = len(reading.offers) == 1 and _tells_grant(reading.offers[0].sheet, OfferSheet())
        change = None if priced else read_change(text, before, self._kit.names)
        if change is not None:
            if change.problems:
                first = change.problems[0]
                return Refusal(first.sentence, tuple(choice.label for choice in first.choices))
            return replace(
                _absorbed(change.sheet, before),
                sure=change.sheet.base != before.base
                or not _JOINT.search(text)
                or _tells_grant(change.sheet, before),
            )
        if not (reading.certainty or priced) or len(reading.offers) != 1:
            return None
        offer = reading.offers[0]
        problem = next(
            (one for one in offer.problems if one.field), None
        )  # parts short of a total are asked for
        if problem is not None:
            return Refusal(problem.sentence, tuple(choice.label for choice in problem.choices))
        left = [figure.words for figure in offer.left]
        whole = _absorbed(merged(before, offer.sheet), before, left)
        sure = offer.sheet.base is not None or _tells_grant(offer.sheet, OfferSheet())
        return replace(whole, sure=sure and not left)

    def finish(self, answers: Answers, _scene: Scene) -> Finished | Reopened:
        """The valuation, or the part that can't be right."""
        sheet = sheet_of(answers)
        try:
            one = valued(sheet)
        except Refused as refused:
            return Reopened(_slot_of(refused.field), refused.sentence)
        said = Said(Outcome.VALUATION, (self._kit.valuations.full(one),))
        return Finished(said, sheet_data(sheet))


def _tells_grant(sheet: OfferSheet, before: OfferSheet) -> bool:
    """Whether a message told a grant with what it is priced by: "40k options at 2, worth 5 now"."""
    priced = (
        (isinstance(grant, OptionsPart) and grant.number and (grant.strike or grant.price))
        or (isinstance(grant, RsuPart) and grant.units and grant.price)
        or (isinstance(grant, OwnershipPart) and grant.percent and grant.company_value)
        for grant in sheet.grants or ()
    )
    return sheet.grants != before.grants and any(priced)


def _absorbed(sheet: OfferSheet, before: OfferSheet, left: Sequence[str] = ()) -> Absorbed:
    """What a message said: its answers, or everything known where it told what no question asks for.

    Complete where nothing that matters is left.
    """
    complete = sheet.base is not None and not missing(sheet) and len(missing(before)) > 1
    known = answers_of(before)
    told = {name: value for name, value in answers_of(sheet).items() if value != known.get(name)}
    echo = "" if set(told) - {OFFER} and not left else f"Noted: {literal(_line(sheet))}."
    echo += f" I couldn't place {literal(listed(left))}: say what it is." if left else ""
    return Absorbed(
        {OFFER: sheet_data(sheet), **told}, echo, complete=complete, sure=sheet.base is not None and not left
    )


def _line(sheet: OfferSheet) -> str:
    try:
        return parts_line(valued(sheet))
    except Refused:
        return stated_line(sheet)


def _slot_of(field: str) -> str:
    """The slot that asks for a field of an offer."""
    group = field.split(".", maxsplit=1)[0]
    if group.startswith("grants"):
        last = field.rsplit(".", maxsplit=1)[-1]
        if "vesting" in field:
            return "vesting"
        return last if last in SLOTS else "stock"
    return group if group in SLOTS else "base"
