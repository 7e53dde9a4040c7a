"""The first question of dialogues about an offer that was not named: which one."""

from bot.core.dialogue.forms import Answers, Choice, Json, ReadAnswer, Refusal, Scene, Slot, Took
from bot.core.offers.message import read_offers
from bot.core.offers.sheet import OfferSheet
from bot.core.reading.characters import words_of
from bot.core.replies.parts import stated_line
from bot.core.replies.valued import kept_sheet, sheet_data, valued
from bot.core.valuing import saved_offers
from bot.dialogues.kit import Kit
from bot.dialogues.sheet_answers import OFFER
from bot.dialogues.wording import Wording
from calculators.refusal import Refused

MOST_BUTTONS = 6


def which_slot(kit: Kit, said: Wording) -> Slot:
    """Asks for a kept offer by name, or for one in a message."""
    return said.slot(
        "which",
        lambda text, _answers, scene: read_offer(text, scene, kit),
        show_offer,
        typical=saved_choices,
        condition=lambda answers, _scene: OFFER not in answers,
        skippable=False,
    )


def saved_choices(_answers: Answers, scene: Scene) -> tuple[Choice, ...]:
    """Kept offers on buttons."""
    return tuple(Choice(offer.name, offer.name) for offer in scene.offers[:MOST_BUTTONS])


def read_offer(text: str, scene: Scene, kit: Kit) -> ReadAnswer:
    """A kept offer by its name, or one that the message states."""
    offer = next((one for one in scene.offers if saved_offers.same_name(one.name, text)), None)
    if offer is None:
        meant = kit.spelled(words_of(text), {words_of(one.name) for one in scene.offers})
        offer = next((one for one in scene.offers if words_of(one.name) == meant), None)
    sheet = saved_offers.sheet_of(offer) if offer is not None else None
    if sheet is None:
        reading = read_offers(text, kit.names)
        if len(reading.offers) != 1 or reading.offers[0].sheet.base is None:
            return None
        if not reading.is_offer and (not reading.certainty or "?" in text):
            return None
        if reading.problems:
            return Refusal(reading.problems[0].sentence)
        sheet = reading.offers[0].sheet
    try:
        valued(sheet)
    except Refused as refused:
        return Refusal(refused.sentence)
    return Took(sheet_data(sheet))


def offer_in(answers: Answers) -> OfferSheet | None:
    """The offer that a dialogue is about."""
    return kept_sheet(answers.get(OFFER) or answers.get("which"))


def show_offer(value: Json) -> str:
    """An offer as it is echoed."""
    sheet = kept_sheet(value)
    return "" if sheet is None else sheet.name or stated_line(sheet)
