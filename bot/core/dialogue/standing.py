"""What a message says of an answer without giving another: that it stands, is not known yet, or is taken out."""

import re

from bot.core.dialogue import progress
from bot.core.dialogue.addressing import BEFORE, IS, echoed, names_of, read_one
from bot.core.dialogue.forms import Absorbed, Form, Scene, Slot, Took
from bot.core.reading.answer_values import read_unknown
from bot.core.state import DialogueState

_AGREED = re.compile(
    r"(?:yes|yeah|yep|yup|right|correct|exactly|sure|ok|okay|that's right)\b[\s,.:;!-]+", re.IGNORECASE
)
_LEFT_OUT = r"(?:(?:and|but|ok|so|what) )*(?:if )?(?:there (?:is|were|was) )?(?:without|with no|no)(?: any| more| further| the)* "


def confirmed(form: Form, state: DialogueState, scene: Scene, text: str) -> Slot | None:
    """The slot answered last, where a message only says its answer again: "yes, 280k"."""
    agreed = _AGREED.match(text.strip())
    last = progress.last_answered(form, state)
    if agreed is None or last is None:
        return None
    answers = dict(state.answers)
    read = read_one(last, text.strip()[agreed.end() :], answers, scene)
    return last if read is not None and read.value == answers.get(last.name) else None


def left_open(form: Form, state: DialogueState, scene: Scene, text: str) -> Slot | None:
    """The slot of which a message says that it is not known: "bonus tbd"."""
    answers = dict(state.answers)
    for slot in progress.active(form, answers, scene):
        found = re.match(rf"{BEFORE}(?:{names_of(slot)})\b{IS}(?P<value>\S.*)$", text.strip(), re.IGNORECASE)
        if found is not None and slot.skippable and read_unknown(found["value"]):
            return slot
    return None


def without(form: Form, state: DialogueState, scene: Scene, text: str) -> Absorbed | None:
    """The answer before taken out: "and without any dilution?"."""
    answers = dict(state.answers)
    for slot in progress.active(form, answers, scene):
        left_out = rf"{_LEFT_OUT}(?:{names_of(slot)})\W*"
        if slot.name in answers and re.fullmatch(left_out, text.strip(), re.IGNORECASE):
            read = slot.read("none", answers, scene)
            if isinstance(read, Took):
                return echoed(form, state, {slot.name: read.value})
    return None
