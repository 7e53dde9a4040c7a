"""Reading a whole message: how sure it states an offer, and the offers it states."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.offers.doubts import doubts
from bot.core.offers.intent import Certainty, certainty
from bot.core.offers.lexicon import Lexicon
from bot.core.offers.mending import is_known
from bot.core.offers.naming import announced, is_counted, named_offers
from bot.core.offers.page import Page, page_of
from bot.core.offers.parts import offer_from
from bot.core.offers.reading import Problem, ReadOffer, Unread
from bot.core.offers.sheet import OfferSheet
from bot.core.offers.splitting import Segment, segments_of
from bot.core.reading.tokens import Kind


@dataclass(frozen=True, slots=True)
class OfferReading:
    """What a message says about offers.

    ``offers`` are in order of the text, each with what was read and what has to be asked back; ``unread`` are words
    and figures that were not understood. Only a message of which it is SURE that it states an offer is one.
    """

    certainty: Certainty
    offers: tuple[ReadOffer, ...]
    unread: tuple[Unread, ...]

    @property
    def is_offer(self) -> bool:
        """Whether the message states at least one offer."""
        return self.certainty is Certainty.SURE

    @property
    def sheets(self) -> tuple[OfferSheet, ...]:
        """The sheets of the offers."""
        return tuple(offer.sheet for offer in self.offers)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The questions of all offers."""
        return tuple(problem for offer in self.offers for problem in offer.problems)


def _checked(offer: ReadOffer) -> ReadOffer:
    """Add the questions about values that cannot be right, one a field."""
    asked = {problem.field.split(".")[0] for problem in offer.problems}
    more = tuple(problem for problem in doubts(offer.sheet) if problem.field.split(".")[0] not in asked)
    return replace(offer, problems=(*offer.problems, *more))


def _unread(page: Page, segments: Sequence[Segment], offers: Sequence[ReadOffer]) -> tuple[Unread, ...]:
    """Return the figures that stand for nothing, and the runs of words that the reader does not know."""
    understood: set[int] = set()
    for name in (*page.places, *page.employers, *page.roles):
        understood.update(range(name.first, name.behind))
    for label in page.labels:
        understood.update(range(label.first, label.behind))
    for quantity in page.quantities:
        understood.update(range(quantity.first, quantity.behind))
    for segment in segments:
        for hint in segment.found.hints:
            understood.update(range(hint.first, hint.behind))
        for promise in segment.found.open:
            understood.update(range(promise.first, promise.behind))
    unread = [figure for offer in offers for figure in offer.left]
    run: list[int] = []
    for at in range(page.first, page.behind + 1):
        unknown = (
            at < page.behind
            and at not in understood
            and page.tokens[at].kind is Kind.WORD
            and len(page.word(at)) > 2
            and not is_known(page.word(at))
        )
        if unknown:
            run.append(at)
        elif run:
            first, last = page.tokens[run[0]], page.tokens[run[-1]]
            unread.append(Unread(page.text[first.start : last.end], first.start, last.end, is_figure=False))
            run = []
    return tuple(sorted(unread, key=lambda item: item.start))


def read_offers(text: str, lexicon: Lexicon) -> OfferReading:
    """Read the offers that ``text`` states. Never raises; the longest message takes some tenths of a second, an offer some milliseconds."""
    page = page_of(text, lexicon)
    if not page.quantities:
        return OfferReading(Certainty.NO, (), ())
    segments = segments_of(page)
    offers = [offer_from(segment.found) for segment in segments]
    unread = _unread(page, segments, offers)
    sure = certainty(page, [segment.found for segment in segments])
    named = named_offers(page, segments, offers) if len(offers) > 1 or segments[0].name else offers
    nameless = len(named) == 1 and (named[0].sheet.name is None or is_counted(named[0].sheet.name))
    if nameless and named[0].sheet.employer is None and (name := announced(page)):
        named = [replace(named[0], sheet=named[0].sheet.model_copy(update={"name": name}))]
    kept = tuple(_checked(offer) for offer in named if not offer.sheet.is_empty)
    names = {offer.sheet.name for offer in kept}
    unread = tuple(item for item in unread if item.words not in names)
    return OfferReading(sure if kept else Certainty.NO, kept, unread)
