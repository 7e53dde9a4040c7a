"""Whatever arrives: no exception, no refused call, nothing said where nobody asked."""

import json
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram.error import BadRequest

from bot.telegram.exchange import Holding
from bot.telegram.refusals import harmless
from tests.blackbox.botapi.world import BOT_ID, BOT_NAME, Json
from tests.blackbox.in_memory import START, InMemory
from tests.telegram.small_talk import SmallTalk

PRIVATE = {"id": 7, "type": "private"}
GROUP = {"id": -100, "type": "supergroup"}
ADA = {"id": 7, "is_bot": False}

IGNORED: list[Json] = [
    {},
    {"update_id": 1},
    {"poll": {"id": "1"}},
    {"message_reaction": {"chat": PRIVATE, "message_id": 1}},
    {"chosen_inline_result": {"result_id": "1", "from": ADA, "query": "x"}},
    {"channel_post": {"message_id": 1, "chat": {"id": -300, "type": "channel"}, "text": "/ask vp base"}},
    {
        "edited_channel_post": {
            "message_id": 1,
            "chat": {"id": -300, "type": "channel"},
            "text": "/ask vp base",
        }
    },
    {"message": {"message_id": 1, "chat": {"id": -300, "type": "channel"}, "text": "/ask vp base"}},
    {"business_message": {"message_id": 1, "chat": PRIVATE, "from": ADA, "text": "vp base"}},
    {"message": {"message_id": 1, "chat": PRIVATE, "from": ADA, "pinned_message": {}}},
    {"message": {"message_id": 1, "chat": PRIVATE, "from": ADA, "text": "  "}},
    {"message": {"message_id": 1, "chat": PRIVATE, "text": "vp base"}},
    {"message": {"message_id": 1, "chat": GROUP, "from": ADA, "new_chat_members": [ADA]}},
    {"message": {"message_id": 1, "chat": GROUP, "from": ADA, "photo": [{"file_id": "p"}]}},
    {"message": {"message_id": 1, "chat": GROUP, "from": ADA, "forum_topic_created": {"name": "x"}}},
    {"message": {"message_id": "one", "chat": PRIVATE, "from": ADA, "text": "vp base"}},
    {"message": {"message_id": 1, "chat": {"id": 10**30, "type": "private"}, "from": ADA, "text": "vp base"}},
    {"message": {"message_id": 1, "chat": {"id": 7, "type": "salon"}, "from": ADA, "text": "vp base"}},
    {"message": {"message_id": 1, "chat": PRIVATE, "from": ADA, "text": ["vp base"]}},
    {"message": []},
    {"callback_query": {"id": "1"}},
    {"my_chat_member": {"chat": {"id": -300, "type": "channel"}, "from": ADA}},
]


@pytest.mark.parametrize("update", IGNORED, ids=json.dumps)
def test_what_is_not_for_the_bot(stage: InMemory, update: Json) -> None:
    assert stage.desk.keys(update) is None
    kept = Holding()
    handled = stage.desk.handle(update, kept, START)
    assert (handled.kept, handled.calls, handled.outcome) == (kept, (), "silent")


WORDS = [
    "\u200b",
    "\u202e\u200b vp base \u202e",
    "<b>vp</b> base & <script>",
    "**vp** base __",
    "A" * 4096,
    "𝕏" * 2048,
    "é" * 3000,
    "👩‍👩‍👧‍👦" * 200,
    "\x00\x07 vp base",
    "/ask@" + "b" * 40,
    "@" * 4096,
    "/start " + "x" * 200,
    f"@{BOT_NAME}" * 100,
]


@pytest.mark.parametrize("text", WORDS, ids=range(len(WORDS)))
def test_odd_words_get_an_answer_in_private(stage: InMemory, text: str) -> None:
    assert len(stage.say(7, text).seen) == 1


