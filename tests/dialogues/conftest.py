"""The shipped knowledge and the dialogues over it, built once."""

from collections.abc import Mapping

import pytest

from bot.core.dialogue.forms import Form
from bot.core.intents.names import OfferNames, names_of
from bot.dialogues import all_forms
from bot.dialogues.kit import Kit
from knowledge.base import Knowledge
from knowledge.loading import load
from knowledge.rarity import CommonWords


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture(scope="session")
def names(knowledge: Knowledge) -> OfferNames:
    return names_of(knowledge, CommonWords.shipped())


@pytest.fixture(scope="session")
def kit(knowledge: Knowledge, names: OfferNames) -> Kit:
    return Kit.of(knowledge, names, ())


@pytest.fixture(scope="session")
def forms(knowledge: Knowledge, names: OfferNames) -> Mapping[str, Form]:
    return all_forms(knowledge, names)
