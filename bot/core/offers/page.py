"""A message as marks: its tokens with the figures, the names of parts, negations, places and employers in them."""

from dataclasses import dataclass, replace
from typing import Self

from bot.core.offers.labels import Label, labels_in
from bot.core.offers.layout import evened
from bot.core.offers.lexicon import Employer, Lexicon
from bot.core.offers.mending import mended
from bot.core.offers.names import names_in
from bot.core.offers.page_figures import figures_in
from bot.core.reading.quantities import Quantity
from bot.core.reading.tokens import Kind, Token, tokens

LONGEST_PAGE = 1_500
"""Tokens of a message that are read as offers; what follows them is left unread."""

_SMALL_PLACES = frozenset({"in", "it", "or", "me", "us"})
"""Codes of places that are English words as well: read in capitals only."""


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
    text = evened(text)
    found = mended(tokens(text)[:LONGEST_PAGE], lexicon)
    quantities = figures_in(found, text)
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
        if found[first].text != "pm" or not first or found[first - 1].kind is not Kind.FIGURE
    )
    return Page(text, found, 0, len(found), quantities, labels, places, employers, roles)
