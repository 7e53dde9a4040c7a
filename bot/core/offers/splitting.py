"""Where one offer ends and the next begins in a message: headings, "vs", blank lines, lines, alternatives."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.offers.alternatives import (
    CURRENT,
    MOST_TRIED,
    NEW,
    alternatives,
    is_crowded,
    is_present,
    side_by_side,
    sign_cuts,
    stated_fields,
)
from bot.core.offers.columns import column_names
from bot.core.offers.fields import Field
from bot.core.offers.finding import Findings
from bot.core.offers.findings import find
from bot.core.offers.headings import Cut, heading_at, named_at, titled_at, versus_at
from bot.core.offers.lexicon import Employer
from bot.core.offers.page import Page
from bot.core.reading.quantities import Measure, Quantity


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the message that states an offer; ``name`` is its heading, if it has one.

    ``employer`` is the one whose place in a list before the figures is this offer's.
    """

    found: Findings
    name: str = ""
    employer: Employer | None = None


def _counts(quantity: Quantity) -> bool:
    """Say whether a figure can be a part of an offer; "two" of "two offers" cannot."""
    return not (quantity.spelled and quantity.measure is Measure.NUMBER and quantity.value < 20)


def _segments(page: Page, cuts: Sequence[Cut]) -> list[Segment]:
    """Cut the page; parts without a figure join what stands before them, or are dropped at the beginning."""
    bounds = [(page.first, page.first, "")] if not cuts or cuts[0].at > page.first else []
    bounds += [(cut.at, cut.behind, cut.name) for cut in cuts]
    spans: list[tuple[int, int, str]] = []
    pending = ""
    for index, (at, first, name) in enumerate(bounds):
        behind = bounds[index + 1][0] if index + 1 < len(bounds) else page.behind
        has_figure = any(first <= q.first and q.behind <= behind and _counts(q) for q in page.quantities)
        if has_figure:
            spans.append((first, behind, name or pending))
            pending = ""
        elif spans and not name:
            last = spans[-1]
            if last[1] in {at, first}:
                spans[-1] = (last[0], behind, last[2])
        else:
            pending = name
    return [Segment(find(page.part(first, behind)), name) for first, behind, name in spans if len(spans) > 1]


def _is_offer_each(segments: Sequence[Segment], *, least: int) -> bool:
    """Say whether every segment has a base, and at least ``least`` parts."""
    if len(segments) < 2:
        return False
    for segment in segments:
        fields = stated_fields(segment.found)
        if Field.BASE not in fields or len(fields) < least:
            return False
    return True


def _parted(page: Page, cuts: Sequence[Cut], *, least: int = 1) -> list[Segment]:
    """Return the segments between ``cuts``; none where they are not an offer each."""
    ordered = _ordered(cuts)
    if not ordered or len(ordered) > MOST_TRIED:
        return []
    segments = _segments(page, ordered)
    return segments if _is_offer_each(segments, least=least) else []


def segments_of(page: Page) -> tuple[Segment, ...]:
    """Return the parts of ``page`` that state one offer each; one segment where there is only one."""
    whole = Segment(find(page))
    if len(page.quantities) < 2:
        return (whole,)
    places = range(page.first, page.behind)
    headings = [cut for at in places if (cut := heading_at(page, at))]
    named = [cut for at in places if (cut := named_at(page, at) or titled_at(page, at))]
    versus = [cut for at in places if (cut := versus_at(page, at))]
    announced = [
        _parted(page, cuts)
        for cuts in (headings + versus, named + versus, named + headings + versus if headings else [])
    ]
    segments = max(announced, key=len)
    columns = side_by_side(page) if len(versus) > 1 and not headings else []
    if columns:
        return tuple(_in_columns(page, columns))
    for cuts, least in (
        (versus, 1),
        (sign_cuts(page, frozenset({"\n\n"})), 1),
        (sign_cuts(page, frozenset({"\n", "\n\n"})), 2),
    ):
        segments = segments or _parted(page, cuts, least=least)
    if segments:
        listed = _with_listed(page, segments)
        return _with_today(listed if versus else _without_todays_pay(listed))
    parts = alternatives(page, whole.found) if is_crowded(whole.found) else []
    return _with_today(_in_columns(page, parts)) or (_announced(page, headings) or whole,)


def _in_columns(page: Page, parts: Sequence[Findings]) -> list[Segment]:
    """Name the offers that stand in columns by the row of names above them."""
    columns = len({part.page.first for part in parts}) == 1
    names = (column_names(page, len(parts)) if columns else []) or [""] * len(parts)
    return [Segment(part, name) for part, name in zip(parts, names, strict=True)]


def _announced(page: Page, headings: Sequence[Cut]) -> Segment | None:
    """The one offer of a message that begins with its heading: "Offer B: 350k, no stock"."""
    first = headings[0] if len(headings) == 1 and headings[0].at == page.first else None
    return Segment(find(page.part(first.behind, page.behind)), first.name) if first else None


def _with_listed(page: Page, segments: Sequence[Segment]) -> Sequence[Segment]:
    """Give the segments the employers or places listed before them: "Google vs Meta: 250k … vs 260k …"."""
    first = page.quantities[0].first
    for names in (page.employers, page.places):
        listed = {name.name: name for name in names if name.behind <= first}
        if len(listed) == len(segments):
            begins = max(name.behind for name in listed.values())
            opened = find(page.part(begins, segments[0].found.page.behind))
            return [
                Segment(opened if at == 0 else segment.found, name.name, name.employer)
                for at, (segment, name) in enumerate(zip(segments, listed.values(), strict=True))
            ]
    return segments


def _without_todays_pay(segments: Sequence[Segment]) -> Sequence[Segment]:
    """Leave out what is only an amount earned today: "current: 240k", before the offer."""
    aside = [
        is_present(segment.found.page) and stated_fields(segment.found) == {Field.BASE}
        for segment in segments
    ]
    if len(segments) != 2 or not any(aside):
        return segments
    return [replace(s, name="") for s, now in zip(segments, aside, strict=True) if not now]


def _with_today(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Name what is earned today and what is offered, where two segments are that and have no name of their own."""
    today = [is_present(segment.found.page) for segment in segments]
    if len(segments) != 2 or today[0] is today[1]:
        return tuple(segments)
    return tuple(
        replace(segment, name=segment.name or (CURRENT if now else NEW))
        for segment, now in zip(segments, today, strict=True)
    )


def _ordered(cuts: Sequence[Cut]) -> list[Cut]:
    """Put cuts in order without overlaps; of two at one place the one with a name stays."""
    ordered: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.at, not cut.name)):
        if ordered and cut.at < ordered[-1].behind:
            continue
        if ordered and ordered[-1].at == cut.at and ordered[-1].behind == cut.behind:
            continue
        ordered.append(cut)
    return ordered
