"""The chat in the terminal: with history and colours for a person, one answer a line for a pipe."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TextIO

from bot.charts import text_chart
from bot.core.conversation import Conversation
from bot.core.markup import plain, spans
from bot.core.messages import Message, Reply, Said
from bot.core.state import ChatState, Person
from bot.terminal.gallery import Gallery

GREETING = "Ask about AI-leadership pay, or paste an offer. A number presses that button; Ctrl-D leaves."


def one_line(said: Said) -> str:
    """Everything said as one line, for pipes."""
    texts = [
        said.toast,
        *(f"{plain(reply.text)} {reply.source and f'[{reply.source}]'}" for reply in said.replies),
    ]
    return " ".join(" ".join(texts).split())


def answer_line(conversation: Conversation, question: str, now: dt.datetime) -> str:
    """The answer to one question in a chat of its own, as plain lines."""
    said = conversation.turn(ChatState(), Person(), Message(question), now).said
    return "\n\n".join("\n".join(_lines(reply)) for reply in said.replies)


def _lines(reply: Reply) -> Iterator[str]:
    yield plain(reply.text)
    if reply.detail:
        yield plain(reply.detail)
    if reply.source:
        yield reply.source


class Talk:
    """One person's chat from start to end."""

    def __init__(
        self, conversation: Conversation, clock: Callable[[], dt.datetime], gallery: Gallery | None = None
    ) -> None:
        self._conversation = conversation
        self._gallery = gallery
        self._clock = clock
        self._state = ChatState()
        self._person = Person()
        self._buttons: list[str] = []
        self._console = False

    def run(self, lines: TextIO, out: TextIO) -> None:
        """Talk until the input ends."""
        if lines.isatty() and out.isatty():
            self._console = True
            self._with_a_person()
            return
        for line in lines:
            if line.strip():
                out.write(one_line(self._said(line.strip())) + "\n")
                out.flush()

    def _said(self, line: str) -> Said:
        pressed = line.isdigit() and 1 <= int(line) <= len(self._buttons)
        message = Message(press=self._buttons[int(line) - 1]) if pressed else Message(line)
        turn = self._conversation.turn(self._state, self._person, message, self._clock())
        self._state, self._person = turn.state, turn.person
        if self._gallery and not self._console:
            for reply in turn.said.replies:
                if reply.chart:
                    self._gallery.hang(reply.chart)
        if turn.said.replies:
            self._buttons = [
                button.data for row in turn.said.replies[-1].buttons for button in row if button.data
            ]
        return turn.said

    def _with_a_person(self) -> None:
        from prompt_toolkit import PromptSession  # noqa: PLC0415  # slow to import, only for a person
        from rich.console import Console  # noqa: PLC0415  # the same
        from rich.text import Text  # noqa: PLC0415  # the same

        console, session = Console(highlight=False), PromptSession[str]()
        console.print(GREETING, style="dim")
        while True:
            try:
                line = session.prompt("you › ").strip()
            except (EOFError, KeyboardInterrupt):
                return
            if not line:
                continue
            said = self._said(line)
            if said.toast:
                console.print(said.toast, style="dim")
            for reply in said.replies:
                text = Text()
                for piece, bold in spans(reply.text):
                    text.append(piece, "bold" if bold else "")
                console.print(text)
                if reply.chart:
                    console.print(Text(text_chart(reply.chart)))
                    if self._gallery:
                        console.print(Text(f"Drawn into {self._gallery.hang(reply.chart)}"), style="dim")
                if reply.detail:
                    console.print(Text(plain(reply.detail)), style="dim")
                if reply.source:
                    console.print(Text(reply.source), style="italic dim")
                labels = [button.label for row in reply.buttons for button in row]
                if labels:
                    console.print(
                        Text("  ".join(f"[{place}] {label}" for place, label in enumerate(labels, 1))),
                        style="cyan",
                    )
            console.print()
