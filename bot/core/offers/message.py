"""Reading a whole message: how sure it states an offer, and the offers it states."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.offers.doubts import doubts
from bot.core.offers.intent import Certainty, certainty
from bot.core.offers.lexicon import Lexicon
from bot.core.offers.mending import is_known
from bot.core.offers.page import Page, page_of
from bot.core.offers.parts import ReadPart, read_part
from bot.core.offers.reading import Problem, ReadOffer, Unread
from bot.core.offers.sheet import OfferSheet
from bot.core.offers.splitting import Segment, segments_of
from bot.core.reading.quantities import Measure
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


def _named(parts: Sequence[ReadPart], segments: Sequence[Segment], page: Page) -> list[ReadOffer]:
    """Give several offers their headings, and what the message says once for all of them."""
    currencies = {part.offer.sheet.currency for part in parts} - {None}
    inside = [range(segment.first, segment.behind) for segment in segments]
    roles = [name for name in page.roles if not any(name.first in span for span in inside)]
    places = [name for name in page.places if not any(name.first in span for span in inside)]
    offers = []
    for part, segment in zip(parts, segments, strict=True):
        sheet = part.offer.sheet
        changes: dict[str, object] = {}
        if len(parts) > 1 and segment.name and sheet.name is None:
            changes["name"] = segment.name[:120]
            employer = next((e for e in page.employers if e.name == segment.name), None)
            if employer is not None and sheet.employer is None:
                changes["employer"] = employer.name
        if sheet.currency is None and len(currencies) == 1:
            changes["currency"] = next(iter(currencies))
        if sheet.role is None and roles:
            changes["role"] = roles[0].name
        if sheet.location is None and len(places) == 1:
            changes["location"] = places[0].name
        offers.append(replace(part.offer, sheet=sheet.model_copy(update=changes)))
    return offers


def _unread(page: Page, parts: Sequence[ReadPart]) -> tuple[Unread, ...]:
    """Return the figures that stand for nothing, and the runs of words that the reader does not know."""
    understood: set[int] = set()
    for name in (*page.places, *page.employers, *page.roles):
        understood.update(range(name.first, name.behind))
    for label in page.labels:
        understood.update(range(label.first, label.behind))
    for quantity in page.quantities:
        understood.update(range(quantity.first, quantity.behind))
    for part in parts:
        for hint in part.found.hints:
            understood.update(range(hint.first, hint.behind))
    unread = [
        Unread(page.original(q.first, q.behind), q.start, q.end, is_figure=True)
        for part in parts
        for q in part.offer.left
        if q.measure is not Measure.DURATION
    ]
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
    """Read the offers that ``text`` states. Never raises; the longest message takes some milliseconds."""
    page = page_of(text, lexicon)
    if not page.quantities:
        return OfferReading(Certainty.NO, (), ())
    segments = segments_of(page)
    parts = [read_part(page.part(segment.first, segment.behind)) for segment in segments]
    found = [part.found for part in parts]
    sure = certainty(page, found)
    offers = [_checked(offer) for offer in _named(parts, segments, page)]
    kept = tuple(offer for offer in offers if not offer.sheet.is_empty)
    return OfferReading(sure if kept else Certainty.NO, kept, _unread(page, parts))
