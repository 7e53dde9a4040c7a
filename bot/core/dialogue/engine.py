"""The reducer: a dialogue's state and a message in, the next state and the replies out. Nothing else is looked at.

Precedence: buttons, steering words, an earlier answer taken back, the slot's reader (which takes the whole message or
refuses it), a question about the slot itself, several answers in one message and whatever else the form reads,
answers to other slots, the same with slips of the finger mended, an aside that answers something else (after which
the question is asked again), the slot's hint.
"""

from dataclasses import replace

from bot.core.dialogue import corrections, progress, prompts, standing
from bot.core.dialogue.about import about_question
from bot.core.dialogue.addressing import echoed
from bot.core.dialogue.asides import refers_to_question
from bot.core.dialogue.forms import (
    Absorbed,
    Finished,
    Form,
    Refusal,
    Scene,
    Slot,
    Took,
    Unsure,
)
from bot.core.dialogue.mistyped import mended
from bot.core.dialogue.presses import AT_SUMMARY, Pressed, pressed
from bot.core.dialogue.several import several, two
from bot.core.dialogue.steps import Aside, Step, no_aside
from bot.core.dialogue.verbs import Steering, Verb, before_the_end, is_question, steering
from bot.core.markup import literal
from bot.core.messages import Message, Outcome, Reply, Said
from bot.core.reading.answer_values import read_unknown
from bot.core.reading.answers import read_yes_no
from bot.core.state import DialogueState

UNANSWERED = "I can't answer that one."


def step(form: Form, scene: Scene, state: DialogueState, message: Message, aside: Aside = no_aside) -> Step:
    """The reaction to one message. Never raises, whatever the message or the stored state holds."""
    fit = progress.adopted(form, state, scene)
    if fit is None:
        return _left(f"I lost the thread of {form.title}. Start it again whenever you like.")
    if message.press:
        return _press(form, scene, fit, pressed(message.press))
    text = message.text.strip()
    told = before_the_end(text)
    if told is not None:
        after = _read(form, scene, fit, told, no_aside)
        if after.state is not None and after.state.answers != fit.answers:
            return finished(form, after.state, scene)
        if is_question(told.removeprefix("so ").removeprefix("and ")):
            return finished(form, fit, scene)
    steer = steering(text, form)
    if steer is not None and not (steer.verb is Verb.DONE and _is_answer(form, scene, fit, text)):
        return _steer(form, scene, fit, steer)
    return _read(form, scene, fit, text, aside)


def stale(form: Form, scene: Scene, state: DialogueState) -> Step:
    """An old button: a short notice, and the question that is open. Nothing changes."""
    fit = progress.adopted(form, state, scene) or state
    return Step(fit, Said(Outcome.NOTICE, (prompts.current(form, fit, scene),), toast=prompts.STALE))


def _press(form: Form, scene: Scene, state: DialogueState, press: Pressed | None) -> Step:
    slot = progress.next_slot(form, state, scene)
    name = slot.name if slot else AT_SUMMARY
    if press is None or (press.form, press.turn, press.slot) != (form.name, state.turn, name):
        return stale(form, scene, state)
    if press.verb is None:
        return _read(form, scene, state, press.says, no_aside)
    return _steer(form, scene, state, Steering(press.verb, form.slot(press.edits)))


def _steer(form: Form, scene: Scene, state: DialogueState, steer: Steering) -> Step:
    slot = progress.next_slot(form, state, scene)
    match steer.verb:
        case Verb.CANCEL:
            return _left(f"All right, {form.title} is cancelled.")
        case Verb.BACK:
            before = progress.undone(state)
            return _ask(form, scene, before or state, "" if before else prompts.FIRST)
        case Verb.RESTART:
            return _ask(form, scene, progress.restarted(form, state), "From the beginning.")
        case Verb.DONE:
            return finished(form, state, scene)
        case Verb.EDIT if steer.slot is not None and steer.slot in progress.active(
            form, dict(state.answers), scene
        ):
            return _ask(form, scene, progress.editing(state, steer.slot))
        case Verb.EDIT if steer.slot is None and slot is None:
            return Step(state, Said(form.outcome, (prompts.which_part(form, state, scene),)))
        case Verb.SKIP if slot is not None:
            return _skip(form, scene, state, slot)
        case Verb.AGAIN:
            return _ask(form, scene, state, prompts.so_far(form, state, scene))
    return _ask(form, scene, state)


