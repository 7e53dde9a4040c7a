"""Words that are known ones with an ending or a beginning, and no slips: "refill", "validating"."""

from collections.abc import Callable

_ENDINGS = (
    "s",
    "es",
    "ed",
    "d",
    "ing",
    "er",
    "ers",
    "or",
    "ly",
    "ment",
    "able",
    "ion",
    "ions",
    "ness",
    "ies",
    "ied",
    "ship",
    "hood",
    "less",
    "ful",
)
_BEGINNINGS = ("re", "un", "pre", "non", "over", "under", "inter", "de", "dis", "mis", "out", "sub", "co")


def is_derived(word: str, is_word: Callable[[str], bool]) -> bool:
    """Say whether a word is a known one with an ending or a beginning ("refill", "validating")."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if len(word) > len(stem) >= 3:
            roots = (stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem)
            if any(is_word(root) for root in roots):
                return True
    return any(word.startswith(start) and is_word(word[len(start) :]) for start in _BEGINNINGS)
