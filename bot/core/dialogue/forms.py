"""What a guided dialogue is made of: slots with their questions and readers, and a finish."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.core.dialogue.asides import Aside
from bot.core.messages import Outcome, Said
from bot.core.state import SavedOffer

Json = Any
"""A JSON value: what an answer is kept as."""

Answers = Mapping[str, Json]
"""Answers by slot name."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a dialogue may look at besides its own answers: the person's offers and the offers last talked about."""

    offers: tuple[SavedOffer, ...] = ()
    draft: Mapping[str, Json] | None = None


@dataclass(frozen=True, slots=True)
class Took:
    """A reader took the whole message as an answer."""

    value: Json


@dataclass(frozen=True, slots=True)
class Unsure:
    """A reader understood that the person does not know."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reader understood the message but can't take its value; `hint` says what to change.

    `choices` are what may have been meant.
    """

    hint: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Absorbed:
    """Answers to several slots that a message held, by slot name, and how they are echoed: without `echo`, slot by slot.

    `complete`: the message said all that matters, so that the dialogue is at its end. `sure`: it named what it told, so
    that its figures are not to be taken in turn.
    """

    values: Answers
    echo: str = ""
    complete: bool = False
    sure: bool = False


ReadAnswer = Took | Absorbed | Unsure | Refusal | None
"""None: the message is no answer to this question."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A typical answer on a button: its label, and what pressing it says."""

    label: str
    says: str


def always(_answers: Answers, _scene: Scene) -> bool:
    """A slot that is always asked."""
    return True


def no_choices(_answers: Answers, _scene: Scene) -> tuple[Choice, ...]:
    """No typical answers."""
    return ()


def nothing_beside(_value: Json, _answers: Answers) -> str:
    """An answer that needs nothing beside it."""
    return ""


def nothing_said(_answers: Answers) -> str:
    """Nothing that has to be said of the answers."""
    return ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One question. `name` is its key in the state, `label` its name for people.

    `hints` are said on the first, second, … miss, each more concrete. `hangs_on` names the slot that decides whether
    this one is asked; as long as that is open, this one counts among the questions to come. `beside` is what else an
    answer comes to, given the others.

    `means` explains the question to whoever does not understand it, `why` says what it is good for, `asides` answer
    other questions about it; `unanswered` says what leaving it open means, given the other answers. An answer to an
    `unmistakable` slot is known for one whatever is asked; a percentage, or several large amounts,
    said before their turn are an answer to one that is `foretold`; one that `repeats` can be given anew after the
    end without being named. What is
    not `asked` can only be told.
    """

    name: str
    label: str
    question: str
    example: str
    read: Callable[[str, Answers, Scene], ReadAnswer]
    show: Callable[[Json], str]
    hints: tuple[str, ...]
    typical: Callable[[Answers, Scene], tuple[Choice, ...]] = no_choices
    condition: Callable[[Answers, Scene], bool] = always
    hangs_on: str = ""
    skippable: bool = True
    beside: Callable[[Json, Answers], str] = nothing_beside
    words: tuple[str, ...] = ()
    means: str = ""
    why: str = ""
    asides: tuple[Aside, ...] = ()
    unanswered: Callable[[Answers], str] = nothing_said
    unmistakable: bool = False
    foretold: bool = False
    repeats: bool = True
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Finished:
    """The end of a dialogue: what is said, and the sheets that become the offer (or offers) talked about."""

    said: Said
    draft: Mapping[str, Json] | None = None
    compared: tuple[Mapping[str, Json], ...] = ()
    entry: str = ""
    """The entry of the knowledge that the answer was made of, for "source?"."""


@dataclass(frozen=True, slots=True)
class Reopened:
    """The finish can't use an answer: its slot is asked again, with a sentence that says why."""

    slot: str
    sentence: str


def absorbs_nothing(_text: str, _answers: Answers, _scene: Scene) -> Absorbed | Refusal | None:
    """A form whose messages answer one question at a time."""
    return None


def as_given(seed: Answers) -> Answers:
    """Answers that a dialogue begins with, as they were handed over."""
    return seed


def nothing_near(_typed: str, _known: Collection[str]) -> str | None:
    """A form that takes words as they are typed."""
    return None


@dataclass(frozen=True, slots=True)
class Form:
    """A guided dialogue. Raise `version` when a slot's values change their shape.

    `carried` are names of values that are kept without being asked for. `absorb` reads messages that answer other
    slots than the one being asked, `seeded` turns what a dialogue is opened with into answers. With `confirms` a
    summary comes before the finish, at which everything can be edited. `nearest` tells which word of a set a mistyped
    one may be, `offers_of` what offers the answers hold: they are kept when the dialogue is put aside.
    """

    name: str
    title: str
    slots: tuple[Slot, ...]
    finish: Callable[[Answers, Scene], Finished | Reopened]
    version: int = 1
    opening: str = ""
    carried: tuple[str, ...] = ()
    absorb: Callable[[str, Answers, Scene], Absorbed | Refusal | None] = absorbs_nothing
    seeded: Callable[[Answers], Answers] = as_given
    confirms: bool = True
    done: str = "Done"
    outcome: Outcome = Outcome.VALUATION
    preview: Callable[[Answers], str] = nothing_said
    goes_on: bool = False
    nearest: Callable[[str, Collection[str]], str | None] = nothing_near
    offers_of: Callable[[Answers], tuple[Mapping[str, Json], ...]] = field(default=lambda _answers: ())

    def shown(self, slot: Slot, answers: Answers) -> str:
        """The answer to a slot as people read it: `20 % (56,000)`."""
        more = slot.beside(answers[slot.name], answers)
        return f"{slot.show(answers[slot.name])}{f' ({more})' if more else ''}"

    def slot(self, name: str) -> Slot | None:
        """The slot of a name."""
        return next((slot for slot in self.slots if slot.name == name), None)

    def named(self, words: str) -> Slot | None:
        """The slot that a person's words name."""
        wanted = " ".join(words.casefold().replace("-", " ").split())
        for slot in self.slots:
            if wanted in {slot.name.replace("_", " "), slot.label.replace("-", " "), *slot.words}:
                return slot
        return None
