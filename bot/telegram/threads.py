"""What is kept about messages already answered, so that an edited question gets its answer edited.

The ids of the answers are not known when a turn ends, so they are not kept here: each message of an answer has
a key, the sender keeps the id that came back under it (`Call.remember`) and looks it up for an edit (`Call.edits`).
"""

from bot.core.state import ChatState
from bot.core.state import Kept as Frozen

VERSION = 1
MOST_ANSWERED = 20


class Shown(Frozen):
    """One message of an answer: what it is, and fingerprints of its words and of its picture or file."""

    kind: str
    words: str
    media: str = ""


class Answered(Frozen):
    """A question, by its message id, and the messages of its answer in order.

    `guided`: a guided dialogue took the message as an answer, so that it can't be asked again later.
    """

    question: int
    shown: tuple[Shown, ...]
    guided: bool = False


class Thread(Frozen):
    """The newest questions of one person in one chat (and topic).

    `newest` is the message whose turn was the last one, `before` the state before that turn: editing this
    message takes the turn back. `album` is the album that the last notice about media was for. `asked` are the
    words of the newest question, until the next one, if it was answered and may be counted should the answer be
    disliked; no other text is held.
    """

    version: int = VERSION
    answered: tuple[Answered, ...] = ()
    newest: int | None = None
    before: ChatState | None = None
    album: str | None = None
    asked: str = ""

    def about(self, question: int) -> Answered | None:
        """What was shown for a question, if it is among the newest."""
        return next((answered for answered in self.answered if answered.question == question), None)

    def with_answer(self, answered: Answered, before: ChatState, asked: str = "") -> "Thread":
        """The thread after a message was answered."""
        others = tuple(known for known in self.answered if known.question != answered.question)
        kept = (*others, answered)[-MOST_ANSWERED:]
        newest = {"newest": answered.question, "before": before, "asked": asked}
        return self.model_copy(update={"answered": kept, **newest})

    def moved_on(self) -> "Thread":
        """The thread after a turn that no message can take back: a pressed button."""
        return self.model_copy(update={"newest": None, "before": None, "asked": ""})


def key(question: int, place: int) -> str:
    """The key under which the id of the `place`-th message of an answer is kept."""
    return f"{question}.{place}"
