"""What a message leads to in a dialogue, and what may be answered beside it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.dialogue.forms import Finished
from bot.core.messages import Reply, Said
from bot.core.state import DialogueState

Aside = Callable[[str], Said | None]
"""Answers a message that is about something else; None where it can't surely."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a message leads to. `state` is None when the dialogue is over; `finished` holds how, unless it was left.

    `last` is the state in which a dialogue finished, where it can be asked for more.
    """

    state: DialogueState | None
    said: Said
    finished: Finished | None = None
    last: DialogueState | None = None

    @property
    def replies(self) -> tuple[Reply, ...]:
        """What is said."""
        return self.said.replies


def no_aside(_text: str) -> Said | None:
    """Nothing else is answered."""
    return None
