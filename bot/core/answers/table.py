"""Answers from the guide's table of roles: which reading of it a question asks for."""

from bot.core.answers.cells import Cells
from bot.core.answers.gaps import Gaps
from bot.core.answers.ranks import Ranks
from bot.core.messages import Reply
from bot.core.understanding.query import Ask, Query
from knowledge.base import Knowledge


class Table:
    """Answers with the guide's four roles."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.cells = Cells(knowledge)
        self._gaps = Gaps(self.cells)
        self._ranks = Ranks(self.cells)

    def answer(self, query: Query) -> Reply | None:
        """The reply to a query about the table, or None where it asks for something else."""
        roles = query.roles
        match query.asks:
            case Ask.LOOK_UP if roles:
                return self.cells.look_up(roles, query.measures, query.period)
            case Ask.COMPARE | Ask.DIFFERENCE if len(roles) > 1:
                return self._gaps.difference(roles, query.measures, query.period)
            case Ask.RATIO if len(roles) > 1:
                return self._gaps.ratio(roles, query.measures)
            case Ask.PARTS if roles:
                return self._gaps.parts(roles[0], query.period)
            case Ask.SHARE if roles:
                return self._gaps.share(roles[0])
            case Ask.RANK | Ask.LOOK_UP if not roles:
                return self._ranks.rank(query.measures, rising="lowest" in query.operations)
            case Ask.EXTREME:
                return self._ranks.extreme(query.measures, query.rank)
            case Ask.AVERAGE:
                return self._ranks.average(query.measures)
            case Ask.WHICH_ROLE if query.places:
                return self._ranks.role_of_place(query.places)
            case Ask.WHICH_ROLE:
                return self._ranks.role_of_figure(query.amounts, query.percents)
        return None
