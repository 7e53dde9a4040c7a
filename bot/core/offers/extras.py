"""What an employer pays beside pay: retirement contributions and yearly benefits."""

from collections.abc import Sequence

from bot.core.offers import wording
from bot.core.offers.fields import Field
from bot.core.offers.finding import Finding
from bot.core.offers.piece import HUNDRED, ZERO, Piece, Reader, asked_range
from bot.core.offers.reading import Said
from bot.core.offers.sheet import RetirementPart
from bot.core.offers.unnamed import LIMITS
from bot.core.reading.quantities import Measure
from bot.core.reading.word_sets import words as word_set

_SECOND_TIER = 3
"""Percentages behind the first one of "100% on the first 3% and 50% on the next 2%"."""
_EMPLOYEE = word_set("employee employee's own")
_ALLOWANCES = word_set("allowance allowances holiday vacation vakantiegeld housing")
_LARGEST_ALLOWANCE = 60
_LARGEST_MATCH = 25
"""Percent of base; above it, "50% match up to 6%" is a part of what the employee pays in."""


def retirement_piece(reader: Reader) -> Piece:
    """Read the employer's contribution: "5% match", "50% match up to 6%", "employer contributes 10k"."""
    findings = reader.found.of(Field.RETIREMENT)
    denied = reader.absent(Field.RETIREMENT)
    if not findings:
        said = Said("retirement", "retirement", "none", denied)
        return Piece({"retirement": RetirementPart(amount=ZERO)}, (said,)) if denied else Piece()
    caps = [finding for finding in findings if _is_cap(reader, finding)]
    first = next((finding for finding in findings if finding not in caps), None)
    if first is None:
        shown = wording.amount(reader.money(caps[0]).value)
        note = f"at most {shown}, but not how much, so none is counted"
        return Piece(said=(Said("retirement", "retirement", shown, reader.words(caps[0]), note),))
    if first.quantity.measure is Measure.PERCENT:
        return _capped(reader, _share(reader), caps)
    figure = reader.money(first)
    said = Said(
        "retirement.amount", "retirement", wording.amount(figure.value), reader.words(first), figure.note
    )
    asked = asked_range("retirement.amount", "retirement contribution", figure)
    return Piece({"retirement": RetirementPart(amount=figure.value)}, (said,), asked)


def _is_cap(reader: Reader, finding: Finding) -> bool:
    """Say whether an amount is only the most that an employer adds: "401k match capped at $10k"."""
    quantity = finding.quantity
    near = reader.page.words(quantity.first - 3, quantity.first)
    behind = reader.page.words(quantity.behind, quantity.behind + 1)
    limits = bool(LIMITS & {*near, *behind}) or near[-2:] == ("up", "to")
    return quantity.measure is not Measure.PERCENT and limits


def _capped(reader: Reader, piece: Piece, caps: Sequence[Finding]) -> Piece:
    """Hold a share of base to the most that is paid: "4% match, at most 10k"."""
    part, base = piece.fields.get("retirement"), reader.base()
    words = [reader.words(cap) for cap in caps]
    if not caps or not isinstance(part, RetirementPart) or part.share is None or base is None:
        return piece
    most = reader.money(caps[0]).value
    if part.share * base <= most:
        return piece
    note = f"{wording.share(part.share)} of base, at most {wording.amount(most)}"
    said = Said("retirement.amount", "retirement", wording.amount(most), words[0], note)
    return Piece({"retirement": RetirementPart(amount=most)}, (*piece.said, said))


def _share(reader: Reader) -> Piece:
    findings = _of_employer(reader)
    first = findings[0]
    value, note = first.quantity.value, ""
    behind = [
        f for f in findings[1:] if f.quantity.first >= first.behind and f.quantity.measure is Measure.PERCENT
    ]
    words = reader.words(first)
    if value > _LARGEST_MATCH and len(behind) == _SECOND_TIER:
        points = [finding.quantity.value for finding in (first, *behind)]
        value = (points[0] * points[1] + points[2] * points[3]) / HUNDRED
        note = "{} of {} and {} of {}".format(*map(wording.points, points))
        words = " … ".join((words, *map(reader.words, behind)))
    elif value > _LARGEST_MATCH and behind:
        limit = behind[0].quantity.value
        note = f"{wording.points(value)} of {wording.points(limit)}"
        words = f"{words} … {reader.words(behind[0])}"
        value = value * limit / HUNDRED
    said = Said("retirement.share", "retirement", f"{wording.points(value)} of base", words, note)
    return Piece({"retirement": RetirementPart(share=value / HUNDRED)}, (said,))


def _of_employer(reader: Reader) -> list[Finding]:
    """Leave out what the employee pays in: "5% employee + 10% employer"."""
    findings = list(reader.found.of(Field.RETIREMENT))
    theirs = [f for f in findings if not _EMPLOYEE & set(_around(reader, f))]
    for own in findings:
        if theirs and own not in theirs:
            reader.words(own)
    named = [f for f in theirs if "employer" in _around(reader, f)]
    return named or theirs or findings


def _around(reader: Reader, finding: Finding) -> tuple[str, str]:
    return reader.page.word(finding.quantity.first - 1), reader.page.word(finding.quantity.behind)


def _is_money(finding: Finding) -> bool:
    """Say whether benefits are an amount, or a share of base as allowances are: "health 100% covered" is neither."""
    if finding.quantity.measure is not Measure.PERCENT:
        return True
    words = set(finding.label.words.split()) if finding.label else set()
    return bool(words & _ALLOWANCES) and finding.quantity.value <= _LARGEST_ALLOWANCE


def benefits_piece(reader: Reader) -> Piece:
    """Read yearly benefits; several of them add up."""
    findings = [f for f in reader.found.of(Field.BENEFITS) if _is_money(f)]
    denied = reader.absent(Field.BENEFITS)
    if not findings:
        return (
            Piece({"benefits": ZERO}, (Said("benefits", "benefits", "none", denied),)) if denied else Piece()
        )
    figures = [reader.of_base(finding) for finding in findings]
    said = tuple(
        Said("benefits", "benefits", wording.amount(figure.value), reader.words(finding), figure.note)
        for finding, figure in zip(findings, figures, strict=True)
    )
    return Piece({"benefits": sum((figure.value for figure in figures), ZERO)}, said)
