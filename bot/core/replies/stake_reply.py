"""What a stake may be worth: after dilution, at several exits, nothing among them."""

from collections.abc import Sequence
from decimal import Decimal

from bot.core.answers.figures import amount
from bot.core.messages import Button, Reply
from bot.core.replies.figures import bare, full, percent, points
from calculators.definitions import DEFINITIONS
from calculators.grants import kept
from calculators.money import HUNDRED, short
from calculators.stake import Scenario, Stake, options_payout, stake
from knowledge.facts import listed

CAVEAT = "Before tax, and before what preferred investors take first. Sold for nothing, it is worth nothing."
_BUTTONS = ((Button("Other figures", "f:stake"), Button("Value my offer", "f:value")),)
_PLACES = Decimal("0.0001")


def stake_reply(
    share: Decimal,
    company_value: Decimal,
    dilution: tuple[Decimal, ...],
    currency: str = "USD",
) -> Reply:
    """The outcomes of `share` percent of a company at the usual multiples of its value. Raises `Refused`."""
    result = stake(share, company_value, dilution)
    paper = company_value * share / HUNDRED
    lines = [
        f"**{full(paper, currency)}** on paper today: {points(share)} of {amount(company_value, currency)}.",
        _dilution(share, dilution, result),
        *(_line(outcome.scenario, outcome.payout, currency) for outcome in result.outcomes),
        "Before tax, and before what preferred investors take first.",
    ]
    return Reply(
        "\n".join(line for line in lines if line), f"Stake: {DEFINITIONS['stake']}", buttons=_BUTTONS
    )


def exits_reply(
    share: Decimal,
    dilution: tuple[Decimal, ...],
    exits: Sequence[Decimal],
    currency: str = "USD",
    company_value: Decimal | None = None,
) -> Reply:
    """The outcomes of `share` percent of a company at the exits that were named. Raises `Refused`."""
    result = stake(share, max(exits), dilution, _scenarios(exits, currency))
    lines = [
        f"**{full(one.payout, currency)}** if it is sold for {amount(one.scenario.exit_value, currency)}."
        for one in result.outcomes
        if one.scenario.exit_value
    ]
    if dilution:
        left = (share * result.kept).quantize(_PLACES)
        lines.append(f"{points(share)} becomes {points(left)} after {_rounds(dilution)}.")
    else:
        lines.append(f"I counted no dilution of the {points(share)}: every later round would take its part.")
    if company_value is not None:
        paper = company_value * share / HUNDRED
        lines.append(f"On paper today: {full(paper, currency)}, of {amount(company_value, currency)}.")
    return Reply("\n".join([*lines, CAVEAT]), f"Stake: {DEFINITIONS['stake']}", buttons=_BUTTONS)


def options_reply(
    number: Decimal,
    strike: Decimal,
    shares: Decimal,
    dilution: tuple[Decimal, ...],
    exits: Sequence[Decimal],
    currency: str = "USD",
) -> Reply:
    """What options pay at the exits that were named. Raises `Refused`."""
    paid = [(value, options_payout(number, strike, shares, dilution, value)) for value in sorted(exits)]
    lines = [
        f"**{full(one.payout, currency)}** if it is sold for {amount(value, currency)}: {bare(number)} options, each "
        f"{one.price:,.2f} a share less the strike of {strike:,.2f}{'' if one.payout else ', which leaves nothing'}."
        for value, one in paid
    ]
    after = paid[0][1]
    if dilution:
        lines.append(f"{short(shares)} shares become {short(after.shares_after)} after {_rounds(dilution)}.")
    else:
        lines.append("I counted no dilution: every later round would take its part.")
    lines.append(f"Exercising costs {full(after.exercise_cost, currency)}.")
    return Reply("\n".join([*lines, CAVEAT]), f"Options: {DEFINITIONS['options_payout']}", buttons=_BUTTONS)


def share_reply(held: Decimal, every: Decimal) -> Reply:
    """Which part of a company `held` of `every` shares are."""
    share = (held / every * HUNDRED).quantize(_PLACES)
    lines = (
        f"**{points(share)}** of the company: {bare(held)} of {bare(every)} shares.",
        "It shrinks with every later round. Make sure that all shares were counted fully diluted.",
    )
    return Reply("\n".join(lines), buttons=((Button("What it may be worth", "f:stake"),),))


def count_reply(share: Decimal, every: Decimal) -> Reply:
    """How many of `every` shares `share` percent are."""
    held = (every * share / HUNDRED).quantize(Decimal(1))
    return Reply(
        f"**{bare(held)} shares**: {points(share)} of {bare(every)}.",
        buttons=((Button("What it may be worth", "f:stake"),),),
    )


def left_reply(share: Decimal, dilution: tuple[Decimal, ...]) -> Reply:
    """What later rounds leave of `share` percent of a company."""
    left = (share * kept(dilution)).quantize(_PLACES)
    text = f"**{points(left)}** is left of {points(share)} after {_rounds(dilution)}: each takes its part of what is left."
    return Reply(text, buttons=((Button("What it may be worth", "f:stake"),),))


def _scenarios(exits: Sequence[Decimal], currency: str) -> tuple[Scenario, ...]:
    return tuple(Scenario(amount(value, currency), value) for value in exits)


def _rounds(dilution: Sequence[Decimal]) -> str:
    """`two rounds of 20 %`, `rounds of 20 % and 15 %`."""
    shares = [percent(part, 1) for part in dilution]
    if len(shares) == 1:
        return f"a round of {shares[0]}"
    if len(set(shares)) == 1:
        return f"{len(shares)} rounds of {shares[0]} each"
    return f"rounds of {listed(shares)}"


def _dilution(share: Decimal, dilution: tuple[Decimal, ...], result: Stake) -> str:
    if not dilution:
        return "I counted no dilution: every later round would take its part."
    rounds = ", ".join(percent(part, 1) for part in dilution)
    left = (share * result.kept).quantize(_PLACES)
    return f"After later rounds ({rounds}) you hold {points(left)}."


def _line(scenario: Scenario, payout: Decimal, currency: str) -> str:
    if not scenario.exit_value:
        return "• sold for nothing: 0"
    return f"• sold for {amount(scenario.exit_value, currency)}: {full(payout, currency)}"


def lost_reply() -> Reply:
    """What a stake is worth where the company fails."""
    return Reply(
        "**Nothing**: if the company goes under, creditors come first, then preferred investors, and a stake or options "
        "are worth zero. What it paid you in cash until then is yours."
    )
