"""The names of an offer's parts in a message, by the phrases of the vocabulary."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.core.offers.fields import Field
from bot.core.offers.vocabulary import PHRASES, WEAK
from bot.core.reading.number_words import NUMBER_WORDS
from bot.core.reading.numbers import text_at
from bot.core.reading.parts_of_pay import PARTS
from bot.core.reading.schedule_words import VESTING_WORDS
from bot.core.reading.tokens import Kind, Token, tokens

_SKIPPED = frozenset({"-", "_", "(", ")", "."})
_OF_SALARIES = frozenset({"gross", "net", "monthly", "basic", "full"})
_SHARES = PARTS | {"%", "percent", "pct", "cent", "pc"}
_PAID = " paid"
"""What is paid is the payout of a bonus only beside a percentage, "paid 70 % last year", not at a date."""
_DATED = frozenset({"after", "at", "in", "on", "upon", "up", "within", "when", "once"})
_COMPOUNDS: Mapping[tuple[Field, Field], Field] = {
    **{(head, Field.BONUS): head for head in (Field.SIGN_ON, Field.RELOCATION, Field.CONTINGENT)},
    **{(Field.SIGN_ON, equity): equity for equity in (Field.STOCK, Field.OPTIONS)},
    **{(Field.PRESENT, pay): Field.PRESENT for pay in (Field.BASE, Field.TOTAL)},
    (Field.STOCK, Field.OPTIONS): Field.OPTIONS,
    (Field.STOCK, Field.REFRESHERS): Field.REFRESHERS,
    (Field.REFRESHERS, Field.STOCK): Field.REFRESHERS,
}
"""What two neighbouring names mean together where they differ."""


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a part of an offer at the tokens ``first`` to ``behind``; a weak one needs a figure at hand."""

    field: Field
    first: int
    behind: int
    weak: bool = False
    words: str = ""


@cache
def _phrase_table() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the phrases by their first word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in PHRASES:
        words = tuple(token.text for token in tokens(phrase) if token.text not in _SKIPPED)
        table.setdefault(words[0], []).append((words, phrase))
    return {first: tuple(sorted(found, key=lambda item: -len(item[0]))) for first, found in table.items()}


def _is_skipped(found: Sequence[Token], at: int) -> bool:
    """Say whether a sign stands inside a name: "sign-on", "401(k)"; the point in "sign-on. Bonus 5%" ends one."""
    if at >= len(found) or found[at].text not in _SKIPPED or not found[at].glued:
        return False
    return found[at].text != "." or (at + 1 < len(found) and found[at + 1].glued)


def _phrase_end(found: Sequence[Token], at: int, words: Sequence[str]) -> int | None:
    """Return the index behind ``words`` if they stand at ``found[at]``, with or without hyphens and brackets."""
    index = at
    opened = False
    for number, word in enumerate(words):
        while number and _is_skipped(found, index):
            opened = opened or found[index].text == "("
            index += 1
        if index >= len(found) or found[index].text != word:
            return None
        index += 1
    if opened and index < len(found) and found[index].text == ")":
        index += 1
    return index


def labels_in(found: Sequence[Token], taken: Collection[int]) -> tuple[Label, ...]:
    """Return the names of parts in ``found`` outside the tokens of ``taken``, in order."""
    table = _phrase_table()
    read: list[Label] = []
    at = 0
    while at < len(found):
        label = None if at in taken else _label_at(found, at, table, taken)
        if label is None:
            at += 1
            continue
        compound = _compound(read[-1], label) if read and _is_joined(found, read[-1], label) else None
        if compound is None:
            read.append(label)
        else:
            read[-1] = compound
        at = label.behind
    return tuple(read)


def _is_joined(found: Sequence[Token], one: Label, other: Label) -> bool:
    """Say whether nothing stands between two names but a hyphen."""
    between = found[one.behind : other.first]
    return not between or (len(between) == 1 and between[0].text == "-" and between[0].glued)


