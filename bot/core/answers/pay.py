"""What the tables say of pay: the guide's roles, other jobs in public data, amounts, places and years."""

from dataclasses import replace

from bot.core.answers.advertised import AdvertisedPay
from bot.core.answers.arithmetic import Arithmetic
from bot.core.answers.cells import MONEY
from bot.core.answers.elsewhere import Elsewhere
from bot.core.answers.entry import entry_said
from bot.core.answers.exchange import Exchange
from bot.core.answers.figures import rounded
from bot.core.answers.grants import Grants
from bot.core.answers.price_ranks import PriceRanks
from bot.core.answers.standing import Standing
from bot.core.answers.table import Table
from bot.core.messages import Outcome, Reply, Said
from bot.core.understanding.query import Ask, Query
from knowledge.base import Knowledge
from knowledge.benchmarks import Measure
from knowledge.facts import listed
from knowledge.places import country_of

KNOWN_YEARS = range(2025, 2027)
"""The years that the guide's table speaks for."""


class Pay:
    """Answers queries; where the tables have no figure, the silence that says so."""

    def __init__(self, knowledge: Knowledge, table: Table, arithmetic: Arithmetic) -> None:
        self._knowledge = knowledge
        self._table = table
        self._arithmetic = arithmetic
        self._standing = Standing(knowledge)
        self._advertised = AdvertisedPay(knowledge)
        self._elsewhere = Elsewhere(knowledge)
        self._price_ranks = PriceRanks(knowledge)
        self._exchange = Exchange(knowledge)
        self._grants = Grants(knowledge)
        self._countries = {place.id: country_of(place) for place in knowledge.places}

    def answer(self, query: Query) -> Said | None:
        """What is said to a query, or None where it asks the tables for nothing."""
        if query.asks is Ask.VEST:
            return self._vests(query)
        if query.asks is Ask.CONVERT:
            return self._exchange.answer(query)
        if query.employers and (query.roles or (query.asks is Ask.LOOK_UP and not query.other_roles)):
            return self._silence("pay-by-company")
        other_time = "other_time" in query.operations and query.asks is Ask.LOOK_UP and not query.amounts
        if other_time or any(year not in KNOWN_YEARS for year in query.years):
            return self._silence("future-pay")
        if query.asks in {Ask.ELSEWHERE, Ask.PRICE_RANK}:
            return self._by_place(query)
        if query.other_roles and not query.roles:
            return self._other(query)
        below_hubs = (
            set(query.places) <= set(self._knowledge.hubs.secondary) and "lower_by" in query.operations
        )
        of_ads = "advertised" in query.operations and query.asks in {Ask.COMPARE, Ask.DIFFERENCE}
        looks_up = of_ads or (query.asks is Ask.LOOK_UP and not (query.places and below_hubs))
        advertised = self._advertised_pay(query) if looks_up else None
        if advertised is not None:
            return advertised
        if query.asks is Ask.STANDING:
            return self.standing(query)
        compared = (len(query.places) > 1 or below_hubs) and query.operations & {
            "lower_by",
            "higher_by",
            "difference",
            "ratio",
        }
        if (
            compared
            and not query.amounts
            and not query.roles
            and set(query.places) & set(self._knowledge.hubs.secondary)
        ):
            return self._silence(self._knowledge.hubs.secondary_gap.partition(".")[0])
        if query.asks is Ask.PERCENT_OF and set(query.places) & set(self._knowledge.hubs.secondary):
            # A percentage said of a secondary hub is the guide's: by so much pay is lower there.
            query = replace(query, asks=Ask.CHANGE, operations=query.operations | {"lower_by"})
        reply = self._arithmetic.answer(query)
        if reply is None and query.places and query.roles and query.asks is Ask.LOOK_UP:
            return self._in_place(query)
        reply = reply or self._table.answer(query)
        if reply is None:
            return None
        reply = self._also_in(query, reply)
        open_role = (
            not query.roles and query.asks is Ask.LOOK_UP and not query.operations & {"rank", "which_role"}
        )
        return Said(Outcome.CLARIFY if open_role else Outcome.ANSWER, (reply,))

    def _also_in(self, query: Query, reply: Reply) -> Reply:
        """The reply with its dollars in the currency asked for, at the rate of its day."""
        rates = self._knowledge.rates
        rate = rates.rate("USD", query.into) if query.into and query.into != "USD" else None
        if rate is None or not query.into or query.asks is not Ask.LOOK_UP:
            return reply
        cells = self._table.cells
        wanted = [measure for measure in query.measures or MONEY if measure in MONEY]
        figures = [
            f"{fact} is **{rounded(fact.number * rate, query.into)}**"
            for role in query.roles
            for fact in (cells.fact(role, measure) for measure in wanted)
        ]
        day = f"{rates.as_of.day} {rates.as_of:%B %Y}"
        return replace(reply, text=f"{reply.text}\n{listed(figures)} at the ECB rate of {day}.")

    def standing(self, query: Query) -> Said:
        """Where an amount, or a share of the company, stands for a role of the guide."""
        if not query.roles:
            return Said(Outcome.ANSWER, (self._standing.of_equity_in_any_role(query.percents[0]),))
        role = query.roles[0]
        if not query.amounts:
            return Said(Outcome.ANSWER, (self._standing.of_equity(role, query.percents[0]),))
        with_stock = Measure.EQUITY in query.measures and Measure.BASE not in query.measures
        measure = Measure.TOTAL if with_stock or Measure.TOTAL in query.measures else Measure.BASE
        place = next(iter(query.places), None)
        reply = self._standing.of_role(role, query.amounts[0], measure, query.currency, place)
        return Said(Outcome.ANSWER, (reply,))

    def _by_place(self, query: Query) -> Said | None:
        """What money buys in one place and another, which is dear, and what a job pays in the guide's secondary hubs."""
        if query.asks is Ask.PRICE_RANK:
            return self._price_ranks.answer(query)
        by_guide = self._arithmetic.in_secondary_hub(query) if "same_job" in query.operations else None
        return Said(Outcome.ANSWER, (by_guide,)) if by_guide else self._elsewhere.answer(query)

    def _vests(self, query: Query) -> Said:
        """How stock vests at the employers named: an entry of one, the sums of a grant, or two side by side."""
        items = [self._knowledge.items[key] for key in query.employers if key in self._knowledge.items]
        if not items:
            return self._silence("pay-by-company")
        reply = self._grants.answer(query) if query.amounts or len(items) > 1 else None
        return Said(Outcome.ANSWER, (reply,)) if reply else entry_said(self._knowledge, items[0])

    def _silence(self, key: str) -> Said:
        return entry_said(self._knowledge, self._knowledge.items[key])

    def _other(self, query: Query) -> Said:
        """Pay of a job that is not one of the guide's."""
        if query.employers:
            return self._silence("pay-by-company")
        key = query.other_roles[0]
        single = "which_role" in query.operations and query.operations & {"highest", "lowest"}
        if single and len(query.other_roles) == 1 and not query.percentile:
            return self._silence("one-persons-pay")
        if query.amounts:
            country = self._countries[query.places[0]] if query.places else "US"
            standing = self._standing.of_other(key, query.amounts[0], country)
            if standing is not None:
                return Said(Outcome.ANSWER, (standing,))
        compared = self._advertised.of_jobs(query) if len(query.other_roles) > 1 else None
        return compared or self._advertised.of_job(key, query)

    def _advertised_pay(self, query: Query) -> Said | None:
        """What only advertised pay knows: a percentile, or a country without a role."""
        if query.roles and (query.percentile or "advertised" in query.operations):
            return self._advertised.beside(query)
        every = "every_job" in query.operations and set(query.measures) <= {Measure.BASE}
        abroad = len(query.places) == 1 and (every or (query.places != ("US",) and not query.measures))
        if query.percentile or (abroad and not query.roles and query.ambiguous is None):
            return self._advertised.of_country(query)
        return None

    def _at_home(self, query: Query) -> Said:
        """A role's figure where the US are named: the guide names no country, advertised pay does."""
        reply = self._table.cells.look_up(query.roles, query.measures, query.period)
        lines = [reply.text, "The guide doesn't say for which country; its figures are in US dollars."]
        sources = [reply.source]
        ads = self._advertised.beside(query) if set(query.measures) <= {Measure.BASE} else None
        if ads is not None:
            lines.append(f"Advertised there: {ads.replies[0].text}")
            sources.append(ads.replies[0].source)
        source = " · ".join(dict.fromkeys(filter(None, sources)))
        return Said(Outcome.ANSWER, (replace(reply, text="\n".join(lines), source=source),))

    def _in_place(self, query: Query) -> Said:
        """A role's figure where a place is named: the guide has top regions, but no figure of one place."""
        if query.places == ("US",):
            return self._at_home(query)
        role, cells = query.roles[0], self._table.cells
        regions = cells.fact(role, Measure.REGIONS).value
        if not set(query.places) <= set(regions if isinstance(regions, list) else ()):
            return self._silence("pay-by-city")
        reply = cells.look_up(query.roles, query.measures, query.period)
        where = cells.place(query.places[0])
        note = f"The guide has no figure for {where} alone; it lists {where} among the best-paying regions for this role."
        return Said(
            Outcome.ANSWER, (Reply(f"{note}\nOverall: {reply.text}", "", reply.source, reply.buttons),)
        )
