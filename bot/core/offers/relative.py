"""Changes relative to what an offer has: "raise the base by 20k", "10% more base", "double the RSUs"."""

from dataclasses import dataclass
from decimal import Decimal

from bot.core.offers import wording
from bot.core.offers.fields import EQUITY_FAMILY, Field
from bot.core.offers.labels import Label
from bot.core.offers.page import Page
from bot.core.offers.reading import Said, changed
from bot.core.offers.sheet import OfferSheet, RsuPart
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.word_sets import words

_UP = words("more higher extra additional bigger larger further")
_DOWN = words("less lower smaller fewer")
_RAISING = words("raise raises raised increase increases bump bumps lift lifts hike up")
_LOWERING = words("lower reduce decrease cut drop lowered reduced cutting haircut less minus")
_FACTORS = {
    "double": Decimal(2),
    "doubled": Decimal(2),
    "triple": Decimal(3),
    "halve": Decimal("0.5"),
    "halved": Decimal("0.5"),
}
_FIELDS = frozenset(
    {Field.BASE, Field.BONUS, Field.SIGN_ON, Field.RELOCATION, Field.BENEFITS, Field.STOCK, Field.REFRESHERS}
)


@dataclass(frozen=True, slots=True)
class Step:
    """A step up or down of a part: by an amount, by percent, or by a factor."""

    label: Label
    quantity: Quantity | None
    sign: int
    factor: Decimal | None = None


def _nearest_label(page: Page, first: int, behind: int, *, before: bool) -> Label | None:
    labels = [label for label in page.labels if label.field in _FIELDS]
    earlier = [label for label in labels if label.behind <= first and first - label.behind <= 6]
    later = [label for label in labels if label.first >= behind and label.first - behind <= 5]
    order = (earlier[-1:], later[:1]) if before else (later[:1], earlier[-1:])
    return next((label for found in order for label in found), None)


def relative_steps(page: Page) -> tuple[Step, ...]:
    """Return the relative changes that ``page`` names."""
    steps = []
    words = page.words(page.first, page.behind)
    lowering = bool(_LOWERING & set(words[:4]))
    for quantity in page.quantities:
        if quantity.measure is Measure.DURATION:
            continue
        follows = page.word(quantity.behind)
        before = page.word(quantity.first - 1)
        verb = page.words(0, quantity.first) and (_RAISING | _LOWERING) & set(page.words(0, quantity.first))
        if verb and quantity.measure is Measure.PERCENT and before != "to":
            # nobody is paid 10 % of a base: "raise base 10%" is a step
            base = _nearest_label(page, quantity.first, quantity.behind, before=True)
            if base is not None and base.field is Field.BASE and follows not in _UP | _DOWN:
                steps.append(Step(base, quantity, -1 if lowering else 1))
                continue
        to_part = page.word(quantity.first - 1) in {"add", "adding"} and follows == "to"
        if before == "by" or to_part or follows in _UP | _DOWN or before in {"another", "extra"}:
            label = _nearest_label(page, quantity.first, quantity.behind, before=before == "by")
            new_grant = label is not None and label.field in EQUITY_FAMILY and before in {"another", "extra"}
            if label is not None and not new_grant:
                down = follows in _DOWN or (before == "by" and lowering)
                steps.append(Step(label, quantity, -1 if down else 1))
    for at in range(page.first, page.behind):
        factor = _FACTORS.get(page.word(at))
        label = _nearest_label(page, at, at + 1, before=False) if factor is not None else None
        if label is not None:
            steps.append(Step(label, None, 1, factor))
    return tuple(steps)


def _moved(old: Decimal, step: Step) -> Decimal:
    if step.factor is not None:
        return old * step.factor
    if step.quantity is None:
        return old
    value = step.quantity.value
    if step.quantity.measure is Measure.PERCENT:
        return old + step.sign * old * value / 100
    if not step.quantity.scaled and not step.quantity.grouped and 0 < value < 1000:
        value *= 1000
    return old + step.sign * value


def stepped(sheet: OfferSheet, step: Step, page: Page) -> tuple[OfferSheet, tuple[Said, ...]]:
    """Return ``sheet`` after a step, and what changed; unchanged where there is nothing to step from."""
    field = step.label.field
    words = page.original(step.label.first, step.label.behind)
    name = wording.NAMES.get(field, step.label.words)
    if field is Field.BONUS and sheet.bonus is not None and sheet.bonus.share is not None:
        old = sheet.bonus.share
        points = step.quantity is not None and step.quantity.measure is not Measure.AMOUNT
        new = old + step.sign * step.quantity.value / 100 if step.quantity and points else _moved(old, step)
        said = Said("bonus.share", name, wording.share(new), words, f"was {wording.share(old)}")
        return changed(sheet, "bonus.share", new), (said,)
    path, value = _place(sheet, field)
    if path is None or value is None:
        return sheet, ()
    moved = _moved(value, step)
    said = Said(path, name, wording.amount(moved), words, f"was {wording.amount(value)}")
    return changed(sheet, path, moved), (said,)


def _place(sheet: OfferSheet, field: Field) -> tuple[str | None, Decimal | None]:
    """Return the path and the value of the amount that a field holds."""
    if field in EQUITY_FAMILY:
        for index, grant in enumerate(sheet.grants or ()):
            if isinstance(grant, RsuPart) and grant.value is not None:
                return f"grants[{index}].value", grant.value
        return None, None
    places: dict[Field, tuple[str, Decimal | None]] = {
        Field.BASE: ("base", sheet.base),
        Field.BONUS: ("bonus.amount", sheet.bonus.amount if sheet.bonus else None),
        Field.SIGN_ON: ("sign_on.amount", sheet.sign_on.amount if sheet.sign_on else None),
        Field.RELOCATION: ("relocation", sheet.relocation),
        Field.BENEFITS: ("benefits", sheet.benefits),
        Field.REFRESHERS: ("refreshers.value", sheet.refreshers.value if sheet.refreshers else None),
    }
    return places.get(field, (None, None))
