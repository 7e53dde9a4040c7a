"""The shipped knowledge, the conversation and the desk over it, built once."""

import pytest

from bot.core.conversation import Conversation
from bot.core.intents.names import OfferNames, names_of
from bot.core.replies.context import Context
from bot.core.replies.valuation_reply import ValuationReplies
from bot.core.valuing.desk import OfferDesk
from bot.dialogues import all_forms
from bot.wiring import conversation_of, rates_of
from knowledge.base import Knowledge
from knowledge.loading import load
from knowledge.rarity import CommonWords


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture(scope="session")
def conversation(knowledge: Knowledge) -> Conversation:
    return conversation_of(knowledge)


@pytest.fixture(scope="session")
def names(knowledge: Knowledge) -> OfferNames:
    return names_of(knowledge, CommonWords.shipped())


@pytest.fixture(scope="session")
def context(knowledge: Knowledge, names: OfferNames) -> Context:
    return Context(knowledge, names)


@pytest.fixture(scope="session")
def replies(knowledge: Knowledge, context: Context) -> ValuationReplies:
    return ValuationReplies(knowledge, context)


@pytest.fixture(scope="session")
def desk(knowledge: Knowledge, names: OfferNames) -> OfferDesk:
    rates = rates_of(knowledge)
    return OfferDesk(knowledge, names, all_forms(knowledge, names, rates), rates)
