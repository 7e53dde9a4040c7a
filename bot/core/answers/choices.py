"""Questions asked back, and the honest "I don't know"."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.core.answers.entry import entry_button
from bot.core.answers.figures import amount
from bot.core.answers.query_data import query_data
from bot.core.answers.table import Table
from bot.core.messages import Button, Outcome, Reply, Said
from bot.core.state import ChatState, Pending
from bot.core.understanding.query import Ask, Query
from bot.core.understanding.reader import Reading
from knowledge.base import Knowledge
from knowledge.entries import Kind

_LEAST_PAY = Decimal(20_000)
_EXAMPLES = "what a VP makes, what a cliff is, or what your offer adds up to"
_EXAMPLES_IN_GROUP = "what a VP makes, or what a cliff is"
OUTSIDE = (
    "That is outside what I know. I can tell you about AI-leadership pay, equity terms and offers, for instance "
    f"{_EXAMPLES}."
)
OUTSIDE_IN_GROUP = (
    "That is outside what I know. I can tell you about AI-leadership pay and equity terms, for instance "
    f"{_EXAMPLES_IN_GROUP}."
)
NO_WORDS = f"I found no words in that. Ask me, for instance, {_EXAMPLES}."
NO_WORDS_IN_GROUP = f"I found no words in that. Ask me, for instance, {_EXAMPLES_IN_GROUP}."


class Choices:
    """Replies that offer choices instead of an answer."""

    def __init__(self, knowledge: Knowledge, table: Table) -> None:
        self._knowledge = knowledge
        self._table = table

    def nothing_readable(self) -> Said:
        """Where a message has no words."""
        return Said(Outcome.NO_ANSWER, (Reply(NO_WORDS),))

    def did_you_mean(self, entries: Sequence[str]) -> Said:
        """The entries that a message may mean."""
        buttons = tuple((entry_button(self._knowledge, key),) for key in entries)
        return Said(Outcome.CLARIFY, (Reply("Which of these do you mean?", buttons=buttons),))

    def which_role(self, query: Query) -> Said:
        """The roles that a message may mean."""
        ambiguous = self._knowledge.lexicon.ambiguous
        if query.ambiguous is not None:
            roles, ask = ambiguous[query.ambiguous].roles, ambiguous[query.ambiguous].ask
        else:
            roles, ask = list(self._knowledge.lexicon.roles), "For which role?"
        buttons = tuple((self._role_button(role, query),) for role in roles)
        return Said(Outcome.CLARIFY, (Reply(ask, buttons=buttons),))

    def figure_of_what(self, query: Query) -> Said:
        """A message of one figure: an amount of a salary's size is held against a role, others want a noun."""
        if query.amounts and query.amounts[0] >= _LEAST_PAY:
            asked = self.which_role(replace(query, asks=Ask.STANDING))
            shown = amount(query.amounts[0], query.currency)
            return Said(Outcome.CLARIFY, (replace(asked.replies[0], text=f"{shown}: for which role?"),))
        example = (
            "“20 % of 280k”, or “is 0.4 % equity normal”"
            if query.percents
            else "“300k base”, or “is 300k good for a director”"
        )
        return Said(Outcome.CLARIFY, (Reply(f"Of what? Write, for instance, {example}."),))

    def _role_button(self, role: str, query: Query) -> Button:
        name = self._table.cells.name(role)
        if query.asks is Ask.STANDING and query.amounts:
            return Button(name, f"s:{query.amounts[0]}.{role}")
        return Button(name, query_data(Ask.LOOK_UP, (role,), query.measures))

    def unknown(self, near: Sequence[str], reading: Reading) -> Said:
        """That nothing here answers a message, and what is nearest to it."""
        known = [key for key in near if self._knowledge.items[key].kind not in {Kind.SMALLTALK, Kind.SILENCE}]
        related = reading.query.names_something and known
        text = "I don't know that one. Nearest to it I know these:" if related else OUTSIDE
        buttons = tuple((entry_button(self._knowledge, key),) for key in known[:2]) if related else ()
        return Said(Outcome.NO_ANSWER, (Reply(text, buttons=buttons),))


def asking_back(state: ChatState, said: Said) -> ChatState:
    """The state after a question back: its choices can be named in words."""
    choices = tuple(
        (button.label, button.data) for reply in said.replies for row in reply.buttons for button in row
    )
    asked = said.replies[-1].text if said.replies else ""
    return state.model_copy(update={"pending": Pending(asked=asked, choices=choices)})
