"""The commands of the menu that the knowledge answers: all roles, all sources, a fresh start."""

from bot.core.answers.sources import all_sources
from bot.core.answers.table import Table
from bot.core.messages import Outcome, Reply, Said
from bot.core.state import ChatState, Topic
from bot.core.understanding.follow_up import topic_of
from bot.core.understanding.query import Ask, Query
from knowledge.base import Knowledge
from knowledge.benchmarks import Measure

ROLES = "/roles"


def menu_said(
    knowledge: Knowledge, table: Table, state: ChatState, command: str
) -> tuple[ChatState, Said] | None:
    """The answer to a command of the menu; None where it is none of these."""
    match command:
        case "/new":
            fresh = state.model_copy(update={"topics": (), "pending": None, "rested": True})
            return fresh, Said(Outcome.NOTICE, (Reply("A fresh start. What would you like to know?"),))
        case "/sources":
            return state.about(Topic(entry="guide-sources")), Said(Outcome.ANSWER, (all_sources(knowledge),))
        case _ if command == ROLES:
            query = Query(asks=Ask.RANK, measures=(Measure.BASE, Measure.TOTAL, Measure.EQUITY))
            reply = table.answer(query)
            return state.about(topic_of(query)), Said(Outcome.ANSWER, (reply,) if reply else ())
    return None
