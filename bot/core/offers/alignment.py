"""Which figure belongs to which name: the cheapest pairing in order of the text.

People write "280k base, 20% bonus" and "base 280k bonus 20%", with any sign between the parts or with none. Instead of
one pattern a notation, every pairing of figures and names that does not cross is priced by what stands between
the two, and the cheapest one is taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from bot.core.offers.labels import Label
from bot.core.offers.page import Page
from bot.core.offers.prices import FORBIDDEN, Prices, fit, second
from bot.core.reading.quantities import Measure, Quantity

MOST_PAIRED = 48
"""Figures and names of one message that are paired; an offer has a dozen."""

_FIGURE_ALONE = 4.0
_LENGTH_ALONE = 2.6
_NAME_ALONE = 1.0
_WEAK_NAME = 0.3


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure and the name it was paired with; None where it stands alone."""

    quantity: Quantity
    label: Label | None


@dataclass(frozen=True, slots=True)
class _State:
    """The cheapest way so far to pair the figures up to one, with the names before ``settled`` dealt with."""

    price: float = 0.0
    settled: int = 0
    choices: tuple[int, ...] = ()
    last: Quantity | None = None
    """The last figure that the name before ``settled`` took."""

    def alone(self, price: float) -> "_State":
        """Leave the figure without a name."""
        return _State(self.price + price, self.settled, (*self.choices, -1), self.last)

    def taking(self, at: int, quantity: Quantity, price: float) -> "_State":
        """Give the figure to the name at an index."""
        return _State(self.price + price, at + 1, (*self.choices, at), quantity)


class _Pairing:
    """One run over the figures: for every number of settled names, the cheapest state is kept."""

    def __init__(self, page: Page, labels: Sequence[Label], prices: Prices) -> None:
        self._page = page
        self._labels = labels
        self._prices = prices
        self._skipped = [0.0, *accumulate(0.0 if label.weak else _NAME_ALONE for label in labels)]

    def after(self, states: Sequence[_State], quantity: Quantity) -> list[_State]:
        """Return the cheapest states after one more figure."""
        short = quantity.measure is Measure.DURATION or quantity.maybe_months
        alone = _LENGTH_ALONE if short else _FIGURE_ALONE
        costs = [self._cost(quantity, label) for label in self._labels]
        best: dict[int, _State] = {}
        for state in states:
            offered = [state.alone(alone)]
            if state.last is not None:
                again = self._again(state.last, quantity, self._labels[state.settled - 1])
                offered.append(state.taking(state.settled - 1, quantity, again))
            for at in range(state.settled, len(self._labels)):
                if costs[at] < alone + 2 * _NAME_ALONE:
                    skipped = self._skipped[at] - self._skipped[state.settled]
                    offered.append(state.taking(at, quantity, costs[at] + skipped))
            for new in offered:
                held = best.get(new.settled)
                if held is None or new.price < held.price - 1e-9:
                    best[new.settled] = new
        return list(best.values())

    def _cost(self, quantity: Quantity, label: Label) -> float:
        kinds = fit(quantity, label, self._page)
        if kinds >= FORBIDDEN:
            return FORBIDDEN
        return kinds + self._prices.between(quantity, label) + (_WEAK_NAME if label.weak else 0.0)

    def _again(self, last: Quantity, quantity: Quantity, label: Label) -> float:
        """Return the price of one more figure for a name that has one."""
        kinds = fit(quantity, label, self._page)
        between = self._prices.from_last(last, quantity, label)
        return kinds + between + second(last, quantity, label, self._page)

    def total(self, state: _State) -> float:
        """Return the price of a state with the names that were left over."""
        return state.price + self._skipped[-1] - self._skipped[state.settled]


def paired(page: Page, quantities: Sequence[Quantity], labels: Sequence[Label]) -> tuple[Pair, ...]:
    """Pair ``quantities`` with ``labels``, both in order of the text, at the lowest price; pairs do not cross."""
    taken, rest = quantities[:MOST_PAIRED], quantities[MOST_PAIRED:]
    labels = labels[:MOST_PAIRED]
    pairing = _Pairing(page, labels, Prices(page, labels))
    states = [_State()]
    for quantity in taken:
        states = pairing.after(states, quantity)
    cheapest = min(states, key=pairing.total)
    pairs = tuple(
        Pair(quantity, labels[choice] if choice >= 0 else None)
        for quantity, choice in zip(taken, cheapest.choices, strict=True)
    )
    return (*pairs, *(Pair(quantity, None) for quantity in rest))
