"""The command line: commands, arguments and their help."""

import argparse
from pathlib import Path

LEVERS = ("base", "bonus", "sign_on", "grant")
MEASURES = ("first_year", "horizon_total", "recurring_average")


def parser() -> argparse.ArgumentParser:
    """The parser of `offerlens`."""
    top = argparse.ArgumentParser(
        prog="offerlens", description="Answers questions about AI-leadership pay and values job offers."
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _questions(commands)
    _offers(commands)
    _knowledge(commands)
    _telegram(commands)
    return top


Commands = argparse._SubParsersAction  # noqa: SLF001  # argparse gives the type no public name


def _questions(commands: "Commands[argparse.ArgumentParser]") -> None:
    chat = commands.add_parser("chat", help="talk in the terminal; piped input gets one answer a line")
    chat.add_argument("--json", action="store_true", help="read and write one JSON object a line")
    chat.add_argument("--image", type=Path, metavar="FILE", help="write the newest chart to this PNG file")
    ask = commands.add_parser("ask", help="answer one question")
    ask.add_argument("question", nargs="+", help="the question, in your own words")
    explain = commands.add_parser(
        "explain", help="show how a message is understood: repair, candidates, decision"
    )
    explain.add_argument("text", nargs="+", help="the message")


def _offers(commands: "Commands[argparse.ArgumentParser]") -> None:
    value = commands.add_parser("value", help="value the offer in a YAML or JSON file")
    value.add_argument("file", type=Path, metavar="FILE")
    compare = commands.add_parser("compare", help="compare offers, best first")
    compare.add_argument("files", type=Path, nargs="+", metavar="FILE")
    compare.add_argument("--on", choices=MEASURES, default="horizon_total", help="what to compare by")
    counter = commands.add_parser("counter", help="what to ask for to reach a target")
    counter.add_argument("file", type=Path, metavar="FILE")
    target = counter.add_mutually_exclusive_group(required=True)
    target.add_argument("--match", type=Path, metavar="FILE", help="reach this other offer")
    target.add_argument("--target", metavar="AMOUNT", help="reach this amount, for example 450k")
    counter.add_argument(
        "--on", choices=MEASURES[:2], default="first_year", help="what has to reach the target"
    )
    counter.add_argument("--lever", choices=LEVERS, default="base", help="what may change")
    for command in (value, compare, counter):
        command.add_argument("--json", action="store_true", help="print JSON")
        command.add_argument("--chart", type=Path, metavar="FILE", help="also write a chart to this PNG file")


def _knowledge(commands: "Commands[argparse.ArgumentParser]") -> None:
    check = commands.add_parser(
        "check", help="check the knowledge: shape, references, stale facts, every entry's tests"
    )
    check.add_argument("folder", type=Path, nargs="?", metavar="FOLDER", help="another knowledge folder")
    commands.add_parser("schema", help="print the JSON Schema of knowledge entries, for editors")


def _telegram(commands: "Commands[argparse.ArgumentParser]") -> None:
    run = commands.add_parser("run", help="serve the Telegram bot whose token is in TELEGRAM_BOT_TOKEN")
    doctor = commands.add_parser(
        "doctor",
        help="look at settings, token, webhook, privacy mode, database, knowledge and clock, and change nothing",
        description="One line a part: ok, or what to change. Exits with 0 (all well), 1 (something to change) or 2 (broken).",
    )
    for command in (run, doctor):
        command.add_argument(
            "--webhook", metavar="URL", help="be called at this public https address instead of polling"
        )
    for name, what in (
        ("failed", "list turns that failed: code, kind, reason"),
        ("unanswered", "list questions without a good answer, grouped by likeness"),
    ):
        listing = commands.add_parser(name, help=what)
        listing.add_argument("--most", type=int, default=50, metavar="N", help="how many at the most")
