"""What each command of the terminal does, with the parts it needs."""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Mapping

from bot import wiring
from bot.core.intents.names import names_of
from bot.core.replies.context import Context
from bot.core.replies.valuation_reply import ValuationReplies
from bot.terminal import offer_commands
from bot.terminal.check import report
from bot.terminal.explain import explained
from bot.terminal.gallery import Gallery
from bot.terminal.json_lines import JsonChat
from bot.terminal.misses import grouped_misses
from bot.terminal.talk import Talk, answer_line
from knowledge.loading import SHIPPED, load
from knowledge.rarity import CommonWords
from knowledge.schema import entry_schema

Command = Callable[[argparse.Namespace], int]


def chat(arguments: argparse.Namespace) -> int:
    """`offerlens chat`."""
    talk = wiring.conversation()
    if arguments.json:
        sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]  # real standard input is a TextIOWrapper
        JsonChat(talk, wiring.now, Gallery(arguments.image)).run(sys.stdin, sys.stdout)
    else:
        Talk(talk, wiring.now, Gallery(arguments.image) if arguments.image else None).run(
            sys.stdin, sys.stdout
        )
    return 0


def ask(arguments: argparse.Namespace) -> int:
    """`offerlens ask`."""
    print(answer_line(wiring.conversation(), " ".join(arguments.question), wiring.now()))
    return 0


def explain(arguments: argparse.Namespace) -> int:
    """`offerlens explain`."""
    print(explained(wiring.conversation(), " ".join(arguments.text)))
    return 0


def check(arguments: argparse.Namespace) -> int:
    """`offerlens check`."""
    knowledge = load(arguments.folder or SHIPPED)
    complaints, summary = report(knowledge, wiring.conversation_of(knowledge), wiring.now())
    for complaint in complaints:
        print(complaint)
    print(summary)
    return 1 if complaints else 0


def schema(_: argparse.Namespace) -> int:
    """`offerlens schema`."""
    print(json.dumps(entry_schema(), indent=2, ensure_ascii=False))
    return 0


def _valuations() -> ValuationReplies:
    knowledge = load()
    return ValuationReplies(knowledge, Context(knowledge, names_of(knowledge, CommonWords.shipped())))


def value(arguments: argparse.Namespace) -> int:
    """`offerlens value`."""
    print(offer_commands.value(arguments, _valuations))
    return 0


def compare(arguments: argparse.Namespace) -> int:
    """`offerlens compare`."""
    print(offer_commands.compare(arguments, _valuations, wiring.rates_of(load())))
    return 0


def counter(arguments: argparse.Namespace) -> int:
    """`offerlens counter`."""
    print(offer_commands.counter(arguments))
    return 0


def run(arguments: argparse.Namespace) -> int:
    """`offerlens run`."""
    from bot import serving  # noqa: PLC0415  # Telegram and databases are slow to import and not needed elsewhere

    serving.run(arguments.webhook)
    return 0


def doctor(arguments: argparse.Namespace) -> int:
    """`offerlens doctor`."""
    import asyncio  # noqa: PLC0415  # as in run

    from bot.doctor import diagnoses  # noqa: PLC0415  # the same

    async def told() -> int:
        worst = 0
        async for diagnosis in diagnoses(arguments.webhook):
            print(diagnosis, flush=True)
            worst = max(worst, diagnosis.verdict)
        return worst

    return asyncio.run(told())


def failed(arguments: argparse.Namespace) -> int:
    """`offerlens failed`."""
    from bot import serving  # noqa: PLC0415  # as in run

    for turn in serving.looked(lambda store: store.parked(arguments.most)):
        when = dt.datetime.fromtimestamp(turn.at, dt.UTC)
        print(f"{turn.code}  {when:%Y-%m-%d %H:%M}  update {turn.update_id}  {turn.kind}  {turn.reason}")
    return 0


def unanswered(arguments: argparse.Namespace) -> int:
    """`offerlens unanswered`."""
    from bot import serving  # noqa: PLC0415  # as in run

    misses = serving.looked(lambda store: store.misses(arguments.most))
    print(grouped_misses(misses))
    return 0


COMMANDS: Mapping[str, Command] = {
    "chat": chat,
    "ask": ask,
    "explain": explain,
    "check": check,
    "schema": schema,
    "value": value,
    "compare": compare,
    "counter": counter,
    "run": run,
    "doctor": doctor,
    "failed": failed,
    "unanswered": unanswered,
}
