"""One offer out of one part of a message."""

from bot.core.offers.assumptions import assumptions_piece
from bot.core.offers.bonus import bonus_piece
from bot.core.offers.extras import benefits_piece, retirement_piece
from bot.core.offers.finding import Findings
from bot.core.offers.grants import grants_piece
from bot.core.offers.leftovers import beside_piece, left_problems, total_problem
from bot.core.offers.piece import Reader, joined
from bot.core.offers.reading import ReadOffer
from bot.core.offers.salary import base_piece, single_amount
from bot.core.offers.sheet import OfferSheet
from bot.core.offers.sign_on import sign_on_piece
from bot.core.offers.surroundings import currency_piece, names_piece, with_employer_schedule
from bot.core.offers.vocabulary import Field


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
            names_piece(found.page),
            currency_piece(reader),
        ]
    )
    piece = with_employer_schedule(found.page, piece)
    sheet = OfferSheet.model_validate(piece.fields)
    asked_base = any(problem.field == "base" for problem in piece.problems)
    problems = [p for p in piece.problems if not (asked_base and p.field == "currency")]
    if not asked_base:
        problems += total_problem(reader, sheet)
    left = reader.left()
    return ReadOffer(sheet, piece.said, (*problems, *left_problems(found.page, left, sheet)), left)
