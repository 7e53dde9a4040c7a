"""Figures as the world writes them: 280,000 · 280.000 · 250'000 · 4,00,000 · 1,2 · .3 and the like."""

import re
from decimal import Decimal

_GROUPS_OF_THREE = re.compile(r"[0-9]{1,3}(?:([.,'])[0-9]{3})(?:\1[0-9]{3})*")
_INDIAN_GROUPS = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")
_PLAIN = re.compile(r"[0-9]+")
_UNGROUPED = re.compile(r"[.,']")
LONGEST_FIGURE = 24
"""Digits of a figure that is read; a longer one is no amount of anything."""


def value_of(figure: str, *, small: bool = False) -> Decimal | None:
    """Return the number that ``figure`` writes, or None if it is not one number (as ``5,15,40,40``).

    A single point or comma before exactly three digits groups thousands (280.000 is 280 thousand), unless ``small``
    says that a percent sign or "million" follows, where a point or comma before three digits is a decimal sign
    (2.125 %), or the figure begins with a zero. The last of two different signs is the decimal sign.
    """
    if sum(character.isdigit() for character in figure) > LONGEST_FIGURE:
        return None
    if _PLAIN.fullmatch(figure):
        return Decimal(figure)
    signs = [character for character in figure if not character.isdigit()]
    if len(signs) == 1:
        return _with_one_sign(figure, signs[0], small=small)
    if _INDIAN_GROUPS.fullmatch(figure) or _GROUPS_OF_THREE.fullmatch(figure):
        return Decimal(_UNGROUPED.sub("", figure))
    whole, last, fraction = figure.rpartition(signs[-1])
    grouped = _GROUPS_OF_THREE.fullmatch(whole) or _INDIAN_GROUPS.fullmatch(whole)
    if last == "'" or signs.count(last) > 1 or not grouped:
        return None
    return Decimal(f"{_UNGROUPED.sub('', whole)}.{fraction}")


def _with_one_sign(figure: str, sign: str, *, small: bool) -> Decimal | None:
    head, _, tail = figure.partition(sign)
    if sign == "'":
        return Decimal(head + tail) if _GROUPS_OF_THREE.fullmatch(figure) else None
    if not head:
        return Decimal(f"0.{tail}")
    if len(tail) == 3 and len(head) <= 3 and head != "0" and not small:
        return Decimal(head + tail)
    return Decimal(f"{head}.{tail}")


def pieces_of(figure: str) -> tuple[tuple[int, str], ...]:
    """Split a run of figures that is not one number (``5,15,40,40``) into its members with their offsets."""
    if value_of(figure) is not None or len(figure) > 400:
        return ((0, figure),)
    return tuple((match.start(), match.group()) for match in re.finditer(r"[0-9]+(?:\.[0-9]+)?", figure))


def is_grouped(figure: str) -> bool:
    """Say whether ``figure`` writes thousands in groups, as only amounts and large counts do."""
    return bool(_GROUPS_OF_THREE.match(figure) or _INDIAN_GROUPS.match(figure))
