"""Parts of an offer that are promised without a figure: "bonus TBD", "equity to be determined", "a discretionary bonus"."""

from collections.abc import Collection, Sequence

from bot.core.offers.fields import EQUITY_FAMILY, Field
from bot.core.offers.labels import Label
from bot.core.offers.negations import Absence
from bot.core.offers.page import Page
from bot.core.reading.word_sets import words as word_set

_PARTS = EQUITY_FAMILY | {Field.BONUS, Field.SIGN_ON, Field.RELOCATION}
_OPEN = word_set(
    """tbd tba tbc undecided unknown undisclosed pending discretionary negotiable unclear unspecified undefined
    unstated uncapped offen"""
)
_TOLD = word_set(
    "disclosed known stated specified decided mentioned given shared set fixed agreed clear confirmed sure told final"
)
_TO_BE = word_set("determined decided confirmed discussed announced agreed defined negotiated set specified")
_LEADS = word_set(": = - is are was will amount figure size and details still currently ( value")
_FARTHEST = 5


def open_terms(page: Page, labels: Sequence[Label], known: Collection[Field]) -> tuple[Absence, ...]:
    """Return the names among ``labels`` that nothing but "to be seen" is said of, outside the ``known`` fields."""
    read: list[Absence] = []
    for label in labels:
        if label.field not in _PARTS - set(known):
            continue
        if any(one.label.field is label.field for one in read):
            continue
        behind = _open_behind(page, label)
        if behind is not None:
            read.append(Absence(label, label.first, behind))
        elif page.word(label.first - 1) in _OPEN:
            read.append(Absence(label, label.first - 1, label.behind))
        elif _OPEN & set(label.words.split()):
            read.append(Absence(label, label.first, label.behind))
    return tuple(read)


def _open_behind(page: Page, label: Label) -> int | None:
    """Return the index behind the words that leave a part open: ": TBD", "is not disclosed", "to be confirmed"."""
    at = label.behind
    while page.word(at) in _LEADS and at < label.behind + _FARTHEST:
        at += 1
    first, second, third = page.word(at), page.word(at + 1), page.word(at + 2)
    if first in _OPEN:
        return at + 1
    if (first, second) == ("to", "be") and third in _TO_BE:
        return at + 3
    if first in {"not", "yet", "isn't", "wasn't"} and (second in _TOLD or third in _TOLD):
        return at + 2 + (second not in _TOLD)
    if "open" in {first, second} and page.word(at - 1) in {"still", "is", "are", ":"}:
        return at + 1 + (first != "open")
    return None
