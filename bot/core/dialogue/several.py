"""Several answers in one message, each for the question in turn or one it names: `280k and 20%`, `280k director`."""

import re

from bot.core.dialogue import progress
from bot.core.dialogue.addressing import echoed, elsewhere, first_read, read_values, tells_kind, to_come
from bot.core.dialogue.forms import Absorbed, Form, Json, Scene
from bot.core.reading.quantities import quantities
from bot.core.state import DialogueState

_JOINTS = re.compile(r"\s*(?:,(?!\d)|;|\n|&|\+|(?<!\w)and(?!\w)|(?<!\w)plus(?!\w))\s*", re.IGNORECASE)
_MOST_PIECES = 5
_MOST_WORDS = 9


def several(form: Form, state: DialogueState, scene: Scene, text: str) -> Absorbed | None:
    """Answers to several questions in one message: `280k and 20%`, each for the question in turn or one it names."""
    pieces = [piece for piece in _JOINTS.split(text.strip()) if piece]
    if not 1 < len(pieces) <= _MOST_PIECES or "?" in text:
        return None
    if len(quantities(text)) < sum(len(quantities(piece)) for piece in pieces):
        return None  # "between 10 and 20" is one figure
    after, taken = state, dict[str, Json]()
    for piece in pieces:
        answers = dict(after.answers)
        slot = progress.next_slot(form, after, scene)
        said = read_values(slot, piece, answers, scene) if slot and slot.name not in taken else None
        if said is None:
            said = elsewhere(form, piece, answers, scene)
        if said is None and tells_kind(piece):
            said = first_read(to_come(form, after, scene), piece, answers, scene)
        if said is None or set(said) & set(taken):
            return None
        taken |= said
        after = progress.answered(form, after, scene, said)
    return echoed(form, after, taken)


def two(form: Form, state: DialogueState, scene: Scene, text: str) -> Absorbed | None:
    """Two answers with nothing between them, one of which tells by itself what it is: `280k director`."""
    answers, asked = dict(state.answers), progress.next_slot(form, state, scene)
    words = text.split()
    if asked is None or len(words) > _MOST_WORDS or "?" in text:
        return None
    for at in range(1, len(words)):
        left, right = " ".join(words[:at]), " ".join(words[at:])
        for own, other in ((left, right), (right, left)):
            first = read_values(asked, own, answers, scene)
            told = elsewhere(form, other, {**answers, **(first or {})}, scene) if first else None
            if first and told and not set(first) & set(told):
                return echoed(form, state, {**first, **told})
    return None
