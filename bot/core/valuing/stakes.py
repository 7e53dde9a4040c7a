"""Questions about a stake that bring their own figures: what it pays, what dilution leaves, which part it is."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.core.dialogue.forms import Json
from bot.core.intents.clauses import clauses_of
from bot.core.intents.price_moves import loses_all
from bot.core.intents.stake_question import StakeQuestion, read_stake
from bot.core.messages import Outcome, Reply, Said
from bot.core.offers.intent import Certainty
from bot.core.offers.message import OfferReading
from bot.core.offers.sheet import OwnershipPart
from bot.core.reading.quantities import Measure, quantities
from bot.core.replies.stake_reply import count_reply, left_reply, lost_reply, share_reply
from bot.core.replies.valued import kept_sheet
from bot.core.state import ChatState, Person
from bot.core.understanding.query import Ask
from bot.core.valuing.claims import Claim
from bot.core.valuing.opening import STAKE, Openings
from bot.core.valuing.suppositions import asks
from calculators.money import HUNDRED

_AS_IT_IS = re.compile(
    r"\b(?:without|before|no|ignoring)(?: any| the| more| further)* dilution\b|\bstake\b.*\b(?:on paper|today|now)\b|"
    r"\bundiluted\b",
    re.IGNORECASE,
)
"""Asks for what a stake is worth before any later round."""
_WORTH = re.compile(
    r"^(?:so |and |ok |but )*(?:what(?:'s| is| would| will)?|how much is) (?:my|the|this|that|our) (?:equity |ownership )?"
    r"(?:stake|share|equity|ownership|part)(?: of the company| in (?:it|the company))?(?: be)?(?: actually| really)? worth\W*$",
    re.IGNORECASE,
)
"""Asks for the worth of the stake that is known, as it is expected to become."""
_IS_WORTH = re.compile(r"\bworth\b", re.IGNORECASE)
_OF_PAY = re.compile(r"\b(?:years?|months?|average|base|salary|leave|quit)\b", re.IGNORECASE)
"""Asks for the whole offer, of which the stake is a part."""
_OF_THE_STAKE = re.compile(
    r"\b(?:worth|stake|left|sold|sells?|exits?|ipo|on paper|own|hold|mine|undiluted)\b", re.IGNORECASE
)
"""Without one of these a change is one of the whole offer: "what if there is one more round of 20 %"."""
_ONE_MORE = re.compile(r"\b(?:another|one more|a second|a third|additional|extra|further)\b", re.IGNORECASE)
_NO_ROUNDS = re.compile(
    r"\b(?:no|without|zero)(?: any)?(?: more| further| later| other)* (?:rounds?|dilution)\b", re.IGNORECASE
)
_ROUNDS = re.compile(
    r"\b(?P<count>no|one|1|two|2|three|3|four|4)(?: more| further| later| of the)? rounds?\b(?! (?:of|at|with) \d)",
    re.IGNORECASE,
)
"""Rounds that are counted without what each takes: "with the one round", "no further rounds"."""
_LEAST_EXIT = Decimal(1_000_000)
_COUNTS = {"one": 1, "1": 1, "two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4}


@dataclass(frozen=True, slots=True)
class Stakes:
    """Answers them at once where nothing is missing; the dialogue about a stake asks for the rest."""

    openings: Openings

    def claim(self, state: ChatState, person: Person, text: str, reading: OfferReading) -> Claim | None:
        """None where a message is about a whole offer, or nothing that is held."""
        if loses_all(text) and _talks_of_stake(state) and _OF_PAY.search(text) is None:
            return _answer(state, person, lost_reply())
        asked = _completed(read_stake(text), state, text)
        state = state.model_copy(update={"topics": ()}) if asked.tells_worth else state
        priced = asked.options and asked.strike and asked.exits
        based = reading.certainty is not Certainty.NO and any(sheet.base for sheet in reading.sheets)
        if based and not priced:
            return None
        told_apart = (
            len(clauses_of(text)) > 1 and _IS_WORTH.search(text) and not (asked.rounds or asked.exits)
        )
        as_it_is = _AS_IT_IS.search(text) or (_WORTH.search(text) and not asked.rounds) or told_apart
        if asked.percent is not None and asked.company is not None and as_it_is:
            seed = {**replace(asked, rounds=(), exits=()).answers(), "dilution": []}
            return self.openings.open(state, person, STAKE, seed, at_once=True)
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


def _talks_of_stake(state: ChatState) -> bool:
    """Whether a stake was answered about last."""
    told = state.topics[-1] if state.topics else None
    return (told is not None and told.asks == Ask.STAKE.value) or (
        state.finished is not None and state.finished.form == STAKE
    )


def _completed(asked: StakeQuestion, state: ChatState, text: str) -> StakeQuestion:
    """A question without a stake of its own, about the stake that was talked about last."""
    about = asked.exits or asked.rounds or _AS_IT_IS.search(text) or _ROUNDS.search(text)
    about = about or _WORTH.search(text)
    if asked.percent is not None or asked.options is not None or not about:
        return asked
    told = state.topics[-1] if state.topics else None
    if told is not None and told.asks == Ask.STAKE.value and told.percent is not None:
        return replace(
            asked,
            percent=told.percent,
            company=asked.company or told.amount,
            currency=told.currency,
            exits=asked.exits or _large(text),
        )
    last = state.finished
    if last is not None and last.form == STAKE:
        answers = dict(last.answers)
        held, company = answers.get("stake") or {}, (answers.get("company") or {}).get("amount")
        return replace(
            asked,
            percent=_number(held.get("percent")),
            options=_number(held.get("options")),
            currency=_of_its_own(text) or str(answers.get("currency") or asked.currency),
            strike=asked.strike or _number((answers.get("strike") or {}).get("amount")),
            shares=asked.shares or _number(answers.get("shares")),
            company=asked.company or _number(company),
            exits=asked.exits or _large(text) or tuple(map(Decimal, answers.get("exits") or ())),
            rounds=_rounds_after(asked.rounds, tuple(map(Decimal, answers.get("dilution") or ())), text),
        )
    draft = kept_sheet(state.draft) if asked.exits or _OF_THE_STAKE.search(text) else None
    grants = [grant for grant in (draft.grants or () if draft else ()) if isinstance(grant, OwnershipPart)]
    if len(grants) != 1:
        return asked
    held_rounds = tuple(part * HUNDRED for part in grants[0].dilution or ())
    return replace(
        asked,
        percent=grants[0].percent,
        currency=_of_its_own(text) or (draft.currency if draft else None) or asked.currency,
        company=asked.company or grants[0].company_value,
        rounds=asked.rounds or held_rounds,
    )


def _of_its_own(text: str) -> str | None:
    """The currency that a message names with its amounts."""
    return next((figure.currency for figure in quantities(text) if figure.currency), None)


def _rounds_after(said: tuple[Decimal, ...], known: tuple[Decimal, ...], text: str) -> tuple[Decimal, ...]:
    """The later rounds, in percent each, where some are known: one more, none at all, only the first of them."""
    if said:
        return (*known, *said) if _ONE_MORE.search(text) else said
    if _NO_ROUNDS.search(text):
        return ()
    counted = _ROUNDS.search(text)
    count = _COUNTS.get(counted["count"].lower(), 0) if counted else 0
    if not count or not known:
        return known
    return (*known, *known[-1:] * count)[:count]


def _large(text: str) -> tuple[Decimal, ...]:
    """The amounts of a follow-up that only a company is sold for: "and at half a billion"."""
    return tuple(
        one.value for one in quantities(text) if one.measure is Measure.AMOUNT and one.value >= _LEAST_EXIT
    )


def _number(value: Json) -> Decimal | None:
    return None if value is None else Decimal(value)


def _answer(state: ChatState, person: Person, reply: Reply) -> Claim:
    return Claim(state, person, Said(Outcome.ANSWER, (reply,)))
