"""What the buttons of a dialogue carry: form, turn, slot, and what a press says or does. At most 64 bytes."""

from dataclasses import dataclass

from bot.core.dialogue.forms import Choice, Form, Slot
from bot.core.dialogue.verbs import Verb
from bot.core.messages import MOST_DATA, Button
from bot.core.state import DialogueState

MARK = "d:"
AT_SUMMARY = "-"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press, as far as it can be read: `says` is a typical answer, `verb` and `edits` are steering."""

    form: str
    turn: int
    slot: str
    says: str = ""
    verb: Verb | None = None
    edits: str = ""


def choice_button(form: Form, state: DialogueState, slot: Slot | None, choice: Choice) -> Button | None:
    """A typical answer; None where it would not fit."""
    data = f"{_head(form, state, slot)}={choice.says}"
    return Button(choice.label, data) if len(data.encode()) <= MOST_DATA else None


def verb_button(label: str, form: Form, state: DialogueState, slot: Slot | None, verb: Verb) -> Button:
    """A steering word."""
    return Button(label, f"{_head(form, state, slot)}!{verb.value}")


def edit_button(form: Form, state: DialogueState, slot: Slot) -> Button:
    """Ask a slot again."""
    return Button(slot.label.capitalize(), f"{_head(form, state, None)}!{Verb.EDIT.value}.{slot.name}")


def _head(form: Form, state: DialogueState, slot: Slot | None) -> str:
    return f"{MARK}{form.name}.{state.turn}.{slot.name if slot else AT_SUMMARY}."


def pressed(data: str) -> Pressed | None:
    """The press that `data` carries, or None for data of others and forged data."""
    if not data.startswith(MARK):
        return None
    head = data.removeprefix(MARK).split(".", 3)
    if len(head) != 4 or not head[1].isascii() or not head[1].isdigit() or len(head[1]) > 9:
        return None
    form, turn, slot, rest = head
    if rest.startswith("="):
        return Pressed(form, int(turn), slot, says=rest[1:])
    word, _, edits = rest.removeprefix("!").partition(".")
    if not rest.startswith("!") or word not in set(Verb):
        return None
    return Pressed(form, int(turn), slot, verb=Verb(word), edits=edits)
