"""`offerlens check`: the whole-set checks, and every entry's own tests through the real conversation."""

import datetime as dt
import re
from collections.abc import Iterator

from bot.core.conversation import Conversation
from bot.core.messages import Message
from bot.core.state import ChatState, Person
from bot.terminal.json_lines import reply_text
from knowledge.base import Item, Knowledge
from knowledge.checks import complaints_about
from knowledge.complaints import Complaint


def report(knowledge: Knowledge, conversation: Conversation, now: dt.datetime) -> tuple[list[Complaint], str]:
    """All complaints, and one line that sums up what was checked."""
    complaints = complaints_about(knowledge, now.date())
    tests = 0
    for item in knowledge.items.values():
        tests += len(item.entry.tests)
        complaints += _failed_tests(item, conversation, now)
    facts = sum(len(item.entry.facts) for item in knowledge.items.values())
    questions = sum(len(item.entry.questions) for item in knowledge.items.values())
    summary = (
        f"{len(knowledge.items)} entries, {questions} phrasings, {facts} facts, {tests} tests: "
        f"{f'{len(complaints)} complaints' if complaints else 'all well'}"
    )
    return sorted(complaints), summary


def _said(conversation: Conversation, text: str, now: dt.datetime) -> tuple[str | None, str]:
    said = conversation.turn(ChatState(), Person(), Message(text), now).said
    return said.entry, "\n".join(reply_text(reply) for reply in said.replies)


def _failed_tests(item: Item, conversation: Conversation, now: dt.datetime) -> Iterator[Complaint]:
    for place, test in enumerate(item.entry.tests):
        _, text = _said(conversation, test.ask, now)
        missing = [word for word in test.says if not _says(text, word)]
        if missing:
            sentence = f"'{test.ask}' is answered without {missing}: '{' '.join(text.split())[:120]}'"
            yield item.document.complaint(("tests", place), f"{sentence}; add phrasings or mend the answer")


def _says(text: str, word: str) -> bool:
    """Whether a text holds a number (as a number: 15 is not in 150) or words."""
    flat = " ".join(text.replace("\u00a0", " ").split()).lower()
    wanted = " ".join(word.replace("\u00a0", " ").split()).lower()
    if re.fullmatch(r"[\d.,]+", wanted):
        return bool(re.search(rf"(?<![\d.,]){re.escape(wanted)}(?![\d]|[.,]\d)", flat))
    return wanted in flat