ids = st.integers(-(2**40), 2**40)
words = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=60),
    st.sampled_from(
        ["/ask", "/ask vp base", f"/ask@{BOT_NAME} caio base", "/settings", "/forget", "/export", "essay"]
    ),
    st.sampled_from(
        ["chart", "/value", "280k", "vp base", f"@{BOT_NAME} vp base", "/start value", "offer 1", "/nope"]
    ),
)
people = st.fixed_dictionaries({"id": st.integers(1, 4)}, optional={"is_bot": st.booleans()})
chats = st.sampled_from(
    [{"id": 7, "type": "private"}, GROUP, {"id": -200, "type": "group"}, {"id": -300, "type": "channel"}]
)
marked = st.lists(
    st.fixed_dictionaries(
        {
            "type": st.sampled_from(["mention", "bot_command", "text_mention", "bold"]),
            "offset": st.integers(0, 70),
            "length": st.integers(0, 70),
        },
        optional={"user": st.just({"id": BOT_ID, "is_bot": True})},
    ),
    max_size=3,
)
message = st.fixed_dictionaries(
    {"message_id": st.integers(1, 9), "chat": chats, "from": people},
    optional={
        "text": words,
        "caption": words,
        "entities": marked,
        "caption_entities": marked,
        "message_thread_id": st.integers(1, 3),
        "is_topic_message": st.booleans(),
        "sender_chat": st.sampled_from([GROUP, {"id": -300, "type": "channel"}]),
        "reply_to_message": st.fixed_dictionaries(
            {"message_id": st.integers(1, 9), "chat": chats},
            optional={"from": st.just({"id": BOT_ID, "is_bot": True}), "text": words},
        ),
        "quote": st.fixed_dictionaries({"text": words}),
        "photo": st.just([]),
        "document": st.fixed_dictionaries({"file_id": words}, optional={"file_name": st.just("o.json")}),
        "media_group_id": st.just("1"),
        "migrate_to_chat_id": ids,
        "reply_markup": st.dictionaries(st.text(string.ascii_letters, max_size=3), st.none(), max_size=2),
    },
)
press = st.fixed_dictionaries(
    {"id": st.text(max_size=5), "from": people},
    optional={
        "message": message,
        "data": st.one_of(
            st.text(max_size=30),
            st.sampled_from(["e:vp", "x:source", "~f1", "~q1", "~wadmins", "~o1.e:vp", "~avp base"]),
        ),
    },
)
member = st.fixed_dictionaries({"status": st.sampled_from(["member", "kicked", "left", "restricted", "?"])})
membership = st.fixed_dictionaries(
    {"chat": chats, "from": people, "old_chat_member": member, "new_chat_member": member}
)
update = st.one_of(
    st.fixed_dictionaries({"message": message}),
    st.fixed_dictionaries({"edited_message": message}),
    st.fixed_dictionaries({"callback_query": press}),
    st.fixed_dictionaries({"my_chat_member": membership}),
    st.fixed_dictionaries(
        {"message": st.recursive(st.none() | words | ids, lambda x: st.lists(x) | st.dictionaries(words, x))}
    ),
)


class Open(InMemory):
    """A stage where everybody may be written to, so that only the calls themselves can be refused."""

    def __init__(self) -> None:
        super().__init__(SmallTalk())
        for person in (1, 2, 3, 4, 7):
            self.telegram.world.private(person).started = True
        for group in (-100, -200):
            self.group(group, forum=True, admins=(1,))
        for chat in self.telegram.world.chats.values():
            chat.topics |= {1, 2, 3}
            start: Json = {"chat": {"id": chat.id}, "from": {"id": 1}}
            chat.messages |= {topic: {"message_id": topic, **start} for topic in chat.topics}


@settings(max_examples=400, deadline=None)
@given(st.lists(update, max_size=6))
def test_any_updates_in_any_order(updates: list[Json]) -> None:
    stage = Open()
    for i, one in enumerate(updates):
        query = one.get("callback_query")
        if isinstance(query, dict):
            stage.telegram.world.presses[query["id"]] = None
        stage.deliver({"update_id": i, **one})
    assert [line for line in stage.refusals() if not harmless(BadRequest(line))] == []
