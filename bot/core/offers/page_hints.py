"""Hints at vesting on a page, and which of its figures belong to a schedule rather than to the pay."""

from collections.abc import Collection, Sequence

from bot.core.offers.corrections import without_corrected
from bot.core.offers.fields import EQUITY_FAMILY, Field
from bot.core.offers.page import Page
from bot.core.reading.quantities import Measure
from bot.core.reading.schedule import Schedule
from bot.core.reading.schedule_hint import Hint, Sort
from bot.core.reading.schedule_hints import hints_of
from bot.core.reading.schedule_words import VESTING_WORDS

_LIKE = VESTING_WORDS | {"like", "style"}
_NOW = frozenset({"now", "upfront", "immediately"})
_BETWEEN_PARTS = frozenset({",", "+", ";", "\n", "and", "/"})


def _presets(page: Page) -> dict[str, Schedule]:
    """Return the schedules of employers whose schedule is meant: "Amazon vesting", "like Google"."""
    presets = {}
    for name in page.employers:
        around = page.words(name.first - 3, name.first) + page.words(name.behind, name.behind + 3)
        if name.employer and name.employer.schedule and _LIKE & set(around):
            presets[" ".join(page.words(name.first, name.behind))] = name.employer.schedule
    return presets


def hints_on(page: Page) -> tuple[Hint, ...]:
    """Return every hint at vesting on ``page``, outside the names of parts."""
    outside = {*range(page.first), *range(page.behind, len(page.tokens))}
    named = {index for label in page.labels if not label.weak for index in range(label.first, label.behind)}
    hints = hints_of(page.tokens, page.quantities, _presets(page), outside | named | _company_values(page))
    return without_corrected(page, hints)


def _company_values(page: Page) -> frozenset[int]:
    """Return the first tokens of amounts that value the company: the "80m" of "0.3% at 80m post" is no date."""
    company = [label for label in page.labels if label.field is Field.COMPANY_VALUE]
    return frozenset(
        quantity.first
        for quantity in page.quantities
        if quantity.maybe_months
        and any(label.first == quantity.behind or label.behind == quantity.first for label in company)
    )


def vesting_tokens(page: Page, hints: Sequence[Hint]) -> frozenset[int]:
    """Return the tokens of figures that belong to a schedule or to a date, and are no part of the pay."""
    measures = {quantity.first: quantity.measure for quantity in page.quantities}
    return frozenset(
        at
        for index, hint in enumerate(hints)
        if hint.sort is Sort.YEAR
        or (hint.sort is Sort.LENGTH and measures.get(hint.first) is Measure.NUMBER)
        or (hint.sort is Sort.CADENCE and hint.first in measures)
        or (hint.sort is Sort.MOMENT and hint.first not in measures)
        or _is_vesting_figure(page, hints, index)
        for at in range(hint.first, hint.behind)
    )


def _is_vesting_figure(page: Page, hints: Sequence[Hint], index: int) -> bool:
    """Say whether a percentage belongs to a schedule: weights, "25 % a year", "half after a year"."""
    hint = hints[index]
    if hint.sort is Sort.WEIGHTS:
        return True
    near = page.words(hint.first - 5, hint.first) + page.words(hint.behind, hint.behind + 5)
    vests = bool(VESTING_WORDS & set(near))
    before = next((label for label in reversed(page.labels) if label.behind <= hint.first), None)
    in_grant = before is not None and before.field in EQUITY_FAMILY
    at_name = before is not None and before.behind in {hint.first, hint.first - 1}
    if at_name and not in_grant and not _vests_at(page, hint):
        return False  # "bonus 15% quarterly"
    if hint.sort is Sort.EACH:
        named = any(label.first == hint.behind for label in page.labels)
        return vests or (in_grant and not named)
    return hint.sort is Sort.PORTION and (vests or in_grant) and _is_dated(hints, index)


def _vests_at(page: Page, hint: Hint) -> bool:
    """Say whether a word of vesting stands directly at a hint, or in it."""
    words = (page.word(hint.first - 1), page.word(hint.behind), *page.words(hint.first, hint.behind))
    return bool(VESTING_WORDS & set(words))


def _is_dated(hints: Sequence[Hint], index: int) -> bool:
    hint = hints[index]
    following = hints[index + 1] if index + 1 < len(hints) else None
    if following is not None and following.sort in {Sort.MOMENT, Sort.YEAR}:
        return following.first <= hint.behind + 3
    preceding = hints[index - 1] if index else None
    return preceding is not None and preceding.sort is Sort.YEAR and preceding.behind >= hint.first - 3


def _leads_on(page: Page, hint: Hint, between: Collection[str]) -> bool:
    """Say whether a year behind a figure belongs to the next one: "$400k: year 1 $160k", "400k (year 1: 100k, …)"."""
    return ":" in between or page.word(hint.behind) in {":", "="}


def year_at(page: Page, hints: Sequence[Hint], first: int, behind: int) -> int | None:
    """Return the year that "in year 2", "2nd year", "after 12 months", "now" gives to the figure at some tokens."""
    if page.word(behind) in _NOW:
        return 1
    for hint in hints:
        gap = hint.first - behind if hint.first >= behind else first - hint.behind
        if not 0 <= gap <= 3 or hint.months is None:
            continue
        between = set(page.words(min(behind, hint.behind), max(first, hint.first)))
        if _BETWEEN_PARTS & between or (hint.first >= behind and _leads_on(page, hint, between)):
            continue
        if hint.sort is Sort.YEAR:
            return int(hint.months)
        if hint.sort is Sort.MOMENT and hint.months in {1, 12, 13}:
            return 1 if hint.months == 1 else 2
        if hint.sort is Sort.LENGTH and hint.months == 12 and page.word(hint.first - 1) in {"after", "at"}:
            return 2
    return None
