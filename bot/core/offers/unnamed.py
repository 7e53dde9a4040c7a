"""What a figure without a name usually means in an offer: the first amount is base, a percentage the bonus."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from bot.core.offers.abbreviations import abbreviation_at
from bot.core.offers.fields import EQUITY_FAMILY, Field
from bot.core.offers.finding import Finding
from bot.core.offers.negations import Absence
from bot.core.offers.page import Page
from bot.core.offers.page_hints import year_at
from bot.core.offers.small_words import FORMERLY
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.schedule_hint import Hint, Sort
from bot.core.reading.units import Per
from bot.core.reading.word_sets import words as word_set
from calculators.offer import HIGHEST_BASE, SMALL_UNITS

AT = word_set("at @ x priced")
LIMITS = word_set("capped cap max maximum most limit limited ceiling")
PRICED = {Field.STOCK: Field.PRICE, Field.OPTIONS: Field.STRIKE}
"""What the price in "1,000 RSUs at $150" and in "30,000 options @ $2" is."""
SMALLEST_COMPANY = Decimal(1_000_000)
_WORTH = AT | word_set("worth valued of a an about around ~ ( currently")
_EARNED_NOW = word_set("currently now make making earn earning today presently already")
_PAID = word_set("paid pays paying hit achieved got received came landed")
_TARGETS = word_set("target targeted typically typical usually normally realistic realistically expected")
_WANTED = word_set("wanted asked hoped hoping wished aimed wanting")
_INSTALMENTS = word_set("instalments installments tranches")
_MINE = word_set("i i'm im am")
_MAY_BE_PERCENT = Decimal(60)
_SMALLEST_BONUS = Decimal(2)
"""An unnamed percentage below this is a part of the company, from here on a bonus."""
_HIGHEST_PRICE = Decimal(100_000)
_SMALL_JOINTS = word_set("a now another an further and then second ,")
_VESTS = word_set("over / for vest vests vesting vested in across spread (")
_SCHEDULES = frozenset({Sort.LENGTH, Sort.WEIGHTS, Sort.CADENCE, Sort.PRESET, Sort.EACH})


class Unnamed:
    """Gives figures without a name their usual meaning, one after the other."""

    def __init__(self, page: Page, hints: Sequence[Hint], absent: Sequence[Absence], waiting: int) -> None:
        self._page = page
        self._hints = hints
        self._denied = {absence.label.field for absence in absent}
        self._waiting = waiting

    def field_of(self, quantity: Quantity, findings: Sequence[Finding]) -> Field | None:
        """Return what ``quantity`` means beside ``findings``; None if nothing usual fits."""
        known = self._denied | {finding.field for finding in findings}
        if quantity.measure is Measure.DURATION or is_length(quantity, findings):
            return None
        if quantity.measure is Measure.PERCENT:
            return self._share(quantity, known)
        if quantity.is_year_number or (quantity.spelled and quantity.value < 20 and not quantity.scaled):
            return None
        followed = self._beside_base(quantity, findings, known) if Field.BASE in known else None
        followed = followed or self._behind(quantity, findings)
        if followed is not None:
            return followed
        if self._vests(quantity) and (Field.BASE in known or self._waiting > 1):
            return Field.STOCK
        present = any(
            f.field is Field.BASE and is_earned_now(self._page, f.first, f.behind) for f in findings
        )
        small = quantity.value <= _highest_base(quantity) or quantity.per is Per.YEAR
        first_amount = (Field.BASE not in known or present) and quantity.value != 0 and small
        earned = is_earned_now(self._page, quantity.first, quantity.behind)
        if not first_amount:
            return None
        return Field.PRESENT if earned else Field.BASE

    def _share(self, quantity: Quantity, known: Collection[Field]) -> Field | None:
        """Return what a percentage means."""
        if quantity.value < _SMALLEST_BONUS and not EQUITY_FAMILY & set(known):
            return Field.OWNERSHIP
        if Field.RETIREMENT in known and "employer" in self._around(quantity):
            return Field.RETIREMENT
        if self._was_paid(quantity, known):
            return Field.PAYOUT
        near = {*self._around(quantity), self._page.word(quantity.first - 2)}
        other = Field.BONUS not in known or bool(_TARGETS & near)  # "0-30% with a 15% target"
        strange = bool(abbreviation_at(self._page, quantity))
        return Field.BONUS if quantity.value >= _SMALLEST_BONUS and other and not strange else None

    def _beside_base(
        self, quantity: Quantity, findings: Sequence[Finding], known: Collection[Field]
    ) -> Field | None:
        """Read what is said of today's pay, of a wish, or as "plus 20" beside a base."""
        if self._is_mine(quantity):
            return Field.PRESENT
        if _WANTED & set(self._page.words(quantity.first - 3, quantity.first)):
            return Field.ELSEWHERE  # "base 250k (I wanted 280k)"
        return Field.BONUS if Field.BONUS not in known and self._may_be_bonus(quantity, findings) else None

    def _is_mine(self, quantity: Quantity) -> bool:
        """Say whether somebody says of an amount that they have it today: "i am at 240k now"."""
        mine = _MINE & set(self._page.words(quantity.first - 4, quantity.first))
        return bool(mine) and is_earned_now(self._page, quantity.first, quantity.behind)

    def _may_be_bonus(self, quantity: Quantity, findings: Sequence[Finding]) -> bool:
        """Say whether a bare figure is joined to the base, as percent or thousands: "310k plus 20"; which is asked."""
        last = _last(quantity, findings)
        bare = quantity.measure is Measure.NUMBER and _SMALLEST_BONUS <= quantity.value <= _MAY_BE_PERCENT
        if (
            last is None
            or last.field is not Field.BASE
            or not last.quantity.scaled
            or not bare
            or quantity.spelled
        ):
            return False
        return self._page.words(last.behind, quantity.first) in {("+",), ("plus",)}

    def _was_paid(self, quantity: Quantity, known: Collection[Field]) -> bool:
        """Say whether a percentage is what was paid of a bonus: "target 20%, paid 70% last year"."""
        before = self._page.words(quantity.first - 3, quantity.first)
        after = self._page.words(quantity.behind, quantity.behind + 4)
        paid = _PAID & {*before, *after[:2]}
        return Field.BONUS in known and Field.PAYOUT not in known and bool(paid)

    def _behind(self, quantity: Quantity, findings: Sequence[Finding]) -> Field | None:
        """Read a figure by what it follows: a second instalment, the price of a share, a second value."""
        last = _last(quantity, findings)
        if last is None:
            return None
        if last.field is Field.SIGN_ON:
            dated = year_at(self._page, self._hints, quantity.first, quantity.behind) is not None
            dated = dated or bool(_INSTALMENTS & set(self._page.words(last.behind, quantity.first)))
            return Field.SIGN_ON if dated or self._joined(last, quantity, {"+", "/", "then"}) else None
        if last.field is Field.RETIREMENT and LIMITS & set(self._page.words(last.behind, quantity.first)):
            return Field.RETIREMENT  # "50 % match up to 6 %, max $7,500"
        if last.field is Field.STOCK:
            year = year_at(self._page, self._hints, quantity.first, quantity.behind)
            if year == (last.year or 0) + 1:
                return Field.STOCK
            if last.year is not None:
                return None
        priced = self._page.word(quantity.first - 1) in AT and quantity.value < _HIGHEST_PRICE
        if last.field in PRICED and priced:
            return PRICED[last.field]
        options = last.field in {Field.OPTIONS, Field.STRIKE} and last.quantity.measure is not Measure.PERCENT
        if options and quantity.value < _HIGHEST_PRICE and self._page.word(quantity.first - 1) in _WORTH - AT:
            return Field.PRICE
        stake = last.field in EQUITY_FAMILY and last.quantity.measure is Measure.PERCENT
        if stake and quantity.value >= SMALLEST_COMPANY and self._page.word(quantity.first - 1) in _WORTH:
            return Field.COMPANY_VALUE
        named = any(label.first == quantity.behind for label in self._page.labels)
        if last.field is Field.BASE and not named and self._joined(last, quantity, {"and", "or"}):
            return Field.BASE  # a second value, which is asked back
        return None

    def _around(self, quantity: Quantity) -> tuple[str, str]:
        return self._page.word(quantity.first - 1), self._page.word(quantity.behind)

    def _joined(self, last: Finding, quantity: Quantity, joints: set[str]) -> bool:
        """Say whether only a joint (and small words) stands between a finding and a figure."""
        words = set(self._page.words(max(last.quantity.behind, last.behind), quantity.first))
        return bool(words & joints) and words <= joints | _SMALL_JOINTS

    def _vests(self, quantity: Quantity) -> bool:
        """Say whether a length or schedule stands directly behind a figure: "150k over 18 months", "200k/4y"."""
        return any(
            quantity.behind <= hint.first <= quantity.behind + 3
            and hint.sort in _SCHEDULES
            and set(self._page.words(quantity.behind, hint.first)) <= _VESTS
            for hint in self._hints
        )


