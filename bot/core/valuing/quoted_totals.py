"""An offer that is told with what somebody else says it comes to: "the guide says 280k base and 20% bonus make 400k. right?"."""

import re
from dataclasses import dataclass, replace

from bot.core.markup import literal
from bot.core.reading.quantities import Measure, quantities
from bot.core.replies.explained import quoted_figure
from bot.core.replies.valued import valued
from bot.core.state import ChatState, Person
from bot.core.valuing.claims import Claim, Telling, line
from bot.core.valuing.stated import Stated
from calculators.refusal import Refused

_SAYS = re.compile(
    r"^\W*(?:(?:so|and|but|ok|hm+)\W+)*(?:(?:the|my|our|a|this|their|your)\s+)?(?:guide|article|"
    r"recruiters?|hr|headhunter|company|employer|"
    r"friend|letter|website|calculator|they|he|she|somebody|someone)(?:'s)?(?:\s+(?:example|here|also|"
    r"always))*\s+"
    r"(?:says?|said|claims?|claimed|writes?|wrote|tells?(?: me)?|told me|states?|thinks?|has|gives?|"
    r"prints?)(?:\s+that)?\s+",
    re.IGNORECASE,
)
_COMES_TO = re.compile(
    r"\s+(?:it's|that's|it is|that is|this is|is|are|make|makes|made|would make|come to|comes to|came to|"
    r"add up to|adds up to|equals?|equal|total|totals|give|gives|"
    r"brings?|sum up to|amount to|amounts to|=|as|for|worth|to)(?:\s+(?:a|an|about|around|roughly|all|in|"
    r"total|of|package|worth|exactly))*\s+\W?$",
    re.IGNORECASE,
)
"""Stands between the parts of an offer and what they are said to come to."""
_RIGHT = re.compile(
    r"\b(?:right|correct|true|ok|okay|wrong|accurate|add up|adds up|agree|how|why|really|plausible|sense|"
    r"check|checks out)\b|\?",
    re.IGNORECASE,
)
_FEWEST = 3
"""Figures that such a message has: two parts and what they come to."""


@dataclass(frozen=True, slots=True)
class QuotedTotals:
    """Values the parts, and says which of their figures the total is, if it is one."""

    stated: Stated
    telling: Telling

    def claim(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """None where nobody is quoted, or the message says no total behind the parts."""
        figures = quantities(text)
        if len(figures) < _FEWEST or not _RIGHT.search(text):
            return None
        for total in figures[2:]:
            before = _COMES_TO.search(text[: total.start])
            if total.measure is not Measure.AMOUNT or before is None:
                continue
            said = _SAYS.match(text)
            reading = self.stated.read(text[said.end() if said else 0 : before.start()])
            if len(reading.offers) != 1 or reading.sheets[0].base is None or reading.offers[0].problems:
                continue
            if not said and not _QUOTED.search(text):
                continue
            try:
                told = quoted_figure(valued(reading.sheets[0]), total.value)
            except Refused as refused:
                return line(state, person, literal(refused.sentence))
            claim = self.telling.value(state, person, reading.sheets[0])
            first, *rest = claim.said.replies
            text = f"{told.text.splitlines()[0]}\n{first.text}"
            return replace(claim, said=replace(claim.said, replies=(replace(first, text=text), *rest)))
        return None


_QUOTED = re.compile(
    r"\b(?:they|he|she|recruiter|hr|guide|article) (?:says?|claims?|calls?|quotes?|told)\b", re.IGNORECASE
)
