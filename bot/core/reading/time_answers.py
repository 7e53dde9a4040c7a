"""Readers of a slot that asks for a length of time or a vesting schedule; each takes the whole message or refuses it."""

from collections.abc import Collection, Mapping

from bot.core.reading.answer_values import UNKNOWN, Unknown, read_nothing, read_unknown
from bot.core.reading.answer_words import FILLERS, VESTING_FILLERS
from bot.core.reading.quantities import Measure, quantities_of
from bot.core.reading.schedule import Schedule
from bot.core.reading.schedule_hints import hints_of
from bot.core.reading.schedules import combined
from bot.core.reading.tokens import tokens
from bot.core.reading.units import MONTHS_OF, Per
from bot.core.reading.whole_message import is_rest_filler, only_figure


def read_duration(text: str, about: Collection[str] = (), *, unit: Per = Per.MONTH) -> int | Unknown | None:
    """Read a length of time in months, parts of a month rounded up; a bare number counts ``unit``."""
    if read_nothing(text, about):
        return 0
    if read_unknown(text):
        return UNKNOWN
    only = only_figure(text, VESTING_FILLERS | set(about))
    if only is None:
        return None
    quantity = only.quantity
    bare = quantity.measure is Measure.NUMBER and not quantity.grouped
    months = quantity.value * MONTHS_OF[unit] if bare else quantity.months
    return None if months is None or quantity.upper is not None else int(-(-months // 1))


def read_schedule(text: str, presets: Mapping[str, Schedule] | None = None) -> Schedule | Unknown | None:
    """Read a vesting schedule; ``presets`` maps plain names of employers to theirs ("like google").

    A length alone is a schedule ("4 years", "18m"); what was not said stays None in the result.
    """
    if read_unknown(text):
        return UNKNOWN
    found = tokens(text)
    read = quantities_of(found)
    hints = hints_of(found, read, presets or {}, expected=True)
    fillers = VESTING_FILLERS | FILLERS
    used = {index for hint in hints for index in range(hint.first, hint.behind)}
    if not hints and len(read) == 1:  # "4" where a length is asked for
        only = read[0]
        bare = only.measure is Measure.NUMBER and only.value in range(1, 7)
        years = bare and is_rest_filler(found, range(only.first, only.behind), fillers)
        return Schedule(months=int(only.value) * 12) if years else None
    if not is_rest_filler(found, used, fillers, signs=frozenset()):
        return None
    schedule = combined(hints)
    return None if schedule.is_empty else schedule
