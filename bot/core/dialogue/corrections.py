"""Messages that answer other slots than the one asked, or several: in turn, by their names, or the last one again."""

import re
from collections.abc import Mapping, Sequence
from math import log10

from bot.core.dialogue import progress
from bot.core.dialogue.forms import Absorbed, Answers, Form, Json, Refusal, Scene, Slot, Took
from bot.core.markup import literal
from bot.core.reading.answer_values import read_unknown
from bot.core.reading.characters import plain
from bot.core.state import DialogueState

_JOINTS = re.compile(r"\s*(?:,(?!\d)|;|\n|&|\+|(?<!\w)and(?!\w)|(?<!\w)plus(?!\w))\s*", re.IGNORECASE)
_TAKEN_BACK = re.compile(
    r"^(?:(?:no|nope|yes|yeah|yep|sorry|oops|wait|actually|correction|i mean|i meant|i meant to say|make that|make it|rather|or rather|not that|that was wrong|"
    r"my mistake|scratch that|hang on|hold on|ah|oh|well|should be|it should be|it's actually|it was|that should be)[\s,.:;!-]+)+",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"(?:yes|yeah|yep|yup|right|correct|exactly|sure|ok|okay|that's right)\b[\s,.:;!-]+", re.IGNORECASE
)
_BEFORE = r"(?:(?:and|but|change|set|make|put|correct|with|the|my|their|its|if|say|also|then|at|for|through|via|by|what if|what about|how about)\s+)*"
_IS = r"\s*(?:is|was|are|were|would be|should be|should have been|to|of|=|:|of|at|instead of that|becomes?|now|be|actually|really|\s)*\s*"
_LEAD = re.compile(
    r"^(?:(?:and|but|ok|okay|so|then|now|what|about|how|what's|if|for|at|with|through|via|by|on|over|the|is|it|say|just|try|use|make|do|to|only|rather|in|it's|was|were|an?|they|we|i|can|could|would|move|raise|change|touch|give|ask)\s+)+",
    re.IGNORECASE,
)  # fmt: skip
_TRAIL = re.compile(
    r"(?:\s+(?:then|instead|please|rather|now|only|too|alone|again|would be|for me))+$", re.IGNORECASE
)
_UNCHANGED = re.compile(
    r"[,;]?\s*(?:and |but |with )?(?:(?:everything|all|the rest|the others?|nothing)(?: else)?(?: \w+)? (?:as \w+(?: \w+)?|the same|unchanged|equal|changes?)"
    r"|(?:the )?same (?:\w+ ?){1,3}|(?:the )?[\w-]+ (?:stays?|remains?|kept|unchanged)\b[^,;]*)(?=$|[,;?.!])",
    re.IGNORECASE,
)
"""What is said to stay as it is: ", everything else as offered", ", sign-on stays 20k"."""
_MOST_PIECES = 5
_FAR = 99.0


def several(form: Form, state: DialogueState, scene: Scene, text: str) -> Absorbed | None:
    """Answers to several questions in one message: `280k and 20%`, each for the question in turn or one it names."""
    pieces = [piece for piece in _JOINTS.split(text.strip()) if piece]
    if not 1 < len(pieces) <= _MOST_PIECES or "?" in text:
        return None
    after, taken = state, dict[str, Json]()
    for piece in pieces:
        answers = dict(after.answers)
        slot = progress.next_slot(form, after, scene)
        said = _values(slot, piece, answers, scene) if slot and slot.name not in taken else None
        if said is None:
            said = _elsewhere(form, piece, answers, scene)
        if said is None or set(said) & set(taken):
            return None
        taken |= said
        after = progress.answered(form, after, scene, said)
    return _absorbed(form, after, taken)


def corrected(form: Form, state: DialogueState, scene: Scene, text: str) -> Absorbed | Refusal | None:
    """A slot named with another value ("the valuation is 100m"), the last answer taken back ("no, 60 million"), or a slot that is told by its answer alone."""
    if "?" in text:
        return None
    answers = dict(state.answers)
    rest = _TAKEN_BACK.sub("", text.strip())
    named = _named(form, rest, answers, scene)
    if named is not None:
        return named if isinstance(named, Refusal) else _absorbed(form, state, named)
    if rest != text.strip():
        last = _last_answered(form, state)
        read = last.read(rest, answers, scene) if last is not None else None
        if last is not None and isinstance(read, Took):
            return _absorbed(form, state, {last.name: read.value})
        if isinstance(read, Refusal):
            return read
    told = [slot for slot in progress.active(form, answers, scene) if slot.unmistakable]
    slot, value = _first(told, text, answers, scene)
    return (
        _absorbed(form, state, {slot.name: value.value}) if slot is not None and value is not None else None
    )


def confirmed(form: Form, state: DialogueState, scene: Scene, text: str) -> Slot | None:
    """The slot answered last, where a message only says its answer again: "yes, 280k"."""
    agreed = _AGREED.match(text.strip())
    last = _last_answered(form, state)
    if agreed is None or last is None:
        return None
    answers = dict(state.answers)
    read = _taken(last, text.strip()[agreed.end() :], answers, scene)
    return last if read is not None and read.value == answers.get(last.name) else None


