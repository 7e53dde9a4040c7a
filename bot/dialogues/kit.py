"""What the dialogues share: the knowledge, the names in offers, the replies, and typical answers from the benchmarks."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from bot.core.dialogue.forms import Choice
from bot.core.intents.names import OfferNames
from bot.core.replies.comparison_reply import ComparisonReplies
from bot.core.replies.context import Context
from bot.core.replies.flags import SIGN_ON
from bot.core.replies.valuation_reply import ValuationReplies
from bot.dialogues.measures import LEVER_PHRASES, MEASURE_PHRASES
from bot.dialogues.wording import Wording
from calculators.currencies import Rate
from calculators.money import HUNDRED, round_up, short
from knowledge.base import Knowledge
from knowledge.benchmarks import Measure
from knowledge.facts import Fact
from knowledge.nearest import nearest


@dataclass(frozen=True, slots=True)
class Kit:
    """Handed to every declaration of a dialogue."""

    knowledge: Knowledge
    names: OfferNames
    valuations: ValuationReplies
    comparisons: ComparisonReplies
    rates: tuple[Rate, ...]
    spoken: frozenset[str]
    """The words of the names of places, roles, measures and parts."""

    @classmethod
    def of(cls, knowledge: Knowledge, names: OfferNames, rates: Iterable[Rate]) -> Self:
        """The kit of a knowledge."""
        valuations = ValuationReplies(knowledge, Context(knowledge, names))
        named = (*names.places, *names.roles, *MEASURE_PHRASES, *LEVER_PHRASES)
        spoken = frozenset(word for phrase in named for word in phrase.split() if word.isalpha())
        return cls(knowledge, names, valuations, ComparisonReplies(valuations), tuple(rates), spoken)

    def wording(self, dialogue: str) -> Wording:
        """What a dialogue says."""
        return Wording.of(self.knowledge, dialogue)

    def nearest(self, typed: str, words: Collection[str]) -> str | None:
        """The word that a mistyped one was probably meant to be: one of some words, or of a name in offers."""
        return nearest(typed, self.spoken | set(words), self.names.common)

    def spelled(self, typed: str, names: Collection[str]) -> str | None:
        """The one of some names that a mistyped one was probably meant to be."""
        return nearest(typed, names, self.names.common)

    def cells(self, measure: Measure) -> tuple[Fact, ...]:
        """A column of the guide's table, lowest rank first."""
        return tuple(row.fact(measure) for row in self.knowledge.roles.rows().values())

    def guide_role(self, role: object) -> str | None:
        """The guide's role that a role's name stands for."""
        job = self.names.jobs.get(role) if isinstance(role, str) else None
        return job.guide if job else None

    def role_choices(self) -> tuple[Choice, ...]:
        """The guide's roles on buttons."""
        return tuple(
            Choice(words.short if words.short.isupper() else words.short.capitalize(), words.name)
            for words in self.knowledge.lexicon.roles.values()
        )

    def base_choices(self) -> tuple[Choice, ...]:
        """The guide's median bases."""
        roles = self.knowledge.lexicon.roles
        return tuple(
            Choice(f"{short(row.base.number)} {roles[role].short}", short(row.base.number))
            for role, row in self.knowledge.roles.rows().items()
        )

    def sign_on_for(self, base: Decimal) -> Decimal:
        """The guide's average sign-on for a base, up to the next thousand."""
        return round_up(base * self.knowledge.fact(*SIGN_ON).number / HUNDRED, Decimal(1000))


def money_choices(amounts: Iterable[Decimal]) -> tuple[Choice, ...]:
    """Amounts on buttons: `280k`."""
    return tuple(Choice(short(value), short(value)) for value in dict.fromkeys(amounts))
