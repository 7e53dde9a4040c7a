"""What is said to a question about the question asked: from its slot, or from the one answered last."""

import re

from bot.core.dialogue import progress
from bot.core.dialogue.addressing import names_of
from bot.core.dialogue.asides import about_slot, asks_for_usual, asks_how_much, is_about_question
from bot.core.dialogue.forms import Form, Slot
from bot.core.markup import literal
from bot.core.reading.characters import plain
from bot.core.state import DialogueState


def about_question(form: Form, state: DialogueState, slot: Slot, text: str) -> str | None:
    """What the slot asked says to a question about it, or else the one answered before: "is that pre-money?"."""
    other = _other_named(form, slot, text) if asks_for_usual(text) else None
    if other is not None:
        told = about_slot(text, "", "", other.asides)
        return f"{other.label.capitalize()}: {told}" if told else None
    said = about_slot(text, slot.why, slot.means, slot.asides)
    before = progress.last_answered(form, state) if said is None and asks_how_much(text) else None
    if before is not None:
        return f"{before.label.capitalize()}: {literal(form.shown(before, dict(state.answers)))}."
    if said is not None or not is_about_question(text):
        return said
    last = None if asks_for_usual(text) else progress.last_answered(form, state)
    told = about_slot(text, "", "", last.asides) if last is not None else None
    return f"{last.label.capitalize()}: {told}" if last is not None and told else slot.means or None


def _other_named(form: Form, asked: Slot, text: str) -> Slot | None:
    """The one question that a message names in place of the one asked: "what's the usual bonus?"."""
    words = plain(text)
    named = [slot for slot in form.slots if re.search(rf"\b(?:{names_of(slot)})\b", words)]
    return named[0] if len(named) == 1 and named[0] is not asked else None
