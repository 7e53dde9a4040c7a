"""The questions to ask the recruiter, where somebody wants them: more than fit under a valuation."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot.core.answers.sources import source_line
from bot.core.markup import literal
from bot.core.messages import Reply
from bot.core.replies.figure_reply import back
from bot.core.replies.flags import flags
from bot.core.replies.recruiter import MOST, questions
from bot.core.replies.valued import Valued
from knowledge.base import Knowledge

if TYPE_CHECKING:
    from knowledge.facts import Fact

_MORE = 4
"""Questions about a single offer."""


def recruiter_reply(offers: Sequence[Valued], knowledge: Knowledge) -> Reply:
    """The questions about one offer, the most valuable first; about several, the two of each."""
    lines: list[str] = []
    facts: list[Fact] = []
    several = len(offers) > 1
    for one in offers:
        flagged = {flag.name for flag in flags(one, knowledge)}
        asked, quoted = questions(one, flagged, knowledge, MOST if several else _MORE)
        lines += [
            f"**{literal(one.name)}**" if several else "Ask these, the most valuable first:",
            *_numbered(asked),
        ]
        facts += quoted
    source = source_line(knowledge, facts) if facts else ""
    return Reply("\n".join(lines), source=source, buttons=() if several else back(offers[0]))


def _numbered(asked: Sequence[str]) -> Iterator[str]:
    yield from (f"{place}. {question}" for place, question in enumerate(asked, 1))