def left_open(form: Form, state: DialogueState, scene: Scene, text: str) -> Slot | None:
    """The slot of which a message says that it is not known: "bonus tbd"."""
    answers = dict(state.answers)
    for slot in progress.active(form, answers, scene):
        found = re.match(rf"{_BEFORE}(?:{_names(slot)})\b{_IS}(?P<value>\S.*)$", text.strip(), re.IGNORECASE)
        if found is not None and slot.skippable and read_unknown(found["value"]):
            return slot
    return None


def again(form: Form, state: DialogueState, scene: Scene, text: str) -> Absorbed | Refusal | None:
    """The answers of a dialogue that is over with something else in one of them: "and with 340", "bonus instead"."""
    text = _UNCHANGED.sub("", text).strip() or text
    found = several(form, state.model_copy(update={"editing": None}), scene, text) or corrected(
        form, state, scene, text
    )
    if found is not None:
        return found
    answers = dict(state.answers)
    said = _TRAIL.sub("", _LEAD.sub("", _TAKEN_BACK.sub("", text.strip().rstrip("?.! ")))).strip()
    slots = [slot for slot in progress.active(form, answers, scene) if slot.repeats]
    for words in dict.fromkeys((said, text.strip())):
        read = [(slot, value) for slot in slots if words and (value := _taken(slot, words, answers, scene))]
        if read:
            slot, value = min(read, key=lambda pair: _unlikeness(pair[1].value, answers.get(pair[0].name)))
            return _absorbed(form, state, {slot.name: value.value})
    return None


def _unlikeness(new: Json, old: Json) -> float:
    """How far an answer is from the one before, in powers of ten: 1bn is rather another exit than another strike."""
    one, other = _size(new), _size(old)
    if one is None:
        return 0.0
    return abs(log10(one / other)) if one and other else _FAR


def _size(value: Json) -> float | None:
    """The figure in an answer, whatever its shape; None where it holds none."""
    if isinstance(value, Mapping):
        return next((size for part in value.values() if (size := _size(part)) is not None), None)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return next((size for part in value if (size := _size(part)) is not None), None)
    try:
        return abs(float(str(value)))
    except ValueError:
        return None


def _absorbed(form: Form, state: DialogueState, values: Answers) -> Absorbed:
    """The answers, echoed with every other answer that reads differently now."""
    before = dict(state.answers)
    answers = {**before, **values}
    told = [slot for slot in form.slots if slot.name in values or _differs(form, slot, before, answers)]
    said = [f"{slot.label} {literal(form.shown(slot, answers))}" for slot in told]
    return Absorbed(values, f"Noted: {' · '.join(said)}.")


def _differs(form: Form, slot: Slot, before: Answers, after: Answers) -> bool:
    return slot.name in before and form.shown(slot, before) != form.shown(slot, after)


def _values(slot: Slot, text: str, answers: Answers, scene: Scene) -> dict[str, Json] | None:
    """What a piece of a message answers, where it is the answer to a slot."""
    read = slot.read(text, answers, scene)
    if isinstance(read, Took):
        return {slot.name: read.value}
    return dict(read.values) if isinstance(read, Absorbed) else None


def _taken(slot: Slot, text: str, answers: Answers, scene: Scene) -> Took | None:
    read = slot.read(text, answers, scene)
    return read if isinstance(read, Took) else None


def _first(
    slots: Sequence[Slot], text: str, answers: Answers, scene: Scene
) -> tuple[Slot | None, Took | None]:
    for slot in slots:
        read = _taken(slot, text, answers, scene)
        if read is not None:
            return slot, read
    return None, None


def _elsewhere(form: Form, piece: str, answers: Answers, scene: Scene) -> dict[str, Json] | None:
    """A piece that names its slot, or that only one slot can mean."""
    asked = progress.active(form, answers, scene)
    words = plain(piece)
    named = [slot for slot in asked if re.search(rf"\b(?:{_names(slot)})\b", words)]
    for slots in (named, [slot for slot in asked if slot.unmistakable]):
        slot, value = _first(slots, piece, answers, scene)
        if slot is not None and value is not None:
            return {slot.name: value.value}
    return None


def _names(slot: Slot) -> str:
    names = {slot.name.replace("_", " "), slot.label, slot.label.replace("-", " "), *slot.words}
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _named(form: Form, text: str, answers: Answers, scene: Scene) -> dict[str, Json] | Refusal | None:
    for slot in progress.active(form, answers, scene):
        found = re.match(rf"{_BEFORE}(?:{_names(slot)})\b{_IS}(?P<value>\S.*)$", text, re.IGNORECASE)
        behind = re.match(rf"{_BEFORE}(?P<value>.*\S)\s+(?:{_names(slot)})$", text, re.IGNORECASE)
        for match in (found, behind):
            read = slot.read(match["value"].rstrip(".!"), answers, scene) if match else None
            if isinstance(read, Took):
                return {slot.name: read.value}
            if isinstance(read, Refusal):
                return read
    return None


def _last_answered(form: Form, state: DialogueState) -> Slot | None:
    """The slot whose answer the last step changed."""
    if not state.past:
        return None
    before, now = dict(state.past[-1].answers), dict(state.answers)
    changed = [slot for slot in form.slots if slot.name in now and before.get(slot.name) != now[slot.name]]
    return changed[-1] if changed else None
