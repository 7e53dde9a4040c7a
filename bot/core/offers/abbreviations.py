"""Abbreviations that the reader does not know, beside a figure: "AGA 10%". What they stand for is asked."""

from decimal import Decimal

from bot.core.offers import wording
from bot.core.offers.mending import is_known
from bot.core.offers.page import Page
from bot.core.offers.piece import HUNDRED
from bot.core.offers.reading import Choice, Problem
from bot.core.reading.quantities import Quantity
from bot.core.reading.tokens import Kind

_LENGTHS = range(2, 6)
_LEADS = frozenset({":", "=", "of", "at", "is", "-"})


def abbreviation_at(page: Page, quantity: Quantity) -> str:
    """Return the unknown abbreviation in capitals that leads to a figure; empty where there is none."""
    at = quantity.first - 1
    while page.word(at) in _LEADS:
        at -= 1
    if not page.word(at) or page.tokens[at].kind is not Kind.WORD or is_known(page.word(at)):
        return ""
    written = page.original(at, at + 1)
    named = any(name.first <= at < name.behind for name in (*page.places, *page.employers, *page.roles))
    named = named or any(label.first <= at < label.behind for label in page.labels)
    shouted = page.text.isupper()
    return written if written.isupper() and len(written) in _LENGTHS and not named and not shouted else ""


def abbreviation_problem(name: str, points: Decimal, *, free: bool) -> Problem:
    """Ask what a percentage with an unknown name is; ``free`` says that it may be the bonus."""
    share = points / HUNDRED
    bonus = (Choice(f"Bonus {wording.points(points)}", (("bonus", {"share": share}),)),) if free else ()
    pension = Choice(f"Pension {wording.points(points)}", (("retirement", {"share": share}),))
    return Problem(
        "", f"What is {name}, of {wording.points(points)}?", (*bonus, pension, Choice("Leave it out", ()))
    )
