"""Figures of an offer as yearly amounts: bare thousands, monthly pay, hourly pay."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bot.core.offers.fields import Field
from bot.core.offers.finding import Finding
from bot.core.offers.page import Page
from bot.core.offers.wording import amount, brief
from bot.core.reading.answer_values import PAYMENTS_A_YEAR, RATE_WORDS
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.units import ADVERBS, Per, period, rate_at, rate_before
from bot.core.reading.word_sets import words as word_set

_PAYMENTS = word_set(
    "x * times salaries payments paychecks checks paycheques cheques payslips salarios salari mensilidades gehalter monatsgehalter monatslohne pagas mensualites"
)
_LARGEST_MONTHLY = Decimal(30_000)
"""A 13th month belongs to monthly pay; an amount from here on is a year's already."""
_SURELY_YEARLY = Decimal(100_000)
_INCLUDED = word_set("incl included including inclusive in")
_MONTHS, _MOST_SALARIES = 12, 18
_FARTHEST_SUPPLEMENT = 8
_LONGEST_SUM = 16
_PLUS = frozenset({"+", "plus", "&", "allowance", "in", "for"})
_PAYCHECKS = frozenset(map(Decimal, (24, 26, 52)))
_FEWEST_DAYS, _FEWEST_WEEKS = 100, 40
"""Of a year's work; fewer are leave, notice or a probation."""
_THOUSAND, _LAKH = Decimal(1000), Decimal(100_000)
_LAKHS = word_set("lakh lakhs lac lacs l lpa cpa crore crores cr crs")
_BARE_FIELDS = frozenset(
    {Field.BASE, Field.BONUS, Field.SIGN_ON, Field.RELOCATION, Field.STOCK, Field.REFRESHERS, Field.TOTAL}
)
_IN_LAKHS = frozenset({Field.RETIREMENT, Field.BENEFITS})
_FREQUENT = frozenset(Per) - {Per.YEAR}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as an amount of money: `value`, the upper end of a range, and how it was reached."""

    value: Decimal
    upper: Decimal | None = None
    note: str = ""


def is_bare(quantity: Quantity) -> bool:
    """Say whether a figure was written without anything that tells thousands: "280"."""
    plain = (
        not quantity.scaled and not quantity.grouped and quantity.measure in {Measure.AMOUNT, Measure.NUMBER}
    )
    return plain and 0 < quantity.value < _THOUSAND and quantity.per not in _FREQUENT


def is_in_lakhs(page: Page, quantity: Quantity) -> bool:
    """Say whether an amount is written in lakhs or crores, as rupees are."""
    return bool(_LAKHS & set(page.words(quantity.first, quantity.behind)))


def unit_of_bare(page: Page, findings: Iterable[Finding]) -> Decimal | None:
    """Return what bare figures of this offer count: lakhs where those are written, thousands where that fits."""
    found = list(findings)
    if any(is_in_lakhs(page, finding.quantity) for finding in found):
        return _LAKH
    return _THOUSAND if _means_thousands(found) else None


def _means_thousands(findings: Sequence[Finding]) -> bool:
    """Say whether bare figures mean thousands: the base or most amounts are written that way."""
    amounts = [
        f.quantity for f in findings if f.field in _BARE_FIELDS and f.quantity.measure is not Measure.PERCENT
    ]
    bases = [f.quantity for f in findings if f.field is Field.BASE]
    if bases:
        base = bases[0]
        return is_bare(base) or base.scaled or base.value >= 10_000
    return any(quantity.scaled for quantity in amounts) or sum(map(is_bare, amounts)) > 1


def says_thousands(page: Page) -> bool:
    """Say whether all figures are said to be thousands: "all in k", "(in thousands)"."""
    words = page.words(page.first, page.behind)
    pairs = {*pairwise(words)}
    return bool(pairs & {("all", "thousands"), ("in", "thousands"), ("in", "k"), ("all", "k")})


def counts_payments(page: Page, quantity: Quantity) -> bool:
    """Say whether a number counts a year's payments: "x 13", "13 salaries"."""
    paychecks = quantity.value in _PAYCHECKS and page.word(quantity.behind) in _PAYMENTS
    if quantity.measure is not Measure.NUMBER or not (12 <= quantity.value <= 18 or paychecks):
        return False
    return page.word(quantity.first - 1) in {"x", "*", "times"} or page.word(quantity.behind) in _PAYMENTS


def payments_a_year(page: Page, quantity: Quantity) -> Decimal | None:
    """Return how many payments a year are stated behind a figure: "x 13", "13 salaries", "a 13th month"."""
    for other in page.quantities:
        if _holds_all(page, quantity, other):
            continue
        if quantity.behind <= other.first <= quantity.behind + 5 and counts_payments(page, other):
            return other.value + (other.value == _MONTHS and _has_supplement(page, quantity))
    for other in page.quantities:
        months = other.unit is Per.MONTH and _MONTHS <= other.value <= _MOST_SALARIES
        if months and other.first == quantity.behind + 1 and page.word(quantity.behind) in {"x", "*"}:
            return other.value  # "80k x 16 months"
    monthly = quantity.per is Per.MONTH or quantity.value < _LARGEST_MONTHLY
    following = page.words(quantity.behind, quantity.behind + 8)
    extra = {
        word
        for word, unit in pairwise(following)
        if word in {"13", "14"} and (unit == "th" or period(unit) is Per.MONTH)
    }
    if extra and monthly:
        return Decimal(max(extra))
    return Decimal(13) if monthly and _has_supplement(page, quantity) else None


