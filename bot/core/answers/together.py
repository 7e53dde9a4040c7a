"""Two answers as one reply, and the half that nobody knows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from bot.core.answers.entry import entry_said
from bot.core.markup import literal
from bot.core.messages import Button, Outcome, Reply, Said
from knowledge.base import Knowledge

MOST_BUTTONS = 3
Part = TypeVar("Part", str, tuple[Button, ...])
JOIN = " · "
"""Between the parts of a source line."""


def together(said: Sequence[Said], notes: Sequence[str] = ()) -> Said:
    """The answers below each other, each said once; `notes` are said of the questions that have none."""
    replies = list({reply.text: reply for one in said for reply in one.replies}.values())
    texts = [*(reply.text for reply in replies), *notes]
    sources = _each(part for reply in replies for part in reply.source.split(JOIN))
    details = _each(reply.detail for reply in replies)
    rows = _each(row for reply in replies for row in reply.buttons)
    reply = Reply("\n\n".join(texts), "\n\n".join(details), JOIN.join(sources), tuple(rows[:MOST_BUTTONS]))
    return Said(Outcome.ANSWER, (reply,), said[0].entry)


def side_by_side(knowledge: Knowledge, entries: Sequence[str]) -> Said:
    """The answer of one entry, or those of several below each other, each under its title."""
    items = [knowledge.items[key] for key in entries]
    said = [entry_said(knowledge, item) for item in items]
    if len(said) == 1:
        return said[0]
    return together(
        [
            replace(one, replies=tuple(_titled(item.entry.title, reply) for reply in one.replies))
            for item, one in zip(items, said, strict=True)
        ]
    )


def _titled(title: str, reply: Reply) -> Reply:
    return replace(reply, text=f"**{title}.** {reply.text}")


def unknown_half(question: str) -> str:
    """What is said of a question that nobody here knows."""
    return f"The other part, “{literal(question)}”, I don't know."


def _each(values: Iterable[Part]) -> list[Part]:
    return [value for value in dict.fromkeys(values) if value]
