"""Words of other worlds in a message: a law, a job, a sport that nothing here is about."""

from collections.abc import Iterator, Sequence

from bot.core.understanding.mentions import ARTICLES, AUXILIARIES, CONTENT, Found, Rarity
from knowledge.lexicon import Phrases
from knowledge.stems import stem
from knowledge.words import plain_words

NARROWING = frozenset({"in", "of", "under", "for"})
"""What stands after these says which part of the world is asked about: `women in construction`, `for a line cook`.

`for` does so before an article, or where a single word after it ends the message: `top regions for wine`.
"""

REACH = 4
"""Words before a stranger in which the phrase begins that it stands in."""
STORY = frozenset({"i", "my", "we", "our", "he", "she", "his", "her", "was", "is", "and", "what", "how"})

HERE = frozenset({"europe", "eu", "america", "usa", "states", "tech", "general", "total", "average"})
"""Where what is known here holds anyway: naming it narrows nothing."""

TIMES = frozenset(
    {"first", "second", "third", "fourth", "last", "latest", "quarter", "half", "late", "early", "recent"}
)
"""Nor does the beginning of a time: `in fourth quarter`."""


EARNS = frozenset({"get", "gets", "make", "makes", "earn", "earns", "receive", "receives"})
ASKS_HOW_MUCH = frozenset({"how", "what", "whats", "which"})
EARNER = 6
"""Words at most between the verb that asks and the one of earning: `what does a hot air balloon pilot make`."""


class Strangers:
    """Finds the words that an entry has to speak of itself, or it is no answer to the message."""

    def __init__(self, phrases: Sequence[str], rarity: Rarity) -> None:
        """Take the phrases that are listed as strangers."""
        self._phrases = Phrases((" ".join(map(stem, plain_words(phrase))), True) for phrase in phrases)
        self._rarity = rarity

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

    def among(self, words: Sequence[str], listed: Sequence[range], found: Found) -> frozenset[str]:
        """The strangers of a message.

        They are the `listed` ones that are no part of a longer phrase known here, words that make a role another job,
        earners that nothing here is called, and words which narrow the question to such a thing.
        """
        inside = {
            place
            for mention in found.mentions
            if mention.end - mention.start > 1
            for place in range(mention.start, mention.end)
        }
        strange = [words[place] for places in listed if not inside.issuperset(places) for place in places]
        beside_roles = [name.partition("/")[0] for name in found.foreign]
        return frozenset(
            [*strange, *beside_roles, *self._earners(words, found), *self._narrowing(words, found)]
        )

    def narrows(self, words: Sequence[str], listed: Sequence[range]) -> bool:
        """Whether a listed stranger says of which world a job is: `vp at a bridge construction firm`."""
        for places in listed:
            before = words[max(0, places.start - REACH) : places.start]
            at = max(
                (place for place, word in enumerate(before) if word in NARROWING or word == "at"),
                default=None,
            )
            if at is not None and not any(word in STORY for word in before[at:]):
                return True
        return False

    def _earners(self, words: Sequence[str], found: Found) -> Iterator[str]:
        """Who is asked to earn something, where it is nobody known here: `how much does a crossfit coach get`."""
        unmentioned = set(found.unmentioned())
        for place, word in enumerate(words):
            if word not in AUXILIARIES or not ASKS_HOW_MUCH.intersection(words[:place]):
                continue
            ends = range(place + 1, min(place + 2 + EARNER, len(words)))
            end = next((at for at in ends if words[at] in EARNS), place)
            between = [at for at in range(place + 1, end) if words[at] not in ARTICLES]
            rare = [at for at in between if words[at].isalpha() and self._rarity(words[at]) >= CONTENT]
            if rare and unmentioned.issuperset(between):
                yield words[rare[-1]]

    def _narrowing(self, words: Sequence[str], found: Found) -> Iterator[str]:
        unmentioned = set(found.unmentioned())
        for place, word in enumerate(words):
            if word not in NARROWING:
                continue
            at = place + 1
            while at < len(words) and words[at] in ARTICLES:
                at += 1
            last = at == place + 1 == len(words) - 1
            if word == "for" and words[place + 1 : at] not in (("a",), ("an",)) and not last:
                continue
            if (
                at in unmentioned
                and words[at] not in HERE | TIMES
                and words[at].isalpha()
                and self._rarity(words[at]) >= CONTENT
            ):
                yield words[at]
