"""The base salary, and other fields of an offer that are one amount."""

from collections.abc import Sequence
from decimal import Decimal

from bot.core.offers import wording
from bot.core.offers.amounts import Figure, is_bare
from bot.core.offers.fields import Field
from bot.core.offers.finding import Finding
from bot.core.offers.piece import ZERO, Piece, Reader, asked_range, asked_which
from bot.core.offers.reading import Choice, Problem, Said
from bot.core.reading.quantities import Quantity
from bot.core.reading.units import Per

_SMALLEST_YEARLY = Decimal(20_000)
"""A base below this is rather a month's pay."""


def _conflict(
    path: str, name: str, figures: Sequence[Figure], currencies: Sequence[str | None]
) -> Problem | None:
    """Ask back where one field got two values, or one in two currencies."""
    if len(set(currencies) - {None}) > 1:
        values = [
            (f"{currency or ''} {wording.brief(figure.value)}".strip(), figure.value)
            for figure, currency in zip(figures, currencies, strict=True)
        ]
        problem = asked_which(path, name, values)
        choices = tuple(
            Choice(choice.label, (*choice.changes, ("currency", currency)))
            for choice, currency in zip(problem.choices, currencies, strict=True)
        )
        return Problem(path, problem.sentence, choices)
    different = dict.fromkeys(figure.value for figure in figures)
    if len(different) == 1:
        return None
    return asked_which(path, name, [(wording.brief(value), value) for value in different])


def single_amount(reader: Reader, kind: Field, path: str, name: str) -> Piece:
    """Read a field that is one amount: base, relocation."""
    findings = reader.found.of(kind)
    if not findings:
        denied = reader.absent(kind)
        return Piece({path: ZERO}, (Said(path, name, "none", denied),)) if denied else Piece()
    figures = [reader.money(finding) for finding in findings]
    said = tuple(
        Said(path, name, wording.amount(figure.value), reader.words(finding), figure.note)
        for finding, figure in zip(findings, figures, strict=True)
    )
    conflict = _conflict(path, name, figures, [finding.quantity.currency for finding in findings])
    problems = (conflict,) if conflict else asked_range(path, name, figures[0])
    return Piece({path: figures[0].value}, said, problems)


def base_piece(reader: Reader) -> Piece:
    """Read the base salary; a bare figure of two digits, and what may be a month's pay, are asked back."""
    piece = single_amount(reader, Field.BASE, "base", "base")
    findings = reader.found.of(Field.BASE)
    if piece.problems or not findings:
        return piece
    problem = (
        _is_it_all(reader, findings[0])
        or _too_small(reader, findings[0].quantity)
        or _monthly(reader, findings[0])
    )
    return Piece(piece.fields, piece.said, (problem,)) if problem is not None else piece


def _is_it_all(reader: Reader, base: Finding) -> Problem | None:
    """Ask what a total holds that is all that was stated: "250k all in"."""
    if base.label is None or base.label.field is not Field.TOTAL or reader.found.of(Field.BONUS):
        return None
    value = reader.money(base).value
    sentence = (
        f"Is the whole {wording.brief(value)} base? "
        "If it holds a bonus or stock, write the parts, for example 200k base, 15% bonus."
    )
    return Problem("base", sentence, (Choice("All of it is base", (("base", value),)),))


def _monthly(reader: Reader, base: Finding) -> Problem | None:
    """Ask whether a base of a few thousand is what is paid a month."""
    figure = reader.money(base)
    if figure.note or base.quantity.per is not None or not 1000 <= figure.value < _SMALLEST_YEARLY:
        return None
    shown, yearly = wording.amount(figure.value), figure.value * 12
    if "bimonthly" in reader.page.words(base.first - 2, base.behind + 3):
        often = (
            Choice(f"{shown} twice a month", (("base", figure.value * 24),)),
            Choice(f"{shown} every two months", (("base", figure.value * 6),)),
        )
        return Problem("base", f"Is the base of {shown} paid twice a month, or every two months?", often)
    choices = (
        Choice(f"{shown} a month", (("base", yearly),)),
        Choice(f"{shown} a year", (("base", figure.value),)),
    )
    return Problem("base", f"Is the base of {shown} paid a month, or is that the whole year?", choices)


def _too_small(reader: Reader, quantity: Quantity) -> Problem | None:
    """Ask what "base 28" counts."""
    value = quantity.value
    if not is_bare(quantity) or reader.bare not in {None, Decimal(1000)}:
        return None
    whole_year = quantity.per is Per.YEAR and quantity.currency is not None  # "280 dollars a year"
    if value >= 100 and not whole_year:
        return None
    meant = (value * 1000, value * 10_000) if value < 100 else (value * 1000, value)
    if value < 10:
        meant = (value * 100_000, value * 1_000_000)  # "2.5 base"
    sentence = (
        f"A base of {wording.amount(value)} is too small for a year. Did you mean "
        f"{wording.brief(meant[0])} or {wording.brief(meant[1])}?"
    )
    choices = tuple(Choice(wording.brief(option), (("base", option),)) for option in meant)
    return Problem("base", sentence, choices)
