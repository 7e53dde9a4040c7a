"""A stage with the real process: `offerlens run` against the project's own Bot API, by polling or webhook."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TypeVar

from tests.blackbox.botapi.refusal import Refused
from tests.blackbox.botapi.server import TOKEN, Fault, Server
from tests.blackbox.botapi.world import Json
from tests.blackbox.own_stage import OwnStage

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "bot", "run")
PATIENCE = 30.0
"""Seconds after which what was waited for is taken not to come."""

Result = TypeVar("Result")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_bot(folder: Path, environment: dict[str, str], *, webhook: str | None) -> subprocess.Popen[bytes]:
    """`offerlens run` with its data and its log in `folder`."""
    command = [*COMMAND, *(["--webhook", webhook] if webhook else [])]
    database = {"OFFERLENS_DATABASE_URL": f"sqlite:///{folder / 'bot.db'}"}
    with (folder / "bot.log").open("ab") as log:
        return subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **database, **environment}, stdout=log, stderr=log
        )


def stop_bot(bot: subprocess.Popen[bytes], *, kill: bool = False) -> int:
    """Stop a bot, politely or not; its exit status."""
    bot.send_signal(signal.SIGKILL if kill else signal.SIGTERM)
    return bot.wait(PATIENCE)


class Thread:
    """An event loop in a thread of its own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[object, object, Result]) -> Result:
        """What `work` gives there."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    def close(self) -> None:
        self.run(_nothing_left())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()


async def _nothing_left() -> None:
    """End what still runs in this loop."""
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


class InProcess(OwnStage):
    """The bot in a process of its own; Telegram in a thread."""

    def __init__(self, folder: Path, *, webhook: bool) -> None:
        super().__init__()
        self._folder = folder
        self.hook = f"http://127.0.0.1:{free_port()}/hook" if webhook else None
        self._changed = threading.Condition()
        self.server = Server(self.telegram, self._note_change)
        self._thread = Thread()
        self._root = self._thread.run(self.server.start())
        self._start()

    @property
    def pid(self) -> int:
        """The number of the bot's process."""
        return self._bot.pid

    @property
    def log(self) -> str:
        """What the bot has logged."""
        return (self._folder / "bot.log").read_text(errors="replace")

    def ended(self) -> int:
        """Wait until the bot ends by itself; its exit status."""
        return self._bot.wait(PATIENCE)

    def close(self) -> int:
        """Stop everything; the bot's exit status."""
        status = stop_bot(self._bot)
        self._thread.run(self.server.stop())
        self._thread.close()
        return status

    def deliver(self, update: Json) -> None:
        self.server.push(update)

    def act(self, deed: Callable[[], Result]) -> Result:
        async def in_its_loop() -> Result:
            return deed()

        return self._thread.run(in_its_loop())

    def wait(self, chat: int, expect: int, press: str | None = None) -> None:
        world = self.telegram.world

        def come() -> bool:
            answered = press is None or {**world.presses, **world.queries}[press] is not None
            return answered and len(self.seen_in(chat)) >= expect

        self.until(come, lambda: f"expected {expect} messages, saw {self.seen_in(chat)}")

    def until(self, come: Callable[[], bool], what: Callable[[], str]) -> None:
        """Wait for something that a call brings about."""
        with self._changed:
            self._changed.wait_for(lambda: come() or self._bot.poll() is not None, PATIENCE)
            assert come(), f"{what()}\n{self.log[-2000:]}"

    def fail(self, method: str, code: int, *, times: int = 1) -> None:
        refusal = Refused(code, "Internal Server Error") if code else None
        self.server.faults.append(Fault(method, refusal, times))

    def restart(self, *, kill: bool = False) -> None:
        stop_bot(self._bot, kill=kill)
        self.server.hook = None
        self._start()

    def _start(self) -> None:
        polls = self.server.polls
        environment = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": self._root}
        self._bot = start_bot(self._folder, environment, webhook=self.hook)
        self.until(
            lambda: self.server.polls > polls or self.server.hook is not None, lambda: "the bot did not start"
        )

    def _note_change(self) -> None:
        with self._changed:
            self._changed.notify_all()
