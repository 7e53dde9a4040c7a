"""How much of a target bonus is paid: "pays out at 80%", "paid 70% last year", and not "max payout 150%"."""

from collections.abc import Sequence
from decimal import Decimal

from bot.core.offers import wording
from bot.core.offers.fields import Field
from bot.core.offers.finding import Finding
from bot.core.offers.piece import Reader, as_share
from bot.core.offers.reading import Said
from bot.core.reading.word_sets import words as word_set

_LIMITS = word_set("range max maximum min minimum capped cap")
_PAST = word_set("last past previous prior paid historically historical was recent recently ago")


def read_payout(reader: Reader, chances: Sequence[Finding]) -> tuple[Decimal | None, tuple[Said, ...]]:
    """Return the share of the target that is paid, 0 to 1; one above 1 of an earlier year is only told."""
    for finding in (*reader.found.of(Field.PAYOUT), *chances):
        if _is_limit(reader, finding):
            continue
        share = as_share(finding)
        words = reader.words(finding)
        if share > 1 and _is_past(reader, finding):
            note = f"{wording.share(share)} was paid before, I count the target"
            return None, (Said("bonus.payout", "payout", wording.share(share), words, note),)
        return share, (Said("bonus.payout", "payout", wording.share(share), words),)
    return None, ()


def _is_past(reader: Reader, finding: Finding) -> bool:
    """Say whether a payout is one of earlier years: "paid 110% last year"."""
    page = reader.page
    near = page.words(finding.first - 4, finding.first) + page.words(finding.first, finding.behind + 5)
    return bool(_PAST & set(near))


def _is_limit(reader: Reader, finding: Finding) -> bool:
    """Say whether a percentage is only how far a payout can go: "0-200% payout range", "max payout 150%"."""
    quantity = finding.quantity
    near = reader.page.words(quantity.first - 4, quantity.first) + reader.page.words(
        quantity.behind, quantity.behind + 3
    )
    return quantity.upper is not None or bool(_LIMITS & set(near)) or near[-1:] == ("-",)
