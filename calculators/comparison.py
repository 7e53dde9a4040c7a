"""Which of several offers is worth more, by how much, and from when on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from calculators.currencies import Rate, convert_offer, rate_between
from calculators.definitions import MEASURES, Measure
from calculators.money import ZERO, clean, exceeds, precise
from calculators.offer import Offer
from calculators.refusal import Refused
from calculators.valuation import Valuation, value

CLOSE = Decimal("0.02")
"""Under this spread the verdict is "close": estimates of growth and bonus are not better than that."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Offers ranked by a measure, best first, all in `currency`; equal ones stay in the order given.

    `spread` is (best - worst) / worst, `lead` the same between the best and the second. `verdict` is "close" where
    the spread is under 2 %, else the name of the best. `leader` is the name of the offer with the highest total at
    the horizon (none in a tie), and `break_even_month` the first month in which it overtakes all others for good
    by cumulative value: none where it leads from month 1. `rates` are those by which offers were converted.
    """

    ranked: tuple[tuple[Offer, Valuation], ...]
    measure: Measure
    currency: str
    spread: Decimal
    lead: Decimal
    verdict: str
    leader: str | None
    break_even_month: int | None
    rates: tuple[Rate, ...]

    @property
    def close(self) -> bool:
        """Whether the offers are too close to name a winner."""
        return self.spread < CLOSE


@precise
def compare(offers: Sequence[Offer], on: Measure = "horizon_total", rates: Iterable[Rate] = ()) -> Comparison:
    """Compare two or more offers in the currency of the first.

    Raises `Refused` for fewer than two offers, an unknown measure, a currency without a rate, and for different
    horizons where the measure depends on the horizon.
    """
    if len(offers) < 2:
        raise Refused("offers", "A comparison needs two offers or more. Add another one.")
    if on not in MEASURES:
        raise Refused("on", f"Offers are compared by {', '.join(MEASURES)}, not by {on}.")
    if on != "first_year":
        _check_horizons(offers)
    currency = offers[0].currency
    listed = list(rates)
    used = {
        offer.currency: rate_between(offer.currency, currency, listed)
        for offer in offers
        if offer.currency != currency
    }
    converted = [
        convert_offer(offer, used[offer.currency]) if offer.currency in used else offer for offer in offers
    ]
    valued = [(offer, value(offer)) for offer in converted]
    ranked = sorted(valued, key=lambda pair: clean(pair[1].figure(on)), reverse=True)
    figures = [valuation.figure(on) for _, valuation in ranked]
    spread = clean((figures[0] - figures[-1]) / figures[-1])
    leader = _leader(valued)
    return Comparison(
        ranked=tuple(ranked),
        measure=on,
        currency=currency,
        spread=spread,
        lead=clean((figures[0] - figures[1]) / figures[1]),
        verdict="close" if spread < CLOSE else ranked[0][0].name,
        leader=valued[leader][0].name if leader is not None else None,
        break_even_month=_break_even(valued, leader) if leader is not None else None,
        rates=tuple(used.values()),
    )


def _check_horizons(offers: Sequence[Offer]) -> None:
    first = offers[0].assumptions.horizon_years
    for offer in offers[1:]:
        other = offer.assumptions.horizon_years
        if other != first:
            raise Refused(
                "assumptions.horizon_years",
                f"{offers[0].name} looks {first} years ahead and {offer.name} {other}. "
                "Give both the same horizon, or compare the first year.",
            )


def _shortest(valued: list[tuple[Offer, Valuation]]) -> int:
    return min(valuation.timeline.months for _, valuation in valued)


def _leader(valued: list[tuple[Offer, Valuation]]) -> int | None:
    """Return the place in the list of the offer that is really ahead at the (shortest) horizon."""
    last = _shortest(valued) - 1
    totals = [valuation.timeline.cumulative[last] for _, valuation in valued]
    best = totals.index(max(totals))
    others = totals[:best] + totals[best + 1 :]
    return best if exceeds(totals[best], max(others)) else None


def _break_even(valued: list[tuple[Offer, Valuation]], leader: int) -> int | None:
    """Return the month after the last one in which the leader was not strictly ahead of every other offer."""
    ahead = valued[leader][1].timeline.cumulative
    rest = [valuation.timeline.cumulative for place, (_, valuation) in enumerate(valued) if place != leader]
    for month in range(_shortest(valued), 0, -1):
        highest = max((line[month - 1] for line in rest), default=ZERO)
        if not exceeds(ahead[month - 1], highest):
            return month + 1
    return None
