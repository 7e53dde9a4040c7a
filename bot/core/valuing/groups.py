"""What belongs into the private chat: in a group nobody's offer is asked for or shown."""

from collections.abc import Callable

from bot.core.dialogue.presses import MARK as DIALOGUE
from bot.core.intents.wish_words import Wish
from bot.core.intents.wishes import wished
from bot.core.messages import Message
from bot.core.state import ChatState
from bot.core.valuing.actions import MARK as ACTION

OPENS = "f:"
"""What the data of a button begins with that opens a dialogue: `f:value`."""

PERSONAL = frozenset(Wish) - {
    Wish.CANCEL,
    Wish.SHOW,
    Wish.EDIT,
    Wish.DELETE,
    Wish.NAME,
    Wish.SAVE,
    Wish.RENAME,
    Wish.CHART,
}
"""Wishes that a group gets a line to: the others need an offer that was talked about, and in a group there is none."""


def is_private(state: ChatState, message: Message, offers: Callable[[], bool]) -> bool:
    """Whether a message in a group is about somebody's own offer; `offers` tells whether it surely states one."""
    if message.document is not None:
        return True
    if message.press:
        return message.press.startswith((OPENS, DIALOGUE, ACTION))
    wish = wished(message.text)
    # "which is higher" after an answer about roles is about these
    wants = wish is not None and wish.wish in PERSONAL and not wish.about
    answered = wish is not None and wish.wish is Wish.WHICH and "offer" not in wish.asked
    return (wants and not (answered and state.topics)) or offers()
