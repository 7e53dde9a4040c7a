"""An offer that is known and told anew in part: "they came back with 325 base", "bonus is 25 and relocation 15k"."""

from dataclasses import dataclass

from bot.core.intents.figure_questions import read_figure_question
from bot.core.intents.price_moves import price_move
from bot.core.intents.remarks import adds, revises
from bot.core.intents.rewording import said_plainly
from bot.core.intents.wish_words import Wish
from bot.core.intents.wishes import wished
from bot.core.offers.changes import Change
from bot.core.offers.intent import Certainty
from bot.core.offers.message import OfferReading
from bot.core.offers.sheet import merged
from bot.core.replies.valued import kept_sheet
from bot.core.state import ChatState, Person
from bot.core.valuing.changing import Changing
from bot.core.valuing.claims import Claim
from bot.core.valuing.meant import Meant
from bot.core.valuing.stated import Stated, sure
from bot.core.valuing.suppositions import asks


@dataclass(frozen=True, slots=True)
class Revising:
    """Changes the offer talked about by the parts that a message states."""

    stated: Stated
    changing: Changing

    def claim(
        self, state: ChatState, person: Person, text: str, reading: OfferReading, *, asking: bool = False
    ) -> Claim | None:
        """The changed offer; None where the message states another one, or asks something.

        Whoever says no base tells of the offer that is known; with a base it has to be said that it was revised.
        `asking` says that a question counts as well, since nothing else answers it.
        """
        before = kept_sheet(state.draft)
        if before is None or before.base is None or reading.certainty is Certainty.NO or adds(text):
            return None
        wish = wished(text)
        if wish is not None and wish.wish in {Wish.SIGN_ON, Wish.STAKE}:
            return None
        if read_figure_question(text) is not None:
            return None  # "first year excluding the sign-on"
        baseless = bool(reading.sheets) and all(sheet.base is None for sheet in reading.sheets)
        stated = baseless and (asking or (sure(reading) and not asks(text)))
        if not revises(text) and (not stated or price_move(text) is not None):
            return None
        offers = self.stated.read(said_plainly(text)).offers
        if len(offers) != 1 or offers[0].problems:
            return None
        after = merged(before, offers[0].sheet)
        if after == before:
            return None
        change = Change(after, offers[0].said, ())
        return self.changing.one(state, person, Meant((before,), text, named=True), before, change)
