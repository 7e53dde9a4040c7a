"""What a dialogue says: the question with its progress and typical answers, hints, and the summary."""

from collections.abc import Sequence

from bot.core.dialogue.forms import Choice, Form, Refusal, Scene, Slot
from bot.core.dialogue.presses import choice_button, edit_button, verb_button
from bot.core.dialogue.progress import active, next_slot, place
from bot.core.dialogue.verbs import Verb
from bot.core.markup import literal
from bot.core.messages import Button, Reply
from bot.core.state import DialogueState

IN_ROW = 3
MOST_PARTS = 7
"""Parts that stand directly under a summary; more of them are one press away."""
STALE = "That button is from an earlier step."
WRONG = "Then tell me what is wrong: press the part, or write it with its new value."
FIRST = "This is the first question already."


def current(form: Form, state: DialogueState, scene: Scene, said: str = "") -> Reply:
    """What is asked now, after `said`: a question, or the summary where nothing is left to ask."""
    slot = next_slot(form, state, scene)
    return question(form, state, scene, slot, said) if slot else summary(form, state, scene, said)


def again(form: Form, state: DialogueState, scene: Scene, said: str = "") -> Reply:
    """What is asked now, once more: without its example."""
    slot = next_slot(form, state, scene)
    return question(form, state, scene, slot, said, brief=True) if slot else summary(form, state, scene, said)


def question(
    form: Form,
    state: DialogueState,
    scene: Scene,
    slot: Slot,
    said: str = "",
    more: tuple[Choice, ...] = (),
    *,
    brief: bool = False,
) -> Reply:
    """A question with its progress, an example and the typical answers as buttons."""
    number, count = place(form, state, scene)
    lines = [said] if said else []
    told = count > 1 and (number == 1 or bool(state.past))
    progress = f"{number} of {count} · " if told else ""
    lines += [f"{progress}**{slot.question}**", *([] if brief else [f"For example {slot.example}."])]
    choices = more or slot.typical(dict(state.answers), scene)
    buttons = [button for choice in choices if (button := choice_button(form, state, slot, choice))]
    rows = [tuple(buttons[start : start + IN_ROW]) for start in range(0, len(buttons), IN_ROW)]
    return Reply("\n".join(lines), buttons=(*rows, _steering(form, state, slot)))


def _steering(form: Form, state: DialogueState, slot: Slot) -> tuple[Button, ...]:
    row = []
    if slot.skippable:
        row.append(verb_button("Skip", form, state, slot, Verb.SKIP))
    if state.past:
        row.append(verb_button("Back", form, state, slot, Verb.BACK))
    row.append(verb_button("Cancel", form, state, slot, Verb.CANCEL))
    return tuple(row)


def summary(form: Form, state: DialogueState, scene: Scene, said: str = "") -> Reply:
    """All answers, and the way to change each."""
    lines = [said] if said else []
    answers = dict(state.answers)
    asked = active(form, answers, scene)
    shown = [f"{slot.label}: {literal(form.shown(slot, answers))}" for slot in asked if slot.name in answers]
    left = [slot.label for slot in asked if slot.name not in answers]
    lines += ["**Is this right?** Change whatever isn't.", *shown]
    if left:
        lines.append(f"left open: {', '.join(left)}")
    preview = form.preview(answers)
    lines += [preview] if preview else []
    folded = bool(state.past) and len(asked) > MOST_PARTS
    steering = [verb_button(form.done, form, state, None, Verb.DONE)]
    if folded:
        steering.append(verb_button("Change something", form, state, None, Verb.EDIT))
    if state.past and (folded or len(asked) < MOST_PARTS - 1):
        steering.append(verb_button("Back", form, state, None, Verb.BACK))
    steering.append(verb_button("Cancel", form, state, None, Verb.CANCEL))
    parts = () if folded else _parts(form, state, asked)
    return Reply("\n".join(lines), buttons=(tuple(steering), *parts))


def which_part(form: Form, state: DialogueState, scene: Scene) -> Reply:
    """The parts of a summary on buttons that ask them again."""
    asked = active(form, dict(state.answers), scene)
    return Reply("Which part? Press it, or write it with its new value.", buttons=_parts(form, state, asked))


def _parts(form: Form, state: DialogueState, asked: Sequence[Slot]) -> tuple[tuple[Button, ...], ...]:
    edits = [edit_button(form, state, slot) for slot in asked]
    return tuple(tuple(edits[start : start + IN_ROW]) for start in range(0, len(edits), IN_ROW))


def hint(form: Form, state: DialogueState, scene: Scene, slot: Slot, refusal: Refusal | None = None) -> Reply:
    """What helps after a miss, more concrete each time; a refusal says itself what to change."""
    if refusal is not None:
        more = tuple(Choice(text, text) for text in refusal.choices)
        return question(form, state, scene, slot, literal(refusal.hint), more)
    place_of_hint = min(max(state.misses, 1), len(slot.hints)) - 1
    return question(
        form, state, scene, slot, slot.hints[place_of_hint] if slot.hints else "I didn't get that."
    )


def so_far(form: Form, state: DialogueState, scene: Scene) -> str:
    """What is known already, for somebody who comes back: `So far: base 280,000 · bonus 20 %`."""
    answers = dict(state.answers)
    shown = [
        f"{slot.label} {literal(form.shown(slot, answers))}"
        for slot in active(form, answers, scene)
        if slot.name in answers
    ]
    at_question = next_slot(form, state, scene) is not None
    return f"So far: {' · '.join(shown)}." if shown and at_question else ""


def echo(form: Form, state: DialogueState, slot: Slot) -> str:
    """What was read, as it is said back: `Noted: base 280,000.`."""
    return f"Noted: {slot.label} {literal(form.shown(slot, dict(state.answers)))}."
