"""What the stages on the project's own Bot API share."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TypeVar

from tests.blackbox.botapi.people import People
from tests.blackbox.botapi.telegram import Telegram
from tests.blackbox.botapi.world import BOT_NAME, Json
from tests.blackbox.seen import Heard, Key, Results, Seen, seen_in

Result = TypeVar("Result")

MEDIA: dict[str, Json] = {
    "photo": {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 90, "height": 90}]},
    "voice": {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 2}},
    "sticker": {
        "sticker": {"file_id": "s", "file_unique_id": "s", "width": 512, "height": 512, "type": "regular"}
    },
    "video": {"video": {"file_id": "c", "file_unique_id": "c", "width": 9, "height": 9, "duration": 1}},
    "location": {"location": {"latitude": 47.6, "longitude": -122.3}},
    "contact": {"contact": {"phone_number": "+10000000", "first_name": "Ada"}},
}


class OwnStage(ABC):
    """People, the strict Bot API, and what was heard. Subclasses deliver updates and wait for calls."""

    me = BOT_NAME

    def __init__(self) -> None:
        self.telegram = Telegram()
        self.people = People(self.telegram, self.deliver)
        self._heard: dict[int, int] = {}
        self._refused = 0

    @abstractmethod
    def deliver(self, update: Json) -> None:
        """Hand an update to the bot."""

    @abstractmethod
    def wait(self, chat: int, expect: int, press: str | None = None) -> None:
        """Wait until `expect` messages are seen in a chat since it was last listened to, and a press is answered."""

    def act(self, deed: Callable[[], Result]) -> Result:
        """Let people do something; where the Bot API runs in a thread of its own, there."""
        return deed()

    def group(
        self, key: int, *, admins: tuple[int, ...] = (), forum: bool = False, kind: str = "supergroup"
    ) -> int:
        return self.act(lambda: self.people.group(key, admins=admins, forum=forum, kind=kind))

    def topic(self, group: int, name: str) -> int:
        return self.act(lambda: self.people.topic(group, name))

    def say(
        self,
        person: int,
        text: str,
        chat: int | None = None,
        *,
        topic: int | None = None,
        reply_to: int | None = None,
        expect: int = 1,
    ) -> Heard:
        place = chat or person
        asked = self.act(lambda: self.people.write(person, place, text, topic=topic, reply_to=reply_to))
        return self._listen(place, expect, asked)

    def rewrite(
        self, person: int, message_id: int, text: str, chat: int | None = None, *, expect: int = 1
    ) -> Heard:
        self.act(lambda: self.people.rewrite(person, chat or person, message_id, text))
        return self._listen(chat or person, expect, message_id)

    def send(self, person: int, kind: str, *, caption: str = "", expect: int = 1) -> Heard:
        asked = self.act(lambda: self.people.send(person, person, dict(MEDIA[kind]), caption=caption))
        return self._listen(person, expect, asked)

    def send_file(self, person: int, name: str, data: bytes, *, expect: int = 1) -> Heard:
        return self._listen(person, expect, self.act(lambda: self.people.send_file(person, name, data)))

    def press(self, key: Key, person: int, *, expect: int = 1) -> Heard:
        query = self.act(lambda: self.people.press(person, key.chat, key.message_id, key.data))
        heard = self._listen(key.chat, expect, press=query)
        answer = self.telegram.world.presses[query]
        return Heard(heard.seen, toast=None if answer is None else str(answer["text"]))

    def type_inline(self, person: int, words: str, offset: str = "") -> Results:
        query = self.act(lambda: self.people.type_inline(person, words, offset))
        self._listen(person, 0, press=query)
        answer = self.telegram.world.queries[query]
        assert answer is not None, "the inline query was not answered"
        results, button = answer["results"], answer["button"]
        assert isinstance(results, list)
        assert isinstance(button, dict)
        return Results(
            articles=tuple((article["id"], article["title"], article["text"]) for article in results),
            addresses=tuple(article["address"] for article in results),
            next_offset=str(answer["next_offset"]),
            payload=button["start_parameter"],
            cache_time=int(str(answer["cache_time"])),
            is_personal=bool(answer["is_personal"]),
        )

    def react(
        self, person: int, message_id: int, emoji: str, before: str = "", chat: int | None = None
    ) -> None:
        self.act(lambda: self.people.react(person, chat or person, message_id, emoji, before))

    def block(self, person: int) -> None:
        self.act(lambda: self.people.block(person))

    def unblock(self, person: int) -> None:
        self.act(lambda: self.people.unblock(person))

    def let_in(self, person: int, group: int, *, expect: int = 1) -> Heard:
        self.act(lambda: self.people.let_in(person, group))
        return self._listen(group, expect)

    def throw_out(self, person: int, group: int) -> None:
        self.act(lambda: self.people.throw_out(person, group))

    def upgrade(self, person: int, group: int, new: int) -> None:
        self.act(lambda: self.people.upgrade(person, group, new))

    def update(self, kind: str, content: dict[str, object]) -> None:
        self.act(lambda: self.people.update(kind, content))

    def flood(self, chat: int, seconds: int) -> None:
        self.act(lambda: self.telegram.flood(chat, seconds))

    def refusals(self) -> list[str]:
        new = self.telegram.made[self._refused :]
        self._refused = len(self.telegram.made)
        return [f"{made.method}: {made.code} {made.why}" for made in new if made.code not in {200, 429}]

    def impatience(self) -> int:
        return self.telegram.impatient

    def commands(self, scope: str) -> list[str]:
        told = self.telegram.world.kept.get(f'commands {{"type": "{scope}"}}', [])
        assert isinstance(told, list)
        return [command["command"] for command in told]

    def seen_in(self, chat: int) -> list[Seen]:
        """Messages sent, edited or deleted in a chat since it was last listened to."""
        new = self.telegram.made[self._heard.get(chat, 0) :]
        here = [made for made in new if made.params.get("chat_id") in {chat, str(chat)}]
        return [
            seen_in(made.seen, made.params, deleted=made.deleted) for made in here if made.seen is not None
        ]

    def listen(self, chat: int, *, expect: int) -> Heard:
        return self._listen(chat, expect)

    def read_all(self, *, on: bool) -> None:
        self.people.reads_all = on

    def _listen(self, chat: int, expect: int, asked: int = 0, press: str | None = None) -> Heard:
        if expect == 0 and press is None:
            return Heard((), asked)
        self.wait(chat, expect, press)
        return self.act(lambda: self._hear(chat, asked))

    def _hear(self, chat: int, asked: int) -> Heard:
        heard = Heard(tuple(self.seen_in(chat)), asked)
        self._heard[chat] = len(self.telegram.made)
        return heard
