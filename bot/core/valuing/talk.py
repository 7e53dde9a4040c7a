"""What the talk is about: the offer last told, those set side by side, and how each message turns it."""

from collections.abc import Iterable, Sequence

from bot.core.offers.sheet import OfferSheet
from bot.core.replies.valued import fingerprint, kept_sheet, sheet_data
from bot.core.state import ChatState, Person
from bot.core.valuing.saved_offers import sheets


def turned_to(state: ChatState, sheet: OfferSheet) -> ChatState:
    """The state after the talk turned to an offer that is known already."""
    return state.model_copy(update={"draft": sheet_data(sheet), "together": False, "rested": False})


def alone(state: ChatState) -> ChatState:
    """The state in which a new offer is told: what was compared before has nothing to do with it."""
    return state.model_copy(update={"compared": (), "together": False, "paired": False})


def about_offer(state: ChatState, sheet: OfferSheet) -> ChatState:
    """The state after one offer was talked about; where the last one was one of those compared, it takes its place there."""
    data = sheet_data(sheet)
    beside = tuple(data if one == state.draft else one for one in state.compared)
    return state.model_copy(
        update={
            "draft": data, "compared": beside, "doubts": (), "pending": None, "topics": (), "together": False,
            "before": None, "first": None, "finished": None, "rested": False,
        }
    )  # fmt: skip


def about_offers(state: ChatState, offers: Sequence[OfferSheet]) -> ChatState:
    """The state after several offers were talked about side by side: the first of them is the draft."""
    return state.model_copy(
        update={
            "draft": sheet_data(offers[0]),
            "compared": tuple(sheet_data(sheet) for sheet in offers),
            "doubts": (),
            "pending": None,
            "topics": (),
            "together": True,
            "paired": False,
            "finished": None,
            "rested": False,
        }
    )


def undoubted(state: ChatState) -> ChatState:
    """The state after a change that had to be asked back was let go: the offer is what it was before."""
    if not state.doubts or state.before is None:
        return state
    compared = tuple(state.before if one == state.draft else one for one in state.compared)
    return state.model_copy(
        update={"draft": state.before, "compared": compared, "doubts": (), "before": None}
    )


def talked_about(state: ChatState) -> tuple[OfferSheet, ...]:
    """The offers last compared."""
    return tuple(sheet for data in state.compared if (sheet := kept_sheet(data)) is not None)


def found_by_mark(state: ChatState, person: Person, mark: str) -> OfferSheet | None:
    """The offer that a button means: the draft, one of those compared, or a kept one."""
    draft = kept_sheet(state.draft)
    known: Iterable[OfferSheet] = [
        *([draft] if draft else []), *talked_about(state), *sheets(person.offers),
    ]  # fmt: skip
    return next((sheet for sheet in known if fingerprint(sheet) == mark), None)
