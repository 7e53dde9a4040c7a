"""Sign-ons of which a message tells around its question: one that is missing, and one that may be owed back."""

import re

from bot.core.intents.asks_otherwise import asks_what_is_owed
from bot.core.reading.characters import words_of
from bot.core.reading.quantities import Measure, quantities

_SIGN_ON = r"(?:sign ?-?on|signing|joining)(?: bonus| money)?"
_MISSING = re.compile(
    rf"\b(?:no|without(?: an?| any)?|lacks? an?|missing an?|not? (?:get|give|offer|have|include|"
    rf"pay)\w*(?: me| us)?(?: an?| any)?|"
    rf"(?:don't|doesn't|didn't|won't|dont|doesnt) (?:get|give|offer|have|include|pay)(?: me| us)?(?: an?|"
    rf" any)?) {_SIGN_ON}\b"
)
_USUAL = re.compile(
    r"\b(?:typical|usual|normal|common|standard|average|realistic|reasonable|customary|fair)(?:ly)?\b|"
    r"\b(?:should|could|can|would) i (?:ask|expect|push|get)\b|\bto ask for\b|\bwhat do .* get\b"
)
_PARTS = re.compile(
    r"\b(?:base|salary|bonus|stocks?|rsus?|equity|grant|options?|shares?|relocation|sign ?-?on|signing|"
    r"retention|of (?:that|it|them))\b"
)
_REPAID = re.compile(r"\b(?:prorat\w+|pro.rata|clawback|claw.?back|in full|full|all of it|months?|years?)\b")


def base_of_a_missing_one(text: str) -> str:
    """The base in a question for what sign-on is usual where an offer has none: "no sign-on. what's typical with 310k"."""
    said = words_of(text)
    figures = quantities(text)
    amounts = [figure for figure in figures if figure.measure is Measure.AMOUNT]
    if len(figures) != 1 or len(amounts) != 1 or not (_MISSING.search(said) and _USUAL.search(said)):
        return ""
    return text[amounts[0].start : amounts[0].end]


def with_sign_on_named(text: str) -> str:
    """A question for what is owed back, with the name of the one amount that it speaks of: only a sign-on is owed back."""
    said = words_of(text)
    amounts = [figure for figure in quantities(text) if figure.measure is Measure.AMOUNT]
    if len(amounts) != 1 or not asks_what_is_owed(text) or _PARTS.search(said) or not _REPAID.search(said):
        return text
    end = amounts[0].end
    return f"{text[:end]} sign-on,{text[end:]}"
