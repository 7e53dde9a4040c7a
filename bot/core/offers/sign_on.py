"""The sign-on of an offer: one or two instalments, and what has to be paid back on leaving."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from bot.core.offers import wording
from bot.core.offers.amounts import Figure
from bot.core.offers.fields import Field
from bot.core.offers.finding import Finding
from bot.core.offers.piece import ZERO, Piece, Reader, asked_range, asked_which
from bot.core.offers.reading import Problem, Said
from bot.core.offers.sheet import SignOnPart
from bot.core.reading.quantities import Measure
from bot.core.reading.schedule_hint import Sort
from bot.core.reading.schedule_words import COUNTS
from bot.core.reading.word_sets import words as word_set

_HALVES = word_set("instalments installments payments parts halves equal tranches ways")
_AT_INSTALMENT = 2
_PRORATED = word_set("prorated prorata pro proportional proportionally rata")
_IN_FULL = word_set("full fully entire all 100 whole")


@dataclass(frozen=True, slots=True)
class _Instalments:
    first: Decimal
    second: Decimal | None = None
    note: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Clawback:
    months: int | None = None
    kind: Literal["prorated", "full"] | None = None
    said: tuple[Said, ...] = ()


def sign_on_piece(reader: Reader) -> Piece:
    """Read the sign-on with its clawback."""
    findings = reader.found.of(Field.SIGN_ON)
    clawback = _clawback(reader)
    denied = reader.absent(Field.SIGN_ON)
    if not findings and denied:
        return Piece({"sign_on": SignOnPart(amount=ZERO)}, (Said("sign_on", "sign-on", "none", denied),))
    if not findings and clawback.months is None:
        return Piece()
    part = SignOnPart(clawback_months=clawback.months, clawback=clawback.kind)
    if not findings:
        return Piece({"sign_on": part}, clawback.said)
    read = _instalments(reader, findings)
    part = part.model_copy(update={"amount": read.first, "second": read.second})
    said = [
        Said("sign_on.amount", "sign-on", wording.amount(read.first), reader.words(findings[0]), read.note)
    ]
    later = [reader.words(finding) for finding in findings[1:]]
    if read.second is not None:
        shown = wording.amount(read.second)
        said.append(Said("sign_on.second", "sign-on in month 13", shown, " … ".join(later)))
    else:
        said += [Said("sign_on.amount", "sign-on", words, words) for words in later]
    return Piece({"sign_on": part}, (*said, *clawback.said), read.problems)


def _instalments(reader: Reader, findings: Sequence[Finding]) -> _Instalments:
    figures = [reader.of_base(finding) for finding in findings]
    first = figures[0]
    if len(findings) == 3 and 2 * max(f.value for f in figures) == sum(f.value for f in figures):
        return _of_total(reader, findings, figures)
    if len(findings) > 1:
        return _several(reader, findings, figures)
    if _is_one_of_two(reader, findings[0]):
        return _Instalments(first.value, first.value, f"twice {wording.amount(first.value)}")
    if findings[0].year == 2:
        return _Instalments(ZERO, first.value)
    if _is_split(reader, findings[0]):
        half = first.value / 2
        return _Instalments(half, half, f"{wording.amount(first.value)} in two instalments")
    return _Instalments(first.value, None, first.note, asked_range("sign_on.amount", "sign-on", first))


def _of_total(reader: Reader, findings: Sequence[Finding], figures: Sequence[Figure]) -> _Instalments:
    """Read a total and its two instalments; what is paid within a year is paid in the first one."""
    total = max(figures, key=lambda figure: figure.value)
    parts = [pair for pair in zip(findings, figures, strict=True) if pair[1] is not total]
    (one, sooner), (other, later) = parts if parts[0][0].year != 2 else reversed(parts)
    note = f"{wording.amount(total.value)} in two instalments"
    end = max(one.quantity.behind, other.quantity.behind)
    for hint in reader.found.hints:
        soon = hint.months is not None and 1 < hint.months < 12 and hint.sort in {Sort.MOMENT, Sort.LENGTH}
        if soon and 0 <= hint.first - end <= _AT_INSTALMENT:
            return _Instalments(total.value, None, f"{note}, both within a year")
    return _Instalments(sooner.value, later.value, note)


def _several(reader: Reader, findings: Sequence[Finding], figures: Sequence[Figure]) -> _Instalments:
    """Read two amounts or more: instalments if they share a name or a year says so, else two values for one thing."""
    first, second = figures[0], figures[1]
    years = [finding.year for finding in findings]
    if years[0] == 2 and years[1] in {None, 1}:
        return _Instalments(second.value, first.value)
    if len(figures) == 2 and _is_paid_in(reader, findings, figures):
        return _Instalments(first.value, None, f"{wording.amount(first.value)} in instalments")
    same_name = findings[1].label is None or findings[1].label is findings[0].label
    different = dict.fromkeys(figure.value for figure in figures)
    if len(figures) == 2 and (years[1] == 2 or same_name):
        notes = [figure.note for figure in figures if figure.note]
        return _Instalments(first.value, second.value, ", ".join(notes))
    if len(different) == 1:
        return _Instalments(first.value, None, first.note)
    values = [(wording.brief(value), value) for value in different]
    return _Instalments(first.value, None, first.note, (asked_which("sign_on.amount", "sign-on", values),))


def _is_paid_in(reader: Reader, findings: Sequence[Finding], figures: Sequence[Figure]) -> bool:
    """Say whether the second amount is what the first one is paid in: "45k in 3 instalments of 15k"."""
    one, other = figures[0].value, figures[1].value
    between = reader.page.words(findings[0].quantity.behind, findings[1].quantity.first)
    parts = bool(_HALVES & set(between))
    return parts and other > 0 and one > other and one % other == 0 and str(one // other) in _spelled(between)


def _spelled(words: Sequence[str]) -> set[str]:
    """Return the counts among some words as digits."""
    return {str(COUNTS[word]) if word in COUNTS else word for word in words}


def _is_one_of_two(reader: Reader, finding: Finding) -> bool:
    """Say whether an amount comes twice: "2 sign-on payments of 30k each", "30k sign-on in each of the first 2 years"."""
    before = reader.page.words(finding.first - 3, finding.quantity.first)
    later = [label.first for label in reader.page.labels if label.first >= finding.behind]
    after = reader.page.words(finding.behind, min([finding.behind + 7, *later]))
    if "each" in after and {"two", "2", "both"} & set(after):
        return True
    return reader.page.word(finding.quantity.behind) == "each" and bool({"two", "2"} & set(before))


def _is_split(reader: Reader, finding: Finding) -> bool:
    """Say whether a sign-on comes in two halves: "50k sign on split over two years", "in two instalments"."""
    later = [
        label.first
        for label in reader.page.labels
        if label.first >= finding.behind and label.field is not Field.PAYOUT  # "paid half now"
    ]
    end = min([finding.behind + 8, *later])
    words = reader.page.words(finding.behind, end)
    halves = words.count("half") > 1 or ("50", "/", "50") in zip(words, words[1:], words[2:], strict=False)
    if halves or any(word in {"two", "2"} and following in _HALVES for word, following in pairwise(words)):
        return True
    if "half" in words and any(
        hint.months in {12, 13} and finding.behind <= hint.first < end + 2 for hint in reader.found.hints
    ):
        return True  # "of which half is paid after 12 months"
    spread = {"split", "spread", "across", "over", "paid"} & set(words)
    return bool(spread) and any(
        hint.sort is Sort.LENGTH and hint.months == 24 and finding.behind <= hint.first < end
        for hint in reader.found.hints
    )


def _clawback(reader: Reader) -> _Clawback:
    """Read "12-month clawback", "repay in full if I leave within 24 months", "no clawback"."""
    denied = reader.absent(Field.CLAWBACK)
    if denied:
        return _Clawback(0, None, (Said("sign_on.clawback_months", "clawback", "none", denied),))
    for finding in reader.found.of(Field.CLAWBACK):
        quantity = finding.quantity
        if quantity.measure is Measure.PERCENT:
            reader.words(finding)  # "clawback 100% within 12 months": the length tells
            continue
        exact = quantity.value if quantity.measure is Measure.NUMBER else quantity.months
        if exact is None:
            continue
        months = int(-(-exact // 1))
        around = set(reader.page.words(finding.first - 4, finding.behind + 5))
        kind: Literal["prorated", "full"] | None = None
        if around & _PRORATED:
            kind = "prorated"
        elif around & _IN_FULL:
            kind = "full"
        shown = wording.months(months) + {"prorated": ", prorated", "full": ", in full", None: ""}[kind]
        said = Said("sign_on.clawback_months", "clawback", shown, reader.words(finding))
        return _Clawback(months, kind, (said,))
    return _Clawback()
