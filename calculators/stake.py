"""What a stake may be worth at an exit: a percentage or options, over scenarios that include nothing at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from calculators.grants import check_dilution, check_percent, kept
from calculators.money import HUNDRED, ONE, ZERO, exceeds, percent, precise
from calculators.refusal import Refused, check_amount, check_share

TOTAL_LOSS = "nothing"

USUAL_MULTIPLES = (ZERO, Decimal("0.5"), ONE, Decimal(3), Decimal(10))
"""Exits as multiples of today's company value; an illustration, no forecast."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """An exit: what reaches the holders of common stock in all (0 or more), and how probable it is (0…1), if said."""

    name: str
    exit_value: Decimal
    probability: Decimal | None = None

    def __post_init__(self) -> None:
        check_amount("exit_value", self.exit_value, "An exit value")
        if self.probability is not None:
            check_share("probability", self.probability, "A probability")


@dataclass(frozen=True, slots=True)
class OptionsPayout:
    """Options at an exit: fully diluted shares and price after the later rounds, cost of exercising, payout."""

    shares_after: Decimal
    price: Decimal
    exercise_cost: Decimal
    payout: Decimal


@dataclass(frozen=True, slots=True)
class Outcome:
    """A scenario and what it pays, before tax."""

    scenario: Scenario
    payout: Decimal


@dataclass(frozen=True, slots=True)
class Stake:
    """The outcomes of a stake, lowest exit first; `kept` is the share of it that dilution leaves.

    `expected` is the sum of probability * payout, where the scenarios have probabilities.
    """

    kept: Decimal
    outcomes: tuple[Outcome, ...]
    expected: Decimal | None


def multiples(company_value: Decimal, times: Sequence[Decimal] = USUAL_MULTIPLES) -> tuple[Scenario, ...]:
    """Return exits at multiples of today's company value."""
    check_amount("company_value", company_value, "The value of the company")
    return tuple(
        Scenario(f"{time:f} times today's value" if time else TOTAL_LOSS, company_value * time)
        for time in times
    )


@precise
def stake(
    share_percent: Decimal,
    company_value: Decimal,
    dilution: tuple[Decimal, ...] = (),
    scenarios: Sequence[Scenario] = (),
) -> Stake:
    """Return what a percentage of a company (0.3 is 0.3 %) pays: percent * exit value * Π(1 - dilution).

    Without scenarios, exits at the usual multiples of `company_value`. An exit of nothing is always among them;
    probabilities, where given, are given for all, and what they leave of 1 falls to that exit.
    """
    check_percent("percent", share_percent)
    check_dilution("dilution", dilution)
    left = share_percent / HUNDRED * kept(dilution)
    exits = scenarios or multiples(company_value)
    return _over(exits, lambda exit_value: left * exit_value, kept(dilution))


@precise
def options_stake(
    number: Decimal,
    strike: Decimal,
    shares: Decimal,
    dilution: tuple[Decimal, ...],
    scenarios: Sequence[Scenario],
) -> Stake:
    """Return what options pay over scenarios, as `options_payout` does for one; zero is always among them."""
    return _over(
        scenarios,
        lambda exit_value: options_payout(number, strike, shares, dilution, exit_value).payout,
        kept(dilution),
    )


@precise
def options_payout(
    number: Decimal,
    strike: Decimal,
    shares: Decimal,
    dilution: tuple[Decimal, ...],
    exit_value: Decimal,
) -> OptionsPayout:
    """Return what options pay at an exit: number * max(0, exit value / shares after dilution - strike).

    `shares` are fully diluted today (at least `number`); later rounds make them shares / Π(1 - dilution).
    """
    check_amount("number", number, "The number of options")
    check_amount("strike", strike, "The strike price")
    check_amount("shares", shares, "The number of shares, fully diluted,")
    check_amount("exit_value", exit_value, "An exit value")
    check_dilution("dilution", dilution)
    if shares == ZERO or number > shares:
        raise Refused("shares", "Fully diluted, a company has at least as many shares as you have options.")
    shares_after = shares / kept(dilution)
    price = exit_value / shares_after
    return OptionsPayout(shares_after, price, number * strike, number * max(ZERO, price - strike))


def _over(scenarios: Sequence[Scenario], pays: Callable[[Decimal], Decimal], left: Decimal) -> Stake:
    exits = _with_nothing(scenarios)
    outcomes = tuple(Outcome(scenario, pays(scenario.exit_value)) for scenario in exits)
    weighted = [
        outcome.payout * outcome.scenario.probability
        for outcome in outcomes
        if outcome.scenario.probability is not None
    ]
    return Stake(left, outcomes, sum(weighted, ZERO) if weighted else None)


def _with_nothing(scenarios: Sequence[Scenario]) -> list[Scenario]:
    given = [scenario.probability for scenario in scenarios if scenario.probability is not None]
    if given and len(given) < len(scenarios):
        raise Refused(
            "scenarios", "Some scenarios have a probability and some have none. Give all of them one."
        )
    total = sum(given, ZERO)
    if exceeds(total, ONE):
        raise Refused(
            "scenarios", f"The probabilities add up to {percent(total)}. Together they are 100 % at most."
        )
    nothing = Scenario(TOTAL_LOSS, ZERO, ZERO if given else None)
    ordered = sorted(scenarios, key=lambda scenario: scenario.exit_value)
    if ordered and ordered[0].exit_value == ZERO:
        nothing, *ordered = ordered
    if nothing.probability is not None:
        nothing = replace(nothing, probability=nothing.probability + ONE - total)
    return [nothing, *ordered]
