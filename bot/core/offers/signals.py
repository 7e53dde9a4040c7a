"""What speaks for and against a message being an offer."""

from collections.abc import Sequence

from bot.core.offers.fields import EQUITY_FAMILY, Field
from bot.core.offers.finding import Findings
from bot.core.offers.mending import is_known
from bot.core.offers.page import Page
from bot.core.offers.small_words import (
    ABOUT_OTHERS,
    ASKING_FOR_NORMS,
    CHANGING,
    COMMANDING,
    FILLERS,
    GIVING_PHRASES,
    JUDGING_PHRASES,
    OFFER_CUES,
    PHYSICAL,
    QUESTION_STARTS,
    SUPPOSING,
)
from bot.core.reading.answer_values import PAYMENTS_A_YEAR
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.tokens import Kind

PARTS = frozenset(
    {
        Field.BASE,
        Field.BONUS,
        Field.SIGN_ON,
        Field.RELOCATION,
        Field.STOCK,
        Field.OPTIONS,
        Field.OWNERSHIP,
        Field.REFRESHERS,
        Field.RETIREMENT,
        Field.BENEFITS,
        Field.CONTINGENT,
        Field.CLAWBACK,
    }
)
"""What counts as a part of an offer; a total, a share price or a growth rate alone is none."""


TOTALLING = frozenset({"total", "altogether", "cash", "together", "overall", "sum", "tc"})
"""Asked of a base and a bonus, these ask what they come to."""
_SOURCES = frozenset({"guide", "guide's", "article", "article's", "survey", "study", "report"})
_OFF_BEFORE = frozenset({"off", "minus", "deduct", "subtract", "knock", "shave"})
_OFF_BEHIND = frozenset({"off", "lower", "less", "below", "cheaper", "discount"})
_SMALLEST_PAY = 40_000
"""A year's amount that is rather pay than rent or groceries."""
_SHORTEST_NOUN = 3


class Signals:
    """The signals of a page that was read as the offers ``parts``."""

    def __init__(self, page: Page, parts: Sequence[Findings]) -> None:
        words = [token.text for token in page.tokens if token.kind is Kind.WORD]
        known = frozenset(words)
        spoken = f" {' '.join(words)} "
        first = words[0] if words else ""
        self.offer_word = bool(known & OFFER_CUES)
        self.giving = self.offer_word or any(f" {phrase} " in spoken for phrase in GIVING_PHRASES)
        self.judging = any(f" {phrase} " in spoken for phrase in JUDGING_PHRASES)
        self.norm = _asks_for_norms(page, parts)
        self.supposing = bool(SUPPOSING & _words_before_figures(page))
        self.begins_asking = first in QUESTION_STARTS
        self.question = self.begins_asking or "?" in page.text
        self.totalling = bool(known & TOTALLING)
        self.commanding = bool(known & COMMANDING)
        self.about_others = bool(known & ABOUT_OTHERS)
        self.quoting = self.question and bool(known & _SOURCES)
        self.changing = first in CHANGING
        self.counting = any(_counts_things(page, found) for found in parts)
        self.measuring = any(
            page.word(finding.quantity.behind) in PHYSICAL for found in parts for finding in found.findings
        )
        self.calculation = any(_is_calculation(page, found) for found in parts)
        self.named = max((len(_named(found)) for found in parts), default=0)
        self.only_benefits_named = all(_named(found) <= {Field.BENEFITS} for found in parts)
        self.paid_by_rate = any(_is_paid_by_rate(found) for found in parts)
        self.parts = max((len(_all(found)) for found in parts), default=0)
        self.joined = any(_joins_pay_and_bonus(page, found) for found in parts)
        self.has_base = any(Field.BASE in _all(found) for found in parts)
        self.only_clawback = all(_all(found) <= {Field.CLAWBACK} for found in parts)
        self.only_options = all(_all(found) <= {Field.OPTIONS} for found in parts)
        self.only_base = all(_all(found) <= {Field.BASE} for found in parts)
        self.unknown = sum(
            token.kind is Kind.WORD and len(token.text) > 2 and not is_known(token.text)
            for token in page.tokens
        ) - sum(name.behind - name.first for name in (*page.places, *page.employers, *page.roles))

    @property
    def cue(self) -> bool:
        """Whether anything in the words speaks of an offer."""
        return self.giving or self.judging

    @property
    def against(self) -> bool:
        """Whether the words ask for norms, suppose, command, or are about others."""
        return self.norm or self.commanding or self.supposing or self.about_others


