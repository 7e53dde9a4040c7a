"""What it costs to pair a figure with a name: what stands between the two, and whether their kinds fit."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from bot.core.offers.fields import BESIDE, EQUITY_FAMILY, Field
from bot.core.offers.labels import Label
from bot.core.offers.page import Page
from bot.core.offers.vocabulary import JOINTS
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.tokens import Kind
from bot.core.reading.units import Per
from bot.core.reading.word_sets import words as word_set

FORBIDDEN = 99.0
_SECOND_FIGURE = 4.5
_SECOND_KIND = 2.1
_SECOND_TERM = 0.5
_NEXT_ROUND = 0.5
_ROUND_AFTER = -2.5
_LATER = frozenset(
    {("after", "that"), ("next", "round"), ("later", "on"), ("the", "next"), ("after", "this")}
)
_PRICE_OF_ONE = 2.0
_TIER = -1.5

_BREAKS: Mapping[str, float] = {
    ",": 2.2,
    ";": 4.0,
    "\n": 4.0,
    "\n\n": 6.0,
    "+": 6.0,
    "&": 2.0,
    "/": 2.5,
    "|": 1.0,
    "•": 4.0,
    "?": 4.0,
    "!": 4.0,
    "(": 1.0,
    ")": 1.0,
    "and": 2.0,
    "plus": 5.0,
    "with": 1.8,
    "then": 2.0,
    "but": 3.0,
    "or": 3.0,
    "vs": 6.0,
    "-": 1.0,
    '"': 0.2,
    "*": 0.2,
    "_": 0.2,
    "'": 0.2,
}
_GOES_FORWARD = frozenset({":", "=", "is", "are", "was", "at", "@"})
"""What leads from a name to its figure, never from a figure to its name."""
_GOES_BACK = frozenset({"in", "as", "for", "of", "to"})
"""What leads from a figure to its name: "150k in RSUs"."""
_CLAWBACK_JOINTS = word_set(
    "if i leave leaving quit resign go before within in full the first during after less than under pro rata you"
)

_OVER = word_set("over in after within for every first / across during cliff vesting :")
_AMOUNTS = {Measure.AMOUNT: 0.0, Measure.NUMBER: 0.3}
_EITHER = {Measure.AMOUNT: 0.0, Measure.PERCENT: 0.0, Measure.NUMBER: 0.3}
_SHARES = {Measure.PERCENT: 0.0, Measure.NUMBER: 0.6}
_ALL = dict.fromkeys(Measure, 0.0)
_FITS: Mapping[Field, Mapping[Measure, float]] = {
    Field.BASE: _AMOUNTS,
    Field.BONUS: {**_EITHER, Measure.DURATION: 1.2},
    Field.SIGN_ON: {**_AMOUNTS, Measure.PERCENT: 1.5, Measure.DURATION: 1.2},
    Field.RELOCATION: _AMOUNTS,
    Field.STOCK: {**_AMOUNTS, Measure.PERCENT: 0.3},
    Field.OPTIONS: {Measure.AMOUNT: 0.0, Measure.NUMBER: 0.0, Measure.PERCENT: 0.3},
    Field.OWNERSHIP: {Measure.PERCENT: 0.0},
    Field.REFRESHERS: {**_AMOUNTS, Measure.PERCENT: 1.5},
    Field.RETIREMENT: {Measure.PERCENT: 0.0, Measure.AMOUNT: 0.0, Measure.NUMBER: 1.0},
    Field.BENEFITS: {**_AMOUNTS, Measure.PERCENT: 2.0},
    Field.CONTINGENT: {**_AMOUNTS, Measure.PERCENT: 0.8},
    Field.TOTAL: _AMOUNTS,
    Field.STRIKE: _AMOUNTS,
    Field.PRICE: _AMOUNTS,
    Field.COMPANY_VALUE: _AMOUNTS,
    Field.DILUTION: _SHARES,
    Field.PAYOUT: _SHARES,
    Field.PROBABILITY: _SHARES,
    Field.CLAWBACK: {Measure.DURATION: 0.0, Measure.NUMBER: 1.5, Measure.PERCENT: 0.5},
    Field.RAISE: _SHARES,
    Field.GROWTH: _SHARES,
    Field.EQUITY_DISCOUNT: _SHARES,
    Field.DISCOUNT_RATE: _SHARES,
    Field.HORIZON: {Measure.DURATION: 0.0, Measure.NUMBER: 0.6},
    Field.PRESENT: _AMOUNTS,
    Field.ELSEWHERE: _ALL,
    Field.LEFT_BEHIND: _AMOUNTS,
    Field.COUNTED: {Measure.DURATION: 0.0, Measure.NUMBER: 0.0},
}


class Prices:
    """What stands between two places of a page, priced."""

    def __init__(self, page: Page, labels: Sequence[Label]) -> None:
        self._page = page
        size = len(page.tokens)
        costs = [0.0] * size
        for at in range(page.first, page.behind):
            costs[at] = self._token(at)
        for quantity in page.quantities:
            span = range(quantity.first, quantity.behind)
            for at in span:
                costs[at] = 0.0
            costs[quantity.first] = 0.8 if quantity.measure is Measure.DURATION else 3.0
        for label in labels:
            for at in range(label.first, label.behind):
                costs[at] = 0.0
            costs[label.first] = 0.6 if label.weak else 2.5
        self._sums = [0.0, *accumulate(costs)]
        self._costs = costs

    def _token(self, at: int) -> float:
        token = self._page.tokens[at]
        if token.text == ".":
            following = self._page.tokens[at + 1] if at + 1 < len(self._page.tokens) else None
            return 4.0 if following is None or not following.glued else 0.3
        if token.text in _BREAKS:
            return 0.3 if token.text == "-" and token.glued else _BREAKS[token.text]
        if token.text in JOINTS or token.text in _GOES_FORWARD or token.text in _GOES_BACK:
            return 0.15
        if token.kind is Kind.WORD:
            return 0.8
        return 2.5 if not token.text.isascii() else 0.7  # emoji stand between the parts of a list

    def between(self, quantity: Quantity, label: Label) -> float:
        """Return what pairing the two costs for what stands between them."""
        forward = label.behind <= quantity.first
        first, behind = (label.behind, quantity.first) if forward else (quantity.behind, label.first)
        if behind < first:
            return FORBIDDEN
        price = self._sums[behind] - self._sums[first]
        words = self._page.words(first, behind)
        if not forward and any(word in {":", "="} for word in words):
            price += 5.0
        if forward and label.field is not Field.CLAWBACK and any(word in {"as", "for"} for word in words):
            price += 0.8
        if label.field is Field.CLAWBACK:
            price -= sum(0.65 for word in words if word in _CLAWBACK_JOINTS and word not in JOINTS)
        return price

    def from_last(self, last: Quantity, quantity: Quantity, label: Label) -> float:
        """Return what stands between two figures of one name."""
        price = self._sums[quantity.first] - self._sums[last.behind]
        between = last.behind <= label.first < quantity.first
        return price - self._costs[label.first] if between else price


def _is_months_of_pay(quantity: Quantity, page: Page) -> bool:
    """Say whether a length may be a bonus in months of pay: "3 months bonus"."""
    before = page.word(quantity.first - 1)
    return quantity.unit is Per.MONTH and quantity.value <= 12 and before not in _OVER


def _is_salaries(quantity: Quantity, page: Page) -> bool:
    """Say whether a length is that many months' pay: "sign on of 2 months' salary"."""
    paid = {"salary", "base", "pay"} & set(page.words(quantity.behind, quantity.behind + 3))
    return quantity.unit is Per.MONTH and quantity.value <= 12 and bool(paid)


