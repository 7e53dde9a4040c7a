"""Offers in YAML or JSON files, for the commands of the terminal."""

from pathlib import Path

from bot.core.offers.sheet import OfferSheet
from bot.core.offers.sheet_files import UnreadableOffer
from bot.core.replies.refusals import read_whole_offer
from bot.core.replies.valued import Valued, letter, valued
from calculators.refusal import Refused
from knowledge.yamlfile import read_document


class FileRefused(ValueError):
    """An offer file that can't be valued; each complaint is `file: field: reason`."""

    def __init__(self, complaints: list[str]) -> None:
        self.complaints = tuple(complaints)
        super().__init__("\n".join(complaints))


def sheet_of(path: Path) -> OfferSheet:
    """The sheet in a file. Raises FileRefused."""
    document, complaints = read_document(path, str(path))
    if document is None or complaints:
        raise FileRefused(
            [f"{complaint.file}: {_place(complaint.line)}: {complaint.sentence}" for complaint in complaints]
        )
    try:
        return read_whole_offer(document.value, str(path))
    except UnreadableOffer as unreadable:
        raise FileRefused(list(unreadable.complaints)) from None


def valued_file(path: Path, place: int = 0) -> Valued:
    """The offer in a file, valued; one without a name is called by its place: Offer A, Offer B. Raises FileRefused."""
    sheet = sheet_of(path)
    try:
        return valued(sheet, letter(place))
    except Refused as refused:
        raise FileRefused([f"{path}: {refused.field}: {refused.sentence}"]) from None


def _place(line: int) -> str:
    return f"line {line}" if line else "file"