def _compound(one: Label, other: Label) -> Label | None:
    """Return the name that two neighbours make together: "one-time sign-on" and "bonus" are a sign-on."""
    field = _COMPOUNDS.get((one.field, other.field), one.field if one.field is other.field else None)
    if field is None:
        return None
    return Label(field, one.first, other.behind, one.weak and other.weak, f"{one.words} {other.words}")


def _label_at(
    found: Sequence[Token],
    at: int,
    table: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]],
    taken: Collection[int],
) -> Label | None:
    for words, phrase in table.get(found[at].text, ()):
        behind = _phrase_end(found, at, words)
        if behind is None or any(index in taken for index in range(at, behind)):
            continue
        field = PHRASES[phrase]
        if field is Field.SIGN_ON and _dates_vesting(found, at):
            return None
        if _is_of_base(found, at, behind, field) or _is_no_name(found, behind, phrase):
            return None
        if f" {phrase}".endswith(_PAID) and not _is_payout(found, at, behind):
            continue
        return Label(field, at, behind, weak=phrase in WEAK or field is Field.PRESENT, words=phrase)
    return None


def _is_payout(found: Sequence[Token], at: int, behind: int) -> bool:
    """Say whether a percentage stands beside "paid", and no date behind it."""
    beside = {token.text for token in found[max(0, at - 5) : behind + 3]}
    return bool(_SHARES & beside) and text_at(found, behind) not in _DATED


def _dates_vesting(found: Sequence[Token], at: int) -> bool:
    """Say whether a name is the day on which something vests: "vesting on signing"."""
    before = at - 1 - (text_at(found, at - 1) in {"on", "upon", "at"})
    return text_at(found, before) in VESTING_WORDS


def _counts_months(found: Sequence[Token], at: int) -> bool:
    """Say whether a name only says what some months are of: "2 months' salary bonus"."""
    if _counts_salaries(found, at):
        return True
    month = at - 1 - (found[at - 1].text in {"'", "of"}) if at else 0
    if month < 1 or found[month].text not in {"months", "month"}:
        return False
    count = found[month - 1]
    return count.kind is Kind.FIGURE or count.text in NUMBER_WORDS


def _counts_salaries(found: Sequence[Token], at: int) -> bool:
    """Say whether a name is one of a few salaries: "2 gross monthly salaries"."""
    first, behind = at - 1, at
    while text_at(found, first) in _OF_SALARIES:
        first -= 1
    while text_at(found, behind) in _OF_SALARIES:
        behind += 1
    few = (
        first >= 0
        and found[first].kind is Kind.FIGURE
        and found[first].text.isdigit()
        and int(found[first].text) < 12
    )
    return few and text_at(found, behind) == "salaries"


def _is_no_name(found: Sequence[Token], behind: int, phrase: str) -> bool:
    """Say whether a word is no name where it stands: "tax free", "so" without a colon."""
    following = text_at(found, behind)
    return (phrase == "tax" and following == "free") or (phrase == "so" and following not in {":", "="})


def _is_multiplied(found: Sequence[Token], at: int) -> bool:
    """Say whether a name only says what is multiplied: "3x base", "1.5 x annual salary"."""
    sign = at - 1 - (text_at(found, at - 1) in {"my", "the", "annual", "yearly"})
    return sign > 0 and text_at(found, sign) in {"x", "times"} and found[sign - 1].kind is Kind.FIGURE


def _is_of_base(found: Sequence[Token], at: int, behind: int, field: Field) -> bool:
    """Say whether "base" only says what a percentage is of: "20 % of base", "10% of my base salary"."""
    if field not in {Field.BASE, Field.TOTAL}:
        return False
    before = [token.text for token in found[max(0, at - 3) : at]]
    if _counts_months(found, at) or _is_multiplied(found, at):
        return True
    while before and before[-1] in {"my", "the", "your", "annual", "yearly", "its"}:
        before.pop()
    if not before or before[-1] != "of" or len(before) < 2:
        return False
    following = found[behind].kind if behind < len(found) else Kind.WORD
    return before[-2] in _SHARES and following is not Kind.FIGURE
