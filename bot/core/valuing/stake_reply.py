"""What a stake may be worth: after dilution, at several exits, nothing among them."""

from collections.abc import Sequence
from decimal import Decimal

from bot.core.answers.figures import amount
from bot.core.messages import Button, Reply
from bot.core.valuing.figures import full, percent, points
from calculators.definitions import DEFINITIONS
from calculators.money import HUNDRED
from calculators.stake import Scenario, Stake, stake


def stake_reply(
    share: Decimal,
    company_value: Decimal,
    dilution: tuple[Decimal, ...],
    exits: Sequence[Decimal],
    currency: str = "USD",
) -> Reply:
    """The outcomes of `share` percent of a company. Without exits: usual multiples of its value. Raises `Refused`."""
    scenarios = tuple(Scenario(amount(value, currency), value) for value in exits)
    result = stake(share, company_value, dilution, scenarios)
    paper = company_value * share / HUNDRED
    lines = [
        f"**{full(paper, currency)}** on paper today: {points(share)} of {amount(company_value, currency)}.",
        _dilution(share, dilution, result),
        *(_line(outcome.scenario, outcome.payout, currency) for outcome in result.outcomes),
        "Before tax, and before what preferred investors take first.",
    ]
    buttons = ((Button("Other figures", "f:stake"), Button("Value my offer", "f:value")),)
    return Reply("\n".join(line for line in lines if line), f"Stake: {DEFINITIONS['stake']}", buttons=buttons)


def _dilution(share: Decimal, dilution: tuple[Decimal, ...], result: Stake) -> str:
    if not dilution:
        return "I counted no dilution: every later round would take its part."
    rounds = ", ".join(percent(part, 1) for part in dilution)
    left = (share * result.kept).quantize(Decimal("0.0001"))
    return f"After later rounds ({rounds}) you hold {points(left)}."


def _line(scenario: Scenario, payout: Decimal, currency: str) -> str:
    if not scenario.exit_value:
        return "• sold for nothing: 0"
    return f"• sold for {amount(scenario.exit_value, currency)}: {full(payout, currency)}"
