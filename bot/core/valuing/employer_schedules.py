"""A grant that is said to vest as an employer's grants do: "the RSUs vest the usual amazon way"."""

import re
from dataclasses import dataclass, replace

from bot.core.intents.names import OfferNames
from bot.core.intents.rewording import supposes
from bot.core.offers.changes import Change
from bot.core.offers.grant_conversion import to_vesting
from bot.core.offers.reading import Said
from bot.core.offers.sheet import OfferSheet, VestingPart
from bot.core.offers.wording import vesting
from bot.core.reading.characters import words_of
from bot.core.reading.schedule import Schedule
from bot.core.replies.valued import kept_sheet
from bot.core.state import ChatState, Person
from bot.core.valuing.changing import Changing
from bot.core.valuing.claims import Claim

_VESTS = re.compile(r"\b(?:vest(?:s|ing|ed)?|schedule)\b")
_LIKE = re.compile(
    r"\b(?:way|style|like|as at|as in|schedule|usual(?:ly)?|normal(?:ly)?|typical(?:ly)?|standard|"
    r"default|pattern|model)\b"
)
_ASKS = re.compile(
    r"^(?:(?:and|so|but|ok|hm+) )*(?:what(?! if)|how(?! about)|why|when|where|which|who|does|do|is|are|"
    r"can|could|tell|explain|show)\b"
)


@dataclass(frozen=True, slots=True)
class EmployerSchedules:
    """Gives the grant of the offer talked about the schedule of an employer that is known."""

    names: OfferNames
    changing: Changing

    def claim(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """The offer with that schedule; None where the message asks about one, or names no known employer."""
        said, draft = words_of(text), kept_sheet(state.draft)
        grants = (draft.grants or ()) if draft is not None and draft.base is not None else ()
        asks = _ASKS.match(said) or ("?" in text and not supposes(text))
        if draft is None or len(grants) != 1 or not _VESTS.search(said) or asks:
            return None
        named = self._named(said) if _LIKE.search(said) else None
        if named is None:
            return self._told_again(state, person, draft, text)
        name, schedule = named
        part = VestingPart.of(schedule)
        after = draft.with_(grants=(grants[0].model_copy(update={"vesting": part}),))
        if grants[0].vesting is not None and to_vesting(grants[0].vesting) == to_vesting(part):
            return self._as_counted(state, person, draft, f"as at {name}")
        change = Change(after, (Said("grants", "vesting", f"as at {name}", text),), ())
        made = self.changing.made(state, person, text, draft, change)
        return replace(made, state=made.state.model_copy(update={"asked": text}))

    def _named(self, said: str) -> tuple[str, Schedule] | None:
        """The one employer that a message names, with its schedule."""
        for alias, schedule in self.names.schedules.items():
            employer = self.names.employers.get(alias)
            if employer is not None and re.search(rf"(?<!\w){re.escape(alias)}(?!\w)", said):
                return employer.name, schedule
        return None

    def _told_again(self, state: ChatState, person: Person, sheet: OfferSheet, text: str) -> Claim | None:
        """A schedule that the grant has already; None where the message says another one, or more."""
        grant = (sheet.grants or ())[0]
        if grant.vesting is None:
            return None
        bare = sheet.with_(grants=(grant.model_copy(update={"vesting": None}),))
        change = self.changing.read(text, bare)
        told = change.sheet.grants if change is not None and not change.problems else None
        if not told or change is None or to_vesting(told[0].vesting) != to_vesting(grant.vesting):
            return None
        same = change.sheet.with_(grants=sheet.grants) == sheet and len(told) == 1
        return self._as_counted(state, person, sheet, vesting(grant.vesting)) if same else None

    def _as_counted(self, state: ChatState, person: Person, sheet: OfferSheet, name: str) -> Claim:
        return self.changing.telling.value(
            state, person, sheet, [f"That is how I counted it: vesting {name}."]
        )
