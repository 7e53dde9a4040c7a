"""Which offers a question is about where it names none or one, and of which time where it names none."""

from dataclasses import replace

from bot.core.intents.figure_questions import FigureQuestion, read_figure_question
from bot.core.intents.figure_words import About
from bot.core.intents.periods import Period
from bot.core.offers.sheet import OfferSheet
from bot.core.replies.valued import kept_sheet
from bot.core.state import ChatState, Person
from bot.core.valuing.claims import Alone
from bot.core.valuing.meant import Meant, side_by_side
from bot.core.valuing.saved_offers import sheets


def is_meant(question: FigureQuestion, said: Meant, alone: Alone) -> bool:
    """Whether a message asks about an offer; one with words that were not understood may be about anything."""
    if question.guessed:
        return alone(strictly=True)
    return said.named or question.surely or alone()


def timed(question: FigureQuestion | None, state: ChatState) -> FigureQuestion | None:
    """A question by how much offers differ is about the time that was asked about before, else about all of it."""
    if question is None or not question.comparing or question.about is not About.PAY:
        return question
    if question.part is not None or question.period is not None:
        return question
    before = read_figure_question(state.asked) if state.asked else None
    return replace(question, period=before.period if before and before.period else Period())


def sets_apart(question: FigureQuestion) -> bool:
    """Whether a question is about several offers, though only one of them may be named."""
    return question.comparing or question.about is About.BREAK_EVEN


def several(state: ChatState, person: Person, offers: tuple[OfferSheet, ...]) -> tuple[OfferSheet, ...]:
    """The offers named, where they are several; else those compared, else those kept."""
    if len(offers) > 1:
        return offers
    return side_by_side(state) or (kept if len(kept := sheets(person.offers)) > 1 else offers)


def about_all_compared(state: ChatState, said: Meant, question: FigureQuestion) -> bool:
    """Whether a figure is asked of all offers compared: one of them was just changed, and none is named now."""
    changed = state.before is not None and kept_sheet(state.before) is not None
    whole = question.about is About.PAY and question.part is None and question.period is not None
    return changed and whole and not (said.named or state.paired) and len(side_by_side(state)) > 1
