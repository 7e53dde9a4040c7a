"""The figures of a message about a stake by what they are: what is held, at which strike, valued and sold at what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from bot.core.reading.quantities import Measure, Quantity


class Part(StrEnum):
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
    r"\bvalu(?:ed|ation|es)\b(?! (?:if|when)\b)|"
    r"\b(?:worth|post.?money|pre.?money|post|last round|series [a-f]|(?:company|startup|start-up)(?=[,.;]|$))\b"
    r"(?! (?:if|when|at)\b)"
)
DILUTION = re.compile(r"\b(?:dilut\w+|rounds?|series [a-f])\b")
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
    r" ?(?:(?:total |common |ordinary |shares? )*(?:fully.diluted|outstanding|fdso?|fd)\b|(?:shares? )?(?:in total|"
    r"total|in all)\b)"
)
_ALL_BEFORE = re.compile(
    r"\b(?:out of|of|total(?: of)?|fully.diluted(?: shares)?(?: of| is|:)?|fdso?:?|(?:has|have|are)(?: about)?) ?$"
)
_LISTED = re.compile(r"[ ,;/]*(?:or|and|to|then|vs|versus)?[ ,;/$€£]*(?:at |for )?\W?")
"""What stands between the figures of a list: they are all of one kind."""
_VALUES = ((Part.EXIT, _EXIT), (Part.COMPANY, _COMPANY))
_ONCE = frozenset({Part.OPTIONS, Part.STRIKE, Part.SHARES, Part.COMPANY})
"""What a message says once; a second one is something else."""
_SPELLED = 20
"""Number words below this count rounds, no shares: "one of 20 %, one of 15 %"."""
_LEAST_VALUE = Decimal(100_000)
"""The least that a company is sold for or valued at, where its figure is to be told from prices and counts."""
_MOST_STRIKE = Decimal(10_000)


@dataclass(slots=True)
class StakeFigures:
    """The figures of a message by what they are."""

    parts: dict[Part, list[Quantity]] = field(default_factory=dict)

    def value(self, part: Part) -> Decimal | None:
        """The first figure of a part."""
        return next((one.value for one in self.parts.get(part, ())), None)

    def hold(self, one: Quantity) -> None:
        """A count that nothing else claims is what is held, where no options were named: `20k, strike 2`."""
        others = self.parts.get(Part.OTHER, [])
        if Part.OPTIONS not in self.parts and one in others and _is_count(one):
            others.remove(one)
            self.parts[Part.OPTIONS] = [one]

    def values(self, part: Part) -> list[Decimal]:
        """The figures of a part; a range counts as its two ends."""
        found = self.parts.get(part, ())
        return [value for one in found for value in (one.value, one.upper) if value is not None]


def stake_figures(text: str, found: Sequence[Quantity]) -> StakeFigures:
    """Each figure by the names that stand around it, up to the figures before and behind it."""
    read = StakeFigures()
    exits_named = False
    last: tuple[Part, Quantity] | None = None
    counted = [
        one for one in found if not (one.spelled and one.measure is Measure.NUMBER and one.value < _SPELLED)
    ]
    for one, lead, tail in _surrounded(text, counted):
        exits_named = exits_named or _EXIT.search(lead) is not None
        part = _part(one, lead, tail, last, exits_named=exits_named, held=Part.HELD in read.parts)
        if part in _ONCE and part in read.parts:
            part = Part.OTHER
        read.parts.setdefault(part, []).append(one)
        if part is Part.STRIKE and last is not None and len(lead) < _NEAR:
            read.hold(last[1])
        last = (part, one)
    if Part.SHARES in read.parts:
        for one in list(read.parts.get(Part.OTHER, ())):
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
    one: Quantity, lead: str, tail: str, last: tuple[Part, Quantity] | None, *, exits_named: bool, held: bool
) -> Part:
    if one.measure is Measure.PERCENT:
        after_rounds = last is not None and last[0] is Part.DILUTION and _NEXT_ROUND.fullmatch(lead)
        diluting = held or after_rounds or DILUTION.search(lead) or _DILUTION_AFTER.match(tail)
        return Part.DILUTION if diluting else Part.HELD
    if one.measure not in {Measure.AMOUNT, Measure.NUMBER}:
        return Part.OTHER
    if _STRIKE_BEFORE.search(lead) or _STRIKE_AFTER.match(tail):
        return Part.STRIKE
    if _is_count(one) and (_OPTIONS_AFTER.match(tail) or _OPTIONS_BEFORE.search(lead)):
        return Part.OPTIONS
    if last is not None and last[0] is Part.OPTIONS and one.value < _MOST_STRIKE and _PRICED.fullmatch(lead):
        return Part.STRIKE
    if _is_all_shares(one, lead, tail):
        return Part.SHARES
    return _value_part(one, lead, tail, last, exits_named=exits_named)


def _value_part(
    one: Quantity, lead: str, tail: str, last: tuple[Part, Quantity] | None, *, exits_named: bool
) -> Part:
    """What an amount of a company's size is: what it is sold for, or valued at today."""
    if one.measure is not Measure.AMOUNT or one.value < _LEAST_VALUE:
        return Part.OTHER
    named = max(
        ((match.end(), part) for part, names in _VALUES for match in names.finditer(lead)), default=None
    )
    if named is not None:
        return named[1]
    if last is not None and last[0] in {Part.EXIT, Part.COMPANY} and _LISTED.fullmatch(lead):
        return last[0]
    behind = min(
        ((match.start(), part) for part, names in _VALUES for match in names.finditer(tail[:14])),
        default=None,
    )
    if behind is not None:
        return behind[1]
    return Part.EXIT if exits_named else Part.OTHER


def _is_count(one: Quantity) -> bool:
    return one.measure in {Measure.NUMBER, Measure.AMOUNT} and one.currency is None and one.value >= 1


def _is_all_shares(one: Quantity, lead: str, tail: str) -> bool:
    if not _is_count(one):
        return False
    return _ALL_AFTER.match(tail) is not None or (
        _OWN_SHARES.match(tail) is not None and (one.scaled or _ALL_BEFORE.search(lead) is not None)
    )
