"""Where a dialogue stands: everything here is derived from its answers, and nothing of it is stored."""

from collections.abc import Mapping

from bot.core.dialogue.forms import Answers, Form, Json, Scene, Slot
from bot.core.state import DialogueState, PastStep

MOST_PAST = 30
"""Steps that can be undone."""


def next_slot(form: Form, state: DialogueState, scene: Scene) -> Slot | None:
    """The slot that is asked now; None where nothing is left to ask."""
    answers = dict(state.answers)
    asked = active(form, answers, scene)
    if state.editing is not None:
        editing = next((slot for slot in asked if slot.name == state.editing), None)
        if editing is not None:
            return editing
    return next(
        (
            slot
            for slot in asked
            if slot.asked and slot.name not in answers and slot.name not in state.skipped
        ),
        None,
    )


def active(form: Form, answers: Answers, scene: Scene) -> tuple[Slot, ...]:
    """The slots whose condition holds."""
    return tuple(slot for slot in form.slots if slot.condition(answers, scene))


def place(form: Form, state: DialogueState, scene: Scene) -> tuple[int, int]:
    """Which of how many questions is asked now, counted from 1."""
    answers = dict(state.answers)
    asked = [slot for slot in active(form, answers, scene) if slot.asked]
    current = next_slot(form, state, scene)
    undecided = {slot.name for slot in asked if slot.name not in answers and slot.name not in state.skipped}
    to_come = [slot for slot in form.slots if slot not in asked and slot.hangs_on in undecided]
    return (asked.index(current) + 1 if current in asked else len(asked)), len(asked) + len(to_come)


def pruned(form: Form, answers: Answers, scene: Scene) -> dict[str, Json]:
    """The answers without those whose condition is gone, and without unknown names."""
    kept = {name: value for name, value in answers.items() if form.slot(name) or name in form.carried}
    while True:
        asked = {slot.name for slot in active(form, kept, scene)}
        left = {name: value for name, value in kept.items() if name in asked or name in form.carried}
        if left == kept:
            return kept
        kept = left


def answered(
    form: Form, state: DialogueState, scene: Scene, values: Mapping[str, Json], *, stay: bool = False
) -> DialogueState:
    """The state after answers. With `stay` the slot being edited stays open."""
    answers = pruned(form, {**dict(state.answers), **values}, scene)
    skipped = tuple(
        name for name in state.skipped if name not in values and _is_active(form, name, answers, scene)
    )
    return _stepped(
        state, answers=tuple(answers.items()), skipped=skipped, editing=state.editing if stay else None
    )


def skipped(form: Form, state: DialogueState, scene: Scene, slot: Slot) -> DialogueState:
    """The state after a slot was skipped; an answer it had is taken back."""
    answers = pruned(form, {name: value for name, value in state.answers if name != slot.name}, scene)
    names = tuple(dict.fromkeys((*state.skipped, slot.name)))
    kept = tuple(name for name in names if _is_active(form, name, answers, scene))
    return _stepped(state, answers=tuple(answers.items()), skipped=kept, editing=None)


def opened(form: Form, before: DialogueState, after: DialogueState, scene: Scene) -> Slot | None:
    """The first open slot that was not to be asked before a step."""
    known = active(form, dict(before.answers), scene)
    answers = dict(after.answers)
    asked = active(form, answers, scene)
    return next(
        (
            slot
            for slot in asked
            if slot not in known and slot.name not in answers and slot.name not in after.skipped
        ),
        None,
    )


def editing(state: DialogueState, slot: Slot) -> DialogueState:
    """The state in which a slot is asked again."""
    return _stepped(state, editing=slot.name)


def restarted(form: Form, state: DialogueState) -> DialogueState:
    """The state with no answers left; what is carried without being asked for stays."""
    carried = tuple(
        (name, value) for name, value in state.answers if name in form.carried and name.startswith("_")
    )
    return _stepped(state, answers=carried, skipped=(), editing=None, quick=False)


def undone(state: DialogueState) -> DialogueState | None:
    """The state before the last step, under a new turn; None at the beginning."""
    if not state.past:
        return None
    last = state.past[-1]
    return state.model_copy(
        update={
            "answers": last.answers,
            "skipped": last.skipped,
            "editing": last.editing,
            "quick": last.quick,
            "misses": last.misses,
            "past": state.past[:-1],
            "turn": state.turn + 1,
        }
    )


def missed(state: DialogueState) -> DialogueState:
    """The state after a message that was no answer."""
    return state.model_copy(update={"misses": state.misses + 1})


def _stepped(state: DialogueState, **changes: object) -> DialogueState:
    before = PastStep(
        answers=state.answers,
        skipped=state.skipped,
        editing=state.editing,
        quick=state.quick,
        misses=state.misses,
    )
    past = (*state.past, before)[-MOST_PAST:]
    return state.model_copy(update={**changes, "past": past, "turn": state.turn + 1, "misses": 0})


def _is_active(form: Form, name: str, answers: Answers, scene: Scene) -> bool:
    return any(slot.name == name for slot in active(form, answers, scene))


def adopted(form: Form, state: DialogueState, scene: Scene) -> DialogueState | None:
    """A stored state made fit for this program: values of another version are kept by slot name.

    None where nothing of it can be used.
    """
    if state.form != form.name:
        return None
    answers = pruned(form, dict(state.answers), scene)
    known = tuple(name for name in state.skipped if form.slot(name))
    editing_known = state.editing if state.editing and form.slot(state.editing) else None
    same = state.version == form.version
    if (
        same
        and tuple(answers.items()) == state.answers
        and known == state.skipped
        and editing_known == state.editing
    ):
        return state
    return state.model_copy(
        update={
            "version": form.version,
            "answers": tuple(answers.items()),
            "skipped": known,
            "editing": editing_known,
            "past": (),
            "turn": state.turn + 1,
        }
    )


def last_answered(form: Form, state: DialogueState) -> Slot | None:
    """The slot whose answer the last step changed."""
    if not state.past:
        return None
    before, now = dict(state.past[-1].answers), dict(state.answers)
    changed = [slot for slot in form.slots if slot.name in now and before.get(slot.name) != now[slot.name]]
    return changed[-1] if changed else None