def _is_sign_on(quantity: Quantity, label: Label, page: Page) -> bool:
    """Say whether "sign" is a sign-on: "280k base, 30k sign", "35k to sign", and not "sign for 250k"."""
    beside = quantity.behind == label.first or label.behind == quantity.first
    others = {other.field for other in page.labels} - {label.field}
    many = len(page.quantities) > (2 if others else 3)
    known = label.words == "to sign" or Field.BASE in others or many
    return beside and known


def _counts_other_things(quantity: Quantity, label: Label) -> bool:
    """Say whether a number is none of a name: "5 rounds of interviews", "contract, 900 a day"."""
    if label.field is Field.DILUTION:
        return quantity.measure is Measure.NUMBER and "round" in label.words
    rated = quantity.per is not None and quantity.measure is not Measure.DURATION
    return label.field is Field.COUNTED and rated


def fit(quantity: Quantity, label: Label, page: Page) -> float:
    """Return what the kinds of a figure and a name cost; `FORBIDDEN` if they never go together."""
    price = _FITS[label.field].get(quantity.measure)
    if price is None:
        if quantity.maybe_months and label.field in {Field.CLAWBACK, Field.HORIZON}:
            return 0.5
        return FORBIDDEN
    if quantity.measure is Measure.PERCENT and label.field in EQUITY_FAMILY and quantity.value > 20:
        price += 2.0
    if label.field is Field.TOTAL:
        price += 0.5
    if label.words in {"sign", "to sign"} and not _is_sign_on(quantity, label, page):
        return FORBIDDEN
    if _counts_other_things(quantity, label):
        return FORBIDDEN
    if quantity.is_year_number:
        price += 1.5
    if quantity.measure is Measure.DURATION and label.field in {Field.BONUS, Field.SIGN_ON}:
        of_pay = _is_months_of_pay if label.field is Field.BONUS else _is_salaries
        price += 0.0 if of_pay(quantity, page) else FORBIDDEN
    if label.field is Field.COMPANY_VALUE:
        price += FORBIDDEN if quantity.value < 500_000 else 0.0
    if label.field is Field.PRICE and quantity.value >= (10_000 if label.weak else 100_000):
        return FORBIDDEN
    if quantity.maybe_months and label.field is not Field.COMPANY_VALUE:
        price += 3.0 if page.word(quantity.first - 1) in {"over", "across", "for", "vest", "/"} else 1.0
    if quantity.spelled and quantity.measure is Measure.NUMBER and quantity.value < 10:
        price += 2.5 if quantity.value else 0.0
    return price


