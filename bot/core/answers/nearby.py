"""Short messages that lean on the entry answered last: its neighbours, its own text, its percentage."""

from bot.core.understanding.matching import Matching
from bot.core.understanding.reader import Reading
from knowledge.base import Item, Knowledge
from knowledge.matcher import NOBODY
from knowledge.stems import stem
from knowledge.words import plain_words

SHORT = 3.5
"""Messages that say more than this stand on their own."""

NEIGHBOUR_COVERS = 0.5
NEIGHBOUR_SURE = 0.3
OWN_COVERS = 0.7
OWN_TELLS = 0.45
"""What the last answer tells in so large a part, and its neighbour does not, is asked of it: `and in Texas?`."""

ALL_EXPLAINED = 0.97
REASONS = frozenset({"why", "reason", "reasons", "because", "cause", "explain"})


class Nearby:
    """Finds what a short message means after an entry."""

    def __init__(self, knowledge: Knowledge, matching: Matching) -> None:
        self._knowledge = knowledge
        self._matching = matching
        self._around = _neighbours(knowledge)

    def meant(self, reading: Reading, last: str) -> str | None:
        """The entry that a short message means after the entry `last`; None where it means none near it."""
        if last not in self._around or reading.content > SHORT:
            return None
        if REASONS & set(reading.words):
            whys = [key for key in self._around[last] if key.startswith("why-")]
            if whys and reading.content < SHORT / 2:
                return whys[0]
        beside = self.beside(reading, last)
        if beside is not None or not reading.content:
            return beside
        return last if self._told(reading, self._knowledge.items[last]) >= OWN_COVERS else None

    def beside(self, reading: Reading, last: str) -> str | None:
        """The neighbour of an entry, or the entry itself, that a short message surely asks for."""
        if last not in self._around or not 0 < reading.content <= SHORT:
            return None
        ranked = self._matching.among(reading.words, [*self._around[last], last])
        sure = ranked and ranked[0].coverage >= NEIGHBOUR_COVERS and ranked[0].confidence >= NEIGHBOUR_SURE
        if not sure:
            return None
        if self._is_of_another(reading, ranked[0].coverage, {*self._around[last], last}):
            return None
        own = self._told(reading, self._knowledge.items[last])
        other = self._told(reading, self._knowledge.items[ranked[0].label])
        return last if own >= OWN_TELLS and own > other else ranked[0].label

    def _is_of_another(self, reading: Reading, coverage: float, near: set[str]) -> bool:
        """Whether a message stands for itself: an entry farther off explains all of it, and those near do not."""
        if coverage >= ALL_EXPLAINED:
            return False
        best = next(iter(self._matching.entries(reading.wordings, limit=1)), None)
        return best is not None and best.label not in {*near, NOBODY} and best.coverage >= ALL_EXPLAINED

    def _told(self, reading: Reading, item: Item) -> float:
        """How much of the message the entry's own answer speaks of."""
        text = {stem(word) for word in plain_words(f"{item.answer} {item.context} {item.detail}")}
        covered = sum(
            weight for word, weight in zip(reading.words, reading.weights, strict=True) if stem(word) in text
        )
        return covered / reading.content


def _neighbours(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """For each entry those that it names, that name it, or that share its topic folder."""
    others: dict[str, list[str]] = {key: [] for key in knowledge.items}
    topics: dict[str, list[str]] = {}
    for key, item in knowledge.items.items():
        topics.setdefault(item.topic, []).append(key)
    for key, item in knowledge.items.items():
        for named in item.entry.see_also:
            others.setdefault(named, []).append(key)
    around: dict[str, tuple[str, ...]] = {}
    for key, item in knowledge.items.items():
        named_by_it = [*item.entry.see_also, *(follow_up.entry for follow_up in item.entry.follow_ups)]
        all_around = dict.fromkeys([*named_by_it, *others[key], *topics[item.topic]])
        around[key] = tuple(one for one in all_around if one != key and one in knowledge.items)
    return around
