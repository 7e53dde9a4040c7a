"""What a dialogue says, out of the knowledge, put together with what it does; and whether each has the other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Self, TypedDict, Unpack

from bot.core.dialogue.asides import Aside
from bot.core.dialogue.forms import Answers, Choice, Form, Json, ReadAnswer, Scene, Slot
from knowledge.base import Knowledge
from knowledge.complaints import Complaint
from knowledge.dialogues import DialogueWords, SlotWords

_UNSAID = SlotWords(label="?", question="?", example="?", hints=["?", "?"], means="?", why="?")
"""Stands for words that are missing until the whole is refused for that."""


class Heading(TypedDict):
    """The name and the words of a form as a whole, as in `Form`."""

    name: str
    title: str
    opening: str
    done: str


class Behaviour(TypedDict, total=False):
    """What a slot does beside reading and showing, as in `Slot`."""

    typical: Callable[[Answers, Scene], tuple[Choice, ...]]
    condition: Callable[[Answers, Scene], bool]
    hangs_on: str
    skippable: bool
    beside: Callable[[Json, Answers], str]
    unanswered: Callable[[Answers], str]
    unmistakable: bool
    foretold: bool
    repeats: bool
    asked: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one dialogue."""

    name: str
    words: DialogueWords

    @classmethod
    def of(cls, knowledge: Knowledge, name: str) -> Self:
        """What the knowledge says in a dialogue."""
        unsaid = DialogueWords(title="?", slots={"unsaid": _UNSAID})
        return cls(name, knowledge.dialogues.get(name, unsaid))

    @property
    def heading(self) -> Heading:
        """What a form is called, how it is opened and how it is ended."""
        words = self.words
        return {"name": self.name, "title": words.title, "opening": words.opening, "done": words.done}

    def slot(
        self,
        name: str,
        read: Callable[[str, Answers, Scene], ReadAnswer],
        show: Callable[[Json], str],
        **behaviour: Unpack[Behaviour],
    ) -> Slot:
        """The slot of a name. Typical answers, and what is said where it is left open, are as written if not computed."""
        said, choices, unanswered = self._said(name), self.choices(name), self.unanswered(name)
        written: Behaviour = {
            "typical": lambda _answers, _scene: choices,
            "unanswered": lambda _answers: unanswered,
        }
        does: Behaviour = {**written, **behaviour}
        return Slot(
            name,
            said.label,
            said.question,
            said.example,
            read,
            show,
            tuple(said.hints),
            words=tuple(said.aliases),
            means=said.means,
            why=said.why,
            asides=tuple(Aside("|".join(aside.ask), aside.says) for aside in said.asides),
            **does,
        )

    def choices(self, name: str) -> tuple[Choice, ...]:
        """The typical answers to a slot that are written."""
        return tuple(Choice(label, says) for label, says in self._said(name).typical.items())

    def unanswered(self, name: str) -> str:
        """What is said of a slot that is left open."""
        return self._said(name).unanswered

    def _said(self, name: str) -> SlotWords:
        return self.words.slots.get(name, _UNSAID)


def disagreements(forms: Iterable[Form], knowledge: Knowledge) -> Iterator[Complaint]:
    """Every question that is asked and has no words, and all words of a question that is asked by no dialogue."""
    asked = {form.name: [slot.name for slot in form.slots] for form in forms}
    for dialogue in knowledge.dialogues.keys() - asked.keys():
        sentence = f"is of no dialogue; take it out, or call it as one of {', '.join(sorted(asked))}"
        yield knowledge.documents[f"dialogues/{dialogue}.yaml"].complaint((), sentence)
    for dialogue, names in asked.items():
        words, file = knowledge.dialogues.get(dialogue), f"dialogues/{dialogue}.yaml"
        if words is None:
            yield Complaint(
                f"knowledge/{file}", 0, "", f"is missing; add it with the slots {', '.join(names)}"
            )
            continue
        for name in names:
            if name not in words.slots:
                sentence = "is asked in this dialogue and has no words; add them"
                yield knowledge.documents[file].complaint(("slots", name), sentence)
        for name in words.slots.keys() - set(names):
            sentence = (
                f"is no question of this dialogue; take it out, or call it as one of {', '.join(names)}"
            )
            yield knowledge.documents[file].complaint(("slots", name), sentence)
