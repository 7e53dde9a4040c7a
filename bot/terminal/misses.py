"""`offerlens unanswered`: questions without a good answer, alike ones together, with a stub entry to start from."""

import re
from collections.abc import Iterable, Sequence

from bot.core.store import MissCount, MissKind
from knowledge.likeness import likeness

ALIKE = 0.7
IN_STUB = 6


def grouped_misses(missed: Iterable[MissCount]) -> str:
    """Groups of alike questions, the most frequent first, each with its count; below, a stub of the first.

    Behind a group stands how often an answer was there and disliked.
    """
    groups: list[list[MissCount]] = []
    for one in missed:
        own = next((group for group in groups if likeness(group[0].miss.text, one.miss.text) >= ALIKE), None)
        if own is None:
            groups.append([one])
        else:
            own.append(one)
    groups.sort(key=lambda group: -sum(one.count for one in group))
    if not groups:
        return "Nothing was left unanswered."
    lines = [_line(group) for group in groups]
    return "\n".join([*lines, "", "A stub to start from:", "", stub(_texts(groups[0]))])


def _texts(group: Sequence[MissCount]) -> list[str]:
    return list(dict.fromkeys(one.miss.text for one in group))


def _line(group: Sequence[MissCount]) -> str:
    disliked = sum(one.count for one in group if one.miss.kind is MissKind.DISLIKED)
    count = sum(one.count for one in group)
    return f"{count:4}  {' | '.join(_texts(group))}{f'  ({disliked} disliked)' if disliked else ''}"


def stub(questions: Sequence[str]) -> str:
    """An entry file with these questions, to be filled in."""
    name = "-".join(re.findall(r"[a-z0-9]+", questions[0].lower())[:5]) or "new-entry"
    asked = "\n".join(f"  - '{question.replace(chr(39), chr(39) * 2)}'" for question in questions[:IN_STUB])
    return f"id: {name}\ntitle: {name.replace('-', ' ').capitalize()[:40]}\nquestions:\n{asked}\nanswer: >-\n  …\nfacts: {{}}\ntests: []"
