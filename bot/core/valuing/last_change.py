"""What "without them" means: the one part of the offer that the last change touched."""

import re
from dataclasses import replace

from bot.core.replies.valued import kept_sheet
from bot.core.state import ChatState
from bot.core.valuing.meant import Meant

_THEM = re.compile(r"\bwithout (?:it|them|those|these|that(?=\W*$))(?!-)\b", re.IGNORECASE)
_PARTS = {
    "bonus": "bonus",
    "sign_on": "sign-on",
    "grants": "stock",
    "refreshers": "refreshers",
    "relocation": "relocation",
    "contingent": "contingent payments",
}


def with_part_named(state: ChatState, said: Meant) -> Meant:
    """A message with the name of that part; as it is where none or several were touched."""
    part = _touched(state) if _THEM.search(said.rest) else ""
    return replace(said, rest=_THEM.sub(f"without the {part}", said.rest)) if part else said


def _touched(state: ChatState) -> str:
    """The one part that the last change touched; nothing where there were several or none."""
    before, now = kept_sheet(state.before), kept_sheet(state.draft)
    if before is None or now is None:
        return ""
    parts = [name for field, name in _PARTS.items() if getattr(before, field) != getattr(now, field)]
    return parts[0] if len(parts) == 1 else ""
