"""What "without them" means, the one part that the last change touched, and parts that are wanted back as they were."""

import re
from dataclasses import replace

from bot.core.offers.changes import Change
from bot.core.offers.reading import Said as ReadPart
from bot.core.offers.sheet import OfferSheet
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


_PART = r"(?:the |my |all )?(?P<{}>bonus|sign-?on|refreshers?|relocation|stock|grant|rsus?|equity|pension|401k|retirement)"
_AS_BEFORE = r"(?:as (?:promised|planned|stated|agreed|offered|it was|before)|again|back(?: in)?|after all|restored|like before)"
_RESTORING = re.compile(
    r"(?:and |so |ok |okay |but |no |no, |then )*(?:"
    rf"with {_PART.format('with')}(?: bonus| money)? {_AS_BEFORE}"
    rf"|(?:put|bring|get|add|take) {_PART.format('put')}(?: bonus)? back(?: in)?(?: again)?"
    rf"|(?:keep|leave) {_PART.format('keep')}(?: bonus)?(?: {_AS_BEFORE})?)",
    re.IGNORECASE,
)
"""A part as it was told first: "with the refreshers as promised"."""
_FIELDS = {
    "sign": "sign_on",
    "refresher": "refreshers",
    "stock": "grants",
    "grant": "grants",
    "rsu": "grants",
    "equity": "grants",
    "pension": "retirement",
    "401k": "retirement",
}


def restored(state: ChatState, clause: str, sheet: OfferSheet) -> Change | None:
    """The sheet with the one part that a clause wants back as it was told first; None where it wants none."""
    found = _RESTORING.fullmatch(clause.strip(" .,!?"))
    first = kept_sheet(state.first) or kept_sheet(state.before)
    if found is None or first is None:
        return None
    word = (found["with"] or found["put"] or found["keep"]).lower()
    field = next((one for start, one in _FIELDS.items() if word.startswith(start)), word)
    if getattr(first, field) == getattr(sheet, field):
        return Change(sheet, (), ())
    after = sheet.model_copy(update={field: getattr(first, field)})
    return Change(after, (ReadPart(field, _PARTS.get(field, word), "as told first", clause),), ())


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
