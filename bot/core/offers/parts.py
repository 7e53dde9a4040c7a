"""One offer out of one part of a message."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.offers import wording
from bot.core.offers.assumptions import assumptions_piece
from bot.core.offers.beside import beside_piece, open_piece
from bot.core.offers.bonus import bonus_piece
from bot.core.offers.extras import benefits_piece, retirement_piece
from bot.core.offers.fields import Field
from bot.core.offers.finding import Findings, counts
from bot.core.offers.grants import grants_piece
from bot.core.offers.leftovers import left_problems
from bot.core.offers.piece import Reader, joined
from bot.core.offers.reading import ReadOffer, Said, Unread
from bot.core.offers.salary import base_piece, single_amount
from bot.core.offers.sheet import OfferSheet
from bot.core.offers.sign_on import sign_on_piece
from bot.core.offers.surroundings import currency_piece, names_piece, with_employer_schedule
from bot.core.offers.totals import rest_problem, total_problem
from bot.core.reading.quantities import Measure


def offer_from(found: Findings) -> ReadOffer:
    """Put the findings of one offer together."""
    reader = Reader(found)
    piece = joined(
        [
            base_piece(reader),
            bonus_piece(reader),
            grants_piece(reader),
            sign_on_piece(reader),
            single_amount(reader, Field.RELOCATION, "relocation", "relocation"),
            retirement_piece(reader),
            benefits_piece(reader),
            assumptions_piece(reader),
            beside_piece(reader),
            open_piece(reader),
            names_piece(found.page),
            currency_piece(reader),
        ]
    )
    sheet = OfferSheet.model_validate(piece.fields)
    asked_base = any(problem.field == "base" for problem in piece.problems)
    problems = [p for p in piece.problems if not (asked_base and p.field == "currency")]
    if not asked_base:
        problems += total_problem(reader, sheet) or rest_problem(reader, sheet)
    left = reader.left()
    unread = tuple(
        Unread(found.page.original(q.first, q.behind), q.start, q.end, is_figure=True)
        for q in left
        if q.measure is not Measure.DURATION and not counts(q)
    )
    offer = ReadOffer(
        sheet, _noted(reader, piece.said), (*problems, *left_problems(found.page, left, sheet)), unread
    )
    employers = (name.employer for name in found.page.employers if name.name == sheet.employer)
    return with_employer_schedule(offer, next(employers, None))


def _noted(reader: Reader, said: Sequence[Said]) -> tuple[Said, ...]:
    """Note beside a figure what it takes back, and its place in a row that named nothing."""
    notes: dict[str, str] = {}
    for finding in reader.found.findings:
        words = reader.words(finding)
        if finding.instead is not None:
            old = reader.page.original(finding.instead.first, finding.instead.behind)
            meant = reader.page.original(finding.quantity.first, finding.quantity.behind)
            notes[words] = f"{meant} instead of {old}"
        elif finding.place > 1 and finding.quantity.measure is not Measure.PERCENT:
            notes[words] = f"{wording.ORDINALS[finding.place]} in the row"
    return tuple(
        replace(item, note=notes[item.words]) if not item.note and item.words in notes else item
        for item in said
    )
