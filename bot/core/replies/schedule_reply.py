"""What happens when: in a month, at the cliff, tranche by tranche."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bot.core.markup import literal
from bot.core.messages import Reply
from bot.core.replies.figure_reply import back, of, parts_line
from bot.core.replies.figures import DOT, bare, full, months, percent
from bot.core.replies.parts import noun
from bot.core.replies.valued import Valued
from calculators.grants import Grant
from calculators.leaving import owed_back
from calculators.money import ZERO
from calculators.payments import Stream, paid_between, streams

_MOST_TRANCHES = 6


def month_reply(offers: Sequence[Valued], month: int) -> Reply:
    """What a month pays, what has come by its end, and what changes with it."""
    return _told(offers, lambda one, whose: _month(one, month, whose))


def _told(offers: Sequence[Valued], lines_of: Callable[[Valued, str], Iterator[str]]) -> Reply:
    """The lines of every offer, each with its name where there are several or it has one."""
    several = len(offers) > 1
    lines = [
        line for one in offers for line in lines_of(one, f" ({literal(one.name)})" if several else of(one))
    ]
    return Reply("\n".join(lines), buttons=() if several else back(offers[0]))


def _month(one: Valued, month: int, whose: str) -> Iterator[str]:
    currency = one.offer.currency
    paid = paid_between(one.offer, month - 1, month)
    so_far = sum(paid_between(one.offer, 0, month).values(), ZERO)
    yield (
        f"Month {month}{whose}: **{full(sum(paid.values(), ZERO), currency)}** ({parts_line(paid)}). "
        f"By its end {full(so_far, currency)} has come in all."
    )
    for grant in one.offer.grants:
        yield _vested(grant, month)
    sign_on = one.offer.sign_on
    if sign_on.amount:
        owed = owed_back(sign_on, month)
        yield (
            f"Leaving then, {full(owed, currency)} of the sign-on would go back."
            if owed
            else f"Nothing of the sign-on is owed back any more{' from this month on' if sign_on.clawback_months == month else ''}."
        )


def _vested(grant: Grant, month: int) -> str:
    vested, last = grant.vesting.vested(month), grant.vesting.months
    share = percent(Decimal(vested.numerator) / vested.denominator, 1)
    if month >= last:
        return f"The {noun(grant)} has vested in full{' with this month' if month == last else f' since month {last}'}: nothing more comes of it."
    coming = next(tranche.month for tranche in grant.vesting.tranches if tranche.month > month)
    return f"{share} of the {noun(grant)} has vested; the next tranche comes in month {coming}."


def cliff_reply(offers: Sequence[Valued]) -> Reply:
    """What vests at the first vesting date, and what leaving just before it costs."""
    return _told(offers, _cliffs)


def _cliffs(one: Valued, whose: str) -> Iterator[str]:
    if not one.offer.grants:
        yield f"There is no equity in this offer{whose}, so no cliff."
    for grant, stream in _hired(one):
        tranches = grant.vesting.tranches
        first = tranches[0].month
        amount = full(stream.between(0, first), one.offer.currency)
        share = percent(Decimal(tranches[0].fraction.numerator) / tranches[0].fraction.denominator, 1)
        assumed = " (I assumed that schedule: you didn't say)" if grant.vesting.assumed else ""
        if len(tranches) > 1 and tranches[0].fraction <= 2 * tranches[1].fraction and first < 12:
            yield f"No cliff{whose}: the first {amount} of the {noun(grant)} vests in month {first} already{assumed}."
            continue
        after = f" After that {_rhythm(grant)}." if len(tranches) > 1 else ""
        yield (
            f"Month {first}{whose}: **{amount}** vests at once, {share} of the {noun(grant)}{assumed}. "
            f"Leave before that and you have none of it.{after}"
        )


def _rhythm(grant: Grant) -> str:
    tranches = grant.vesting.tranches
    steps = {later.month - sooner.month for sooner, later in pairwise(tranches)}
    end = f"until month {grant.vesting.months}"
    if len(steps) > 1:
        return f"it goes on {end}"
    step = steps.pop()
    return f"a part vests every {months(step) if step > 1 else 'month'} {end}"


def vesting_reply(offers: Sequence[Valued]) -> Reply:
    """The schedule of every grant with its amounts by year."""
    return _told(offers, _schedules)


def _schedules(one: Valued, whose: str) -> Iterator[str]:
    if not one.offer.grants:
        yield f"There is no equity in this offer{whose}."
    for grant, stream in _hired(one):
        said = " (assumed)" if grant.vesting.assumed else ""
        yield f"**{noun(grant).capitalize()} {bare(grant.today)}**{whose} vests over {literal(grant.vesting.describe)}{said}."
        count = (grant.vesting.months + 11) // 12
        yield DOT.join(
            f"year {year} {bare(stream.between(12 * year - 12, 12 * year))}" for year in range(1, count + 1)
        )
        tranches = grant.vesting.tranches
        if len(tranches) <= _MOST_TRANCHES:
            yield DOT.join(
                f"month {one.month}: {bare(stream.between(one.month - 1, one.month))}" for one in tranches
            )
        else:
            yield f"The first tranche comes in month {tranches[0].month}, the last in month {tranches[-1].month}."


def _hired(one: Valued) -> Iterator[tuple[Grant, Stream]]:
    reach = max((grant.vesting.months for grant in one.offer.grants), default=0)
    yield from zip(one.offer.grants, streams(one.offer, reach), strict=False)
