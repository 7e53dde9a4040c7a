"""Multinomial logistic regression on a table of similarities: which of the labels a text resembles."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_CURVATURE = np.float32(0.15)
_NOT_REFITTED = np.float32(1.35)
_SHARPNESSES = tuple(1.25**power for power in range(-4, 16))


@dataclass(frozen=True, slots=True)
class Regression:
    """What was learnt from an index: similarities to its phrasings times `weights` are the labels' scores.

    `left_out` are the scores that each phrasing gets from all the others: an honest look at the index.
    """

    weights: Floats
    left_out: Floats


def probabilities(scores: Floats) -> Floats:
    """Return the softmax of the last axis."""
    lifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = lifted / lifted.sum(axis=-1, keepdims=True)
    return result


def fit(similarity: Floats, members: Floats, ridge: float, steps: int) -> Regression:
    """Maximise the likelihood of the labels, penalised by `ridge` times the squared length in the kernel's space.

    `similarity` is the square table of the phrasings (positive semi-definite), `members` holds 1 where a
    phrasing belongs to a label. Each step solves a quadratic model of the likelihood whose matrix stays the same, so that
    it is inverted once (Böhning 1992; its bound of one half for the curvature of softmax is loose where
    there are many labels); Nesterov's momentum makes a few steps enough. Because the matrix is the similarity
    times the curvature plus the ridge, the change of the scores follows from that of the weights without a
    second product.

    The scores without a phrasing's own part come from the same model in closed form (Rasmussen and Williams
    2006, section 5.4.2) without fitting again, which takes about a third too little away: made good by a factor.
    """
    bound = _CURVATURE * similarity
    bound[np.diag_indices(len(similarity))] += ridge
    inverse = np.linalg.inv(bound)
    weights = ahead = np.zeros_like(members)
    scores = scores_ahead = np.zeros_like(members)
    pace = 1.0
    shrink = np.float32(ridge)
    for _ in range(steps):
        slope: Floats = probabilities(scores_ahead) - members + np.multiply(shrink, ahead)
        change: Floats = inverse @ slope
        new_weights: Floats = ahead - change
        new_scores: Floats = scores_ahead - np.divide(slope - np.multiply(shrink, change), _CURVATURE)
        next_pace = (1 + math.sqrt(1 + 4 * pace * pace)) / 2
        momentum = np.float32((pace - 1) / next_pace)
        ahead = new_weights + momentum * (new_weights - weights)
        scores_ahead = new_scores + momentum * (new_scores - scores)
        weights, scores, pace = new_weights, new_scores, next_pace
    own: Floats = np.multiply(_NOT_REFITTED / _CURVATURE, shrink - np.reciprocal(np.diag(inverse)))
    left_out: Floats = scores + own[:, None] * weights
    return Regression(weights, left_out)


def best_sharpness(left_out: Floats, members: Floats) -> float:
    """Return the factor that makes the probabilities of left-out phrasings most honest (highest likelihood)."""
    of_label = members.argmax(axis=1)
    rows = np.arange(len(members))

    def surprise(factor: float) -> float:
        chances = probabilities(left_out * np.float32(factor))[rows, of_label]
        return -float(np.log(np.maximum(chances, 1e-9)).sum())

    return min(_SHARPNESSES, key=surprise)
