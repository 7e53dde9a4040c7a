"""A message as marks: its tokens with the figures, the names of parts, negations, places and employers in them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from bot.core.offers.labels import Label, labels_in
from bot.core.offers.lexicon import Employer, Lexicon
from bot.core.offers.mending import mended
from bot.core.offers.names import names_in
from bot.core.reading.numbers import is_amount_of_401k, text_at
from bot.core.reading.quantities import Measure, Quantity, quantities_of
from bot.core.reading.tokens import Kind, Token, tokens
from bot.core.reading.word_sets import words as word_set

LONGEST_PAGE = 1_500
"""Tokens of a message that are read as offers; what follows them is left unread."""

_SMALL_PLACES = frozenset({"in", "it", "or", "me", "us"})
"""Codes of places that are English words as well: read in capitals only."""
_NUMBERED_NAMES = frozenset({"one", "401k", "401", "401(k)", "2nd", "403b", "409a", "409"})
_COUNTED = word_set(
    """offers jobs companies packages choices letters opportunities possibilities grants awards payments rounds
    instalments installments"""
)
_KINDS_OF_THINGS = word_set(
    "job different competing more later further separate sign on - signing equity stock rsu"
)
_BEFORE_YEARS = word_set("in since by until from of")
_MONTHS = word_set(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec"""
)


@dataclass(frozen=True, slots=True)
class Name:
    """A place, employer or role at the tokens ``first`` to ``behind``."""

    name: str
    first: int
    behind: int
    employer: Employer | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A message, or the part of it from token ``first`` to ``behind``; all indexes count the whole message's tokens."""

    text: str
    tokens: tuple[Token, ...]
    first: int
    behind: int
    quantities: tuple[Quantity, ...]
    labels: tuple[Label, ...]
    places: tuple[Name, ...]
    employers: tuple[Name, ...]
    roles: tuple[Name, ...]

    def word(self, at: int) -> str:
        """Return the plain text of a token of this part, empty outside."""
        return self.tokens[at].text if self.first <= at < self.behind else ""

    def words(self, first: int, behind: int) -> tuple[str, ...]:
        """Return the plain texts of some tokens."""
        return tuple(token.text for token in self.tokens[max(first, self.first) : min(behind, self.behind)])

    def original(self, first: int, behind: int) -> str:
        """Return what was written at some tokens."""
        if behind <= first:
            return ""
        return self.text[self.tokens[first].start : self.tokens[behind - 1].end]

    def part(self, first: int, behind: int) -> Self:
        """Return the part of the page from one token to another."""

        def inside(first_of: int, behind_of: int) -> bool:
            return first <= first_of and behind_of <= behind

        return replace(
            self,
            first=first,
            behind=behind,
            quantities=tuple(q for q in self.quantities if inside(q.first, q.behind)),
            labels=tuple(label for label in self.labels if inside(label.first, label.behind)),
            places=tuple(name for name in self.places if inside(name.first, name.behind)),
            employers=tuple(name for name in self.employers if inside(name.first, name.behind)),
            roles=tuple(name for name in self.roles if inside(name.first, name.behind)),
        )


def page_of(text: str, lexicon: Lexicon) -> Page:
    """Mark up ``text``. Never raises; reads its first 1,500 tokens."""
    found = mended(tokens(text)[:LONGEST_PAGE], lexicon)
    # "one time" and "401k" are names although numbers stand in them
    named = {
        index
        for label in labels_in(found, frozenset())
        if label.words.split()[0] in _NUMBERED_NAMES and not is_amount_of_401k(found, label.first)
        for index in range(label.first, label.behind)
    }
    quantities = tuple(
        quantity
        for quantity in quantities_of(found)
        if named.isdisjoint(range(quantity.first, quantity.behind))
        and not _is_list_number(found, quantity)
        and not _is_date(found, quantity)
        and not _counts_things(found, quantity)
    )
    figures = {index for quantity in quantities for index in range(quantity.first, quantity.behind)}
    labels = labels_in(found, figures)
    taken = figures | {
        index for label in labels for index in range(label.first, label.behind) if not label.weak
    }
    places = tuple(
        Name(lexicon.places[alias], first, behind)
        for alias, first, behind in names_in(found, lexicon.places, lexicon.openings, taken)
        if found[first].text not in _SMALL_PLACES or text[found[first].start].isupper()
    )
    employers = tuple(
        Name(lexicon.employers[alias].name, first, behind, lexicon.employers[alias])
        for alias, first, behind in names_in(found, lexicon.employers, lexicon.openings, taken)
    )
    roles = tuple(
        Name(lexicon.roles[alias], first, behind)
        for alias, first, behind in names_in(found, lexicon.roles, lexicon.openings, taken)
    )
    return Page(text, found, 0, len(found), quantities, labels, places, employers, roles)


def _is_list_number(found: Sequence[Token], quantity: Quantity) -> bool:
    """Say whether a small number only counts the lines of a list: "1) base 280k", "2. bonus 20%"."""
    if quantity.measure is not Measure.NUMBER or quantity.value not in range(1, 21) or quantity.spelled:
        return False
    if quantity.behind >= len(found) or quantity.behind != quantity.first + 1:
        return False
    before = found[quantity.first - 1] if quantity.first else None
    begins = before is None or before.kind is Kind.LINE or before.text in {"(", ";", "•"}
    following = found[quantity.behind]
    marked = following.text in {")", "."} and following.glued
    return marked and (begins or following.text == ")")


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
