"""What is asked of a grant: what a percentage is of, and whether a yearly award vests or is given anew each year."""

from decimal import Decimal

from bot.core.offers import wording
from bot.core.offers.fields import Field
from bot.core.offers.finding import Finding
from bot.core.offers.page import Page
from bot.core.offers.piece import HUNDRED, Reader
from bot.core.offers.reading import Choice, Problem
from bot.core.offers.sheet import VestingPart
from bot.core.reading.quantities import Quantity
from bot.core.reading.schedule import USUAL_MONTHS, Schedule

_LARGEST_STAKE = Decimal(5)


def of_base_instead(reader: Reader, finding: Finding, path: str, schedule: Schedule) -> tuple[Problem, ...]:
    """Ask what a percentage of base gives, or a large one of "equity" is of: nobody is hired for a tenth of a company."""
    points, base = finding.quantity.value, reader.base()
    of_base = _is_of_base(reader.page, finding.quantity)
    if (
        finding.field is not Field.STOCK
        or base is None
        or not (of_base or _LARGEST_STAKE < points <= HUNDRED)
    ):
        return ()
    yearly, shown = base * points / HUNDRED, wording.points(points)
    vesting = {} if schedule.is_empty else {"vesting": VestingPart.of(schedule)}
    each_year = {"kind": "rsu", "value": yearly * USUAL_MONTHS / 12, **vesting}
    in_all = {"kind": "rsu", "value": yearly, **vesting}
    first = Choice(f"{shown} of base a year", ((path, each_year),))
    if of_base:
        sentence = f"Is that {shown} of base in stock each year, or in all?"
        return (Problem(path, sentence, (first, Choice(f"{shown} of base in all", ((path, in_all),)))),)
    other = Choice(f"{shown} of the company", ())
    return (Problem(path, f"Is that {shown} of base a year, or of the company?", (first, other)),)


def _is_of_base(page: Page, quantity: Quantity) -> bool:
    """Say whether a percentage is said to be of base: "RSUs of 40% of base", "25% of my salary"."""
    words = page.words(quantity.behind, quantity.behind + 4)
    return words[:1] == ("of",) and bool({"base", "salary"} & set(words[1:]))


def is_award(finding: Finding) -> bool:
    """Say whether stock is named as what is awarded anew each year: "LTI 90k a year"."""
    words = set(finding.label.words.split()) if finding.label is not None else set()
    return bool(words & {"lti", "ltip", "long", "long-term"})


def each_year_problem(yearly: Decimal, path: str, schedule: Schedule) -> Problem:
    """Ask whether a yearly amount with a schedule of its own vests each year, or is awarded anew each year."""
    shown = wording.brief(yearly)
    vesting = VestingPart.of(schedule)
    length = schedule.months or 12 * len(schedule.weights) or USUAL_MONTHS
    even = VestingPart(months=length, every=12)
    choices = (
        Choice(f"{shown} vests every year", ((f"{path}.vesting", even),)),
        Choice(
            f"A new {shown} every year",
            ((f"{path}.value", yearly), ("refreshers", {"value": yearly, "vesting": vesting})),
        ),
    )
    sentence = (
        f"Do {shown} vest every year, or is a new award of {shown} given every year, each with that vesting?"
    )
    return Problem(path, sentence, choices)
