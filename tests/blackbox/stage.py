"""The stage of a scenario: people act in Telegram, and hear what the bot does about it."""

from typing import Protocol

from tests.blackbox.seen import Heard, Key, Results


class Stage(Protocol):
    """Everything a scenario may do. What is heard in a chat is all that happened there since it was last heard.

    `expect` is how many messages (sent, edited or deleted) to wait for. With `expect=0` nothing is waited for:
    that the bot stayed silent shows in what is heard next in the same chat, where order holds.
    """

    me: str

    def group(
        self, key: int, *, admins: tuple[int, ...] = (), forum: bool = False, kind: str = "supergroup"
    ) -> int: ...

    def topic(self, group: int, name: str) -> int: ...

    def say(
        self,
        person: int,
        text: str,
        chat: int | None = None,
        *,
        topic: int | None = None,
        reply_to: int | None = None,
        expect: int = 1,
    ) -> Heard: ...

    def rewrite(
        self, person: int, message_id: int, text: str, chat: int | None = None, *, expect: int = 1
    ) -> Heard: ...

    def send(self, person: int, kind: str, *, caption: str = "", expect: int = 1) -> Heard: ...

    def send_file(self, person: int, name: str, data: bytes, *, expect: int = 1) -> Heard: ...

    def press(self, key: Key, person: int, *, expect: int = 1) -> Heard: ...

    def type_inline(self, person: int, words: str, offset: str = "") -> Results: ...

    def listen(self, chat: int, *, expect: int) -> Heard:
        """What the bot did meanwhile."""

    def read_all(self, *, on: bool) -> None:
        """Privacy mode: while it is off, the bot sees everything in groups."""

    def block(self, person: int) -> None: ...

    def unblock(self, person: int) -> None: ...

    def let_in(self, person: int, group: int, *, expect: int = 1) -> Heard: ...

    def throw_out(self, person: int, group: int) -> None: ...

    def upgrade(self, person: int, group: int, new: int) -> None: ...

    def update(self, kind: str, content: dict[str, object]) -> None: ...

    def flood(self, chat: int, seconds: int) -> None: ...

    def fail(self, method: str, code: int, *, times: int = 1) -> None:
        """The next calls of a method fail: with this status, or the connection breaks (0)."""

    def restart(self, *, kill: bool = False) -> None:
        """Stop the bot, politely or not, and start it again."""

    def refusals(self) -> list[str]:
        """Refused calls since this was last asked, but for 429 and what `fail` ordered."""

    def impatience(self) -> int:
        """How many calls came before a 429 was waited out."""

    def commands(self, scope: str) -> list[str]:
        """The commands that Telegram shows in a kind of chat."""
