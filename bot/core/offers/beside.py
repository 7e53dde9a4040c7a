"""What is said beside the figures of an offer: what is open yet, a total, what is earned today or left behind."""

from bot.core.offers.fields import BESIDE, Field
from bot.core.offers.piece import Piece, Reader
from bot.core.offers.reading import Said

_PROMISED = {Field.BONUS: "bonus", Field.SIGN_ON: "sign-on", Field.RELOCATION: "relocation"}


def open_piece(reader: Reader) -> Piece:
    """Say of what is promised without a figure that nothing is counted for it: "bonus TBD"."""
    said = []
    for promise in reader.found.open:
        name = _PROMISED.get(promise.label.field, "stock")
        words = reader.page.original(promise.first, promise.behind)
        said.append(Said(promise.label.field, name, "open", words, "no figure yet, so none is counted"))
    return Piece(said=tuple(said))


def beside_piece(reader: Reader) -> Piece:
    """Read what is stated beside an offer and changes nothing of it: a total, what is earned today, days of leave."""
    beside = dict.fromkeys(BESIDE, "beside the offer")
    names = {Field.TOTAL: "total", **beside, Field.PRESENT: "what you earn now"}
    names[Field.LEFT_BEHIND] = "what you leave behind"
    if not reader.found.of(Field.OWNERSHIP):
        names[Field.COMPANY_VALUE] = "company value"
    notes = {Field.LEFT_BEHIND: "no part of this offer"}
    return Piece(
        said=tuple(
            Said(finding.field, name, words := reader.words(finding), words, notes.get(finding.field, ""))
            for finding in reader.found.of(*names)
            if (name := names[finding.field])
        )
    )
