"""Yearly weights of a schedule: "5/15/40/40", "40-30-20-10", "33, 33, 22 and 12"."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from bot.core.reading.numbers import text_at
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.schedule_hint import Hint, Sort
from bot.core.reading.schedule_words import near_vesting, rhythm_at
from bot.core.reading.tokens import Token
from bot.core.reading.units import Per, period

_MOST_YEARS = 10
_FEWEST_TWICE = 2
_KINDS = frozenset({Measure.NUMBER, Measure.PERCENT})
_WEIGHTS = frozenset(
    {"weights", "weighted", "weighting", "split", "loaded", "rsu", "rsus", "stock", "equity"}
)
_JOINTS = frozenset({"/", "-", ",", "and", "then", "&", ":", "%", "|"})


def _chain(quantities: Sequence[Quantity], found: Sequence[Token], index: int) -> list[Quantity]:
    """Return the figures that follow each other with nothing but a joint between them."""
    chain = [quantities[index]]
    for following in quantities[index + 1 : index + _MOST_YEARS]:
        between = [token.text for token in found[chain[-1].behind : following.first]]
        if len(between) > 2 or not set(between) <= _JOINTS or following.measure not in _KINDS:
            break
        if sum(quantity.value for quantity in chain) == 100:
            break  # 40/30/20/10, 20 sign-on
        chain.append(following)
    return chain


def _is_bare_row(chain: Sequence[Quantity]) -> bool:
    """Say whether figures without percent signs stand beside each other with nothing between: "15 25 25 35"."""
    return any(
        one.behind == other.first and one.measure is not Measure.PERCENT for one, other in pairwise(chain)
    )


def _is_by_year(found: Sequence[Token], chain: Sequence[Quantity]) -> bool:
    """Say whether a word beside figures says that they are weights: "15 25 25 35 yearly", "weights 10 20 30 40"."""
    lead = text_at(found, chain[0].first - 1)
    lead = text_at(found, chain[0].first - 2) if lead in {":", "=", "of"} else lead
    behind = chain[-1].behind + (text_at(found, chain[-1].behind) == "%")
    return lead in _WEIGHTS or rhythm_at(found, behind) is not None


def _follows_length(found: Sequence[Token], at: int) -> bool:
    """Say whether weights stand behind a length in years: "over 4 years but 25/25/25/20"."""
    return any(period(text_at(found, at - step)) is Per.YEAR for step in (1, 2))


def weights_at(
    quantities: Sequence[Quantity], found: Sequence[Token], index: int, *, expected: bool
) -> Hint | None:
    """Read the yearly weights that begin with ``quantities[index]``.

    Three or more figures that add up to 100 are weights anywhere; two, or a wrong sum, only where vesting is the
    subject. Equal weights may miss 100 by up to 2, as 33/33/33 does.
    """
    chain = _chain(quantities, found, index)
    kinds = {quantity.measure for quantity in chain}
    if len(chain) < 2 or not kinds <= _KINDS or any(q.spelled for q in chain):
        return None
    if chain[0].measure is Measure.PERCENT and Measure.NUMBER in kinds:
        return None
    weights = tuple(Fraction(quantity.value) for quantity in chain)
    if not all(0 <= weight <= 100 for weight in weights):
        return None
    total = sum(weights)
    exact = total == 100 or (len(set(weights)) == 1 and 98 <= total < 100)
    subject = expected or near_vesting(found, chain[0].first, chain[-1].behind)
    subject = subject or (len(chain) > _FEWEST_TWICE and _follows_length(found, chain[0].first))
    slip = subject and len(chain) > 2 and 80 <= total <= 120
    if not (exact and (subject or len(chain) > 2)) and not slip:
        return None
    if _is_bare_row(chain) and not (exact and len(chain) > 2 and (subject or _is_by_year(found, chain))):
        return None
    behind = chain[-1].behind + (text_at(found, chain[-1].behind) == "%")
    return Hint(Sort.WEIGHTS, chain[0].first, behind, weights=weights)
