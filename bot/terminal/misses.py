"""`offerlens unanswered`: questions nobody could answer, alike ones together, with a stub entry to start from."""

import re
from collections.abc import Iterable, Sequence

from knowledge.likeness import likeness

ALIKE = 0.7
IN_STUB = 6


def grouped_misses(questions: Iterable[tuple[str, int]]) -> str:
    """Groups of alike questions, the most frequent first, each with its count; below, a stub of the first."""
    groups: list[list[tuple[str, int]]] = []
    for text, count in questions:
        own = next((group for group in groups if likeness(group[0][0], text) >= ALIKE), None)
        if own is None:
            groups.append([(text, count)])
        else:
            own.append((text, count))
    groups.sort(key=lambda group: -sum(count for _, count in group))
    if not groups:
        return "Nothing was left unanswered."
    lines = [
        f"{sum(count for _, count in group):4}  {' | '.join(text for text, _ in group)}" for group in groups
    ]
    return "\n".join([*lines, "", "A stub to start from:", "", stub([text for text, _ in groups[0]])])


def stub(questions: Sequence[str]) -> str:
    """An entry file with these questions, to be filled in."""
    name = "-".join(re.findall(r"[a-z0-9]+", questions[0].lower())[:5]) or "new-entry"
    asked = "\n".join(f"  - '{question.replace(chr(39), chr(39) * 2)}'" for question in questions[:IN_STUB])
    return f"id: {name}\ntitle: {name.replace('-', ' ').capitalize()[:40]}\nquestions:\n{asked}\nanswer: >-\n  …\nfacts: {{}}\ntests: []"
