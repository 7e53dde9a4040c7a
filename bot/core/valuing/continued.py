"""Messages that only name another offer or another figure: the question before them is meant, with that in it."""

import re
from dataclasses import replace

from bot.core.intents.periods import NTHS, YEAR
from bot.core.intents.price_moves import speaks_of_shares
from bot.core.intents.remarks import speaks_of_leaving
from bot.core.reading.characters import words_of
from bot.core.reading.quantities import Measure, Quantity, quantities
from bot.core.reading.word_sets import words
from bot.core.state import ChatState
from bot.core.valuing.meant import Meant

_AGAIN = words(
    "and what about for with from of how in the same as on to is it so then ok now if hmm hm again"
)
"""Words around a name in "and the other one?": the question before is meant."""
_INSTEAD = words(
    "sorry oops and make it that what about how after in at with to or rather then instead say try if was were is be no use for the right "
    "exactly precisely already had been have all "
    "hm hmm ok okay again back but only just now go no leave put set"
)
"""Words around a figure in "make it 260k": the change before is meant, with this figure."""


_REPLACED = re.compile(r",?\s+(?:and )?(?:not|instead of|rather than)\s+\S+\s*$", re.IGNORECASE)
"""The figure that the one before it replaced: "stock is 180k not 120k"."""
_MOVED = re.compile(
    r"(?P<lead>(?:and |or |but |what )*if )(?:it|they|that|they all) (?=halve|double|triple|drop|fall|"
    r"rise|go|crash|lose|tank|gain|stay)"
)
"""Behind a share price that moved, "it" is the stock: "and if it halves"."""
_HAVING = re.compile(
    r"(?:and |so |but |then )*what (?:do|would|will|did|can) i (?:have|keep|get|own|hold|"
    r"walk away with)(?: left| in hand)? "
    r"(?:after|at) [\w ]+?(?: then| now| instead)*"
)
"""Behind a question about leaving, this is one as well."""
_QUITTING = re.compile(r"\bleave (?!it|that|them|this)")
_COUNTED_IN = re.compile(
    r"(?:and |so |but |ok |or )*(?:counting|including|with|if i (?:count|include|leave)) (?:it|that|them|"
    r"those|everything)"
    r"(?: in| too| back in| again| all)*"
)
_COUNTED_OUT = re.compile(
    r"\b(?:without|excluding|minus|less|not counting|leaving out|ignoring|if (?:i|we|you) (?:leave out|"
    r"ignore|exclude|don't count))"
    r" (?:the |any |that |my )?(?:sign ?-?ons?|signing|bonus|one-?time money|stock|equity|rsus?|"
    r"relocation|refreshers?)(?: bonus)?\b|"
    r"\bif (?:i|we|you) leave (?:the |my )?[\w-]+(?: on)? out\b"
)
"""What a question left out, which "and counting it" puts back."""
_COUNTING = words("year years one too as well please the")


def continued(state: ChatState, said: Meant) -> Meant:
    """A message that only names another offer or another figure, as the question before it with that in it."""
    if not state.asked or state.topics:
        return said
    if speaks_of_shares(state.asked) and _MOVED.match(words_of(said.rest)):
        said = replace(said, rest=_MOVED.sub(r"\g<lead>the stock ", words_of(said.rest), count=1))
    left = words_of(said.rest).split()
    if said.named and all(word in _AGAIN for word in left):
        return Meant(said.offers, state.asked, named=True)
    asked = words_of(state.asked)
    if _COUNTED_IN.fullmatch(words_of(said.rest)) and _COUNTED_OUT.search(asked):
        return Meant(said.offers, _COUNTED_OUT.sub(" ", asked), said.named)
    if _has_then(state, said):
        said = replace(said, rest=_only_length(said.rest))
    ordinal = _ordinal_year(said.rest)
    if ordinal is not None and YEAR.search(words_of(state.asked)):
        return Meant(said.offers, YEAR.sub(ordinal, words_of(state.asked), count=1), said.named)
    asked = _REPLACED.sub("", state.asked)
    new, before = quantities(said.rest), quantities(asked)
    lengths = len(new) > 1 and all(figure.measure is Measure.DURATION for figure in new)
    if lengths and said.rest[new[-2].end :].startswith((" later", " more")):
        said = Meant(
            said.offers, said.rest[new[-2].end :].removeprefix(" later").lstrip(" ,"), said.named
        )  # "two months later, after 12 months"
        new = quantities(said.rest)
    if len(new) != 1 or not _only_figure(said.rest, new[0]):
        return said
    if _QUITTING.search(words_of(said.rest)) and not speaks_of_leaving(state.asked):
        return said
    old = [figure for figure in before if len(before) == 1 or figure.measure is new[0].measure]
    if len(old) != 1:
        return said
    figure = _in_place(asked, old[0], said.rest[new[0].start : new[0].end], new[0])
    return said if figure is None else Meant(said.offers, figure, said.named)


def left_after(state: ChatState, said: Meant) -> Meant:
    """Behind a question about leaving, "what do I have after 18 months" as one; every other message as it is."""
    return continued(state, said) if _has_then(state, said) else said


def _has_then(state: ChatState, said: Meant) -> bool:
    return _HAVING.fullmatch(words_of(said.rest)) is not None and speaks_of_leaving(state.asked)


def _only_length(text: str) -> str:
    """The length of time of a message, if it has one figure only."""
    found = quantities(text)
    one = found[0] if len(found) == 1 and found[0].measure is Measure.DURATION else None
    return text if one is None else text[one.start : one.end]


def _only_figure(text: str, figure: Quantity) -> bool:
    around = words_of(f"{text[: figure.start]} {text[figure.end :]}").split()
    return not speaks_of_leaving(text) and all(word in _INSTEAD for word in around)


def _in_place(asked: str, old: Quantity, written: str, new: Quantity) -> str | None:
    """The question before with a new figure for its own; a bare number takes over the unit."""
    before = asked[old.start : old.end]
    amounts = {Measure.AMOUNT, Measure.NUMBER}
    if new.measure is Measure.NUMBER and old.measure in {Measure.DURATION, Measure.PERCENT}:
        written = (
            re.sub(r"[\d.,]+", written, before, count=1) if re.search(r"\d", before) else f"{written} months"
        )
    elif new.measure is Measure.PERCENT and old.measure is Measure.NUMBER:
        pass  # "and bonus 15", "make that 10%"
    elif new.measure is not old.measure and not {new.measure, old.measure} <= amounts:
        return None
    return f"{asked[: old.start]}{written}{asked[old.end :]}"


def _ordinal_year(text: str) -> str | None:
    """The year that a message of few words only counts: "third", "and the 4th one", "year 4 too"."""
    said = words_of(text).split()
    named = [word for word in said if word in NTHS or word.isdigit()]
    rest = [word for word in said if word not in named and word not in _INSTEAD | _COUNTING]
    if len(named) != 1 or rest or (named[0].isdigit() and "year" not in said):
        return None
    return f"{named[0]} year" if named[0] in NTHS else f"year {named[0]}"
