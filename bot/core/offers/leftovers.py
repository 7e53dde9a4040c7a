"""What does not fit into an offer: a total that its parts do not add up to, amounts without a name."""

from collections.abc import Sequence
from decimal import Decimal

from bot.core.offers import wording
from bot.core.offers.page import Page
from bot.core.offers.piece import ZERO, Piece, Reader
from bot.core.offers.reading import Choice, Problem, Said
from bot.core.offers.sheet import OfferSheet, RsuPart
from bot.core.offers.target_earnings import is_target
from bot.core.offers.vocabulary import BESIDE, EQUITY_FAMILY, Field
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.schedule import USUAL_MONTHS
from bot.core.reading.schedule_words import REST
from bot.core.reading.word_sets import words as word_set

_TOLERANCE = Decimal("0.02")
_SMALLEST_PART = Decimal(1000)
_PAIRS = (("Stock", "Sign-on"), ("Stock", "Bonus"), ("Bonus", "Sign-on"), ("Sign-on", "Relocation"))
"""What two amounts without a name usually are, the larger one first."""
_NOT_PARTS = word_set("now currently current make earn making than worth vs")


def total_problem(reader: Reader, sheet: OfferSheet) -> tuple[Problem, ...]:
    """Ask back where a stated total is below its own parts, or above them although all parts are stated."""
    totals = reader.found.of(Field.TOTAL)
    base = sheet.base
    if not totals or not base:
        return ()
    total = reader.money(totals[0]).value
    target = _target(sheet, base)
    sums = _sums(sheet, base + target)
    if any(abs(part - total) <= total * _TOLERANCE for part in sums):
        return ()
    label = totals[0].label
    cash_only = label is not None and ("cash" in label.words or is_target(label))
    complete = sheet.bonus is not None and (cash_only or sheet.grants is not None)
    if total > min(sums) and not complete:
        return ()
    stock = _stock(sheet)
    added = base + target if cash_only else base + target + stock
    sentence = (
        f"The total of {wording.amount(total)} does not fit its parts: they add up to {wording.amount(added)}. "
        "Which figures hold?"
    )
    choices = [Choice("The parts", ())]
    if sheet.bonus is not None and not stock and total > max(base, target):
        less_bonus, less_base = total - base, total - target
        choices += [
            Choice(
                f"Base {wording.brief(base)}, bonus {wording.brief(less_bonus)}",
                (("bonus", {"amount": less_bonus}),),
            ),
            Choice(
                f"Base {wording.brief(less_base)}, bonus {wording.brief(target)}",
                (("base", less_base), ("bonus", {"amount": target})),
            ),
        ]
    return (Problem("base", sentence, tuple(choices)),)


def rest_problem(reader: Reader, sheet: OfferSheet) -> tuple[Problem, ...]:
    """Ask whether what base and bonus leave of a stated total is a year's stock: "TC 550k: 290k base, rest in RSUs"."""
    totals, page = reader.found.of(Field.TOTAL), reader.page
    rest = any(
        label.field in EQUITY_FAMILY and REST & set(page.words(label.first - 3, label.first))
        for label in page.labels
    )
    if not rest or not totals or not sheet.base or sheet.grants is not None:
        return ()
    left = reader.money(totals[0]).value - sheet.base - _target(sheet, sheet.base)
    left -= (sheet.sign_on.amount or ZERO) if sheet.sign_on else ZERO
    if left <= 0:
        return ()
    years = Decimal(USUAL_MONTHS) / 12
    shown = wording.brief(left)
    choices = (
        Choice(f"{shown} a year", (("grants", ({"kind": "rsu", "value": left * years},)),)),
        Choice(f"{shown} in all", (("grants", ({"kind": "rsu", "value": left},)),)),
    )
    return (Problem("grants", f"Is the rest of {shown} stock of each year, or the whole grant?", choices),)


def beside_piece(reader: Reader) -> Piece:
    """Read what is stated beside an offer and changes nothing of it: a total, what is earned today, days of leave."""
    beside = dict.fromkeys(BESIDE, "beside the offer")
    names = {Field.TOTAL: "total", **beside, Field.PRESENT: "what you earn now"}
    if not reader.found.of(Field.OWNERSHIP):
        names[Field.COMPANY_VALUE] = "company value"
    return Piece(
        said=tuple(
            Said(finding.field, names[finding.field], words := reader.words(finding), words)
            for finding in reader.found.of(*names)
        )
    )


def _target(sheet: OfferSheet, base: Decimal) -> Decimal:
    if sheet.bonus is None:
        return ZERO
    return sheet.bonus.share * base if sheet.bonus.share is not None else sheet.bonus.amount or ZERO


def _stock(sheet: OfferSheet) -> Decimal:
    return sum((grant.value or ZERO for grant in sheet.grants or () if isinstance(grant, RsuPart)), ZERO)


def _sums(sheet: OfferSheet, cash: Decimal) -> list[Decimal]:
    """Return what people mean by a total: with and without one-time cash, the whole grant or a year of it."""
    sign_on = sheet.sign_on.amount or ZERO if sheet.sign_on else ZERO
    one_time = (ZERO, sign_on, sign_on + (sheet.relocation or ZERO))
    stock = _stock(sheet)
    beside = (
        ZERO,
        (sheet.retirement.amount or ZERO if sheet.retirement else ZERO) + (sheet.benefits or ZERO),
    )
    return [
        cash + once + shares + other
        for once in one_time
        for shares in (ZERO, stock, stock / 4, stock / 3)
        for other in beside
    ]


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
    if len(values) == 2 and len(free) > 1:
        return (_what_are_both(max(values), min(values), free),)
    return tuple(
        Problem(
            "",
            f"What is the {wording.brief(value)}?",
            (*(Choice(name, (_put(name, value),)) for name in free), Choice("Leave it out", ())),
        )
        for value in values
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
            (_put(one, larger), _put(other, smaller)),
        )
        for one, other in _PAIRS
        if one in free and other in free
    ]
    sentence = f"What are the {wording.brief(larger)} and the {wording.brief(smaller)}?"
    return Problem("", sentence, (*choices, Choice("Leave both out", ())))


def _put(name: str, value: Decimal) -> tuple[str, object]:
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
