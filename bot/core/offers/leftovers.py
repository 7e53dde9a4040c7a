"""What does not fit into an offer: a total that its parts do not add up to, amounts without a name."""

from collections.abc import Sequence
from decimal import Decimal

from bot.core.offers import wording
from bot.core.offers.abbreviations import abbreviation_at, abbreviation_problem
from bot.core.offers.fields import Field
from bot.core.offers.page import Page
from bot.core.offers.reading import Choice, Problem
from bot.core.offers.sheet import OfferSheet, RsuPart
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.word_sets import words as word_set

_TOLERANCE = Decimal("0.02")
_LARGEST_TOTAL = 3
"""Times base and bonus; a larger total is one of several years."""
_SMALLEST_PART = Decimal(1000)
_PAIRS = (("Stock", "Sign-on"), ("Stock", "Bonus"), ("Bonus", "Sign-on"), ("Sign-on", "Relocation"))
"""What two amounts without a name usually are, the larger one first."""
_PROMISED = {Field.BONUS: "bonus", Field.SIGN_ON: "sign-on", Field.RELOCATION: "relocation"}
_NOT_PARTS = word_set("now currently current make earn making than worth vs")


def left_problems(page: Page, left: Sequence[Quantity], sheet: OfferSheet) -> tuple[Problem, ...]:
    """Ask what the amounts that were left over are; of two at once, for each answer narrows the other."""
    worth = _worth_problem(page, left, sheet)
    if worth:
        return worth
    if sheet.base is None:
        return ()
    values = [quantity.value for quantity in left if _may_be_a_part(page, quantity)]
    held = {
        "Sign-on": sheet.sign_on,
        "Bonus": sheet.bonus,
        "Stock": sheet.grants,
        "Relocation": sheet.relocation,
    }
    free = [name for name, part in held.items() if part is None]
    strange = _strange_problems(page, left, sheet)
    if strange:
        return strange
    if len(values) == 2 and len(free) > 1:
        return (_what_are_both(max(values), min(values), free),)
    return tuple(
        Problem(
            "",
            f"What is the {wording.brief(value)}?",
            (*(Choice(name, (put(name, value),)) for name in free), Choice("Leave it out", ())),
        )
        for value in values
    )


def _strange_problems(page: Page, left: Sequence[Quantity], sheet: OfferSheet) -> tuple[Problem, ...]:
    """Ask what an unknown abbreviation means: "AGA 10%"."""
    return tuple(
        abbreviation_problem(name, quantity.value, free=sheet.bonus is None)
        for quantity in left
        if quantity.measure is Measure.PERCENT and (name := abbreviation_at(page, quantity))
    )


def _worth_problem(page: Page, left: Sequence[Quantity], sheet: OfferSheet) -> tuple[Problem, ...]:
    """Ask back where shares are not worth what is stated beside them: "4,000 RSUs at $50 worth $300k"."""
    for quantity in left:
        if page.word(quantity.first - 1) not in {"worth", "="}:
            continue
        for index, grant in enumerate(sheet.grants or ()):
            if not isinstance(grant, RsuPart) or not grant.units or not grant.price:
                continue
            value = grant.units * grant.price
            if abs(value - quantity.value) > value * _TOLERANCE:
                path = f"grants[{index}]"
                shown = [wording.amount(one) for one in (grant.units, grant.price, value, quantity.value)]
                sentence = "{} shares at {} are {}, not {}. Which one holds?".format(*shown)
                choices = (
                    Choice(shown[2], ()),
                    Choice(shown[3], ((path, {"kind": "rsu", "value": quantity.value}),)),
                )
                return (Problem(path, sentence, choices),)
    return ()


def _what_are_both(larger: Decimal, smaller: Decimal, free: Sequence[str]) -> Problem:
    choices = [
        Choice(
            f"{one} {wording.brief(larger)}, {other.lower()} {wording.brief(smaller)}",
            (put(one, larger), put(other, smaller)),
        )
        for one, other in _PAIRS
        if one in free and other in free
    ]
    sentence = f"What are the {wording.brief(larger)} and the {wording.brief(smaller)}?"
    return Problem("", sentence, (*choices, Choice("Leave both out", ())))


def put(name: str, value: Decimal) -> tuple[str, object]:
    """Return the change that puts an amount in as the part of that name."""
    match name:
        case "Stock":
            return "grants", ({"kind": "rsu", "value": value},)
        case "Relocation":
            return "relocation", value
        case _:
            return {"Bonus": "bonus", "Sign-on": "sign_on"}[name], {"amount": value}


def _may_be_a_part(page: Page, quantity: Quantity) -> bool:
    if quantity.measure is not Measure.AMOUNT or quantity.value < _SMALLEST_PART:
        return False
    if page.word(quantity.first - 1) == "=":
        return False  # "RSU 200k/4 = 50k a year" says once more what was said
    near = page.words(quantity.first - 3, quantity.first) + page.words(quantity.behind, quantity.behind + 2)
    return not _NOT_PARTS & set(near)
