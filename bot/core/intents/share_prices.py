"""A share price that a message names, and what else it asks: "year one if the share price is only $50", "at $10 a share"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.core.reading.characters import words_of
from bot.core.reading.quantities import Measure, Quantity, quantities

PRICE = "¤"
"""Stands for the figure while the words around it are read."""
_MOST = Decimal(100_000)
_COUNTED = re.compile(r"\b(?:years?|months?|month|grant|offer|number) $")
_PRICES = re.compile(rf"\bprice\b|{PRICE} ?(?:/|a|per|each)? ?(?:share|stock|apiece)\b|\b(?:per|a) share\b")
_SHARES = re.compile(r"\b(?:shares?|stocks?|options?|rsus?|grant|equity)\b")
_SMALL = Decimal(1000)
"""Below it an amount is that of a share, where shares are spoken of: nothing else in an offer is so small."""
_IF = (
    r"(?:(?:and |or |but |so |ok |now )*(?:what )?"
    r"(?:if|when|once|suppose|supposing|assuming|imagine|say) )?"
)
_WHOSE = r"(?:the |a |an |its |their |my |each |one )*"
_PRICED = (
    r"(?:(?:share|stock)(?:'s)?(?: price| value)|shares?|stocks?|rsus?|options?|company|it|they|we|"
    r"price(?: per share| of (?:a|one|the) (?:share|stock))?)"
)
_MOVE_WORDS = """falls? fell drops? dropped goes go went rises? rose climbs? climbed jumps? hits? reach(?:es|ed)? sinks? sank
    crash(?:es|ed)? tanks? dips? plunges? grows? grew gets? got comes? moves? ipos? lists?"""
_MOVES = re.compile(rf"\b(?:{'|'.join(_MOVE_WORDS.split())})\b")
_STAYS = "'s is are was were be stays? trades? traded sells? sold closes? lands? ends? has have"
_VERB = rf"(?:{'|'.join([*_STAYS.split(), 'would be', *_MOVE_WORDS.split()])})"
_LEADING = """up down only just back low high as to at for around about maybe even public worth now really going trading out in
    there ever a an price share of today currently actually priced valued bought per"""
_LEAD = rf"(?: (?:{'|'.join(_LEADING.split())}))*"
_UNIT = (
    r"(?: ?(?:/|a|per|each|the|one) ?(?:share|stock)\b(?: price)?| (?:share|stock) (?:price|value)|"
    r" (?:each(?! (?:year|month))|apiece|a piece|price|instead|again|then|today|now|only))*"
)
_END = (
    r"(?!\S)(?! (?:(?:each|every|a|per) )?(?:years?|months?)\b)"
    r"(?! (?:more|fewer|extra|additional|other|new|shares|rsus?|options?|units|stocks?|grants?|rounds?)\b)"
)
_CLAUSE = re.compile(
    rf"\b{_IF}{_WHOSE}{_PRICED} ?{_VERB}{_LEAD} {PRICE}{_UNIT}{_END}"
    rf"|(?<!\S)(?:at|with|for|under|assuming|on|if){_LEAD} {PRICE}{_UNIT}{_END}"
    rf"|^{_IF}{PRICE}{_UNIT}$"
)
"""The words that name the price: what moves to it, or "at" and the price."""
_PURE = re.compile(
    r"(?:and|or|but|so|ok|okay|then|now|what|about|how|happens|hm+|please|again|instead|it|that| )*"
)
_NOW = re.compile(r"\b(?:now|today|currently|at the moment|as of today)\b")
_SUPPOSING = re.compile(r"\b(?:if|suppose|supposing|assuming|imagine|when|once|say|what|how|would|could)\b")

_MORE = re.compile(r"\b(?:if|without|no)\b")


@dataclass(frozen=True, slots=True)
class SharePrice:
    """A share price, and what the message asks besides; `moves` where the price is said to go there.

    `stated` says that it is the price of today, and no supposition. It is one `surely` where the message speaks of a
    price, and `likely` where it is small and shares are spoken of.
    """

    price: Decimal
    rest: str
    moves: bool
    stated: bool
    surely: bool
    likely: bool

    @property
    def is_small(self) -> bool:
        """Whether it can be nothing else in an offer."""
        return self.price < _SMALL


def read_share_price(text: str) -> SharePrice | None:
    """Read a message that names one share price; None where it has other figures, or names none."""
    said = words_of(text)
    figure = _figure(said, quantities(said))
    if figure is None:
        return None
    marked = f"{said[: figure.start]}{PRICE}{said[figure.end :]}".replace(f"{PRICE}/", f"{PRICE} / ")
    found = _CLAUSE.search(marked)
    if found is None:
        return None
    rest = f"{marked[: found.start()]} {marked[found.end() :]}".strip()
    rest = "" if _PURE.fullmatch(rest) else rest
    stated = (
        _NOW.search(marked) is not None and not rest and not _SUPPOSING.search(marked) and "?" not in text
    )
    surely = _PRICES.search(marked) is not None
    likely = surely or (figure.value < _SMALL and _SHARES.search(marked) is not None)
    moves = _MOVES.search(found[0]) is not None
    return SharePrice(figure.value, rest, moves, stated, surely, likely)


def supposes_more(rest: str) -> bool:
    """Whether something else is supposed besides the price: "and without the bonus"."""
    return _MORE.search(rest) is not None


def _figure(said: str, found: Sequence[Quantity]) -> Quantity | None:
    """The one figure that can be the price of a share; counted years and lengths of time are none."""
    amounts = [
        one
        for one in found
        if one.measure is Measure.AMOUNT
        or (one.measure is Measure.NUMBER and not one.spelled and not _COUNTED.search(said[: one.start]))
    ]
    if len(amounts) != 1 or any(one.measure is Measure.PERCENT for one in found):
        return None
    one = amounts[0]
    return None if one.scaled or one.upper is not None or not 0 <= one.value < _MOST else one
