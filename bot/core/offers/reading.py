"""What reading a message results in: sheets, what was read where, what has to be asked, what was left unread."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bot.core.offers.sheet import OfferSheet

Value = Decimal | int | str | None | Mapping[str, object] | tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One thing read: the sheet's field, its name for people, the value as understood, and the words it came from.

    ``note`` says how the value was reached where it is not what was written: "8,000 a month × 12".
    """

    field: str
    name: str
    understood: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to a question: its label and the values that it puts into the sheet, by dotted field."""

    label: str
    changes: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that has to be asked back before the offer is valued."""

    field: str
    sentence: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """Words or a figure that were not understood, with their span in the message."""

    words: str
    start: int
    end: int
    is_figure: bool


@dataclass(frozen=True, slots=True)
class ReadOffer:
    """One offer of a message."""

    sheet: OfferSheet
    said: tuple[Said, ...]
    problems: tuple[Problem, ...]
    left: tuple[Unread, ...] = ()
    """Figures that stand for nothing known."""


_STEP = re.compile(r"([a-z_]+)|\[(\d+)\]")


def changed(sheet: OfferSheet, field: str, value: object) -> OfferSheet:
    """Return ``sheet`` with the value at a dotted field (``bonus.share``, ``grants[0].vesting``) replaced.

    Missing groups are made; an index one behind the end of a list appends to it.
    """
    data = sheet.model_dump(by_alias=True, exclude_none=True)
    steps: list[str | int] = [match[1] or int(match[2]) for match in _STEP.finditer(field)]
    place: object = data
    for step, following in pairwise(steps):
        place = _inside(place, step, [] if isinstance(following, int) else {})
    last = steps[-1]
    if isinstance(place, dict):
        if value is None:
            place.pop(last, None)
        else:
            place[last] = value
    elif isinstance(place, list) and isinstance(last, int):
        place[last : last + 1] = [] if value is None else [value]
    return OfferSheet.model_validate(data)


def _inside(place: object, step: str | int, empty: object) -> object:
    if isinstance(place, dict):
        held = place.get(step)
        if isinstance(held, tuple):
            place[step] = held = list(held)
        if held is None:
            place[step] = held = empty
        return held
    if isinstance(place, list) and isinstance(step, int):
        if step >= len(place):
            place.append(empty)
        return place[step]
    return empty


def chosen(sheet: OfferSheet, choice: Choice) -> OfferSheet:
    """Return ``sheet`` with what a choice puts in."""
    for field, value in choice.changes:
        sheet = changed(sheet, field, value)
    return sheet
