"""What a message says about an offer, figure by figure: each with the part of the offer it stands for."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.core.offers.alignment import Pair, paired
from bot.core.offers.amounts import counts_payments
from bot.core.offers.buyouts import bought_out, without_lost
from bot.core.offers.corrections import corrected
from bot.core.offers.fields import BESIDE, EQUITY_FAMILY, Field
from bot.core.offers.finding import Finding, Findings
from bot.core.offers.instalments import instalments_on
from bot.core.offers.labels import Label
from bot.core.offers.negations import absences
from bot.core.offers.open_terms import open_terms
from bot.core.offers.page import Page
from bot.core.offers.page_hints import hints_on, vesting_tokens, year_at
from bot.core.offers.raises import with_raises, without_former
from bot.core.offers.rows import row_of
from bot.core.offers.tables import footer_pairs, header_pairs
from bot.core.offers.target_earnings import parted, split_on, without_split
from bot.core.offers.unnamed import AT, PRICED, SMALLEST_COMPANY, Unnamed, is_earned_now, is_length
from bot.core.offers.yearly_stock import row_on
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.schedule_hint import Hint, Sort

_LEADS = frozenset({"of", ":", "=", "-"})
_SHARES = frozenset({"share", "shares", "stock", "stocks", "company stock"})
_MOVED = frozenset({"dropped", "fell", "fallen", "lost", "down", "tanked", "crashed", "rose", "gained"})
_WHOLE = 100
_HIGHEST_WORTH = 1_000
"""Of one share, in the currency's units."""


def find(page: Page, known: Sequence[Pair] = ()) -> Findings:
    """Read ``page``: pair figures with names, then give the figures without a name their usual meaning.

    ``known`` are the pairs of a page whose figures were paired already, as those of a table are.
    """
    split = split_on(page)
    page = page if split is None else without_split(page, split)
    page = with_raises(page)
    hints = hints_on(page)
    reserved = vesting_tokens(page, hints)
    absent = absences(page)
    denied = {absence.label for absence in absent}
    labels = _once(page, without_lost(page, [label for label in page.labels if label not in denied]))
    reserved |= _mix_on(page)
    figures = [q for q in page.quantities if q.first not in reserved and not counts_payments(page, q)]
    instalments = None if known else instalments_on(page, figures, labels)
    if instalments is not None:
        figures = [quantity for quantity in figures if not instalments.holds(quantity)]
        labels = [label for label in labels if not instalments.holds(label)]
    yearly = [] if known else row_on(page, figures, labels)
    if yearly:
        taken = {finding.quantity.first for finding in yearly}
        figures = [quantity for quantity in figures if quantity.first not in taken]
        labels = [label for label in labels if label is not yearly[0].label]
    listed = header_pairs(page, figures, labels) or footer_pairs(page, figures, labels)
    pairs = known or listed or paired(page, figures, labels)
    findings = bought_out(page, _named(page, pairs, hints), labels) + yearly
    if instalments is not None:
        findings += [
            Finding(Field.SIGN_ON, one, instalments.label, year_at(page, hints, one.first, one.behind))
            for one in (instalments.total, *instalments.parts)
        ]
    waiting = [pair.quantity for pair in pairs if pair.label is None or _is_of_a_fall(page, pair)]
    row = row_of(page, findings, waiting, hints)
    findings += row
    in_row = {finding.quantity.first for finding in row}
    unnamed = Unnamed(page, hints, absent, len(waiting))
    alone: list[Quantity] = []
    for quantity in waiting:
        if quantity.first in in_row:
            continue
        field = unnamed.field_of(quantity, findings)
        if field is not None:
            year = year_at(page, hints, quantity.first, quantity.behind)
            findings.append(Finding(field, quantity, None, year))
        elif quantity.measure is not Measure.DURATION and not is_length(quantity, findings):
            alone.append(quantity)
    findings, alone = corrected(page, findings, alone)
    findings = without_former(page, parted(page, findings, split))
    money = {
        f.quantity.first
        for f in findings
        if f.quantity.measure is not Measure.DURATION or f.field is Field.BONUS
    }
    kept = tuple(hint for hint in hints if hint.first not in money)
    spoken_for = {hint.first for hint in kept if hint.sort is Sort.LENGTH}
    unread = tuple(quantity for quantity in alone if quantity.first not in spoken_for)
    stated = {finding.field for finding in findings} | {absence.label.field for absence in absent}
    promised = open_terms(page, labels, stated | EQUITY_FAMILY if stated & EQUITY_FAMILY else stated)
    return Findings(page, tuple(_with_present_pay(page, findings)), absent, kept, unread, promised)


def _once(page: Page, labels: Sequence[Label]) -> list[Label]:
    """Leave one of the two names around a figure: "an equity grant of 45,000 options" is options."""
    behind = {quantity.first: quantity.behind for quantity in page.quantities}
    kept = list(labels)
    for one, other in pairwise(labels):
        at = one.behind + (page.word(one.behind) in _LEADS)
        around = behind.get(at) == other.first
        if around and {one.field, other.field} <= EQUITY_FAMILY:
            kept.remove(one)
        elif around and one.field is other.field and other.weak:
            kept.remove(other)  # "401k 6% match"
    return kept


