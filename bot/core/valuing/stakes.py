"""Questions about a stake that bring their own figures: what it pays, what dilution leaves, which part it is."""

from dataclasses import dataclass

from bot.core.messages import Outcome, Reply, Said
from bot.core.offers.message import OfferReading
from bot.core.state import ChatState, Person
from bot.core.valuing.claims import Claim
from bot.core.valuing.opening import STAKE, Openings
from bot.core.valuing.stake_question import read_stake
from bot.core.valuing.stake_reply import count_reply, left_reply, share_reply
from bot.core.valuing.stated import maybe
from bot.core.valuing.suppositions import asks
from calculators.money import HUNDRED


@dataclass(frozen=True, slots=True)
class Stakes:
    """Answers them at once where nothing is missing; the dialogue about a stake asks for the rest."""

    openings: Openings

    def claim(self, state: ChatState, person: Person, text: str, reading: OfferReading) -> Claim | None:
        """None where a message is about a whole offer, or nothing that is held."""
        if maybe(reading) and any(sheet.base for sheet in reading.sheets):
            return None
        asked = read_stake(text)
        if asked.tells_worth:
            return self.openings.open(state, person, STAKE, asked.answers(), at_once=True)
        if asked.wants_percent and asked.options and asked.shares and asked.options <= asked.shares:
            return _answer(state, person, share_reply(asked.options, asked.shares))
        if asked.percent is not None and asked.shares and not asked.options:
            return _answer(state, person, count_reply(asked.percent, asked.shares))
        if asked.percent is not None and asked.rounds and asked.company is None and asks(text):
            return _answer(
                state, person, left_reply(asked.percent, tuple(part / HUNDRED for part in asked.rounds))
            )
        return None


def _answer(state: ChatState, person: Person, reply: Reply) -> Claim:
    return Claim(state, person, Said(Outcome.ANSWER, (reply,)))
