"""Messages with the words of a figure question that ask or tell something else: a term, a schedule, a change, leaving."""

import re

from bot.core.intents.periods import NUMBER
from bot.core.intents.remarks import leaving_in
from bot.core.reading.characters import words_of

_DEFINING = re.compile(
    r"^(?:so |and )?(?:what (?:is|are|does)|what's|whats|define|explain|how (?:does|do)|why (?:do|does))\b"
    r"(?!.*\b(?:the|my|its|it|that|this|these|i|they|you|we|me|there|in|of|year|years|month|months|per)\b)"
)
"""Asks what a word means, not what it comes to in an offer: "what is face value"."""
_STATING = re.compile(
    rf"^(?:(?:no|actually|sorry|oh) )*(?:it|that|they|(?:the|my|all) (?:grant|stock|rsus?|shares|options?)|rsus?|stock|options?)"
    rf"(?:'s| is| are| vests?)?(?: actually| monthly| quarterly| yearly| annually| evenly| linearly| every month| each month| each quarter)* over {NUMBER} (?:years?|months?)\b|"
    rf"\bwith (?:the |my )?(?:stock|rsus?|grant|shares|equity)(?: vest(?:ing|ed)?)? over {NUMBER} (?:years?|months?)\b|"
    rf"\b(?:with|on|under) (?:an? |the )?(?:\w+ )?{NUMBER}[ -]?(?:years?|months?)(?:'s)? vest(?:ing)?\b|"
    rf"\bvesting(?: period| schedule)? (?:\w+ )?(?:is|was|should be) (?:\w+ )?{NUMBER}[ -](?:years?|months?)\b"
)
"""Says what the schedule is: "vesting is actually 2 years"."""
_ORDERING = re.compile(
    r"^(?:(?:ok|okay|so|and|now|then|please|hm+|actually|no|wait) )*(?:make|set|change|put|switch)\b(?! up| sense|"
    r" (?:it|that|this) (?:monthly|yearly|hourly|per|a month|in \w+$))"
)
"""Tells what to change: "make the vesting 2 years"."""
_OWED = re.compile(
    r"\b(?:pay|give|owe|return) (?:it |them |that |some of it |any of it )?back\b|\brepay\b|\bowe\b|\bgoes back\b"
)
_NEGATED = re.compile(r"\b(?:not|never|isn't|isnt|aren't) (?:be |been |being )?(?:paid|pay|pays|given|get)\b")
_ASSUMING = re.compile(
    r"\bhorizon\b|\bgrowth (?:of|at|by|is|to)\b|\d ?(?:%|percent) growth\b|\bassum\w+ .*growth\b|"
    r"^(?!.*\b(?:present value|npv)\b).*\bdiscount\b"
)
"""Changes an assumption: "over a horizon of 3 years"."""


def asks_otherwise(said: str) -> bool:
    """Whether plain words ask for no figure of an offer, although they may name one."""
    readers = (_DEFINING, _STATING, _ORDERING, _NEGATED, _OWED, _ASSUMING)
    return leaving_in(said) is not None or any(reader.search(said) for reader in readers)


def is_ordering(text: str) -> bool:
    """Whether a message tells what to change: "make the vesting 2 years"."""
    return _ORDERING.search(words_of(text)) is not None


def asks_what_is_owed(text: str) -> bool:
    """Whether a message asks for what has to be paid back: "do i have to pay back the sign-on"."""
    return _OWED.search(words_of(text)) is not None
