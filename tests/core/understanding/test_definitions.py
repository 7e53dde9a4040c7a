"""Which term a message asks to define, however it is put; other questions about a term are none of these."""

import pytest

from bot.core.conversation import Conversation
from bot.core.understanding.definitions import Definitions

ASKED = [
    ("what is a cliff", "cliff"),
    ("wtf is an RSU", "rsu"),
    ("409A?", "409a"),
    ("rsu meaning??", "rsu"),
    ("so tranche means what exactly", "tranche"),
    ("in plain english: dilution", "dilution"),
    ("remind me what amt is again", "amt"),
    ("what's a cliff in simple words please", "cliff"),
    ("can you tell me in simple terms what dilution means", "dilution"),
    ("dilution explained like i am five", "dilution"),
    ("what's the deal with golden handcuffs", "golden-handcuffs"),
    ("p90?", "percentile"),
    ("i s o ??", "iso"),
    ("clawback, no idea what that is", "clawback"),
]
NOT_ASKED = [
    "and equity?",
    "what equity?",
    "what rsu is better",
    "why do rsus vest",
    "what is the cliff of a hill",
    "what is a good base",
    "does my cliff matter",
    "what are rsus taxed at",
]


@pytest.fixture(scope="module")
def definitions(conversation: Conversation) -> Definitions:
    return Definitions(conversation.knowledge)


@pytest.mark.parametrize(("text", "entry"), ASKED, ids=[row[0] for row in ASKED])
def test_a_term_is_asked_for(
    conversation: Conversation, definitions: Definitions, text: str, entry: str
) -> None:
    assert definitions.asked(conversation.reader.read(text).words, text) == entry


@pytest.mark.parametrize("text", NOT_ASKED)
def test_something_else_is_asked(conversation: Conversation, definitions: Definitions, text: str) -> None:
    assert definitions.asked(conversation.reader.read(text).words, text) is None
