"""Which words of an offer speak of vesting: "quarterly" may be the bonus, "a year" how often stock is given."""

from bot.core.offers.fields import Field
from bot.core.offers.finding import Findings
from bot.core.reading.schedule_hint import Hint, Sort
from bot.core.reading.schedule_words import VESTING_WORDS
from bot.core.reading.word_sets import words as word_set

_ABOUT_PAY = word_set("bonus salary base pay allowance raise payout basis")
_OTHER_LENGTHS = word_set("experience exp yoe notice old contract ago left")


def is_about_vesting(found: Findings, hint: Hint) -> bool:
    """Say whether a hint can be about vesting at all: words such as "all" or "full" need a date or "vest" near."""
    following = found.page.word(hint.behind)
    if hint.sort is Sort.REST and any(h.sort is Sort.MOMENT and h.first < hint.first for h in found.hints):
        return True
    if hint.sort in {Sort.PORTION, Sort.REST, Sort.YEAR}:
        return hint.until is not None or _is_dated(found, hint)
    if hint.sort is Sort.CADENCE:
        return following not in _ABOUT_PAY and not (hint.every == 12 and _is_rate(found, hint))
    return hint.sort is not Sort.LENGTH or following not in _OTHER_LENGTHS


def _is_dated(found: Findings, hint: Hint) -> bool:
    """Say whether a date, or a word of vesting, stands near."""
    page = found.page
    near = page.words(hint.first - 5, hint.first) + page.words(hint.behind, hint.behind + 5)
    return bool(VESTING_WORDS & set(near)) or any(
        other.sort in {Sort.MOMENT, Sort.YEAR} and abs(other.first - hint.behind) <= 4
        for other in found.hints
    )


def _is_rate(found: Findings, hint: Hint) -> bool:
    """Say whether "a year" behind a grant tells how often it is given: "100k RSUs per year"."""
    return any(f.behind == hint.first and f.field is Field.STOCK for f in found.findings)


def speaks_of_vesting(found: Findings, hint: Hint) -> bool:
    """Say whether a hint is about vesting wherever it stands: "vesting over 18 months", "one year cliff"."""
    page = found.page
    near = page.words(hint.first - 5, hint.first) + page.words(hint.behind, hint.behind + 4)
    return bool((VESTING_WORDS | {"cliff"}) & set(near)) or hint.sort in {
        Sort.CLIFF,
        Sort.WEIGHTS,
        Sort.PRESET,
    }
