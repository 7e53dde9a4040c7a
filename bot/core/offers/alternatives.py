"""Two offers in one sentence, without headings: "400k flat, or 310k base + 15%", "on 180k + 10% now; they offer 220k"."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from bot.core.offers.amounts import money
from bot.core.offers.columns import columns_of
from bot.core.offers.fields import BESIDE, Field
from bot.core.offers.finding import Findings
from bot.core.offers.findings import find
from bot.core.offers.headings import Cut
from bot.core.offers.page import Page
from bot.core.offers.small_words import FORMERLY
from bot.core.reading.word_sets import words as word_set

CURRENT, NEW = "Current", "New offer"
MOST_TRIED = 24
"""Places to cut that are tried; a message with more is a text, not a list of offers."""

_MOST_FIGURES = 30
"""Figures of a sentence that is looked at for alternatives."""
_COUNTED = frozenset(Field) - {Field.TOTAL, *BESIDE, Field.PRICE, Field.STRIKE, Field.COMPANY_VALUE}
_OR = word_set("or alternatively otherwise oder")
_JOINTS = frozenset(
    {";", ".", "and", "/", ",", "\n", "\n\n", "+", "&", "while", "but", "plus", "whereas", "-", "vs", "or"}
    | {"with", "to", "against", "than"}
)
_COMPARING = word_set("compare comparing compared comparison better best versus")
_NOW = word_set("current currently now today presently present aktuell derzeit")
_RAISED = frozenset({("up", "from"), ("from", "my")})
"""What compares an offer with today's pay in passing: "255k, up from my current 230k"."""
_APART = Decimal("2.5")
"""Bases of two alternatives lie within this factor; a bonus of 56k is no other base beside 280k."""


def stated_fields(found: Findings) -> set[Field]:
    """Return the parts of an offer that are stated, or said to be absent."""
    stated = {finding.field for finding in found.findings if finding.field in _COUNTED}
    return stated | {absence.label.field for absence in found.absent if absence.label.field in _COUNTED}


def sign_cuts(page: Page, signs: frozenset[str]) -> list[Cut]:
    """Return the signs and joint words of ``page`` that may part two offers; points inside figures are none."""
    return [
        Cut(at, at + 1)
        for at in range(page.first + 1, page.behind - 1)
        if page.word(at) in signs
        and not any(q.first <= at < q.behind for q in page.quantities)
        and not (page.word(at) == "." and page.tokens[at + 1].glued)
    ]


def is_present(page: Page) -> bool:
    """Say whether a part of a message speaks of what is earned today."""
    if any(token.text in FORMERLY for token in page.tokens):
        return False  # "was 250k base, now 265k": the offer has changed
    return bool(_NOW & set(page.words(page.first, page.behind)))


def _parts(page: Page, cuts: Sequence[Cut]) -> list[Findings]:
    bounds = [page.first, *(edge for cut in cuts for edge in (cut.at, cut.behind)), page.behind]
    return [find(page.part(first, behind)) for first, behind in zip(bounds[::2], bounds[1::2], strict=True)]


def _base(found: Findings) -> Decimal | None:
    base = next((finding for finding in found.findings if finding.field is Field.BASE), None)
    return money(found.page, base, bare=Decimal(1000)).value if base is not None else None


def _alike(parts: Sequence[Findings]) -> bool:
    """Say whether all parts have a base of about the same size."""
    bases = [_base(part) for part in parts]
    known = [base for base in bases if base is not None and base > 0]
    return len(known) == len(bases) and max(known) <= _APART * min(known)


def _is_alternative(found: Findings) -> bool:
    """Say whether a part states a base by its name, or a base and something else."""
    return _has_named_base(found) or len(stated_fields(found)) > 1


def is_crowded(found: Findings) -> bool:
    """Say whether a page states more than one offer can hold: two bases, a figure left over."""
    fields = Counter(finding.field for finding in found.findings)
    return bool(found.alone) or fields[Field.BASE] + fields[Field.PRESENT] > 1 or fields[Field.BONUS] > 1


