"""What a stake or options may pay, asked in one message: `0.3 %, sold for 400M after two rounds of 20 %`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from bot.core.dialogue.forms import Json
from bot.core.reading.characters import plain
from bot.core.reading.quantities import Measure, Quantity, quantities
from calculators.money import HUNDRED


class _Part(StrEnum):
    """What a figure of the message is."""

    HELD = "held"
    OPTIONS = "options"
    STRIKE = "strike"
    SHARES = "shares"
    COMPANY = "company"
    EXIT = "exit"
    DILUTION = "dilution"
    OTHER = "other"


_EXIT = re.compile(
    r"\b(?:exit\w*|sells?|selling|sold|sale|ipos?|acqui\w+|bought|buys|buyout|go(?:es)? public|liquidity)\b"
)
_COMPANY = re.compile(
    r"\b(?:valu(?:ed|ation|es)|worth|post.?money|pre.?money|post|last round|series [a-f]|(?:company|startup|start-up)(?=[,.;]|$))\b(?! (?:if|when|at)\b)"
)
_DILUTION = re.compile(r"\b(?:dilut\w+|rounds?|series [a-f])\b")
_DILUTION_AFTER = re.compile(r" ?(?:each )?(?:dilut\w+|rounds?)\b")
_NEXT_ROUND = re.compile(
    r"[ ,;%]*(?:percent)?[ ,]*(?:and|then|or|plus)?[ ,]*(?:then )?(?:one|another|the other|a second)?(?: of| at| with)?[ ,]*"
)
_OPTIONS_AFTER = re.compile(r"[ -]*(?:stock |share )?(?:options?|isos?|nsos?)\b")
_OPTIONS_BEFORE = re.compile(r"\b(?:options?|isos?|nsos?)(?: are| of|:| =)? ?$")
_OWN_SHARES = re.compile(r"[ -]*shares?\b")
_STRIKE_BEFORE = re.compile(r"\b(?:strike|exercise)(?: price)?(?: is| of| at|:| =)? ?\W?$")
_STRIKE_AFTER = re.compile(r" ?(?:strike|exercise)\b")
_PRICED = re.compile(r"[ -]*(?:(?:stock |share )?options?|isos?|nsos?)? ?(?:@|at|for) ?\W?")
"""Between a number of options and the price they are to be had for: `15k options at 1.50`."""
_NEAR = 24
"""Characters between a number and the strike that makes it a number of options."""
_ALL_AFTER = re.compile(
    r" ?(?:(?:total |common |ordinary |shares? )*(?:fully.diluted|outstanding|fdso?|fd)\b|(?:shares? )?(?:in total|total|in all)\b)"
)
_ALL_BEFORE = re.compile(
    r"\b(?:out of|of|total(?: of)?|fully.diluted(?: shares)?(?: of| is|:)?|fdso?:?|(?:has|have|are)(?: about)?) ?$"
)
_AS_PERCENT = re.compile(
    r"\b(?:percent\w*|per cent|share of the company|how much of (?:the|it|them))\b|(?:what|which) %"
)
_LISTED = re.compile(r"[ ,;/]*(?:or|and|to|then|vs|versus)?[ ,;/$€£]*(?:at |for )?\W?")
"""What stands between the figures of a list: they are all of one kind."""
_VALUES = ((_Part.EXIT, _EXIT), (_Part.COMPANY, _COMPANY))
_ONCE = frozenset({_Part.OPTIONS, _Part.STRIKE, _Part.SHARES, _Part.COMPANY})
"""What a message says once; a second one is something else."""
_COUNTS = {"two": 2, "three": 3, "four": 4, "twice": 2}
_SPELLED = 20
"""Number words below this count rounds, no shares: "one of 20 %, one of 15 %"."""
_LARGEST_STAKE = Decimal(50)
_LEAST_VALUE = Decimal(100_000)
"""The least that a company is sold for or valued at, where its figure is to be told from prices and counts."""
_MOST_STRIKE = Decimal(10_000)
_MOST_EXITS = 6


@dataclass(slots=True)
class _Read:
    """The figures of a message by what they are."""

    parts: dict[_Part, list[Quantity]] = field(default_factory=dict)

    def value(self, part: _Part) -> Decimal | None:
        """The first figure of a part."""
        return next((one.value for one in self.parts.get(part, ())), None)

    def hold(self, one: Quantity) -> None:
        """A count that nothing else claims is what is held, where no options were named: `20k, strike 2`."""
        others = self.parts.get(_Part.OTHER, [])
        if _Part.OPTIONS not in self.parts and one in others and _is_count(one):
            others.remove(one)
            self.parts[_Part.OPTIONS] = [one]

    def values(self, part: _Part) -> list[Decimal]:
        """The figures of a part; a range counts as its two ends."""
        found = self.parts.get(part, ())
        return [value for one in found for value in (one.value, one.upper) if value is not None]


@dataclass(frozen=True, slots=True)
class StakeQuestion:
    """What a message says of a stake. Shares in percent, the strike of one option, all else in currency units."""

    percent: Decimal | None
    options: Decimal | None
    strike: Decimal | None
    shares: Decimal | None
    company: Decimal | None
    exits: tuple[Decimal, ...]
    rounds: tuple[Decimal, ...]
    currency: str
    wants_percent: bool
    """Whether it asks which part of the company something is."""

    @property
    def tells_worth(self) -> bool:
        """Whether something may become of it: an exit, or for a percentage the company's value and its dilution."""
        if self.exits:
            return self.options is not None or self.percent is not None
        return self.percent is not None and self.company is not None and bool(self.rounds)

    def answers(self) -> dict[str, Json]:
        """As answers of the dialogue about a stake."""
        held = {"percent": str(self.percent)} if self.options is None else {"options": str(self.options)}
        answers: dict[str, Json] = {
            "stake": held,
            "exits": [str(value) for value in self.exits],
            "currency": self.currency,
        }
        if self.rounds:
            answers["dilution"] = [str(part) for part in self.rounds]
        if self.company is not None and self.options is None:
            answers["company"] = {"amount": str(self.company), "currency": self.currency}
        if self.strike is not None:
            answers["strike"] = {"amount": str(self.strike)}
        if self.shares is not None:
            answers["shares"] = str(self.shares)
        return answers


