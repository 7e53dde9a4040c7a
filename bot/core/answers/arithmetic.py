"""Sums that people ask for in passing: a percentage of an amount, an amount less some percent, a stake's worth."""

from decimal import Decimal

from bot.core.answers.figures import amount, exact, percent
from bot.core.answers.sources import source_line
from bot.core.messages import Button, Reply
from bot.core.understanding.query import Ask, Query
from knowledge.base import Knowledge
from knowledge.benchmarks import Measure
from knowledge.entries import Entry
from knowledge.facts import Fact, grouped

SIGN_ON = ("sign-on-share", "share")


class Arithmetic:
    """Sums over a person's figures and the knowledge's. Amounts stay in the currency they were said in."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._rows = knowledge.roles.rows()

    def answer(self, query: Query) -> Reply | None:
        """The reply to a sum, or None where the query asks for something else."""
        match query.asks:
            case Ask.PERCENT_OF:
                return self.percent_of(query)
            case Ask.CHANGE:
                return self.change(query)
            case Ask.STAKE:
                return self.stake(query)
            case Ask.SIGN_ON:
                if len(query.amounts) > 1 and not query.percents:
                    return self.sign_on_of(min(query.amounts), max(query.amounts), query.currency)
                return self.sign_on(query.amounts[0], query.currency, query.percents)
        return None

    def _amount(self, query: Query) -> tuple[Decimal, str, list[Fact]]:
        """The amount that a sum starts from: the person's, else the role's figure."""
        if query.amounts:
            return query.amounts[0], "", []
        measure = next((one for one in query.measures if one in {Measure.BASE, Measure.TOTAL}), Measure.BASE)
        fact = self._rows[query.roles[0]].fact(measure)
        name = self._knowledge.lexicon.roles[query.roles[0]].name
        return fact.number, f" (the guide's median {measure.value} for {name})", [fact]

    def percent_of(self, query: Query) -> Reply:
        """`15 % of 280k`, `0.45 % of 10 million shares`."""
        if query.counted:
            part = query.amounts[0] * query.percents[0] / 100
            text = f"**{grouped(part.quantize(Decimal(1)))} {query.counted}**: {percent(query.percents[0], 3)} of {grouped(query.amounts[0])}."
            return Reply(text)
        start, whose, facts = self._amount(query)
        share = query.percents[0]
        text = f"**{exact(start * share / 100, query.currency)}**: {percent(share, 2)} of {amount(start, query.currency)}{whose}."
        return Reply(text, source=source_line(self._knowledge, facts))

    def applied(self, entry: Entry, query: Query) -> Reply | None:
        """An entry's percentage of the person's amount; None where the entry has none or no amount was said."""
        if entry.applies is None or len(query.amounts) != 1:
            return None
        start, share = query.amounts[0], entry.facts[entry.applies.percent]
        floor = entry.facts[entry.applies.at_least] if entry.applies.at_least else None
        result = start * share.number / 100
        text = f"{share} of {amount(start, query.currency)}"
        if floor is None:
            return Reply(
                f"**{exact(result, query.currency)}**: {text}.", source=source_line(self._knowledge, [share])
            )
        top = amount(result, query.currency) if result > floor.number else str(floor)
        why = f"{text}, more than {floor}" if result > floor.number else f"more than {text}"
        return Reply(f"**{top}** at most: {why}.", source=source_line(self._knowledge, [share, floor]))

    def change(self, query: Query) -> Reply:
        """`340k, 7 % lower`."""
        start, whose, facts = self._amount(query)
        share, down = query.percents[0], "lower_by" in query.operations
        end = start * (100 - share if down else 100 + share) / 100
        word = "less" if down else "more"
        text = f"**{exact(end, query.currency)}**: {percent(share, 2)} {word} than {amount(start, query.currency)}{whose}."
        return Reply(text, source=source_line(self._knowledge, facts))

    def in_secondary_hub(self, query: Query) -> Reply | None:
        """What a job that pays an amount in a leading hub pays in secondary ones, by the guide; None for other places."""
        hubs = self._knowledge.hubs
        there = [place for place in query.places if place in hubs.secondary]
        leading = bool(there) and all(place in hubs.leading for place in query.places if place not in there)
        if not leading or len(query.amounts) != 1:
            return None
        gap = self._knowledge.fact(*hubs.secondary_gap.split("."))
        start = query.amounts[0]
        text = (
            f"**{exact(start * (100 - gap.number) / 100, query.currency)}**: {gap} less than "
            f"{amount(start, query.currency)}, the guide's one figure for its secondary hubs.\n"
            "Public data show much larger gaps; ask how much less secondary hubs pay."
        )
        return Reply(text, source=source_line(self._knowledge, [gap]))

    def stake(self, query: Query) -> Reply:
        """A share of a company's worth; the role's typical share where none is said."""
        worth = max(query.amounts)
        facts: list[Fact] = []
        if query.percents:
            share, whose = query.percents[0], ""
        else:
            fact = self._rows[query.roles[0]].equity
            share, facts = fact.number, [fact]
            whose = f", the guide's typical equity for {self._knowledge.lexicon.roles[query.roles[0]].name}"
        text = (
            f"**{exact(worth * share / 100, query.currency)}** on paper: {percent(share, 3)} of "
            f"{amount(worth, query.currency)}{whose}.\nBefore dilution by later rounds, and only if it can be sold."
        )
        buttons = ((Button("With dilution and exits", "f:stake"),),)
        return Reply(text, source=source_line(self._knowledge, facts), buttons=buttons)

    def sign_on(self, base: Decimal, currency: str, percents: tuple[Decimal, ...] = ()) -> Reply:
        """A typical sign-on at director level for a base."""
        fact = self._knowledge.fact(*SIGN_ON)
        share = percents[0] if percents else fact.number
        whose = "" if percents else ", the guide's average at director level"
        text = f"**{exact(base * share / 100, currency)}**: {percent(share, 2)} of a base of {amount(base, currency)}{whose}."
        return Reply(text, source=source_line(self._knowledge, [] if percents else [fact]))

    def sign_on_of(self, said: Decimal, base: Decimal, currency: str) -> Reply:
        """A sign-on somebody was offered, as a share of the base, beside the guide's average."""
        fact = self._knowledge.fact(*SIGN_ON)
        usual = base * fact.number / 100
        side = "below" if said < usual else "above" if said > usual else "exactly"
        text = (
            f"**{percent(said * 100 / base)}** of base: a sign-on of {amount(said, currency)} on {amount(base, currency)}, "
            f"{side} the guide's average of {fact} at director level ({exact(usual, currency)})."
        )
        return Reply(text, source=source_line(self._knowledge, [fact]))
