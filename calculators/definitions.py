"""What each figure means, in a sentence that a screen can print beside it, and what was assumed."""

from typing import Final, Literal, get_args

from calculators.grants import Ownership
from calculators.money import ONE, ZERO, percent
from calculators.offer import Offer

Measure = Literal["first_year", "horizon_total", "recurring_average"]
"""What offers are compared by."""
MEASURES: Final[tuple[Measure, ...]] = get_args(Measure)

Figure = Literal[
    "first_year",
    "horizon_total",
    "annual_average",
    "recurring_average",
    "face_value",
    "cash_share",
    "present_value",
]
FIGURES: Final[tuple[Figure, ...]] = get_args(Figure)

DEFINITIONS: Final[dict[str, str]] = {
    "first_year": "What reaches you in the first 12 months.",
    "horizon_total": "Everything that reaches you within the horizon.",
    "annual_average": "Everything within the horizon, divided by its years.",
    "recurring_average": "The yearly average without sign-on and relocation: one-time money is not yearly pay.",
    "face_value": "The recruiter's number: base, target bonus, the whole of the grants at today's value, both "
    "sign-on instalments and relocation. Nobody receives it in one year.",
    "cash_share": "Base and one-time cash as a share of the first year: the part that is contractual cash.",
    "present_value": "Every payment within the horizon, discounted to today from the month in which it comes.",
    "cliff_drop": "The year after your hire grants have run out, beside the best year before it.",
    "leaving": "Cash received up to the month you leave, and equity vested by then, less the sign-on you owe back.",
    "spread": "How far the best offer lies above the worst, as a share of the worst; under 2 % is too close to call.",
    "break_even": "The first month from which the offer ahead at the horizon has paid more in all, and stays ahead.",
    "counter": "The smallest change of one part that meets the target, rounded up to the next step.",
    "stake": "Your share after the expected dilution, at each exit value; before tax, and nothing is an outcome.",
    "options_payout": "Options times what the price at exit, after dilution, leaves above the strike; before tax.",
    "real_value": "What the pay would have to be there to buy the same, by price levels; taxes are not in it.",
}


def assumed(offer: Offer) -> tuple[str, ...]:
    """Return, in words, the assumptions that a valuation of this offer uses; those without effect are left out."""
    terms = offer.assumptions
    return (
        "1 year ahead" if terms.horizon_years == 1 else f"{terms.horizon_years} years ahead",
        f"base changes by {percent(terms.raise_)} a year" if terms.raise_ else "base stays as it is",
        *_bonus(offer),
        *(
            f"{part.name} comes with a probability of {percent(part.probability)}"
            for part in offer.contingent
        ),
        *_equity(offer),
        *(
            [f"later payments discounted at {percent(terms.discount_rate)} a year"]
            if terms.discount_rate
            else []
        ),
    )


def _bonus(offer: Offer) -> list[str]:
    if offer.bonus.target(offer.base) == ZERO:
        return []
    if offer.bonus.payout == ONE:
        return ["bonus paid at target"]
    return [f"{percent(offer.bonus.payout)} of the target bonus paid"]


def _equity(offer: Offer) -> list[str]:
    if not offer.grants and not offer.refreshers:
        return []
    terms = offer.assumptions
    schedules = [grant.vesting for grant in offer.grants]
    if offer.refreshers:
        schedules.append(offer.refreshers.vesting)
    lines = [schedule.assumed for schedule in schedules if schedule.assumed]
    lines.append(
        f"share price changes by {percent(terms.growth)} a year" if terms.growth else "share price stays flat"
    )
    if terms.equity_discount:
        lines.append(f"{percent(terms.equity_discount)} of the equity not counted")
    for grant in offer.grants:
        if isinstance(grant, Ownership) and grant.dilution:
            rounds = ", ".join(percent(part) for part in grant.dilution)
            lines.append(f"later rounds dilute by {rounds}")
    return list(dict.fromkeys(lines))
