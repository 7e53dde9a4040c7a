"""What a stake or options may pay, asked in one message: `0.3 %, sold for 400M after two rounds of 20 %`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.core.dialogue.forms import Json
from bot.core.intents.stake_figures import DILUTION, Part, stake_figures
from bot.core.reading.characters import plain
from bot.core.reading.quantities import Quantity, quantities
from calculators.money import HUNDRED

_AS_PERCENT = re.compile(
    r"\b(?:percent\w*|per cent|share of the company|how much of (?:the|it|them))\b|(?:what|which) %"
)
_LARGEST_STAKE = Decimal(50)
_COUNTS = {"two": 2, "three": 3, "four": 4, "twice": 2}
_MOST_EXITS = 6


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
    read = stake_figures(said, quantities(text))
    held = read.value(Part.HELD)
    return StakeQuestion(
        percent=held if held and 0 < held <= _LARGEST_STAKE else None,
        options=read.value(Part.OPTIONS),
        strike=read.value(Part.STRIKE),
        shares=read.value(Part.SHARES),
        company=read.value(Part.COMPANY),
        exits=tuple(read.values(Part.EXIT)[:_MOST_EXITS]),
        rounds=tuple(_rounds(said, read.values(Part.DILUTION))),
        currency=_currency([*read.parts.get(Part.EXIT, ()), *read.parts.get(Part.COMPANY, ())]),
        wants_percent=_AS_PERCENT.search(said) is not None,
    )


def _currency(values: Sequence[Quantity]) -> str:
    return next((one.currency for one in values if one.currency), "USD")


def _rounds(text: str, shares: Sequence[Decimal]) -> list[Decimal]:
    """The dilution of each later round, in percent; `two rounds of 20 %` is two."""
    if not shares or DILUTION.search(text) is None or any(not 0 <= share < HUNDRED for share in shares):
        return []
    spelled = next((_COUNTS[word] for word in text.split() if word in _COUNTS), 1)
    figure = re.search(r"\b([2-8]) (?:\w+ )?rounds?\b", text)
    times = int(figure[1]) if figure else spelled
    return list(shares) * times if len(shares) == 1 else list(shares)
