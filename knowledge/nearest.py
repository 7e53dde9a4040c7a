"""The one known word that a mistyped one may be, and from which length on a word is mended at all."""

from collections.abc import Collection, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.rarity import CommonWords

SHORTEST_REPAIRED = 4
"""Words with fewer letters are hardly touched: nearly every three letters are one edit from a word."""

LONGEST_REPAIRED = 32
"""Words with more letters are left alone."""

LONG_WORD = 7
HARDLY_A_WORD = 12_000
"""From this rank on, three letters in the list of common words may still be a slip: "nad" for "and"."""


def nearest(typed: str, known: Collection[str], common: CommonWords) -> str | None:
    """Return the one known word that a mistyped one may be: one edit away from 4 letters on, two from 7 on.

    A word of common English was hardly mistyped.
    """
    rank = common.rank(typed)
    if typed in known or (rank is not None and rank < HARDLY_A_WORD):
        return None
    if not SHORTEST_REPAIRED <= len(typed) <= LONGEST_REPAIRED:
        return None
    most = 2 if len(typed) >= LONG_WORD else 1
    found = process.extract(typed, known, scorer=OSA.distance, score_cutoff=most, limit=2)
    if not found or (len(found) > 1 and found[0][1] == found[1][1]):
        return None
    return found[0][0]


def slip_of(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that ``word`` is a slip of: one edit up to six letters, two above; None if none is.

    Most people get the first letter right, so a word that begins alike is preferred, and then a longer one.
    """
    most = 2 if len(word) >= LONG_WORD else 1
    rated = [
        (distance, candidate[0] != word[0], -len(candidate), candidate)
        for candidate in known
        if len(candidate) >= SHORTEST_REPAIRED - 1
        and (distance := OSA.distance(word, candidate, score_cutoff=most)) <= most
    ]
    return min(rated)[3] if rated else None
