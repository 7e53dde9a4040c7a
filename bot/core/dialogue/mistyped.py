"""Answers with a slip of the finger: read again with the words that the question knows."""

import re

from bot.core.dialogue import progress
from bot.core.dialogue.forms import Form, Scene
from bot.core.dialogue.verbs import WORDS
from bot.core.reading.characters import plain
from bot.core.state import DialogueState

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 80


def mended(form: Form, state: DialogueState, scene: Scene, text: str) -> str | None:
    """The message with every strange word as the answer it was probably meant to be; None where none is strange."""
    if "?" in text or len(text) > _LONGEST:
        return None
    known = _words_known(form, state, scene)
    said = plain(text)
    meant = _WORD.sub(lambda word: form.nearest(word[0], known) or word[0], said)
    return meant if meant != said else None


def _words_known(form: Form, state: DialogueState, scene: Scene) -> frozenset[str]:
    """The words of the questions that may be answered now, of their typical answers, and of the verbs."""
    answers = dict(state.answers)
    found = set(WORDS)
    for slot in progress.active(form, answers, scene):
        choices = slot.typical(answers, scene)
        said = (slot.label, *slot.words, *(choice.says for choice in choices))
        found |= {word for phrase in said for word in _WORD.findall(plain(phrase))}
    return frozenset(found)