def _vests(page: Page, quantity: Quantity) -> bool:
    """Say whether a length stands directly behind a figure, as it does behind stock: "800k/4yr"."""
    following = next((other for other in page.quantities if other.first >= quantity.behind), None)
    return (
        following is not None
        and following.measure is Measure.DURATION
        and page.words(quantity.behind, following.first) in {("/",), ("over",), ()}
    )


def second(taken: Quantity, quantity: Quantity, label: Label, page: Page) -> float:
    """Return the price of giving a name one more figure: a percentage and its amount, a number and a price."""
    if label.field in BESIDE:
        return 1.0
    if label.field is Field.CLAWBACK:
        return _SECOND_TERM
    if quantity.maybe_months and label.field in EQUITY_FAMILY:
        return FORBIDDEN
    if label.field in {Field.BASE, Field.BONUS} and _vests(page, quantity):
        return FORBIDDEN
    if label.field is Field.DILUTION:
        between = page.words(taken.behind, quantity.first)
        later = page.words(quantity.behind, quantity.behind + 2) in _LATER
        return _ROUND_AFTER if later or {"then", "followed"} & set(between) else _NEXT_ROUND
    if label.field is Field.RETIREMENT:
        tier = {"first", "next"} & set(page.words(quantity.behind, quantity.behind + 4))
        if tier or page.word(quantity.first - 1) in {"to", "of", "first", "on", "next"}:
            return (
                _TIER if tier else _PRICE_OF_ONE
            )  # "50% match up to 6%", "100% on the first 3%, 50% on the next 2%"
    if label.field in EQUITY_FAMILY and page.word(quantity.first - 1) in {"at", "@", "x", "(", "~"}:
        return _PRICE_OF_ONE
    return _SECOND_FIGURE if taken.measure is quantity.measure else _SECOND_KIND
