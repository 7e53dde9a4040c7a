"""The guided dialogues: declarations of slots over the engine in `bot.core.dialogue`."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.core.dialogue.forms import Form
from bot.core.intents.names import OfferNames
from bot.dialogues import comparing, countering, estimating_sign_on, staking, supposing, valuing_offer
from bot.dialogues.kit import Kit
from bot.dialogues.wording import disagreements
from calculators.currencies import Rate
from knowledge.base import Knowledge
from knowledge.complaints import KnowledgeRefused


def all_forms(knowledge: Knowledge, names: OfferNames, rates: Iterable[Rate] = ()) -> Mapping[str, Form]:
    """Every guided dialogue by name. Raises KnowledgeRefused where questions and their words don't belong together."""
    kit = Kit.of(knowledge, names, rates)
    forms = (
        valuing_offer.form(kit),
        comparing.form(kit),
        countering.form(kit),
        staking.form(kit),
        supposing.form(kit),
        estimating_sign_on.form(kit),
    )
    found = tuple(disagreements(forms, knowledge))
    if found:
        raise KnowledgeRefused(found)
    return {form.name: replace(form, nearest=kit.nearest) for form in forms}
