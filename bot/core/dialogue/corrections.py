"""Messages that answer other slots than the one asked, or several: in turn, by their names, or the last one again."""

import re
from collections.abc import Mapping, Sequence
from math import log10

from bot.core.dialogue import progress
from bot.core.dialogue.addressing import (
    begins_with_figure,
    echoed,
    first_read,
    named_values,
    names_of,
    read_one,
    tells_kind,
    to_come,
)
from bot.core.dialogue.forms import Absorbed, Answers, Form, Json, Refusal, Scene, Took
from bot.core.dialogue.several import several
from bot.core.reading.quantities import quantities
from bot.core.state import DialogueState

_TAKEN_BACK = re.compile(
    r"^(?:(?:no|nope|yes|yeah|yep|sorry|oops|wait|actually|correction|i mean|i meant|i meant to say|make that|"
    r"make it|rather|or rather|not that|that was wrong|"
    r"my mistake|scratch that|hang on|hold on|ah|oh|well|should be|it should be|it's actually|it was|"
    r"that should be)[\s,.:;!-]+)+",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"^(?:(?:no|nope|nah|sorry|oops|wait|hang on|hold on|actually|correction|i mean|i meant|i meant to say|make that|"
    r"scratch that|"
    r"not that|that was wrong|my mistake|my bad|should be|it should be|that should be)\b[\s,.:;!-]*)+",
    re.IGNORECASE,
)
"""What takes back the answer before, and agrees to nothing."""
_LEAD = re.compile(
    r"^(?:(?:and|but|ok|okay|so|then|now|what|about|how|what's|if|for|at|with|through|via|by|on|over|the|is|it|say|"
    r"just|try|use|make|do|to|only|rather|in|it's|was|were|an?|they|we|i|can|could|would|move|raise|change|touch|"
    r"give|ask)\s+)+",
    re.IGNORECASE,
)  # fmt: skip
_TRAIL = re.compile(
    r"(?:\s+(?:then|instead|please|rather|now|only|too|alone|again|would be|for me))+$", re.IGNORECASE
)
_UNCHANGED = re.compile(
    r"[,;]?\s*(?:and |but |with )?(?:(?:everything|all|the rest|the others?|"
    r"nothing)(?: else)?(?: \w+)? (?:as \w+(?: \w+)?|the same|unchanged|equal|changes?)"
    r"|(?:the )?same (?:\w+ ?){1,3}|(?:the )?[\w-]+ (?:stays?|remains?|kept|unchanged)\b[^,;]*)(?=$|[,;?.!])",
    re.IGNORECASE,
)
"""What is said to stay as it is: ", everything else as offered", ", sign-on stays 20k"."""
_MOST_SHORT = 5
_BARE = re.compile(r"\W*\d[\d.,]*\W*")
"""A figure without a unit, which tells nothing of itself."""
_PLAIN = re.compile(r"[\w\s.,%$€£¥+-]+")
"""A message of words and figures that may answer a question still to come."""
_FAR = 99.0


def earlier(form: Form, state: DialogueState, scene: Scene, text: str) -> Absorbed | None:
    """An answer given before with another value, by its name ("no, base was 260") or as the last one ("no, 260").

    Looked for before the question asked reads the message, which may well take the figure for its own.
    """
    asked = progress.next_slot(form, state, scene)
    if asked is None or "?" in text or not quantities(text):
        return None
    answers = dict(state.answers)
    rest = _DENIED.sub("", text.strip())
    denied = rest != text.strip()
    own = re.compile(rf"\b(?:{names_of(asked)})\b", re.IGNORECASE)
    for slot in progress.active(form, answers, scene):
        if slot is asked or slot.name not in answers:
            continue
        for value in named_values(slot, rest, alone=not denied):
            read = slot.read(value, answers, scene) if value == rest or begins_with_figure(value) else None
            if isinstance(read, Took) and (denied or own.search(text) is None):
                return echoed(form, state, {slot.name: read.value})
    last = progress.last_answered(form, state) if not state.misses else None
    read = last.read(rest, answers, scene) if last is not None else None
    if last is None or last is asked or not isinstance(read, Took):
        return None
    old = answers[last.name]
    meant = _alike(read.value, old) if denied else _adds(read.value, old)
    return echoed(form, state, {last.name: read.value}) if meant else None


