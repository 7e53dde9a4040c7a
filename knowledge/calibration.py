"""From where on an answer is trusted: thresholds measured on the index itself, not guessed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.matcher import NOBODY, Candidate, Matcher, Phrasing

Floats = NDArray[np.float64]

FALSE_ANSWERS = 0.01
"""Share of questions out of scope that may be answered, at most."""

_FOLDS = 5
_STEPS = 16


@dataclass(frozen=True, slots=True)
class Calibration:
    """The least confidence, margin to the runner-up and coverage with which a candidate is an answer."""

    confidence: float
    margin: float
    coverage: float

    def accepts(self, ranked: Sequence[Candidate]) -> bool:
        """Say whether the best of the ranked candidates is an answer; `NOBODY` never is."""
        if not ranked or ranked[0].label == NOBODY:
            return False
        confidence, margin, coverage = measures(ranked)
        return confidence >= self.confidence and margin >= self.margin and coverage >= self.coverage


def measures(ranked: Sequence[Candidate]) -> tuple[float, float, float]:
    """Return confidence, margin to the runner-up and coverage of the best candidate (at least one is ranked)."""
    second = ranked[1].confidence if len(ranked) > 1 else 0.0
    return ranked[0].confidence, ranked[0].confidence - second, ranked[0].coverage


def calibrate(
    phrasings: Sequence[Phrasing],
    out_of_scope: Iterable[str],
    build: Callable[[Sequence[Phrasing]], Matcher],
    false_answers: float = FALSE_ANSWERS,
) -> Calibration:
    """Choose the thresholds that answer most questions rightly and at most `false_answers` of those out of scope.

    Each fifth of the phrasings is asked of a matcher that `build` makes of the others; questions out of
    scope are asked of a matcher of them all. A wrong answer weighs as much as a right one. With equal merit
    the lowest thresholds win. Deterministic.
    """
    inside: list[tuple[float, float, float]] = []
    merit: list[int] = []
    for fold in range(_FOLDS):
        asked = [phrasing for place, phrasing in enumerate(phrasings) if place % _FOLDS == fold]
        matcher = build([phrasing for place, phrasing in enumerate(phrasings) if place % _FOLDS != fold])
        for phrasing in asked:
            ranked = matcher.rank(phrasing.text, limit=2)
            if phrasing.label != NOBODY and ranked and ranked[0].label != NOBODY:
                inside.append(measures(ranked))
                merit.append(1 if ranked[0].label == phrasing.label else -1)
    whole = build(phrasings)
    asked_outside = [whole.rank(text, limit=2) for text in out_of_scope]
    outside = [measures(ranked) for ranked in asked_outside if ranked and ranked[0].label != NOBODY]
    allowed = int(false_answers * len(asked_outside))
    return _best(_table(inside), np.array(merit), _table(outside), allowed)


def _table(rows: Sequence[tuple[float, float, float]]) -> Floats:
    return np.array(rows, dtype=np.float64).reshape(len(rows), 3)


def _best(inside: Floats, merit: NDArray[np.int64], outside: Floats, allowed: int) -> Calibration:
    """Try all combinations of thresholds; those of confidence also just above each disturbing question."""
    everything = np.vstack([inside, outside])
    if not len(everything):
        return Calibration(0.0, 0.0, 0.0)
    confidences, margins, coverages = (_steps(column) for column in everything.T)
    chosen = (1.0, 1.0, 1.0)
    most = 0
    for coverage in coverages:
        for margin in margins:
            left = outside[(outside[:, 1] >= margin) & (outside[:, 2] >= coverage), 0]
            least = np.sort(left)[::-1][allowed] if len(left) > allowed else 0.0
            kept = (inside[:, 1] >= margin) & (inside[:, 2] >= coverage)
            for confidence in (
                step for step in (*confidences, np.nextafter(least, 2)) if step > least or not least
            ):
                won = int(merit[kept & (inside[:, 0] >= confidence)].sum())
                if won > most:
                    most, chosen = won, (float(confidence), float(margin), float(coverage))
    return Calibration(*chosen)


def _steps(values: Floats) -> Sequence[float]:
    return [0.0, *np.unique(np.quantile(values, np.linspace(0, 1, _STEPS, endpoint=False))).tolist()]
