"""What a few people and their groups do, one thing at a time."""

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.fuzz.texts import messages

PEOPLE = (11, 12, 13)
GROUPS = (-101, -102)
"""A plain supergroup and a forum with topics."""

MEDIA = ("photo", "voice", "sticker", "video", "location", "contact")


@dataclass(frozen=True)
class Writes:
    """A message in private (`group` None) or in a group; `quotes` the newest message there."""

    person: int
    text: str
    group: int | None = None
    quotes: bool = False


@dataclass(frozen=True)
class Rewrites:
    """An older message of theirs, counted from the newest, gets another text."""

    person: int
    back: int
    text: str


@dataclass(frozen=True)
class Presses:
    """A button that was shown to somebody, counted from the newest; `data` other than the button's is forged."""

    person: int
    back: int
    data: str | None = None


@dataclass(frozen=True)
class Types:
    """Behind the bot's name, in any chat."""

    person: int
    text: str
    offset: str


@dataclass(frozen=True)
class Sends:
    """A file or something else that is no text."""

    person: int
    name: str
    content: bytes | None
    caption: str


@dataclass(frozen=True)
class Turns:
    """Somebody blocks the bot or comes back; it is let into a group or thrown out; a group becomes another."""

    how: str
    person: int
    group: int


@dataclass(frozen=True)
class Waits:
    """Time goes by."""

    minutes: int


@dataclass(frozen=True)
class Arrives:
    """An update of any shape."""

    update: dict[str, object]


Act = Writes | Rewrites | Presses | Types | Sends | Turns | Waits | Arrives

_people = st.sampled_from(PEOPLE)
_groups = st.sampled_from(GROUPS)
_back = st.integers(0, 12)

_data = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.sampled_from(
        ("~f1", "~f0", "~q1", "~wadmins", "~ob.x", "~o.", "~avp base", "~", "e:", "d:1:0:yes", "s:0:1")
    ),
)

_sheet = st.lists(
    st.sampled_from(
        (
            *(
                "base: 280000",
                "base: -1",
                "base: [1, 2]",
                "base: {a: 1}",
                "bonus: 20%",
                "name: x",
                "name: " + "x" * 999,
            ),
            *(
                "currency: EUR",
                "currency: XXX",
                "grants:",
                "  - value: 150000",
                "    months: 18",
                "sign_on: 1e999",
            ),
            *(
                "a: &a [*a, *a]",
                "!!python/object:os.system x",
                "? x",
                "---",
                "{",
                "base: .nan",
                "base: 280000",
            ),
        )
    ),
    max_size=8,
).map(lambda lines: "\n".join(lines).encode())
_content = st.one_of(_sheet, st.binary(max_size=200), st.just(b"[" * 5000), st.just(b"x" * 200_000))

_json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.text(max_size=8), messages),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
_fields = (
    "message_id",
    "from",
    "chat",
    "text",
    "entities",
    "date",
    "photo",
    "document",
    "reply_to_message",
    "data",
    "user",
    "new_reaction",
)
_KINDS = (
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "message_reaction",
    "my_chat_member",
    "channel_post",
    "poll",
)
_private = {"message_id": 5, "chat": {"id": 11, "type": "private"}, "from": {"id": 11, "is_bot": False}}
_misshapen = st.builds(
    lambda kind, change: {kind: {**_private, "text": "vp base", **change}},
    st.sampled_from(_KINDS),
    st.dictionaries(st.sampled_from(_fields), _json, max_size=3),
)

acts: st.SearchStrategy[Act] = st.one_of(
    st.builds(Writes, _people, messages),
    st.builds(Writes, _people, messages),
    st.builds(Writes, _people, messages, _groups, st.booleans()),
    st.builds(Rewrites, _people, _back, messages),
    st.builds(Presses, _people, _back),
    st.builds(Presses, _people, _back),
    st.builds(Presses, _people, _back, _data),
    st.builds(
        Types, _people, messages, st.one_of(st.just(""), st.text(max_size=9), st.sampled_from(("9", "999")))
    ),
    st.builds(Sends, _people, st.sampled_from(("offer.yaml", "o.json", "x.exe", "")), _content, messages),
    st.builds(Sends, _people, st.sampled_from(MEDIA), st.none(), messages),
    st.builds(
        Turns, st.sampled_from(("block", "unblock", "let in", "throw out", "upgrade")), _people, _groups
    ),
    st.builds(Waits, st.sampled_from((1, 29, 31, 60 * 24 * 40))),
    st.builds(Arrives, st.one_of(_misshapen, st.dictionaries(st.sampled_from(_KINDS), _json, max_size=2))),
)
