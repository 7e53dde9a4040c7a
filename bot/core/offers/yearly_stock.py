"""Stock that is stated year by year: "50k in year 1, 100k in year 2, 150k in year 3" is one grant with its schedule."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from bot.core.offers.fields import Field
from bot.core.offers.finding import Finding
from bot.core.offers.labels import Label
from bot.core.offers.page import Page
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.schedule import Schedule

_QUARTERS = (3, 6, 9, 12)
_LEADS = frozenset({":", "of", "=", "-", "("})
_FEWEST, _MOST = 3, 5


def row_on(page: Page, figures: Sequence[Quantity], labels: Sequence[Label]) -> list[Finding]:
    """Return the stock of each year where slashes list it: "RSUs 100k/120k/140k/160k"; none where nothing does."""
    for label in labels:
        if label.field is not Field.STOCK:
            continue
        behind = [quantity for quantity in figures if quantity.first >= label.behind]
        if not behind or not set(page.words(label.behind, behind[0].first)) <= _LEADS:
            continue
        row = behind[:1]
        for one, other in pairwise(behind):
            if page.words(one.behind, other.first) != ("/",) or not _is_amount(other):
                break
            row.append(other)
        if _FEWEST <= len(row) <= _MOST and _is_amount(row[0]):
            return [Finding(Field.STOCK, one, label, year) for year, one in enumerate(row, start=1)]
    return []


def _is_amount(quantity: Quantity) -> bool:
    return quantity.measure is Measure.AMOUNT and (quantity.scaled or quantity.grouped)


def years_from(findings: Sequence[Finding], at: int) -> int:
    """Return how many findings from index ``at`` on state the stock of the first year, the second, and so on."""
    years = 0
    for finding in findings[at:]:
        if finding.field is not Field.STOCK or finding.year != years + 1:
            break
        years += 1
    return years


def states_total(findings: Sequence[Finding], at: int) -> bool:
    """Say whether a finding is the total of the years behind it: "$400k: year 1 $160k, year 2 $120k, …"."""
    total = findings[at]
    if total.field is not Field.STOCK or total.year is not None:
        return False
    years = findings[at + 1 : at + 1 + years_from(findings, at + 1)]
    return bool(years) and sum(finding.quantity.value for finding in years) == total.quantity.value


def schedule_of(amounts: Sequence[Fraction]) -> Schedule:
    """Return the schedule of a grant that pays these amounts year by year, spread evenly over each year's quarters."""
    total = sum(amounts)
    return Schedule(
        tranches=tuple(
            (12 * year + month, amount / total / len(_QUARTERS))
            for year, amount in enumerate(amounts)
            if amount
            for month in _QUARTERS
        )
    )
