"""What a stake or options pay at an exit, asked in one message: `0.3 %, sold for 400M after two rounds of 20 %`."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.core.answers.figures import amount
from bot.core.messages import Button, Outcome, Reply, Said
from bot.core.reading.characters import plain
from bot.core.reading.quantities import Measure, Quantity, quantities
from bot.core.valuing.figures import full, percent, points
from calculators.money import HUNDRED, short
from calculators.refusal import Refused
from calculators.stake import OptionsPayout, Scenario, options_payout, stake
from knowledge.facts import listed

_EXIT = re.compile(
    r"\b(?:exit\w*|sells?|selling|sold|sale|ipos?|acqui\w+|bought|buys|buyout|goes public|liquidity)\b"
)
_DILUTION = re.compile(r"\b(?:dilut\w+|rounds?|series [a-f])\b")
_OPTIONS = re.compile(r"^[ -]*(?:stock |share )?(?:options?|isos?|nsos?)\b")
_OWN_SHARES = re.compile(r"^[ -]*shares?\b")
_STRIKE_BEFORE = re.compile(r"\b(?:strike|exercise)(?: price)?(?: is| of| at|:| =)? ?\W?$")
_STRIKE_AFTER = re.compile(r"^ ?(?:strike|exercise)\b")
_ALL_SHARES_AFTER = re.compile(
    r"^ ?(?:total |common |ordinary )?(?:fully.diluted|outstanding|fdso?|fd)\b|^ ?shares? (?:fully.diluted|outstanding|in total|total|in all)"
)
_ALL_SHARES_BEFORE = re.compile(
    r"\b(?:out of|of|total(?: of)?|fully.diluted(?: shares)?(?: of| is|:)?|fdso?:?) ?$"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "twice": 2}
_NEAR = 32
"""Characters around a figure in which its name stands."""
_LARGEST_STAKE = Decimal(50)
_LEAST_EXIT = Decimal(100_000)
_MOST_EXITS = 6
CAVEAT = "Before tax, and before what preferred investors take first. Sold for nothing, it is worth nothing."


@dataclass(frozen=True, slots=True)
class ExitQuestion:
    """What was read: a stake in percent or a number of options, later rounds as shares of 1, and the exits."""

    share: Decimal | None
    options: Decimal | None
    strike: Decimal | None
    shares: Decimal | None
    dilution: tuple[Decimal, ...]
    exits: tuple[Decimal, ...]
    currency: str


def read_exit_question(text: str) -> ExitQuestion | None:
    """What a message asks of an exit; None where it names no exit with an amount, or nothing that is held."""
    read = plain(text)
    if _EXIT.search(read) is None:
        return None
    found = quantities(text)
    options = _first(found, lambda one: _is_count(one) and _OPTIONS.match(read[one.end :]) is not None)
    every = _first(found, lambda one: one is not options and _is_all_shares(one, read))
    if options is None and every is not None:
        options = _first(
            found,
            lambda one: (
                one is not every and _is_count(one) and _OWN_SHARES.match(read[one.end :]) is not None
            ),
        )
    strike = _first(found, lambda one: _is_strike(one, read))
    shares = [one.value for one in found if one.measure is Measure.PERCENT]
    held = None if options is not None or not shares else shares[0]
    rounds = _rounds(read, shares if held is None else shares[1:])
    named = {id(one) for one in (options, every, strike) if one is not None}
    exits = [
        one
        for one in found
        if one.measure is Measure.AMOUNT
        and id(one) not in named
        and one.value >= _LEAST_EXIT
        and _is_exit(one, read)
    ]
    if (
        not exits
        or (held is None and options is None)
        or (held is not None and not 0 < held <= _LARGEST_STAKE)
    ):
        return None
    return ExitQuestion(
        share=held,
        options=options.value if options else None,
        strike=strike.value if strike else None,
        shares=every.value if every else None,
        dilution=tuple(part / HUNDRED for part in rounds),
        exits=tuple(value for one in exits for value in (one.value, one.upper) if value is not None)[
            :_MOST_EXITS
        ],
        currency=next((one.currency for one in exits if one.currency), "USD"),
    )


def _first(found: Iterable[Quantity], fits: Callable[[Quantity], bool]) -> Quantity | None:
    return next((one for one in found if fits(one)), None)


def _is_count(one: Quantity) -> bool:
    return one.measure in {Measure.NUMBER, Measure.AMOUNT} and one.currency is None and one.value >= 1


def _before(one: Quantity, read: str) -> str:
    return read[max(0, one.start - _NEAR) : one.start]


def _is_all_shares(one: Quantity, read: str) -> bool:
    if not _is_count(one) or _OPTIONS.match(read[one.end :]):
        return False
    after = read[one.end : one.end + _NEAR]
    if _ALL_SHARES_AFTER.match(after):
        return True
    counted = _OWN_SHARES.match(after) is not None
    return counted and (one.scaled or _ALL_SHARES_BEFORE.search(_before(one, read)) is not None)


def _is_strike(one: Quantity, read: str) -> bool:
    if one.measure not in {Measure.NUMBER, Measure.AMOUNT}:
        return False
    return (
        _STRIKE_BEFORE.search(_before(one, read)) is not None
        or _STRIKE_AFTER.match(read[one.end : one.end + _NEAR]) is not None
    )


def _is_exit(one: Quantity, read: str) -> bool:
    """Whether an exit is named before the figure in the message, or right behind it."""
    return (
        _EXIT.search(read[: one.start]) is not None or _EXIT.search(read[one.end : one.end + 12]) is not None
    )


def _rounds(read: str, shares: Sequence[Decimal]) -> list[Decimal]:
    """The dilution of each later round, in percent; `two rounds of 20 %` is two."""
    if not shares or _DILUTION.search(read) is None or any(not 0 <= share < HUNDRED for share in shares):
        return []
    words = read.split()
    spelled = next((_COUNTS[word] for word in words if word in _COUNTS), 1)
    figure = re.search(r"\b([2-8]) (?:\w+ )?rounds?\b", read)
    times = int(figure[1]) if figure else spelled
    return list(shares) * times if len(shares) == 1 else list(shares)


def exit_said(asked: ExitQuestion) -> Said:
    """The payout at each exit, or what is missing for it."""
    missing = [
        name
        for name, value in (
            ("the strike price", asked.strike),
            ("the number of shares, fully diluted", asked.shares),
        )
        if value is None
    ]
    if asked.options is not None and missing:
        text = (
            f"For {short(asked.options)} options I also need {listed(missing)}. "
            "In one message: 25,000 options, strike 0.75, 12M shares, exit 400M."
        )
        return Said(Outcome.CLARIFY, (Reply(text),))
    try:
        lines = _of_options(asked) if asked.options is not None else _of_share(asked)
    except Refused as refused:
        return Said(Outcome.CLARIFY, (Reply(refused.sentence),))
    buttons = ((Button("With other figures", "f:stake"), Button("Value my offer", "f:value")),)
    return Said(Outcome.ANSWER, (Reply("\n".join([*lines, CAVEAT]), buttons=buttons),))


def _of_share(asked: ExitQuestion) -> list[str]:
    share = asked.share or Decimal(0)
    scenarios = [Scenario(amount(value, asked.currency), value) for value in asked.exits]
    result = stake(share, max(asked.exits), asked.dilution, scenarios)
    paid = [outcome for outcome in result.outcomes if outcome.scenario.exit_value]
    left = (share * result.kept).quantize(Decimal("0.0001"))
    lines = [
        f"**{full(one.payout, asked.currency)}** if it is sold for {amount(one.scenario.exit_value, asked.currency)}."
        for one in paid
    ]
    if asked.dilution:
        return [*lines, f"{points(share)} becomes {points(left)} after {_said(asked.dilution)}."]
    return [*lines, f"I counted no dilution of the {points(share)}: every later round would take its part."]


def _of_options(asked: ExitQuestion) -> list[str]:
    number, strike, shares = (one or Decimal(0) for one in (asked.options, asked.strike, asked.shares))
    paid: list[tuple[Decimal, OptionsPayout]] = [
        (value, options_payout(number, strike, shares, asked.dilution, value))
        for value in sorted(asked.exits)
    ]
    lines = [
        f"**{full(one.payout, asked.currency)}** if it is sold for {amount(value, asked.currency)}: "
        f"{number:,} options, each {one.price:,.2f} a share less the strike of {strike:,.2f}."
        for value, one in paid
    ]
    after = paid[0][1]
    if asked.dilution:
        lines.append(
            f"{short(shares)} shares become {short(after.shares_after)} after {_said(asked.dilution)}."
        )
    else:
        lines.append("I counted no dilution: every later round would take its part.")
    return [*lines, f"Exercising costs {full(after.exercise_cost, asked.currency)}."]


def _said(rounds: Sequence[Decimal]) -> str:
    """`two rounds of 20 %`, `rounds of 20 % and 15 %`."""
    shares = [percent(part, 1) for part in rounds]
    if len(shares) == 1:
        return f"a round of {shares[0]}"
    if len(set(shares)) == 1:
        return f"{len(shares)} rounds of {shares[0]} each"
    return f"rounds of {listed(shares)}"