def read_stake(text: str) -> StakeQuestion:
    """What is said of a stake; everything may be missing. A percentage above a half of the company is none."""
    said = plain(text)
    read = _read(said, quantities(text))
    held = read.value(_Part.HELD)
    return StakeQuestion(
        percent=held if held is not None and 0 < held <= _LARGEST_STAKE else None,
        options=read.value(_Part.OPTIONS),
        strike=read.value(_Part.STRIKE),
        shares=read.value(_Part.SHARES),
        company=read.value(_Part.COMPANY),
        exits=tuple(read.values(_Part.EXIT)[:_MOST_EXITS]),
        rounds=tuple(_rounds(said, read.values(_Part.DILUTION))),
        currency=_currency([*read.parts.get(_Part.EXIT, ()), *read.parts.get(_Part.COMPANY, ())]),
        wants_percent=_AS_PERCENT.search(said) is not None,
    )


def _read(text: str, found: Sequence[Quantity]) -> _Read:
    """Each figure by the names that stand around it, up to the figures before and behind it."""
    read = _Read()
    exits_named = False
    last: tuple[_Part, Quantity] | None = None
    counted = [
        one for one in found if not (one.spelled and one.measure is Measure.NUMBER and one.value < _SPELLED)
    ]
    for one, lead, tail in _surrounded(text, counted):
        exits_named = exits_named or _EXIT.search(lead) is not None
        part = _part(one, lead, tail, last, exits_named=exits_named, held=_Part.HELD in read.parts)
        if part in _ONCE and part in read.parts:
            part = _Part.OTHER
        read.parts.setdefault(part, []).append(one)
        if part is _Part.STRIKE and last is not None and len(lead) < _NEAR:
            read.hold(last[1])
        last = (part, one)
    if _Part.SHARES in read.parts:
        for one in list(read.parts.get(_Part.OTHER, ())):
            if _OWN_SHARES.match(text[one.end :]):
                read.hold(one)
    return read


