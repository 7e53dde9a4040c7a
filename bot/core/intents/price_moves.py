"""By how much a message supposes that the share price moves, once: "drops 30%", "halves", "10x", "by a third"."""

import re
from decimal import Decimal

from bot.core.reading.characters import words_of
from bot.core.reading.quantities import Measure, quantities
from bot.core.reading.word_sets import words
from calculators.money import HUNDRED

ONE = Decimal(1)
GONE = Decimal(-1)
"""All of the price is lost."""

FALLING = words(
    "drop drops dropped fall falls fell fallen lose loses lost lower down decline declines crash crashes tank tanks "
    "plummet plummets plunge plunges sink sinks shrink shrinks slide slides slump slumps"
)
RISING = words(
    "rise rises rose grow grows grew gain gains up higher increase increases climb climbs jump jumps soar soars surge surges"
)
_SUBJECT = re.compile(
    r"\b(?:stocks?|shares?|(?:share |stock )?prices?|rsus?|options?|equity|valuation|company(?:'s)? (?:value|worth))\b"
)
_YEARLY = re.compile(r"\bgrowth\b|\b(?:(?:a|per|each|every) year|annually|yearly|per annum)\b")
_ZERO = re.compile(
    r"\b(?:worthless|wiped out|bust|(?:to|at|hits?|is|becomes?|worth) (?:zero|nothing|0)|(?:loses?|"
    r"lost) (?:everything|(?:all|100 ?%)(?: of)?(?: its| the)?(?: value)?))(?!\w|\.\d)"
)
_BUST = re.compile(
    r"\b(?:go|goes|going|went|gone) (?:bust|bankrupt|under|belly up|broke|out of business|to zero|insolvent)\b|"
    r"\b(?:bankruptcy|insolvency|bankrupt)\b|\bsold for (?:nothing|zero|scrap|parts)\b|"
    r"\b(?:company|startup|start-up|firm|business|they|it|it all) (?:fails?|failed|dies|died|folds?|folded|collapses?|collapsed|"
    r"shuts? down|closes? down|is worth nothing|becomes worthless|goes? nowhere)\b|"
    r"\b(?:becomes?|is|turns out|ends up) worthless\b"
)
"""The company fails."""
_TIMES_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twenty": 20,
}  # fmt: skip
_FOLD = {
    "double": 2, "doubles": 2, "doubled": 2, "twice": 2, "triple": 3, "triples": 3, "tripled": 3, "thrice": 3,
    "quadruple": 4, "quadruples": 4, "quadrupled": 4, **{f"{word}fold": times for word, times in _TIMES_WORDS.items()},
}  # fmt: skip
_MULTIPLE = re.compile(
    rf"\b(?P<count>\d+(?:\.\d+)?|{'|'.join(_TIMES_WORDS)})(?: ?x| times|-?fold)(?!\w)|\bx ?(?P<after>\d+(?:\.\d+)?)(?!\w)"
)
_PARTS = {
    "half": 2, "halves": 2, "halve": 2, "halved": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5,
    "fifths": 5, "tenth": 10, "tenths": 10,
}  # fmt: skip
_FRACTION = re.compile(
    r"\b(?:(?P<to>to|worth|at|only) )?(?:(?P<count>an?|one|two|three|four|nine) )?"
    r"(?P<part>half|thirds?|quarters?|fifths?|tenths?)\b"
)
_HALVING = re.compile(r"\b(?:halve[sd]?|in half|cut in two)\b")
_COUNTS = {"two": 2, "three": 3, "four": 4, "nine": 9}
_TO = re.compile(r"\bto (?:only )?\d")


def price_move(text: str) -> Decimal | None:
    """The move of the share price as a share of it, from -1 (gone) upwards; None where none is supposed.

    A growth a year is an assumption of the whole valuation and no such move.
    """
    if loses_all(text):
        return GONE
    return None if _SUBJECT.search(words_of(text)) is None else move_of(text)


def loses_all(text: str) -> bool:
    """Whether a message supposes that the company fails, so that nothing is left of any equity."""
    return _BUST.search(words_of(text)) is not None


def speaks_of_shares(text: str) -> bool:
    """Whether a message is about shares or what they are worth."""
    return _SUBJECT.search(words_of(text)) is not None


def move_of(text: str) -> Decimal | None:
    """The same where it is known that the share price is spoken of."""
    said = words_of(text)
    if _YEARLY.search(said):
        return None
    if _ZERO.search(said):
        return GONE
    falls = bool(set(said.split()) & FALLING)
    rises = bool(set(said.split()) & RISING)
    return (
        _percentage(text, said, falls=falls, rises=rises)
        or _multiple(said, falls=falls)
        or _fraction(said, falls=falls, rises=rises)
    )


def _percentage(text: str, said: str, *, falls: bool, rises: bool) -> Decimal | None:
    percents = [figure.value for figure in quantities(text) if figure.measure is Measure.PERCENT]
    if len(percents) != 1 or not (falls or rises):
        return None
    part = percents[0] / HUNDRED
    if _TO.search(said):
        return part - ONE
    return -abs(part) if falls else part


def _multiple(said: str, *, falls: bool) -> Decimal | None:
    """10x is nine times more; a fall to a tenth is no multiple."""
    if falls:
        return None
    fold = next((_FOLD[word] for word in said.split() if word in _FOLD), None)
    if fold is not None:
        return Decimal(fold) - ONE
    found = _MULTIPLE.search(said)
    if found is None:
        return None
    count = found["count"] or found["after"]
    return Decimal(_TIMES_WORDS.get(count) or count) - ONE


def _fraction(said: str, *, falls: bool, rises: bool) -> Decimal | None:
    if _HALVING.search(said):
        return Decimal(-1) / 2
    found = _FRACTION.search(said)
    if found is None:
        return None
    part = Decimal(_COUNTS.get(found["count"] or "", 1)) / _PARTS[found["part"]]
    if found["to"]:
        return part - ONE
    if falls:
        return -part
    return part if rises else None
