"""The reader of "how much stock": an amount, a percentage, a number of options or shares, with or without a schedule."""

from collections.abc import Mapping
from decimal import Decimal

from bot.core.dialogue.forms import Absorbed, Json, ReadAnswer, Refusal, Took, Unsure
from bot.core.offers.sheet import VestingPart
from bot.core.offers.wording import vesting as vesting_words
from bot.core.reading.answers import FILLERS, read_nothing, read_schedule, read_unknown
from bot.core.reading.quantities import Measure, Quantity, quantities
from bot.core.reading.schedule import Schedule
from bot.core.reading.tokens import Kind, tokens
from bot.core.reading.units import Per
from bot.core.replies.figures import bare, points
from bot.dialogues.readers import STOCK_WORDS
from calculators.refusal import Refused, check_amount

_THOUSAND = Decimal(1000)
_MOST_PERCENT = Decimal(100)


def read_stock(text: str, presets: Mapping[str, Schedule]) -> ReadAnswer:
    """`{"kind": "rsu", "value": …}` and so on; a schedule said along with it answers the question for it as well."""
    if read_nothing(text, STOCK_WORDS):
        return Took({"kind": "none"})
    if read_unknown(text):
        return Unsure()
    found = quantities(text)
    sizes = [
        quantity
        for quantity in found
        if quantity.measure is not Measure.DURATION and not quantity.maybe_months
    ]
    sizes = sizes or [quantity for quantity in found if quantity.maybe_months]
    if not sizes:
        return None
    size = sizes[0]
    if size.measure is Measure.PERCENT and _names_company(text):
        return None  # "0.3% of a 50M company": what the company is worth, and no schedule
    rest = f"{text[: size.start]} {text[size.end :]}"
    bare = any(quantity.measure is Measure.NUMBER for quantity in found if quantity is not size)
    schedule = None if _is_filler(rest) or (bare and len(found) == 2) else read_schedule(rest, presets)
    if not (schedule is None and _is_filler(rest)) and not isinstance(schedule, Schedule):
        return None
    if size.upper is not None:
        return Refusal("That is a range. Which figure should I take?")
    stock = _stock(size, text)
    if isinstance(stock, Refusal):
        return stock
    if not isinstance(schedule, Schedule):
        return Took(stock)
    vesting = VestingPart.of(schedule)
    data = vesting.model_dump(mode="json", exclude_none=True)
    echo = f"Noted: stock {show_stock(stock)}, vesting over {vesting_words(vesting)}."
    return Absorbed({"stock": stock, "vesting": data}, echo)


def _names_company(text: str) -> bool:
    """Whether an amount is said of the company: "0.3% of a 50M company"."""
    words = {token.text for token in tokens(text)}
    amounts = [one for one in quantities(text) if one.measure is Measure.AMOUNT]
    return bool(amounts) and bool(words & {"company", "startup", "valuation", "valued", "worth", "firm"})


def _is_filler(rest: str) -> bool:
    found = tokens(rest)
    words = [token.text for token in found if token.kind is Kind.WORD]
    if "?" in rest or any(token.kind is Kind.FIGURE for token in found):
        return False
    return all(word in FILLERS or word in STOCK_WORDS for word in words)


def _stock(size: Quantity, text: str) -> dict[str, Json] | Refusal:
    words = {token.text for token in tokens(text)}
    counted = words & {"options", "option", "shares", "units", "isos", "nsos"} and size.currency is None
    if size.measure is Measure.PERCENT:
        if not 0 < size.value <= _MOST_PERCENT:
            return Refusal("A part of a company lies between 0 and 100 %.")
        return {"kind": "ownership", "percent": str(size.value)}
    value = size.value
    try:
        check_amount("value", value, "The value of a grant")
    except Refused as refused:
        return Refusal(refused.sentence)
    if counted and words & {"options", "option", "isos", "nsos"}:
        return {"kind": "options", "number": str(value)}
    if counted:
        return {"kind": "rsu", "units": str(value)}
    if 0 < value < _THOUSAND and not size.scaled and size.currency is None:
        value *= _THOUSAND
    if not value:
        return {"kind": "none"}
    return (
        {"kind": "rsu", "yearly": str(value)}
        if size.per is Per.YEAR
        else {"kind": "rsu", "value": str(value)}
    )


def show_stock(stock: Json) -> str:
    """A stock answer as it is echoed."""
    match stock.get("kind"):
        case "none":
            return "none"
        case "kept":
            return str(stock.get("text", "as before"))
        case "options":
            return f"{bare(Decimal(stock['number']))} options" if "number" in stock else "options"
        case "ownership":
            return (
                f"{points(Decimal(stock['percent']))} of the company"
                if "percent" in stock
                else "a part of the company"
            )
    if "yearly" in stock:
        return f"{bare(Decimal(stock['yearly']))} a year"
    if "units" in stock:
        return f"{bare(Decimal(stock['units']))} shares"
    return f"{bare(Decimal(stock['value']))} in total" if "value" in stock else "stock"
