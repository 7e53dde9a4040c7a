"""Words of other worlds in a message: a law, a job, a sport that nothing here is about."""

from collections.abc import Sequence

from bot.core.understanding.mentions import Found
from knowledge.lexicon import Phrases
from knowledge.stems import stem
from knowledge.words import plain_words


class Strangers:
    """Finds the words that an entry has to speak of itself, or it is no answer to the message."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self._phrases = Phrases((" ".join(map(stem, plain_words(phrase))), True) for phrase in phrases)

    def listed(self, words: Sequence[str]) -> tuple[range, ...]:
        """Where the listed phrases stand, the longest first, from left to right."""
        stems = [stem(word) for word in words]
        found: list[range] = []
        place = 0
        while place < len(stems):
            hit = self._phrases.at(stems, place)
            if hit:
                found.append(range(place, place + hit[0]))
            place += hit[0] if hit else 1
        return tuple(found)


def strangers(words: Sequence[str], listed: Sequence[range], found: Found) -> frozenset[str]:
    """Listed words that are no part of a longer phrase known here, and those that make a role another job."""
    inside = {
        place
        for mention in found.mentions
        if mention.end - mention.start > 1
        for place in range(mention.start, mention.end)
    }
    beside_roles = (name.partition("/")[0] for name in found.foreign)
    strange = (words[place] for places in listed if not inside.issuperset(places) for place in places)
    return frozenset([*beside_roles, *strange])
