"""A message that is one figure and nothing else, while an offer is talked about: "350k?"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.core.offers import wording
from bot.core.offers.sheet import OfferSheet
from bot.core.reading.quantities import Measure, Quantity, quantities
from bot.core.replies.valued import kept_sheet, sheet_data
from bot.core.state import ChatState, Doubt, Person
from bot.core.valuing.claims import Claim, Telling, changes_json
from bot.core.valuing.stated import figures_only
from calculators.money import HUNDRED

_SUPPOSED = re.compile(
    r"^\W*(?:(?:and|but|so|ok|what if|if|say|make it|maybe|it's|its|it is|it was|it were|they say|no|actually|sorry)\b\W*)+",
    re.IGNORECASE,
)
_LEAST = Decimal(1000)
"""The least amount that can be a part of an offer."""


def lone_figure(telling: Telling, state: ChatState, person: Person, text: str) -> Claim | None:
    """Asks which part of the offer talked about a bare amount or percentage is; None where there is no such offer."""
    text = _SUPPOSED.sub("", text)
    draft, found = kept_sheet(state.draft), quantities(text)
    if draft is None or draft.base is None or len(found) != 1 or not figures_only(text):
        return None
    choices = tuple(_choices(found[0], draft))
    if not choices:
        return None
    said = text[found[0].start : found[0].end].strip()
    doubt = Doubt(field="figure", sentence=f"{said} of what?", choices=choices)
    asked = telling.doubted(state, person, (draft,), (doubt,))
    return Claim(asked.state.model_copy(update={"before": sheet_data(draft)}), asked.person, asked.said)


def _choices(figure: Quantity, sheet: OfferSheet) -> Iterator[tuple[str, str]]:
    """Each part that it may be, and the change that it then makes."""
    if figure.measure is Measure.PERCENT and 0 < figure.value <= HUNDRED:
        yield "The bonus", changes_json([("bonus", {"share": str(figure.value / HUNDRED)})])
        if sheet.base is not None:
            more = sheet.base * (HUNDRED + figure.value) / HUNDRED
            yield f"More base ({wording.amount(more)})", changes_json([("base", str(more))])
    elif figure.measure is Measure.AMOUNT and figure.value >= _LEAST and figure.upper is None:
        amount = str(figure.value)
        yield "The base", changes_json([("base", amount)])
        yield "The sign-on", changes_json([("sign_on.amount", amount)])
        grants = sheet.grants or ()
        if len(grants) == 1 and grants[0].kind == "rsu":
            yield "The stock", changes_json([("grants[0].value", amount)])
