"""What a button carries: the conversation's own data, sometimes with its owner, or a wish to the desk itself.

The desk's own data begins with `~`; the conversation's never does.
"""

from dataclasses import dataclass

from bot.core.messages import MOST_DATA

MARK = "~"
ASK = "~a"
"""Ask the text that follows, as if the person had written it."""
QUIET = "~q"
ASKERS = "~w"
FORGET = "~f"
_OWNED = "~o"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Press:
    """A button's data, and who alone may press it."""

    data: str
    owner: int | None = None

    def open_to(self, user_id: int) -> bool:
        """Whether this person may press it."""
        return self.owner is None or self.owner == user_id


def owned(data: str, owner: int) -> str:
    """Data that only its owner may press.

    Where the two don't fit into 64 bytes the owner is left out: what a press changes is looked up by who
    pressed, so a stranger's press changes nothing of the owner's either way.
    """
    whole = f"{_OWNED}{_short(owner)}.{data}"
    return whole if len(whole.encode()) <= MOST_DATA else data


def read(data: str) -> Press:
    """What a pressed button means. Forged owners are nobody's."""
    if not data.startswith(_OWNED):
        return Press(data)
    owner, dot, rest = data.removeprefix(_OWNED).partition(".")
    if not dot or not rest or not _is_short(owner):
        return Press("")
    return Press(rest, int(owner, 36))


def _short(number: int) -> str:
    """A number in base 36."""
    digits = ""
    left = abs(number)
    while left:
        left, digit = divmod(left, 36)
        digits = _DIGITS[digit] + digits
    return ("-" if number < 0 else "") + (digits or "0")


def _is_short(text: str) -> bool:
    digits = text.removeprefix("-")
    return 0 < len(digits) <= 12 and all(sign in _DIGITS for sign in digits)
