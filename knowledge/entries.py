"""An entry: the phrasings that ask for it, the answer, its facts, and its own tests."""

import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from knowledge.facts import Computed, Fact, PartialDate, Shape


class Kind(StrEnum):
    """The folder an entry lives in; a silence is something asked for that nobody knows."""

    FAQ = "faq"
    GLOSSARY = "glossary"
    EMPLOYER = "employers"
    SMALLTALK = "smalltalk"
    SILENCE = "silences"


class Lead(StrEnum):
    """A guided calculation that an answer may offer as a button."""

    VALUE = "value"
    COMPARE = "compare"
    COUNTER = "counter"
    STAKE = "stake"
    SIGN_ON = "sign-on"
    WHAT_IF = "what-if"


def _identifier(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise ValueError(f"'{text}' is no id; expected small letters, digits and single dashes")
    return text


Identifier = Annotated[str, AfterValidator(_identifier)]
FactName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Phrase = Annotated[str, Field(min_length=1, max_length=400)]


class FollowUp(Shape):
    """What a short message right after this answer means."""

    ask: list[Phrase] = Field(min_length=1)
    entry: Identifier


class Applies(Shape):
    """The percentage of an entry that a person's own amount can be put into: names of facts as texts have them.

    `at_least` is the amount that counts where it is higher than the percentage.
    """

    percent: FactName
    at_least: FactName | None = None


class Covers(Shape):
    """What an entry has figures for, where it lists some: it is no answer to a message that names another.

    Countries and currencies by their codes; amounts as people name them. An empty list bounds nothing.
    """

    countries: list[str] = Field(default_factory=list)
    currencies: list[str] = Field(default_factory=list)
    amounts: list[Decimal] = Field(default_factory=list)


class Wanted(StrEnum):
    """What a message may have to name."""

    PLACE = "place"


class EntryTest(Shape):
    """A phrasing that is not among the questions, and what the answer to it must say."""

    ask: Phrase
    says: list[str] = Field(default_factory=list)


class Entry(Shape):
    """One answerable thing. Texts quote facts by `{name}`, `{entry-id.name}` or `{roles.vp.base}`.

    `sums` are figures computed from facts; texts quote them in the same way. `in_group` is said instead in a group,
    where nobody's offer is asked for; `wants` is what a message has to name, or the entry is no answer to it.
    """

    id: Identifier
    title: Annotated[str, Field(min_length=2, max_length=40)]
    questions: list[Phrase] = Field(min_length=3, max_length=32)
    not_for: list[Phrase] = Field(default_factory=list, max_length=6)
    answer: Annotated[str, Field(min_length=2, max_length=400)]
    context: Annotated[str, Field(max_length=400)] = ""
    detail: Annotated[str, Field(max_length=1000)] = ""
    in_group: Annotated[str, Field(max_length=400)] = ""
    facts: dict[FactName, Fact] = Field(default_factory=dict)
    sums: dict[FactName, Computed] = Field(default_factory=dict)
    names: list[str] = Field(default_factory=list)
    sources: list[str] = Field(default_factory=list)
    see_also: list[Identifier] = Field(default_factory=list)
    follow_ups: list[FollowUp] = Field(default_factory=list)
    leads_to: Lead | None = None
    applies: Applies | None = None
    covers: Covers | None = None
    wants: Wanted | None = None
    tests: list[EntryTest] = Field(default_factory=list)


class Source(Shape):
    """Where facts come from; `short` is what the reader of an answer sees."""

    title: str
    short: str
    url: str | None = None
    date: PartialDate | None = None
    licence: str | None = None


PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