def _holds_all(page: Page, quantity: Quantity, payments: Quantity) -> bool:
    """Say whether a year's amount holds the payments beside it: "112k; 13 salaries incl", "140k in 14 payments"."""
    if page.word(payments.first - 1) in {"x", "*", "times"} or quantity.per is Per.MONTH:
        return False
    included = _INCLUDED & set(page.words(payments.first - 2, payments.behind + 3))
    return quantity.value >= _LARGEST_MONTHLY and (bool(included) or quantity.value >= _SURELY_YEARLY)


def _has_supplement(page: Page, quantity: Quantity) -> bool:
    """Say whether a 13th month is promised by its name: "+ AWS" (annual wage supplement), "double pay"."""
    words = page.words(quantity.behind, quantity.behind + _FARTHEST_SUPPLEMENT)
    named = any(f" {name} " in f" {' '.join(words)} " for name in ("annual wage supplement", "double pay"))
    at = words.index("aws") if "aws" in words else 0
    return named or (at > 0 and words[at - 1] not in {"at", "from", "by", "for", "with", "in"})


def _tidy(value: Decimal) -> Decimal:
    """Write 104400.00 as 104400."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and abs(value) < 10**24 else value


def money(page: Page, finding: Finding, *, bare: Decimal | None) -> Figure:
    """Return the figure of a finding as an amount, a year's where it is paid more often; a ``bare`` one counts that."""
    quantity = finding.quantity
    value, upper = quantity.value, quantity.upper
    note = ""
    fields = _BARE_FIELDS | (_IN_LAKHS if bare == _LAKH else frozenset())
    per = quantity.per or _spoken_rate(page, finding) or _rate_of_sum(page, quantity)
    if bare is not None and finding.field in fields and is_bare(quantity) and per not in _SMALL_RATES:
        note = f"{amount(value)} as {brief(value * bare)}"
        value, upper = value * bare, None if upper is None else upper * bare
    times = payments_a_year(page, quantity) if finding.field is Field.BASE else None
    if times is not None and per not in {None, Per.MONTH}:
        times = None
    if times is not None or (per in _FREQUENT and finding.field in _RECURRING):
        many = times or _working_time(page, per) or PAYMENTS_A_YEAR[per or Per.MONTH]
        often = "a payment" if times in _PAYCHECKS else RATE_WORDS[per or Per.MONTH]
        note = f"{amount(value)} {often} × {many.normalize():f}"
        value, upper = value * many, None if upper is None else upper * many
    return Figure(_tidy(value), None if upper is None else _tidy(upper), note)


def _working_time(page: Page, per: Per | None) -> Decimal | None:
    """Return the hours or days of a year's work where they are stated: "30 hours a week", "for 220 days"."""

    def stated(unit: Per, least: int) -> Decimal | None:
        return next((q.value for q in page.quantities if q.unit is unit and q.value >= least), None)

    if per is Per.DAY:
        return stated(Per.DAY, _FEWEST_DAYS)
    hours = stated(Per.HOUR, 1) if per is Per.HOUR else None
    if hours is not None and hours > _HOURS_OF_A_WEEK:
        return hours  # "2,000 hours a year"
    return hours * (stated(Per.WEEK, _FEWEST_WEEKS) or PAYMENTS_A_YEAR[Per.WEEK]) if hours else None


_HOURS_OF_A_WEEK = Decimal(168)
_SMALL_RATES = frozenset({Per.HOUR, Per.DAY})
"""Rates of so short a time that "800" is 800 and no 800k."""

_RECURRING = frozenset(
    {Field.BASE, Field.BONUS, Field.RETIREMENT, Field.BENEFITS, Field.CONTINGENT, Field.TOTAL}
)


def _spoken_rate(page: Page, finding: Finding) -> Per | None:
    """Read the rate that stands with the name instead of the figure: "monthly salary 8k", "100k bonus / year"."""
    label = finding.label
    if label is None:
        return None
    first = label.words.split()[0]
    if first in ADVERBS or first == "day":
        return rate_before(page.tokens, label.first + 1) or Per.DAY
    before = rate_before(page.tokens, finding.first)
    if before is not None:
        return before
    rate = rate_at(page.tokens[: page.behind], label.behind) if label.behind == finding.behind else None
    return rate[0] if rate is not None else None


def _rate_of_sum(page: Page, quantity: Quantity) -> Per | None:
    """Read the rate that ends a sum of like amounts: "50k basic + 20k housing + 5k transport per month"."""
    inside = {at for label in page.labels for at in range(label.first, label.behind)}
    others = {other.first: other for other in page.quantities}
    values = [quantity.value]
    at = quantity.behind
    while at < min(quantity.behind + _LONGEST_SUM, page.behind):
        other = others.get(at)
        rate = rate_at(page.tokens[: page.behind], at)
        if other is not None and other.measure in {Measure.AMOUNT, Measure.NUMBER}:
            values.append(other.value)
            rate, at = (None if other.per is None else (other.per, 0)), other.behind
        elif rate is None and (at in inside or page.word(at) in _PLUS):
            at += 1
        elif rate is None:
            return None
        if rate is not None:
            alike = len(values) > 1 and min(values) * 12 >= max(values)
            return rate[0] if alike and rate[0] in _FREQUENT else None
    return None
