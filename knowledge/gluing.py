"""Words written without the blank between them: "vpof", "whatisthe", "aiengineering"."""

from collections.abc import Mapping

from knowledge.rarity import CommonWords

_MOST_PARTS = 3
_LONGEST_PART = 32
_OFTEN = 400
_FREQUENT = 6_000
_TWO_LETTERS = frozenset(
    "ai am an as at be by do go hr if in is it me my no of on or so to up us vp vs we".split()  # noqa: SIM905 - a list of words reads best as words
)


class Gluing:
    """Takes glued words apart into words of the index and frequent English ones."""

    def __init__(self, counts: Mapping[str, int], common: CommonWords) -> None:
        """Take the words of the index, as keys, and the common words."""
        self._counts = counts
        self._common = common

    def parts(self, typed: str) -> list[str] | None:
        """Return two or three words that make up `typed`, the likeliest ones, or None."""
        best: list[tuple[float, list[str]] | None] = [(0.0, [])] + [None] * len(typed)
        for end in range(1, len(typed) + 1):
            for start in range(max(0, end - _LONGEST_PART), end):
                before = best[start]
                if before is None or len(before[1]) >= _MOST_PARTS:
                    continue
                cost = self._cost(typed[start:end])
                if cost is None:
                    continue
                here = best[end]
                if here is None or before[0] + cost < here[0]:
                    best[end] = (before[0] + cost, [*before[1], typed[start:end]])
        whole = best[-1]
        return whole[1] if whole is not None and len(whole[1]) > 1 else None

    def _cost(self, part: str) -> float | None:
        """Rate a piece: index words are cheap, other common words dear, rare and very short ones no pieces."""
        if len(part) == 1:
            return 2.0 if part == "a" else None
        if len(part) == 2 and part not in _TWO_LETTERS:
            return None
        if part in self._counts:
            return 1.0 + 1.0 / len(part)
        rank = self._common.rank(part)
        if rank is None or rank > (_OFTEN if len(part) < 4 else _FREQUENT):
            return None
        return 1.5 + 1.0 / len(part)
