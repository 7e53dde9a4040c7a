"""Vesting schedules put together from the hints found in a text."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from bot.core.reading.schedule import USUAL, USUAL_MONTHS, Schedule
from bot.core.reading.schedule_hint import Hint, Sort

_YEAR = 12
_QUARTER = 3
_ALL_AT_CLIFF = 36
"""Months from which a cliff without a length is when all vests."""


def combined(hints: Sequence[Hint]) -> Schedule:
    """Put hints together to one schedule: explicit portions first, then yearly weights, then an even spread."""
    preset = next((hint.preset for hint in hints if hint.preset is not None), None)
    if preset is not None:
        return preset
    every = next((hint.every for hint in hints if hint.sort is Sort.CADENCE), None)
    length = _whole(next((hint.months for hint in hints if hint.sort is Sort.LENGTH), None))
    cliff = _whole(next((hint.months for hint in hints if hint.sort is Sort.CLIFF), None))
    for hint in hints:
        if hint.sort is Sort.WEIGHTS:
            return _by_year(hint.weights, every, cliff)
    portions = _portions(hints, length, every)
    if portions is not None:
        return portions
    if all(hint.sort is Sort.MOMENT and hint.months == 1 for hint in hints) and hints:
        return Schedule(tranches=((1, Fraction(1)),))  # vested at once
    late = [_whole(hint.months) or 0 for hint in hints if hint.sort is Sort.MOMENT]
    if len(late) == 1 and length is None and every is None and late[0] > _YEAR and not _has_more(hints):
        return Schedule(tranches=((late[0], Fraction(1)),))  # "vesting after 3 years"
    if cliff is not None and cliff >= _ALL_AT_CLIFF and length is None and every is None:
        return Schedule(tranches=((cliff, Fraction(1)),))  # "3-year cliff vest"
    each = next((hint for hint in hints if hint.sort is Sort.EACH), None)
    if each is not None and each.portion and each.every:
        months = Fraction(100) / each.portion * each.every
        if months.denominator == 1:
            rhythm = every if every and every < each.every else each.every
            return Schedule(months=int(months), every=rhythm, cliff_months=cliff)
    if any(hint.sort is Sort.USUAL for hint in hints) and length is None and every is None:
        return USUAL if cliff is None else Schedule(USUAL_MONTHS, 3, cliff)
    return Schedule(months=length, every=every, cliff_months=cliff)


def _has_more(hints: Sequence[Hint]) -> bool:
    """Say whether anything but a date is said: a portion, a rest, a tranche that recurs."""
    return any(hint.sort is not Sort.MOMENT for hint in hints)


def _whole(months: Fraction | None) -> int | None:
    """Return whole months; half a month is no vesting date and counts as the next one."""
    return None if months is None else -int(-months // 1)


def _by_year(weights: tuple[Fraction, ...], every: int | None, cliff: int | None) -> Schedule:
    if len(set(weights)) == 1 and len(weights) * _YEAR <= 120:
        total = sum(weights)
        if total == 100 or 98 <= total < 100:  # 33/33/33 are thirds
            return Schedule(months=_YEAR * len(weights), every=every, cliff_months=cliff)
    whole = _thirds(weights)
    if any(100 * weight.numerator % weight.denominator for weight in whole):  # no decimal says a third
        return Schedule(tranches=tuple(_over_years(whole, every or _QUARTER)))
    return Schedule(weights=weights, every=every, cliff_months=cliff)


def _thirds(weights: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    """Read 0/33/33/33 as thirds: what is missing is shared by equal parts."""
    parts = [weight for weight in weights if weight]
    if len(set(parts)) == 1 and 98 <= sum(parts) < 100:
        return tuple(Fraction(100, len(parts)) if weight else weight for weight in weights)
    return weights


def _over_years(weights: Sequence[Fraction], every: int, first: int = 1) -> Iterator[tuple[int, Fraction]]:
    """Spread yearly weights over their years, from year ``first`` on."""
    for year, weight in enumerate(weights, start=first):
        months = range(_YEAR * (year - 1) + every, _YEAR * year + 1, every) if weight else ()
        for month in months:
            yield month, weight / 100 / len(months)


class _Dates:
    """Portions of a grant with their dates, collected in the order of the text."""

    def __init__(self) -> None:
        self.dated: list[tuple[int, Fraction]] = []
        self.by_year: dict[int, Fraction] = {}
        self.rest = False
        self._waiting: Hint | None = None
        self._year: int | None = None
        self._moment: int | None = None

    def take(self, hint: Hint) -> None:
        """Take one hint; a portion waits for its date, a year for its portion."""
        if hint.sort is Sort.PORTION and hint.portion == 100 and self._moment is not None and not self.dated:
            self.dated.append((self._moment, Fraction(100)))  # "vesting after 3 years all at once"
        elif hint.sort is Sort.PORTION and self._year is not None and hint.portion is not None:
            self.by_year[self._year] = hint.portion
            self._year = None
        elif hint.sort in {Sort.PORTION, Sort.REST}:
            self._waiting = hint
            self.rest = self.rest or hint.sort is Sort.REST
        elif hint.sort is Sort.MOMENT and hint.months is not None and self._waiting is not None:
            left = 100 - sum((part for _, part in self.dated), Fraction(0))
            share = self._waiting.portion
            self.dated.append((_whole(hint.months) or 0, left if share is None else share))
            self.rest = self.rest and self._waiting.sort is not Sort.REST
            self._waiting = None
        elif hint.sort is Sort.MOMENT and hint.months is not None:
            self._moment = _whole(hint.months)
        elif hint.sort is Sort.YEAR and hint.months is not None:
            if self._waiting is not None and self._waiting.portion is not None:
                for year in range(int(hint.months), (hint.until or int(hint.months)) + 1):
                    self.by_year[year] = self._waiting.portion
                self._waiting = None
            else:
                self._year = int(hint.months)


def _portions(hints: Sequence[Hint], length: int | None, every: int | None) -> Schedule | None:
    """Read portions with their dates: "half after 1 year, half after 2", "25 % after a year, the rest monthly"."""
    dates = _Dates()
    for hint in hints:
        dates.take(hint)
    if len(dates.dated) == 1 and dates.dated[0][0] == _YEAR and 2 in dates.by_year:
        _, dates.by_year[1] = dates.dated.pop()  # "10 % after year one, 20 % year two, …"
        every = every or _YEAR
    years = sorted(dates.by_year)
    if len(dates.dated) == 1 and dates.dated[0][0] == 1 and years == list(range(2, len(years) + 2)):
        later = [dates.by_year[year] for year in years]  # "20 % upfront, 40 % in year 2, 40 % in year 3"
        if dates.dated[0][1] + sum(later) == 100:
            return Schedule(
                tranches=((1, dates.dated[0][1] / 100), *_over_years(later, every or _QUARTER, first=2))
            )
    if len(years) > 1 and years == list(range(1, len(years) + 1)):
        return _by_year(tuple(dates.by_year[year] for year in years), every, None)
    total = sum((part for _, part in dates.dated), Fraction(0))
    if dates.dated and total == 100:
        return Schedule(tranches=tuple((month, part / 100) for month, part in sorted(dates.dated)))
    if len(dates.dated) == 1 and total < 100 and not dates.by_year:
        return _after_first(dates.dated[0], length, every, rest=dates.rest)
    return None


def _after_first(
    first: tuple[int, Fraction], length: int | None, every: int | None, *, rest: bool
) -> Schedule:
    """Spread what a first tranche leaves: even vesting with a cliff where the pace fits, explicit tranches otherwise."""
    month, percent = first
    pace = Fraction(month * 100) / percent if percent else Fraction(USUAL_MONTHS)
    even = int(pace) if pace.denominator == 1 and month < pace <= 120 else USUAL_MONTHS
    rhythm = every or (1 if rest else 3)
    if length is None:
        total = even
    elif month == 1:
        total = length  # what vests on the first day takes nothing from the length
    elif month + length == even or (rest and length != even):
        total = month + length
    else:
        total = length
    if total <= month:
        return Schedule(months=max(total, month), every=every, cliff_months=month)
    if abs(Fraction(month, total) * 100 - percent) < 1:  # 33 % is a third
        return Schedule(months=total, every=rhythm, cliff_months=month)
    before = 0 if month == 1 else month
    dates = [*range(before + rhythm, total, rhythm), total]
    left = (100 - percent) / 100
    span = total - before
    tranches = [(month, percent / 100)]
    for date in dates:
        tranches.append((date, left * Fraction(date - before, span)))
        before = date
    return Schedule(tranches=tuple(tranches))
