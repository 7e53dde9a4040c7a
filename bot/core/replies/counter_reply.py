"""What to ask for: each lever with the smallest value that reaches the target."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.core.answers.figures import amount
from bot.core.markup import literal
from bot.core.messages import Button, Reply
from bot.core.replies.figure_reply import of
from bot.core.replies.figures import bare, full, percent
from bot.core.replies.valued import Valued
from calculators.counter import LEVERS, Counter, Lever, Target, counter
from calculators.definitions import DEFINITIONS
from calculators.offer import Offer
from calculators.refusal import Refused

LEVER_NAMES: dict[Lever, str] = {"base": "base", "bonus": "bonus", "sign_on": "sign-on", "grant": "grant"}


_INSTEAD = " Ask for more "
"""Where a refusal begins to name the levers that can do it: superfluous where all are listed."""


def counter_reply(
    one: Valued, target: Decimal | Offer, on: Target, levers: Sequence[Lever] = LEVERS
) -> Reply:
    """The reply for one lever or several. Raises `Refused` where the target itself can't be right."""
    solved = list(_solved(one, target, on, levers))
    counters = [result for result in solved if isinstance(result, Counter)]
    wanted, currency = _wanted(one, counters, target), one.offer.currency
    whose = f" to match {literal(target.name)}" if isinstance(target, Offer) else ""
    if counters and counters[0].already_met:
        now = full(counters[0].reached, currency)
        return Reply(
            f"Nothing{of(one)}: {_span(one, on)} is already **{now}**, at or above {wanted}{whose}.",
            buttons=_buttons(one),
        )
    enough = ", one of these is enough" if len(levers) > 1 else ""
    lines = [f"To reach **{wanted}** {_when(one, on)}{whose}{of(one)}{enough}:"]
    lines += [_line(one, result, on) if isinstance(result, Counter) else result for result in solved]
    if len(counters) > 1:
        lines.append("Base comes back every year; a sign-on is paid once, and a grant only as it vests.")
    return Reply(
        "\n".join(lines),
        f"Counter-offer: {DEFINITIONS['counter']}",
        buttons=_buttons(one),
    )


def _solved(
    one: Valued, target: Decimal | Offer, on: Target, levers: Sequence[Lever]
) -> Iterator[Counter | str]:
    for lever in levers:
        try:
            yield counter(one.offer, target, on, lever)
        except Refused as refused:
            if refused.field not in LEVERS:
                raise
            alone = len(levers) == 1
            why = refused.sentence if alone else refused.sentence.split(_INSTEAD)[0]
            yield why if alone else f"• {LEVER_NAMES[lever]}: {why}"


def _wanted(one: Valued, counters: Sequence[Counter], target: Decimal | Offer) -> str:
    if isinstance(target, Offer):
        return full(counters[0].target, target.currency) if counters else literal(target.name)
    return full(target, one.offer.currency)


def _line(one: Valued, result: Counter, on: Target) -> str:
    currency = one.offer.currency
    if result.lever == "bonus":
        before, after = percent(result.from_, 1), percent(result.to, 1)
        more = f" ({bare(result.to * one.offer.base)} a year)"
    else:
        before, after = bare(result.from_), bare(result.to)
        more = f" (+{bare(result.to - result.from_)})"
    return f"• {LEVER_NAMES[result.lever]}: **{after}** instead of {before}{more}; {_span(one, on)} is then {full(result.reached, currency)}"


def _span(one: Valued, on: Target) -> str:
    return (
        "the first year"
        if on == "first_year"
        else f"the total of {one.offer.assumptions.horizon_years} years"
    )


def _when(one: Valued, on: Target) -> str:
    return "in the first year" if on == "first_year" else f"over {one.offer.assumptions.horizon_years} years"


def _buttons(one: Valued) -> tuple[tuple[Button, ...], ...]:
    return (
        (
            Button("Another target", f"o:counter:{one.print}"),
            Button("Back to the offer", f"o:show:{one.print}"),
        ),
    )


def spoken(value: Decimal, currency: str) -> str:
    """An amount on a button: `$420k`."""
    return amount(value, currency)
