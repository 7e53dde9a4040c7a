"""A message that is an answer as a whole: one figure with nothing of meaning beside it, or a set phrase."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.core.reading.answer_words import FILLERS
from bot.core.reading.quantities import Measure, Quantity, quantities_of
from bot.core.reading.tokens import Kind, Token, tokens

_TIMES = (["x"], ["*"], [",", "x"], ["times"])


def is_one_of(text: str, phrases: Collection[str], fillers: Collection[str]) -> bool:
    """Say whether ``text`` is one of some phrases, alone or among fillers; a figure or a question is more than that."""
    found = tokens(text)
    words = [token.text for token in found if token.kind is Kind.WORD or token.text == "0"]
    asks = sum(token.text == "?" for token in found)
    if any(token.kind is Kind.FIGURE and token.text != "0" for token in found) or (words and asks):
        return False
    if not words:
        return asks == 1 and "?" in phrases
    if " ".join(words) in phrases:
        return True
    essential = [word for word in words if word not in fillers]
    return bool(essential) and " ".join(essential) in phrases


def is_rest_filler(
    found: Sequence[Token],
    used: Collection[int],
    fillers: Collection[str],
    *,
    signs: Collection[str] = frozenset({"/", "*"}),
) -> bool:
    """Say whether everything outside ``used`` carries no meaning of its own; questions and ``signs`` do."""
    rest = [token for index, token in enumerate(found) if index not in used]
    words = [token.text for token in rest if token.kind is Kind.WORD]
    written = {token.text for token in rest if token.kind is Kind.SIGN}
    if any(token.kind is Kind.FIGURE for token in rest) or written & set(signs):
        return False
    return all(word in fillers for word in words) and not (words and "?" in written)


@dataclass(frozen=True, slots=True)
class Only:
    """The one figure of a message; ``times`` are the payments a year of "9,500 x 13"."""

    quantity: Quantity
    times: Decimal | None = None


def only_figure(text: str, about: Collection[str]) -> Only | None:
    """Return the one figure of ``text``; None if there is more to it. ``about`` are words that may stand beside it."""
    found = tokens(text)
    read = quantities_of(found)
    fillers = FILLERS | set(about)
    if len(read) == 2 and read[1].measure is Measure.NUMBER and 12 <= read[1].value <= 18:
        joint = [token.text for token in found[read[0].behind : read[1].first]]
        whole = range(read[0].first, read[1].behind)
        if joint in _TIMES and is_rest_filler(found, whole, fillers):
            return Only(read[0], read[1].value)
    if any(token.text == "or" for quantity in read for token in found[quantity.first : quantity.behind]):
        return None  # "150k or 200k" leaves open which
    if len(read) != 1 or not is_rest_filler(found, range(read[0].first, read[0].behind), fillers):
        return None
    return Only(read[0])
