"""What a short message means right after an answer: one of the choices, a question about it, a sum with it."""

from collections.abc import Iterable

from bot.core.answers.arithmetic import Arithmetic
from bot.core.answers.facet import facet_said
from bot.core.answers.nearby import Nearby
from bot.core.messages import Outcome, Said
from bot.core.state import Pending, Topic
from bot.core.understanding.facets import Facet
from bot.core.understanding.matching import Matching
from bot.core.understanding.reader import Reading
from knowledge.base import Knowledge
from knowledge.entries import Kind
from knowledge.likeness import most_alike
from knowledge.words import plain_words

FACET_SURE = 0.55
FACET_COVERS = 0.75
FOLLOWS = 0.72
CHOSEN = 0.75
GOES_ON = frozenset({"and", "or", "but", "so"})
POINTING = frozenset({"it", "that", "this", "they", "them", "there", "those", "these"})
"""A short message that begins or points like this goes on with what was just answered."""

LEANS = 1.2
"""Unread words may weigh this much at most in a message that brings only a figure."""

ORDINALS = {
    "first": 0, "the first": 0, "the first one": 0, "first one": 0, "1": 0, "second": 1, "the second": 1,
    "the second one": 1, "second one": 1, "2": 1, "third": 2, "the third": 2, "the third one": 2, "3": 2, "4": 3,
    "the last": 3, "the former": 0, "the latter": 1,
}  # fmt: skip


class Following:
    """Reads messages that lean on the answer before them."""

    def __init__(
        self, knowledge: Knowledge, matching: Matching, nearby: Nearby, arithmetic: Arithmetic
    ) -> None:
        self._knowledge = knowledge
        self._matching = matching
        self._nearby = nearby
        self._arithmetic = arithmetic

    def chosen(self, pending: Pending | None, reading: Reading) -> str | None:
        """The button data of the choice that a message names after a question back."""
        if pending is None:
            return None
        text = " ".join(reading.words)
        labels = dict(pending.choices)
        ordinal = ORDINALS.get(text)
        if ordinal is not None and ordinal < len(labels):
            return list(labels.values())[ordinal]
        label = most_alike(text, labels, CHOSEN) or _named(reading, labels)
        return labels[label] if label else None

    def meant(self, reading: Reading, last: Topic) -> str | Said | None:
        """The entry that a message asks for after the answer about `last`, or what is said of that answer itself."""
        applied = self._applied(reading, last)
        if applied is not None or reading.quantities:
            return applied
        entry = self._follow_up(reading, last) or self._same_elsewhere(reading, last)
        if entry is not None:
            return entry
        facet = self._matching.facet(reading.said)
        if facet is None or facet[1].similarity < FACET_SURE or facet[1].coverage < FACET_COVERS:
            return self._gone_on(reading, last.entry) if last.entry else None
        nearby = self._nearby.meant(reading, last.entry) if last.entry and facet[0] is Facet.WHY else None
        return nearby or facet_said(self._knowledge, last, facet[0])

    def _gone_on(self, reading: Reading, last: str) -> str | None:
        """The neighbour of the last entry that a message means which begins with `and` or says `it`."""
        goes_on = reading.words[0] in GOES_ON or POINTING & set(reading.words)
        return self._nearby.beside(reading, last) if goes_on and not reading.query.names_something else None

    def _follow_up(self, reading: Reading, last: Topic) -> str | None:
        """The entry that the last one names for such a message."""
        item = self._knowledge.items.get(last.entry or "")
        if item is None:
            return None
        text = " ".join(reading.words)
        return next(
            (
                follow_up.entry
                for follow_up in item.entry.follow_ups
                if follow_up.entry in self._knowledge.items and most_alike(text, follow_up.ask, FOLLOWS)
            ),
            None,
        )

    def _same_elsewhere(self, reading: Reading, last: Topic) -> str | None:
        """The other employer that a message names after an answer about one: `is it the same at Amazon?`."""
        item, query = self._knowledge.items.get(last.entry or ""), reading.query
        leans = len(query.employers) == 1 and not query.names_something and query.leftover <= LEANS
        if item is None or item.kind is not Kind.EMPLOYER or not leans:
            return None
        return query.employers[0] if query.employers[0] in self._knowledge.items else None

    def _applied(self, reading: Reading, last: Topic) -> Said | None:
        """The last answer's percentage of an amount just said: `so on a 300k base that would be`."""
        query, item = reading.query, self._knowledge.items.get(last.entry or "")
        if item is None or query.roles or query.percents or query.leftover > LEANS or reading.foreign_story:
            return None
        beside = (self._knowledge.items[key] for key in item.entry.see_also if key in self._knowledge.items)
        for one in (item, *(other for other in beside if other.topic == item.topic)):
            reply = self._arithmetic.applied(one.entry, query)
            if reply is not None:
                return Said(Outcome.ANSWER, (reply,), one.entry.id)
        return None


def _named(reading: Reading, labels: Iterable[str]) -> str | None:
    """The only label that has all telling words of a message: `for a manager`, `the chief`."""
    telling = [word for word, weight in zip(reading.words, reading.weights, strict=True) if weight]
    fitting = [label for label in labels if set(telling) <= set(plain_words(label))]
    return fitting[0] if telling and len(fitting) == 1 else None
