"""Whose grants vest by shares that were named: `who pays out stock like 40/30/20/10?`."""

import re

from bot.core.answers.entry import entry_button, entry_said
from bot.core.answers.sources import source_line
from bot.core.messages import Outcome, Reply, Said
from bot.core.understanding.reader import Reading
from knowledge.base import Knowledge
from knowledge.facts import listed

_SHARES = re.compile(r"(?<![\w/.,])\d{1,2}(?:\s?%?\s?[/-]\s?\d{1,2}){2,5}(?![\w/])")
WHOSE = frozenset({"who", "whose", "which", "what", "where", "anyone", "anybody"})
WHOLE = range(98, 101)
"""What yearly shares add up to: 33/33/33 is all as well."""


class ScheduleOwners:
    """Finds the employers whose reported schedules have given yearly shares."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._names = {employer.id: employer.name for employer in knowledge.employers()}
        self._owners: dict[tuple[int, ...], dict[str, str]] = {}
        for employer in knowledge.employers():
            for schedule in employer.schedules:
                shares = tuple(round(share) for share in schedule.yearly)
                self._owners.setdefault(shares, {}).setdefault(employer.id, schedule.source)

    def meant(self, reading: Reading) -> Said | None:
        """Who vests by the shares of a message; None where it names none, or asks about somebody in particular."""
        written = _SHARES.search(reading.text)
        if written is None or reading.query.employers or reading.query.names_role:
            return None
        shares = tuple(map(int, re.findall(r"\d+", written[0])))
        if sum(shares) not in WHOLE or not WHOSE.intersection(reading.words):
            return None
        owners = self._owners.get(shares, {})
        if len(owners) == 1:
            return entry_said(self._knowledge, self._knowledge.items[next(iter(owners))])
        named = f"{'/'.join(map(str, shares))} percent by year"
        if not owners:
            return Said(Outcome.NO_ANSWER, (Reply(f"I know of no employer whose grants vest {named}."),))
        names = listed([f"**{self._names[key]}**" for key in owners])
        source = source_line(self._knowledge, [], dict.fromkeys(owners.values()))
        buttons = tuple((entry_button(self._knowledge, key),) for key in [*owners][:3])
        text = f"{names} are reported with {named}. Sources may differ: ask me about one of them."
        return Said(Outcome.ANSWER, (Reply(text, source=source, buttons=buttons),))