def _all(found: Findings) -> set[Field]:
    """Return the parts of an offer that are stated, with and without a name."""
    stated = {finding.field for finding in found.findings if finding.field in PARTS}
    absent = {said.label.field for said in (*found.absent, *found.open) if said.label.field in PARTS}
    return stated | absent if stated else set()


def _named(found: Findings) -> set[Field]:
    """Return the parts that a name or a schedule makes sure."""
    stated = _all(found)
    sure = [f for f in found.findings if f.label is not None or (f.place and _has_percent(found))]
    named = {finding.field for finding in sure}
    loose = {finding.field for finding in found.findings if finding not in sure}
    vests = EQUITY_FAMILY if found.hints else frozenset[Field]()
    return {field for field in stated if field in named or field not in loose or field in vests}


def _is_paid_by_rate(found: Findings) -> bool:
    """Say whether the base is paid a month, a day, …: "75k a month", "$1,200 a day"; small change is no pay."""
    return any(
        finding.field is Field.BASE
        and finding.quantity.per is not None
        and finding.quantity.value * PAYMENTS_A_YEAR[finding.quantity.per] >= _SMALLEST_PAY
        for finding in found.findings
    )


def _joins_pay_and_bonus(page: Page, found: Findings) -> bool:
    """Say whether pay and a bonus without names stand joined, with nothing else: "£95k plus 10%", "280k/20%"."""
    fields = [finding.field for finding in found.findings]
    if fields != [Field.BASE, Field.BONUS]:
        return False
    pay, bonus = (finding.quantity for finding in found.findings)
    between = page.words(pay.behind, bonus.first)
    return pay.value > 0 and len(between) == 1 and between[0] in {"+", "plus", "/", "and", "&", "with"}


def _has_percent(found: Findings) -> bool:
    """Say whether a row without names holds a percentage, as "280/20%/150k/30k" does and "10/20/30" does not."""
    return any(finding.place and finding.quantity.measure is Measure.PERCENT for finding in found.findings)


def _asks_for_norms(page: Page, parts: Sequence[Findings]) -> bool:
    """Say whether a word such as "typical" stands outside the names of parts ("fair market value") and schedules."""
    meant = {at for label in page.labels for at in range(label.first, label.behind)}
    meant |= {at for found in parts for hint in found.hints for at in range(hint.first, hint.behind)}
    return any(token.text in ASKING_FOR_NORMS for at, token in enumerate(page.tokens) if at not in meant)


def _words_before_figures(page: Page) -> frozenset[str]:
    start = page.quantities[0].first if page.quantities else 0
    return frozenset(token.text for token in page.tokens[:start] if token.kind is Kind.WORD)


def _is_calculation(page: Page, found: Findings) -> bool:
    """Say whether the message only relates a share to an amount: "15% sign-on on 280k", "15 % of 280k"."""
    if len(found.findings) != 2 or found.absent:
        return False
    one, other = found.findings
    share, amount = (one, other) if one.quantity.measure is Measure.PERCENT else (other, one)
    if share.quantity.measure is not Measure.PERCENT or amount.quantity.measure is Measure.PERCENT:
        return False
    if share.label is None and _takes_off(page, share.quantity):
        return True
    return amount.label is None and page.word(amount.quantity.first - 1) in {"on", "of", "from", "off"}


def _takes_off(page: Page, share: Quantity) -> bool:
    """Say whether a percentage is taken off something: "take off the 7 %", "7 % off a 280k base", "7 % lower"."""
    before = set(page.words(share.first - 3, share.first))
    return bool(_OFF_BEFORE & before) or page.word(share.behind) in _OFF_BEHIND


def _counts_things(page: Page, found: Findings) -> bool:
    """Say whether an unnamed figure counts something that is no pay: "250k users", "20% churn"."""
    spoken = [name for names in (page.places, page.employers, page.roles) for name in names]
    named = {at for name in spoken for at in range(name.first, name.behind)}
    for finding in found.findings:
        at = finding.quantity.behind
        if (
            finding.label is not None
            or at in named
            or at >= page.behind
            or page.tokens[at].kind is not Kind.WORD
        ):
            continue
        word = page.word(at)
        if (
            len(word) > _SHORTEST_NOUN
            and word not in FILLERS
            and word.endswith("s")
            and word not in OFFER_CUES
        ):
            return True
    return False
