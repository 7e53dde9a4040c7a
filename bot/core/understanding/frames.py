"""What sort of question is asked (why, by whom, which companies), and which entries answer that sort."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.base import Knowledge
from knowledge.lexicon import Phrases
from knowledge.matcher import Candidate
from knowledge.words import plain_words

FRAMES = ("why", "who_says", "asked", "which_companies", "when")
"""Groups of `lexicon.yaml` that make a question one of a sort."""

MOSTLY = 0.5
"""An entry is of a sort if this share of its questions is."""

SAME_SORT = 3.0
OTHER_SORT = 0.4


class Frames:
    """Weighs candidates by whether they answer the sort of question that was asked."""

    def __init__(self, knowledge: Knowledge) -> None:
        concepts = knowledge.lexicon.concepts
        self._phrases = Phrases((phrase, frame) for frame in FRAMES for phrase in concepts.get(frame, ()))
        self._of_entry = {key: self._mostly(item.entry.questions) for key, item in knowledge.items.items()}

    def asked(self, words: Sequence[str]) -> frozenset[str]:
        """The sorts of question that the words ask."""
        found: set[str] = set()
        for place in range(len(words)):
            hit = self._phrases.at(words, place)
            if hit is not None:
                found.update(hit[1])
        return frozenset(found)

    def weighed(self, words: Sequence[str], candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates, those of the sort asked for likelier, best first; confidences still add up as before."""
        asked = self.asked(words)
        weights = [self._weight(asked, candidate.label) for candidate in candidates]
        before = sum(candidate.confidence for candidate in candidates)
        after = sum(
            candidate.confidence * weight for candidate, weight in zip(candidates, weights, strict=True)
        )
        if not after or len(set(weights)) == 1:
            return list(candidates)
        weighed = [
            replace(candidate, confidence=candidate.confidence * weight * before / after)
            for candidate, weight in zip(candidates, weights, strict=True)
        ]
        return sorted(weighed, key=lambda candidate: -candidate.confidence)

    def _weight(self, asked: frozenset[str], label: str) -> float:
        own = self._of_entry.get(label, frozenset[str]())
        if own & asked:
            return SAME_SORT
        return OTHER_SORT if own else 1.0

    def _mostly(self, questions: Sequence[str]) -> frozenset[str]:
        sorts = [self.asked(plain_words(question)) for question in questions]
        return frozenset(
            frame for frame in FRAMES if sum(frame in sort for sort in sorts) >= MOSTLY * len(questions)
        )