def _highest_base(quantity: Quantity) -> Decimal:
    """Return what an unnamed figure may be worth to be a base: a company's value is none."""
    return HIGHEST_BASE * 1000 if quantity.currency in SMALL_UNITS else HIGHEST_BASE


def _last(quantity: Quantity, findings: Sequence[Finding]) -> Finding | None:
    before = [finding for finding in findings if finding.quantity.behind <= quantity.first]
    return max(before, key=lambda finding: finding.quantity.behind, default=None)


def is_earned_now(page: Page, first: int, behind: int) -> bool:
    """Say whether an amount is what somebody earns today: "I currently make 210k", "at 210k base now"."""
    before, after = page.words(first - 3, first), page.words(behind, behind + 2)
    for end in (".", ",", ";", "\n", ":", "to"):
        before = before[len(before) - before[::-1].index(end) :] if end in before else before
        after = after[: after.index(end)] if end in after else after
    if any(token.text in FORMERLY for token in page.tokens):
        return bool(FORMERLY & {*before, *page.words(first, behind), *after})
    return bool(_EARNED_NOW & {*before, *after})


def is_length(quantity: Quantity, findings: Sequence[Finding]) -> bool:
    """Say whether "18m" behind a grant means months."""
    last = _last(quantity, findings) if quantity.maybe_months else None
    return last is not None and last.field in EQUITY_FAMILY | {Field.REFRESHERS}
