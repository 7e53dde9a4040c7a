"""The figures of a message that can be part of an offer: no list numbers, no dates, no counts of things."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.offers.labels import labels_in
from bot.core.reading.numbers import is_amount_of_401k, text_at
from bot.core.reading.quantities import Measure, Quantity, quantities_of
from bot.core.reading.schedule_words import near_vesting
from bot.core.reading.tokens import Kind, Token
from bot.core.reading.word_sets import words as word_set

_NUMBERED_NAMES = frozenset({"one", "401k", "401", "401(k)", "2nd", "403b", "409a", "409", "four"})
"""Names of parts in which numbers stand."""
_BEFORE_MONTHS = word_set("over across / for in every after")
_COUNTED = word_set(
    """offers jobs companies packages choices letters opportunities possibilities grants awards payments rounds
    instalments installments ways"""
)
_KINDS_OF_THINGS = word_set(
    "job different competing more later further separate sign on - signing equity stock rsu"
)
_BEFORE_YEARS = word_set("in since by until from of")
_BEFORE_DATES = word_set(
    """by until before on till start starts starting expires expiring deadline due monday tuesday wednesday thursday
    friday saturday sunday mon tue tues wed thu thurs fri sat dated date"""
)
_PAPERS = word_set("req requisition ref reference ticket jobid")
_OF_CLOCK = word_set("am pm oclock")
_MONTHS = word_set(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec"""
)


def figures_in(found: Sequence[Token], text: str) -> tuple[Quantity, ...]:
    """Return the figures of ``found`` that can be part of an offer; ``text`` is what was written."""
    named = {
        index
        for label in (labels_in(found, frozenset()) if _has_numbered_name(found) else ())
        if label.words.split()[0] in _NUMBERED_NAMES and not is_amount_of_401k(found, label.first)
        for index in range(label.first, label.behind)
    }
    return tuple(
        _as_written(found, text, quantity)
        for quantity in quantities_of(found)
        if named.isdisjoint(range(quantity.first, quantity.behind))
        and not _is_list_number(found, quantity)
        and not _is_date(found, quantity)
        and not _is_clock_or_reference(found, quantity)
        and not _is_pronoun(found, quantity)
        and not _counts_things(found, quantity)
        and not _halves(found, quantity)
    )


def _has_numbered_name(found: Sequence[Token]) -> bool:
    return any(token.text in _NUMBERED_NAMES or token.text == "2" for token in found)


def _as_written(found: Sequence[Token], text: str, quantity: Quantity) -> Quantity:
    """Read a capital M as million where no word of time says otherwise: "raising 15M" is no length."""
    if not quantity.maybe_months or text_at(found, quantity.first - 1) in _BEFORE_MONTHS:
        return quantity
    capital = "M" in text[quantity.start : quantity.end]
    return replace(quantity, maybe_months=False) if capital else quantity


def _is_list_number(found: Sequence[Token], quantity: Quantity) -> bool:
    """Say whether a small number only counts the lines of a list: "1) base 280k", "2. bonus 20%"."""
    if quantity.measure is not Measure.NUMBER or quantity.value not in range(1, 21) or quantity.spelled:
        return False
    if quantity.behind >= len(found) or quantity.behind != quantity.first + 1:
        return False
    before = found[quantity.first - 1] if quantity.first else None
    begins = before is None or before.kind is Kind.LINE or before.text in {"(", ";", "•"}
    following = found[quantity.behind]
    if not following.glued or following.text not in {")", "."}:
        return False
    return begins or (following.text == ")" and not _is_inside_brackets(found, quantity.first))


def _is_inside_brackets(found: Sequence[Token], at: int) -> bool:
    brackets = (token.text for token in reversed(found[:at]) if token.text in {"(", ")"})
    return next(brackets, ")") == "("


def _is_pronoun(found: Sequence[Token], quantity: Quantity) -> bool:
    """Say whether "one" stands for an offer or a day instead of counting: "forget that one", "on day one"."""
    alone = quantity.measure is Measure.NUMBER and quantity.spelled and quantity.value == 1
    before = (text_at(found, quantity.first - 2), text_at(found, quantity.first - 1))
    return alone and (before[1] not in _BEFORE_MONTHS or before == ("one", "for"))


def _is_clock_or_reference(found: Sequence[Token], quantity: Quantity) -> bool:
    """Say whether a number is of a time, "12/12", or names a paper: "4:12 PM", "by Friday 12/12", "#88213"."""
    if quantity.measure is not Measure.NUMBER or quantity.spelled:
        return False
    before, after = text_at(found, quantity.first - 1), text_at(found, quantity.behind)
    if (
        before == "#"
        or before in _PAPERS
        or (before == ":" and text_at(found, quantity.first - 2) in _PAPERS)
    ):
        return True
    if after in _OF_CLOCK or (after == ":" and _is_minute(found, quantity.behind + 1)):
        return True
    if before == ":" and _is_minute(found, quantity.first):
        return text_at(found, quantity.first - 2).isdigit()
    return _is_day_and_month(found, quantity.first) or _is_day_and_month(found, quantity.first - 2)


def _is_minute(found: Sequence[Token], at: int) -> bool:
    """Say whether the two digits of a minute stand at a token, glued to a colon: the "12" of "4:12"."""
    text = text_at(found, at)
    glued = at < len(found) and found[at].glued and found[at - 1].glued
    return glued and len(text) == 2 and text.isdigit() and int(text) < 60


def _is_day_and_month(found: Sequence[Token], at: int) -> bool:
    """Say whether "12/12" begins at a token, behind what leads to a date: "by Friday 12/12", "starting 1/15"."""
    one, sign, other = (text_at(found, at + step) for step in range(3))
    if sign not in {"/", "."} or not (one.isdigit() and other.isdigit()) or max(int(one), int(other)) > 31:
        return False
    return bool(_BEFORE_DATES & {text_at(found, at - 1), text_at(found, at - 2)})


def _halves(found: Sequence[Token], quantity: Quantity) -> bool:
    """Say whether a figure belongs to "50/50" that splits something other than a grant's vesting."""
    first, behind = quantity.first, quantity.behind
    if quantity.measure is not Measure.NUMBER or quantity.value != 50:
        return False
    alike = text_at(found, behind + 1) == "50" or text_at(found, first - 2) == "50"
    joined = "/" in {text_at(found, behind), text_at(found, first - 1)}
    return alike and joined and not near_vesting(found, first, behind)


def _counts_things(found: Sequence[Token], quantity: Quantity) -> bool:
    """Say whether a small number counts things: "I have 2 offers", "two grants", "2 sign-on payments"."""
    if quantity.measure is not Measure.NUMBER or not 1 <= quantity.value <= 10:
        return False
    at = quantity.behind
    while text_at(found, at) in _KINDS_OF_THINGS:
        at += 1
    return text_at(found, at) in _COUNTED


def _is_date(found: Sequence[Token], quantity: Quantity) -> bool:
    """Say whether a number is part of a date: "15 March", "May 1", "1 May 2026", "in 2026"."""
    if quantity.measure is not Measure.NUMBER or quantity.value > 2040:
        return False
    near = {text_at(found, quantity.first - 1), text_at(found, quantity.behind)}
    if quantity.is_year_number:
        earlier = {text_at(found, quantity.first - 2), text_at(found, quantity.first - 3)}
        return bool(near & (_MONTHS | _BEFORE_YEARS) or earlier & _MONTHS)
    return quantity.value <= 31 and bool(near & _MONTHS)
