"""The offers talked about at a share price that a message names: "year one if the share price is only $50"."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.core.intents.figure_questions import FigureQuestion, read_figure_question
from bot.core.intents.share_prices import SharePrice, read_share_price, supposes_more
from bot.core.markup import literal
from bot.core.messages import Outcome, Reply, Said
from bot.core.offers.changes import Change
from bot.core.offers.reading import Said as ReadPart
from bot.core.offers.sheet import GrantPart, OfferSheet, OptionsPart, OwnershipPart, RsuPart
from bot.core.replies.figures import bare
from bot.core.replies.share_price_reply import at_price, moved_reply, worth_reply
from bot.core.replies.valued import valued
from bot.core.state import ChatState, Person
from bot.core.valuing.changing import Changing
from bot.core.valuing.claims import Claim, line
from bot.core.valuing.continued import continued
from bot.core.valuing.figure_answer import figure_answer
from bot.core.valuing.meant import Meant, meant
from bot.core.valuing.suppositions import Suppositions
from bot.core.valuing.talk import turned_to
from calculators.refusal import Refused

_THEY = re.compile(
    r"\b(?:they|them|those|all of it)\b.*\b(?:worth|value|bring|make)\b|\b(?:worth|value) of (?:it|them) all\b"
)


@dataclass(frozen=True, slots=True)
class SharePrices:
    """Prices the grants of an offer anew. What is asked with a price leaves the offer as it is; what is told changes it."""

    changing: Changing
    suppositions: Suppositions

    def claim(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """What an offer comes to at the price that a message names; None where it names none."""
        said = continued(state, meant(state, person, text))
        offers = [sheet for sheet in said.offers if sheet.base is not None and sheet.grants]
        asked = read_share_price(said.rest) if offers else None
        if asked is None or not self._is_of_shares(state, asked, offers[0]):
            return None
        price = at_first if asked.stated else at
        priced = next(((sheet, after) for sheet in offers if (after := price(sheet, asked.price))), None)
        if priced is None:
            return _unpriced(state, person, offers[0]) if asked.surely or asked.moves else None
        try:
            return self._told(state, person, said, asked, *priced)
        except Refused as refused:
            return line(state, person, literal(refused.sentence))

    def _is_of_shares(self, state: ChatState, asked: SharePrice, sheet: OfferSheet) -> bool:
        """Whether the figure is a share's price: the message says so, or it goes on with one."""
        goes_on = bool(state.asked) and read_share_price(state.asked) is not None and not state.topics
        priced = at(sheet, asked.price) is not None
        return asked.likely or (priced and asked.is_small and (goes_on or asked.moves))

    def _told(
        self,
        state: ChatState,
        person: Person,
        said: Meant,
        asked: SharePrice,
        before: OfferSheet,
        after: OfferSheet,
    ) -> Claim | None:
        told = turned_to(state, before).model_copy(
            update={"asked": said.rest, "topics": (), "finished": None}
        )
        if asked.stated or not (asked.rest or asked.moves):
            change = Change(after, (ReadPart("grants", "share price", bare(asked.price), said.rest),), ())
            made = self.changing.made(state, person, said.rest, before, change)
            return replace(made, state=made.state.model_copy(update={"asked": said.rest}))
        reply = self._reply(asked, before, after)
        return None if reply is None else Claim(told, person, Said(Outcome.VALUATION, (reply,)))

    def _reply(self, asked: SharePrice, before: OfferSheet, after: OfferSheet) -> Reply | None:
        one, then = valued(before), valued(after)
        question = read_figure_question(asked.rest, self.changing.names.common.rarity) if asked.rest else None
        if not asked.rest:
            return moved_reply(asked.price, one, then)
        if _asks_for_all(question, asked.rest):
            return worth_reply(asked.price, one, then)
        figure = self.suppositions.of_offers(asked.rest, (after,))
        if figure is None and question is not None and not supposes_more(asked.rest):
            figure = figure_answer(question, (then,), self.changing.telling)
        if figure is None:
            return None
        text = figure.text.replace("at today's price", "at that price")
        return replace(figure, text=f"{at_price(asked.price, then)}: {text}")


def at(sheet: OfferSheet, price: Decimal) -> OfferSheet | None:
    """The sheet with its shares and options at a price; None where nothing in it has one."""
    grants = [_priced(grant, price) for grant in sheet.grants or ()]
    if all(grant is None for grant in grants):
        return None
    known = zip(grants, sheet.grants or (), strict=True)
    return sheet.with_(grants=tuple(after or before for after, before in known))


def at_first(sheet: OfferSheet, price: Decimal) -> OfferSheet | None:
    """The same where the price is one of today: a single grant that is known by its worth was counted at it."""
    grants = sheet.grants or ()
    if len(grants) == 1 and isinstance(grants[0], RsuPart) and grants[0].units is None:
        return sheet.with_(grants=(grants[0].model_copy(update={"price": price}),))
    return at(sheet, price)


def _priced(grant: GrantPart, price: Decimal) -> GrantPart | None:
    if isinstance(grant, OptionsPart):
        return grant.model_copy(update={"price": price})
    if isinstance(grant, RsuPart) and grant.units is not None:
        return grant.model_copy(update={"price": price, "value": None})
    if isinstance(grant, RsuPart) and grant.value is not None and grant.price:
        return grant.model_copy(update={"value": grant.value / grant.price * price, "price": price})
    return None


def _asks_for_all(question: FigureQuestion | None, rest: str) -> bool:
    """Whether the worth of all shares is asked for, and not the pay of a time: "what would they be worth in total"."""
    timed = question is not None and question.period is not None and question.period.until is not None
    return not timed and (
        (question is not None and question.part == "equity") or _THEY.search(rest) is not None
    )


def _unpriced(state: ChatState, person: Person, sheet: OfferSheet) -> Claim:
    """What has to be known before a share's price says anything of the grants."""
    if any(isinstance(grant, OwnershipPart) for grant in sheet.grants or ()):
        text = "A part of the company follows the company's value, not the price of one share. Say, for instance, “and at a 100M valuation”."
    else:
        text = (
            "I know what the grant is worth, but not the share price that this was counted at. Say “the share price is $80 today”, "
            "or by how much it moves: “and if the stock falls 30 %”."
        )
    return Claim(state, person, Said(Outcome.CLARIFY, (Reply(text),)))
