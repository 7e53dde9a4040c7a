"""The README's conversation, said again: every line of the bot's is what the bot says."""

import datetime as dt
import re
from pathlib import Path

from bot.core.markup import plain
from bot.core.messages import Message
from bot.core.state import ChatState, Person
from bot.wiring import conversation

README = Path(__file__).parent.parent / "README.md"
NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def turns() -> list[tuple[str, list[str]]]:
    """What is said in the README, and the lines answered to it."""
    shown = re.search(r"```text\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    said: list[tuple[str, list[str]]] = []
    for line in shown[1].splitlines():
        if line.startswith("you › "):
            said.append((line.removeprefix("you › "), []))
        else:
            said[-1][1].append(line.removeprefix("bot › ").strip())
    return said


def test_the_readme_shows_a_real_conversation() -> None:
    talk, state = conversation(), ChatState()

    assert len(turns()) > 3
    for asked, answered in turns():
        turn = talk.turn(state, Person(), Message(asked), NOW)
        state = turn.state
        reply = turn.said.replies[0]
        said = f"{plain(reply.text)}\n{reply.source}".replace("\u00a0", " ")
        for line in answered:
            assert line.replace("\u00a0", " ") in said, f"{asked!r} is answered {said!r}"