def _with_present_pay(page: Page, findings: Sequence[Finding]) -> list[Finding]:
    """Put what is earned today aside where another base is offered: "I'm at 210k base now, they offer 250k".

    Where nothing else is the base, the pay of today with its other parts is what is stated.
    """
    bases = [finding for finding in findings if finding.field is Field.BASE]
    if not bases:
        pay = next((finding for finding in findings if finding.field is Field.PRESENT), None)
        parts = {finding.field for finding in findings} - BESIDE
        if pay is None and parts == {Field.TOTAL}:
            pay = findings[0]  # "250k all in": whether that is all base is asked
        return [replace(f, field=Field.BASE) if f is pay and parts else f for f in findings]
    present = [base for base in bases if is_earned_now(page, base.first, base.behind)]
    if len(present) == len(bases):
        return list(findings)
    return [replace(f, field=Field.PRESENT) if f in present else f for f in findings]


def _named(page: Page, pairs: Sequence[Pair], hints: Sequence[Hint]) -> list[Finding]:
    """Return the findings that have a name."""
    findings: list[Finding] = []
    for pair in pairs:
        if pair.label is None:
            continue
        if _is_of_a_fall(page, pair):
            continue
        if _is_what_of(page, pair, findings):
            findings.append(Finding(Field.BASE, pair.quantity))
            continue
        finding = Finding(pair.label.field, pair.quantity, pair.label)
        if finding.field in {Field.SIGN_ON, Field.BONUS, Field.STOCK}:
            beside = year_at(page, hints, pair.quantity.first, pair.quantity.behind)
            finding = replace(finding, year=beside or year_at(page, hints, finding.first, finding.behind))
        if finding.field in EQUITY_FAMILY and _values_the_company(page, pair, findings):
            finding = replace(finding, field=Field.COMPANY_VALUE)
        elif finding.field in PRICED and _is_price(page, pair, findings):
            finding = replace(finding, field=PRICED[finding.field])
        findings.append(finding)
    return [replace(f, field=Field.PRICE) if _is_worth_of_one(f, findings) else f for f in findings]


def _mix_on(page: Page) -> frozenset[int]:
    """Return where percentages say what a grant is made of, and no part of the company: "60% PSU, 40% RSU"."""
    named = {label.first: label.field for label in page.labels}
    parts = [
        quantity
        for quantity in page.quantities
        if quantity.measure is Measure.PERCENT
        and named.get(quantity.behind + (page.word(quantity.behind) in {"in", "of", "as"})) in EQUITY_FAMILY
    ]
    whole = len(parts) > 1 and sum(quantity.value for quantity in parts) == _WHOLE
    return frozenset(quantity.first for quantity in parts) if whole else frozenset()


def _is_worth_of_one(finding: Finding, findings: Sequence[Finding]) -> bool:
    """Say whether a few dollars beside options are what one share is worth: "25k options at $3, shares worth $9 now"."""
    if finding.field is not Field.STOCK or finding.label is None or finding.label.words not in _SHARES:
        return False
    quantity = finding.quantity
    small = bool(quantity.currency) and not quantity.scaled and quantity.value < _HIGHEST_WORTH
    fields = {other.field for other in findings}
    return small and Field.OPTIONS in fields and Field.PRICE not in fields


def _is_price(page: Page, pair: Pair, findings: Sequence[Finding]) -> bool:
    """Say whether the second figure of a grant is the price of a share: "1,000 RSUs at $150", "30,000 options @ $2"."""
    counted = any(f.label is pair.label and f.quantity.measure is not Measure.PERCENT for f in findings)
    return counted and page.word(pair.quantity.first - 1) in AT


def _values_the_company(page: Page, pair: Pair, findings: Sequence[Finding]) -> bool:
    """Say whether the amount behind a stake is what the company is worth: "1% equity at 10M"."""
    stake = any(f.label is pair.label and f.quantity.measure is Measure.PERCENT for f in findings)
    amount = pair.quantity.measure is Measure.AMOUNT and pair.quantity.value >= SMALLEST_COMPANY
    return stake and amount and page.word(pair.quantity.first - 1) in {"at", "@", "on"}


def _is_of_a_fall(page: Page, pair: Pair) -> bool:
    """Say whether a percentage tells how a share price has moved: "the stock dropped 40% since"."""
    label, quantity = pair.label, pair.quantity
    if label is None or label.field not in EQUITY_FAMILY or quantity.measure is not Measure.PERCENT:
        return False
    near = page.words(quantity.first - 3, quantity.first) + page.words(quantity.behind, quantity.behind + 1)
    return bool(_MOVED & set(near))


def _is_what_of(page: Page, pair: Pair, findings: Sequence[Finding]) -> bool:
    """Say whether an amount is what a percentage before it is of: "15% sign-on on 280k"."""
    if pair.quantity.measure is Measure.PERCENT or page.word(pair.quantity.first - 1) not in {
        "on",
        "of",
        "from",
    }:
        return False
    return any(f.label is pair.label and f.quantity.measure is Measure.PERCENT for f in findings)