def _skip(form: Form, scene: Scene, state: DialogueState, slot: Slot) -> Step:
    if not slot.skippable:
        return _ask(form, scene, state, f"I can't do without the {slot.label}. {slot.means}".strip())
    said = f"Left open: {slot.label}. {slot.unanswered(dict(state.answers))}".strip()
    return _advance(form, scene, state, progress.skipped(form, state, scene, slot), said)


def _is_answer(form: Form, scene: Scene, state: DialogueState, text: str) -> bool:
    slot = progress.next_slot(form, state, scene)
    return slot is not None and isinstance(slot.read(text, dict(state.answers), scene), Took)


def _read(form: Form, scene: Scene, state: DialogueState, text: str, aside: Aside) -> Step:
    slot = progress.next_slot(form, state, scene)
    answers = dict(state.answers)
    said_again = standing.confirmed(form, state, scene, text)
    if said_again is not None:
        told = f"Yes: {said_again.label} {literal(form.shown(said_again, answers))}."
        return _ask(form, scene, state, told)
    before = corrections.earlier(form, state, scene, text)
    read = before or (slot.read(text, answers, scene) if slot else None)
    if slot is not None and isinstance(read, Took):
        after = progress.answered(form, state, scene, {slot.name: read.value})
        return _advance(form, scene, state, after, prompts.echo(form, after, slot))
    if isinstance(read, Absorbed):
        return _absorbed(form, scene, state, read, slot)
    declined = read is None and (read_unknown(text) or read_yes_no(text) is False)
    if slot is not None and (isinstance(read, Unsure) or declined):
        return _skip(form, scene, state, slot)
    if slot is None and (agreed := read_yes_no(text)) is not None:
        return finished(form, state, scene) if agreed else _ask(form, scene, state, prompts.WRONG)
    return _otherwise(form, scene, state, text, read if isinstance(read, Refusal) else None, aside)


def _otherwise(
    form: Form, scene: Scene, state: DialogueState, text: str, refusal: Refusal | None, aside: Aside
) -> Step:
    """What a message is that is no answer to the question asked; `refusal` says why it can't be one."""
    slot = progress.next_slot(form, state, scene)
    if refusal is None:
        taken_out = standing.without(form, state, scene, text)
        if taken_out is not None:
            return _absorbed(form, scene, state, taken_out, slot)
        unknown = standing.left_open(form, state, scene, text)
        if unknown is not None:
            return _skip(form, scene, state, unknown)
        about = about_question(form, state, slot, text) if slot else None
        if about is not None:
            return Step(state, Said(Outcome.ANSWER, (prompts.again(form, state, scene, about),)))
    whole = form.absorb(text, dict(state.answers), scene)
    named = isinstance(whole, Absorbed) and (whole.complete or whole.sure)
    absorbed = whole if named else several(form, state, scene, text) or two(form, state, scene, text) or whole
    if absorbed is None and refusal is None:
        absorbed = corrections.corrected(form, state, scene, text)
    if isinstance(absorbed, Absorbed):
        return _absorbed(form, scene, state, absorbed, slot)
    refusal = refusal or absorbed
    if refusal is None:
        return (
            _mistyped(form, scene, state, text)
            or _beside(form, scene, state, text, aside)
            or _miss(form, scene, state, slot, None)
        )
    return _miss(form, scene, state, slot, refusal)


