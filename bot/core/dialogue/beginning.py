"""How a dialogue begins: empty, with what is known already, at one question, or where one like it was finished."""

from collections.abc import Mapping

from bot.core.dialogue import corrections, progress, prompts
from bot.core.dialogue.engine import finished
from bot.core.dialogue.forms import Absorbed, Form, Json, Scene, Took
from bot.core.dialogue.several import several
from bot.core.dialogue.steps import Step
from bot.core.messages import Said
from bot.core.state import DialogueState


def begin(
    form: Form,
    scene: Scene,
    seed: Mapping[str, Json] | None = None,
    *,
    edit: str | None = None,
    review: bool = False,
    said: str = "",
    at_once: bool = False,
    turn: int = 0,
) -> Step:
    """Open a dialogue with the answers of `seed`. With `edit` only that slot is asked.

    With `review` what the seed leaves open stays open, so that the dialogue begins at its summary. `said` is what the
    opening message said already; then, or if `at_once`, a dialogue that has all it can't do without is over with it.
    `turn` is a number that the buttons of an earlier dialogue of the same form did not have.
    """
    answers = progress.pruned(form, form.seeded(seed or {}), scene)
    slot = form.slot(edit) if edit else None
    state = DialogueState(
        form=form.name,
        version=form.version,
        turn=turn,
        answers=tuple(answers.items()),
        editing=slot.name if slot else None,
        skipped=tuple(one.name for one in progress.active(form, answers, scene) if one.name not in answers)
        if review
        else (),
        quick=slot is not None,
    )
    told = _told(form, state, scene, said) if said else None
    if (told is not None or at_once) and _complete(form, told or state, scene):
        return finished(form, told or state, scene)
    state = told or state
    if slot is not None or form.confirms or progress.next_slot(form, state, scene) is not None:
        return Step(
            state,
            Said(
                form.outcome,
                (prompts.current(form, state, scene, form.opening if not state.answers else ""),),
            ),
        )
    return finished(form, state, scene)


def _complete(form: Form, state: DialogueState, scene: Scene) -> bool:
    """Whether everything is answered that the form can't do without."""
    answers = dict(state.answers)
    return all(slot.name in answers or slot.skippable for slot in progress.active(form, answers, scene))


def _told(form: Form, state: DialogueState, scene: Scene, said: str) -> DialogueState | None:
    """The state with the answers that the opening message gave; None where it gave none."""
    slot = progress.next_slot(form, state, scene)
    read = slot.read(said, dict(state.answers), scene) if slot is not None else None
    values = {slot.name: read.value} if slot is not None and isinstance(read, Took) else None
    if values is None:
        found = several(form, state, scene, said) or corrections.corrected(form, state, scene, said)
        values = dict(found.values) if isinstance(found, Absorbed) else None
    if not values:
        return None
    return progress.answered(form, state, scene, values).model_copy(update={"past": (), "turn": state.turn})


def go_on(form: Form, scene: Scene, last: DialogueState, text: str, *, named: bool = False) -> Step | None:
    """A finished dialogue with another answer in it; None where the message gives none, or it can't be used.

    With `named` the message has to name what it answers.
    """
    fit = progress.adopted(form, last, scene)
    reader = corrections.named if named else corrections.again
    read = reader(form, fit, scene, text) if fit is not None and form.goes_on else None
    if fit is None or not isinstance(read, Absorbed):
        return None
    after = progress.answered(form, fit, scene, read.values)
    made = finished(form, after, scene)
    return made if made.finished is not None else None