def _surrounded(text: str, found: Sequence[Quantity]) -> Iterator[tuple[Quantity, str, str]]:
    """Each figure with what stands between it and the figures beside it."""
    ends = [0, *(one.end for one in found)]
    starts = [*(one.start for one in found), len(text)]
    for at, one in enumerate(found):
        yield one, text[ends[at] : one.start], text[one.end : starts[at + 1]]


def _part(
    one: Quantity, lead: str, tail: str, last: tuple[_Part, Quantity] | None, *, exits_named: bool, held: bool
) -> _Part:
    if one.measure is Measure.PERCENT:
        after_rounds = last is not None and last[0] is _Part.DILUTION and _NEXT_ROUND.fullmatch(lead)
        diluting = held or after_rounds or _DILUTION.search(lead) or _DILUTION_AFTER.match(tail)
        return _Part.DILUTION if diluting else _Part.HELD
    if one.measure not in {Measure.AMOUNT, Measure.NUMBER}:
        return _Part.OTHER
    if _STRIKE_BEFORE.search(lead) or _STRIKE_AFTER.match(tail):
        return _Part.STRIKE
    if _is_count(one) and (_OPTIONS_AFTER.match(tail) or _OPTIONS_BEFORE.search(lead)):
        return _Part.OPTIONS
    if last is not None and last[0] is _Part.OPTIONS and one.value < _MOST_STRIKE and _PRICED.fullmatch(lead):
        return _Part.STRIKE
    if _is_all_shares(one, lead, tail):
        return _Part.SHARES
    return _value_part(one, lead, tail, last, exits_named=exits_named)


def _value_part(
    one: Quantity, lead: str, tail: str, last: tuple[_Part, Quantity] | None, *, exits_named: bool
) -> _Part:
    """What an amount of a company's size is: what it is sold for, or valued at today."""
    if one.measure is not Measure.AMOUNT or one.value < _LEAST_VALUE:
        return _Part.OTHER
    named = max(
        ((match.end(), part) for part, names in _VALUES for match in names.finditer(lead)), default=None
    )
    if named is not None:
        return named[1]
    if last is not None and last[0] in {_Part.EXIT, _Part.COMPANY} and _LISTED.fullmatch(lead):
        return last[0]
    behind = min(
        ((match.start(), part) for part, names in _VALUES for match in names.finditer(tail[:14])),
        default=None,
    )
    if behind is not None:
        return behind[1]
    return _Part.EXIT if exits_named else _Part.OTHER


def _is_count(one: Quantity) -> bool:
    return one.measure in {Measure.NUMBER, Measure.AMOUNT} and one.currency is None and one.value >= 1


def _is_all_shares(one: Quantity, lead: str, tail: str) -> bool:
    if not _is_count(one):
        return False
    return _ALL_AFTER.match(tail) is not None or (
        _OWN_SHARES.match(tail) is not None and (one.scaled or _ALL_BEFORE.search(lead) is not None)
    )


def _currency(values: Sequence[Quantity]) -> str:
    return next((one.currency for one in values if one.currency), "USD")


def _rounds(text: str, shares: Sequence[Decimal]) -> list[Decimal]:
    """The dilution of each later round, in percent; `two rounds of 20 %` is two."""
    if not shares or _DILUTION.search(text) is None or any(not 0 <= share < HUNDRED for share in shares):
        return []
    spelled = next((_COUNTS[word] for word in text.split() if word in _COUNTS), 1)
    figure = re.search(r"\b([2-8]) (?:\w+ )?rounds?\b", text)
    times = int(figure[1]) if figure else spelled
    return list(shares) * times if len(shares) == 1 else list(shares)
