"""What an offer is worth: every figure of a valuation, from the same list of payments."""

from dataclasses import dataclass
from decimal import Decimal

from calculators.definitions import Figure, Measure, assumed
from calculators.money import ZERO, clean, exceeds, precise
from calculators.offer import Offer
from calculators.payments import Stream, Timeline, Year, factors, streams, timeline, years


@dataclass(frozen=True, slots=True)
class CliffDrop:
    """The year after the hire grants have run out, where it pays less than the best year before it.

    `ratio` is `total / best_total`. The year may lie beyond the horizon (`beyond_horizon`): a four-year grant
    runs out after the fourth year, and the fifth is the one that surprises.
    """

    year: int
    total: Decimal
    best_year: int
    best_total: Decimal
    ratio: Decimal
    beyond_horizon: bool

    @property
    @precise
    def lost(self) -> Decimal:
        """How much less than the best year it is."""
        return self.best_total - self.total


@dataclass(frozen=True, slots=True)
class Valuation:
    """The figures of an offer in its own currency, unrounded, with the years and months they are made of.

    `timeline` covers the months of the horizon; `calculators.definitions.DEFINITIONS` says what each figure means
    and `calculators.explanation.explain` which parts add up to it.
    """

    offer: Offer
    first_year: Decimal
    horizon_total: Decimal
    annual_average: Decimal
    recurring_average: Decimal
    face_value: Decimal
    cash_share: Decimal
    present_value: Decimal
    years: tuple[Year, ...]
    cliff_drop: CliffDrop | None
    timeline: Timeline

    @property
    def assumed(self) -> tuple[str, ...]:
        """What was taken for granted, in words."""
        return assumed(self.offer)

    def figure(self, name: Figure | Measure) -> Decimal:
        """Return a figure by its name."""
        found: Decimal = getattr(self, name)
        return found


@precise
def value(offer: Offer) -> Valuation:
    """Value an offer by the definitions in `calculators.definitions`; takes well under a millisecond."""
    count, rate = offer.assumptions.horizon_years, offer.assumptions.discount_rate
    runs_out = _runs_out(offer)
    reach = max(count, runs_out)
    equity = streams(offer, 12 * reach)
    all_years = years(offer, reach, equity)
    inside = all_years[:count]
    monthly = timeline(offer, 12 * count, equity)
    total = sum((year.total for year in inside), ZERO)
    one_time = sum((year.one_time for year in inside), ZERO)
    first = inside[0]
    return Valuation(
        offer=offer,
        first_year=first.total,
        horizon_total=total,
        annual_average=total / count,
        recurring_average=(total - one_time) / count,
        face_value=sum((amount for _, amount in face_parts(offer)), ZERO),
        cash_share=(first.base + first.one_time) / first.total,
        present_value=_present_value(rate, monthly) if rate else total,
        years=inside,
        cliff_drop=_cliff_drop(all_years[:runs_out], count, equity[: len(offer.grants)])
        if runs_out
        else None,
        timeline=monthly,
    )


@precise
def face_parts(offer: Offer) -> tuple[tuple[str, Decimal], ...]:
    """Return the parts of the face value by name: payout, discount, growth and the horizon do not touch it."""
    return (
        ("base", offer.base),
        ("target bonus", offer.bonus.target(offer.base)),
        *((f"grant {number}", grant.today) for number, grant in enumerate(offer.grants, 1)),
        ("sign-on", offer.sign_on.amount),
        ("second instalment", offer.sign_on.second),
        ("relocation", offer.relocation),
    )


def _runs_out(offer: Offer) -> int:
    """Return the year after the last tranche of the hire grants, 0 where there are none."""
    last = max([grant.vesting.months for grant in offer.grants], default=0)
    return (last + 11) // 12 + 1 if last else 0


def _cliff_drop(until: tuple[Year, ...], horizon: int, hire_grants: list[Stream]) -> CliffDrop | None:
    after = until[-1]
    best = max(until[:-1], key=lambda year: year.total)
    vests = any(grant.scale and any(grant.weights) for grant in hire_grants)
    if not vests or not exceeds(best.total, after.total):
        return None
    return CliffDrop(
        year=after.year,
        total=after.total,
        best_year=best.year,
        best_total=best.total,
        ratio=after.total / best.total,
        beyond_horizon=after.year > horizon,
    )


def _present_value(rate: Decimal, monthly: Timeline) -> Decimal:
    growth = factors(rate, monthly.months)
    return clean(sum((paid / factor for paid, factor in zip(monthly.total, growth[1:], strict=True)), ZERO))
