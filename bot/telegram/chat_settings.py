"""What is kept about a chat: the choices of a group's admins, and whether the bot is still in it."""

from enum import StrEnum

from bot.core.messages import Button, Reply
from bot.core.state import Kept as Frozen
from bot.telegram.presses import ASKERS, QUIET

VERSION = 1


class Askers(StrEnum):
    """Who may ask in a group."""

    EVERYONE = "everyone"
    ADMINS = "admins"


class ChatSettings(Frozen):
    """Settings of one chat. `quiet`: only commands are answered. `gone`: blocked or removed, so nothing is sent."""

    version: int = VERSION
    quiet: bool = False
    askers: Askers = Askers.EVERYONE
    gone: bool = False

    def chosen(self, data: str) -> "ChatSettings | None":
        """The settings after a press on their panel; None for data that is not the panel's."""
        kind, value = data[:2], data[2:]
        if kind == QUIET and value in {"0", "1"}:
            return self.model_copy(update={"quiet": value == "1"})
        if kind == ASKERS and value in set(Askers):
            return self.model_copy(update={"askers": Askers(value)})
        return None

    def panel(self) -> Reply:
        """The settings with a button for each choice."""
        heard = "commands only" if self.quiet else "commands, replies to me, and mentions where I see them"
        text = (
            f"Settings of this group, for its admins.\nWho may ask: **{self.askers}**\nI answer: **{heard}**"
        )
        askers = (
            _choice("Everyone may ask", f"{ASKERS}{Askers.EVERYONE}", chosen=self.askers is Askers.EVERYONE),
            _choice("Only admins", f"{ASKERS}{Askers.ADMINS}", chosen=self.askers is Askers.ADMINS),
        )
        quiet = (
            _choice("Replies too", f"{QUIET}0", chosen=not self.quiet),
            _choice("Commands only", f"{QUIET}1", chosen=self.quiet),
        )
        return Reply(text, buttons=(askers, quiet))


def _choice(label: str, data: str, *, chosen: bool) -> Button:
    return Button(f"✓ {label}" if chosen else label, data)