def _either_or(page: Page) -> list[Findings]:
    """Return the alternatives that "or" parts: "would you take 250k + 20% or 280k + 5%"."""
    cuts = sign_cuts(page, _OR)[:MOST_TRIED]
    for chosen in (cuts, *([cut] for cut in cuts if len(cuts) > 1)):
        parts = _parts(page, chosen) if chosen else []
        if parts and _alike(parts) and all(map(_is_alternative, parts)):
            return parts
    return []


def _now_and_then(page: Page) -> list[Findings]:
    """Return what is earned today and what is offered, where both are packages of several parts."""
    words = page.words(page.first, page.behind)
    if not is_present(page) or _RAISED & set(pairwise(words)):
        return []
    for cut in reversed(sign_cuts(page, _JOINTS)[-MOST_TRIED:]):
        now, then = is_present(page.part(page.first, cut.at)), is_present(page.part(cut.behind, page.behind))
        parts = _parts(page, [cut]) if now is not then else []
        if parts and _alike(parts) and len(stated_fields(parts[0 if now else 1])) > 1:
            return parts
    return []


def _repeated(page: Page) -> list[Findings]:
    """Return the parts that state the same: "280k base 20% bonus and 310k base 15% bonus", "250k/15%, 270k/10%"."""
    named: list[Findings] = []
    for cut in sign_cuts(page, _JOINTS)[:MOST_TRIED]:
        parts = _parts(page, [cut])
        one, other = map(stated_fields, parts)
        if len(one & other) > 1 and _alike(parts):
            if one == other:
                return parts
            named = named or (parts if all(map(_has_named_base, parts)) else [])
    return named


def _listed(page: Page) -> list[Findings]:
    """Return the offers of a list: "280k base 20% bonus; 300k base 10% bonus; 250k base"."""
    cuts = sign_cuts(page, frozenset({";"}))
    parts = _parts(page, cuts) if 0 < len(cuts) <= MOST_TRIED else []
    return parts if parts and _alike(parts) and all(map(_is_alternative, parts)) else []


def _each_base(page: Page, whole: Findings) -> list[Findings]:
    """Return the parts that begin with a base each: "300k base, 10% bonus, 280k base, 15% bonus, 250k base, 30% bonus"."""
    bases = [f.first for f in whole.findings if f.field is Field.BASE and f.label is not None]
    joints = sign_cuts(page, _JOINTS)
    cuts = [
        max((cut for cut in joints if before < cut.at < base), key=lambda cut: cut.at, default=None)
        for before, base in pairwise(bases)
    ]
    known = [cut for cut in cuts if cut is not None]
    if not known or len(known) < len(cuts) or len(cuts) > MOST_TRIED:
        return []
    parts = _parts(page, known)
    fields = [stated_fields(part) for part in parts]
    comparing = bool(_COMPARING & set(page.words(page.first, page.behind)))
    same = all(one == fields[0] for one in fields) and len(fields[0]) > 1
    return parts if _alike(parts) and (same or comparing) and all(map(_has_named_base, parts)) else []


def _has_named_base(found: Findings) -> bool:
    return any(f.field is Field.BASE and f.label is not None for f in found.findings)


def side_by_side(page: Page) -> list[Findings]:
    """Return the offers that stand in columns; none where there are no columns."""
    columns = columns_of(page)
    return columns if columns and _alike(columns) else []


def alternatives(page: Page, whole: Findings) -> list[Findings]:
    """Return the offers that one sentence, read as ``whole``, states; none where it states only one."""
    if len(page.quantities) > _MOST_FIGURES or any(token.text in FORMERLY for token in page.tokens):
        return []
    return (
        side_by_side(page)
        or _now_and_then(page)
        or _either_or(page)
        or _listed(page)
        or _each_base(page, whole)
        or _repeated(page)
    )