def _mistyped(form: Form, scene: Scene, state: DialogueState, text: str) -> Step | None:
    """The answer that a message is once its slips are mended."""
    meant = mended(form, state, scene, text)
    steer = steering(meant, form) if meant else None
    if meant is None or steer is not None:
        return _steer(form, scene, state, steer) if steer else None
    slot = progress.next_slot(form, state, scene)
    read = slot.read(meant, dict(state.answers), scene) if slot else None
    if slot is not None and isinstance(read, Took):
        after = progress.answered(form, state, scene, {slot.name: read.value})
        return _advance(form, scene, state, after, prompts.echo(form, after, slot))
    if read is None:
        read = several(form, state, scene, meant) or two(form, state, scene, meant)
        read = read or corrections.corrected(form, state, scene, meant)
    return _absorbed(form, scene, state, read, slot) if isinstance(read, Absorbed) else None


def _beside(form: Form, scene: Scene, state: DialogueState, text: str, aside: Aside) -> Step | None:
    """A message about something else: its answer, and the question again."""
    answer = aside(text)
    if answer is not None:
        again = prompts.again(form, state, scene)
        told = tuple(replace(reply, buttons=()) for reply in answer.replies)
        return Step(state, Said(answer.outcome, (*told, again), answer.entry, answer.toast))
    slot = progress.next_slot(form, state, scene)
    if slot is not None and refers_to_question(text):
        return Step(state, Said(Outcome.ANSWER, (prompts.again(form, state, scene, slot.means),)))
    if is_question(text):
        return Step(state, Said(Outcome.NO_ANSWER, (prompts.again(form, state, scene, UNANSWERED),)))
    return None


def _absorbed(form: Form, scene: Scene, state: DialogueState, read: Absorbed, slot: Slot | None) -> Step:
    stay = slot is not None and slot.name == state.editing and slot.name not in read.values
    after = progress.answered(form, state, scene, read.values, stay=stay)
    if read.complete and after.editing is None:
        return finished(form, after, scene, stepped=True)
    return _advance(form, scene, state, after, read.echo or echoed(form, state, read.values).echo)


def _miss(form: Form, scene: Scene, state: DialogueState, slot: Slot | None, refusal: Refusal | None) -> Step:
    after = progress.missed(state)
    if slot is not None:
        reply = prompts.hint(form, after, scene, slot, refusal)
    else:
        why = refusal.hint if refusal else f"Press “{form.done}”, or the part that you want to change."
        reply = prompts.summary(form, after, scene, why)
    return Step(after, Said(Outcome.CLARIFY, (reply,)))


def _advance(form: Form, scene: Scene, before: DialogueState, after: DialogueState, said: str) -> Step:
    slot = progress.next_slot(form, after, scene)
    if after.quick and after.editing is None:
        opened = progress.opened(form, before, after, scene)
        if opened is None:
            return finished(form, after, scene, stepped=True)
        return _ask(form, scene, after.model_copy(update={"editing": opened.name}), said)
    if slot is None and not form.confirms:
        return finished(form, after, scene, stepped=True)
    return _ask(form, scene, after, said)


def _ask(form: Form, scene: Scene, state: DialogueState, said: str = "") -> Step:
    return Step(state, Said(form.outcome, (prompts.current(form, state, scene, said),)))


def finished(form: Form, state: DialogueState, scene: Scene, *, stepped: bool = False) -> Step:
    """The finish; a slot that it can't do without is asked, in the same step where one was just made."""
    end = form.finish(dict(state.answers), scene)
    if isinstance(end, Finished):
        return Step(None, end.said, end, state if form.goes_on else None)
    slot = form.slot(end.slot)
    if slot is None or slot not in progress.active(form, dict(state.answers), scene):
        return Step(state, Said(Outcome.CLARIFY, (prompts.current(form, state, scene, end.sentence),)))
    again = state.model_copy(update={"editing": slot.name}) if stepped else progress.editing(state, slot)
    return Step(again, Said(Outcome.CLARIFY, (prompts.question(form, again, scene, slot, end.sentence),)))


def _left(text: str) -> Step:
    return Step(None, Said(Outcome.ANSWER, (Reply(text),)))
