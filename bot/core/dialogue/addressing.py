"""Which slot a piece of a message answers: by its name, by what only one slot can mean, or in turn."""

import re
from collections.abc import Iterable, Iterator

from bot.core.dialogue import progress
from bot.core.dialogue.forms import Absorbed, Answers, Form, Json, Scene, Slot, Took
from bot.core.markup import literal
from bot.core.reading.characters import plain
from bot.core.reading.quantities import Measure, quantities
from bot.core.state import DialogueState

BEFORE = r"(?:(?:and|but|change|set|make|put|correct|with|the|my|their|its|if|say|also|then|at|for|through|via|by|what if|what about|how about)\s+)*"
IS = r"\s*(?:is|was|are|were|would be|should be|should have been|to|of|=|:|of|at|instead of that|becomes?|now|be|actually|really|\s)*\s*"
_ROUGHLY = frozenset({"about", "around", "roughly", "like", "just", "only", "really", "rather"})
_LARGE = 1_000_000


def names_of(slot: Slot) -> str:
    """The names of a slot, as one pattern."""
    names = {slot.name.replace("_", " "), slot.label, slot.label.replace("-", " "), *slot.words}
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def named_values(slot: Slot, text: str, *, alone: bool = False) -> Iterator[str]:
    """What a message says of a slot that it names: "base is 260", "260 base"; with `alone` one word before the name.

    The whole message comes first: in "10,000 options" the name is a part of the answer.
    """
    found = re.match(rf"{BEFORE}(?:{names_of(slot)})\b{IS}(?P<value>\S.*)$", text, re.IGNORECASE)
    behind = re.match(rf"{BEFORE}(?P<value>.*\S)\s+(?:{names_of(slot)})$", text, re.IGNORECASE)
    ahead = behind and (not alone or len(behind["value"].split()) == 1)
    if found or ahead:
        yield text
    if found:
        yield found["value"].rstrip(".!")
    if behind and (not alone or len(behind["value"].split()) == 1):
        yield behind["value"].rstrip(".!")


def read_values(slot: Slot, text: str, answers: Answers, scene: Scene) -> dict[str, Json] | None:
    """What a piece of a message answers, where it is the answer to a slot."""
    read = slot.read(text, answers, scene)
    if isinstance(read, Took):
        return {slot.name: read.value}
    return dict(read.values) if isinstance(read, Absorbed) else None


def read_one(slot: Slot, text: str, answers: Answers, scene: Scene) -> Took | None:
    """The answer that a text is to a slot, if it is one alone."""
    read = slot.read(text, answers, scene)
    return read if isinstance(read, Took) else None


def first_read(slots: Iterable[Slot], text: str, answers: Answers, scene: Scene) -> dict[str, Json] | None:
    """What a text answers of the first of some slots that it answers."""
    return next((told for slot in slots if (told := read_values(slot, text, answers, scene))), None)


def elsewhere(form: Form, piece: str, answers: Answers, scene: Scene) -> dict[str, Json] | None:
    """A piece that names its slot, or that only one slot can mean."""
    asked = progress.active(form, answers, scene)
    words = plain(piece)
    named = [slot for slot in asked if re.search(rf"\b(?:{names_of(slot)})\b", words)]
    told = [slot for slot in asked if slot.unmistakable]
    return first_read((*named, *told), piece, answers, scene)


def begins_with_figure(text: str) -> bool:
    """Whether a figure, or what it is about, stands first: "260k", "about 260k", and not "paid 70 %"."""
    found = quantities(text)
    lead = text[: found[0].start].split() if found else []
    return bool(found) and all(word.casefold() in _ROUGHLY or not word.isalpha() for word in lead)


def tells_kind(text: str) -> bool:
    """Whether the figures of a message tell by themselves what they are: percentages, or several amounts of a company's size."""
    found = quantities(text)
    shares = bool(found) and all(figure.measure is Measure.PERCENT for figure in found)
    return shares or (len(found) > 1 and all(figure.value >= _LARGE for figure in found))


def to_come(form: Form, state: DialogueState, scene: Scene) -> list[Slot]:
    """The questions still to be asked that a figure said before its turn may answer, in their order."""
    answers = dict(state.answers)
    return [
        slot
        for slot in progress.active(form, answers, scene)
        if slot.foretold and slot.name not in answers and slot.name not in state.skipped
    ]


def echoed(form: Form, state: DialogueState, values: Answers) -> Absorbed:
    """The answers, echoed with every other answer that reads differently now."""
    before = dict(state.answers)
    answers = {**before, **values}
    told = [
        slot
        for slot in form.slots
        if (slot.name in values and values[slot.name] != before.get(slot.name))
        or _differs(form, slot, before, answers)
    ] or [slot for slot in form.slots if slot.name in values]
    said = [f"{slot.label} {literal(form.shown(slot, answers))}" for slot in told]
    return Absorbed(values, f"Noted: {' · '.join(said)}.")


def _differs(form: Form, slot: Slot, before: Answers, after: Answers) -> bool:
    return slot.name in before and slot.name in after and form.shown(slot, before) != form.shown(slot, after)
