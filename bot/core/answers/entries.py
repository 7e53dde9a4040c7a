"""The entries that a message may mean, apart from those that speak of other years or companies."""

from collections.abc import Sequence

from bot.core.answers.pay import KNOWN_YEARS
from bot.core.understanding.matching import Matching
from bot.core.understanding.reader import Reading
from knowledge.base import Knowledge
from knowledge.entries import Kind
from knowledge.lexicon import OTHER_COMPANY
from knowledge.matcher import NOBODY, Candidate


class Entries:
    """Ranks the entries of one knowledge."""

    def __init__(self, knowledge: Knowledge, matching: Matching) -> None:
        self._items = knowledge.items
        self._matching = matching

    def likely(self, reading: Reading) -> list[Candidate]:
        """The likeliest entries, `NOBODY` among them, best first."""
        years = [str(year) for year in reading.query.years if year not in KNOWN_YEARS]
        elsewhere = OTHER_COMPANY in reading.query.employers
        return [
            one
            for one in self._matching.entries(reading.wordings)
            if one.label == NOBODY or self._fits(one.label, years, elsewhere=elsewhere)
        ]

    def _fits(self, entry: str, years: Sequence[str], *, elsewhere: bool) -> bool:
        """Whether an entry speaks of the years; one about an employer is none about another company."""
        item = self._items[entry]
        if elsewhere and item.kind is Kind.EMPLOYER:
            return False
        told = f"{item.answer} {item.context} {item.detail} {' '.join(fact.as_of for fact in item.facts)}"
        return item.kind is Kind.SILENCE or all(year in told for year in years)
