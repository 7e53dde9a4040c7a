"""Readers of what offers are measured by, and of levers: short answers with several names."""

import re
from collections.abc import Mapping, Sequence

from bot.core.dialogue.forms import Json, ReadAnswer, Took
from bot.core.reading.characters import words_of
from bot.core.reading.quantities import Measure, quantities
from bot.core.reading.word_sets import words as word_set
from bot.core.replies.comparison_reply import LABELS
from bot.core.replies.counter_reply import LEVER_NAMES

_MEASURE_WORDS: Mapping[str, str] = {
    "first_year": "first year|year one|year 1|the first year|first|1st year|the first|1 year|one year|next year|"
    "first 12 months",
    "horizon_total": "whole horizon|horizon|total|four years|4 years|over four years|over 4 years|the total|the whole|"
    "all years|overall|in total|long term|the horizon|the whole time|four year total|4 year total|whole time",
    "recurring_average": "without one-time money|recurring|recurring average|yearly|without sign-on|average|per year|a year|"
    "without one time money",
}
_LEVER_WORDS: Mapping[str, str] = {
    "base": "base|salary|base salary|the base|more base|higher base",
    "bonus": "bonus|target bonus|the bonus|higher bonus|annual bonus|more bonus",
    "sign_on": "sign-on|sign on|signing bonus|signing|joining bonus|the sign-on|sign-on bonus|one-time|one time|cash|"
    "more sign-on|more sign on|bigger sign-on|higher sign-on",
    "grant": "grant|stock|equity|rsus|rsu|shares|options|the grant|more stock|the stock|more rsus|more equity|bigger grant|"
    "larger grant",
    "all": "all|any|everything|all of them|show all|every|each|any of them|whatever|don't care|dont care|you choose|"
    "whatever works",
}
MEASURE_PHRASES = frozenset("|".join(_MEASURE_WORDS.values()).split("|"))
LEVER_PHRASES = frozenset("|".join(_LEVER_WORDS.values()).split("|"))
_BESIDE = word_set(
    "by on the just only in for over rather i'd say please pls then maybe probably with at it's its and a via through ok so "
    "make it take instead alone my"
)
_SHORT = {"yr": "year", "yrs": "years", "1": "one", "4": "four", "1st": "first"}

_AIMED = (
    (
        "first_year",
        re.compile(r"\b(?:in |for )?(?:the |my )?(?:first|1st) year\b|\b(?:in )?year (?:one|1)\b"),
    ),
    (
        "horizon_total",
        re.compile(r"\b(?:over|in|for) (?:the |all )?(?:(?:four|4) years|whole horizon)\b|\bin total\b"),
    ),
)
_AIMING = word_set(
    "i we want need would like to get reach make at least it should be come so that ok please a an the target of is my"
)


def read_measure(text: str, allowed: Sequence[str]) -> ReadAnswer:
    """One of the measures by any of its names."""
    named = _MEASURES.get(_bare(words_of(text)))
    return Took(named) if named in allowed else None


def read_lever(text: str) -> ReadAnswer:
    """A lever by any of its names; `all` for every one."""
    named = _LEVERS.get(_bare(words_of(text)))
    return Took(named) if named else None


def read_aim(text: str) -> dict[str, Json] | None:
    """An amount with its time: "I want 600k in the first year"; None where a message holds anything else."""
    said = words_of(text)
    found = quantities(said)
    amounts = [figure for figure in found if figure.measure is Measure.AMOUNT]
    if len(amounts) != 1:
        return None
    rest = f"{said[: amounts[0].start]} {said[amounts[0].end :]}"
    on = next((name for name, reader in _AIMED if reader.search(rest)), None)
    left = next((reader.sub(" ", rest) for name, reader in _AIMED if name == on), rest)
    if on is None or not set(left.split()) <= _AIMING:
        return None
    return {"on": on, "target": {"amount": str(amounts[0].value)}}


def _bare(words: str) -> str:
    """Words without those that change nothing: "the first yr pls" is "first year"."""
    kept = [_SHORT.get(word, word) for word in words.split() if word not in _BESIDE]
    return " ".join(kept)


def _by_words(names: Mapping[str, str]) -> Mapping[str, str]:
    return {
        bare: name for name, known in names.items() for words in known.split("|") if (bare := _bare(words))
    }


_MEASURES, _LEVERS = _by_words(_MEASURE_WORDS), _by_words(_LEVER_WORDS)


def show_measure(value: Json) -> str:
    """A measure as it is echoed."""
    return next((label for name, label in LABELS.items() if name == value), str(value))


def show_lever(value: Json) -> str:
    """A lever as it is echoed."""
    return next((label for name, label in LEVER_NAMES.items() if name == value), "all of them")
