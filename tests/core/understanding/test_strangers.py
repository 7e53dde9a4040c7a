"""Words of other worlds: what is listed and asked about, not what a longer phrase of ours holds."""

import pytest

from bot.core.conversation import Conversation

MESSAGES = [
    ("what's the max GDPR fine", {"gdpr"}),
    ("signing bonus for travel nurses", {"nurses"}),
    ("managing director bonus at goldman", {"managing", "director"}),
    ("vp of sales pay", {"sales"}),
    ("signing bonus for a line cook", {"line", "cook"}),
    ("sign-on bonus for a director", set()),
    ("share of women in embroidery", {"women", "embroidery"}),
    ("counter offer on a house", {"on", "a", "house"}),
    ("h-1b as a vp", {"h1", "b"}),
    # nothing of another world
    ("senior vice president of ai base", set()),
    ("what is the max fine of the ai act", set()),
    ("my friend zoltan says a vp gets 340k", set()),
    ("the top fine in practice", set()),
    # told on the way to the question
    ("my sister is a nurse. what is a cliff?", set()),
]


@pytest.mark.parametrize(("text", "strangers"), MESSAGES, ids=[row[0] for row in MESSAGES])
def test_strangers(conversation: Conversation, text: str, strangers: set[str]) -> None:
    assert conversation.reader.read(text).strangers == strangers
