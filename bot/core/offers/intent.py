"""How sure it is that a message states an offer, and does not only ask about figures."""

from collections.abc import Sequence
from decimal import Decimal
from enum import IntEnum

from bot.core.offers.fields import Field
from bot.core.offers.finding import Findings
from bot.core.offers.page import Page
from bot.core.offers.signals import Signals

_SMALLEST_BASE = Decimal(15_000)
"""An unnamed amount below this is rather a price than a year's pay."""

_WHOLE = 4
"""Named parts that make an offer whatever else is said: "pleased to confirm our offer: …"."""


class Certainty(IntEnum):
    """How sure it is that a text states an offer."""

    NO = 0
    MAYBE = 1
    SURE = 2


def certainty(page: Page, parts: Sequence[Findings]) -> Certainty:
    """Judge ``page``, read as the offers ``parts``."""
    signs = Signals(page, parts)
    if not signs.parts or signs.calculation or signs.measuring:
        return Certainty.NO
    if len(parts) > 1:
        whole = signs.parts > 1 and (signs.named or not signs.unknown)
        clear = signs.named > 1 or signs.cue or whole
        return Certainty.SURE if clear and not signs.commanding else Certainty.MAYBE
    if signs.changing and not signs.cue:
        return Certainty.MAYBE if signs.parts > 1 else Certainty.NO
    if signs.named > 2:
        commanded = signs.commanding and signs.named < _WHOLE
        doubted = commanded or signs.quoting or (signs.supposing and signs.norm)
        return Certainty.MAYBE if doubted else Certainty.SURE
    if not signs.named:
        return _unnamed(signs, parts[0])
    return _several(signs) if signs.parts > 1 else _single(signs)


def _several(signs: Signals) -> Certainty:
    """Judge two parts or more, one or two of them named: "£150k + 30% + sign on £20k"."""
    if signs.commanding or (signs.supposing and signs.norm):
        return Certainty.NO
    pay = signs.paid_by_rate and not signs.unknown
    if signs.only_benefits_named and not signs.cue and not pay:
        return Certainty.NO  # "my phone number is 415/555/1212", "my car cost 45k and I owe 20k at 6%"
    if signs.named == 1 and not signs.has_base:
        return Certainty.MAYBE if signs.offer_word and not signs.unknown else Certainty.NO
    if signs.cue:
        return Certainty.MAYBE if signs.supposing else Certainty.SURE
    if signs.against or signs.begins_asking:
        if signs.totalling and signs.has_base and signs.named > 1 and not signs.against:
            return Certainty.SURE
        return Certainty.MAYBE if signs.named > 1 else Certainty.NO
    return Certainty.SURE


def _single(signs: Signals) -> Certainty:
    """Judge one named part: "they offer me 280k base" states an offer, "is 250k base good" does not."""
    if signs.against or (signs.only_clawback and signs.begins_asking):
        return Certainty.NO
    if signs.question and signs.unknown and signs.only_options and not signs.offer_word:
        return Certainty.NO
    if signs.giving and (signs.only_base or signs.offer_word):
        return Certainty.SURE
    return Certainty.NO if signs.begins_asking else Certainty.MAYBE


def _unnamed(signs: Signals, found: Findings) -> Certainty:
    """Judge figures without any name: "they offer me 280k plus 20%"."""
    bases = [finding.quantity for finding in found.findings if finding.field is Field.BASE]
    pay = any(base.value >= _SMALLEST_BASE or (base.value < 1000 and not base.currency) for base in bases)
    strange = signs.unknown > signs.parts or signs.counting
    if not (pay or signs.paid_by_rate) or signs.against or signs.commanding or strange:
        return Certainty.NO
    if signs.offer_word and not (signs.question and signs.parts == 1):
        return Certainty.SURE
    if signs.joined and not signs.question and not signs.unknown:
        return Certainty.SURE
    beside = len(found.page.quantities) > 1  # "£1,150 a day, 225 days a year"
    told = signs.parts > 1 or (signs.paid_by_rate and beside and not signs.question)
    return Certainty.MAYBE if told and not signs.begins_asking else Certainty.NO
