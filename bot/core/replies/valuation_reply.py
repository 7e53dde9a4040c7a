"""The reply to one offer: the figures first, then the parts, what was assumed, where it stands, what to ask."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.answers.sources import source_line
from bot.core.markup import literal
from bot.core.messages import Button, Reply
from bot.core.replies.context import GUIDE_CURRENCY, Context
from bot.core.replies.figures import full, years
from bot.core.replies.flags import Flag, flags
from bot.core.replies.parts import missing, missing_line, parts_line
from bot.core.replies.recruiter import questions
from bot.core.replies.valued import Valued
from bot.core.replies.year_table import details
from knowledge.base import Knowledge
from knowledge.facts import listed

MOST_FLAGS = 2
"""Flags under a valuation; whatever else stands out is told in the details."""
SILENT = ("years ahead", "year ahead", "base stays as it is", "bonus paid at target")
"""Assumptions that are left to the details."""


@dataclass(frozen=True, slots=True)
class ValuationReplies:
    """Writes valuations with one knowledge."""

    knowledge: Knowledge
    context: Context

    def full(self, one: Valued, notes: Sequence[str] = ()) -> Reply:
        """The whole valuation of one offer; `notes` are said first, for example what was changed."""
        beside = self.context.beside(one)
        found = flags(one, self.knowledge)
        flagged, further = found[:MOST_FLAGS], found[MOST_FLAGS:]
        asked, quoted = questions(one, {flag.name for flag in found}, self.knowledge)
        lines = [
            *(note for note in notes if note),
            headline(one),
            literal(parts_line(one)),
            assumption_line(one),
            *left_out(one),
            *([missing_line(one.sheet)] if missing(one.sheet) else []),
            *(flag.sentence for flag in flagged),
            *beside.lines,
            *question_lines(asked),
        ]
        facts = [*beside.facts, *(fact for flag in found for fact in flag.facts), *quoted]
        source = source_line(self.knowledge, facts, beside.sources)
        detail = "\n".join(
            [
                *(flag.sentence for flag in further),
                *([""] if further else []),
                details(one),
                *([beside.fine_print] if beside.fine_print else []),
            ]
        )
        return Reply("\n".join(line for line in lines if line), detail, source, self._buttons(one))

    def short(self, one: Valued) -> str:
        """Two lines about one of several offers."""
        left = " ".join(left_out(one))
        return f"{headline(one, named=True)}\n{literal(parts_line(one))}" + (f"\n{left}" if left else "")

    def _buttons(self, one: Valued) -> tuple[tuple[Button, ...], ...]:
        mark = one.print
        rows = list[tuple[Button, ...]]()
        absent = missing(one.sheet)
        if len(absent) == 1:
            rows += [(Button(f"Add {name}", f"o:edit:{mark}:{slot}"),) for slot, name in absent]
        elif absent:
            rows.append((Button(f"Add {listed([name for _, name in absent])}", f"o:add:{mark}"),))
        if self.role_rows(one):
            rows.append((Button("Set it beside a role", f"o:roles:{mark}"),))
        rows += [
            (Button("Change something", f"o:edit:{mark}"), Button("Chart", f"o:years:{mark}")),
            (Button("If I leave early", f"o:leave:{mark}"), Button("What to ask for", f"o:counter:{mark}")),
            (Button("Compare with another", f"o:against:{mark}"), Button("Save", f"o:save:{mark}")),
        ]
        return tuple(rows)

    def role_rows(self, one: Valued) -> tuple[tuple[Button, ...], ...]:
        """The guide's roles as buttons, where an offer could be set beside them and its role is open."""
        if self.context.job(one.sheet.role) is not None or one.offer.currency != GUIDE_CURRENCY:
            return ()
        words, mark = self.knowledge.lexicon.roles, one.print
        return (tuple(Button(_title(words[role].short), f"o:role:{mark}:{role}") for role in words),)


def headline(one: Valued, *, named: bool = False) -> str:
    """The two figures that count: the first year and the yearly average."""
    valuation, currency = one.valuation, one.offer.currency
    name = literal(one.name) if named or one.sheet.name else ""
    first = f"First year **{full(valuation.first_year, currency)}**"
    text = f"{name}: {first[0].lower()}{first[1:]}" if name else first
    count = len(valuation.years)
    if count > 1:
        text += f" · {count}-year average **{full(valuation.annual_average, currency)}**"
    drop = valuation.cliff_drop
    if drop is not None and not drop.beyond_horizon:
        last = max(grant.vesting.months for grant in one.offer.grants)
        text += f" (the grant is gone after month {last})"
    return text


def assumption_line(one: Valued) -> str:
    """What was taken for granted, and the recruiter's number where it is another one than the first year."""
    said = [line for line in one.valuation.assumed if not line.endswith(SILENT)]
    if one.sheet.currency is None:
        said.append("US dollars")
    taken = f"I assumed {literal('; '.join(said))}." if said else ""
    if one.valuation.face_value == one.valuation.first_year:
        return taken
    face = full(one.valuation.face_value, one.offer.currency)
    whole = ": that counts the whole grant" if one.offer.grants else ""
    return f"{taken}\nRecruiters would call this {face}{whole}.".strip()


def left_out(one: Valued) -> tuple[str, ...]:
    """What has no money value yet."""
    return tuple(f"Not counted: {sentence}." for sentence in one.left_out)


def question_lines(asked: Sequence[str]) -> Iterator[str]:
    """The questions for the recruiter, a line each."""
    if asked:
        yield "Worth asking:"
        yield from (f"• {question}" for question in asked)


def horizon(one: Valued) -> str:
    """How far ahead a valuation looks: `4 years`."""
    return years(len(one.valuation.years))


def _title(short: str) -> str:
    return short if short.isupper() else short.capitalize()


__all__ = ["Flag", "ValuationReplies", "assumption_line", "headline", "horizon", "left_out", "question_lines"]
