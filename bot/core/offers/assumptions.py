"""What an offer message says about the valuation itself: horizon, growth, raise, discounts."""

from bot.core.offers import wording
from bot.core.offers.fields import Field
from bot.core.offers.finding import Finding
from bot.core.offers.piece import Piece, Reader, as_share
from bot.core.offers.reading import Said
from bot.core.offers.sheet import AssumptionsPart
from bot.core.reading.quantities import Measure
from bot.core.reading.word_sets import words as word_set

_RATES = {
    Field.RAISE: ("raise_", "raise", "raise a year"),
    Field.GROWTH: ("growth", "growth", "share price growth a year"),
    Field.EQUITY_DISCOUNT: ("equity_discount", "equity_discount", "equity not counted"),
    Field.DISCOUNT_RATE: ("discount_rate", "discount_rate", "discount rate"),
}
_GOES_UP = frozenset({"go up", "goes up", "going up"})
_FALLING = word_set("falls falling declines declining loses")


def assumptions_piece(reader: Reader) -> Piece:
    """Read "3% raises", "growth 5%", "horizon 3 years", "30% haircut on the equity"."""
    values: dict[str, object] = {}
    said: list[Said] = []
    for kind, rate in _RATES.items():
        for finding in reader.found.of(kind):
            key, path, name = rate
            share = as_share(finding)
            if kind is Field.EQUITY_DISCOUNT and finding.label and "count" in finding.label.words.split():
                share = 1 - share  # "count only 70% of the stock"
            if kind is Field.GROWTH and finding.label and _FALLING & set(finding.label.words.split()):
                share = -share
            if kind is Field.GROWTH and _is_of_base(reader, finding):
                key, path, name = _RATES[Field.RAISE]  # "base 200k growing 4% a year"
            values[key] = share
            said.append(Said(f"assumptions.{path}", name, wording.share(share), reader.words(finding)))
    for finding in reader.found.of(Field.HORIZON):
        quantity = finding.quantity
        years = max(1, int(quantity.value / 12 if quantity.measure is Measure.DURATION else quantity.value))
        values["horizon_years"] = years
        shown = wording.months(12 * years)
        said.append(Said("assumptions.horizon_years", "horizon", shown, reader.words(finding)))
    if not values:
        return Piece()
    return Piece({"assumptions": AssumptionsPart.model_validate(values)}, tuple(said))


def _is_of_base(reader: Reader, finding: Finding) -> bool:
    """Say whether growth is said of the base: its name is the last one before, and no share price is named."""
    label = finding.label
    if label is None or (len(label.words.split()) > 1 and label.words not in _GOES_UP):
        return False
    before = [
        one for one in reader.page.labels if one.behind <= label.first and one.field is not Field.GROWTH
    ]
    return bool(before) and before[-1].field is Field.BASE