def _adds(new: Json, old: Json) -> bool:
    """Whether an answer only adds the currency to the one before: "€85k" behind "85k"."""
    if (
        not (isinstance(new, Mapping) and isinstance(old, Mapping))
        or "currency" not in new
        or "currency" in old
    ):
        return False
    return {**new, "currency": None} == {**old, "currency": None}


def _alike(new: Json, old: Json) -> bool:
    """Whether two answers are of one kind: shares, amounts, options."""
    if isinstance(new, Mapping) and isinstance(old, Mapping):
        return set(new) - {"currency"} == set(old) - {"currency"}
    return True


def corrected(form: Form, state: DialogueState, scene: Scene, text: str) -> Absorbed | Refusal | None:
    """A slot named with another value ("the valuation is 100m"), the last answer taken back ("no, 60 million"), or a slot that is told by its answer alone."""
    if "?" in text:
        return None
    answers = dict(state.answers)
    rest = _TAKEN_BACK.sub("", text.strip())
    named = _named(form, rest, answers, scene)
    if named is not None:
        return named if isinstance(named, Refusal) else echoed(form, state, named)
    if rest != text.strip():
        last = progress.last_answered(form, state)
        read = last.read(rest, answers, scene) if last is not None else None
        if last is not None and isinstance(read, Took):
            return echoed(form, state, {last.name: read.value})
        if isinstance(read, Refusal):
            return read
    told = [slot for slot in progress.active(form, answers, scene) if slot.unmistakable]
    short = len(text.split()) <= _MOST_SHORT and _PLAIN.fullmatch(text.strip()) and tells_kind(text)
    for slots in (
        [] if _BARE.fullmatch(text.strip()) else told,
        to_come(form, state, scene) if short else [],
    ):
        found = first_read(slots, text, answers, scene)
        if found is not None:
            return echoed(form, state, found)
    return _said_anew(form, state, scene, text)


def _said_anew(form: Form, state: DialogueState, scene: Scene, text: str) -> Absorbed | None:
    """The answer before with another figure, or with more to it, which the question asked can't mean: "150k over 4 years"."""
    answers, last = dict(state.answers), progress.last_answered(form, state)
    read = last.read(text, answers, scene) if last is not None and quantities(text) else None
    if last is None or read is None or (isinstance(read, Took) and read.value == answers[last.name]):
        return None
    if isinstance(read, Took) and _alike(read.value, answers[last.name]):
        return echoed(form, state, {last.name: read.value})
    return (
        echoed(form, state, read.values) if isinstance(read, Absorbed) and last.name in read.values else None
    )


def named(form: Form, state: DialogueState, scene: Scene, text: str) -> Absorbed | None:
    """An answer that names its question: "they offered 30k"."""
    found = (
        _named(form, _TAKEN_BACK.sub("", text.strip()), dict(state.answers), scene)
        if "?" not in text
        else None
    )
    if found is None or isinstance(found, Refusal):
        return None
    return echoed(form, state, found)


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
        read = [(slot, value) for slot in slots if words and (value := read_one(slot, words, answers, scene))]
        if read:
            slot, value = min(read, key=lambda pair: _unlikeness(pair[1].value, answers.get(pair[0].name)))
            return echoed(form, state, {slot.name: value.value})
        whole = (slot.read(words, answers, scene) for slot in slots if words)
        absorbed = next((said for said in whole if isinstance(said, Absorbed)), None)
        if absorbed is not None:
            return absorbed
    return None


def refused(form: Form, state: DialogueState, scene: Scene, text: str) -> str | None:
    """Why a figure can't be another answer to a dialogue that is over: "leave after 121 months"."""
    if "?" in text or len(text.split()) > _MOST_SHORT or not quantities(text):
        return None
    answers = dict(state.answers)
    slots = [slot for slot in progress.active(form, answers, scene) if slot.repeats and slot.name in answers]
    read = (slot.read(_LEAD.sub("", text.strip()), answers, scene) for slot in reversed(slots))
    return next((said.hint for said in read if isinstance(said, Refusal)), None)


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


def _named(form: Form, text: str, answers: Answers, scene: Scene) -> dict[str, Json] | Refusal | None:
    for slot in progress.active(form, answers, scene):
        for value in named_values(slot, text):
            read = slot.read(value, answers, scene)
            if isinstance(read, Took):
                return {slot.name: read.value}
            if isinstance(read, Refusal):
                return read
    return None
