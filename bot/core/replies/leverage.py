"""Where an offer leaves room to ask for more: its parts that stay below what its role's benchmarks have."""

from collections.abc import Iterator

from bot.core.answers.figures import amount
from bot.core.answers.sources import source_line
from bot.core.markup import literal
from bot.core.messages import Button, Reply
from bot.core.replies.context import GUIDE_CURRENCY
from bot.core.replies.figures import full, percent
from bot.core.replies.flags import SIGN_ON, flags
from bot.core.replies.valued import Valued
from calculators.money import HUNDRED, precise
from knowledge.base import Knowledge
from knowledge.facts import Fact

TOLD_OF = frozenset({"cliff drop", "long clawback", "back-loaded", "cliff on a short grant"})
"""What stands out and can be talked about with the employer."""


def leverage_reply(one: Valued, role: str | None, knowledge: Knowledge, *, invites: bool = True) -> Reply:
    """The parts below the guide's figures for `role`, in money, then terms that stand out; or that nothing is short.

    Where the role is open and it `invites`, the reply says that it can be told.
    """
    facts: list[Fact] = []
    comparable = one.offer.currency == GUIDE_CURRENCY
    below = tuple(_below_role(one, role, knowledge, facts)) if role and comparable else ()
    terms = [flag for flag in flags(one, knowledge) if flag.name in TOLD_OF]
    points = (*below, *_sign_on(one, knowledge.fact(*SIGN_ON), facts), *(flag.sentence for flag in terms))
    facts += [fact for flag in terms for fact in flag.facts]
    where = f" ({literal(one.sheet.name)})" if one.sheet.name else ""
    lines = [f"There is room here{where}:" if points else f"By the guide's figures nothing is short{where}."]
    lines += [f"• {point}" for point in points]
    if role and comparable and not below:
        lines.append("Base and what comes each year are not below the guide's figures for the role.")
    if role is None and comparable and invites:
        lines.append("Tell me the role, such as “it's a director role”, and I set base and total beside it.")
    source = source_line(knowledge, facts) if facts else ""
    mark = one.print
    rows = ((Button("Counter-offer", f"o:counter:{mark}"),), (Button("Back to the offer", f"o:show:{mark}"),))
    return Reply("\n".join(lines), source=source, buttons=rows)


@precise
def _below_role(one: Valued, role: str, knowledge: Knowledge, facts: list[Fact]) -> Iterator[str]:
    """Base, and what comes each year, where they stay below the guide's figures for the role."""
    row, name = knowledge.roles.rows()[role], knowledge.lexicon.roles[role].name
    base = one.offer.base
    if base < row.base.number:
        facts.append(row.base)
        yield (
            f"Base {amount(base)}: {full(row.base.number - base, GUIDE_CURRENCY)} below the guide's median for "
            f"{name} ({row.base})."
        )
    yearly = one.valuation.recurring_average
    if yearly < row.total.number:
        facts.append(row.total)
        floor = "figure" if row.total.at_least else "median"
        yield (
            f"Without one-time money {full(yearly, GUIDE_CURRENCY)} a year: "
            f"{full(row.total.number - yearly, GUIDE_CURRENCY)} below its {floor} total ({row.total})"
            + (", for bonus and stock to close." if base >= row.base.number else ".")
        )


@precise
def _sign_on(one: Valued, usual: Fact, facts: list[Fact]) -> Iterator[str]:
    """A sign-on that is missing, or smaller than the guide's share of base at director level."""
    given, base, currency = one.offer.sign_on.amount, one.offer.base, one.offer.currency
    whole = base * usual.number / HUNDRED
    if given + one.offer.sign_on.second >= whole:
        return
    facts.append(usual)
    would_be = f"at director level the guide has {usual}, here {full(whole, currency)}"
    yield (
        f"Sign-on {full(given, currency)}, {percent(given / base, 1)} of base: {would_be}."
        if given
        else f"No sign-on: {would_be}."
    )
