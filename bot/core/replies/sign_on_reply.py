"""A typical sign-on for a base, and where an offered one stands beside it."""

from decimal import Decimal

from bot.core.answers.sources import source_line
from bot.core.messages import Button, Reply
from bot.core.replies.figures import full, percent
from bot.core.replies.flags import SIGN_ON
from calculators.money import HUNDRED
from knowledge.base import Knowledge

LEVEL = "director"
"""The only level for which the guide gives a sign-on."""


def sign_on_reply(
    knowledge: Knowledge, base: Decimal, role: str | None, offered: Decimal | None, currency: str = "USD"
) -> Reply:
    """The guide's average share of a base, with `offered` beside it where there is one."""
    fact = knowledge.fact(*SIGN_ON)
    usual = base * fact.number / HUNDRED
    lines = [
        f"**{full(usual, currency)}**: {fact} of a base of {full(base, currency)}, the guide's average at director level."
    ]
    if role not in {None, LEVEL}:
        name = knowledge.lexicon.roles[role].name if role in knowledge.lexicon.roles else role
        lines.append(f"For {name} the guide gives none, so read it as a rule of thumb.")
    if offered is not None:
        lines.append(_beside(offered, usual, base, currency))
    lines.append("Ask until when you would owe it back, and whether that falls month by month.")
    buttons = ((Button("Value my offer", "f:value"),),)
    return Reply("\n".join(lines), source=source_line(knowledge, [fact]), buttons=buttons)


def _beside(offered: Decimal, usual: Decimal, base: Decimal, currency: str) -> str:
    if not offered:
        return f"You have none offered: {full(usual, currency)} is what to name first."
    gap = (offered - usual) / usual
    share = percent(offered / base, 1)
    if abs(gap) < Decimal("0.01"):
        return f"Yours of {full(offered, currency)} ({share}) is just that."
    way = "above" if gap > 0 else "below"
    return f"Yours of {full(offered, currency)} ({share} of base) is {percent(abs(gap))} {way} it."
