"""What of a grant vests when, by the schedules that employers are reported to use."""

from decimal import Decimal

from bot.core.answers.figures import exact, percent
from bot.core.answers.sources import source_line
from bot.core.messages import Button, Reply
from bot.core.understanding.query import Query
from knowledge.base import Knowledge
from knowledge.employers import Employer, Schedule
from knowledge.facts import Status, listed


class Grants:
    """Splits amounts over the years of an employer's schedule, and sets two employers side by side."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._employers = {employer.id: employer for employer in knowledge.employers()}

    def answer(self, query: Query) -> Reply | None:
        """A grant by year at the one employer named, or the schedules of two; None where none is published."""
        named = [self._employers[key] for key in query.employers if key in self._employers]
        if not named or not all(employer.schedules for employer in named):
            return None
        lines = [
            line
            for employer in named[:2]
            for line in (self._split(employer, query) if query.amounts else [self._shares(employer)])
        ]
        if len(named) > 1:
            lines.insert(0, self._earlier(named[0], named[1]))
        if any(schedule.status is Status.DISPUTED for employer in named for schedule in employer.schedules):
            lines.append("Sources differ there: ask which schedule your letter has.")
        sources = [schedule.source for employer in named for schedule in employer.schedules]
        buttons = ((Button("Value my offer", "f:value"),),)
        return Reply(
            "\n".join(lines), source=source_line(self._knowledge, [], dict.fromkeys(sources)), buttons=buttons
        )

    def _split(self, employer: Employer, query: Query) -> list[str]:
        """A grant by year; a second line where another schedule of the employer brings other years."""
        grant, lines, seen = query.amounts[0], list[str](), list[tuple[Decimal, ...]]()
        for schedule in employer.schedules:
            shares = schedule.yearly
            if shares in seen:
                continue
            seen.append(shares)
            first, *later = [exact(grant * share / 100, query.currency) for share in shares]
            rest = f", then {listed(later)} in the years after" if later else ""
            of = f"of {exact(grant, query.currency)} at {employer.name}" if not lines else "by another report"
            lines.append(f"**{first}** in the first year {of}{rest} ({written(schedule)}).")
        return lines

    def _shares(self, employer: Employer) -> str:
        schedules = dict.fromkeys(written(schedule) for schedule in employer.schedules)
        return f"{employer.name}: {' or '.join(schedules)}."

    def _earlier(self, one: Employer, other: Employer) -> str:
        """Which of two brings more in the first year, by their first schedules."""
        first, second = one.schedules[0].yearly[0], other.schedules[0].yearly[0]
        if first == second:
            return f"**Neither**: both bring {percent(first)} in the first year."
        early, late = (one, other) if first > second else (other, one)
        return (
            f"**{early.name}** vests earlier: {percent(max(first, second))} in the first year, "
            f"{percent(min(first, second))} at {late.name}."
        )


def written(schedule: Schedule) -> str:
    """`40/30/20/10 percent by year`; a grant of one year is all there."""
    if len(schedule.yearly) == 1:
        return "all of it within one year"
    return f"{'/'.join(f'{share.normalize():f}' for share in schedule.yearly)} percent by year"
